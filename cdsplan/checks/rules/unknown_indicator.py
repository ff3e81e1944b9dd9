"""Every indicator that a plan or a report names is defined, in the catalog or in a plan."""

from collections.abc import Iterator
from typing import Any

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import KEY, WHOLE, Loc, Part, Severity
from cdsplan.language import text
from cdsplan.model.load import Loaded
from cdsplan.suggest import Known

NAME = "unknown-indicator"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.catalog_known:
        return
    planned = {indicator.id for _, plan in subject.plans for indicator in plan.indicators if indicator.measure}
    words = {**dict.fromkeys(subject.definitions.indicators), **dict.fromkeys(sorted(planned))}.keys()
    for file, plan in subject.plans:
        known = Known(words)
        for at, indicator in enumerate(plan.indicators):
            if indicator.measure is None and indicator.id not in subject.definitions.indicators:
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
