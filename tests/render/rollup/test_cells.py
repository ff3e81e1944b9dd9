"""A roll-up as cells, and as tables that fit a width."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.rollup import cells as rollup_cells
from cdsplan.render.table import markdown, plain, terminal
from cdsplan.render.table.sheet import Page
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.summary import Rollup
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder

LANGUAGES = pytest.mark.parametrize("language", Language)
WIDTHS = pytest.mark.parametrize("width", [80, 90, 100, 110, 120, 140, 160, 200, 300])
SPEED = "period: 2026-06, values: {toc_do: "


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


@pytest.fixture
def full(province: Province) -> Rollup:
    """Something in every column, and numbers as long as those of the whole country."""
    province.folder.write(
        "plans/catalog/dai.yaml",
        "indicators: {dai: {name: Tỷ lệ hộ gia đình sử dụng mạng cáp quang băng rộng trên địa bàn xã, "
        "measure: percent, formula: quang / ho}}\n",
    )
    plans = ["quang >= 80", "dai > 99.5, due: 2026-06-30", "toc_do >= 50", "thue_bao >= 1000000", "so_hoa == done"]
    province.commune("a", counts(2_601_324, 4_540_536), results("so_hoa: done", "2026-05"), plans=plans)
    province.commune("b", counts(None, 4_000_000), plans=plans, head='report_due: ["06-20", "09-15"]')
    province.commune("c", counts(1, 2, "2025"), SPEED + "41.25}", plans=plans)
    illustrative = counts(1, 2, more=ILLUSTRATIVE)
    province.commune("d", illustrative, counts(None, 2, "2026-04"), SPEED.replace("06", "05") + "1000}", plans=plans)
    province.commune("e", plans=['{id: quang, not_applicable: Không, targets: [{op: ">=", value: 80}]}'])
    province.commune("f", about='dissolved: 2026-03-01\nsuccessor: "00001"\n')
    rollup = province.rolled_up()
    return rollup._replace(indicators=tuple(map(_of_the_nation, rollup.indicators)))


def _of_the_nation(one: PooledIndicator) -> PooledIndicator:
    """As wide as its counts are."""
    sums = one.pooled.sums
    sums = sums._replace(communes=sums.communes + 3_317, known=sums.known + 3_317)
    return one._replace(pooled=replace(one.pooled, sums=sums))


def by_indicator(rollup: Rollup, language: Language) -> Page:
    return rollup_cells.by_indicator(rollup, Canvas(language))


def by_commune(rollup: Rollup, language: Language) -> Page:
    return rollup_cells.by_commune(rollup, Canvas(language))


def pages(rollup: Rollup, language: Language) -> list[Page]:
    return [by_indicator(rollup, language), by_commune(rollup, language)]


Draw = Callable[[Page, Canvas], str]
DRAWN = pytest.mark.parametrize("draw", [plain.draw, terminal.draw])


def table(page: Page, language: Language) -> list[dict[str, str]]:
    """Every row of the one table, its cells by their headings."""
    [sheet] = page.sheets
    said = {column.key: column.heading.within(language) for column in sheet.columns}
    return [{said[key]: cell for key, cell in row.cells.items()} for row in sheet.rows]


def cells(rollup: Rollup, language: Language = Language.VI) -> dict[str, dict[str, str]]:
    """Every cell by its heading, of each indicator by its name."""
    return {next(iter(row.values())): row for row in table(by_indicator(rollup, language), language)}


def headings(written: str, page: Page, language: Language) -> set[str]:
    """Those that a page has: the words of each stand in its first lines."""
    top = written.split("\n\n", 2)[1].split("\n")
    line = next(at for at, words in enumerate(top) if set(words) <= set("-─ "))
    words = " ".join(top[:line])
    known = (column.heading.within(language) for column in page.sheets[0].columns)
    return {one for one in known if all(word in words for word in one.split())}


# The width


@DRAWN
@LANGUAGES
@WIDTHS
def test_no_line_is_wider_than_the_page(full: Rollup, draw: Draw, language: Language, width: int) -> None:
    for page in pages(full, language):
        written = draw(page, Canvas(language, width))
        assert max(map(len, written.splitlines())) <= width
        assert all(line == line.rstrip() for line in written.splitlines())


@DRAWN
@LANGUAGES
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_no_number_is_broken(full: Rollup, draw: Draw, language: Language, width: int) -> None:
    """What a page has of a column it has in one piece: 3.319/3.322 and 2.601.324/4.540.536 before all."""
    page = by_indicator(full, language)
    written = draw(page, Canvas(language, width))
    shown, rows = headings(written, page, language), table(page, language)
    known = {number for row in rows for number in re.findall(r"\d[\d.,/–]*%?", " ".join(row.values()))}
    assert set(re.findall(r"\d[\d.,/–]*%?", written.split("\n\n")[1])) <= known
    for row in rows:
        for heading, cell in row.items():
            if heading in shown:
                assert all(number in written for number in re.findall(r"\d[\d.,/–]*%?", cell))


@LANGUAGES
def test_at_eighty_columns_the_figure_its_coverage_and_its_status_stand(full: Rollup, language: Language) -> None:
    page = by_indicator(full, language)
    wanted = {page.sheets[0].columns[at].heading.within(language) for at in (0, 1, 2, 3, 6)}
    assert wanted <= headings(plain.draw(page, Canvas(language, 80)), page, language)


@DRAWN
@LANGUAGES
def test_the_narrower_the_page_the_fewer_columns(full: Rollup, draw: Draw, language: Language) -> None:
    for page in pages(full, language):
        widths = range(60, 301, 20)
        shown = [headings(draw(page, Canvas(language, width)), page, language) for width in widths]
        assert all(narrow <= wide for narrow, wide in pairwise(shown))
        assert len(shown[0]) < len(shown[-1]) == len(page.sheets[0].columns)


@DRAWN
def test_what_is_said_below_keeps_to_the_width_too(province: Province, draw: Draw) -> None:
    for letter in "abcdefghij":
        province.commune(letter)
    page = draw(by_commune(province.rolled_up(), Language.VI), Canvas(Language.VI, 80))
    assert max(map(len, page.splitlines())) <= 80
    assert "xã I, xã J)" in re.sub(r"\s+", " ", page)


def test_what_says_nothing_is_left_out(province: Province) -> None:
    province.commune("a", counts(90, 100))
    page, canvas = by_indicator(province.rolled_up(), Language.EN), Canvas(Language.EN, 300)
    nothing = {"Bounds", "Left out", "Furthest behind"}
    assert nothing.isdisjoint(headings(plain.draw(page, canvas), page, Language.EN))
    assert "| Bounds" not in markdown.draw(page, canvas)


@DRAWN
def test_a_column_is_explained_only_where_it_stands(full: Rollup, draw: Draw) -> None:
    page = by_indicator(full, Language.EN)
    assert "Bounds: if every commune" in draw(page, Canvas(Language.EN, 200))
    assert "Bounds" not in draw(page, Canvas(Language.EN, 80))
    assert "Coverage: the denominators" in draw(page, Canvas(Language.EN, 80))


@DRAWN
def test_items_of_a_cell_stay_whole(full: Rollup, draw: Draw) -> None:
    page = draw(by_indicator(full, Language.VI), Canvas(Language.VI, 120))
    assert page.count("Chưa có số liệu: 2") == 4
    assert page.count("2.601.324/4.540.536") == page.count("đạt 57,29%") == 2


def test_a_word_that_is_too_long_is_broken_rather_than_the_page(province: Province) -> None:
    name = "một_tên_rất_dài" * 10
    province.folder.write(
        "plans/catalog/x.yaml", f"indicators: {{x: {{name: {name}, measure: percent, formula: quang / ho}}}}\n"
    )
    province.commune("a", counts(90, 100), plans=["x >= 80"])
    page = by_indicator(province.rolled_up(), Language.VI)
    assert max(map(len, plain.draw(page, Canvas(Language.VI, 80)).splitlines())) <= 80


def test_colour_is_never_the_only_sign(full: Rollup) -> None:
    page = by_indicator(full, Language.EN)
    coloured = terminal.draw(page, Canvas(Language.EN, 160, colour=True))
    assert "\x1b[" in coloured
    bare = re.sub(r" +$", "", re.sub(r"\x1b\[[0-9;]*m", "", coloured), flags=re.MULTILINE)
    assert bare == terminal.draw(page, Canvas(Language.EN, 160))


# Cells


def test_what_is_not_known_is_a_dash_and_never_a_zero(province: Province) -> None:
    province.commune("a")
    [row] = cells(province.rolled_up()).values()
    assert row["Xã có số liệu"] == "0/1"
    assert row["Độ bao phủ"] == "1 xã chưa có mẫu số"
    assert {row[name] for name in ("Thực hiện", "Khoảng", "Đánh giá chung", "Xa mục tiêu nhất")} == {"–"}


def test_the_coverage_says_of_how_many_communes_nobody_knows_the_denominator(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 100))
    province.commune("c")
    province.commune("d")
    rollup = province.rolled_up()
    row = cells(rollup)["Cáp quang"]
    assert row["Xã có số liệu"] == "1/4"
    assert (row["Độ bao phủ"], row["Khoảng"], row["Đánh giá chung"]) == (
        "50% (2 xã chưa có mẫu số)",
        "–",
        "Chưa kết luận được",
    )
    assert cells(rollup, Language.EN)["Fibre"]["Coverage"] == "50% (2 communes without a denominator)"
    page = plain.draw(by_indicator(rollup, Language.VI), Canvas(Language.VI, width=80))
    assert "(2 xã" in page


def test_a_count_has_its_unit_and_no_denominator(province: Province) -> None:
    province.commune("a", counts(1200), plans=["thue_bao >= 2000"])
    province.commune("b", plans=["thue_bao >= 2000"])
    row = cells(province.rolled_up())["Thuê bao"]
    assert (row["Thực hiện"], row["Khoảng"], row["Độ bao phủ"]) == ("1.200 thuê bao", "–", "–")
    assert (row["Mục tiêu"], row["Đánh giá chung"]) == ("≥ 2.000 thuê bao (các xã)", "Chưa kết luận được")


def test_what_is_not_pooled_is_known_of_those_that_have_it(province: Province) -> None:
    for letter, speed in (("a", "60"), ("b", "41.256")):
        province.commune(letter, SPEED + f"{speed}}}", plans=["toc_do >= 50"])
    province.commune("c", plans=["toc_do >= 50"])
    row = cells(province.rolled_up())["Tốc độ"]
    assert (row["Xã có số liệu"], row["Thực hiện"]) == ("2/3", "41,26–60 Mbit/s (không cộng)")
    assert (row["Đánh giá chung"], row["Xa mục tiêu nhất"]) == ("–", "Xã B (41,26 Mbit/s)")


def test_one_figure_is_no_range(province: Province) -> None:
    province.commune("a", SPEED + "60}", plans=["toc_do >= 50"])
    assert cells(province.rolled_up())["Tốc độ"]["Thực hiện"] == "60 Mbit/s (không cộng)"


def test_nearly_met_is_never_shown_as_met_though_it_is_not_pooled(province: Province) -> None:
    province.commune("a", SPEED + "49.999}", plans=["toc_do >= 50"])
    row = cells(province.rolled_up())["Tốc độ"]
    assert (row["Thực hiện"], row["Xa mục tiêu nhất"]) == ("49,999 Mbit/s (không cộng)", "Xã A (49,999 Mbit/s)")


def test_bounds_are_never_shown_across_the_target(province: Province) -> None:
    province.commune("a", counts(79_999, 100_000))
    province.commune("b", counts(None, 1))
    row = cells(province.rolled_up())["Cáp quang"]
    assert row["Khoảng"] == "79,998–79,999%"
    assert row["Đánh giá chung"] == "Chưa đạt"


def test_a_milestone_is_known_of_those_that_tell_its_state(province: Province) -> None:
    province.commune("a", results("so_hoa: done"), plans=["so_hoa == done"])
    province.commune("b", plans=["so_hoa == done"])
    row = cells(province.rolled_up())["Số hóa"]
    assert (row["Xã có số liệu"], row["Thực hiện"], row["Mục tiêu"]) == ("1/2", "–", "hoàn thành (các xã)")
    assert (row["Đánh giá của các xã"], row["Không tính"]) == ("Đạt: 1 · Chưa có số liệu: 1", "–")


def test_what_may_exceed_its_denominator_is_bounded_from_below_only(province: Province) -> None:
    province.commune("a", counts(90, 100), plans=["vuot >= 80"])
    province.commune("b", counts(None, 100), plans=["vuot >= 80"])
    rollup = province.rolled_up()
    assert cells(rollup)["Có thể vượt"]["Khoảng"] == "từ 45%"
    assert cells(rollup, Language.EN)["Có thể vượt"]["Bounds"] == "from 45%"


def test_of_several_the_furthest_behind_is_named(province: Province) -> None:
    for letter, some in (("a", 70), ("b", 60), ("c", 75)):
        province.commune(letter, counts(some, 100))
    assert cells(province.rolled_up())["Cáp quang"]["Xa mục tiêu nhất"] == "Xã B (60%)"


def test_a_figure_of_the_province_itself_says_so(province: Province) -> None:
    province.asks("quang >= 80", "so_hoa == done", "toc_do >= 50")
    province.reports(counts(9, 10), results("so_hoa: in-progress", "2026-05"))
    province.commune("a", counts(1, 10), SPEED.replace("06", "04") + "60}", plans=["toc_do >= 50"])
    rows = cells(province.rolled_up())
    assert [(row["Thực hiện"], row["Mục tiêu"], row["Đánh giá chung"]) for row in rows.values()] == [
        ("9/10, đạt 90% (số liệu của tỉnh)", "≥ 80% (tỉnh)", "Đạt"),
        ("60 Mbit/s (không cộng)", "≥ 50 Mbit/s (tỉnh)", "–"),
        ("đang triển khai (số liệu của tỉnh)", "hoàn thành (tỉnh)", "Chưa đạt"),
    ]
    english = cells(province.rolled_up(), Language.EN)["Fibre"]
    assert (english["Actual"], english["Target"]) == ("9/10, 90% (the province's own)", "≥ 80% (province)")


def test_what_is_left_out_is_told_with_its_reason(province: Province) -> None:
    exempt = '{id: quang, not_applicable: Không, targets: [{op: ">=", value: 80}]}'
    province.commune("a", counts(1, 2, "2025"))
    province.commune("b", results("quang: 50"))
    province.commune("c", counts(1, 2, more=ILLUSTRATIVE))
    province.commune("d", plans=[exempt])
    row = cells(province.rolled_up())["Cáp quang"]
    assert row["Không tính"] == "1 số liệu cũ, 1 công bố không kèm số lượng cụ thể, 1 minh họa, 1 không áp dụng"
    row = cells(province.rolled_up(illustrative=True))["Cáp quang"]
    assert row["Không tính"] == "1 số liệu cũ, 1 công bố không kèm số lượng cụ thể, 1 không áp dụng"


def test_without_a_common_target_there_is_none_to_show(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=["quang >= 70"])
    row = cells(province.rolled_up())["Cáp quang"]
    assert (row["Mục tiêu"], row["Đánh giá chung"], row["Đánh giá của các xã"]) == ("–", "–", "Đạt: 2")


@pytest.mark.parametrize(
    ("wanted", "vietnamese", "english"),
    [
        ('{id: quang, targets: [{op: ">=", value: 60, to: 80}]}', "≥ 60% đến 80% (tỉnh)", "≥ 60% to 80% (province)"),
        (
            '{id: quang, targets: [{op: ">=", from: last-year, percent: 20}]}',
            "tăng ≥ 20% so với năm trước, tức ≥ 48% (tỉnh)",
            "up ≥ 20% on last year, which is ≥ 48% (province)",
        ),
        ('{id: quang, targets: [{op: ">=", value: 60, party: Công an}]}', "≥ 60% (tỉnh)", "≥ 60% (province)"),
    ],
)
def test_a_target_reads_as_in_progress(province: Province, wanted: str, vietnamese: str, english: str) -> None:
    province.asks(wanted)
    province.commune("a", counts(40, 100, "2025", ", as_of: 2025-12-31"), counts(40, 100), plans=())
    rollup = province.rolled_up()
    assert cells(rollup)["Cáp quang"]["Mục tiêu"] == vietnamese
    assert cells(rollup, Language.EN)["Fibre"]["Target"] == english


def test_a_target_in_a_unit_has_it(province: Province) -> None:
    province.commune("a", plans=['{id: toc_do, targets: [{op: ">=", value: 50, to: 90}]}'])
    assert cells(province.rolled_up())["Tốc độ"]["Mục tiêu"] == "≥ 50 Mbit/s đến 90 Mbit/s (các xã)"


def test_english_names_are_the_catalogs(province: Province) -> None:
    province.commune("a", counts(90, 100), plans=["quang >= 80", "vuot >= 80"])
    assert list(cells(province.rolled_up(), Language.EN)) == ["Fibre", "Có thể vượt"]


def test_a_commune_tells_how_it_reports(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90), head='report_due: ["06-20", "12-20"]')
    province.commune("b", plans=[])
    assert [list(row.values()) for row in table(by_commune(province.rolled_up(), Language.VI), Language.VI)] == [
        ["Xã A", "thanh-hoa/xa-a", "00001", "Chưa có số liệu: 1", "14/06/2026", "–", "1/2"],
        ["Xã B", "thanh-hoa/xa-b", "00002", "–", "–", "–", "–"],
    ]
    province.commune("b", head='report_due: ["06-20", "12-20"]')
    _, row = table(by_commune(province.rolled_up(), Language.EN), Language.EN)
    assert (row["Last report"], row["Overdue since"], row["Variables reported"]) == ("–", "2026-06-20", "0/2")


def test_without_a_row_there_is_no_table_but_the_reason(province: Province) -> None:
    province.commune("a", about="dissolved: 2026-01-01\n")
    for page in pages(province.rolled_up(), Language.EN):
        assert (page.heading[1], page.sheets) == ("0 communes · dissolved: 1", [])
        assert page.closing == [
            "There is nothing to roll up: no commune counts (dissolved: 1).",
            "Dissolved: 1 (xã A)",
        ]
