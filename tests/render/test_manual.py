"""The manual as it is printed: a page, the list, and the reference."""

import re

import pytest

from cdsplan.characters import unseen
from cdsplan.checks import rules
from cdsplan.checks.manual import Page, page, pages
from cdsplan.checks.rules import RULES, sudden_jump
from cdsplan.checks.rules.rule import Rule
from cdsplan.finding import Severity
from cdsplan.language import Language
from cdsplan.render import manual
from cdsplan.render.canvas import Canvas

in_each_language = pytest.mark.parametrize("language", Language)


def _made(what: str = "What.", bad: str = "a: 1\n") -> Page:
    """A page that no rule has."""
    return Page("made-up", Severity.ERROR, what, "Why.", "Fix.", {"a.yaml": bad}, {})


@in_each_language
def test_a_page_has_all_that_the_manual_knows(language: Language) -> None:
    known = page(sudden_jump, language)
    printed = manual.page(known, Canvas(language))
    assert printed.startswith("sudden-jump (")
    words = " ".join(printed.split())
    assert all(part in words for part in (known.what, known.why, known.fix))
    for path, content in [*known.bad.items(), *known.good.items()]:
        assert path in printed
        assert all(f"    {line}\n" in printed for line in content.splitlines())


def test_no_line_of_prose_is_wider_than_a_terminal() -> None:
    for one in pages(Language.VI):
        printed = manual.page(one, Canvas(Language.VI))
        prose = printed[: printed.index("Sai: ")]
        assert max(map(len, prose.splitlines())) <= 90, one.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_a_page_says_how_to_ignore_what_can_be_ignored(rule: Rule) -> None:
    said = f"# cdsplan: ignore[{rule.NAME}]" in manual.page(page(rule, Language.EN), Canvas(Language.EN))
    assert said == (rule.NAME in rules.suppressible())


@in_each_language
def test_the_list_has_a_line_a_rule_with_its_severity(language: Language) -> None:
    lines = manual.listing(pages(language), Canvas(language)).splitlines()
    assert [line.split()[0] for line in lines] == [rule.NAME for rule in RULES]
    words = {Language.EN: ("error", "warning"), Language.VI: ("lỗi", "cảnh báo")}[language]
    for rule, line in zip(RULES, lines, strict=True):
        assert line.split(maxsplit=1)[1].startswith(words[rule.SEVERITY is Severity.WARNING])


def test_the_list_stops_after_the_first_sentence() -> None:
    assert manual.listing([_made("One thing of 1.5. Another.")], Canvas(Language.EN)).endswith("One thing of 1.5.\n")


def test_blanks_at_the_end_of_a_line_are_shown() -> None:
    assert "title: Kế hoạch␣␣\n" in manual.page(_made(bad="title: Kế hoạch  \n"), Canvas(Language.EN))


def test_what_an_example_hides_is_shown_as_an_escape() -> None:
    printed = manual.page(_made(bad="a: \x1b[31m\u200b\n"), Canvas(Language.EN))
    assert "a: \\x1b[31m\\u200b\n" in printed


@in_each_language
def test_nothing_printed_is_unseen(language: Language) -> None:
    every = list(pages(language))
    everything = manual.reference(every, Canvas(language)) + "".join(
        manual.page(one, Canvas(language)) for one in every
    )
    assert unseen(everything) == {"\n"}


def test_markdown_leaves_prose_as_it_is_and_keeps_code() -> None:
    document = manual.markdown(_made("Neither <b> nor *this* nor as_of, but `a_b*c` and `<<`."), Canvas(Language.EN))
    assert r"Neither \<b\> nor \*this\* nor as\_of, but `a_b*c` and `<<`." in document


def test_a_bar_in_the_table_is_escaped() -> None:
    assert r"| error | A \| B. |" in manual.reference([_made("A | B.")], Canvas(Language.EN))


@in_each_language
def test_each_link_of_the_table_leads_to_a_heading(language: Language) -> None:
    document = manual.reference(pages(language), Canvas(language))
    assert re.findall(r"\(#([a-z-]+)\)", document) == re.findall(r"^## (.*)$", document, re.MULTILINE)


def test_fences_are_balanced() -> None:
    for one in pages(Language.EN):
        lines = manual.markdown(one, Canvas(Language.EN)).splitlines()
        fences = [line for line in lines if line.startswith("```")]
        assert fences == ["```yaml", "```"] * (len(one.bad) + len(one.good))
