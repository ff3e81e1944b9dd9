"""What nobody knows, compactly."""

import pytest

from cdsplan.render.official_report import missing
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.figures import Figures
from tests.inline import indicator, percent
from tests.offices import PLAN, office, official_report_of

HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n"
NAME = "Tỷ lệ hộ dùng cáp quang"


def said(content: str, *reports: str) -> list[Block]:
    [part] = official_report_of(office(content, reports)).parts
    return [*missing.blocks(part, Figures(part.lines))]


def item(content: str, *reports: str) -> str:
    """The only one."""
    [items] = [block for block in said(content, *reports) if isinstance(block, Items)]
    [only] = items.items
    return only.removeprefix("Phòng Kinh tế (01 chỉ tiêu): ")


def test_indicators_are_told_together_by_who_leads_them() -> None:
    plan = HEAD + "".join(
        f"  - {indicator(percent('quang / ho'), own=lead, name=name)}\n"
        for name, lead in (("a", "lead: [Công an xã]"), ("b", ""), ("c", "lead: [Công an xã]"))
    )
    assert said(plan, "period: 2026-06\n") == [
        Words("Có 03 chỉ tiêu chưa có số liệu:"),
        Items(
            (
                "Công an xã (02 chỉ tiêu): Chỉ tiêu; Chỉ tiêu.",
                "Kế hoạch chưa nêu đơn vị chủ trì (01 chỉ tiêu): Chỉ tiêu.",
            )
        ),
    ]


@pytest.mark.parametrize(
    ("group", "heading"),
    [
        ("I. Hạ tầng số", "Mục I. Hạ tầng số"),
        ("2.2. Hạ tầng số", "Mục 2.2. Hạ tầng số"),
        ("Danh mục chỉ tiêu", "Danh mục chỉ tiêu"),
    ],
)
def test_those_that_nobody_leads_are_told_by_the_group_they_stand_in(group: str, heading: str) -> None:
    plan = f"{HEAD}  - {indicator(percent('quang / ho'), own=f'group: {group}')}\n"
    assert item(plan, "period: 2026-06\n") == f"{heading} (01 chỉ tiêu): Chỉ tiêu."


def test_who_leads_goes_before_the_group() -> None:
    plan = f"{HEAD}  - {indicator(percent('quang / ho'), own='group: I. Hạ tầng số, lead: [Công an xã]')}\n"
    assert item(plan, "period: 2026-06\n") == "Công an xã (01 chỉ tiêu): Chỉ tiêu."


def test_what_was_asked_for_in_vain_is_told_with_its_reason() -> None:
    null = "period: 2026-06\nvalues: {quang: {value: null, note: VNPT chưa gửi}, ho: 1000}\n"
    assert said(PLAN, null)[0] == Words(
        "Có 01 chỉ tiêu chưa có số liệu, trong đó 01 chỉ tiêu đã yêu cầu mà đơn vị cung cấp chưa có:"
    )
    assert item(PLAN, null) == (f"{NAME} (đã yêu cầu, đến ngày 14/6/2026 chưa có: VNPT chưa gửi).")


def test_of_a_result_without_counts_it_is_the_result_that_was_asked_for() -> None:
    plan = PLAN.replace("    formula: quang / ho\n", "")
    null = "period: 2026-06\nresults: {quang: {value: null, note: chưa khảo sát}}\n"
    assert item(plan, null) == f"{NAME} (đã yêu cầu, đến ngày 14/6/2026 chưa có kết quả: chưa khảo sát)."


def test_what_the_indicator_is_told_from_is_named_and_what_its_own_name_says_is_not() -> None:
    assert item(PLAN, "period: 2026-06\nvalues: {quang: 700}\n") == f"{NAME} (chưa có «Hộ»)."
    assert item(PLAN, "period: 2026-06\nvalues: {ho: 1000}\n") == f"{NAME}."
    two = PLAN.replace("formula: quang / ho", "formula: (quang + dong) / ho")
    assert item(two, "period: 2026-06\nvalues: {ho: 1000, quang: 1}\n") == f"{NAME} (chưa có «Hộ dùng cáp đồng»)."
    null = "period: 2026-06\nvalues: {quang: 700, ho: null}\n"
    assert item(PLAN, null) == f"{NAME} (đã yêu cầu, đến ngày 14/6/2026 chưa có «Hộ»)."


def test_a_division_by_zero_is_told() -> None:
    null = "period: 2026-06\nvalues: {quang: 0, ho: 0}\n"
    assert item(PLAN, null) == f"{NAME} (chưa tính được do mẫu số bằng 0)."


def test_growth_on_a_year_that_nobody_knows_is_told_with_that_year() -> None:
    plan = PLAN.replace("value: 80", "from: last-year, percent: 20")
    assert item(plan, "period: 2026-06\nvalues: {quang: 700, ho: 1000}\n") == (
        f"{NAME} (700/1.000 hộ, đạt 70%; kế hoạch tăng ≥ 20% so với năm trước (chưa có số liệu năm 2025 để so))."
    )


def test_a_reason_as_long_as_a_file_is_cut() -> None:
    long = "a" * 500_000
    null = f"period: 2026-06\nvalues: {{quang: {{value: null, note: {long}}}, ho: 1000}}\n"
    assert len(item(PLAN, null)) < 400


def test_where_everything_is_known_nothing_is_said() -> None:
    assert said(PLAN, "period: 2026-06\nvalues: {quang: 700, ho: 1000}\n") == []
