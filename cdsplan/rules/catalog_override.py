"""A plan may rename a catalog indicator, never change what it measures."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import Problem, Subject

NAME = "catalog-override"
SEVERITY = Severity.ERROR

_MEANING = ("measure", "formula", "unit", "scale", "may_exceed")


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, planned in enumerate(plan.indicators):
            definition = subject.scope.definitions.get(planned.id)
            for name in _MEANING if definition else ():
                own, shared = getattr(planned, name), getattr(definition, name)
                if own is not None and getattr(own, "steps", own) != getattr(shared, "steps", shared):
                    yield Problem(
                        file,
                        ("indicators", at, name),
                        text("«{id}» thuộc bộ chỉ tiêu; kế hoạch không được đổi {name}", "`{id}` belongs to the catalog; a plan may not change its {name}", id=planned.id, name=name),
                        text("Xóa dòng này, hoặc dùng mã khác cho chỉ tiêu riêng.", "Delete the line, or give an indicator of your own another id."),
                    )
