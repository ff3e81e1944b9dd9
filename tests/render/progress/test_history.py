"""The figures of a plan over time, drawn."""

import pytest

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.progress.history import page
from cdsplan.render.table import markdown, plain
from cdsplan.render.table.fitting import fit
from tests.render.tables import JUNE, ONE, tables

MARCH = "period: 2026-Q1\nillustrative: true\nvalues: {quang: 70, ho: 100}\n"
TWO = (
    ONE
    + """\
  - id: nen_tang
    name: Nền tảng
    measure: milestone
    targets: [{op: "==", value: done}]
"""
)
DONE = "period: 2026-06\nresults: {nen_tang: in-progress}\n"


def written(plan: str, *reports: str, language: Language = Language.VI) -> str:
    return markdown.draw(page(tables(plan, reports), Canvas(language)), Canvas(language))


def test_each_period_is_a_column_and_an_indicator_without_a_figure_has_a_dash() -> None:
    out = written(TWO, MARCH, JUNE, DONE.replace("2026-06", "2026-05"))
    [head] = [line for line in out.splitlines() if "Quý I/2026" in line]
    assert [cell.strip() for cell in head.strip("|").split("|")][-4:] == ["Quý I/2026", "5/2026", "6/2026", "Đánh giá"]
    [quang] = [line for line in out.splitlines() if "cáp quang" in line]
    assert [cell.strip() for cell in quang.strip("|").split("|")][-4:-1] == [r"70%\*", "–", "79,99%"]
    assert "| đang triển khai |" in out


def test_a_date_is_named_by_the_shortest_period_whose_figures_stand_there() -> None:
    june = DONE.replace("2026-06", "2026-06\nas_of: 2026-06-14")
    for reports in ((JUNE.replace("2026-06", "2026-Q2\nas_of: 2026-06-14"), june), (JUNE, DONE)):
        [sheet] = page(tables(TWO, reports), Canvas(Language.EN)).sheets
        assert [one.heading.en for one in sheet.columns if one.key.startswith("2026")] == ["Jun 2026"]


def test_groups_have_their_titles() -> None:
    grouped = TWO.replace("    lead", "    group: I. Hạ tầng\n    lead")
    [sheet] = page(tables(grouped, [JUNE]), Canvas(Language.VI)).sheets
    assert [(group.title, len(group.rows)) for group in sheet.groups] == [("I. Hạ tầng", 1), (None, 1)]


def test_a_mark_is_explained() -> None:
    assert "số liệu minh họa" in written(ONE, MARCH).splitlines()[-1]


def test_a_figure_is_never_rounded_onto_the_target() -> None:
    assert "79,996%" in written(ONE, "period: 2026-06\nvalues: {quang: 19999, ho: 25000}\n")


def test_without_any_figure_it_says_so() -> None:
    assert "Chưa có số liệu của kỳ nào." in written(ONE)
    assert "There is no figure of any period." in written(ONE, language=Language.EN)


@pytest.mark.parametrize(("width", "known"), [(100, 6), (80, 3), (64, 1), (48, 0)])
def test_where_the_width_is_short_the_oldest_goes_first(width: int, known: int) -> None:
    reports = [f"period: 2026-0{month}\nvalues: {{quang: 10, ho: 100}}\n" for month in range(1, 7)]
    canvas = Canvas(Language.VI, width)
    [sheet] = page(tables(ONE, reports), canvas).sheets
    shown = [one.column.key for one in fit(sheet, Language.VI, width, colour=False)]
    dates = [key for key in shown if key.startswith("2026")]
    assert dates == [f"2026-0{month}-14" for month in range(7 - known, 7)]
    assert set(shown) >= {"number", "name", "target", "status"}
    assert plain.draw(page(tables(ONE, reports), canvas), canvas)
