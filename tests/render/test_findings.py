"""Findings as people read them: the line, the spot in it, the other places, the way out."""

import pytest

from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.findings import as_lines, as_text, full, lines
from tests.render.problems import PATH, finding, outcome, related


def shown(one: Finding, language: Language = Language.EN) -> list[str]:
    return full([one], language).splitlines()


def test_a_finding_shows_its_line_the_spot_the_other_places_and_the_way_out() -> None:
    one = finding(related=(related("lần đầu ở đây"), related("và ở đây", path="plans/a.yaml", line=4)))
    assert shown(one._replace(excerpt="  - id: x9")) == [
        f"{PATH}:3:5: error[duplicate-id] sai",
        "     3 |   - id: x9",
        "       |     ^^^^",
        f"  see: {PATH}:9:1: lần đầu ở đây",
        "  see: plans/a.yaml:4:1: và ở đây",
        "  hint: sai",
    ]
    assert shown(one, Language.VI)[3:] == [
        f"  xem thêm: {PATH}:9:1: lần đầu ở đây",
        "  xem thêm: plans/a.yaml:4:1: và ở đây",
        "  cách sửa: sai",
    ]


@pytest.mark.parametrize(
    ("span", "begins", "excerpt", "lines"),
    [
        (Span(3, 5, 4, 2), 1, "    a: {", ["     3 |     a: {", "       |     ^^^^"]),
        (Span(3, 5, 3, 5), 1, "    a", ["     3 |     a", "       |     ^"]),
        (Span(3, 90, 3, 92), 88, "a ấm b", ["     3 | …a ấm b", "       |    ^^"]),
        (Span(3, 4, 3, 5), 2, "a b", ["     3 | …a b", "       |    ^"]),
    ],
    ids=["to the end of its line", "a spot without a letter", "a part of a long line", "all but its first letter"],
)
def test_the_spot_is_underlined(span: Span, begins: int, excerpt: str, lines: list[str]) -> None:
    one = finding(span=span)._replace(excerpt=excerpt, excerpt_column=begins)
    assert shown(one)[1:-1] == lines


@pytest.mark.parametrize("nothing", ["", "  "])
def test_of_an_empty_line_nothing_is_shown(nothing: str) -> None:
    assert shown(finding(nothing)) == [f"{PATH}:3:5: error[duplicate-id] {nothing}", f"  hint: {nothing}"]


FIRST = Span(3, 1, 3, 2)


def test_all_of_them_stand_apart_above_how_many_there_are() -> None:
    found = outcome(finding("a", span=FIRST), finding("b", span=FIRST, severity=Severity.WARNING))
    assert as_text(found, Canvas(Language.VI)).splitlines() == [
        f"{PATH}:3:1: lỗi[duplicate-id] a", "     3 | a", "       | ^", "  cách sửa: a",
        "",
        f"{PATH}:3:1: cảnh báo[duplicate-id] b", "     3 | b", "       | ^", "  cách sửa: b",
        "",
        "1 tệp: 1 lỗi, 1 cảnh báo.",
    ]  # fmt: skip
    assert as_text(outcome(), Canvas(Language.EN)) == "1 file: 0 errors, 0 warnings.\n"


def test_one_line_each_says_the_same_to_programs_in_every_language_and_to_people_in_theirs() -> None:
    found = outcome(finding("a"), finding("b", severity=Severity.WARNING))
    plain = f"{PATH}:3:5: error[duplicate-id] a\n{PATH}:3:5: warning[duplicate-id] b\n"
    assert as_lines(found, Canvas(Language.VI)) == as_lines(found, Canvas(Language.EN)) == plain
    assert lines(found.findings, Language.EN) == plain
    assert lines(found.findings, Language.VI).splitlines()[1] == f"{PATH}:3:5: cảnh báo[duplicate-id] b"
