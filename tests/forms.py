"""A commune with every kind of figure, its form, and what somebody types into it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.model import period
from cdsplan.model.files import Report
from cdsplan.recording import form, form_reader, returned_form
from cdsplan.recording.form import COLUMNS, SHEET, Form
from cdsplan.recording.form_reader import FormReading
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.spreadsheet import Cell, Content, Sheet
from cdsplan.render.form.cells import body, heading
from cdsplan.render.form.xlsx import as_xlsx
from cdsplan.repository.commune_files import CommuneFiles
from tests.conftest import PATHS, Folder

CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
  dien_tich: {name: Diện tích, kind: quantity, unit: km²}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: ho_cap_quang / ho}
  mat_do: {name: Mật độ, measure: number, unit: hộ/km², formula: ho / dien_tich}
  y_te: {name: Sổ sức khỏe, measure: percent}
  vuot: {name: So với 4G, measure: percent, may_exceed: true}
  toc_do: {name: Tốc độ, measure: number, unit: Mbit/s}
  trung_tam: {name: Trung tâm, measure: milestone}
"""
PLAN = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: cap_quang, targets: [{op: ">=", value: 80}]}
  - {id: mat_do, targets: [{op: ">=", value: 80}]}
  - {id: y_te, targets: [{op: ">=", value: 80}]}
  - {id: vuot, targets: [{op: ">=", value: 80}]}
  - {id: toc_do, targets: [{op: ">=", value: 80}]}
  - {id: trung_tam, targets: [{op: "==", value: done}]}
"""
# Where the lines stand in the form: the heading has four rows, the header is the fifth, and each part has a heading.
ROWS = {"ho_cap_quang": 7, "ho": 8, "dien_tich": 9, "y_te": 11, "vuot": 12, "toc_do": 13, "trung_tam": 15}


def stocked(little: Folder) -> Folder:
    """The little repository with every kind of figure, and one report of March."""
    little.write(PATHS["catalog"], CATALOG)
    little.write(PATHS["plan"], PLAN)
    (little.root / PATHS["report"]).unlink()
    little.write(REPORT_OF_MARCH, "period: 2026-03\nvalues: {ho: 1000, ho_cap_quang: 700}\n")
    return little


REPORT_OF_MARCH = "plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml"


def commune_files(folder: Folder) -> CommuneFiles:
    return folder.repository.commune_files("thanh-hoa/xa-tan-lap")


def form_of(folder: Folder, span: str = "2026-06", today: date = date(2028, 1, 1)) -> Form:
    files = commune_files(folder)
    return form.form(files, dated(files, Request(files.path, period.parse(span), ()), today))


def completed(folder: Folder, cells: Mapping[str, Any]) -> Workbook:
    """The form in Excel, with these cells typed in; `Phần lời văn!B6` is one of the second sheet."""
    book = load_workbook(BytesIO(as_xlsx(form_of(folder))))
    for place, content in cells.items():
        sheet, _, cell = place.rpartition("!")
        book[sheet or SHEET][cell].value = content
    return book


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def reported(folder: Folder) -> str:
    """The report of June, as it stands on the disk."""
    return (folder.root / PATHS["report"]).read_text(encoding="utf-8")


def saved(book: Workbook) -> bytes:
    page = BytesIO()
    book.save(page)
    return page.getvalue()


def grid(folder: Folder, cells: Mapping[str, Content | Cell] | None = None) -> Sheet:
    """The form as the reader of files hands it over, with these cells typed in."""
    made = form_of(folder)
    printed: list[list[object]] = [[*row] for row in (*heading(made), COLUMNS, *(row.cells for row in body(made)))]
    rows = [[Cell(one if isinstance(one, str | Decimal) else None) for one in row] for row in printed]
    for place, content in (cells or {}).items():
        column, row = "ABCDEFGHIJKLMNO".index(place[0]), int(place[1:]) - 1
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [Cell(None)] * (column + 1 - len(rows[row]))
        rows[row][column] = content if isinstance(content, Cell) else Cell(content)
    return Sheet(SHEET, rows)


def read(folder: Folder, sheet: Sheet, report: Report | None = None) -> FormReading:
    paper = returned_form.returned_form(sheet)
    assert not paper.problems
    files = commune_files(folder)
    day = dated(files, Request(files.path, period.parse("2026-06"), ()), date(2028, 1, 1))
    return form_reader.read_form(paper, form.lines(files, day), report, day.day)
