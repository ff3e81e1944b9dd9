"""A report's date belongs to its period, give or take a month."""

from collections.abc import Iterator
from datetime import timedelta

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "date-outside-period"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Ngày chốt số liệu as_of cách kỳ báo cáo hơn 31 ngày.",
        "A report's as_of lies more than 31 days outside its period.",
    ),
    why=text(
        "Thường là gõ nhầm năm hoặc chép từ báo cáo cũ. Con số sẽ đứng sai chỗ trên đường tiến độ.",
        "Usually the year is wrong, or the file was copied from an older one. The figures would stand at the wrong "
        "place on the line of progress.",
    ),
    fix=text("Sửa as_of, hoặc đổi kỳ và tên tệp.", "Correct as_of, or the period and the file's name."),
    refused={
        REPORT: """\
            period: 2026-06
            as_of: 2025-06-14
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            as_of: 2026-06-14
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
)

_LEEWAY = timedelta(days=31)


def check(subject: Subject) -> Iterator[Problem]:
    for file, report in subject.reports:
        if report.as_of is None:
            continue
        calendar = report.calendar or subject.holding.settings.calendar
        first, last = report.period.first(calendar), report.period.last(calendar)
        if not first - _LEEWAY <= report.as_of <= last + _LEEWAY:
            yield Problem(
                file,
                ("as_of",),
                text(
                    "ngày {as_of} cách kỳ {period} ({first} – {last}) hơn 31 ngày",
                    "{as_of} is more than 31 days outside {period} ({first} to {last})",
                    as_of=report.as_of,
                    period=report.period.text,
                    first=first,
                    last=last,
                ),
                text("Sửa as_of, hoặc đổi kỳ.", "Correct as_of, or the period."),
            )
