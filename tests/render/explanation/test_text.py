"""One screen that explains an indicator, and the same as JSON."""

import json
from datetime import date
from textwrap import dedent
from typing import Any, get_args

import pytest

from cdsplan.evaluation.explanation import Explanations, explain
from cdsplan.evaluation.reasons import Reason
from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.explanation import text as explanation
from cdsplan.render.explanation.verdict import REASONS
from tests.conftest import CATALOG, PATHS, REPORT, Folder

JUNE = date(2026, 6, 30)
VI, EN = Language.VI, Language.EN
PLAN = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    method: Số hộ cáp quang/Tổng số hộ
    baseline: {value: 61}
    targets:
      - {op: ">=", value: 65, at: II.1, due: 2026-06-20}
      - {op: ">=", value: 80, at: "Phụ lục, TT 1"}
"""


def explained(folder: Folder, wanted: str = "cap_quang", today: date = JUNE) -> Explanations:
    commune_files = folder.repository.commune_files("thanh-hoa/xa-tan-lap")
    assert not commune_files.findings
    return explain(commune_files, wanted, today)


def screen(folder: Folder, wanted: str = "cap_quang", language: Language = VI, width: int = 80) -> str:
    return explanation.explanation(explained(folder, wanted), Canvas(language, width))


def said(folder: Folder, label: str, wanted: str = "cap_quang", language: Language = VI) -> str:
    """What stands beside a label, on one line."""
    lines = iter(screen(folder, wanted, language, 300).splitlines())
    found = [line for line in lines if line.startswith(label)]
    return found[0].removeprefix(label).strip() if found else ""


def lines(folder: Folder, wanted: str = "cap_quang", language: Language = VI, today: date = JUNE) -> list[str]:
    """What is said, without the labels, each on one line."""
    shown = explanation.explanation(explained(folder, wanted, today), Canvas(language, 300))
    return [line[12:] for line in shown.splitlines()]


def planned(folder: Folder, targets: str, own: str = "", year: int = 2026, head: str = "") -> None:
    folder.write(
        f"plans/thanh-hoa/xa-tan-lap/{year}-so.yaml",
        f"title: Kế hoạch\nyear: {year}\n{head}indicators: [{{id: cap_quang, {own}targets: [{targets}]}}]\n",
    )


def reported(folder: Folder, period: str, values: str, more: str = "") -> None:
    content = f"period: {period}\n{more}values: {{{values}}}\n"
    folder.write(f"plans/thanh-hoa/xa-tan-lap/reports/{period}.yaml", content)


def test_the_whole_calculation_is_one_screen(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN)
    little.write(PATHS["report"], REPORT.replace("700", "{value: 700, source: VNPT}"))
    shown = screen(little)
    assert shown == dedent("""\
        Xã Tân Lập (00001), Thanh Hóa – tính đến ngày 30/06/2026
        Cáp quang (cap_quang)
        Cách tính   ho_cap_quang / ho × 100 (catalog/chung.yaml:5)
                    văn bản in: Số hộ cáp quang/Tổng số hộ
        Số liệu     Hộ cáp quang (ho_cap_quang) = 700 hộ (14/06/2026, VNPT,
                    reports/2026-06.yaml:4)
                    Hộ (ho) = 1.000 hộ (14/06/2026, reports/2026-06.yaml:3)
        Thực hiện   700 / 1.000 × 100 = 70% (kỳ tháng 6 năm 2026, ngày 14/06/2026)
        Mục tiêu    ≥ 80%, hạn 31/12/2026 (Phụ lục, TT 1, 2026-so.yaml:9)
                    ≥ 65%, hạn 20/06/2026 (II.1, 2026-so.yaml:8): đạt
        Đầu kỳ      61% ngày 31/12/2025: hiện trạng đầu kỳ ghi trong kế hoạch
                    (2026-so.yaml:6)
        Tiến độ     theo tiến độ, đến 14/06/2026 phải đạt 64,86%; dự kiến đến
                    31/12/2026: 80,91%
        Còn thiếu   10 điểm %, tức 100 hộ, bình quân mỗi tháng cần 15,21 hộ
        Đánh giá    ĐÚNG TIẾN ĐỘ: 70% không thấp hơn mức cần đạt 64,86%

        80% |                                                                    ......T
            |                                                        ............
            |                                 @         .............
            |                     ..............T.......
        61% |.....................
            +---------------------------------------------------------------------------
             31/12/2025     o số liệu, @ mới nhất, . đường đến T mục tiêu     31/12/2026
        """)
    assert len(shown.splitlines()) <= 24
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_it_keeps_to_the_width(little: Folder, width: int) -> None:
    little.write(PATHS["plan"], PLAN)
    lines = screen(little, width=width).splitlines()[1:]
    assert max(len(line) for line in lines if "/" not in line) <= max(width, 40)


def test_english_has_its_own_words_and_numbers(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG.replace("name: Cáp quang,", "name: Cáp quang, name_en: Fibre,"))
    shown = screen(little, language=EN, width=120)
    assert "Fibre (cap_quang)" in shown
    assert "Hộ (ho) = 1,000 hộ (2026-06-14, reports/2026-06.yaml:3)" in shown
    assert "NOT MET YET: not met; without a baseline the pace is unknown" in shown


def test_an_inferred_formula_is_told(little: Folder) -> None:
    assert "the formula was inferred" in screen(little, language=EN)
    little.write(PATHS["plan"], PLAN)
    assert "the formula was inferred" not in screen(little, language=EN)


@pytest.mark.parametrize(
    ("june", "marked", "meaning"),
    [
        ("values: {ho: 1000, ho_cap_quang: {value: 700, approx: true}}", "70%≈", "≈ chỉ biết gần đúng"),
        ("values: {ho: 1000, ho_cap_quang: {value: 700, quality: provisional}}", "70%(sb)", "(sb) số liệu sơ bộ"),
        ("values: {ho: 1000, ho_cap_quang: {value: 700, quality: estimated}}", "70%(ưt)", "(ưt) số ước tính"),
        ("illustrative: true\nvalues: {ho: 1000, ho_cap_quang: 700}", "70%*", "* số liệu minh họa"),
        ("values: {ho_cap_quang: 700}", "70%†", "† mẫu số lấy từ kỳ trước"),
    ],
)
def test_doubtful_figures_are_marked_and_the_marks_explained(
    little: Folder, june: str, marked: str, meaning: str
) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml", "period: 2026-03\nvalues: {ho: 1000}\n")
    little.write(PATHS["report"], f"period: 2026-06\n{june}\n")
    shown = screen(little)
    assert f" = {marked} (kỳ" in shown
    assert shown.endswith(f"\n{meaning}\n")
    assert ("SỐ LIỆU MINH HỌA" in shown) is ("illustrative" in june)


def test_each_figure_of_the_formula_has_its_own_mark(little: Folder) -> None:
    reported(little, "2026-03", "ho: 1000")
    reported(little, "2026-06", "ho_cap_quang: {value: 700, approx: true, quality: estimated}")
    shown = lines(little, language=EN)
    assert "Hộ cáp quang (ho_cap_quang) = 700 hộ≈(e) (2026-06-14, reports/2026-06.yaml:2)" in shown
    assert "Hộ (ho) = 1,000 hộ† (2026-03-14, reports/2026-03.yaml:2)" in shown


def test_a_mark_that_stands_nowhere_is_not_explained(little: Folder) -> None:
    reported(little, "2025-06", "ho: 1000, ho_cap_quang: 500")
    assert "illustrative" not in screen(little, language=EN)


def test_growth_over_an_illustrative_figure_is_marked_and_explained(little: Folder) -> None:
    wanted = '{op: ">=", from: last-year, percent: 20}, {op: ">=", value: 90, party: A}'
    planned(little, wanted, "baseline: {value: 30}, ")
    reported(little, "2025", "ho: 1000, ho_cap_quang: 500", "illustrative: true\n")
    shown = screen(little, language=EN)
    assert "calculated from 50%* (the year 2025, 2025-12-14)" in " ".join(shown.split())
    assert shown.endswith("\n* illustrative figure\n")


SIGNS = "o figures, @ the latest, . line to T the target"
CHART = """\
1,000 |                                                                        T
      |
      |
      |
  700 |@
      +-------------------------------------------------------------------------
       2026-06-14   o figures, @ the latest, . line to T the target   2026-12-31
"""


def test_a_chart_of_a_count_has_no_percent_and_its_labels_stand_above_each_other(little: Folder) -> None:
    count = (
        "{id: so, name: Số hộ, measure: number, unit: hộ, formula: ho_cap_quang, targets: [{op: '>=', value: 1000}]}"
    )
    little.write(PATHS["plan"], f"title: Kế hoạch\nyear: 2026\nindicators:\n  - {count}\n")
    assert CHART in screen(little, "so", EN)


@pytest.mark.parametrize(
    ("width", "ending"),
    [
        (73, ["     2026-06-14                                                2026-12-31", SIGNS]),
        (74, [f"    +{'-' * 69}", f"     2026-06-14 {SIGNS} 2026-12-31"]),
    ],
)
def test_where_the_signs_do_not_fit_between_the_days_they_stand_below(
    little: Folder, width: int, ending: list[str]
) -> None:
    assert screen(little, language=EN, width=width).splitlines()[-2:] == ending


def test_an_illustrative_baseline_is_marked(little: Folder) -> None:
    made_up = "period: 2025\nillustrative: true\nvalues: {ho: 1000, ho_cap_quang: 500}\n"
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2025.yaml", made_up)
    assert said(little, "Đầu kỳ") == "50%* ngày 14/12/2025: số liệu cuối cùng trước kế hoạch"
    assert screen(little).endswith("\n* số liệu minh họa\n")


def test_a_published_result_says_that_it_has_no_counts(little: Folder) -> None:
    little.write(
        PATHS["report"], "period: 2026-06\nresults:\n  cap_quang: {value: 85.5, approx: true, source: Báo cáo 45}\n"
    )
    assert (
        said(little, "Thực hiện")
        == "85,5%≈, công bố không kèm số lượng cụ thể (14/06/2026, Báo cáo 45, reports/2026-06.yaml:3)"
    )
    assert said(little, "Đánh giá") == "VƯỢT: 85,5% đạt mục tiêu ≥ 80%"
    assert said(little, "Còn thiếu") == ""


def test_what_is_missing_is_named(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    shown = screen(little)
    assert "Số liệu     Hộ cáp quang (ho_cap_quang): chưa có\n" in shown
    assert "Đánh giá    CHƯA CÓ SỐ LIỆU: còn thiếu Hộ cáp quang (ho_cap_quang)\n" in shown
    assert "Thực hiện" not in shown
    assert "|" not in shown


def test_a_milestone_has_a_list_of_its_states(little: Folder) -> None:
    little.write("plans/catalog/m.yaml", "indicators:\n  m: {name: Việc, measure: milestone}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: m, targets: [{op: "==", value: done}]}\n')
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml", "period: 2026-03\nresults: {m: not-started}\n")
    little.write(PATHS["report"], "period: 2026-06\nresults: {m: in-progress}\n")
    shown = screen(little, "m")
    assert "Lịch sử     14/03/2026: chưa bắt đầu\n            14/06/2026: đang triển khai\n" in shown
    assert "CHƯA ĐẠT: chưa hoàn thành, còn hạn đến 31/12/2026" in shown


@pytest.mark.parametrize(
    ("formula", "computed"),
    [
        ("(ho - ho_cap_quang) / ho", "(1.000 - 700) / 1.000 × 100 = 30%"),
        ("ho_cap_quang / ho + ho / ho - 1", "(700 / 1.000 + 1.000 / 1.000 - 1) × 100 = 70%"),
    ],
)
def test_the_formula_stands_there_with_its_numbers(little: Folder, formula: str, computed: str) -> None:
    little.write(PATHS["catalog"], CATALOG.replace("formula: ho_cap_quang / ho", f"formula: {formula}"))
    assert said(little, "Thực hiện").startswith(computed)


def test_a_unit_of_its_own_is_shown_with_every_figure(little: Folder) -> None:
    more = "variables:\n  td: {name: Tốc độ, kind: quantity, unit: Mbit/s}\n  x: {name: X, kind: quantity}\n"
    little.write(
        "plans/catalog/m.yaml",
        more + "indicators:\n  t: {name: Chậm, measure: number, unit: Mbit/s, formula: td - x}\n",
    )
    little.write(PATHS["plan"], PLAN + '  - {id: t, baseline: {value: 90}, targets: [{op: "<", value: 40}]}\n')
    little.write(PATHS["report"], "period: 2026-06\nvalues: {td: 60.5, x: -1}\n")
    assert said(little, "Thực hiện", "t").startswith("60,5 - (-1) = 61,5 Mbit/s")
    assert said(little, "Đánh giá", "t") == "ĐÚNG TIẾN ĐỘ: 61,5 Mbit/s không cao hơn mức cần đạt 67,4 Mbit/s"
    assert said(little, "Còn thiếu", "t").startswith("21,5 Mbit/s, bình quân mỗi tháng cần 3,27 Mbit/s")


def test_a_contradiction_of_the_document_is_told(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace(", due: 2026-06-20", ""))
    told = "nội dung kế hoạch chưa thống nhất về mục tiêu hạn 31/12/2026: ≥ 65% (II.1), ≥ 80% (Phụ lục, TT 1)"
    assert told in lines(little)


def test_a_line_break_in_a_file_is_a_blank_here(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("Số hộ cáp quang/Tổng số hộ", '"Số hộ\\n\\n/Tổng\\tsố hộ"'))
    assert "văn bản in: Số hộ /Tổng số hộ\n" in screen(little)


def test_json_is_what_progress_says_with_what_is_behind_it(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN)
    result = json.loads(formats.Explanation.JSON.draw(explained(little), Canvas(Language.VI)))
    (plan,) = result["plans"]
    assert (result["schema"], result["as_of"], result["commune"]["code"]) == (
        "cdsplan.explain/1",
        "2026-06-30",
        "00001",
    )
    assert "province" not in result
    assert plan["indicator"]["actual"]["value"] == 70
    assert plan["indicator"]["status"] == "on-track"
    assert plan["rule"] == "at-pace"
    assert plan["definition"] == {"path": PATHS["catalog"], "line": 5}
    assert plan["target"] == {"path": PATHS["plan"], "line": 9}
    assert (plan["method"], plan["inferred"]) == ("Số hộ cáp quang/Tổng số hộ", False)
    assert plan["inputs"][0] == {
        "variable": "ho_cap_quang",
        "name": "Hộ cáp quang",
        "unit": "hộ",
        "value": 700,
        "as_of": "2026-06-14",
        "period": "2026-06",
        "place": {"path": PATHS["report"], "line": 4},
        "source": None,
        "note": None,
        "approx": False,
        "quality": "final",
        "illustrative": False,
        "carried": False,
    }
    assert plan["line"][0] == {"date": "2025-12-31", "value": 61}
    assert [each["value"] for each in plan["history"]] == [70]


# What the document says of the indicator


def test_the_printed_sentence_who_set_it_and_the_note_are_told(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}', "text: Phấn đấu trên 80% hộ, source: KH 178/KH-UBND, note: cả thôn, ")
    shown = lines(little)
    assert {"“Phấn đấu trên 80% hộ”", "giao tại: KH 178/KH-UBND", "ghi chú: cả thôn"} <= set(shown)
    assert {"set by: KH 178/KH-UBND", "note: cả thôn"} <= set(lines(little, language=EN))


def test_without_them_there_is_no_such_line(little: Folder) -> None:
    assert "Văn bản" not in screen(little)


# Notes, nulls, last year


def test_the_note_of_a_figure_stands_beside_it(little: Folder) -> None:
    reported(little, "2026-06", "ho: 1000, ho_cap_quang: {value: 700, note: chưa gồm thôn Đồng}")
    assert "Hộ cáp quang (ho_cap_quang) = 700 hộ (14/06/2026, reports/2026-06.yaml:2): chưa gồm thôn Đồng" in lines(
        little
    )


def test_the_note_of_a_published_result_stands_beside_it(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nresults: {cap_quang: {value: 85, note: làm tròn}}\n")
    assert "85%, công bố không kèm số lượng cụ thể (14/06/2026, reports/2026-06.yaml:2): làm tròn" in lines(little)


def test_why_a_figure_is_not_known_is_told_once(little: Folder) -> None:
    reported(little, "2026-06", "ho: 1000, ho_cap_quang: {value: null, note: VNPT chưa gửi}")
    said = "Hộ cáp quang (ho_cap_quang): chưa có (14/06/2026, reports/2026-06.yaml:2): VNPT chưa gửi"
    assert [line for line in lines(little) if "Hộ cáp quang (ho_cap_quang): chưa có" in line] == [said]


def test_what_was_asked_for_in_vain_since_stands_below_what_is_known(little: Folder) -> None:
    reported(little, "2026-03", "ho: 1000, ho_cap_quang: 600")
    reported(little, "2026-06", "ho: 1000, ho_cap_quang: {value: null, note: VNPT chưa gửi}")
    shown = lines(little)
    assert "Hộ cáp quang (ho_cap_quang): chưa có (14/06/2026, reports/2026-06.yaml:2): VNPT chưa gửi" in shown
    assert "600 / 1.000 × 100 = 60% (kỳ tháng 3 năm 2026, ngày 14/03/2026)" in shown


def test_a_result_that_nobody_had_is_no_id(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nresults: {cap_quang: {value: null, note: chưa khảo sát}}\n")
    assert "kết quả công bố: chưa có (14/06/2026, reports/2026-06.yaml:2): chưa khảo sát" in lines(little)


def test_of_two_reports_of_a_day_the_one_that_gives_the_reason_is_named(little: Folder) -> None:
    reported(little, "2026-06", "ho: 1000, ho_cap_quang: null")
    reported(little, "2026-Q2", "ho: 1000, ho_cap_quang: {value: null, note: chờ số}")
    assert "Hộ cáp quang (ho_cap_quang): chưa có (14/06/2026, reports/2026-Q2.yaml:2): chờ số" in lines(little)


def test_the_same_period_of_last_year_stands_beside_the_change(little: Folder) -> None:
    reported(little, "2025-06", "ho: 1000, ho_cap_quang: 601", "illustrative: true\n")
    assert said(little, "Cùng kỳ") == "60,1%* (kỳ tháng 6 năm 2025, ngày 14/06/2025): +9,9 điểm %"
    assert screen(little).endswith("\n* số liệu minh họa\n")
    assert said(little, "Last year", language=EN) == "60.1%* (June 2025, 2025-06-14): +9.9 pp"


def test_the_state_of_a_milestone_a_year_ago_has_no_change(little: Folder) -> None:
    little.write("plans/catalog/m.yaml", "indicators:\n  m: {name: Việc, measure: milestone}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: m, targets: [{op: "==", value: done}]}\n')
    for period, state in (("2025-06", "not-started"), ("2026-06", "in-progress")):
        little.write(
            f"plans/thanh-hoa/xa-tan-lap/reports/{period}.yaml", f"period: {period}\nresults: {{m: {state}}}\n"
        )
    assert said(little, "Cùng kỳ", "m") == "chưa bắt đầu (kỳ tháng 6 năm 2025, ngày 14/06/2025)"


# Targets


def test_both_ends_of_a_range_are_told(little: Folder) -> None:
    planned(little, '{op: ">=", value: 70, to: 80}')
    assert said(little, "Mục tiêu") == "≥ 70% đến 80%, hạn 31/12/2026 (2026-so.yaml:3)"


def test_what_growth_comes_to_and_of_which_figure(little: Folder) -> None:
    planned(little, '{op: ">=", from: last-year, percent: 20}')
    reported(little, "2025", "ho: 1000, ho_cap_quang: 500", "illustrative: true\nas_of: 2025-12-31\n")
    today = date(2027, 1, 5)
    shown = lines(little, today=today)
    assert "tăng ≥ 20% so với năm trước, tức ≥ 60%, hạn 31/12/2026 (2026-so.yaml:3): đạt" in shown
    assert "tính từ 50%* (kỳ năm 2025, ngày 31/12/2025)" in shown
    assert screen(little).endswith("\n* số liệu minh họa\n")
    assert "calculated from 50%* (the year 2025, 2025-12-31)" in lines(little, language=EN, today=today)


def test_growth_over_the_plans_own_baseline(little: Folder) -> None:
    planned(little, '{op: ">=", from: baseline, points: 5}', "baseline: {value: 61, source: Báo cáo 45}, ")
    shown = lines(little)
    assert "tăng ≥ 5 điểm % so với hiện trạng đầu kỳ, tức ≥ 66%, hạn 31/12/2026 (2026-so.yaml:3)" in shown
    assert "tính từ hiện trạng đầu kỳ 61% ngày 31/12/2025" in shown
    assert "61% ngày 31/12/2025: hiện trạng đầu kỳ ghi trong kế hoạch (Báo cáo 45, 2026-so.yaml:3)" in shown


def test_the_year_whose_figure_is_missing_is_named(little: Folder) -> None:
    planned(little, '{op: ">=", from: last-year, percent: 20}')
    assert said(little, "Mục tiêu").startswith(
        "tăng ≥ 20% so với năm trước (chưa có số liệu năm 2025 để so), hạn 31/12/2026"
    )
    assert said(little, "Đánh giá") == "CHƯA CÓ SỐ LIỆU: chưa có số liệu năm 2025 để tính mục tiêu"
    assert "T mục tiêu" not in screen(little)


def test_of_zero_there_is_no_percentage(little: Folder) -> None:
    planned(little, '{op: ">=", from: baseline, percent: 20}', "baseline: {value: 0}, ")
    assert said(little, "Mục tiêu").startswith("tăng ≥ 20% so với hiện trạng đầu kỳ (số liệu năm 2025 bằng 0), hạn")
    assert (
        said(little, "Status", language=EN) == "NO DATA: the figure of 2025 is 0, so no percentage of it can be taken"
    )
    assert "T mục tiêu" not in screen(little)  # the baseline alone is no target


def test_a_replaced_target_says_by_what(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80, at: II.1}, {op: ">=", value: 65, at: QĐ 12, since: 2026-06-01}')
    shown = lines(little)
    assert "≥ 65%, hạn 31/12/2026 (QĐ 12, 2026-so.yaml:3): có hiệu lực từ 01/06/2026" in shown
    assert "≥ 80%, hạn 31/12/2026 (II.1, 2026-so.yaml:3): được thay bằng ≥ 65% từ 01/06/2026" in shown
    english = lines(little, language=EN)
    assert "≥ 80%, due 2026-12-31 (II.1, 2026-so.yaml:3): replaced by ≥ 65% on 2026-06-01" in english


def test_of_two_decisions_the_later_one_is_named(little: Folder) -> None:
    earlier = '{op: ">=", value: 70, since: 2026-03-01}'
    planned(little, f'{{op: ">=", value: 80}}, {{op: ">=", value: 65, since: 2026-06-01}}, {earlier}')
    shown = lines(little)
    assert "≥ 80%, hạn 31/12/2026 (2026-so.yaml:3): được thay bằng ≥ 65% từ 01/06/2026" in shown
    told = "≥ 70%, hạn 31/12/2026 (2026-so.yaml:3): có hiệu lực từ 01/03/2026; được thay bằng ≥ 65% từ 01/06/2026"
    assert told in shown


def test_before_its_day_a_decision_is_not_told(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}, {op: ">=", value: 65, since: 2026-07-05}')
    assert "65" not in screen(little)


def test_a_target_that_ended_or_will_end_says_when(little: Folder) -> None:
    planned(
        little,
        '{op: ">=", value: 80, until: 2027-01-01}, {op: ">=", value: 65, due: 2026-09-30, until: 2026-06-01}',
    )
    shown = lines(little)
    assert "≥ 80%, hạn 31/12/2026 (2026-so.yaml:3): sẽ hết hiệu lực từ 01/01/2027" in shown
    assert "≥ 65%, hạn 30/09/2026 (2026-so.yaml:3): hết hiệu lực từ 01/06/2026" in shown


def test_each_year_is_a_target_with_its_own_verdict(little: Folder) -> None:
    planned(little, '{op: ">=", value: 60, each_year: true}', year=2026, head="end: 2027-12-31\n")
    shown = lines(little, today=date(2027, 1, 5))
    assert "≥ 60%, hạn 31/12/2027 (2026-so.yaml:4)" in shown
    assert "≥ 60%, hạn 31/12/2026 (2026-so.yaml:4): đạt" in shown


def test_the_target_that_the_plan_marks_is_said_to_be_marked(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}, {op: ">=", value: 65, effective: true}')
    assert "≥ 65%, hạn 31/12/2026 (2026-so.yaml:3): được xác định là mục tiêu có hiệu lực" in lines(little)
    assert "chưa thống nhất" not in screen(little)


def test_a_contradiction_is_told_of_its_own_due_date_only(little: Folder) -> None:
    planned(
        little, '{op: ">=", value: 60, due: 2026-06-30}, {op: ">=", value: 70, due: 2026-06-30},{op: ">=", value: 80}'
    )
    told = "the document contradicts itself on what is due on 2026-06-30: ≥ 60%, ≥ 70%"
    for today in (JUNE, date(2026, 9, 1)):
        shown = lines(little, language=EN, today=today)
        assert [line for line in shown if "contradicts" in line] == [told]


def test_another_partys_target_is_told_with_the_party(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}, {op: ">=", value: 85, party: VNPT}')
    assert "≥ 85% (VNPT), hạn 31/12/2026 (2026-so.yaml:3)" in lines(little)


# Baselines, and counts that begin anew


COUNT = "variables: {hs: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}}\n"
FILES = "{id: hs, name: Hồ sơ, measure: number, unit: hồ sơ, formula: hs, %s}"


def counted(folder: Folder, own: str, head: str = "year: 2026\n") -> None:
    folder.write(PATHS["plan"], f"title: Kế hoạch\n{head}{COUNT}indicators:\n  - {FILES % own}\n")


def test_a_baseline_is_told_although_there_is_no_figure_yet(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}', "baseline: {value: 61}, ")
    (little.root / PATHS["report"]).unlink()
    assert said(little, "Đầu kỳ") == "61% ngày 31/12/2025: hiện trạng đầu kỳ ghi trong kế hoạch (2026-so.yaml:3)"


def test_a_plans_baseline_that_a_total_passes_over_is_told_all_the_same(little: Folder) -> None:
    counted(little, 'baseline: {value: 120.5, source: BC 9}, targets: [{op: ">=", value: 100}]')
    assert "0 hồ sơ ngày 31/12/2025: tính từ 0 vào đầu năm" in lines(little, "hs")
    told = (
        "120,5 hồ sơ ngày 31/12/2025 ghi trong kế hoạch: không dùng để tính tiến độ, vì số lũy kế được tính lại từ"
        " đầu mỗi năm"
    )
    assert f"{told} (BC 9, 2026-so.yaml:5)" in lines(little, "hs")


def test_a_count_of_an_earlier_year_says_so(little: Folder) -> None:
    counted(little, 'targets: [{op: ">=", value: 100, each_year: true}]', "year: 2025\nend: 2026-12-31\n")
    (little.root / PATHS["plan"]).rename(little.root / "plans/thanh-hoa/xa-tan-lap/2025-so.yaml")
    reported(little, "2025", "hs: 120", "as_of: 2025-12-31\n")
    shown = lines(little, "hs", today=date(2026, 1, 20))
    assert "SỐ LIỆU CŨ: số liệu của năm 2025; số lũy kế được tính lại từ đầu mỗi năm" in shown
    assert "≥ 100, hạn 31/12/2025 (2025-so.yaml:6): đạt" in shown


def test_a_count_is_not_compared_with_another_years_target(little: Folder) -> None:
    counted(little, 'targets: [{op: ">=", value: 100}]', "year: 2026\nend: 2027-12-31\n")
    reported(little, "2026-06", "hs: 60")
    told = "CHƯA ĐẠT: mục tiêu của năm 2027, chưa so sánh được với số lũy kế của năm 2026"
    assert said(little, "Đánh giá", "hs") == told


def test_without_a_formula_nothing_is_missing_but_a_result(little: Folder) -> None:
    little.write("plans/catalog/m.yaml", "indicators:\n  m: {name: Việc, measure: milestone}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: m, targets: [{op: "==", value: done}]}\n')
    assert said(little, "Đánh giá", "m") == "CHƯA CÓ SỐ LIỆU: chưa có kết quả nào được báo cáo"


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        ("measure: milestone", "something to be done, without a formula (catalog/m.yaml:2)"),
        ("measure: percent", "no formula, only published results (catalog/m.yaml:2)"),
    ],
)
def test_what_has_no_formula_says_why(little: Folder, definition: str, words: str) -> None:
    little.write("plans/catalog/m.yaml", f"indicators:\n  m: {{name: Việc, {definition}}}\n")
    wanted = '"==", value: done' if "milestone" in definition else '">=", value: 80'
    little.write(PATHS["plan"], PLAN + f"  - {{id: m, targets: [{{op: {wanted}}}]}}\n")
    assert said(little, "Formula", "m", EN) == words


def test_the_first_figure_within_the_plan_begins_the_line_and_of_a_total_that_of_its_year(little: Folder) -> None:
    for period, some in (("2026-03", 600), ("2026-06", 700)):
        reported(little, period, f"ho: 1000, ho_cap_quang: {some}")
    assert said(little, "Baseline", language=EN) == "60% on 2026-03-14: the first figure within the plan"
    share = "{id: ty_le, name: Trực tuyến, measure: percent, formula: tt / hs, targets: [{op: '>=', value: 80}]}"
    totals = "{kind: count, unit: hồ sơ, cumulative: true, name: Hồ sơ}"
    little.write("plans/catalog/hs.yaml", f"variables:\n  hs: {totals}\n  tt: {totals}\n")
    little.write(PATHS["plan"], f"title: Kế hoạch\nyear: 2026\nindicators:\n  - {share}\n")
    for period, some in (("2026-03", 60), ("2026-06", 70)):
        reported(little, period, f"hs: 100, tt: {some}")
    assert said(little, "Baseline", "ty_le", EN) == "60% on 2026-03-14: the first figure of the year"


def test_what_is_needed_a_month_has_its_unit(little: Folder) -> None:
    assert said(little, "Gap", language=EN) == "10 pp, which means 100 hộ, 15.21 hộ needed per month"
    planned(little, '{op: ">=", value: 80, due: 2026-06-20}')
    assert said(little, "Gap", language=EN) == "10 pp, which means 100 hộ"
    planned(little, '{op: ">=", value: 80}')
    little.write(PATHS["report"], "period: 2026-06\nresults: {cap_quang: 70}\n")
    assert said(little, "Gap", language=EN) == "10 pp, 1.52 pp needed per month"
    count = "{id: so, name: Số hộ, measure: number, unit: hộ, formula: ho_cap_quang, targets: [{op: '>=', value: 800}]}"
    little.write(PATHS["plan"], f"title: Kế hoạch\nyear: 2026\nindicators:\n  - {count}\n")
    reported(little, "2026-06", "ho_cap_quang: 700")
    assert said(little, "Gap", "so", EN) == "100 hộ, 15.21 hộ needed per month"


def test_growth_that_is_reached_says_so_by_its_figures(little: Folder) -> None:
    planned(little, '{op: ">=", from: last-year, percent: 20}')
    reported(little, "2025", "ho: 1000, ho_cap_quang: 500")
    told = "70% meets the target up ≥ 20% on last year, which is ≥ 60%"
    assert said(little, "Status", language=EN).endswith(told)


def test_a_figure_of_what_nobody_defined_stands_alone(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG.replace(", unit: hộ", "").replace("ho_cap_quang / ho", "ho_cap_quang / la"))
    reported(little, "2026-06", "ho_cap_quang: {value: 700, source: VNPT, note: chưa gồm thôn Đồng}, la: 1000")
    shown = lines(little)
    assert "la = 1.000 (14/06/2026, reports/2026-06.yaml:2)" in shown
    assert "Hộ cáp quang (ho_cap_quang) = 700 (14/06/2026, VNPT, reports/2026-06.yaml:2): chưa gồm thôn Đồng" in shown
    known, unknown = _behind(little)["inputs"]
    assert (known["name"], known["unit"], known["source"], known["note"]) == (
        "Hộ cáp quang", None, "VNPT", "chưa gồm thôn Đồng",
    )  # fmt: skip
    assert (unknown["name"], unknown["unit"], unknown["source"], unknown["note"]) == (None, None, None, None)


# What a stranger wrote


def test_a_note_as_long_as_a_file_ends_somewhere(little: Folder) -> None:
    long = "a " * 100_000
    planned(little, '{op: ">=", value: 80}', f'note: "{long}", text: "{long}", source: "{long}", ')
    reported(little, "2026-06", f'ho: 1000, ho_cap_quang: {{value: 700, note: "{long}"}}')
    shown = screen(little).splitlines()
    assert max(map(len, shown)) <= 80
    assert len(shown) < 200


def test_words_of_a_file_forge_no_line(little: Folder) -> None:
    forged = '"a\\nĐánh giá    ĐẠT"'
    planned(little, f'{{op: ">=", value: 80, at: {forged}}}', f"note: {forged}, text: {forged}, source: {forged}, ")
    reported(little, "2026-06", f"ho: 1000, ho_cap_quang: {{value: null, note: {forged}}}")
    assert [line for line in screen(little, width=300).splitlines() if line.startswith("Đánh giá")] == [
        "Đánh giá    CHƯA CÓ SỐ LIỆU: còn thiếu Hộ cáp quang (ho_cap_quang)"
    ]


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    assert set(REASONS) == set(get_args(Reason))
    assert all(one.vi != one.en for reason, one in REASONS.items() if reason != "not-applicable")


# JSON


def _behind(folder: Folder) -> dict[str, Any]:
    (plan,) = json.loads(formats.Explanation.JSON.draw(explained(folder), Canvas(Language.VI)))["plans"]
    assert isinstance(plan, dict)
    return plan


def test_json_has_where_each_target_stands_and_what_became_of_it(little: Folder) -> None:
    little.write(
        PATHS["plan"],
        """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets:
      - {op: ">=", value: 80}
      - {op: ">=", value: 65, since: 2026-06-01}
      - {op: ">=", value: 75, party: A}
      - {op: ">=", value: 70, party: A}
      - {op: ">=", value: 60, due: 2026-03-01, until: 2026-05-01}
""",
    )
    place = [{"path": PATHS["plan"], "line": line} for line in range(6, 11)]
    plain: dict[str, object] = {"in_force": True, "ended": False, "replaced_by": None, "contradicts": []}
    listed = _behind(little)["listed"]
    assert len(listed) == len(_behind(little)["indicator"]["targets"])
    assert listed == [
        {**plain, "place": place[0], "in_force": False, "replaced_by": place[1]},
        {**plain, "place": place[1]},
        {**plain, "place": place[2], "contradicts": [place[3]]},
        {**plain, "place": place[3], "contradicts": [place[2]]},
        {**plain, "place": place[4], "in_force": False, "ended": True},
    ]


def test_json_has_the_plans_baseline_and_what_was_asked_for_in_vain(little: Folder) -> None:
    planned(little, '{op: ">=", value: 80}', "baseline: {value: 61, source: BC 9}, ")
    reported(little, "2026-06", "ho: 1000, ho_cap_quang: {value: null, note: chờ}")
    plan = _behind(little)
    assert plan["planned_baseline"] == {
        "value": 61,
        "as_of": "2025-12-31",
        "source": "BC 9",
        "place": {"path": PATHS["plan"], "line": 3},
        "used": True,
    }
    assert plan["asked"] == [
        {
            "variable": "ho_cap_quang",
            "as_of": "2026-06-14",
            "note": "chờ",
            "place": {"path": PATHS["report"], "line": 2},
        }
    ]
