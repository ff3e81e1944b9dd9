"""The manual: every rule has its page in both languages, and its examples are true.

`python -m tests.test_manual` writes the two lists of the pages anew.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cdsplan.checks import manual, rules
from cdsplan.checks.manual import Page
from cdsplan.finding import Finding
from cdsplan.language import Language, text
from cdsplan.render import manual as rendered
from cdsplan.render.canvas import Canvas
from tests import steps
from tests.conftest import PATHS, Folder

FOLDER = Path(manual.__file__).parent
PAGES = {language: list(manual.pages(language)) for language in Language}
HEADINGS = {
    Language.VI: ["Vì sao", "Cách sửa", "Sai", "Đúng"],
    Language.EN: ["Why", "How to fix it", "Wrong", "Right"],
}
INTRODUCTION = text(
    "Mỗi quy tắc một trang: kiểm tra gì, vì sao, cách sửa, ví dụ sai và đúng. `cdsplan rule TÊN` in trang đó, kèm cách "
    "bỏ qua quy tắc. Danh sách này do `make docs` viết ra từ các trang; đừng sửa tay.",
    "One page a rule: what it checks, why, how to fix what it finds, a wrong and a right example. `cdsplan rule NAME` "
    "prints it, and how to silence the rule. `make docs` writes this list from the pages; do not edit it.",
)


class Written(NamedTuple):
    """A page, and what a code host makes of its file."""

    page: Page
    language: Language

    @property
    def tokens(self) -> list[Token]:
        path = FOLDER / self.language / f"{self.page.name}.md"
        return MarkdownIt().parse(path.read_text(encoding="utf-8"))

    def shown(self, kind: str) -> list[str]:
        """The text of each element of this kind."""
        return [_shown(inside) for opening, inside in pairwise(self.tokens) if opening.type == kind]


def _shown(inline: Token) -> str:
    """As a reader sees it, with the signs of code kept and the lines joined."""
    parts = {"text": "{}", "code_inline": "`{}`", "softbreak": " ", "text_special": "{}"}
    return "".join(parts[part.type].format(part.content) for part in inline.children or ())


WRITTEN = [Written(page, language) for language, pages in PAGES.items() for page in pages]
every_page = pytest.mark.parametrize("written", WRITTEN, ids=lambda one: f"{one.language}-{one.page.name}")
in_each_language = pytest.mark.parametrize("language", Language)


@in_each_language
def test_every_rule_has_a_page_and_every_page_a_rule(language: Language) -> None:
    assert {path.name for path in (FOLDER / language).iterdir()} == {f"{name}.md" for name in rules.names()} | {
        "README.md"
    }


def test_checking_does_not_load_the_manual() -> None:
    program = "import sys, cdsplan.checks.validate; sys.exit('cdsplan.checks.manual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.slow
def test_the_manual_is_installed_with_the_program(python: Path, tmp_path: Path) -> None:
    for language in Language:
        ran = steps.run(f"python -m cdsplan rule --format markdown --lang {language}", tmp_path, python, {})
        assert (ran.code, ran.out) == (0, rendered.reference(PAGES[language], Canvas(language)))


@every_page
def test_a_code_host_shows_what_the_program_prints(written: Written) -> None:
    page = written.page
    prose = [page.what, page.why, page.fix]
    examples = [*page.bad.items(), *page.good.items()]
    assert written.shown("heading_open") == [page.name, *HEADINGS[written.language]]
    assert written.shown("paragraph_open") == prose + [f"`{path}`" for path, _ in examples]
    fences = [(token.info, token.content.replace("␣", " ")) for token in written.tokens if token.type == "fence"]
    assert fences == [("yaml", content) for _, content in examples]


@every_page
def test_no_line_of_a_page_ends_in_blanks(written: Written) -> None:
    path = FOLDER / written.language / f"{written.page.name}.md"
    assert not re.search(r"[^\S\n]$", path.read_text(encoding="utf-8"), re.MULTILINE)


@every_page
def test_a_page_is_written_in_short_sentences_of_its_language(written: Written) -> None:
    for words in written.page[2:5]:
        assert words.endswith(".")
        assert words.count(". ") < 3
        assert written.language is Language.EN or not words.isascii()


def test_no_page_was_left_untranslated() -> None:
    for vietnamese, english in zip(*PAGES.values(), strict=True):
        assert not set(vietnamese[2:5]) & set(english[2:5])


def test_examples_stand_in_the_little_repository_of_the_tests() -> None:
    paths = {path for page in PAGES[Language.VI] for path in (*page.bad, *page.good)}
    assert paths >= {PATHS[kind] for kind in ("catalog", "commune", "plan", "report")}


@every_page
def test_bad_example_is_refused_by_the_rule(written: Written, little: Folder) -> None:
    found = {(one.rule, one.severity) for one in _findings(little, written.page.bad)}
    assert (written.page.name, written.page.severity) in found


@every_page
def test_nothing_is_wrong_with_the_good_example(written: Written, little: Folder) -> None:
    assert written.page.good
    assert [one.rule for one in _findings(little, written.page.good)] == []


def _findings(little: Folder, example: Mapping[str, str]) -> tuple[Finding, ...]:
    for path, content in example.items():
        little.write(path, content)
    return little.validate().findings


def listed(language: Language) -> str:
    """The list of the pages, which a code host shows with their folder: the table of the reference."""
    title, _, table, *_ = rendered.reference(PAGES[language], Canvas(language)).split("\n\n")
    links = re.sub(r"\(#([a-z-]+)\)", r"(\1.md)", table)
    return f"{title}\n\n{INTRODUCTION.within(language)}\n\n{links}\n"


@in_each_language
def test_the_list_of_the_pages_is_up_to_date(language: Language) -> None:
    committed = (FOLDER / language / "README.md").read_text(encoding="utf-8")
    assert committed == listed(language), "run `make docs`"
    assert re.findall(r"\[`(.*?)`\]\((.*?)\.md\)", committed) == [(rule.NAME, rule.NAME) for rule in rules.RULES]


def refresh() -> None:
    """Write both lists anew."""
    for language in Language:
        (FOLDER / language / "README.md").write_text(listed(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()
