"""Every indicator that a plan or a report names is defined, in the catalog or in a plan."""

from collections.abc import Iterator

from cdsplan.finding import KEY, WHOLE, Loc, Part, Severity
from cdsplan.language import text
from cdsplan.load import Loaded, nearest
from cdsplan.rules.rule import Problem, Subject

NAME = "unknown-indicator"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.ids_known:
        return
    planned = {indicator.id for _, plan in subject.plans for indicator in plan.indicators if indicator.measure}
    known = [*subject.scope.definitions, *planned]
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            if indicator.measure is None and indicator.id not in subject.scope.definitions:
                yield _unknown(file, ("indicators", at, "id"), WHOLE, indicator.id, known)
    for report_file, report in subject.reports:
        for name in report.results:
            if name not in subject.scope.definitions and name not in planned:
                yield _unknown(report_file, ("results", name), KEY, name, known)


def _unknown(file: Loaded, loc: Loc, part: Part, name: str, known: list[str]) -> Problem:  # type: ignore[type-arg]
    return Problem(
        file,
        loc,
        text("không có chỉ tiêu «{name}» trong bộ chỉ tiêu hay kế hoạch", "no indicator `{name}` in the catalog or the plan", name=name),
        nearest(name, known)
        or text(
            "Thêm vào plans/catalog/, hoặc định nghĩa trong kế hoạch với name, measure và formula.",
            "Add it to plans/catalog/, or define it in the plan with name, measure and formula.",
        ),
        part=part,
    )
