"""What a form knew of a figure, however a spreadsheet has saved it, against what the report says now."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.evaluation.slots import Slot
from cdsplan.model.fields import State
from cdsplan.recording.form import FigureKind, FormLine, LastFigure
from cdsplan.recording.known_figure import has_changed, known_figure
from cdsplan.recording.spreadsheet import Cell, Content, Moment

JUNE = date(2026, 6, 14)


def line(value: str | State | None, kind: FigureKind = "count") -> FormLine:
    slot = Slot("ho", "values", "Hộ", None, "hộ", "milestone" if kind == "milestone" else None)
    figure = Decimal(value) if isinstance(value, str) and not isinstance(value, State) else value
    last = None if figure is None else LastFigure(figure, JUNE, illustrative=False)
    return FormLine(slot, kind, last, None, None, bounded=False)


@pytest.mark.parametrize(
    ("kind", "value", "last"),
    [
        ("count", "18025", Decimal(18025)),
        ("count", "18025", "18025"),
        ("count", "18025", "18.025"),
        ("count", "18025", "18,025"),
        ("count", "18025", "18.025*"),
        ("quantity", "34.5", "34,5"),
        ("quantity", "-2.5", "'-2,5"),
        ("quantity", "0.1234567890123456", Decimal("0.123456789012346")),
        ("percent", "97.8", "97,8"),
        ("milestone", State.IN_PROGRESS, "đang triển khai"),
        ("milestone", State.DONE, "done"),
    ],
)
def test_a_figure_is_known_again(kind: FigureKind, value: str | State, last: Content) -> None:
    now = line(value, kind)
    assert known_figure(Cell(last), Cell(Moment("14/06/2026")), now).is_still(now.last)


@pytest.mark.parametrize("day", ["14/06/2026", "14-06-2026", "14.06.2026", "2026-06-14", "14-Jun", None, Decimal(7)])
def test_a_day_that_cannot_be_read_is_not_compared(day: Content) -> None:
    now = line("1000")
    assert known_figure(Cell(Decimal(1000)), Cell(day), now).is_still(now.last)


@pytest.mark.parametrize(
    ("last", "day"),
    [(Decimal(1001), "14/06/2026"), (Decimal(1000), "14/03/2026"), (None, None), ("nghìn", "14/06/2026"), (True, None)],
)
def test_another_figure_or_another_day_is_a_change(last: Content, day: Content) -> None:
    now = line("1000")
    assert has_changed(known_figure(Cell(last), Cell(day), now), now, Decimal(1000), JUNE)


def test_the_last_digit_that_a_spreadsheet_keeps_tells_figures_apart() -> None:
    now = line("0.123456789012346", "quantity")
    assert not known_figure(Cell(Decimal("0.123456789012345")), Cell(None), now).is_still(now.last)


@pytest.mark.parametrize("day", ["14/03/2026", "14-Mar"])
def test_what_stands_in_an_earlier_report_may_change_for_nothing_of_it_is_overwritten(day: Content) -> None:
    now = line("1000")
    assert not has_changed(known_figure(Cell(Decimal(999)), Cell(day), now), now, None, JUNE)


def test_a_figure_that_was_taken_back_has_changed() -> None:
    now = line(None)
    knew = known_figure(Cell(Decimal(1000)), Cell("14/06/2026"), now)
    assert has_changed(knew, now, None, JUNE)


def test_a_figure_that_was_taken_back_has_changed_even_if_an_earlier_report_has_the_same() -> None:
    now = line("1000")
    assert has_changed(known_figure(Cell(Decimal(1000)), Cell("30/06/2026"), now), now, None, date(2026, 6, 30))


def test_where_neither_has_a_figure_nothing_has_changed() -> None:
    now = line(None)
    assert not has_changed(known_figure(Cell(None), Cell("14/06/2026"), now), now, None, JUNE)


def test_a_day_that_a_spreadsheet_writes_with_other_marks_is_compared() -> None:
    now = line("1000")
    for day in ("14-03-2026", "14.03.2026", "2026-03-14"):
        assert not known_figure(Cell(Decimal(1000)), Cell(day), now).is_still(now.last)


@pytest.mark.parametrize(("reported", "changed"), [(date(2026, 3, 14), False), (None, True)])
def test_a_figure_whose_report_was_given_another_day_is_the_same(reported: date | None, *, changed: bool) -> None:
    now = line("1000")
    knew = known_figure(Cell(Decimal(1000)), Cell("14/03/2026"), now)
    assert has_changed(knew, now, Decimal(1000), JUNE, reported) == changed


@pytest.mark.parametrize("word", ["gần xong", Decimal(1)])
def test_a_state_that_is_none_is_not_known_again(word: Content) -> None:
    now = line(State.DONE, "milestone")
    assert not known_figure(Cell(word), Cell(None), now).is_still(now.last)
