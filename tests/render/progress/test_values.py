"""The gap table in a workbook: every figure is that of the JSON."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cdsplan import api
from cdsplan.evaluation import gap_table
from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.period_words import headed
from cdsplan.recording import xlsx
from cdsplan.render.canvas import Canvas
from cdsplan.render.formats import Progress as Formats
from cdsplan.render.progress import json as progress_json
from tests import ROOT
from tests.communes import Province, counts
from tests.conftest import Folder
from tests.render.tables import JUNE, ONE, tables
from tests.workbooks import cells, table, worksheets

HOME = api.open(ROOT)
DAY = date(2026, 6, 30)


def read(progress: Progress, language: Language = Language.VI) -> list[list[dict[str, Any]]]:
    """The rows of each worksheet, by their headings."""
    content = Formats.XLSX.file(progress, Canvas(language))
    return [table(sheet) for sheet in worksheets(content)]


def values(progress: Progress, language: Language = Language.VI) -> dict[str, Any]:
    """What stands in the one row of the one table."""
    [[row]] = read(progress, language)
    return {name: cell.value for name, cell in row.items()}


def near(shown: object, known: Decimal | int | None) -> bool:
    """Whether a number is that of the JSON as far as it is shown."""
    assert isinstance(shown, int | float)
    assert known is not None
    return abs(Decimal(str(shown)) - known) <= Decimal("0.005")


@pytest.mark.parametrize("path", list(HOME.paths()))
def test_every_figure_is_that_of_the_json(path: str) -> None:
    files = HOME.commune_files(path)
    progress = gap_table.progress(files, DAY)
    for plan, rows in zip(progress_json.as_data(progress)["plans"], read(progress), strict=True):
        of_indicators = (row for row in rows if row["Đánh giá"].value)  # without the titles of groups
        for known, row in zip(plan["indicators"], of_indicators, strict=True):
            actual, remaining = known["actual"], known["remaining"]
            assert row["Chỉ tiêu"].value == known["name"]
            if actual is None or isinstance(actual["value"], str):
                assert isinstance(row["Thực hiện"].value, str)
                continue
            assert near(row["Thực hiện"].value, actual["value"])
            assert row["Ngày chốt số liệu"].value.date().isoformat() == actual["as_of"]
            assert row["Kỳ báo cáo"].value == headed(period.parse(actual["period"])).vi
            if actual["denominator"] is not None:
                assert (row["Tử số"].value, row["Mẫu số"].value) == (actual["numerator"], actual["denominator"])
            assert ("*" in row["Thực hiện"].number_format) == actual["illustrative"]
            if isinstance(row["Còn thiếu"].value, int | float):
                assert near(row["Còn thiếu"].value, known["gap"])
            if remaining and known["status"] != "met":
                assert row["Còn phải thực hiện"].value == remaining["amount"]


def test_our_own_reader_finds_each_decimal() -> None:
    """Which reads the digits of the file, and no float."""
    content = Formats.XLSX.file(tables(ONE, [JUNE]), Canvas(Language.VI))
    rows = [[cell.content for cell in row] for row in xlsx.workbook(content, "").rows]
    [heading] = [row for row in rows if "Thực hiện" in row]
    row = dict(zip(heading, rows[rows.index(heading) + 1], strict=True))
    found = [row[name] for name in ("Tử số", "Mẫu số", "Thực hiện", "Còn thiếu", "Mức phải đạt")]
    assert found == [Decimal(one) for one in ("3214", "4018", "79.99", "0.01", "80")]


def test_a_figure_just_short_of_its_target_is_not_rounded_onto_it() -> None:
    row = values(tables(ONE, ["period: 2026-06\nvalues: {quang: 79999, ho: 100000}\n"]))
    assert row["Thực hiện"] == 79.999
    assert (row["Mức phải đạt"], row["Mục tiêu"]) == (80, "≥ 80%")


def test_a_figure_keeps_its_marks_in_its_format_and_in_words() -> None:
    report = JUNE.replace("quang: 3214", "quang: {value: 3214, quality: provisional, approx: true}")
    [[row]] = read(tables(ONE, [report + "illustrative: true\n"]))
    assert {row[name].number_format.partition('"')[2] for name in ("Tử số", "Mẫu số")} == {' hộ*≈(sb)"'}
    assert row["Thực hiện"].number_format == '#,##0.00"%*≈(sb)"'
    assert row["Lưu ý về số liệu"].value == "số liệu minh họa, chỉ biết gần đúng, số liệu sơ bộ"


def test_dates_are_dates_and_periods_text() -> None:
    [[row]] = read(tables(ONE, [JUNE]))
    assert row["Hạn"].is_date
    assert row["Ngày chốt số liệu"].is_date
    assert (row["Kỳ báo cáo"].value, row["Kỳ báo cáo"].data_type) == ("Tháng 6 năm 2026", "s")


def test_a_milestone_is_a_word() -> None:
    plan = (
        "title: Kế hoạch\nyear: 2026\nindicators:\n  - {id: so, name: Số hóa, measure: milestone,"
        ' targets: [{op: "==", value: done}]}\n'
    )
    row = values(tables(plan, ["period: 2026-06\nresults: {so: in-progress}\n"]))
    assert row["Thực hiện"] == "đang triển khai"
    assert "Mức phải đạt" not in row


def test_what_counts_have_no_unit_of_stands_alone() -> None:
    unknown = ONE.replace("quang / ho", "la / ho")
    [[row]] = read(tables(unknown, ["period: 2026-06\nvalues: {la: 5, ho: 10}\n"]))
    assert row["Tử số"].number_format == "#,##0"


def test_a_pooled_figure_has_the_communes_that_it_stands_for_and_another_has_none(folder: Folder) -> None:
    province = Province(folder)
    province.asks("quang >= 80", "toc_do >= 50")
    province.commune("a", counts(90, 100))
    province.commune("b", "period: 2026-06, values: {toc_do: 60}")
    [[rate, speed]] = read(province.progress(), Language.EN)
    assert (rate["Communes with data"].value, rate["Communes"].value) == (1, 2)
    assert (speed["Communes with data"].value, speed["Communes"].value) == ("–", "–")
    assert "Communes" not in values(tables(ONE, [JUNE]), Language.EN)


def test_groups_have_their_title_above_and_their_name_in_each_row() -> None:
    [rows] = read(tables(ONE.replace("    lead", "    group: I. Hạ tầng\n    lead"), [JUNE]))
    assert [row["TT"].value for row in rows] == ["I. Hạ tầng", 1]
    assert rows[1]["Nhóm"].value == "I. Hạ tầng"


def test_a_command_is_named_in_no_workbook() -> None:
    [sheet] = worksheets(Formats.XLSX.file(tables(ONE), Canvas(Language.VI)))
    said = [str(value) for row in cells(sheet) for value in row]
    assert any("Số liệu còn thiếu" in line for line in said)
    assert not any("cdsplan" in line for line in said)


def test_it_is_english_where_that_is_asked_for() -> None:
    assert values(tables(ONE, [JUNE]), Language.EN)["Status"] == "Not met yet"
