"""Reports of one date agree."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.finding import Loc, Severity
from cdsplan.language import text
from cdsplan.model import Report, State
from cdsplan.observation import Figure, Published, Slice
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
        "One date has one true number. The shorter period's is used, which may not be the one that the commune meant.",
    ),
    fix=text(
        "Sửa cho hai báo cáo khớp nhau; nếu chốt vào hai ngày khác nhau thì ghi as_of.",
        "Make the reports agree; give each its as_of where they were taken on different days.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho_cap_quang: 700
        """,
        "plans/thanh-hoa/xa-tan-lap/reports/2026-Q2.yaml": """\
            period: 2026-Q2
            values:
              ho_cap_quang: 690
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho_cap_quang: 700
        """,
        "plans/thanh-hoa/xa-tan-lap/reports/2026-Q2.yaml": """\
            period: 2026-Q2
            values:
              ho_cap_quang: 700
        """,
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    for here in subject.dated:
        for report in here.reports if len(here.reports) > 1 else ():
            for loc, value, used in _overruled(report, here):
                yield Problem(
                    subject.file_of(report),
                    loc,
                    text(
                        "{name}: kỳ {overruled} ghi {value}, kỳ {winning} cùng ngày ghi {used}",
                        "{name}: {overruled} says {value}, {winning} of the same date says {used}",
                        name=loc[1],
                        overruled=report.period.text,
                        winning=used.report.period.text,
                        value=value,
                        used=used.value,
                    ),
                    text(
                        "Số của kỳ ngắn hơn được dùng; sửa cho khớp, hoặc ghi as_of.",
                        "The shorter period's value is used; make them agree, or give an as_of.",
                    ),
                    related=(Place(subject.file(used), loc, text("giá trị được dùng", "the value that is used")),),
                )


def _overruled(report: Report, here: Slice) -> Iterator[tuple[Loc, Decimal | State, Figure | Published]]:
    """What a report says otherwise than the value that its date is read with."""
    for name, value in report.numbers.items():
        if value != here.values[name]:
            yield ("values", name, "value"), value, here.figures[name]
    for name, result in report.results.items():
        if result.value is not None and result.value != here.results[name].value:
            yield ("results", name, "value"), result.value, here.results[name]
