"""cdsplan list"""

import json

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


def test_a_report_of_tomorrow_is_not_the_last(cdsplan: Run, little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml", "period: 2026-07\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["last_report"] == "2026-06-14"


def test_an_indicator_that_nothing_defines_needs_nothing(cdsplan: Run, little: Folder) -> None:
    planned = '{id: la, formula: ho_cap_quang / ho, targets: [{op: ">=", value: 1}]}'
    little.write(PATHS["plan"], f"title: T\nyear: 2026\nindicators: [{planned}]\n")
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["needed"] == 0


def test_a_commune_that_cannot_be_read_is_listed_without_its_name(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], "name: [\n")
    ran = cdsplan("list", "-f", "csv")
    assert ran.code == 0
    assert "thanh-hoa/xa-tan-lap,,,2026-so,2026-06-14,2,2,\n" in ran.out


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
