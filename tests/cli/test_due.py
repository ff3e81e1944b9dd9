"""cdsplan due"""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import COMMUNE, PATHS, PLAN, Folder

HALVES = 'report_due: ["06-20", "12-20"]\n'


@pytest.fixture
def owing(little: Folder) -> Folder:
    little.write(PATHS["plan"], PLAN + HALVES)
    (little.root / PATHS["report"]).unlink()
    return little


@pytest.mark.usefixtures("owing")
def test_programs_get_every_report_with_its_day_and_what_is_missing(cdsplan: Run) -> None:
    assert json.loads(cdsplan("due", "-f", "json", "--as-of", "2026-06-21").out) == {
        "schema": "cdsplan.due/1",
        "as_of": "2026-06-21",
        "within": 30,
        "reports": [
            {
                "path": "thanh-hoa/xa-tan-lap",
                "name": "Xã Tân Lập",
                "code": "00001",
                "period": "2026-H1",
                "ends": "2026-06-14",
                "due": "2026-06-20",
                "days": -1,
                "overdue": True,
                "begun": False,
                "unread": False,
                "needed": 2,
                "missing": [
                    {"id": "ho_cap_quang", "name": "Hộ cáp quang"},
                    {"id": "ho", "name": "Hộ"},
                ],
                "plans": ["2026-so"],
                "after_plan": None,
            }
        ],
    }
    line = "Xã Tân Lập,00001,2026-H1,2026-06-14,2026-06-20,-1,true,false,false,2,ho_cap_quang ho,2026-so,"
    assert f"thanh-hoa/xa-tan-lap,{line}" in cdsplan("due", "-f", "csv", "--as-of", "2026-06-21").out


@pytest.mark.usefixtures("owing")
@pytest.mark.parametrize(
    ("today", "said"),
    [("2026-06-21", "quá hạn 1 ngày"), ("2026-06-20", "hôm nay"), ("2026-06-19", "còn 1 ngày")],
)
def test_people_read_how_many_days_are_left(cdsplan: Run, today: str, said: str) -> None:
    out = cdsplan("due", "--as-of", today, "--lang", "vi").out
    assert said in out
    assert "6 tháng đầu năm 2026" in " ".join(out.split()) or "6 tháng đầu" in out
    assert "cả 2 số liệu" in out


@pytest.mark.usefixtures("owing")
def test_ci_is_stopped_by_what_is_overdue_only_where_it_wants_to_be(cdsplan: Run) -> None:
    assert cdsplan("due", "--as-of", "2026-06-21").code == 0
    assert cdsplan("due", "--as-of", "2026-06-21", "--fail-on", "overdue").code == 1
    assert cdsplan("due", "--as-of", "2026-06-20", "--fail-on", "overdue").code == 0


@pytest.mark.usefixtures("owing")
def test_where_nothing_is_due_it_says_so(cdsplan: Run) -> None:
    assert "No report is due or overdue." in cdsplan("due", "--as-of", "2026-01-20").out


def test_where_no_plan_says_when_it_says_how_to(cdsplan: Run) -> None:
    assert 'Write report_due: ["11-10"]' in cdsplan("due").out


@pytest.mark.usefixtures("owing")
@pytest.mark.parametrize(("whose", "count"), [("xa-tan-lap", 1), ("thanh-hoa", 1), ("bac-ninh", 0)])
def test_one_commune_or_one_province_may_be_asked_for(cdsplan: Run, owing: Folder, whose: str, count: int) -> None:
    owing.write(
        "plans/bac-ninh/xa-khac/commune.yaml", COMMUNE.replace("00001", "00002").replace("Thanh Hóa", "Bắc Ninh")
    )
    found = json.loads(cdsplan("due", whose, "-f", "json", "--as-of", "2026-06-21").out)
    assert len(found["reports"]) == count


@pytest.mark.usefixtures("owing")
@pytest.mark.parametrize("whose", [(), ("thanh-hoa",)])
def test_a_province_owes_the_reports_of_its_own_plans(cdsplan: Run, owing: Folder, whose: tuple[str, ...]) -> None:
    owing.write("plans/thanh-hoa/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    milestone = '{id: cong, name: Cổng, measure: milestone, targets: [{op: "==", value: done}]}'
    owing.write("plans/thanh-hoa/2026-tinh.yaml", f"title: Kế hoạch\nyear: 2026\n{HALVES}indicators: [{milestone}]\n")
    found = json.loads(cdsplan("due", *whose, "-f", "json", "--as-of", "2026-06-21").out)
    assert {one["path"] for one in found["reports"]} == {"thanh-hoa", "thanh-hoa/xa-tan-lap"}


@pytest.mark.parametrize(("options", "count"), [((), 1), (("--illustrative",), 0)])
def test_illustrative_figures_answer_only_where_they_may(
    cdsplan: Run, owing: Folder, options: tuple[str, ...], count: int
) -> None:
    owing.write(
        "plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml",
        "period: 2026-H1\nillustrative: true\nvalues: {ho: 1000, ho_cap_quang: 700}\n",
    )
    ran = cdsplan("due", "-f", "json", "--as-of", "2026-06-21", *options)
    assert len(json.loads(ran.out)["reports"]) == count


def test_a_calendar_has_a_day_a_report_in_lines_that_any_calendar_reads(cdsplan: Run, owing: Folder) -> None:
    owing.write(
        PATHS["commune"], COMMUNE.replace("Xã Tân Lập", r'"Xã Tân Lập; A, B\\ Cực kỳ dài để dòng bị gập lại ở đây"')
    )
    out = cdsplan("due", "-f", "ics", "--as-of", "2026-06-15", "--lang", "vi").out
    lines = out.split("\r\n")
    assert [lines[0], *lines[-2:]] == ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = out.replace("\r\n ", "").split("\r\n")
    title = r"Hạn gửi báo cáo 6 tháng đầu năm 2026: Xã Tân Lập\; A\, B\\ Cực kỳ dài để dòng bị gập lại ở đây"
    assert unfolded[4:-2] == [
        "BEGIN:VEVENT",
        "UID:20260620-2026-H1-thanh-hoa-xa-tan-lap@cdsplan",
        "DTSTAMP:20260615T000000Z",
        "DTSTART;VALUE=DATE:20260620",
        "DTEND;VALUE=DATE:20260621",
        f"SUMMARY:{title}",
        r"DESCRIPTION:Số liệu còn thiếu:\n- Hộ cáp quang\n- Hộ",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P7D",
        f"DESCRIPTION:{title}",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_of_a_report_that_is_begun_the_first_figures_that_it_lacks_are_named(cdsplan: Run, owing: Folder) -> None:
    owing.write("plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml", "period: 2026-H1\nvalues: {ho: 1000}\n")
    out = " ".join(cdsplan("due", "--as-of", "2026-06-19").out.split())
    assert "1 of 2 figures missing" in out
    assert "Hộ cáp quang" in out
    assert "…" not in out
    names = "; ".join(f"Số {at}" for at in range(9))
    variables = "".join(f"  so_{at}: {{name: Số {at}, kind: count, unit: hộ}}\n" for at in range(9))
    formula = " + ".join(f"so_{at}" for at in range(9))
    indicator = f"  nhieu: {{name: Nhiều, measure: number, unit: hộ, formula: {formula}}}\n"
    owing.write("plans/catalog/them.yaml", f"variables:\n{variables}indicators:\n{indicator}")
    owing.write(PATHS["plan"], PLAN.replace("cap_quang", "nhieu") + HALVES)
    out = cdsplan("due", "--as-of", "2026-06-19", "-f", "markdown").out
    assert "9 of 9 figures missing" in out
    assert "; …" in out
    assert names not in out


def test_errors_of_the_files_are_told_and_end_with_1(cdsplan: Run, owing: Folder) -> None:
    owing.write(PATHS["commune"], "name: [\n")
    ran = cdsplan("due", "--as-of", "2026-06-21")
    assert ran.code == 1
    assert "yaml-syntax" in ran.err


def test_a_report_whose_file_is_broken_is_not_said_to_be_missing(cdsplan: Run, owing: Folder) -> None:
    """As two colleagues' figures leave it whom git could not merge."""
    owing.write("plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml", "period: 2026-H1\n<<<<<<< HEAD\n")
    out = cdsplan("due", "--as-of", "2026-06-21").out
    assert "cannot be read" in " ".join(out.split())
    assert "none yet" not in out
    assert "all 2 figures" not in out
    [one] = json.loads(cdsplan("due", "-f", "json", "--as-of", "2026-06-21").out)["reports"]
    assert (one["unread"], one["begun"], one["missing"]) == (True, False, [])
    calendar = cdsplan("due", "-f", "ics", "--as-of", "2026-06-21", "--lang", "en").out
    assert calendar.count("BEGIN:VEVENT") == calendar.count("\r\nDESCRIPTION:") == 1  # that of the alarm
    listed = cdsplan("list").out
    assert "2026-06-20, 10 days overdue" in listed
    assert "a file that cannot be read" in listed


def test_a_report_whose_figures_come_after_the_plan_is_not_said_to_be_missing(cdsplan: Run, owing: Folder) -> None:
    report = "period: 2026-H2\nas_of: 2027-01-05\nvalues: {ho: 1000, ho_cap_quang: 700}\n"
    owing.write("plans/thanh-hoa/xa-tan-lap/reports/2026-H2.yaml", report)

    def told(day: str) -> list[object]:
        owed = json.loads(cdsplan("due", "-f", "json", "--as-of", day).out)["reports"]
        return [[one["period"], one["begun"], one["after_plan"]] for one in owed]

    assert told("2027-01-04") == [["2026-H1", False, None], ["2026-H2", False, None]]
    assert told("2027-01-05") == [["2026-H1", False, None], ["2026-H2", False, "2027-01-05"]]
    last = cdsplan("due", "-f", "markdown", "--as-of", "2027-01-05").out.splitlines()[-1]
    cells = [cell.strip() for cell in last.split("|")]
    assert cells[-3:-1] == ["there, but as of 2027-01-05, after the end of the plan", "–"]


def test_whose_files_are_broken_is_said_by_name(cdsplan: Run, owing: Folder) -> None:
    """Also where the file that has the name is wrong in something else."""
    owing.write(PATHS["commune"], COMMUNE.replace("00001", "1"))
    ran = cdsplan("due", "--as-of", "2026-06-21")
    assert ran.code == 1
    assert "Files of xã Tân Lập have the errors above; what these hold is not counted." in ran.err
    assert "thanh-hoa/xa-tan-lap" not in ran.out
    assert ran.out.count("Xã Tân Lập") == 1
    assert "SUMMARY:Report due for the first half of 2026: Xã Tân Lập" in cdsplan(
        "due", "--as-of", "2026-06-21", "-f", "ics"
    ).out.replace("\r\n ", "")
    assert "Xã Tân Lập" in cdsplan("list").out
