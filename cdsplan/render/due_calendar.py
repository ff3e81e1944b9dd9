"""Due reports as an iCalendar file (RFC 5545), for the calendars of Outlook, Google and phones."""

from collections.abc import Iterator
from datetime import date, timedelta

from cdsplan.evaluation.owed import OwedReport, Owing
from cdsplan.language import Language, name_of, text
from cdsplan.model.period_words import period_words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line, visible

# Octets of a line, without its end.
_LONGEST = 75
_REMINDER = "-P7D"


def calendar(owing: Owing, canvas: Canvas) -> str:
    """A day a report; made of the same files on the same day it is the same, to the byte."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cdsplan//due//VI", "CALSCALE:GREGORIAN"]
    for one in owing.reports:
        lines += _event(one, owing.today, canvas.language)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(owed: OwedReport, today: date, language: Language) -> Iterator[str]:
    title = text(
        "Hạn gửi báo cáo {period}: {name}",
        "Report due for {period}: {name}",
        period=period_words(owed.due.period),
        name=owed.name,
    ).within(language)
    missing = [f"- {name_of(slot).within(language)}" for slot in owed.missing]
    yield "BEGIN:VEVENT"
    yield f"UID:{owed.due.day:%Y%m%d}-{owed.due.period}-{owed.path.replace('/', '-')}@cdsplan"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{owed.due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{owed.due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    if missing:
        lacks = text("Số liệu còn thiếu:", "Figures missing:").within(language)
        yield "DESCRIPTION:" + r"\n".join(map(_escaped, [lacks, *missing]))
    yield "TRANSP:TRANSPARENT"
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{_REMINDER}",
        f"DESCRIPTION:{_escaped(title)}",
        "END:VALARM",
    )
    yield "END:VEVENT"


def _escaped(words: str) -> str:
    r"""Names are strangers': `a;b,c\d` begins no property of its own."""
    plain = visible(one_line(words)).replace("\\", r"\\")
    return plain.replace(";", r"\;").replace(",", r"\,")


def _folded(line: str) -> str:
    """Long lines go on behind a blank, and no letter is cut in two."""
    parts, now = [], ""
    for letter in line:
        if len((now + letter).encode()) > _LONGEST:
            parts.append(now)
            now = " "
        now += letter
    return "\r\n".join([*parts, now])
