"""Every command over a repository in which a stranger has named everything: no output obeys any of it."""

import csv
import json
import os
import re
from collections.abc import Callable
from io import StringIO
from typing import NamedTuple

import pytest
import typer
from markdown_it import MarkdownIt

from cdsplan.characters import unseen
from cdsplan.checks.rules import names
from cdsplan.cli.app import COMMANDS
from cdsplan.cli.shared import terminal
from cdsplan.language import slug
from tests.cli.conftest import Run
from tests.conftest import Folder, History
from tests.render.findings.test_github import commands

# What files may hold, and what only names on the disk, broken files and the command line can.
WORDS = "::error file=x::[x](y) ![y](z) ##[add-mask]a ##vso[task.x]b <b>&c</b> | `d` {{e}} $f$ ]]>"
BYTES = "::error::a\n::add-mask::b\x1b[35;45mDATA\x1b]0;t\x07\x9b1m\u202ec\u2028::add-mask::d\r::add-mask::e ##[group]f"
FORMULA = "＝1+1 ##[group]f"
CODE = "00009"


class Place(NamedTuple):
    """Where the commune and its files stand."""

    province: str
    commune: str
    plan: str

    @property
    def folder(self) -> str:
        return f"plans/{self.province}/{self.commune}"


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def catalog(words: str) -> str:
    said = f"name: {quoted(words)}, name_en: {quoted(words)}, unit: {quoted(words)}"
    return f"""\
variables:
  ho: {{{said}, kind: count}}
  ho_cap_quang: {{{said}, kind: count, part_of: ho}}
  khac: {{{said}, kind: count}}
indicators:
  cap_quang: {{name: {quoted(words)}, name_en: {quoted(words)}, measure: percent, formula: ho_cap_quang / ho}}
  so_khac: {{{said}, measure: number, formula: khac}}
"""


def plan(words: str, value: int = 80) -> str:
    said = "\n".join(f"    {field}: {quoted(words)}" for field in ("group", "method", "source", "text", "note"))
    target = f'{{op: ">=", value: {value}, at: {quoted(words)}'
    return f"""\
title: {quoted(words)}
year: 2026
document: {{number: {quoted(words)}, issuer: {quoted(words)}}}
basis: [{quoted(words)}]
indicators:
  - id: cap_quang
{said}
    lead: [{quoted(words)}]
    baseline: {{value: 61, as_of: 2025-12-31, source: {quoted(words)}}}
    targets: [{target}}}, {target}, party: {quoted(words)}}}, {target}, due: 2026-05-01}}, {target[:-1]} 2"}}]
  - id: so_khac
    group: {quoted(words)}
    lead: [{quoted(words)}]
    not_applicable: {quoted(words)}
    targets: [{target}}}]
"""


def report(words: str, value: int = 700) -> str:
    return f"""\
period: 2026-06
document: {{number: {quoted(words)}, issuer: {quoted(words)}}}
values:
  ho: {{value: 1000, source: {quoted(words)}, note: {quoted(words)}}}
  ho_cap_quang: {{value: {value}, source: {quoted(words)}}}
  khac: {{value: null, note: {quoted(words)}}}
"""


def commune(words: str, province: str) -> str:
    return f'name: {quoted(words)}\ncode: "{CODE}"\nprovince: {quoted(province)}\n'


def written(folder: Folder, place: Place, words: str, **broken: str) -> None:
    """The repository, once as it was committed and once with another target and figure."""
    folder.write("plans/catalog/chung.yaml", broken.get("catalog", catalog(words)))
    folder.write(f"{place.folder}/commune.yaml", commune(words, words))
    folder.write(f"{place.folder}/{place.plan}.yaml", plan(words))
    folder.write(f"{place.folder}/reports/2026-06.yaml", report(words))
    folder.write(f"{place.folder}/reports/2026-03.yaml", report(words).replace("2026-06", "2026-03"))
    history = History(folder)
    history.git("init", "--quiet", "--initial-branch=main")
    history.git("add", "--all")
    history.git("commit", "--quiet", "--message", "x")
    folder.write(f"{place.folder}/{place.plan}.yaml", broken.get("plan", plan(words, 75)))
    folder.write(f"{place.folder}/reports/2026-06.yaml", broken.get("report", report(words, 720) + "  \n"))


def in_words(folder: Folder) -> Place:
    place = Place(slug(WORDS), slug(WORDS), "2026-so")
    written(folder, place, WORDS)
    return place


def in_names(folder: Folder) -> Place:
    place = Place(BYTES, f"xa-{BYTES}", f"2026-{BYTES}")
    written(folder, place, FORMULA)
    folder.write(f"{place.folder}/{BYTES}.yaml", "a: 1\n")
    folder.write(f"{place.folder}/reports/{BYTES}.yaml", "period: 2026-06\n")
    return place


def in_broken_files(folder: Folder) -> Place:
    place = Place(slug(WORDS), slug(WORDS), "2026-so")
    field = quoted(WORDS)
    written(
        folder,
        place,
        WORDS,
        catalog=f"{catalog(WORDS)}  {field}: {{measure: {field}}}\n{field}: 1\n",
        plan=f"{plan(WORDS)}{field}: {BYTES}\n{BYTES}\n",
        report=f"{report(WORDS)}  {field}: 1\n  x: {field}\n  ho: 18.025\n",
    )
    return place


# Each command in each of its formats; `{c}` is the commune, `{f}` its folder, `{x}` the hostile words.
CALLS = """
validate
validate -f text
validate -f concise
validate -f json
validate -f github
validate -f gitlab
validate -f junit
validate -f sarif
validate {f} --strict
validate {x}
validate --select {x}
validate --kind {x}
validate -o {x}
validate -o json={x}/{x}
progress {c}
progress {c} -f table
progress {c} -f markdown
progress {c} -f html
progress {c} -f html --fragment
progress {c} -f csv
progress {c} -f json
progress {c} --party {w}
progress {c} --party {x}
progress {c} --plan {x}
progress {c} --as-of {x}
progress {c} --status {x}
progress {c} -f {x}
progress {p}
progress {n}
progress {x}
explain {c} cap_quang
explain {c} cap_quang -f json
explain {c} cap_quang -f html
explain {c} {x}
list
list -f markdown
list -f html
list -f html --fragment
list -f csv
list -f json
list --root {x}
summary
summary -f table
summary -f markdown
summary -f html
summary -f csv
summary -f json
summary --by commune
summary --by commune -f markdown
summary --by commune -f csv
summary --by commune -f json
summary {x}
summary --indicator {x}
summary --year {x}
due
due -f ics
due -f html
due {x}
amend {c} cap_quang --value 90 --at {w} --dry-run
amend {c} cap_quang --value {x} --at {x}
amend {c} cap_quang --effective {x}
amend {c} {x} --until {x} --at {x}
record {c} ho=1001 --period 2026-06 --source {w}
record {c} ho=1002 --period 2026-07 --note {x}
record {c} ho={x} --period 2026-06
record {c} {x}=1 --period 2026-06
record {c} {x} --period {x}
form {c} --period 2026-09 -o {x}.csv
form {c} --period 2026-09 -o {x}
import {x}.csv
import {x}.csv --dry-run --commune {x}
import {x}
report {c} --period 2026-06 -o {x}.md
report {c} --period 2026-06 -o {x}/a.html
report {c} --period 2026-06 -o {x}
site -o out
site {c} -o out --lang both
site -o {x}
site {x} -o out
site -o out --lang {x}
export
export --excel
export -o {x}.xlsx
progress {c} -o {x}.xlsx
progress {c} -o {x}
summary -o {x}.md
list -o {x}/a.csv
explain {c} cap_quang -o {x}.html
diff -o {x}.md
due -o {x}.json
export {c}
export -f datapackage -o {x}
export -f parquet -o {x}
export {x}
diff
diff -f markdown
diff -f json
diff {x}
diff --fail-on {x}
fmt --check
fmt --diff
fmt {x}
fmt
rule {x}
rule bad-value -f markdown
init {x}
init commune.yaml
new commune {x} --code 00002 --province {x}
new commune {x} --code {x} --province {x}
new province {x} --code 38
new province {x} --code {x}
init new --province {x} --code 38
new plan {c} --year 2027 --theme {x}
new plan {x} --year {x} --theme x
new report {c} --period 2026-09
new report {x} --period {x}
new {x}
schema
schema {x}
{x}
--{x}
progress --{x}
validate --jobs {x}
validate --lang {x}
"""


# Of a page with tables, and a chart.
OUR_ELEMENTS = frozenset(
    {"html", "head", "meta", "title", "link", "style", "body", "main", "div", "h1", "h2", "h3", "h4", "p", "ul", "li"}
    | {"dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    | {"figure", "figcaption", "svg", "desc", "path", "circle", "text"}
)


class Said(NamedTuple):
    out: str
    err: str


@pytest.fixture
def calls(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run a command on a coloured terminal, and hear what it sends there: nothing goes by another way."""
    seen: list[tuple[str, bool]] = []

    def echo(words: str = "", *, nl: bool = True, err: bool = False, **_: object) -> None:
        seen.append((words + "\n" * nl, err))

    monkeypatch.setattr(typer, "echo", echo)
    monkeypatch.setattr(terminal, "in_colour", lambda: True)

    def call(*arguments: str) -> Said:
        seen.clear()
        ran = cdsplan(*arguments)
        assert (ran.out, ran.err) == ("", "")
        assert not any("a bug in the program" in words or "Traceback" in words for words, _ in seen)
        return Said("".join(words for words, err in seen if not err), "".join(words for words, err in seen if err))

    return call


def is_json(arguments: list[str]) -> bool:
    return bool({"json", "sarif", "gitlab"} & set(arguments)) or arguments == ["schema"]


def lines_of(written: str) -> str:
    """As a runner parts them."""
    return re.sub(r"\r\n?|\x85|[\u2028\u2029]", "\n", written)


def expect_no_forged_command(said: Said, *, ours: bool) -> None:
    assert commands(lines_of(said.err)) == []
    found = commands(lines_of(said.out))
    assert not re.search(r"##\w*\[", said.out + said.err)
    if ours:  # no more than there are findings, each titled by its rule
        assert {one.name for one in found} <= {"error", "warning"}
        assert {one.properties["title"] for one in found} <= names()
    else:
        assert found == []


def expect_nothing_to_obey(said: Said) -> None:
    printed = (said.out + said.err).replace("\x1b[35;45m", "\x1b!").removeprefix("\ufeff")
    ours = re.sub(r"\x1b\[[\d;]*m", "", printed)
    ours = re.sub(r"(?m)(^|;)\t(?=[\d.,:/% -]+(;|$))", r"\1", ours)  # for Excel, before what it would take for a number
    assert not unseen(ours.replace("\r\n", "\n")) - {"\n", "\xa0"}  # the lines of a calendar end so
    assert not re.search(r"(?m)^\s*(:|\\x3a):add-mask", said.err)  # a name stays in its line


def expect_only_our_markup(out: str, arguments: list[str]) -> None:
    """Tables and headings, no link or picture; and no cell that a spreadsheet would run."""
    if "markdown" in arguments and "rule" not in arguments:
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(out)
        kinds = {one.type for token in tokens for one in token.children or []}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"}
        assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
    if "html" in arguments:
        assert set(re.findall(r"</?(\w+)", out)) <= OUR_ELEMENTS
        assert set(re.findall(r"(?:href|src)=\"([^\"]*)", out)) <= {"data:,"}
    if "csv" in arguments or arguments[0] == "export":
        cells = [
            cell for row in csv.reader(StringIO(out), delimiter=";" if "--excel" in arguments else ",") for cell in row
        ]
        numbers = re.compile(r"-?[\d.,]+|>=")
        assert not [one for one in cells if one[:1] in "=+-@＝" and one and not numbers.fullmatch(one)]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such names from the disk by itself")
@pytest.mark.parametrize("fill", [in_words, in_names, in_broken_files])
def test_no_output_obeys_what_files_say(
    folder: Folder, calls: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, fill: Callable[[Folder], Place]
) -> None:
    monkeypatch.chdir(folder.root)
    place = fill(folder)
    given = {"c": CODE, "p": place.province, "f": place.folder, "n": place.commune[:-2], "x": BYTES[:70], "w": WORDS}
    for line in CALLS.strip().split("\n"):
        arguments = [word.format(**given) for word in line.split()]
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        alone = calls(*arguments)
        expect_nothing_to_obey(alone)
        expect_only_our_markup(alone.out, arguments)
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        logged = calls(*arguments)
        expect_nothing_to_obey(logged)
        expect_no_forged_command(logged, ours=line in {"validate", "validate -f github"} or "--strict" in line)
        if is_json(arguments) and alone.out:
            assert json.loads(logged.out) == json.loads(alone.out)


def test_every_command_is_among_the_calls() -> None:
    assert {line.split()[0] for line in CALLS.strip().split("\n")} >= set(COMMANDS)


def test_a_file_that_is_written_does_not_depend_on_who_reads_the_log(
    folder: Folder, calls: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root)
    in_words(folder)
    calls("export", "-o", "a.csv")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    calls("export", "-o", "b.csv")
    written = (folder.root / "a.csv").read_bytes()
    assert b"##[add-mask]" in written
    assert written == (folder.root / "b.csv").read_bytes()
    assert "##[" not in calls("export").out
