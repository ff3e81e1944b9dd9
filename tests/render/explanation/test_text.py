"""One screen that explains an indicator, and the same as JSON."""

import json
from datetime import date
from textwrap import dedent

import pytest

from cdsplan.evaluation.explanation import Explanations, explain
from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.explanation import text as explanation
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


def test_the_whole_calculation_is_one_screen(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN)
    little.write(PATHS["report"], REPORT.replace("700", "{value: 700, source: VNPT}"))
    shown = screen(little)
    assert shown == dedent("""\
        Xã Tân Lập (00001), Thanh Hóa – tính đến ngày 30/06/2026
        Cáp quang (cap_quang)
        Cách tính   ho_cap_quang / ho × 100 (catalog/chung.yaml:5)
                    văn bản in: Số hộ cáp quang/Tổng số hộ
        Số liệu     ho_cap_quang = 700 hộ (14/06/2026, VNPT, reports/2026-06.yaml:4)
                    ho = 1.000 hộ (14/06/2026, reports/2026-06.yaml:3)
        Thực hiện   700 / 1.000 × 100 = 70% (kỳ 2026-06, ngày 14/06/2026)
        Mục tiêu    ≥ 80% đến 31/12/2026 (Phụ lục, TT 1, 2026-so.yaml:9)
                    ≥ 65% đến 20/06/2026: đạt
        Đầu kỳ      61% ngày 31/12/2025: hiện trạng ghi trong kế hoạch
        Tiến độ     ngày 14/06/2026 cần đạt 64,86%; ước đến 31/12/2026: 80,91%
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
    assert len(shown.splitlines()) < 24
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
    assert "ho = 1,000 hộ (2026-06-14, reports/2026-06.yaml:3)" in shown
    assert "NOT MET YET: not met, and without a baseline nobody can tell the pace" in shown


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
        said(little, "Thực hiện") == "85,5%≈, công bố không kèm số đếm (14/06/2026, Báo cáo 45, reports/2026-06.yaml:3)"
    )
    assert said(little, "Đánh giá") == "VƯỢT: 85,5% đạt ≥ 80%"
    assert said(little, "Còn thiếu") == ""


def test_what_is_missing_is_named(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    shown = screen(little)
    assert "Số liệu     ho_cap_quang: chưa có\n" in shown
    assert "Đánh giá    CHƯA CÓ SỐ LIỆU: còn thiếu ho_cap_quang\n" in shown
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
    assert "văn bản mâu thuẫn: còn mục tiêu khác cùng hạn\n" in screen(little)


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
