"""Pages as Markdown."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import markdown
from cdsplan.render.table.sheet import EXTRA, Page
from tests.render.table.sheets import AMOUNT, NAME, page, sheet

CANVAS = Canvas(Language.EN, 10)


def test_every_column_that_says_anything_stands_and_nothing_is_broken() -> None:
    spare = AMOUNT._replace(spare=EXTRA)
    drawn = markdown.draw(page(sheet([NAME, AMOUNT], ["a name of words", ""])), CANVAS)
    assert drawn == ("| Name            | Amount   |\n|:----------------|:---------|\n| a name of words | –        |\n")
    assert "Amount" not in markdown.draw(page(sheet([NAME, spare], ["a name of words", ""])), CANVAS)


def test_a_heading_has_its_level_and_a_group_its_own_line() -> None:
    first = sheet([NAME], ["x"], title="Gr*up")._replace(above=["Table", "of *whom*"])
    drawn = markdown.draw(Page(["Page", "and more"], [first], ["end"]), CANVAS)
    assert drawn.startswith("## Page\n\nand more\n\n### Table\n\nof \\*whom\\*\n\n**Gr\\*up**\n\n| Name")
    assert drawn.endswith("|\n\nend\n")


def test_items_stay_items_and_other_lines_paragraphs() -> None:
    notes = ["one", "two:", "  - *a*", "  - b", "three"]
    drawn = markdown.draw(page(sheet([NAME], ["x"])._replace(below=notes)), CANVAS)
    assert drawn.endswith("\n\none\n\ntwo:\n\n  - \\*a\\*\n  - b\n\nthree\n")


def test_lines_of_a_table_that_is_written_one_by_one() -> None:
    assert markdown.table_head(["a", "b"]) == "| a | b |\n| --- | --- |"
    assert markdown.table_line(["1", "2"]) == "| 1 | 2 |"
