"""The first sentence of an official report: which plans it is about, and up to which day its figures count."""

import re
from collections.abc import Iterable
from datetime import date

from cdsplan.model import period_words
from cdsplan.model.files import Document, Plan
from cdsplan.model.period import Period
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.blocks import DOTS, Words


def introduction(plans: Iterable[str], issuer: str, period: Period, as_of: date, *, of_whom: str = "") -> Words:
    """`Thực hiện …, Ủy ban nhân dân … báo cáo kết quả …, như sau:`"""
    return Words(
        f"Thực hiện {_all_of(list(plans))}, {issuer} báo cáo kết quả thực hiện các chỉ tiêu{of_whom}"
        f" {period_words.vietnamese(period)}, số liệu tính đến hết ngày {dates.short(as_of)}, như sau:"
    )


def _all_of(plans: list[str]) -> str:
    """`A; B và C`"""
    *others, last = plans
    return f"{'; '.join(others)} và {last}" if others else last


def padded(number: str) -> str:
    """The number of a paper; one under 10 gets a leading 0."""
    return re.sub(r"^([1-9])(?![0-9])", r"0\1", one_line(number))


def citation(plan: Plan) -> str:
    """The plan with its number, date and issuer; those it does not bear are left for hand."""
    document = plan.document or Document()
    number = padded(document.number) if document.number else DOTS
    by = f" của {one_line(document.issuer)}" if document.issuer else ""
    return f"{one_line(plan.title)} (số {number} {dates.long(document.date, f' {DOTS} ')}{by})"
