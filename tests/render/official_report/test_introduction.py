"""What an official report begins with."""

from datetime import date

import pytest

from cdsplan.model import period
from cdsplan.model.files import Plan
from cdsplan.render.official_report.introduction import citation, introduction, padded
from tests.inline import read

PLAN = "title: Kế hoạch A\nyear: 2026\nindicators: [{id: a, targets: [{op: '>=', value: 1}]}]\n"


@pytest.mark.parametrize(
    ("document", "cited"),
    [
        ("", "Kế hoạch A (số …………… ngày …………… tháng …………… năm ……………)"),
        ("{number: 12/KH-UBND, date: 2026-01-05}", "Kế hoạch A (số 12/KH-UBND ngày 05 tháng 01 năm 2026)"),
        (
            "{date: 2026-03, issuer: UBND xã B}",
            "Kế hoạch A (số …………… ngày …………… tháng 3 năm 2026 của UBND xã B)",
        ),
    ],
)
def test_a_plan_is_cited_with_what_its_document_bears(document: str, cited: str) -> None:
    plan = read(Plan, f"{PLAN}document: {document}\n" if document else PLAN)
    assert citation(plan) == cited


def test_it_says_of_which_plans_period_and_day_it_is() -> None:
    said = introduction(
        ["A", "B", "C"], "Ủy ban nhân dân xã D", period.parse("2026-06"), date(2026, 6, 14), of_whom=" của E"
    )
    assert said.text == (
        "Thực hiện A; B và C, Ủy ban nhân dân xã D báo cáo kết quả thực hiện các chỉ tiêu của E tháng 6 năm 2026,"
        " số liệu tính đến hết ngày 14/6/2026, như sau:"
    )


@pytest.mark.parametrize(("written", "said"), [("7/KH-UBND", "07/KH-UBND"), ("15/KH-UBND", "15/KH-UBND"), ("07", "07")])
def test_a_number_under_ten_gets_a_leading_zero(written: str, said: str) -> None:
    assert padded(written) == said
