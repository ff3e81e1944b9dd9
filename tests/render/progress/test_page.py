"""The gap table as a page, drawn in every way."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from cdsplan.evaluation.gap_table import Progress, Row
from cdsplan.evaluation.standing import STATUSES
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.progress import cells
from cdsplan.render.progress.page import COLUMNS, page, tone_of
from cdsplan.render.table import html, markdown, plain, terminal
from cdsplan.render.table.fitting import fit, total
from cdsplan.render.table.sheet import Page
from tests import pages
from tests.render.tables import JUNE, ONE, OWNER, tables

Draw = Callable[[Page, Canvas], str]
WIDE = Canvas(Language.VI, 200, colour=True)
ALWAYS = {"number", "name", "target", "actual", "gap", "status"}
PARTY = ONE.replace("value: 80", "value: 80, party: Doanh nghiệp viễn thông trên địa bàn xã")
LANGUAGES = pytest.mark.parametrize("language", Language)
DRAWN = pytest.mark.parametrize("draw", [plain.draw, terminal.draw])


def drawn(draw: Draw, progress: Progress, canvas: Canvas = WIDE) -> str:
    return draw(page(progress, canvas), canvas)


def standing(progress: Progress, language: Language, width: int, *, colour: bool = False) -> list[str]:
    [sheet] = page(progress, Canvas(language, width)).sheets
    fitted = fit(sheet, language, width, colour=colour)
    assert total([one.width for one in fitted]) <= width
    return [one.column.key for one in fitted]


@LANGUAGES
@pytest.mark.parametrize("plan", [ONE, PARTY])
@pytest.mark.parametrize("width", range(62, 120, 4))
def test_however_narrow_a_page_what_matters_stands(width: int, plan: str, language: Language) -> None:
    assert set(standing(tables(plan, [JUNE]), language, width)) >= ALWAYS


@DRAWN
@LANGUAGES
@pytest.mark.parametrize("width", [64, 80, 100, 120, 160, 200])
def test_no_line_is_wider_than_the_page_and_no_status_is_cut(draw: Draw, width: int, language: Language) -> None:
    written = drawn(draw, tables(PARTY, [JUNE]), Canvas(language, width))
    assert max(map(len, written.splitlines())) <= width
    assert all(line == line.rstrip() for line in written.splitlines())
    for number in ("3.214/4.018", "79,99%") if language is Language.VI else ("3,214/4,018", "79.99%"):
        assert number in written
    for word in ("Chưa", "đạt") if language is Language.VI else ("Not", "met", "yet"):
        assert word in written


def test_the_least_important_columns_go_first() -> None:
    march = JUNE.replace("-06", "-03").replace("3214", "3000")
    progress = tables(PARTY, [march, JUNE])
    every = [column.key for column in COLUMNS if column.key not in {"note", "lead", "year_change"}]
    shown = [standing(progress, Language.VI, width, colour=True) for width in range(300, 60, -1)]
    assert set(shown[0]) == {*every, "lead"}
    orders = [set(wide) - set(narrow) for wide, narrow in pairwise(shown) if wide != narrow]
    assert orders == [{"lead"}, {"bar"}, {"period"}, {"unit"}, {"change"}, {"achievement"}, {"remaining"}]


def test_each_status_has_its_tone_and_what_is_undecided_is_unsure() -> None:
    good, bad = tone_of("met"), tone_of("missed")
    assert (good, bad, tone_of(None), tone_of("no-data")) == ("good", "bad", "unsure", "none")
    assert {tone_of(status) for status in STATUSES if status not in {"met", "missed"}}.isdisjoint({good, bad})


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    nothing = tables(ONE)
    assert set(standing(nothing, Language.VI, 500)) == {*ALWAYS, "unit", "lead"}
    assert "Ghi chú" not in drawn(markdown.draw, nothing) + drawn(html.draw, nothing)


def test_markdown_and_html_have_every_column_that_says_anything_but_the_bar() -> None:
    noted = ONE.replace("    lead:", "    note: tạm tính\n    lead:")
    reports = [JUNE.replace("2026-06", period) for period in ("2025-06", "2026-03", "2026-06")]
    for draw in (markdown.draw, html.draw):
        written = drawn(draw, tables(noted, reports), Canvas(Language.EN, 10))
        assert all(column.heading.en in written for column in COLUMNS)
        assert "█" not in written


def test_a_command_stands_where_there_is_a_command_line_and_in_one_line() -> None:
    missing, canvas = tables(ONE), Canvas(Language.VI, 60)
    for draw in (plain.draw, terminal.draw, markdown.draw):
        assert "cdsplan record xa-tan-lap quang=… ho=… --period" in drawn(draw, missing, canvas).replace("\\", "")
    assert "cdsplan " not in pages.read(drawn(html.draw, missing, canvas)).words


def test_groups_are_headings() -> None:
    grouped = tables(ONE.replace("    lead:", "    group: I. Kinh tế số\n    lead:"), [JUNE])
    assert "\nI. Kinh tế số\n" in drawn(plain.draw, grouped)
    assert "**I. Kinh tế số**" in drawn(markdown.draw, grouped)
    assert "<caption>I. Kinh tế số</caption>" in drawn(html.draw, grouped)


def test_groups_begin_their_numbers_again() -> None:
    two = ONE + ONE.split("indicators:\n")[1].replace("id: quang", "id: hai\n    group: I. Kinh tế số")
    written = drawn(terminal.draw, tables(two, [JUNE]), Canvas(Language.VI, 160))
    assert "I. Kinh tế số" in written
    assert len(re.findall(r"^ ?1 ", written, re.MULTILINE)) == 2


@pytest.mark.parametrize("draw", [plain.draw, markdown.draw, html.draw, terminal.draw])
def test_each_row_is_written_once_however_many_groups_there_are(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a plan of as many groups as indicators takes minutes."""
    known, written = cells.cells, []

    def counted(row: Row, language: Language) -> dict[str, str]:
        written.append(row)
        return known(row, language)

    monkeypatch.setattr(cells, "cells", counted)
    head, one = ONE.split("  - id: quang")
    plan = head + "".join(f"  - id: quang{at}\n    group: Nhóm {at}{one}" for at in range(20))
    shown = drawn(draw, tables(plan, [JUNE]))
    assert all(f"Nhóm {at}" in shown for at in range(20))
    assert len(written) == 20


def test_a_dissolved_commune_is_named_with_its_successor() -> None:
    gone = tables(ONE, [JUNE], commune=OWNER + 'dissolved: 2026-06-20\nsuccessor: "00009"\n')
    assert "Đã giải thể từ 20/06/2026, đơn vị kế thừa: 00009" in drawn(plain.draw, gone)


def test_a_dissolved_plan_of_no_rows_still_has_columns() -> None:
    empty = tables(ONE, [JUNE])
    empty = empty._replace(tables=(empty.tables[0]._replace(rows=()),))
    assert "Indicator" in drawn(terminal.draw, empty, Canvas(Language.EN, 80))


def test_interim_targets_have_their_verdicts() -> None:
    two = ONE.replace('[{op: ">=", value: 80}]', '[{op: ">=", value: 70, due: 2026-06-15}, {op: ">=", value: 90}]')
    assert "≥ 70%, hạn 15/06/2026: đạt" in drawn(plain.draw, tables(two, [JUNE]))


def test_the_legend_explains_the_marks_that_are_used_and_no_others() -> None:
    marked = tables(ONE, [JUNE.replace("values", "illustrative: true\nvalues")])
    written = drawn(plain.draw, marked, Canvas(Language.EN, 120))
    assert "* illustrative figure" in written
    assert "carried" not in written


def test_colour_is_never_the_only_sign() -> None:
    coloured = drawn(terminal.draw, tables(ONE, [JUNE]), Canvas(Language.EN, 160, colour=True))
    assert "\x1b[" in coloured
    assert "Not met yet" in re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b" not in drawn(terminal.draw, tables(ONE, [JUNE]), Canvas(Language.EN, 160))


def test_a_bar_shows_the_share_of_the_target() -> None:
    half = drawn(terminal.draw, tables(ONE, [JUNE.replace("3214", "1607")]), WIDE)
    assert re.search(r"█{4}[▏▎▍▌▋▊▉█]?·+", half)
