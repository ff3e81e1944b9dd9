"""Which columns fit, and how wide they are."""

import pytest

from cdsplan.language import Language
from cdsplan.render.table.fitting import Fitted, fit, total
from cdsplan.render.table.sheet import EXTRA, Column
from tests.render.table.sheets import AMOUNT, LIST, NAME, heading, sheet

LONG = "a long name of many words that nobody would ever call short"
COUNTS = "3.214/4.018 hộ, đạt 79,99%"
NOTE = Column("note", heading("Note"), spare=EXTRA, widest=30)
LESS = Column("less", heading("Less"), spare=1)
MORE = Column("more", heading("More"), spare=2)


def widths(fitted: list[Fitted]) -> dict[str, int]:
    return {one.column.key: one.width for one in fitted}


def test_where_there_is_room_nothing_is_broken() -> None:
    fitted = fit(sheet([NAME, LIST, AMOUNT], [LONG, COUNTS, "1"]), Language.EN, 200)
    assert widths(fitted) == {"name": len(LONG), "list": len(COUNTS), "amount": 6}


def test_what_says_nothing_is_left_out_however_wide_the_page() -> None:
    assert "note" not in widths(fit(sheet([NAME, NOTE], [LONG, ""]), Language.EN, 500))
    assert "amount" in widths(fit(sheet([NAME, AMOUNT], [LONG, ""]), Language.EN, 500))


def test_an_extra_goes_before_any_cell_is_broken() -> None:
    drawn = sheet([NAME, LIST, NOTE], [LONG, COUNTS, "words"])
    assert widths(fit(drawn, Language.EN, 55)) == {"name": 20, "list": 26, "note": 5}
    assert widths(fit(drawn, Language.EN, 54)) == {"name": 26, "list": 26}


def test_items_are_put_below_each_other_before_any_other_column_goes() -> None:
    drawn = sheet([NAME, LIST, LESS, MORE], [LONG, COUNTS, "1", "2"])
    assert widths(fit(drawn, Language.EN, 60)) == {"name": 20, "list": 26, "less": 4, "more": 4}
    assert widths(fit(drawn, Language.EN, 59)) == {"name": 30, "list": 15, "less": 4, "more": 4}
    assert widths(fit(drawn, Language.EN, 48)) == {"name": 25, "list": 15, "less": 4}
    assert widths(fit(drawn, Language.EN, 38)) == {"name": 21, "list": 15}


def test_what_stays_is_broken_between_words_and_the_widest_gives_first() -> None:
    fitted = fit(sheet([NAME, LIST, AMOUNT], [LONG, COUNTS, "1"]), Language.EN, 40)
    assert widths(fitted) == {"name": 15, "list": 15, "amount": 6}


@pytest.mark.parametrize("width", [1, 10, 20, 30])
def test_no_word_is_broken_however_narrow(width: int) -> None:
    fitted = fit(sheet([NAME, LIST, AMOUNT], [LONG, COUNTS, "1.000.000"]), Language.EN, width)
    assert widths(fitted) == {"name": 10, "list": 11, "amount": 9}


def test_the_columns_never_pass_the_width_that_they_can_keep() -> None:
    drawn = sheet([NAME, LIST, LESS, MORE, NOTE, AMOUNT], [LONG, COUNTS, "1", "2", "words of a note", "1.000.000"])
    for width in range(34, 200):
        assert total([one.width for one in fit(drawn, Language.EN, width)]) <= width


def test_a_cell_that_is_longer_than_its_column_may_be_is_broken() -> None:
    [name, note] = fit(sheet([NAME, NOTE], ["x", "word " * 20]), Language.EN, 200)
    assert note.width == 30
    assert name.width == 4


def test_a_heading_takes_the_room_that_a_renderer_needs() -> None:
    assert widths(fit(sheet([AMOUNT], ["1"]), Language.EN, 80, room=2)) == {"amount": 8}


def test_a_picture_stands_only_where_there_is_colour() -> None:
    bar = Column("bar", heading(""), drawing=True)
    drawn = sheet([NAME, bar], ["x", "███···"])
    assert "bar" not in widths(fit(drawn, Language.EN, 80))
    assert widths(fit(drawn, Language.EN, 80, colour=True))["bar"] == 6


def test_what_is_not_fitted_keeps_its_headings_in_one_line() -> None:
    last = Column("last", heading("When it was last reported"), widest=10)
    assert widths(fit(sheet([NAME, last], [LONG, "x"], fitted=False), Language.EN, 10)) == {"name": 59, "last": 25}


def test_a_table_of_no_rows_still_has_its_columns() -> None:
    assert widths(fit(sheet([NAME, NOTE, AMOUNT]), Language.EN, 20)).keys() == {"name", "amount"}


def test_where_words_do_not_fit_names_are_broken_between_their_parts() -> None:
    drawn = sheet([NAME, AMOUNT], ["(an_toan_he_thong_thong_tin)", "1.000.000"])
    assert widths(fit(drawn, Language.EN, 39)) == {"name": 28, "amount": 9}
    assert widths(fit(drawn, Language.EN, 25)) == {"name": 14, "amount": 9}
    assert fit(drawn, Language.EN, 25)[0].cell(drawn.rows[0]) == "(an_toan_he_\nthong_thong_\ntin)"
