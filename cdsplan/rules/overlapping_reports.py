"""Reports of one date agree."""

from collections.abc import Iterator
from textwrap import dedent

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import Report
from cdsplan.rules.rule import REPORT, Manual, Place, Problem, Subject

NAME = "overlapping-reports"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Các báo cáo cùng ngày chốt số liệu (tháng 6 và quý II đều chốt ngày 14/6) ghi hai giá trị khác nhau cho "
        "cùng một số liệu.",
        "Reports of one date (June and the second quarter both end on 14 June) give one variable two values.",
    ),
    why=text(
        "Cùng một ngày chỉ có một con số đúng. Chương trình lấy số của kỳ ngắn hơn, có thể không phải số xã muốn "
        "báo cáo.",
        "One date has one true number. The shorter period's is used, which may not be the one that the commune "
        "meant.",
    ),
    fix=text(
        "Sửa cho hai báo cáo khớp nhau; nếu chốt vào hai ngày khác nhau thì ghi as_of.",
        "Make the reports agree; give each its as_of where they were taken on different days.",
    ),
    bad={
        REPORT: dedent("""\
            period: 2026-06
            values:
              ho_cap_quang: 700
        """),
        "plans/thanh-hoa/xa-tan-lap/reports/2026-Q2.yaml": dedent("""\
            period: 2026-Q2
            values:
              ho_cap_quang: 690
        """),
    },
    good={
        REPORT: dedent("""\
            period: 2026-06
            values:
              ho_cap_quang: 700
        """),
        "plans/thanh-hoa/xa-tan-lap/reports/2026-Q2.yaml": dedent("""\
            period: 2026-Q2
            values:
              ho_cap_quang: 700
        """),
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    files = {id(report): file for file, report in subject.reports}
    for here in subject.dated:
        for at, longer in enumerate(here.reports):
            for shorter in here.reports[:at]:
                for section, name in _differing(longer, shorter):
                    yield Problem(
                        files[id(longer)],
                        (section, name, "value"),
                        text("{name}: kỳ {longer} ghi {one}, kỳ {shorter} cùng ngày ghi {other}", "{name}: {longer} says {one}, {shorter} of the same date says {other}", name=name, longer=longer.period.text, shorter=shorter.period.text, one=getattr(longer, section)[name].value, other=getattr(shorter, section)[name].value),
                        text("Số của kỳ ngắn hơn được dùng; sửa cho khớp, hoặc ghi as_of.", "The shorter period's value is used; make them agree, or give an as_of."),
                        related=(Place(files[id(shorter)], (section, name, "value"), text("giá trị được dùng", "the value that is used")),),
                    )


def _differing(longer: Report, shorter: Report) -> Iterator[tuple[str, str]]:
    for section in ("values", "results"):
        ours, theirs = getattr(longer, section), getattr(shorter, section)
        for name in ours:
            if name in theirs and None not in (ours[name].value, theirs[name].value) and ours[name].value != theirs[name].value:
                yield section, name
