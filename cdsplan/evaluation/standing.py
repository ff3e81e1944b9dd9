"""Indicators and their observations to standings: where each is, and its status. design.md, section 4."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.counting import counting, effective, fitting
from cdsplan.evaluation.figures import Baseline, Figures, Remaining
from cdsplan.evaluation.observations import History, Observation
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.fields import Comparator, State
from cdsplan.model.files import Plan, Target, Variable
from cdsplan.model.targets import bound, conflicts, satisfies
from cdsplan.repository.timeline import DatedFigures

OLDEST = timedelta(days=366)

Status: TypeAlias = Literal[
    "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable"
]
STATUSES: tuple[Status, ...] = (
    "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable",
)  # fmt: skip
Verdict: TypeAlias = Literal["met", "missed"]


class DueTarget(NamedTuple):
    """A target on its due date, with its verdict once that has passed."""

    written: Target  # as the plan has it
    due: date
    verdict: Verdict | None

    @property
    def op(self) -> Comparator:
        return self.written.op

    @property
    def value(self) -> Decimal | State:
        return self.written.value

    @property
    def party(self) -> str | None:
        return self.written.party

    @property
    def bound(self) -> Fraction | None:
        """Its value, exact; None for a milestone's."""
        return bound(self)


class Standing:
    """Where one indicator of a plan stands at the evaluation date. Figures are exact, in the indicator's unit.

    What only some ask for is reckoned when they do: a roll-up needs the status and the actual of many.
    """

    def __init__(  # noqa: PLR0913, PLR0917  the six things a standing depends on
        self,
        plan: Plan,
        indicator: Indicator,
        past: History,
        variables: Mapping[str, Variable],
        today: date,
        counting: dict[date, Target],
    ) -> None:
        self.plan = plan
        self.indicator = indicator
        self.past = past
        self.variables = variables
        self.today = today
        self.counting = counting
        # The effective target as the plan has it; `target` is the same with its verdict.
        self.due, self.effective = effective(counting, today)
        self.actual = next(past.until(date.max), None)
        self.figures: Figures | None = None
        self.status = self._status()

    def _status(self) -> Status:
        """By 4.4, whose first four rows need no target."""
        if self.indicator.in_plan.not_applicable:
            return "not-applicable"
        if self.actual is None:
            return "undefined" if self.past.undefined else "no-data"
        if self.indicator.measure == "milestone":
            return self._milestone(self.actual)
        self.figures = self._figures(self.actual)
        return "stale" if self._is_stale(self.actual) else self._by_pace(self.figures)

    def _milestone(self, actual: Observation) -> Status:
        if actual.value is State.DONE:
            return "met"
        return "missed" if self.today > self.due else "open"

    def _is_stale(self, actual: Observation) -> bool:
        too_old = min(self.today, self.plan.last) - actual.as_of > OLDEST
        return actual.as_of < self.plan.first or too_old

    def _figures(self, actual: Observation) -> Figures:
        return Figures(
            plan=self.plan,
            indicator=self.indicator,
            variables=self.variables,
            past=self.past,
            actual=actual,
            counting=self.counting,
            due=self.due,
            target=self.effective,
            today=self.today,
        )

    def _by_pace(self, figures: Figures) -> Status:
        if figures.met:
            return "met"
        if self.today > self.due:
            return "missed"
        if figures.ahead is None:
            return "open"
        return "on-track" if figures.ahead else "behind"

    @cached_property
    def targets(self) -> tuple[DueTarget, ...]:
        """Every one that can be judged."""
        return tuple(map(self._judged, fitting(self.indicator)))

    @cached_property
    def target(self) -> DueTarget:
        """The effective one."""
        return next(one for one in self.targets if one.written is self.effective)

    def _judged(self, target: Target) -> DueTarget:
        due = target.due or self.plan.last
        if self.today <= due or self.indicator.in_plan.not_applicable:
            return DueTarget(target, due, None)
        # A milestone's last state stays valid, so one from before the plan counts.
        first = date.min if self.indicator.measure == "milestone" else self.plan.first
        then = next(self.past.until(due), None)
        if then is None or then.as_of < first:
            return DueTarget(target, due, None)
        return DueTarget(target, due, "met" if satisfies(then.value, target) else "missed")

    @property
    def conflict(self) -> bool:
        return bool(conflicts(self.indicator.targets, self.plan))

    @property
    def previous(self) -> Observation | None:
        """The observation before the actual; what does not apply keeps only its actual."""
        earlier = () if self.status == "not-applicable" else self.past.until(date.max)
        return next(islice(earlier, 1, None), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the latest report lacks, where nothing is known at all."""
        return self.past.missing if self.status == "no-data" else ()

    @property
    def history(self) -> tuple[Observation, ...]:
        """Every observation that the plan may be judged by, the earliest first."""
        return self.past.observations

    @property
    def baseline(self) -> Baseline | None:
        return self.figures.baseline if self.figures else None

    @property
    def gap(self) -> Fraction | None:
        return self.figures.gap if self.figures else None

    @property
    def remaining(self) -> Remaining | None:
        return self.figures.remaining if self.figures else None

    @property
    def achievement(self) -> Fraction | None:
        return self._paced.achievement if self._paced else None

    @property
    def expected(self) -> Fraction | None:
        return self._paced.expected if self._paced else None

    @property
    def projected(self) -> Fraction | None:
        return self._paced.projected if self._paced else None

    @property
    def needed_per_month(self) -> Fraction | None:
        return self._paced.needed_per_month if self._paced else None

    @property
    def _paced(self) -> Figures | None:
        """What is stale is shown, and judged by nobody."""
        return None if self.status == "stale" else self.figures

    @property
    def exceeds(self) -> bool:
        """Whether the actual is better than its target asks."""
        return self.status == "met" and self.gap is not None and self.gap < 0


def parties(plans: Sequence[Plan]) -> list[str]:
    """Every party that a target of these plans names, in their order."""
    named = (target.party for plan in plans for indicator in plan.indicators for target in indicator.targets)
    return list(dict.fromkeys(party for party in named if party))


def evaluate(
    plan: Plan, definitions: Definitions, dated: Sequence[DatedFigures], *, today: date, party: str | None = None
) -> list[Standing]:
    """Each indicator of a plan at the evaluation date; with a party, only those that give it a target."""
    return judge(plan, pasts(plan, definitions, dated, today), definitions.variables, today=today, party=party)


def pasts(
    plan: Plan, definitions: Definitions, dated: Sequence[DatedFigures], today: date
) -> Iterator[tuple[Indicator, History]]:
    """Each indicator of a plan with its observations that may judge it at the evaluation date."""
    end = min(today, plan.last)
    known = [here for here in dated if here.as_of <= end]
    return ((indicator, History(indicator, definitions.variables, known)) for indicator in definitions.of_plan(plan))


def judge(
    plan: Plan,
    known: Iterable[tuple[Indicator, History]],
    variables: Mapping[str, Variable],
    *,
    today: date,
    party: str | None = None,
) -> list[Standing]:
    """The same for indicators whose observations are known."""
    return [
        Standing(plan, indicator, past, variables, today, targets)
        for indicator, past in known
        if (targets := counting(indicator, plan, party))
    ]
