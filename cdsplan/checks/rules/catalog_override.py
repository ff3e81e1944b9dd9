"""A plan may rename a catalog indicator, never change what it measures."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.files import Definition, PlanIndicator

NAME = "catalog-override"
SEVERITY = Severity.ERROR

_MEANING = ("measure", "formula", "unit", "scale", "may_exceed")


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, planned in enumerate(plan.indicators):
            definition = subject.definitions.indicators.get(planned.id)
            for name in _redefined(planned, definition) if definition else ():
                yield Problem(
                    file,
                    ("indicators", at, name),
                    text(
                        "«{id}» thuộc bộ chỉ tiêu; kế hoạch không được đổi {name}",
                        "`{id}` belongs to the catalog; a plan may not change its {name}",
                        id=planned.id,
                        name=name,
                    ),
                    text(
                        "Xóa dòng này, hoặc dùng mã khác cho chỉ tiêu riêng.",
                        "Delete the line, or give an indicator of your own another id.",
                    ),
                )


def _redefined(planned: PlanIndicator, definition: Definition) -> Iterator[str]:
    """The fields by which a plan says something else than the catalog; saying the same again changes nothing."""
    implied = {"unit": "%" if definition.measure == "percent" else None, "scale": Decimal(1)}
    for name in _MEANING:
        own, shared = getattr(planned, name), getattr(definition, name)
        if shared is None:
            shared = implied.get(name)
        if own is not None and getattr(own, "steps", own) != getattr(shared, "steps", shared):
            yield name
