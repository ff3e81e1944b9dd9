"""The table of a plan's indicators."""

from collections.abc import Sequence

import pytest

from cdsplan.evaluation.official_report import PlanSection
from cdsplan.render.official_report import table
from cdsplan.render.official_report.blocks import Grid, GridLine
from cdsplan.render.official_report.figures import Figures
from tests.offices import JUNE, PLAN, office, official_report_of

MARCH = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"


def made(plan: str = PLAN, reports: Sequence[str] = (JUNE,), *, span: str = "2026-06") -> Grid:
    [part] = official_report_of(office(plan, reports), span).parts
    return table.grid(part, Figures(part.lines))


def long(plan: str = PLAN) -> str:
    """Eleven of the same."""
    head, _, indicator = plan.partition("  - id: quang\n")
    return head + "".join(f"  - id: quang_{at}\n{indicator}" for at in range(11))


def first(grid: Grid) -> dict[str, tuple[str, ...]]:
    """The cells of the first line, by their headings."""
    line: GridLine = grid.groups[0][1][0]
    return {column.heading: cell for column, cell in zip(grid.columns, line.cells, strict=True)}


def test_upright_it_tells_who_leads_and_what_changed_below_what_it_belongs_to() -> None:
    assert first(made(reports=[MARCH, JUNE])) == {
        "TT": ("1",),
        "Chỉ tiêu": ("Tỷ lệ hộ dùng cáp quang", "Chủ trì: Phòng Kinh tế"),
        "ĐVT": ("%",),
        "Kế hoạch": ("≥ 80%",),
        "Thực hiện": ("700/1.000 hộ, đạt 70%", "So kỳ trước: +5 điểm phần trăm"),
        "% hoàn thành": ("87,5%",),
        "Còn thiếu": ("10 điểm phần trăm", "100 hộ"),
        "Đánh giá": ("Đúng tiến độ",),
    }


def test_across_each_has_a_column_and_only_those_with_something_in_them_stand() -> None:
    last_year = "period: 2025-06\nvalues: {quang: 600, ho: 1000}\n"
    assert first(made(long(), [last_year, MARCH, JUNE])) == {
        "TT": ("1",),
        "Chỉ tiêu": ("Tỷ lệ hộ dùng cáp quang",),
        "ĐVT": ("%",),
        "Kế hoạch": ("≥ 80%",),
        "Thực hiện": ("700/1.000 hộ, đạt 70%",),
        "So kỳ trước": ("+5 điểm phần trăm",),
        "So cùng kỳ năm trước": ("+10 điểm phần trăm",),
        "% hoàn thành": ("87,5%",),
        "Còn thiếu": ("10 điểm phần trăm", "100 hộ"),
        "Đánh giá": ("Đúng tiến độ",),
        "Chủ trì": ("Phòng Kinh tế",),
    }
    assert list(first(made(long(), ["period: 2026-06\n"]))) == [
        "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Đánh giá", "Chủ trì",
    ]  # fmt: skip


def test_what_is_not_known_is_a_dash() -> None:
    assert first(made(reports=["period: 2026-06\n"]))["Thực hiện"] == ("–",)


NOTED = "period: 2026-06\nvalues: {quang: {value: 700, note: chưa gồm thôn Đồng}, ho: 1000}\n"


@pytest.mark.parametrize(
    ("plan", "line"), [(PLAN, 165), (PLAN.replace("    lead: [Phòng Kinh tế]\n", ""), 165), (long(), 252)]
)
def test_columns_fill_the_line(plan: str, line: int) -> None:
    for reports in (["period: 2026-06\n"], [JUNE], [MARCH, NOTED]):
        assert sum(column.width for column in made(plan, reports).columns) == line


def test_notes_of_figures_stand_in_it_and_those_for_reviewers_do_not() -> None:
    plan = PLAN.replace("    lead:", "    note: Phụ lục ghi khác\n    lead:")
    assert first(made(plan, [NOTED]))["Chỉ tiêu"][-1] == "Ghi chú: chưa gồm thôn Đồng"
    assert first(made(long(plan), [NOTED]))["Ghi chú"] == ("chưa gồm thôn Đồng",)


def test_why_there_is_no_newer_figure_is_told_beside_the_old_one() -> None:
    null = "period: 2026-06\nvalues: {quang: {value: null, note: VNPT chưa gửi}, ho: 1000}\n"
    assert first(made(reports=[MARCH, null]))["Chỉ tiêu"][-1] == "Ghi chú: Đã yêu cầu nhưng chưa có: VNPT chưa gửi"
    null = null.replace(", note: VNPT chưa gửi", "")
    assert first(made(reports=[MARCH, null]))["Chỉ tiêu"][-1] == "Ghi chú: Đã yêu cầu nhưng chưa có"


def test_a_figure_that_equals_what_it_must_exceed_is_told_so() -> None:
    plan = PLAN.replace('">="', '">"').replace("    baseline: {value: 60}\n", "")
    note = first(made(plan, ["period: 2026-06\nvalues: {quang: 80, ho: 100}\n"]))["Chỉ tiêu"][-1]
    assert note == "Ghi chú: bằng 80%, phải trên 80%"


def test_why_an_indicator_does_not_apply_is_a_note() -> None:
    plan = PLAN.replace("    lead:", "    not_applicable: Xã không có mạng\n    lead:")
    assert first(made(plan))["Chỉ tiêu"][-1] == "Ghi chú: Xã không có mạng"


def test_a_note_as_long_as_a_file_does_not_tear_the_table() -> None:
    noted = NOTED.replace("chưa gồm thôn Đồng", "a" * 500_000)
    assert len(first(made(reports=[noted]))["Chỉ tiêu"][-1]) < 250


def test_who_supplied_the_figures_is_named_below_it() -> None:
    june = "period: 2026-06\nvalues: {quang: {value: 700, source: VNPT}, ho: {value: 1000, source: Công an xã}}\n"
    assert made(reports=[june]).legend == "Nguồn số liệu: VNPT (TT 1); Công an xã (TT 1)."
    assert made().legend == ""


def test_in_groups_a_source_is_told_with_the_group_of_its_line() -> None:
    june = "period: 2026-06\nvalues: {quang: {value: 700, source: VNPT}, ho: 1000}\n"
    one = PLAN.replace("    lead:", "    group: I. Hạ tầng số\n    lead:")
    _, _, indicator = PLAN.partition("  - id: quang\n")
    two = f"{one}  - id: x\n{indicator}".replace("id: x\n", "id: x\n    group: II. Xã hội số\n")
    assert made(two, [june]).legend == "Nguồn số liệu: VNPT (mục I: TT 1; mục II: TT 1)."
    deep = two.replace("I. Hạ", "2.1. Hạ").replace("II. Xã", "2.2. Xã")
    assert made(deep, [june]).legend == "Nguồn số liệu: VNPT (mục 2.1: TT 1; mục 2.2: TT 1)."


def test_an_illustrative_figure_has_its_mark_explained() -> None:
    assert made(reports=[f"{JUNE}illustrative: true\n"]).legend == "* Số liệu minh họa."


def test_a_bar_says_in_words_what_it_shows() -> None:
    line = made().groups[0][1][0]
    assert line.key == "đầu kỳ 60% (ngày 31/12/2025); thực hiện 70%; mức cần đạt 69,04%; kế hoạch ≥ 80%"
    unknown = made(reports=["period: 2026-06\n"]).groups[0][1][0]
    assert unknown.key.endswith("chưa có số liệu; kế hoạch ≥ 80%")


def test_a_decision_of_july_changes_nothing_that_the_report_of_june_says() -> None:
    target = '{op: ">=", value: 80}'
    later = '{op: ">=", value: 60, since: 2026-07-05}, {op: ">=", value: 50, since: 2026-07-05, party: VNPT}'
    amended = PLAN.replace(target, f"{target}, {later}")
    assert made(amended) == made()
    july = [JUNE, "period: 2026-07\nvalues: {quang: 700, ho: 1000}\n"]
    assert first(made(amended, july, span="2026-07"))["Kế hoạch"] == ("≥ 60%",)


def test_ten_rows_are_short() -> None:
    [part] = official_report_of(office()).parts
    ten: PlanSection = part._replace(lines=part.lines * 10)
    assert not table.is_long(ten)
    assert table.is_long(part._replace(lines=part.lines * 11))
