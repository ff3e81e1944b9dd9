"""What an official report says of one plan."""

from collections.abc import Sequence

import pytest

from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.plan import results
from tests.offices import JUNE, PLAN, office, official_report_of

HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n"


def said(title: str, plan: str = PLAN, reports: Sequence[str] = (JUNE,), *, span: str = "2026-06") -> list[str]:
    """The sentences of a section; none where there is no such section."""
    report = official_report_of(office(plan, reports), span)
    [part] = report.parts
    sections = results(part, report.as_of)
    body = next((section.body for section in sections if title in section.title), ())
    sentences = [_sentences(block) for block in body]
    return [sentence for several in sentences for sentence in several]


def _sentences(block: Block | Titled) -> tuple[str, ...]:
    match block:
        case Items(items):
            return items
        case Words(text):
            return (text,)
        case Titled():
            return (block.lead, block.more)
        case _:
            return ()


COMPARED = "So với kỳ trước, trong 01 chỉ tiêu có số liệu để so sánh"
MARCH = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"


@pytest.mark.parametrize(
    ("reports", "paragraph"),
    [
        ([JUNE], "có 01 chỉ tiêu đúng tiến độ."),
        (["period: 2026-06\nvalues: {quang: 900, ho: 1000}\n"], "có 01 chỉ tiêu đạt (trong đó 01 vượt)."),
        (["period: 2026-06\nvalues: {quang: 800, ho: 1000}\n"], "có 01 chỉ tiêu đạt."),
        (["period: 2026-06\n"], "có 01 chỉ tiêu chưa có số liệu."),
        (
            [MARCH, JUNE],
            f"có 01 chỉ tiêu đúng tiến độ. {COMPARED}, có 01 chỉ tiêu tốt hơn.",
        ),
    ],
)
def test_results_are_one_paragraph(reports: Sequence[str], paragraph: str) -> None:
    assert said("Kết quả chung", reports=reports) == ["Kế hoạch có 01 chỉ tiêu", f"Đến hết ngày 14/6/2026 {paragraph}"]


def test_what_is_met_is_named_with_its_figures() -> None:
    assert said("đạt, vượt", reports=["period: 2026-06\nvalues: {quang: 900, ho: 1000}\n"]) == [
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): 900/1.000 hộ, đạt 90%; kế hoạch ≥ 80%; vượt kế hoạch."
    ]


def test_what_is_late_is_told_with_how_much_is_missing() -> None:
    late = "period: 2026-06\nvalues: {quang: 650, ho: 1000}\n"
    [sentence] = said("chậm tiến độ", reports=[late])
    assert sentence == (
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): 650/1.000 hộ, đạt 65%; kế hoạch ≥ 80%;"
        " mức cần đạt đến ngày 14/6/2026 là 69,04%; còn thiếu 15 điểm phần trăm, tương ứng 150 hộ;"
        " từ đó đến ngày 31/12/2026, bình quân mỗi tháng cần thêm 23 hộ; với tiến độ hiện nay, dự kiến đến hạn đạt"
        " 71,06%."
        " Đánh giá: chậm tiến độ."
    )


def test_a_pace_counts_from_a_day_that_was_named_or_from_that_of_the_report() -> None:
    plan = PLAN.replace("    baseline: {value: 60}\n", "")
    [late] = said("chưa đạt", plan)
    [older] = said("chưa đạt", plan, ["period: 2026-05\nvalues: {quang: 700, ho: 1000}\n", "period: 2026-06\n"])
    assert "tương ứng 100 hộ; từ đó đến ngày 31/12/2026, bình quân" in older
    assert "(ngày 14/5/2026)" in older
    assert "tương ứng 100 hộ; đến ngày 31/12/2026, bình quân mỗi tháng cần thêm" in late


def test_what_must_fall_is_not_told_to_rise() -> None:
    plan = PLAN.replace('">="', '"<="').replace("value: 60", "value: 100")
    [late] = said("chậm tiến độ", plan, ["period: 2026-06\nvalues: {quang: 950, ho: 1000}\n"])
    assert "còn phải giảm 15 điểm phần trăm, tương ứng 150 hộ" in late
    assert "mỗi tháng cần giảm 23 hộ" in late


def test_a_number_is_told_in_its_unit() -> None:
    speed = PLAN.replace("percent", "number").replace("formula: quang / ho", "formula: toc_do\n    unit: Mbit/s")
    [late] = said("chậm tiến độ", speed, ["period: 2026-06\nvalues: {toc_do: 61.5}\n"])
    assert "thực hiện 61,5 Mbit/s; kế hoạch ≥ 80 Mbit/s" in late
    assert "còn thiếu 18,5 Mbit/s" in late
    assert "mỗi tháng cần thêm 2,81 Mbit/s" in late


def test_a_strict_target_met_with_equality_tells_what_remains() -> None:
    plan = PLAN.replace('">="', '">"').replace("    baseline: {value: 60}\n", "")
    [late] = said("chưa đạt", plan, ["period: 2026\nvalues: {quang: 80, ho: 100}\n"], span="2026")
    assert "còn phải thực hiện 01 hộ" in late


def test_nothing_is_told_to_grow_by_zero() -> None:
    plan = PLAN.replace('">="', '">"').replace("    baseline: {value: 60}\n", "")
    [late] = said("chưa đạt", plan, ["period: 2026-06\nresults: {quang: 80}\n"])
    assert late.endswith("thực hiện 80%; kế hoạch > 80%. Đánh giá: chưa đạt.")


def test_a_milestone_is_told_by_its_state() -> None:
    plan = f'{HEAD}  - {{id: mang, name: Mạng, measure: milestone, targets: [{{op: "==", value: done}}]}}\n'
    assert said("chưa đạt", plan, ["period: 2026-06\nresults: {mang: in-progress}\n"]) == [
        "Mạng: đang triển khai; kế hoạch: hoàn thành. Đánh giá: chưa đạt."
    ]


def test_an_old_figure_is_told_with_its_date_and_what_was_asked_for_since() -> None:
    old = "period: 2025\nvalues: {quang: 700, ho: 1000}\n"
    [stale] = said("số liệu cũ", reports=[old])
    assert stale.endswith("700/1.000 hộ, đạt 70% (ngày 14/12/2025); kế hoạch ≥ 80%.")
    null = "period: 2026-06\nvalues: {ho: 1000, quang: {value: null, note: Mất điện}}\n"
    [stale] = said("số liệu cũ", reports=[old, null])
    assert stale.endswith("; đã yêu cầu, đến ngày 14/6/2026 chưa có: Mất điện.")


def test_what_does_not_apply_is_told_with_its_reason() -> None:
    plan = PLAN.replace("    lead:", "    not_applicable: Xã không có mạng\n    lead:")
    assert said("không áp dụng", plan) == ["Tỷ lệ hộ dùng cáp quang: Xã không có mạng."]


def test_nothing_met_nothing_late_and_nothing_unknown_is_said() -> None:
    assert said("đạt, vượt") == said("chậm tiến độ") == said("chưa có số liệu") == ["Không có."]
    assert said("số liệu cũ") == said("không áp dụng") == said("mốc") == []


def test_interim_targets_have_their_verdicts() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 65, due: 2026-03-31}, {op')
    march = "period: 2026-03\nvalues: {quang: 600, ho: 1000}\n"
    assert said("mốc", plan, [march, JUNE]) == ["Tỷ lệ hộ dùng cáp quang: mốc ≥ 65%, hạn 31/3/2026: không đạt."]


def test_what_is_to_fall_makes_up_a_rate_and_reaches_none() -> None:
    plan = PLAN.replace('">=", value: 80', '"<=", value: 50')
    [late] = said("chưa đạt", plan)
    assert "700/1.000 hộ, chiếm 70%; kế hoạch ≤ 50%" in late
    assert "với tiến độ hiện nay, dự kiến đến hạn là " in late
