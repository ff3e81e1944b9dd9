"""What counts up from 1 January does not fall within a year."""

from collections.abc import Iterator
from itertools import pairwise

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.observation import Slice
from cdsplan.rules.rule import PLAN, REPORT, Manual, Place, Problem, Subject

NAME = "falling-cumulative"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Một số liệu cộng dồn từ đầu năm (cumulative) giảm giữa hai báo cáo trong cùng một năm.",
        "A variable that counts up from 1 January (`cumulative`) falls between two reports of one year.",
    ),
    why=text(
        "Thường là ghi số của riêng tháng thay cho số cộng dồn: 300 hồ sơ đến tháng 5 thành 90 hồ sơ đến tháng 6.",
        "Usually the month's own number was given for the running total: 300 dossiers by May become 90 by June.",
    ),
    fix=text(
        "Ghi số cộng dồn từ ngày 1 tháng 1; nếu kỳ trước sai thì sửa kỳ trước.",
        "Give the total since 1 January; correct the earlier report if that one is wrong.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            variables:
              ho_so: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true}
            indicators:
              - id: ho_so_truc_tuyen
                name: Hồ sơ trực tuyến
                measure: number
                unit: hồ sơ
                formula: ho_so
                targets: [{op: ">=", value: 900}]
        """,
        "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml": """\
            period: 2026-05
            values:
              ho_so: 300
        """,
        REPORT: """\
            period: 2026-06
            values:
              ho_so: 90
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            variables:
              ho_so: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true}
            indicators:
              - id: ho_so_truc_tuyen
                name: Hồ sơ trực tuyến
                measure: number
                unit: hồ sơ
                formula: ho_so
                targets: [{op: ">=", value: 900}]
        """,
        "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml": """\
            period: 2026-05
            values:
              ho_so: 300
        """,
        REPORT: """\
            period: 2026-06
            values:
              ho_so: 390
        """,
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    for name, variable in subject.scope.variables.items():
        values = [value for value in subject.columns.get(name, ()) if value is not None] if variable.cumulative else []
        for before, after in consecutive(subject, name) if values != sorted(values) else ():
            if before.as_of.year == after.as_of.year and after.values[name] < before.values[name]:
                yield Problem(
                    subject.file(after.figures[name]),
                    ("values", name, "value"),
                    text(
                        "số cộng dồn {name} giảm từ {before} xuống {after} trong năm",
                        "the cumulative {name} falls from {before} to {after} within the year",
                        name=name,
                        before=before.values[name],
                        after=after.values[name],
                    ),
                    text(
                        "Kiểm tra: số của kỳ phải cộng dồn từ 1 tháng 1.",
                        "Check that it counts from 1 January, not from the period's start.",
                    ),
                    related=(the_report_before(subject, name, before),),
                )


def the_report_before(subject: Subject, name: str, before: Slice) -> Place:
    return Place(subject.file(before.figures[name]), ("values", name, "value"), text("kỳ trước", "the report before"))


def consecutive(subject: Subject, name: str) -> Iterator[tuple[Slice, Slice]]:
    """Each date at which a variable is known, with the one after it."""
    return pairwise(here for here in subject.dated if name in here.values)
