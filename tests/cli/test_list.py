"""cdsplan list"""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import COMMUNE, PATHS, PLAN, Folder


def test_communes_are_listed_with_what_is_known(cdsplan: Run) -> None:
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"] == [
        {
            "path": "thanh-hoa/xa-tan-lap",
            "name": "Xã Tân Lập",
            "code": "00001",
            "plans": ["2026-so"],
            "last_report": "2026-06-14",
            "needed": 2,
            "reported": 2,
            "next_due": None,
            "due": None,
        }
    ]


def test_the_next_day_by_which_any_plan_wants_a_report_is_told(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN + 'report_due: ["12-10"]\n')
    little.write(PATHS["plan"].replace("2026-so", "2026-them"), PLAN + 'report_due: ["06-20", "11-10"]\n')
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["next_due"] == "2026-11-10"
    assert "10/11/2026" in cdsplan("list", "--lang", "vi").out
    little.write(PATHS["commune"], COMMUNE + "dissolved: 2026-07-01\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["next_due"] == "2026-11-10"
    little.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-30\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["next_due"] is None


HALVES = PLAN + 'report_due: ["06-10", "12-20"]\n'


def test_which_report_is_overdue_or_due_next_and_what_it_lacks(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], HALVES)
    (little.root / PATHS["report"]).unlink()
    [entry] = json.loads(cdsplan("list", "-f", "json").out)["communes"]
    assert [entry["due"][key] for key in ("period", "due", "days", "begun")] == ["2026-H1", "2026-06-10", -20, False]
    assert [one["id"] for one in entry["due"]["missing"]] == ["ho_cap_quang", "ho"]
    assert "2026-06-10, 20 days overdue  none yet (it needs 2 figures)" in cdsplan("list").out
    little.write(PATHS["report"].replace("2026-06", "2026-H1"), "period: 2026-H1\nvalues: {ho: 10}\n")
    assert "2026-12-20, 173 days left" in cdsplan("list").out  # what was sent is not asked for again
    little.write(
        PATHS["report"].replace("2026-06", "2026-H2"), "period: 2026-H2\nas_of: 2026-06-30\nvalues: {ho: 10}\n"
    )
    assert "thiếu 1/2 số liệu: Hộ cáp quang\n" in cdsplan("list", "--lang", "vi").out
    assert ",2026-H2,2026-12-20,173,1\n" in cdsplan("list", "-f", "csv").out


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_terminal_the_list_is_no_wider(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    little.write(PATHS["plan"], HALVES)
    monkeypatch.setenv("COLUMNS", str(width))
    drawn = cdsplan("list", "-f", "table").out.splitlines()
    assert max(map(len, drawn)) <= width
    [first] = [line for line in drawn if "xa-tan-lap" in line]
    assert "2026-12-20," in first
    [line] = [line for line in cdsplan("list", "-f", "plain").out.splitlines() if "xa-tan-lap" in line]
    assert "none yet (it needs 2 figures)" in line  # `grep` finds all of it


def test_a_report_of_tomorrow_is_not_the_last(cdsplan: Run, little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml", "period: 2026-07\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["last_report"] == "2026-06-14"


def test_what_came_after_a_commune_was_dissolved_is_not_its_last_report(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], COMMUNE + "dissolved: 2026-06-14\n")
    [entry] = json.loads(cdsplan("list", "-f", "json").out)["communes"]
    assert (entry["last_report"], entry["needed"], entry["reported"]) == (None, 2, 0)


def test_what_does_not_apply_needs_nothing(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN + "    not_applicable: Không có hộ nào\n")
    [entry] = json.loads(cdsplan("list", "-f", "json").out)["communes"]
    [row] = json.loads(cdsplan("summary", "--by", "commune", "-f", "json").out)["members"]
    assert [entry["needed"], entry["reported"], row["needed"], row["reported"]] == [0, 0, 0, 0]


def test_the_last_report_is_the_newest(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"].replace("2026-06", "2026-03"), "period: 2026-03\nvalues: {ho: 10}\n")
    [entry] = json.loads(cdsplan("list", "-f", "json").out)["communes"]
    assert (entry["last_report"], entry["reported"]) == ("2026-06-14", 2)


def test_an_indicator_that_nothing_defines_needs_nothing(cdsplan: Run, little: Folder) -> None:
    planned = '{id: la, formula: ho_cap_quang / ho, targets: [{op: ">=", value: 1}]}'
    little.write(PATHS["plan"], f"title: T\nyear: 2026\nindicators: [{planned}]\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["needed"] == 0


def test_a_commune_that_cannot_be_read_is_listed_without_its_name(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], "name: [\n")
    ran = cdsplan("list", "-f", "csv")
    assert ran.code == 0
    assert "thanh-hoa/xa-tan-lap,,,2026-so,2026-06-14,2,2,,,,,\n" in ran.out


def test_the_table_speaks_the_language(cdsplan: Run) -> None:
    assert "Báo cáo gần nhất" in cdsplan("list", "--lang", "vi").out
    assert "| Last report" in cdsplan("list", "-f", "markdown").out


def test_a_name_is_no_markup_and_no_formula(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], 'name: "＝[x](y)![](z)"\ncode: "00001"\nprovince: Thanh Hóa\n')
    assert r"＝\[x\](y)!\[\](z)" in cdsplan("list", "-f", "markdown").out
    assert ",'＝[x](y)![](z)," in cdsplan("list", "-f", "csv").out


def test_communes_stand_in_the_order_of_the_alphabet(cdsplan: Run, little: Folder) -> None:
    for number, name in enumerate(("Phường Đức", "Xã Ân", "Xã Dũng", "Đặc khu Anh", "Xã Đông"), 2):
        commune = f'name: {name}\ncode: "0000{number}"\nprovince: Thanh Hóa\n'
        little.write(f"plans/thanh-hoa/x-{number}/commune.yaml", commune)
    names = [one["name"] for one in json.loads(cdsplan("list", "-f", "json").out)["communes"]]
    assert names == ["Đặc khu Anh", "Xã Ân", "Xã Dũng", "Xã Đông", "Phường Đức", "Xã Tân Lập"]


def test_communes_of_one_name_stand_in_the_order_of_their_provinces(cdsplan: Run, little: Folder) -> None:
    little.write("plans/yen-bai/x/commune.yaml", COMMUNE.replace("00001", "00002").replace("Thanh Hóa", "An Giang"))
    codes = [one["code"] for one in json.loads(cdsplan("list", "-f", "json").out)["communes"]]
    assert codes == ["00002", "00001"]


def test_a_folder_with_nothing_of_ours_is_not_listed(cdsplan: Run, little: Folder) -> None:
    little.write("plans/thanh-hoa/anh/so-do.png", b"")
    assert [one["path"] for one in json.loads(cdsplan("list", "-f", "json").out)["communes"]] == [
        "thanh-hoa/xa-tan-lap"
    ]
