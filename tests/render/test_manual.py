"""The manual: pages, the list, and the reference that is committed."""

import re
from pathlib import Path

import pytest

import cdsplan
from cdsplan import rules
from cdsplan.encoding import unseen
from cdsplan.finding import Severity
from cdsplan.language import Language, text
from cdsplan.render import manual
from cdsplan.rules import encoding, sudden_jump, text_form, unused_ignore
from cdsplan.rules.pages import PAGES, Page
from cdsplan.rules.rule import Manual

RULES = Path(cdsplan.__file__).with_name("rules")
COMMITTED = {Language.EN: "README.md", Language.VI: "README.vi.md"}

in_each_language = pytest.mark.parametrize("language", [*Language])


class _Made:
    """A page that no rule has."""

    NAME = "made-up"
    SEVERITY = Severity.ERROR

    def __init__(self, what: str = "What.", bad: str = "a: 1\n") -> None:
        self.MANUAL = Manual(text(what, what), text("Why.", "Why."), text("Fix.", "Fix."), {"a.yaml": bad}, {})


@in_each_language
def test_the_reference_in_the_repository_is_up_to_date(language: Language) -> None:
    committed = (RULES / COMMITTED[language]).read_text(encoding="utf-8")
    assert committed == manual.reference(PAGES, language), "run `make docs`"


@in_each_language
def test_a_page_has_all_that_the_manual_knows(language: Language) -> None:
    page = manual.page(sudden_jump, language)
    assert page.startswith("sudden-jump (")
    words = " ".join(page.split())
    for part in sudden_jump.MANUAL[:3]:
        assert part.within(language) in words
    for path, content in [*sudden_jump.MANUAL.bad.items(), *sudden_jump.MANUAL.good.items()]:
        assert path in page
        assert all(f"    {line}\n" in page for line in content.splitlines())


def test_no_line_of_prose_is_wider_than_a_terminal() -> None:
    for one in PAGES:
        page = manual.page(one, Language.VI)
        prose = page[: page.index("Sai: ")]
        assert max(map(len, prose.splitlines())) <= 90, one.NAME


@pytest.mark.parametrize("page", PAGES, ids=[page.NAME for page in PAGES])
def test_a_page_says_how_to_silence_what_can_be_silenced(page: Page) -> None:
    told = f"# cdsplan: ignore[{page.NAME}]" in manual.page(page, Language.EN)
    assert told == (page.NAME in rules.silenceable())


@in_each_language
def test_the_list_has_a_line_a_rule_with_its_severity(language: Language) -> None:
    lines = manual.listing(PAGES, language).splitlines()
    assert [line.split()[0] for line in lines] == [page.NAME for page in PAGES]
    words = {Language.EN: ("error", "warning"), Language.VI: ("lỗi", "cảnh báo")}[language]
    for page, line in zip(PAGES, lines, strict=True):
        assert line.split(maxsplit=1)[1].startswith(words[page.SEVERITY is Severity.WARNING])


def test_the_list_stops_after_the_first_sentence() -> None:
    assert manual.listing([_Made("One thing of 1.5. Another.")], Language.EN).endswith("One thing of 1.5.\n")


def test_blanks_at_the_end_of_a_line_are_shown() -> None:
    assert "title: Kế hoạch␣␣\n" in manual.page(text_form, Language.EN)


def test_what_an_example_hides_is_shown_as_an_escape() -> None:
    page = manual.page(_Made(bad="a: \x1b[31m\u200b\n"), Language.EN)
    assert "a: \\x1b[31m\\u200b\n" in page


@in_each_language
def test_nothing_printed_is_unseen(language: Language) -> None:
    everything = manual.reference(PAGES, language) + "".join(manual.page(one, language) for one in PAGES)
    assert unseen(everything) == {"\n"}


def test_markdown_leaves_prose_as_it_is_and_keeps_code() -> None:
    document = manual.markdown(_Made("Neither <b> nor *this* nor as_of, but `a_b*c` and `<<`."), Language.EN)
    assert r"Neither \<b\> nor \*this\* nor as\_of, but `a_b*c` and `<<`." in document


def test_a_bar_in_the_table_is_escaped() -> None:
    assert r"| error | A \| B. |" in manual.reference([_Made("A | B.")], Language.EN)


@in_each_language
def test_each_link_of_the_table_leads_to_a_heading(language: Language) -> None:
    document = manual.reference(PAGES, language)
    assert re.findall(r"\(#([a-z-]+)\)", document) == re.findall(r"^## (.*)$", document, re.MULTILINE)


def test_fences_are_balanced() -> None:
    for page in (encoding, text_form, unused_ignore):
        lines = manual.markdown(page, Language.EN).splitlines()
        assert [line for line in lines if line.startswith("```")] == ["```yaml", "```"] * (
            len(page.MANUAL.bad) + len(page.MANUAL.good)
        )
