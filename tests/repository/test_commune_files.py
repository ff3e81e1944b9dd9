"""What a commune's files answer, and that illustrative reports leave no trace."""

from dataclasses import replace

from cdsplan.repository.commune_files import CommuneFiles
from tests.offices import JUNE, office, official_report_of

MARCH = "period: 2026-03\nillustrative: true\nvalues: {quang: 500, ho: 1000}\n"


def test_only_what_was_read_is_answered() -> None:
    whole = office(reports=[MARCH, JUNE])
    files = replace(whole, reports=[whole.reports[0]._replace(model=None), whole.reports[1]])
    assert [report.period.text for report in files.report_models] == ["2026-06"]
    assert [str(here.as_of) for here in files.timeline] == ["2026-06-14"]
    assert not files.all_read
    assert whole.all_read


def test_illustrative_reports_are_left_out_and_the_others_stay() -> None:
    assert [report.period.text for report in _kept().report_models] == ["2026-06"]


def test_no_change_is_reckoned_from_an_illustrative_figure() -> None:
    assert official_report_of(office(reports=[MARCH, JUNE])).parts[0].lines[0].row.change == 20
    assert official_report_of(_kept()).parts[0].lines[0].row.change is None


def _kept() -> CommuneFiles:
    files = office(reports=[MARCH, JUNE])
    assert len(files.timeline) == 2  # what was asked before is not what is answered after
    return files.without_illustrative
