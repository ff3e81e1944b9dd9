"""The first hundred of a kind, by place, and the count of all; what a finding quotes is short."""

from random import Random

import pytest

from cdsplan.finding import MOST, Finding, First, Severity, Span, Tally, excerpt, shortened
from cdsplan.language import Language, text


def spot(line: int) -> Span:
    return Span(line, 1, line, 2)


def finding(line: int, rule: str = "sudden-jump", path: str = "a.yaml") -> Finding:
    return Finding(path, spot(line), Severity.WARNING, rule, text("x", "x"), text("y", "y"))


def tallied(lines: list[int]) -> list[Finding]:
    tally = Tally()
    for line in lines:
        tally.add("a.yaml", "sudden-jump", spot(line), lambda line=line: finding(line))  # type: ignore[misc]
    return tally.findings


@pytest.mark.parametrize("many", [0, 1, MOST - 1, MOST])
def test_a_hundred_are_told_and_nothing_is_added(many: int) -> None:
    assert tallied([*range(many)]) == [finding(line) for line in range(many)]


@pytest.mark.parametrize("many", [MOST + 1, 2 * MOST, 2 * MOST + 1, 1234])
@pytest.mark.parametrize("order", ["sorted", "reversed", "shuffled"])
def test_of_more_the_first_by_place_are_told_in_whatever_order_they_come(many: int, order: str) -> None:
    lines = [*range(1, many + 1)]
    if order == "reversed":
        lines.reverse()
    elif order == "shuffled":
        Random(many).shuffle(lines)  # noqa: S311  any order will do
    *located, more = tallied(lines)
    assert located == [finding(line) for line in range(1, MOST + 1)]
    assert (more.path, more.span, more.severity, more.rule) == ("a.yaml", spot(MOST), Severity.WARNING, "sudden-jump")
    assert (more.weight, sum(one.weight for one in located)) == (many - MOST, MOST)


def test_the_last_says_how_many_more_there_are() -> None:
    *_, more = tallied([*range(3820)])
    assert more.message.within(Language.VI) == ("… và 3.720 phát hiện «sudden-jump» nữa trong tệp này; tổng cộng 3.820")
    assert more.message.within(Language.EN) == "… and 3,720 more `sudden-jump` in this file; 3,820 in all"


def test_each_rule_and_file_has_its_own_hundred() -> None:
    tally = Tally()
    for path, rule in (("a.yaml", "x"), ("b.yaml", "x"), ("a.yaml", "y")):
        for line in range(MOST):
            tally.add(path, rule, spot(line), lambda: finding(1))
    assert len(tally.findings) == 3 * MOST
    assert not any(one.beyond for one in tally.findings)


def test_only_what_is_told_is_made() -> None:
    made: list[int] = []
    tally = Tally()
    for line in range(10_000):
        tally.add("a.yaml", "x", spot(line), lambda line=line: made.append(line) or finding(line))  # type: ignore[misc,func-returns-value]
    assert len(tally.findings) == MOST + 1
    assert made == [*range(MOST)]


def test_two_halves_give_what_the_whole_gives() -> None:
    first, second, whole = First[int](), First[int](), First[int]()
    for line in range(500):
        (first if line % 3 else second).add(spot(line), line)
        whole.add(spot(line), line)
    first.join(((span, one) for span, _, one in second.kept), second.beyond)
    assert [one for _, _, one in first.kept] == [one for _, _, one in whole.kept]
    assert (first.count, first.beyond) == (whole.count, whole.beyond) == (500, 400)


def test_a_long_name_is_cut_wherever_it_is_quoted() -> None:
    name = "x" * 1000
    inner = text("«{name}»", "`{name}`", name=name)
    said = shortened(text("{name} {inner} {all}", "{name} {inner} {all}", name=name, inner=inner, all=[name] * 1000))
    assert len(said.within(Language.VI)) < 5000
    assert said.within(Language.VI).startswith("x" * 119 + "… «" + "x" * 119 + "…»")


def test_a_short_message_stays_as_it_is() -> None:
    said = text("{name}: {all}", "{name}: {all}", name="x" * 120, all=["a", "b"])
    assert shortened(said).within(Language.EN) == said.within(Language.EN)


@pytest.mark.parametrize(
    ("line", "column", "words", "begins"),
    [
        ("a" * 120, 120, "a" * 120, 1),
        ("a" * 121, 1, "a" * 120, 1),
        ("a" * 60 + "b" + "a" * 1000, 61, "a" * 60 + "b" + "a" * 59, 1),
        ("a" * 1000 + "b", 1001, "a" * 60 + "b", 941),
    ],
)
def test_a_long_line_is_quoted_around_the_spot(line: str, column: int, words: str, begins: int) -> None:
    assert excerpt(line, column) == (words, begins)
