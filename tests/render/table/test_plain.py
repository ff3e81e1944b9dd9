"""Pages for a pipe."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import plain
from cdsplan.render.table.sheet import Page
from tests.render.table.sheets import AMOUNT, NAME, page, sheet

PIPE = Canvas(Language.EN, 40)


def test_a_page_is_its_heading_its_tables_and_what_stands_around_them() -> None:
    first = sheet([NAME, AMOUNT], ["one", "1"], ["two", "22"], title="Group")._replace(
        above=["T"], below=["a", "  - b"]
    )
    drawn = plain.draw(Page(["Heading"], [first], ["The end"]), PIPE)
    table = "Name      Amount\n------  --------\none            1\ntwo           22"
    assert drawn == f"Heading\n\nT\n\nGroup\n{table}\n\na\n  - b\n\nThe end\n"


def test_a_word_that_looks_like_a_number_stays_as_it_is_written() -> None:
    drawn = plain.draw(page(sheet([AMOUNT, NAME], ["00123", "1e3"], ["7.50", "0x10"])), PIPE)
    assert [line.split() for line in drawn.splitlines()[2:]] == [["00123", "1e3"], ["7.50", "0x10"]]


def test_no_line_ends_in_blanks() -> None:
    drawn = plain.draw(page(sheet([AMOUNT, NAME], ["1", "one"], ["2", "a name"])), PIPE)
    assert all(line == line.rstrip() for line in drawn.splitlines())


def test_prose_keeps_to_the_width_and_a_command_does_not() -> None:
    said = "words " * 20
    assert max(map(len, plain.draw(page(heading=[said], prose=True), PIPE).splitlines())) <= 40
    assert said in plain.draw(page(heading=[said]), PIPE)


def test_a_table_without_rows_has_its_headings() -> None:
    assert plain.draw(page(sheet([NAME, AMOUNT])), PIPE).startswith("Name")
