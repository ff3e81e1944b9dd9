"""Cells of the gap table."""

from datetime import date

import pytest

from cdsplan.evaluation.gap_table import Progress, progress
from cdsplan.language import Language
from cdsplan.render.progress import cells
from tests.communes import Province, counts
from tests.conftest import CATALOG, PATHS, Folder
from tests.render.tables import JUNE, ONE, tables


def _cells(progress: Progress, language: Language = Language.VI) -> dict[str, str]:
    return cells.cells(progress.tables[0].rows[0], language)


def test_counts_stand_beside_the_rate() -> None:
    shown = _cells(tables(ONE, [JUNE]))
    assert shown["actual"] == "3.214/4.018 hộ, đạt 79,99%"
    assert shown["gap"] == "0,01 điểm %"
    assert shown["remaining"] == "1 hộ"
    assert shown["target"] == "≥ 80%"
    assert shown["period"] == "6/2026"
    assert shown["lead"] == "Phòng Kinh tế"


def test_numbers_take_the_form_of_the_language() -> None:
    assert _cells(tables(ONE, [JUNE]), Language.EN)["actual"] == "3,214/4,018 hộ, 79.99%"


def test_what_is_not_known_is_a_dash_and_never_a_zero() -> None:
    shown = _cells(tables(ONE))
    assert {shown[key] for key in ("actual", "change", "gap", "remaining", "achievement", "period")} == {"–"}
    assert shown["status"] == "Chưa có số liệu"


def test_a_change_has_its_sign() -> None:
    march = "period: 2026-03\nvalues: {quang: 3000, ho: 4018}\n"
    assert _cells(tables(ONE, [march, JUNE]))["change"] == "+5,33 điểm %"
    assert _cells(tables(ONE, [JUNE.replace("3214", "3000"), JUNE.replace("-06", "-03")]))["change"] == "-5,33 điểm %"


def test_a_target_that_is_passed_is_exceeded_and_has_no_gap() -> None:
    shown = _cells(tables(ONE, [JUNE.replace("3214", "4018")]))
    assert (shown["status"], shown["gap"], shown["remaining"]) == ("Vượt", "–", "–")


def test_a_strict_target_met_with_equality_says_what_is_missing() -> None:
    shown = _cells(tables(ONE.replace('">="', '">"'), ["period: 2026-06\nvalues: {quang: 80, ho: 100}\n"]))
    assert shown["note"] == "bằng 80%, phải trên 80%"


def test_so_does_one_of_growth_and_one_that_is_met_or_missed_by_far_says_nothing() -> None:
    growth = ONE.replace('op: ">=", value: 80', 'op: ">", from: last-year, percent: 20')
    last_year = "period: 2025\nvalues: {quang: 40, ho: 100}\n"
    shown = [
        _cells(tables(growth, [last_year, f"period: 2026-06\nvalues: {{quang: {some}, ho: 100}}\n"]), Language.EN)
        for some in (47, 48, 49)
    ]
    assert [one["note"] for one in shown] == ["", "equals 48%, must be more than 48%", ""]
    assert [one["status"] for one in shown] == ["On track", "On track", "Exceeded"]
    fewer = tables(ONE.replace('">="', '"<"'), ["period: 2026-06\nvalues: {quang: 80, ho: 100}\n"])
    assert _cells(fewer)["note"] == "bằng 80%, phải dưới 80%"


@pytest.mark.parametrize(
    ("some", "bar"),
    [(0, "·" * 10), (5, "▋" + "·" * 9), (40, "█" * 5 + "·" * 5), (79, "█" * 9 + "▉"), (80, "█" * 10), (99, "█" * 10)],
)
def test_a_bar_is_as_long_as_the_target_is_achieved_and_full_only_then(some: int, bar: str) -> None:
    assert _cells(tables(ONE, [f"period: 2026-06\nvalues: {{quang: {some}, ho: 100}}\n"]))["bar"] == bar


def test_a_plain_number_has_its_unit_in_a_column_of_its_own() -> None:
    count = ONE.replace("measure: percent\n    formula: quang / ho", "measure: number\n    unit: xã\n    formula: dem")
    march, june = (f"period: 2026-{month}\nvalues: {{dem: {some}}}\n" for month, some in (("03", 20), ("06", 30)))
    shown = _cells(tables(count, [march, june]))
    keys = ("actual", "unit", "change", "gap", "remaining")
    assert [shown[key] for key in keys] == ["30", "xã", "+10", "50", "–"]
    rate = tables(ONE.replace("quang / ho", "dem / ho"), ["period: 2026-06\nvalues: {dem: 5, ho: 10}\n"])
    assert (_cells(rate)["actual"], _cells(rate)["remaining"]) == ("5/10, đạt 50%", "–")


def test_counts_without_a_unit_stand_alone(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG.replace(", unit: hộ", ""))
    shown = _cells(progress(little.repository.commune_files("thanh-hoa/xa-tan-lap"), date(2026, 6, 30)))
    assert (shown["actual"], shown["remaining"]) == ("700/1.000, đạt 70%", "100")


def test_a_document_that_contradicts_itself_is_noted() -> None:
    twice = ONE.replace('{op: ">=", value: 80}', '{op: ">=", value: 80, at: I}, {op: ">=", value: 70, at: II}')
    assert _cells(tables(twice, [JUNE]))["note"] == "nội dung kế hoạch chưa thống nhất"


def test_a_pooled_figure_says_of_how_many_communes_and_lacks_what_is_known_to_lack(folder: Folder) -> None:
    province = Province(folder)
    province.asks("quang >= 80", "toc_do >= 50")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 100))
    rate, speed = (cells.cells(row, Language.VI) for row in province.progress().tables[0].rows)
    assert (rate["actual"], rate["status"]) == ("90/100 hộ, đạt 90% (1/2 xã)", "Chưa kết luận được")
    assert (rate["gap"], rate["remaining"], speed["actual"]) == ("–", "–", "–")
    province.commune("a", counts(75, 100))
    [rate, _] = (cells.cells(row, Language.EN) for row in province.progress().tables[0].rows)
    assert (rate["actual"], rate["status"], rate["gap"]) == ("75/100 hộ, 75% (1/2 communes)", "Undecided", "5 pp")
    province.reports("period: 2026-06, values: {toc_do: 45}")
    _, speed = (cells.cells(row, Language.VI) for row in province.progress().tables[0].rows)
    assert (speed["actual"], speed["gap"]) == ("45", "5")


def test_an_old_figure_that_equals_a_plain_target_lacks_nothing() -> None:
    shown = _cells(tables(ONE, ["period: 2025\nvalues: {quang: 80, ho: 100}\n"]))
    assert (shown["status"], shown["note"]) == ("Số liệu cũ", "")


def test_marks_stand_after_the_figure() -> None:
    report = (
        "period: 2026-06\nillustrative: true\n"
        "values: {quang: {value: 3, approx: true, quality: estimated}, ho: {value: 4, quality: provisional}}\n"
    )
    assert _cells(tables(ONE, [report]))["actual"].endswith("75%*≈(ưt)")


def test_a_carried_denominator_is_marked_and_dated() -> None:
    progress = tables(ONE, ["period: 2026-03\nvalues: {ho: 4018}\n", "period: 2026-06\nvalues: {quang: 3214}\n"])
    shown = _cells(progress)
    assert shown["actual"].endswith("%†")
    assert "14/03/2026" in shown["note"]


def test_a_figure_that_is_older_than_the_latest_shows_its_date() -> None:
    two = ONE + ONE.split("indicators:\n")[1].replace("id: quang", "id: hai").replace("quang / ho", "dong / ho")
    old, new = "period: 2025\nvalues: {quang: 3, ho: 4}\n", "period: 2026-06\nvalues: {dong: 3, ho: 4}\n"
    shown = [cells.cells(row, Language.VI)["actual"] for row in tables(two, [old, new]).tables[0].rows]
    assert shown == ["3/4 hộ, đạt 75% (ngày 14/12/2025)", "3/4 hộ, đạt 75%"]


def test_a_milestone_is_told_in_words() -> None:
    plan = ONE.replace("measure: percent\n    formula: quang / ho", "measure: milestone").replace(
        '{op: ">=", value: 80}', '{op: "==", value: done}'
    )
    shown = _cells(tables(plan, ["period: 2026-06\nresults: {quang: in-progress}\n"]))
    assert (shown["target"], shown["actual"]) == ("hoàn thành", "đang triển khai")


def test_a_targets_party_stands_beside_it() -> None:
    assert _cells(tables(ONE.replace("value: 80", "value: 80, party: VNPT")))["target"] == "≥ 80% (VNPT)"


def _wanted(target: str, *reports: str) -> str:
    return _cells(tables(ONE.replace('{op: ">=", value: 80}', target), reports))["target"]


def test_a_target_shows_both_ends_of_a_range_and_a_due_date_before_the_plans_end() -> None:
    assert _wanted('{op: ">=", value: 70, to: 80}') == "≥ 70% đến 80%"
    assert _wanted('{op: "<=", value: 30, to: 20, due: 2026-06-30}') == "≤ 30% đến 20%, hạn 30/06/2026"


def test_growth_shows_its_change_and_what_it_comes_to_or_which_year_is_missing() -> None:
    growth, last = '{op: ">=", from: last-year, percent: 20}', "period: 2025\nvalues: {quang: 1, ho: 3}\n"
    assert _wanted(growth, last) == "tăng ≥ 20% so với năm trước, tức ≥ 40%"
    assert _wanted(growth) == "tăng ≥ 20% so với năm trước (chưa có số liệu năm 2025 để so)"
    little = '{op: ">=", from: last-year, percent: 0.5}'
    assert _wanted(little) == "tăng ≥ 0,5% so với năm trước (chưa có số liệu năm 2025 để so)"
    points = '{op: "<=", from: last-year, points: -5}'
    assert _wanted(points, last) == "giảm ≥ 5 điểm % so với năm trước, tức ≤ 28,33%"
    little_less, no_less = points.replace("-5", "-0.5"), points.replace("<=", ">=").replace("-5", "0")
    assert _wanted(little_less, last) == "giảm ≥ 0,5 điểm % so với năm trước, tức ≤ 32,83%"
    assert _wanted(no_less, last) == "tăng ≥ 0 điểm % so với năm trước, tức ≥ 33,34%"
    assert _wanted(growth, f"illustrative: true\n{last}").endswith("tức ≥ 40%*")


def test_all_of_what_cannot_be_more_is_asked_for_without_a_sign() -> None:
    assert _wanted('{op: ">=", value: 100}') == "100%"
    assert [_wanted(f'{{op: "{op}", value: {value}}}') for op, value in ((">=", 99), ("<", 100))] == ["≥ 99%", "< 100%"]
    more = ONE.replace("measure: percent", "measure: percent\n    may_exceed: true").replace("value: 80", "value: 100")
    assert _cells(tables(more, []))["target"] == "≥ 100%"


def test_the_same_period_of_last_year_stands_beside_the_one_before() -> None:
    reports = [JUNE.replace("2026-06", "2025-06").replace("3214", "2000"), JUNE.replace("06", "03"), JUNE]
    shown = _cells(tables(ONE, reports))
    assert (shown["change"], shown["year_change"]) == ("0 điểm %", "+30,21 điểm %")


def test_notes_of_the_plan_and_of_the_figures_go_by_names() -> None:
    noted = ONE.replace("    lead:", "    note: tạm tính\n    lead:")
    shown = _cells(tables(noted, ["period: 2026-06\nvalues: {quang: {value: 3, note: VNPT}, ho: 4}\n"]))
    assert shown["note"] == "tạm tính; Hộ dùng cáp quang: VNPT"
