"""Every indicator that a plan or a report names is defined, in the catalog or in a plan."""

from collections.abc import Iterator
from typing import Any

from cdsplan.finding import KEY, WHOLE, Loc, Part, Severity
from cdsplan.language import text
from cdsplan.load import Known, Loaded
from cdsplan.rules.rule import PLAN, Manual, Problem, Subject

NAME = "unknown-indicator"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Kế hoạch hoặc báo cáo ghi một chỉ tiêu không có trong bộ chỉ tiêu và cũng không được định nghĩa trong kế "
        "hoạch.",
        "A plan or a report names an indicator that neither the catalog nor the plan defines.",
    ),
    why=text(
        "Mã gõ sai thì chỉ tiêu không có công thức, không bao giờ có số liệu, và không ai biết xã đạt hay chưa.",
        "A misspelt id has no formula and never gets a figure, so nobody learns whether its target is met.",
    ),
    fix=text(
        "Sửa theo mã gần nhất được gợi ý, thêm chỉ tiêu vào plans/catalog/, hoặc định nghĩa trong kế hoạch bằng "
        "name, measure và formula.",
        "Take the known id that the hint names, add the indicator to plans/catalog/, or define it in the plan with "
        "name, measure and formula.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quan
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.catalog_known:
        return
    planned = {indicator.id for _, plan in subject.plans for indicator in plan.indicators if indicator.measure}
    words = {**dict.fromkeys(subject.scope.definitions), **dict.fromkeys(sorted(planned))}.keys()
    for file, plan in subject.plans:
        known = Known(words)
        for at, indicator in enumerate(plan.indicators):
            if indicator.measure is None and indicator.id not in subject.scope.definitions:
                yield _unknown(file, ("indicators", at, "id"), WHOLE, indicator.id, known)
    # A plan that was refused may define what the reports name.
    for report_file, report in subject.reports if subject.ids_known else ():
        known = Known(words)
        for name in report.results.keys() - words:
            yield _unknown(report_file, ("results", name), KEY, name, known)


def _unknown(file: Loaded[Any], loc: Loc, part: Part, name: str, known: Known) -> Problem:
    return Problem(
        file,
        loc,
        text(
            "không có chỉ tiêu «{name}» trong bộ chỉ tiêu hay kế hoạch",
            "no indicator `{name}` in the catalog or the plan",
            name=name,
        ),
        lambda: known.nearest(name) or _DEFINE_IT,
        part=part,
    )


_DEFINE_IT = text(
    "Thêm vào plans/catalog/, hoặc định nghĩa trong kế hoạch với name, measure và formula.",
    "Add it to plans/catalog/, or define it in the plan with name, measure and formula.",
)
