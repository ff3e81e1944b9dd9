"""A page as a workbook, read back."""

from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import xlsx
from cdsplan.render.table.sheet import EXTRA, Column, Group, Page, Row, Sheet
from cdsplan.render.table.value import Figure
from tests.render.table.sheets import AMOUNT, NAME, heading, sheet
from tests.workbooks import cells, table, worksheets

RATE = Column(
    "rate",
    heading("Rate"),
    parts=(Column("above", heading("Above"), right=True), Column("below", heading("Below"), right=True, spare=1)),
)
STATUS = Column("status", heading("Status"), toned=True)


def drawn(page: Page, language: Language = Language.EN) -> list[Worksheet]:
    return worksheets(xlsx.draw(page, Canvas(language)))


def one(*sheets: Sheet, said: tuple[str, ...] = ("Heading",), **more: str) -> Worksheet:
    [found] = drawn(Page(said, sheets, **more))  # type: ignore[arg-type]
    return found


def test_a_table_stands_between_what_is_said_around_it() -> None:
    about = sheet([NAME, AMOUNT], ["one", "1"], title="Group")._replace(
        above=["T"], below=["a", "  - b"], commands=["cdsplan record"]
    )
    [found] = drawn(Page(["Heading", "*** banner"], [about], ["The end"]))
    said = [row[0] for row in cells(found)]
    expected = ["Heading", "*** banner", "T", None, "Name", "Group", "one", None, "a", "  - b", "The end"]
    assert said == expected
    assert found.auto_filter.ref == "A5:B7"
    assert found.freeze_panes == "B6"
    assert found.print_title_rows == "$5:$5"
    assert found["A5"].font.bold
    assert not found["A6"].alignment.wrap_text


def test_a_line_around_the_table_is_as_wide_as_the_table() -> None:
    found = one(sheet([NAME, AMOUNT], ["one", "1"])._replace(below=["words " * 40]))
    assert {str(merged) for merged in found.merged_cells.ranges} == {"A1:B1", "A6:B6"}
    assert found.row_dimensions[6].height > 100


def test_a_column_opens_into_its_parts_and_one_that_says_nothing_is_left_out() -> None:
    spare = Column("spare", heading("Spare"), spare=EXTRA)
    picture = Column("picture", heading("Picture"), drawing=True)
    row = Row(
        {"name": "x", "rate": "3/4", "spare": "–", "picture": "██"}, values={"above": Figure(Decimal(3)), "below": None}
    )
    [read] = table(one(Sheet([NAME, picture, RATE, spare], [Group(None, [row])])))
    assert {name: cell.value for name, cell in read.items()} == {"Name": "x", "Above": 3}


def test_what_is_not_known_is_a_dash_and_no_zero() -> None:
    rows = [
        Row({"name": "x", "rate": "3/4"}, values={"above": Figure(Decimal(3)), "below": Figure(Decimal(4))}),
        Row({"name": "y", "rate": "–"}, values={"above": None, "below": None}),
    ]
    assert table(one(Sheet([NAME, RATE], [Group(None, rows)])))[1]["Above"].value == "–"


def test_a_status_is_a_word_and_a_fill() -> None:
    rows = [Row({"name": "x", "status": "Met"}, "good"), Row({"name": "y", "status": "Missed"}, "bad")]
    good, bad = table(one(Sheet([NAME, STATUS], [Group(None, rows)])))
    assert (good["Status"].value, bad["Status"].value) == ("Met", "Missed")
    assert good["Status"].fill.fgColor.rgb != bad["Status"].fill.fgColor.rgb
    assert good["Name"].fill.fill_type is None


def test_each_table_has_its_own_worksheet() -> None:
    some = [sheet([NAME], [name])._replace(name="Kế hoạch") for name in ("x", "y")]
    assert [found.title for found in drawn(Page(["H"], some))] == ["Kế hoạch", "Kế hoạch (2)"]


def test_a_page_without_a_heading_has_its_title() -> None:
    found = one(sheet([NAME], ["x"]), said=(), title="Title")
    assert (found.title, found["A1"].value) == ("Title", "Title")


def test_a_page_without_a_table_says_so() -> None:
    found = one(said=("Heading", "nothing " * 5))
    assert found["A1"].value == "Heading"
    assert found.auto_filter.ref is None
    assert found.row_dimensions[2].height < 30


def test_no_column_is_wider_than_can_be_read_and_high_cells_stay_within_excel() -> None:
    found = one(sheet([NAME, AMOUNT], ["word " * 2000, "9" * 300]))
    assert found.column_dimensions["A"].width < 45
    assert found.column_dimensions["B"].width < 70
    assert found.row_dimensions[4].height == 409


def test_headings_are_in_the_language() -> None:
    column = Column("name", text("Tên", "Name"))
    [found] = drawn(Page(["H"], [sheet([column], ["x"])]), Language.VI)
    assert found["A3"].value == "Tên"
