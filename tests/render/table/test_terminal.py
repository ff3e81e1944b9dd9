"""Pages on a terminal."""

import re

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import terminal
from cdsplan.render.table.sheet import Column, Group, Page, Row, Sheet
from tests.render.table.sheets import AMOUNT, NAME, heading, page, sheet

STATUS = Column("status", heading("Status"), toned=True)


def test_a_terminal_that_has_no_colour_gets_no_escape() -> None:
    drawn = terminal.draw(page(sheet([NAME, AMOUNT], ["one", "1"]), heading=["H"]), Canvas(Language.EN, 40))
    assert drawn == "H\n\nName  Amount\n────────────\none        1\n"


def test_a_row_has_its_tone_only_in_the_columns_that_show_it() -> None:
    one = Sheet([NAME, STATUS], [Group(None, [Row({"name": "one", "status": "Met"}, "good")])])
    drawn = terminal.draw(page(one), Canvas(Language.EN, 40, colour=True))
    assert "\x1b[1;32mMet" in drawn
    assert "\x1b[1;32mone" not in drawn


def test_the_title_of_a_group_stands_in_the_column_of_names() -> None:
    drawn = terminal.draw(page(sheet([AMOUNT, NAME], ["1", "one"], title="Group")), Canvas(Language.EN, 40))
    assert re.search(r"^ {8}Group$", drawn, re.MULTILINE)


def test_what_stands_around_a_table_is_set_off_where_it_is_prose() -> None:
    one = sheet([NAME], ["x"])._replace(above=["T"], below=["note"])
    drawn = terminal.draw(Page([], [one], ["end"]), Canvas(Language.EN, 40))
    assert drawn == "T\nName\n────\nx\nnote\nend\n"
    assert "x\n\nnote" in terminal.draw(Page([], [one], prose=True), Canvas(Language.EN, 40))


def test_a_table_that_cannot_be_narrower_is_not_torn_apart() -> None:
    wide = sheet([AMOUNT, AMOUNT._replace(key="other")], ["1.000.000.000", "2.000.000.000"])
    drawn = terminal.draw(page(wide), Canvas(Language.EN, 20))
    assert "1.000.000.000  2.000.000.000" in drawn
