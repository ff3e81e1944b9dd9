"""Nobody has counted tomorrow's households."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.observation import as_of
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "future-report"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Ngày chốt số liệu của báo cáo sau ngày hôm nay (giờ Việt Nam).",
        "A report's figures are dated after today (in Vietnam).",
    ),
    why=text(
        "Chưa ai đếm được số của ngày mai: đó là gõ nhầm ngày, hoặc số dự kiến ghi thành số thực hiện.",
        "Nobody has counted tomorrow's households: the date is a slip, or an estimate was recorded as a result.",
    ),
    fix=text(
        "Ghi as_of là ngày thật sự chốt số liệu. Số dự kiến thì không ghi vào báo cáo.",
        "Give as_of the day on which the figures were really taken. What is only expected does not belong in a report.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            as_of: 2062-06-14
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


def check(subject: Subject) -> Iterator[Problem]:
    for file, report in subject.reports:
        day = as_of(report, subject.holding.settings.calendar)
        if day > subject.today:
            yield Problem(
                file,
                ("as_of",) if report.as_of else ("period",),
                text(
                    "số liệu ngày {day} ở tương lai (hôm nay {today})",
                    "figures of {day}, in the future (today is {today})",
                    day=day,
                    today=subject.today,
                ),
                text(
                    "Ghi as_of là ngày thật sự chốt số liệu.",
                    "Give as_of the day on which the figures were really taken.",
                ),
            )
