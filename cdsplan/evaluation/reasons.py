"""Why an indicator has its status. design.md, 4.4."""

from datetime import date
from typing import Literal, TypeAlias

from cdsplan.evaluation.standing import Standing, Status
from cdsplan.model.files import Plan
from cdsplan.model.targets import satisfies

# What decided the status: one for each row of design.md, 4.4, and one for each reason why no pace can be told.
Reason: TypeAlias = Literal[
    "not-applicable", "zero-denominator", "no-observation", "no-base", "before-plan", "too-old", "earlier-year",
    "target-met", "past-due", "at-pace", "short-of-pace", "milestone", "another-year", "no-baseline", "baseline-late",
    "baseline-satisfies",
]  # fmt: skip


def reason(plan: Plan, today: date, standing: Standing) -> Reason:
    """The first that holds."""
    match standing.status:
        case "stale":
            return _stale(plan, today, standing)
        case "no-data":
            return "no-observation" if standing.actual is None else "no-base"
        case "open" | None:
            return _open(standing)
        case _:
            return _BY_STATUS[standing.status]


_BY_STATUS: dict[Status, Reason] = {
    "not-applicable": "not-applicable",
    "undefined": "zero-denominator",
    "met": "target-met",
    "missed": "past-due",
    "on-track": "at-pace",
    "behind": "short-of-pace",
}


def _stale(plan: Plan, today: date, standing: Standing) -> Reason:
    assert standing.actual is not None  # noqa: S101  it is too old
    if standing.past.is_counter and standing.actual.as_of.year < min(today, plan.last).year:
        return "earlier-year"
    return "before-plan" if standing.actual.as_of < plan.first else "too-old"


def _open(standing: Standing) -> Reason:
    if standing.indicator.measure == "milestone":
        return "milestone"
    if standing.gap is None:
        return "another-year"
    if standing.baseline is None:
        return "no-baseline"
    if satisfies(standing.baseline.value, standing.target):
        return "baseline-satisfies"
    return "baseline-late"
