"""Illustrative reports leave no trace."""

from cdsplan.repository.genuine import genuine
from tests.offices import JUNE, office, told

MARCH = "period: 2026-03\nillustrative: true\nvalues: {quang: 500, ho: 1000}\n"


def test_invented_reports_are_left_out_and_the_others_stay() -> None:
    kept = genuine(office(reports=[MARCH, JUNE]))
    assert [file.model.period.text for file in kept.reports if file.model] == ["2026-06"]


def test_no_change_is_reckoned_from_an_invented_figure() -> None:
    with_march, without = office(reports=[MARCH, JUNE]), genuine(office(reports=[MARCH, JUNE]))
    assert told(with_march).parts[0].lines[0].row.change == 20
    assert told(without).parts[0].lines[0].row.change is None
