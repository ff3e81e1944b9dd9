"""Up to which day the figures of a new form count, and what is odd about that day."""

from datetime import date

from cdsplan.cli.shared import console
from cdsplan.language import Text, text
from cdsplan.model.period_words import not_begun, period_words
from cdsplan.recording.report_date import ReportDate
from cdsplan.render import recording


def tell_date(until: ReportDate, today: date) -> None:
    """Say the day; that it is still to come, or far from the period, is no reason to make no form."""
    console.note(recording.counted_until(until))
    if not until.has_begun:
        console.note(_too_early(not_begun(until.period, until.first, today)))
    elif until.day > today:
        console.note(_too_early(text("ngày {day} chưa đến", "{day} is still to come", day=until.day)))
    earliest, latest = until.period.dates(until.calendar)
    if not earliest <= until.day <= latest:
        console.note(_far_outside(until))


def _too_early(why: Text) -> Text:
    return text(
        "Lưu ý: {why}; đến ngày đó mới nhập được biểu mẫu này.",
        "Note: {why}; only from that day on can this form be imported.",
        why=why,
    )


def _far_outside(until: ReportDate) -> Text:
    return text(
        "Lưu ý: ngày {day} cách kỳ {period} ({first} – {last}) hơn 31 ngày.",
        "Note: {day} is more than 31 days outside {period} ({first} to {last}).",
        day=until.day,
        period=period_words(until.period),
        first=until.first,
        last=until.last,
    )
