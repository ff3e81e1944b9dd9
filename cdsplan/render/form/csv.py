"""The form as CSV that Excel on a Vietnamese Windows opens and saves again."""

import csv
from datetime import date
from io import StringIO

from cdsplan.language import Language, day
from cdsplan.recording.form import COLUMNS, Form
from cdsplan.render.csv_cells import BOM, SEPARATOR, excel_cell
from cdsplan.render.form.cells import Content, body, heading, signers


def as_csv(form: Form) -> bytes:
    page = StringIO()
    writer = csv.writer(page, delimiter=SEPARATOR, lineterminator="\r\n")
    for row in (*heading(form), COLUMNS, *(row.cells for row in body(form)), *signers()):
        writer.writerow([_cell(content) for content in row])
    return f"{BOM}{page.getvalue()}".encode()


def _cell(content: Content) -> str:
    return day(content, Language.VI) if isinstance(content, date) else excel_cell(content)
