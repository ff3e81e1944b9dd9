"""The documents say what the program does: their examples are run, their files validate, their tables are complete.

`python -m tests.test_docs` prints the output of the examples anew.
"""

import doctest
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from cdsplan.cli.app import COMMANDS
from cdsplan.difference.kinds import KINDS
from cdsplan.language import Language
from cdsplan.render import words
from tests import ROOT
from tests.conftest import COMMUNE, PATHS, PLAN, REPORT, Folder
from tests.documents import TODAY, Document, code, pair
from tests.story import Reader
from tests.test_story import STOPS

README = pair("README")
ENGLISH, VIETNAMESE = README
JSON = pair("cdsplan/render/README")
STARTERS = (
    Document("cdsplan/recording/starter/README.en.md", Language.EN),
    Document("cdsplan/recording/starter/README.vi.md", Language.VI),
)
COMMANDS_PAGES = pair("docs/commands")
COMPLETION = pair("docs/completion")
EDITOR = pair("docs/editor")
FILES = pair("docs/files")
GLOSSARY = pair("docs/glossary")
INSTALL = pair("docs/install")
PLANS = pair("docs/plans")
SITE = pair("docs/site")
STEWARD = pair("docs/steward")
TABLE = pair("docs/table")
TRUST = pair("docs/trust")
# What the first page of each language leads to, in that language.
LED_TO = (COMMANDS_PAGES, COMPLETION, EDITOR, FILES, GLOSSARY, INSTALL, PLANS, SITE, STEWARD, TABLE, TRUST)
DESIGN = Document("docs/design.md", Language.EN)
ARCHITECTURE = Document("docs/architecture.md", Language.EN)
GUIDES = (
    DESIGN,
    ARCHITECTURE,
    *(
        Document(name, Language.EN)
        for name in (
            "docs/domain.md",
            "docs/performance.md",
            "docs/scale.md",
            "docs/traps.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
        )
    ),
)
each_json_page = pytest.mark.parametrize("document", [*JSON, DESIGN], ids=lambda document: document.name)


def each(pages: tuple[Document, Document]) -> pytest.MarkDecorator:
    """For the test of a page in both languages."""
    return pytest.mark.parametrize("document", pages, ids=lambda document: document.name)


each_plans_page = each(PLANS)
each_page = pytest.mark.parametrize(
    "document",
    [*README, *JSON, *(page for pages in LED_TO for page in pages), *GUIDES],
    ids=lambda document: document.name,
)


def run(
    arguments: list[str], language: Language, *, merged: bool = True, variables: Mapping[str, str] | None = None
) -> str:
    """What a user sees of a command that must succeed, or its results alone."""
    usual = {"CDSPLAN_ROOT": str(ROOT), "CDSPLAN_TODAY": TODAY, "CDSPLAN_LANG": language, "COLUMNS": "100"}
    done = subprocess.run(  # noqa: S603  our own program, with arguments from our own documents
        [sys.executable, "-m", "cdsplan", *arguments],
        cwd=ROOT,
        env=os.environ | usual | dict(variables or {}),
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if merged else subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, f"cdsplan {shlex.join(arguments)}: exit {done.returncode}\n{done.stdout}"
    return done.stdout


def transcript(block: str, document: Document, root: Path = ROOT) -> str:
    """The commands of a console block, each with its output of today, parted by empty lines."""
    variables = {"COLUMNS": str(document.columns), "CDSPLAN_TODAY": document.today, "CDSPLAN_ROOT": str(root)}
    commands = re.findall(r"^\$ cdsplan (.*)$", block, re.MULTILINE)
    return "\n".join(
        f"$ cdsplan {command}\n{run(shlex.split(command), document.language, variables=variables)}"
        for command in commands
    )


def contained(part: object, whole: object) -> bool:
    """Whether `whole` says all that `part` says: maps may have more keys, lists more items."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and contained(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(contained(one, other) for other in whole) for one in part)
    return part == whole


def files(document: Document) -> dict[str, str]:
    """The YAML blocks that claim to be files, by their paths."""
    blocks = document.blocks("yaml")
    found = {match[1]: block for block in blocks if (match := re.match(r"# (plans/\S+\.yaml)\n", block))}
    assert len(found) == len(blocks), "a YAML block does not begin with its path"
    return found


@each(TABLE)
@pytest.mark.slow
def test_the_examples_print_what_stands_below_them(document: Document) -> None:
    blocks = document.blocks("console")
    assert blocks
    for block in blocks:
        assert transcript(block, document) == block


@each(FILES)
def test_the_yaml_examples_are_a_repository_in_which_nothing_is_wrong(document: Document, folder: Folder) -> None:
    examples = files(document)
    assert len(examples) == 4, "one of each kind"
    for path, content in examples.items():
        folder.write(path, content)
    assert not folder.validate().findings


@each(FILES)
def test_the_yaml_examples_say_nothing_that_the_shipped_files_do_not(document: Document) -> None:
    for path, content in files(document).items():
        shipped = (ROOT / path).read_text(encoding="utf-8")
        example, whole = (yaml.load(text, yaml.BaseLoader) for text in (content, shipped))  # noqa: S506  scalars stay text
        assert contained(example, whole), path


@each_plans_page
def test_the_files_of_the_plans_page_are_a_repository_in_which_nothing_is_wrong(
    document: Document, folder: Folder
) -> None:
    for path, content in files(document).items():
        folder.write(path, content)
    assert not folder.validate().findings


@each_plans_page
@pytest.mark.slow
def test_the_commands_of_the_plans_page_print_what_stands_below_them(document: Document, folder: Folder) -> None:
    for path, content in files(document).items():
        folder.write(path, content)
    blocks = document.blocks("console")
    assert len(blocks) > 1
    for block in blocks:
        assert transcript(block, document, folder.root) == block


def test_both_plans_pages_have_the_same_files_and_commands() -> None:
    english, vietnamese = (
        {
            "commands": re.findall(r"^\$ (.*)$", document.text, re.MULTILINE),
            "files": {path: yaml.safe_load(content) for path, content in files(document).items()},
        }
        for document in PLANS
    )
    assert english == vietnamese


def json_examples(document: Document) -> Iterator[tuple[object, object]]:
    """Each JSON block beside all that the command named above it prints."""
    commands = re.findall(r"`cdsplan (.+? --format json)`.*\n\n```json", document.text)
    for command, block in zip(commands, document.blocks("json"), strict=True):
        output = run(shlex.split(command), document.language, merged=False)
        yield json.loads(block), json.loads(output)


def keys(value: object, above: str = "") -> set[str]:
    """Those of every map within, each after those that lead to it."""
    if isinstance(value, list):
        return set[str]().union(*(keys(one, above) for one in value))
    within = {f"{above}/{key}": part for key, part in value.items()} if isinstance(value, dict) else {}
    return set(within).union(*(keys(part, path) for path, part in within.items()))


@each_json_page
@pytest.mark.slow
def test_the_json_examples_are_parts_of_the_output(document: Document) -> None:
    for example, output in json_examples(document):
        assert contained(example, output)


@pytest.mark.parametrize("document", JSON, ids=str)
def test_the_example_in_python_is_true(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [block] = document.blocks("python")
    example = doctest.DocTestParser().get_doctest(block, {}, document.name, document.name, 0)
    assert len(example.examples) > 1
    assert doctest.DocTestRunner().run(example).failed == 0


@each_json_page
@pytest.mark.slow
def test_the_json_examples_have_every_key_of_the_output(document: Document) -> None:
    said, printed = (set[str]().union(*map(keys, some)) for some in zip(*json_examples(document), strict=True))
    assert said == printed


def test_both_languages_show_the_same_json() -> None:
    english, vietnamese = JSON
    assert english.blocks("json") == vietnamese.blocks("json")
    assert english.blocks("python") == vietnamese.blocks("python")


# A plan whose one target is written out, for a line to be put into it.
TARGET = PLAN.replace(' [{op: ">=", value: 80}]', '\n      - op: ">="\n        value: 80')
# A file around a line of the table of traps, by the line's key.
AROUND = {
    "tong_so_ho": ("report", "period: 2026-06\nvalues:\n  {line}\n"),
    "dien_tich": ("report", "period: 2026-06\nvalues:\n  {line}\n"),
    "illustrative": ("report", f"{REPORT}{{line}}\n"),
    "period": ("report", REPORT.replace("period: 2026-06", "{line}")),
    "code": ("commune", COMMUNE.replace('code: "00001"', "{line}")),
    "op": ("plan", TARGET.replace('op: ">="', "{line}")),
    "at": ("plan", f"{TARGET}        {{line}}\n"),
    "due": ("plan", f"{TARGET}        {{line}}\n"),
    "note": ("plan", f"{PLAN}    {{line}}\n"),
}
DENSITY = """\
variables:
  tong_so_ho: {name: Tổng số hộ, kind: count}
  dien_tich: {name: Diện tích, kind: quantity}
indicators:
  mat_do: {name: Mật độ, measure: number, unit: hộ/km², formula: tong_so_ho / dien_tich}
"""


@each(FILES)
def test_each_trap_is_refused_by_the_rule_named_and_the_other_spelling_accepted(
    document: Document, little: Folder
) -> None:
    little.write("plans/catalog/mat-do.yaml", DENSITY)
    for wrong, rule, right in (map(code, row) for row in document.table("you write", "viết thế này")):
        kind, around = AROUND[wrong.partition(":")[0]]
        good = (little.root / PATHS[kind]).read_text(encoding="utf-8")
        for line, expected in ((wrong, [rule]), (right, [])):
            little.write(PATHS[kind], around.replace("{line}", line))
            assert [one.rule for one in little.validate().findings] == expected, line
        little.write(PATHS[kind], good)


@pytest.mark.parametrize("document", [*FILES, *STARTERS], ids=lambda document: document.name)
def test_each_sentence_is_written_as_its_row_says(document: Document, little: Folder) -> None:
    rows = document.table("the document says", "văn bản viết")
    for target in (code(row[1]) for row in rows):
        little.write(
            PATHS["plan"], f"{PLAN[: PLAN.index('    targets')]}    baseline: {{value: 61}}\n    targets: [{target}]\n"
        )
        assert not little.validate().findings, target


@each(COMMANDS_PAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_row(document: Document, command: str) -> None:
    assert command in document.commands()


@each(COMMANDS_PAGES)
def test_each_row_of_the_table_is_a_command(document: Document) -> None:
    assert document.commands() <= set(COMMANDS)


@each(TABLE)
def test_each_status_and_mark_is_explained(document: Document) -> None:
    statuses = ", ".join(row[0] for row in document.table("status", "đánh giá"))
    for word in (*words.STATUS.values(), words.EXCEEDS, words.UNDECIDED):
        assert word.within(document.language) in statuses
    marks = ", ".join(row[0] for row in document.table("mark", "dấu"))
    for sign, _meaning in words.MARKS.values():
        assert f"`{sign.within(document.language)}`" in marks


@each(COMMANDS_PAGES)
def test_each_variable_of_the_environment_is_explained(document: Document) -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cdsplan").rglob("*.py"))
    read = set(re.findall(r"\b(?:CDSPLAN_[A-Z]+|NO_COLOR)\b", sources))
    assert read == {code(row[0]) for row in document.table("variable", "biến")}


def anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def links(document: Document) -> list[str]:
    """Those that a reader sees, without what is code, and those to elsewhere."""
    read = re.sub(r"^```.*?^```$|`[^`\n]+`", "", document.text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\((?!https:)([^)]+)\)", read)


@each_page
def test_each_link_leads_somewhere(document: Document) -> None:
    for link in links(document):
        path, _, anchor = link.partition("#")
        target = document.path.parent / path if path else document.path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def outline(document: Document) -> list[str]:
    return re.findall(
        r"^#+(?= )", re.sub(r"^```.*?^```$", "", document.text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )


def test_every_guide_is_found_from_the_first_page() -> None:
    assert {one.name for one in GUIDES if one.name != "SECURITY.md"} <= set(links(ENGLISH))
    for document, pages in zip(README, zip(*LED_TO, strict=True), strict=True):
        assert {one.name for one in pages} <= set(links(document))


# What cites the design, and which of its sections: `design.md, 4.1 and 4.5`, `[design.md](design.md), section 8.2`.
CITED = r"design\.md\)?,? (?:sections? )?(\d(?:\.\d)?(?:(?:, | and | to )\d(?:\.\d)?)*)"


def citations() -> Iterator[tuple[Path, str]]:
    for path in [*ROOT.glob("cdsplan/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("docs/*.md")]:
        for cited in re.findall(CITED, path.read_text(encoding="utf-8")):
            yield from ((path, number) for number in re.findall(r"\d(?:\.\d)?", cited))


def test_each_section_of_the_design_that_is_cited_is_there() -> None:
    sections = set(re.findall(r"^#{2,3} (\d(?:\.\d)?)\.? ", DESIGN.text, re.MULTILINE))
    cited = list(citations())
    assert {path.parts[len(ROOT.parts)] for path, _ in cited} == {"cdsplan", "tests", "docs"}
    assert not [(path, number) for path, number in cited if number not in sections]


def stages() -> list[str]:
    """The packages and modules in the table of the architecture."""
    return [name for row in ARCHITECTURE.table("package") for name in re.findall(r"`(\w+)/?`", row[0])]


def test_the_architecture_has_a_row_for_every_package() -> None:
    assert {path.parent.name for path in ROOT.glob("cdsplan/*/__init__.py")} <= set(stages())


def test_every_module_that_the_architecture_names_is_there() -> None:
    within = re.findall(rf"`((?:{'|'.join(stages())})/[\w/.]*)`", ARCHITECTURE.text)
    assert len(within) > len(stages())
    for name in [*stages(), *within]:
        path = ROOT / "cdsplan" / name
        assert path.exists() or path.with_name(f"{path.name}.py").is_file(), name


def test_the_design_has_the_rules_in_their_order_with_their_severities() -> None:
    listed = [line.split()[:2] for line in run(["rule"], Language.EN).splitlines()]
    assert [[code(row[0]), row[1]] for row in DESIGN.table("rule")] == listed


def test_the_design_has_every_status() -> None:
    said = {code(row[0]): row[1].partition(";")[0] for row in DESIGN.table("status")}
    assert said == {status: word.within(Language.VI) for status, word in words.STATUS.items()}


def test_the_design_has_every_command() -> None:
    assert DESIGN.commands() == set(COMMANDS)


def test_the_design_has_every_kind_of_change() -> None:
    (sentence,) = re.findall(r"^`diff` \(`cdsplan\.diff/1`\).*$", DESIGN.text, re.MULTILINE)
    assert [name for name in re.findall(r"`([a-z]+-[a-z]+)`", sentence) if name in KINDS] == [*KINDS]


@pytest.mark.parametrize("pages", [README, JSON, STARTERS, *LED_TO], ids=lambda pages: pages[0].name)
def test_both_languages_have_the_same_outline(pages: tuple[Document, Document]) -> None:
    english, vietnamese = pages
    assert outline(english) == outline(vietnamese)


@pytest.mark.parametrize("pages", [TABLE, FILES, COMMANDS_PAGES, GLOSSARY], ids=lambda pages: pages[0].name)
def test_both_languages_show_the_same_examples_and_tables(pages: tuple[Document, Document]) -> None:
    english, vietnamese = (
        {
            "commands": re.findall(r"^\$ (.*)$", document.text, re.MULTILINE),
            "files": list(files(document)),
            "tables": [len(rows) for rows in document.tables()],
        }
        for document in pages
    )
    assert english == vietnamese


def test_both_languages_know_the_same_traps_and_terms() -> None:
    english, vietnamese = FILES
    assert english.table("you write") == vietnamese.table("viết thế này")
    english, vietnamese = GLOSSARY
    assert [row[0] for row in english.table("term")] == [row[0] for row in vietnamese.table("từ tiếng Anh")]


# Help texts are made once, in the language of the process: so one process prints the pages of all commands.
PAGES = """\
from cdsplan.cli.app import COMMANDS, run
for command in COMMANDS:
    print(f"\\f{command}")
    run([command, "--help"])
"""


@pytest.fixture(scope="module", params=[*Language])
def pages(request: pytest.FixtureRequest) -> tuple[Language, dict[str, str]]:
    """The help page of each command in one language."""
    language: Language = request.param
    printed = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", PAGES],
        cwd=ROOT,
        env=os.environ | {"CDSPLAN_LANG": language, "COLUMNS": "100", "PYTHONUTF8": "1"},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    parts = (part.partition("\n") for part in printed.split("\f")[1:])
    return language, {name: page for name, _, page in parts}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(pages: tuple[Language, dict[str, str]], command: str) -> None:
    language, helped = pages
    page = helped[command]
    usage, example = {Language.VI: ("Cách dùng", "Ví dụ"), Language.EN: ("Usage", "Example")}[language]
    assert page.startswith(f"{usage}: ")
    assert f"{example}:\n  cdsplan {command}" in page


def refresh() -> None:
    """Write what the examples print now."""
    for document in (*TABLE, *PLANS):
        with TemporaryDirectory() as made:
            root = ROOT if document in TABLE else Path(made)
            for path, content in files(document).items() if document in PLANS else ():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(content, encoding="utf-8")
            text = document.text
            for block in document.blocks("console"):
                text = text.replace(f"```console\n{block}```", f"```console\n{transcript(block, document, root)}```")
        document.path.write_text(text, encoding="utf-8", newline="\n")
    for document in (page for pages in STOPS for page in pages):
        with TemporaryDirectory() as home:
            text = Reader(document, Path(home)).follow()
        document.path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()
