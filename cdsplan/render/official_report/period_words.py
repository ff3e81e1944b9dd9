"""A period as an officer says it: `6 tháng đầu năm 2026`."""

from cdsplan.model.period import Period
from cdsplan.render.official_report.dates import month

_PARTS = {"": "", "H1": "6 tháng đầu ", "H2": "6 tháng cuối ", "9M": "9 tháng đầu "}
_QUARTERS = {"Q1": "quý I ", "Q2": "quý II ", "Q3": "quý III ", "Q4": "quý IV "}


def period_words(period: Period) -> str:
    """The same for every kind of period."""
    _, _, part = period.text.partition("-")
    day = f"ngày {period.day.day:02} " if period.day else ""
    span = (_PARTS | _QUARTERS).get(part, f"{day}tháng {month(period.last_month)} ")
    return f"{span}năm {period.year}"
