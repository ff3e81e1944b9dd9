"""Which reports are owed on a day, and what they lack."""

from datetime import date

import pytest

from cdsplan.evaluation.due import report_due
from cdsplan.evaluation.owed import Owing, Question, of_plan, owing
from cdsplan.repository.folder import Repository
from tests.conftest import COMMUNE, PATHS, PLAN, Folder

HALVES = 'report_due: ["06-20", "12-20"]\n'
REPORTS = "plans/thanh-hoa/xa-tan-lap/reports"


def owed(folder: Folder, today: str, within: int = 30, *, illustrative: bool = False) -> Owing:
    home = Repository(folder.root)
    question = Question(date.fromisoformat(today), within, illustrative)
    return owing(home, [*home.provinces(), *home.paths()], question)


def told(folder: Folder, today: str, within: int = 30, *, illustrative: bool = False) -> list[str]:
    """`2026-H1 in 5 days lacks 2 of 2`."""
    found = owed(folder, today, within, illustrative=illustrative).reports
    return [f"{one.due.period} in {one.days} days lacks {len(one.missing)} of {one.needed}" for one in found]


@pytest.fixture
def halves(little: Folder) -> Folder:
    little.write(PATHS["plan"], PLAN + HALVES)
    (little.root / PATHS["report"]).unlink()
    return little


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-20", []),  # 31 days ahead
        ("2026-05-21", ["2026-H1 in 30 days lacks 2 of 2"]),
        ("2026-06-20", ["2026-H1 in 0 days lacks 2 of 2"]),
        ("2026-06-21", ["2026-H1 in -1 days lacks 2 of 2"]),
        ("2026-12-10", ["2026-H1 in -173 days lacks 2 of 2", "2026-H2 in 10 days lacks 2 of 2"]),
    ],
)
def test_what_is_due_soon_or_overdue_is_owed(halves: Folder, today: str, expected: list[str]) -> None:
    assert told(halves, today) == expected


def test_a_report_without_figures_is_owed_too(halves: Folder) -> None:
    halves.write(PATHS["plan"], PLAN.replace("targets:", "not_applicable: chưa có mạng\n    targets:") + HALVES)
    assert told(halves, "2026-06-20") == ["2026-H1 in 0 days lacks 0 of 0"]


def test_days_ahead_are_the_askers_choice(halves: Folder) -> None:
    assert told(halves, "2026-06-18", 2) == ["2026-H1 in 2 days lacks 2 of 2"]
    assert told(halves, "2026-06-18", 1) == []


def test_a_report_that_is_there_is_owed_until_its_day_as_long_as_it_lacks_figures(halves: Folder) -> None:
    halves.write(f"{REPORTS}/2026-H1.yaml", "period: 2026-H1\nvalues:\n  ho: 10\n")
    assert told(halves, "2026-06-18") == ["2026-H1 in 2 days lacks 1 of 2"]
    [one] = owed(halves, "2026-06-18").reports
    assert [slot.id for slot in one.missing] == ["ho_cap_quang"]
    assert one.is_begun
    assert told(halves, "2026-06-20") == ["2026-H1 in 0 days lacks 1 of 2"]
    assert told(halves, "2026-06-21") == []
    halves.write(f"{REPORTS}/2026-H1.yaml", "period: 2026-H1\nvalues:\n  ho: 10\n  ho_cap_quang: 5\n")
    assert told(halves, "2026-06-18") == []


def test_what_was_looked_for_in_vain_is_missing(halves: Folder) -> None:
    halves.write(f"{REPORTS}/2026-H1.yaml", "period: 2026-H1\nvalues:\n  ho: 10\n  ho_cap_quang: {value: null}\n")
    assert told(halves, "2026-06-18") == ["2026-H1 in 2 days lacks 1 of 2"]


def test_an_illustrative_report_answers_only_where_such_count(halves: Folder) -> None:
    report = "period: 2026-H1\nillustrative: true\nvalues:\n  ho: 10\n  ho_cap_quang: 5\n"
    halves.write(f"{REPORTS}/2026-H1.yaml", report)
    assert told(halves, "2026-06-21") == ["2026-H1 in -1 days lacks 2 of 2"]
    assert told(halves, "2026-06-21", illustrative=True) == []


def test_two_plans_with_one_day_ask_for_one_report(halves: Folder) -> None:
    halves.write(PATHS["plan"].replace("2026-so", "2026-them"), PLAN + HALVES)
    [one] = owed(halves, "2026-06-18").reports
    assert one.plans == ("2026-so", "2026-them")


def test_a_dissolved_commune_owes_nothing(halves: Folder) -> None:
    halves.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-21\n")
    assert told(halves, "2026-06-20") == ["2026-H1 in 0 days lacks 2 of 2"]
    assert told(halves, "2026-06-21") == []


def test_a_province_owes_what_its_own_plan_asks_of_it(halves: Folder) -> None:
    planned = '{id: grdp, name: GRDP, measure: number, unit: tỷ, targets: [{op: ">=", value: 1}]}'
    halves.write("plans/thanh-hoa/2026-so.yaml", f"title: T\nyear: 2026\n{HALVES}indicators: [{planned}]\n")
    assert [(one.path, len(one.missing)) for one in owed(halves, "2026-06-20").reports] == [
        ("thanh-hoa/xa-tan-lap", 2),
        ("thanh-hoa", 1),
    ]


def test_a_commune_that_cannot_be_read_is_owing_with_its_finding(halves: Folder) -> None:
    halves.write(PATHS["commune"], "name: [\n")
    found = owed(halves, "2026-06-20")
    assert [one.rule for one in found.findings] == ["yaml-syntax"]
    assert [one.unit for one in found.reports] == [None]


# The lines below a plan's table


def in_lines(folder: Folder, today: str) -> list[str]:
    files = Repository(folder.root).commune_files("thanh-hoa/xa-tan-lap")
    [file] = files.plans
    assert file.model
    day = date.fromisoformat(today)
    due = report_due(file.model, files.settings, files.timeline, day, established=files.established)
    return [f"{one.due.period} in {one.days} days" for one in of_plan(files, file, due, day)]


def test_of_a_plan_the_oldest_overdue_report_and_the_next_are_told(halves: Folder) -> None:
    assert in_lines(halves, "2026-06-20") == ["2026-H1 in 0 days"]
    assert in_lines(halves, "2026-06-21") == ["2026-H1 in -1 days", "2026-H2 in 182 days"]
    assert in_lines(halves, "2027-01-01") == ["2026-H1 in -195 days"]


def test_of_a_commune_whose_last_day_it_is_none_is(halves: Folder) -> None:
    halves.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-22\n")
    assert in_lines(halves, "2026-06-20") == ["2026-H1 in 0 days"]
    assert in_lines(halves, "2026-06-21") == []
