"""Which reports are owed on a day, and what they lack."""

from datetime import date

import pytest

from cdsplan.evaluation.due import report_due
from cdsplan.evaluation.owed import Owing, Question, most_urgent, of_plan, owing
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


def test_it_is_overdue_once_one_is_whatever_is_still_to_come(halves: Folder) -> None:
    assert [owed(halves, day).is_overdue for day in ("2026-06-20", "2026-12-10")] == [False, True]


def test_of_two_plans_the_one_that_goes_on_longer_says_until_when_a_report_answers(halves: Folder) -> None:
    short = (PLAN + HALVES).replace("year: 2026", "year: 2026\nend: 2026-12-14")
    halves.write(PATHS["plan"].replace("2026-so", "2026-them"), short)
    halves.write(f"{REPORTS}/2026-H2.yaml", "period: 2026-H2\nas_of: 2026-12-20\nvalues: {ho: 10, ho_cap_quang: 5}\n")
    assert told(halves, "2026-12-20") == ["2026-H1 in -183 days lacks 2 of 2"]


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


def test_a_report_that_is_dated_after_the_day_or_after_the_plan_does_not_answer(halves: Folder) -> None:
    figures = "values: {ho: 10, ho_cap_quang: 5}\n"
    halves.write(f"{REPORTS}/2026-H1.yaml", f"period: 2026-H1\nas_of: 2026-06-25\n{figures}")
    halves.write(f"{REPORTS}/2026-H2.yaml", f"period: 2026-H2\nas_of: 2027-01-05\n{figures}")
    assert told(halves, "2026-06-24") == ["2026-H1 in -4 days lacks 2 of 2"]
    assert told(halves, "2026-06-25") == []
    assert told(halves, "2027-01-05") == ["2026-H2 in -16 days lacks 2 of 2"]


@pytest.mark.parametrize(
    ("files", "missing", "is_unread"),
    [
        ({"2026-H1": "period: ["}, 0, True),
        ({"2026-H1": "period: [", "2026-06": "period: 2026-06\nvalues: {ho: 10}\n"}, 1, False),  # of the same day
        ({"2026-03": "period: ["}, 2, False),
        ({"2026-H1": "period: 2026-03\nvalues: {ho: 10}\n"}, 2, False),
    ],
)
def test_a_report_that_cannot_be_read_is_not_said_to_lack_figures(
    halves: Folder, files: dict[str, str], missing: int, *, is_unread: bool
) -> None:
    for name, content in files.items():
        halves.write(f"{REPORTS}/{name}.yaml", content)
    [one] = owed(halves, "2026-06-18").reports
    assert (len(one.missing), one.is_unread) == (missing, is_unread)


def test_whether_any_plan_says_when_reports_are_due_is_known(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-b/commune.yaml", COMMUNE.replace("00001", "00002"))
    little.write("plans/thanh-hoa/xa-b/2026-so.yaml", PLAN)
    assert not owed(little, "2026-01-01").has_days
    little.write(PATHS["plan"], PLAN + HALVES)
    assert owed(little, "2026-01-01").has_days


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
    assert found.unread == ("thanh-hoa/xa-tan-lap",)


# The lines below a plan's table


def in_lines(folder: Folder, today: str) -> list[str]:
    files = Repository(folder.root).commune_files("thanh-hoa/xa-tan-lap")
    [one] = files.named_plans
    day = date.fromisoformat(today)
    due = report_due(one.plan, files.settings, files.timeline, day, established=files.established)
    return [f"{owed.due.period} in {owed.days} days" for owed in of_plan(files, one, due, day)]


def test_of_a_plan_the_oldest_overdue_report_and_the_next_are_told(halves: Folder) -> None:
    assert in_lines(halves, "2026-06-20") == ["2026-H1 in 0 days"]
    assert in_lines(halves, "2026-06-21") == ["2026-H1 in -1 days", "2026-H2 in 182 days"]
    assert in_lines(halves, "2027-01-01") == ["2026-H1 in -195 days"]


def test_of_a_commune_whose_last_day_it_is_none_is(halves: Folder) -> None:
    halves.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-22\n")
    assert in_lines(halves, "2026-06-20") == ["2026-H1 in 0 days"]
    assert in_lines(halves, "2026-06-21") == []


# What a list of communes tells of each


def urgent(folder: Folder, today: str) -> str | None:
    one = most_urgent(Repository(folder.root).commune_files("thanh-hoa/xa-tan-lap"), date.fromisoformat(today))
    return one.due.period.text if one else None


def test_most_urgent_is_the_oldest_overdue_report_else_the_next_complete_or_not(halves: Folder) -> None:
    assert [urgent(halves, day) for day in ("2026-06-20", "2026-06-21", "2027-01-01")] == ["2026-H1"] * 3
    halves.write(f"{REPORTS}/2026-H1.yaml", "period: 2026-H1\nvalues: {ho: 10, ho_cap_quang: 5}\n")
    assert [urgent(halves, day) for day in ("2026-06-20", "2026-06-21", "2027-01-01")] == ["2026-H1", *["2026-H2"] * 2]
    halves.write(f"{REPORTS}/2026-H2.yaml", "period: 2026-H2\nvalues: {ho: 10}\n")
    assert [urgent(halves, day) for day in ("2026-12-20", "2026-12-21")] == ["2026-H2", None]


def test_of_all_plans_the_oldest_is_most_urgent(halves: Folder) -> None:
    quarters = PLAN + 'report_due: ["03-20", "06-20", "09-20", "12-20"]\n'
    halves.write(PATHS["plan"].replace("2026-so", "2026-them"), quarters)
    assert [urgent(halves, day) for day in ("2026-03-01", "2026-12-21")] == ["2026-Q1"] * 2


def test_of_a_dissolved_commune_nothing_is_urgent(halves: Folder) -> None:
    halves.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-21\n")
    assert [urgent(halves, day) for day in ("2026-06-20", "2026-06-21")] == ["2026-H1", None]
