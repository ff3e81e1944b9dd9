"""The form as CSV that Excel on a Vietnamese Windows opens: with a BOM, semicolons and decimal commas."""

import csv
from codecs import BOM_UTF8
from datetime import date
from decimal import Decimal
from io import StringIO

from cdsplan.form import COLUMNS, Form
from cdsplan.language import Language, day
from cdsplan.render.form_cells import Content, body, heading

# Excel takes a cell that begins so for a formula, and would run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(form: Form) -> bytes:
    page = StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    for row in (*heading(form), COLUMNS, *body(form)):
        writer.writerow([_cell(content) for content in row])
    return BOM_UTF8 + page.getvalue().encode()


def _cell(content: Content) -> str:
    match content:
        case None:
            return ""
        case Decimal():
            return format(content, "f").replace(".", ",")  # not grouped: what is typed here may not be, either
        case date():
            return day(content, Language.VI)
        case words:
            return f"'{words}" if words.startswith(_FORMULA) else words
