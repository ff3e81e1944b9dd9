"""The words of an official report, in the form of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence

import pytest

from cdsplan.render.official_report.blocks import DOTS, Grid, Heading, Items, Letter, Words
from cdsplan.render.official_report.letter import letter
from tests.offices import JUNE, OWNER, PLAN, office, official_report_of


def written(
    plan: str = PLAN, reports: Sequence[str] = (JUNE,), *, commune: str = OWNER, span: str = "2026-06", party: str = ""
) -> Letter:
    return letter(official_report_of(office(plan, reports, commune=commune), span, party=party or None))


def section(page: Letter, title: str) -> list[str]:
    """The sentences below a heading."""
    found: list[str] = []
    at = next(at for at, block in enumerate(page.body) if isinstance(block, Heading) and title in block.text)
    for block in page.body[at + 1 : -1]:  # the last closes the whole report
        match block:
            case Heading():
                break
            case Words(text):
                found.append(text)
            case Items(items):
                found += items
    return found


def rows(page: Letter) -> list[tuple[tuple[str, ...], ...]]:
    grids = [block for block in page.body if isinstance(block, Grid)]
    return [line.cells for grid in grids for _, lines in grid.groups for line in lines]


def test_the_introduction_names_the_plan_with_what_it_bears() -> None:
    plan = f"{PLAN}document: {{number: 12/KH-UBND, date: 2026-01-05, issuer: UBND xã Tân Lập}}\n"
    opening = written(plan).body[0]
    assert isinstance(opening, Words)
    assert opening.text.startswith(
        "Thực hiện Kế hoạch Chuyển đổi số năm 2026 (số 12/KH-UBND, ngày 05 tháng 01 năm 2026 của UBND xã Tân Lập),"
        " Ủy ban nhân dân xã Tân Lập báo cáo"
    )
    assert "số liệu tính đến hết ngày 14/06/2026" in opening.text


def test_what_the_plan_does_not_bear_is_a_blank_in_the_introduction() -> None:
    opening = written().body[0]
    assert isinstance(opening, Words)
    assert f"(số {DOTS}, ngày {DOTS} tháng {DOTS} năm {DOTS})" in opening.text


def test_a_row_has_counts_lead_change_gap_and_verdict() -> None:
    march = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"
    assert rows(written(reports=[march, JUNE])) == [
        (
            ("1",),
            ("Tỷ lệ hộ dùng cáp quang", "Chủ trì: Phòng Kinh tế"),
            ("%",),
            ("≥ 80%",),
            ("700/1.000 hộ, đạt 70%", "So kỳ trước: +5 điểm %"),
            ("87,5%",),
            ("10 điểm %", "100 hộ"),
            ("Đúng tiến độ",),
        )
    ]


def test_a_carried_denominator_is_noted_by_its_name() -> None:
    march = "period: 2026-03\nvalues: {ho: 1000}\n"
    [row] = rows(written(reports=[march, "period: 2026-06\nvalues: {quang: 700}\n"]))
    assert row[1][-1] == "Ghi chú: Hộ: số liệu ngày 14/03/2026"


def targeted(targets: str, own: str = "") -> str:
    return PLAN.replace('{op: ">=", value: 80}', targets).replace(
        "    lead:", f"    {own}\n    lead:" if own else "    lead:"
    )


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ('{op: ">=", value: 75, due: 2026-09-30}', "≥ 75%, hạn 30/09/2026"),
        ('{op: ">=", value: 75, to: 80}', "≥ 75% đến 80%"),
        ('{op: ">=", from: baseline, percent: 25}', "tăng ≥ 25% so với hiện trạng đầu kỳ, tức ≥ 75%"),
        ('{op: ">=", from: last-year, points: 5}', "tăng ≥ 5 điểm % so với năm trước (chưa có số liệu năm 2025 để so)"),
    ],
)
def test_the_table_shows_what_a_target_asks(target: str, shown: str) -> None:
    assert rows(written(targeted(target)))[0][3] == (shown,)


def test_a_figure_older_than_the_report_carries_its_date() -> None:
    march = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"
    page = written(reports=[march, "period: 2026-06\nvalues: {dan: 1}\n"])
    assert rows(page)[0][4] == ("650/1.000 hộ, đạt 65% (ngày 14/03/2026)",)
    assert rows(written(reports=[march]))[0][4] == ("650/1.000 hộ, đạt 65% (ngày 14/03/2026)",)


def test_the_same_period_of_last_year_is_told() -> None:
    last_year = "period: 2025-06\nvalues: {quang: 600, ho: 1000}\n"
    row = rows(written(reports=[last_year, JUNE]))[0]
    assert row[4] == ("700/1.000 hộ, đạt 70%", "So kỳ trước: +10 điểm %", "So cùng kỳ: +10 điểm %")


def test_notes_of_the_plan_and_of_figures_stand_in_the_row() -> None:
    june = "period: 2026-06\nvalues: {quang: {value: 700, note: chưa gồm thôn Đồng}, ho: 1000}\n"
    row = rows(written(targeted('{op: ">=", value: 80}', "note: cả thôn"), [june]))[0]
    assert row[1][-1] == "Ghi chú: cả thôn; Hộ dùng cáp quang: chưa gồm thôn Đồng"


NULL = "period: 2026-06\nvalues: {quang: {value: null, note: VNPT chưa gửi}, ho: 1000}\n"


def test_why_a_result_is_not_known_is_told() -> None:
    page = written(
        "title: Kế hoạch\nyear: 2026\nindicators:\n"
        '  - {id: hai_long, name: Hài lòng, measure: percent, targets: [{op: ">=", value: 80}]}\n',
        ["period: 2026-06\nresults: {hai_long: {value: null, note: chưa khảo sát}}\n"],
    )
    assert section(page, "chưa có số liệu") == ["Hài lòng: chưa có kết quả (lý do: chưa khảo sát)."]


def test_why_there_is_no_newer_figure_is_told_beside_the_old_one() -> None:
    march = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"
    row = rows(written(reports=[march, NULL]))[0]
    assert row[1][-1] == "Ghi chú: chưa có Hộ dùng cáp quang (14/06/2026): VNPT chưa gửi"


def test_a_decision_of_july_changes_nothing_that_the_report_of_june_says() -> None:
    before = targeted('{op: ">=", value: 80}')
    amended = targeted(
        '{op: ">=", value: 80}, {op: ">=", value: 60, since: 2026-07-05},'
        ' {op: ">=", value: 50, since: 2026-07-05, party: VNPT}'
    )
    assert written(amended) == written(before)
    july = [JUNE, "period: 2026-07\nvalues: {quang: 700, ho: 1000}\n"]
    assert rows(written(amended, july, span="2026-07"))[0][3] == ("≥ 60%",)


def test_a_note_as_long_as_a_file_does_not_tear_the_table() -> None:
    long = "a" * 500_000
    june = f"period: 2026-06\nvalues: {{quang: {{value: 700, note: {long}}}, ho: 1000}}\n"
    assert len(rows(written(reports=[june]))[0][1][-1]) < 600
    [said] = section(written(reports=[NULL.replace("VNPT chưa gửi", long)]), "chưa có số liệu")
    assert len(said) < 700


def test_counts_of_each_verdict_are_padded() -> None:
    assert section(written(), "Kết quả chung") == ["Kết quả 01 chỉ tiêu: Đúng tiến độ 01."]
    better = "period: 2026-06\nvalues: {quang: 900, ho: 1000}\n"
    assert section(written(reports=[better]), "Kết quả chung") == ["Kết quả 01 chỉ tiêu: Đạt 01 (trong đó Vượt 01)."]


def test_what_is_late_is_told_with_how_much_is_missing() -> None:
    late = "period: 2026-06\nvalues: {quang: 650, ho: 1000}\n"
    [said] = section(written(reports=[late]), "chậm tiến độ")
    assert said == (
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): kế hoạch ≥ 80%; thực hiện 650/1.000 hộ, đạt 65%;"
        " mức cần đạt đến ngày 14/06/2026 là 69,04%; còn thiếu 15 điểm %, tương ứng 150 hộ;"
        " từ đó đến ngày 31/12/2026 bình quân mỗi tháng cần thêm 22,81 hộ; theo đà hiện nay ước đến hạn đạt 71,06%."
        " Đánh giá: Chậm tiến độ."
    )


def test_what_must_fall_is_not_told_to_rise() -> None:
    plan = PLAN.replace('">="', '"<="').replace("value: 60", "value: 100")
    late = "period: 2026-06\nvalues: {quang: 950, ho: 1000}\n"
    [said] = section(written(plan, [late]), "chậm tiến độ")
    assert "còn phải giảm 15 điểm %, tương ứng 150 hộ" in said
    assert "mỗi tháng cần giảm 22,81 hộ" in said


def test_a_number_is_told_in_its_unit() -> None:
    speed = PLAN.replace("percent", "number").replace("formula: quang / ho", "formula: toc_do\n    unit: Mbit/s")
    [said] = section(written(speed, ["period: 2026-06\nvalues: {toc_do: 61.5}\n"]), "chậm tiến độ")
    assert "còn thiếu 18,5 Mbit/s" in said
    assert "mỗi tháng cần thêm 2,81 Mbit/s" in said


def test_a_strict_target_met_with_equality_tells_what_remains() -> None:
    plan = PLAN.replace('">="', '">"').replace("    baseline: {value: 60}\n", "")
    [said] = section(written(plan, ["period: 2026\nvalues: {quang: 80, ho: 100}\n"], span="2026"), "chưa đạt")
    assert "còn phải thực hiện 1 hộ" in said


def test_nothing_is_told_to_grow_by_zero() -> None:
    plan = PLAN.replace('">="', '">"').replace("    baseline: {value: 60}\n", "")
    [said] = section(written(plan, ["period: 2026-06\nresults: {quang: 80}\n"]), "chưa đạt")
    assert said.endswith("kế hoạch > 80%; thực hiện 80%. Đánh giá: Chưa đạt.")


def test_a_milestone_is_told_by_its_state() -> None:
    plan = (
        "title: Kế hoạch\nyear: 2026\nindicators:\n"
        '  - {id: mang, name: Mạng, measure: milestone, targets: [{op: "==", value: done}]}\n'
    )
    page = written(plan, ["period: 2026-06\nresults: {mang: in-progress}\n"])
    assert section(page, "chưa đạt") == ["Mạng: kế hoạch hoàn thành; thực hiện đang triển khai. Đánh giá: Chưa đạt."]


def test_what_nobody_knows_is_told_with_what_is_missing() -> None:
    page = written(reports=["period: 2026-06\nvalues: {ho: 1000}\n"])
    assert section(page, "chưa có số liệu") == [
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): chưa có «Hộ dùng cáp quang»."
    ]


def test_a_division_by_zero_is_told() -> None:
    page = written(reports=["period: 2026-06\nvalues: {quang: 0, ho: 0}\n"])
    assert section(page, "chưa có số liệu") == [
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): chưa tính được (mẫu số bằng 0)."
    ]


def test_an_old_figure_is_told_with_its_date() -> None:
    page = written(reports=["period: 2025\nvalues: {quang: 700, ho: 1000}\n"])
    [said] = section(page, "số liệu cũ")
    assert said.endswith("thực hiện 700/1.000 hộ, đạt 70% (ngày 14/12/2025).")


def test_the_reason_of_what_is_not_available_is_told() -> None:
    null = "period: 2026-06\nvalues: {ho: 1000, quang: {value: null, note: Mất điện}}\n"
    assert section(written(reports=[null]), "chưa có số liệu") == [
        "Tỷ lệ hộ dùng cáp quang (chủ trì: Phòng Kinh tế): chưa có «Hộ dùng cáp quang» (lý do: Mất điện)."
    ]
    [said] = section(written(reports=["period: 2025\nvalues: {quang: 700, ho: 1000}\n", null]), "số liệu cũ")
    assert said.endswith(
        "(ngày 14/12/2025). Đã yêu cầu nhưng chưa có số liệu: Hộ dùng cáp quang (14/06/2026): Mất điện."
    )


def test_growth_on_a_year_that_nobody_knows_is_told_with_that_year() -> None:
    [said] = section(written(PLAN.replace("value: 80", "from: last-year, percent: 20")), "chưa có số liệu")
    asked = "kế hoạch tăng ≥ 20% so với năm trước (chưa có số liệu năm 2025 để so)"
    assert said.endswith(f"{asked}; thực hiện 700/1.000 hộ, đạt 70%.")


def test_nothing_late_and_nothing_unknown_is_said() -> None:
    page = written()
    assert section(page, "chậm tiến độ") == ["Không có."]
    assert section(page, "chưa có số liệu") == ["Không có."]


def test_interim_targets_have_their_verdicts() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 65, due: 2026-03-31}, {op')
    march = "period: 2026-03\nvalues: {quang: 600, ho: 1000}\n"
    assert section(written(plan, [march, JUNE]), "mốc") == [
        "Tỷ lệ hộ dùng cáp quang: ≥ 65%, hạn 31/03/2026: không đạt."
    ]


def test_a_party_is_named_with_the_targets_it_was_given() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 90, party: VNPT}, {op')
    page = written(plan, party="VNPT")
    assert Words("Báo cáo này chỉ nêu các mục tiêu giao cho VNPT.") in page.body
    assert rows(page)[0][3] == ("≥ 90% (VNPT)",)


def test_a_dissolved_commune_names_its_successor() -> None:
    page = written(commune=f'{OWNER}dissolved: 2026-07-01\nsuccessor: "00009"\n')
    assert Words("Xã Tân Lập đã giải thể từ ngày 01/07/2026; đơn vị kế thừa có mã 00009.") in page.body


def test_several_plans_have_a_letter_each() -> None:
    two = official_report_of(
        office({"2026-a": PLAN, "2026-b": PLAN.replace("Kế hoạch Chuyển", "Kế hoạch khác về Chuyển")})
    )
    page = letter(two)
    assert page.subject[0] == "Kết quả thực hiện 02 kế hoạch"
    titles = [block.text for block in page.body if isinstance(block, Heading) and block.level == 1]
    assert titles == ["A. Kế hoạch Chuyển đổi số năm 2026", "B. Kế hoạch khác về Chuyển đổi số năm 2026"]


def test_an_illustrative_report_has_a_banner() -> None:
    assert "SỐ LIỆU MINH HỌA" in written(reports=[f"{JUNE}illustrative: true\n"]).banners[0]


def test_a_bar_says_in_words_what_it_shows() -> None:
    [line] = [
        line for block in written().body if isinstance(block, Grid) for _, lines in block.groups for line in lines
    ]
    assert line.key == "đầu kỳ 60% (ngày 31/12/2025); thực hiện 70%; mức cần đạt 69,04%; kế hoạch ≥ 80%"
