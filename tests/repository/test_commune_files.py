"""What a commune's files answer, and that illustrative reports leave no trace."""

from dataclasses import replace
from datetime import date

import pytest

from cdsplan.language import Language
from cdsplan.model.files import Plan
from cdsplan.model.load import load
from cdsplan.model.province import Province
from cdsplan.repository.commune_files import CommuneFiles, Unit
from cdsplan.yaml.source import parse
from tests.offices import JUNE, OWNER, office, official_report_of

MARCH = "period: 2026-03\nillustrative: true\nvalues: {quang: 500, ho: 1000}\n"


def test_only_what_was_read_is_answered() -> None:
    whole = office(reports=[MARCH, JUNE])
    files = replace(whole, reports=[whole.reports[0]._replace(model=None), whole.reports[1]])
    assert [report.period.text for report in files.report_models] == ["2026-06"]
    assert [str(here.as_of) for here in files.timeline] == ["2026-06-14"]
    assert not files.all_read
    assert whole.all_read


def test_who_a_commune_is_says_its_file_and_who_a_province_is_its_own_or_its_communes() -> None:
    commune = office(commune=f'{OWNER}established: 2025-07-01\ndissolved: 2026-07-01\nsuccessor: "00002"\n')
    found = Unit("Xã Tân Lập", "00001", "Thanh Hóa", date(2025, 7, 1), date(2026, 7, 1), "00002")
    assert commune.unit == commune.known_unit == found
    assert commune.established == date(2025, 7, 1)
    province = replace(commune, path="thanh-hoa", commune=None)
    assert province.unit == province.known_unit == Unit("thanh-hoa", None, "thanh-hoa")
    assert replace(province, called="Thanh Hóa").unit == Unit("Thanh Hóa", None, "Thanh Hóa")
    known = load(Province, parse("province.yaml", 'name: Tỉnh Thanh\ncode: "38"\n'.encode()))
    assert replace(province, province=known, called="x").unit == Unit("Tỉnh Thanh", "38", "Tỉnh Thanh")
    assert [one.identity for one in (commune, province, replace(province, province=known))] == [
        commune.commune,
        None,
        known,
    ]


def test_a_report_is_found_by_its_path() -> None:
    files = office(reports=[MARCH, JUNE])
    assert [one and one.period.text for one in map(files.report_at, ("reports/0.yaml", "reports/1.yaml", "x"))] == [
        "2026-03",
        "2026-06",
        None,
    ]


def test_of_a_commune_whose_file_was_not_read_nobody_knows_who_it_is() -> None:
    unread = replace(office(), commune=None)
    assert (unread.known_unit, unread.known_owner, unread.established) == (None, None, None)
    with pytest.raises(ValueError, match="xa-tan-lap"):
        _ = unread.unit


def test_illustrative_reports_are_left_out_and_the_others_stay() -> None:
    assert [report.period.text for report in _kept().report_models] == ["2026-06"]


def test_no_change_is_reckoned_from_an_illustrative_figure() -> None:
    assert official_report_of(office(reports=[MARCH, JUNE])).parts[0].lines[0].row.change == 20
    assert official_report_of(_kept()).parts[0].lines[0].row.change is None


def _kept() -> CommuneFiles:
    files = office(reports=[MARCH, JUNE])
    assert len(files.timeline) == 2  # what was asked before is not what is answered after
    return files.without_illustrative


THIS_YEAR = "title: x\nyear: 2026\nindicators: [{id: a, targets: [{op: '>=', value: 80}]}]\n"


def _in_the_way(*plans: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Of plans by their file names: which of them are in the way, how much, and why."""
    loaded = [load(Plan, parse(f"plans/t/x/{name}.yaml", content.encode())) for name, content in plans]
    found = replace(office(), plans=loaded).in_the_way
    return [(one.path[10:-5], str(one.severity), one.message.within(Language.EN)) for one in found]


def _blank(year: int, *, value: str = "null") -> str:
    return THIS_YEAR.replace("2026", str(year)).replace("80", value)


def test_next_years_plan_that_is_being_written_is_in_nobodys_way() -> None:
    prepared = _blank(2027).replace("}]}]", "}, {op: '>=', value: null, party: P}]}]")
    assert _in_the_way(("2026-so", THIS_YEAR), ("2027-so", prepared)) == [
        ("2027-so", "warning", "this plan has 2 blanks and is not used yet")
    ]


@pytest.mark.parametrize(
    "plans",
    [
        [("2027-so", _blank(2027))],  # there is no other
        [("2026-so", THIS_YEAR), ("2026-khac", _blank(2026))],
        [("2026-so", THIS_YEAR), ("2025-so", _blank(2025))],
        [("2027-so", THIS_YEAR.replace("2026", "2027")), ("2027-khac", _blank(2027))],
        [("2026-so", THIS_YEAR), ("2027-so", _blank(2027, value="x"))],  # more than a blank is wrong
        [("2026-so", _blank(2026)), ("2027-so", _blank(2027))],
    ],
)
def test_any_other_plan_that_cannot_be_read_is_in_the_way(plans: list[tuple[str, str]]) -> None:
    assert {severity for _, severity, _ in _in_the_way(*plans)} == {"error"}
