"""Indicators and their observations to standings: where each is, and its status. design.md, section 4."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias, get_args

from cdsplan.evaluation.baseline import Baseline, baseline
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.figures import Figures, Point, Remaining, line
from cdsplan.evaluation.notes import Note, notes, unavailable
from cdsplan.evaluation.observations import Bounds, History, Observation
from cdsplan.evaluation.targets import DueTarget, Verdict, contradict, counting, effective, listed
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Plan
from cdsplan.model.targets import in_force, satisfies, satisfies_between
from cdsplan.repository.timeline import DatedFigures

OLDEST = timedelta(days=366)

Status: TypeAlias = Literal[
    "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable"
]
Reached: TypeAlias = Literal["met", "open", "missed"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Position(NamedTuple):
    """What decides a status, which is all that a roll-up asks of many indicators."""

    past: History
    targets: tuple[DueTarget, ...]  # those listed, without their verdicts
    counting: Mapping[date, DueTarget]
    target: DueTarget  # the effective one
    actual: Observation | None
    stale: bool  # whether the actual is, whatever is known of the target
    figures: Figures | None  # of a percent or number with an actual of the year that its target asks for
    status: Status | None  # None where it depends on what a pool does not know

    @property
    def indicator(self) -> Indicator:
        return self.past.indicator

    @property
    def gap(self) -> Fraction | None:
        return self.figures.gap if self.figures else None

    @property
    def conflict(self) -> bool:
        return contradict(self.targets)


@dataclass(frozen=True)
class Standing:
    """Where one indicator of a plan stands at the evaluation date. Figures are exact, in the indicator's unit."""

    indicator: Indicator
    past: History
    targets: tuple[DueTarget, ...]  # every one that is listed
    target: DueTarget  # the effective one
    conflict: bool
    actual: Observation | None
    previous: Observation | None
    year_ago: Observation | None
    baseline: Baseline | None
    gap: Fraction | None
    remaining: Remaining | None
    achievement: Fraction | None
    expected: Fraction | None
    projected: Fraction | None
    needed_per_month: Fraction | None
    line: tuple[Point, ...]  # from the baseline to the target
    status: Status | None
    missing: tuple[str, ...]  # what the latest report lacks, where nothing is known at all
    notes: tuple[Note, ...]  # of the actual's figures
    unavailable: tuple[Note, ...]  # what was asked for since, in vain

    @property
    def history(self) -> tuple[Observation, ...]:
        """Every observation that the plan may be judged by, the earliest first."""
        return self.past.observations

    @property
    def exceeds(self) -> bool:
        """Whether the actual is better than its target asks; of a range, than its better end."""
        if self.status != "met" or self.gap is None or self.target.bound is None:
            return False
        reach = 0 if self.target.written.to is None else abs(Fraction(self.target.written.to) - self.target.bound)
        return -self.gap > reach


def parties(plans: Sequence[Plan]) -> list[str]:
    """Every party that a target of these plans names, in their order."""
    named = (target.party for plan in plans for indicator in plan.indicators for target in indicator.targets)
    return list(dict.fromkeys(party for party in named if party))


def evaluate(evaluation: Evaluation, definitions: Definitions, dated: Sequence[DatedFigures]) -> list[Standing]:
    """Each indicator of a plan at the evaluation date; with a party, only those that give it a target."""
    return [standing(evaluation, one) for one in positions(evaluation, pasts(evaluation, definitions, dated))]


def pasts(evaluation: Evaluation, definitions: Definitions, dated: Sequence[DatedFigures]) -> Iterator[History]:
    """The observations of each indicator of a plan that may judge it at the evaluation date."""
    known = [here for here in dated if here.as_of <= evaluation.day]
    return (History(one, definitions.variables, known) for one in definitions.of_plan(evaluation.plan))


def positions(evaluation: Evaluation, known: Iterable[History]) -> list[Position]:
    """Where indicators stand whose observations are known; without those none of whose targets is in force."""
    return [found for past in known if (found := _position(evaluation, past))]


def _position(evaluation: Evaluation, past: History) -> Position | None:
    targets = listed(evaluation, past)
    counted = counting(targets)
    if not counted:
        return None
    target, actual = effective(counted, evaluation.today), past.latest
    stale = actual is not None and is_stale(evaluation.plan, past, actual, evaluation.day)
    figures = _figures(evaluation, past, actual, target, counted)
    status = _status(evaluation, past, actual, target, figures, stale=stale)
    return Position(past, targets, counted, target, actual, stale, figures, status)


def _figures(
    evaluation: Evaluation,
    past: History,
    actual: Observation | None,
    target: DueTarget,
    counted: Mapping[date, DueTarget],
) -> Figures | None:
    """None also where a counter's target is due in another year than the actual's, which nothing compares."""
    if actual is None or target.bound is None or past.indicator.in_plan.not_applicable:
        return None
    if past.is_counter and not (is_of_year(target, actual.as_of) and actual.as_of.year == evaluation.day.year):
        return None
    return Figures(evaluation, past, actual, target, counted)


def _status(  # noqa: PLR0913  a table of as many rows
    evaluation: Evaluation,
    past: History,
    actual: Observation | None,
    target: DueTarget,
    figures: Figures | None,
    *,
    stale: bool,
) -> Status | None:
    """The first that holds, by 4.4."""
    if past.indicator.in_plan.not_applicable:
        return "not-applicable"
    if actual is None:
        return "undefined" if past.undefined else "no-data"
    if past.indicator.measure == "milestone":
        return _milestone(actual, late=evaluation.today > target.due)
    if target.value is None:
        return "no-data"
    if stale:
        return "stale"
    found = reached(actual.bounds, actual.as_of, target, evaluation.today, counter=past.is_counter)
    return _BY_PACE[figures.ahead] if found == "open" and figures else found


def reached(bounds: Bounds, as_of: date, target: DueTarget, today: date, *, counter: bool) -> Reached | None:
    """Where a figure that is not stale stands, whatever its pace; None where that depends on what a pool does not know.

    A counter's says nothing of a target of another year.
    """
    if counter and not is_of_year(target, as_of):
        return "open"
    met = satisfies_between(*bounds, target)
    if met is not False:
        return "met" if met else None
    return "missed" if today > target.due else "open"


def is_of_year(target: DueTarget, as_of: date) -> bool:
    """Whether a target is due in the year of a figure."""
    return target.due.year == as_of.year


_BY_PACE: dict[bool | None, Status] = {True: "on-track", False: "behind", None: "open"}


def _milestone(actual: Observation, *, late: bool) -> Status:
    if actual.value is State.DONE:
        return "met"
    return "missed" if late else "open"


def is_stale(plan: Plan, past: History, actual: Observation, day: date) -> bool:
    """Too old to be judged on a day: from before the plan, over a year old, or a counter's of an earlier year."""
    if past.indicator.measure == "milestone":  # its last state stays valid
        return False
    too_old = actual.as_of < plan.first or day - actual.as_of > OLDEST
    return too_old or (actual.as_of.year < day.year and past.is_counter)


def standing(evaluation: Evaluation, found: Position) -> Standing:
    """All that is known of a position; what is stale is shown, and judged by nobody."""
    past, actual, status = found.past, found.actual, found.status
    applies = status != "not-applicable"
    figures, paced = found.figures, found.figures if status != "stale" else None
    start = baseline(evaluation, past, actual) if applies else None
    year = (actual.as_of if actual else evaluation.day).year
    targets = _judged(evaluation, found)
    return Standing(
        indicator=past.indicator,
        past=past,
        targets=targets,
        target=targets[found.targets.index(found.target)],
        conflict=found.conflict,
        actual=actual,
        previous=_previous(past, actual) if applies else None,
        year_ago=past.year_ago(actual) if actual and applies else None,
        baseline=start,
        gap=figures.gap if figures else None,
        remaining=figures.remaining if figures else None,
        achievement=paced.achievement if paced else None,
        expected=paced.expected if paced else None,
        projected=paced.projected if paced else None,
        needed_per_month=paced.needed_per_month if paced else None,
        line=line(past, start, found.target, found.counting, year),
        status=status,
        missing=past.missing if status == "no-data" and actual is None else (),
        notes=notes(actual) if actual else (),
        unavailable=unavailable(past, actual) if applies else (),
    )


def _previous(past: History, actual: Observation | None) -> Observation | None:
    """The observation before the actual; of a counter, in the same year."""
    before = next(islice(past.until(date.max), 1, None), None)
    another_year = before and actual and past.is_counter and before.as_of.year != actual.as_of.year
    return None if another_year else before


def _judged(evaluation: Evaluation, found: Position) -> tuple[DueTarget, ...]:
    """The targets that are listed, with the verdicts of those that were in force on their due dates."""
    if found.indicator.in_plan.not_applicable:
        return found.targets
    held = in_force(found.targets)
    return tuple(
        one._replace(verdict=_verdict(evaluation.plan, found.past, one))
        if holds and evaluation.today > one.due
        else one
        for one, holds in zip(found.targets, held, strict=True)
    )


def _verdict(plan: Plan, past: History, target: DueTarget) -> Verdict | None:
    """Once its due date has passed, if a figure can tell."""
    then = next(past.until(target.due), None)
    met = _met_then(plan, past, target, then) if then else None
    return None if met is None else "met" if met else "missed"


def _met_then(plan: Plan, past: History, target: DueTarget, then: Observation) -> bool | None:
    if past.indicator.measure == "milestone":
        return satisfies(then.value, target)
    other_year = past.is_counter and not is_of_year(target, then.as_of)
    if other_year or is_stale(plan, past, then, min(target.due, plan.last)):
        return None
    return satisfies_between(*then.bounds, target)
