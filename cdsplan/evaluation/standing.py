"""Indicators and their observations to standings: actual, gap, remaining, pace, status. design.md, section 4."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import ceil, floor
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.observations import History, Observation
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Plan, Target, Variable
from cdsplan.model.targets import conflicts, demand, fits, rising, satisfies
from cdsplan.repository.timeline import DatedFigures

OLDEST = timedelta(days=366)

Status: TypeAlias = Literal[
    "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable"
]
STATUSES: tuple[Status, ...] = (
    "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable",
)  # fmt: skip
Verdict: TypeAlias = Literal["met", "missed"]


class JudgedTarget(NamedTuple):
    """A target with its due date, and its verdict once that has passed."""

    target: Target
    due: date
    verdict: Verdict | None


class Baseline(NamedTuple):
    """Where the line to the target begins."""

    value: Fraction
    as_of: date
    origin: Literal["plan", "zero", "before", "first"]
    illustrative: bool


class Remaining(NamedTuple):
    """The least whole change of one variable that satisfies the target."""

    variable: str
    amount: int
    unit: str | None


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
        self.due, self.aim = _effective(counting, today)
        self.actual = next(past.until(date.max), None)
        self.figures: _Figures | None = None
        self.status = self._status()

    def _status(self) -> Status:
        unjudged = self._before_judging()
        if unjudged in {"not-applicable", "no-data", "undefined"}:
            return unjudged
        if self.indicator.measure == "milestone":
            return self._milestone()
        self.figures = _Figures(self)
        return unjudged or self.figures.status

    def _before_judging(self) -> Status | None:
        """The statuses that need no target (4.4, first four rows)."""
        if self.indicator.in_plan.not_applicable:
            return "not-applicable"
        if self.actual is None:
            return "undefined" if self.past.undefined else "no-data"
        if self.indicator.measure == "milestone":
            return None
        too_old = min(self.today, self.plan.last) - self.actual.as_of > OLDEST
        return "stale" if self.actual.as_of < self.plan.first or too_old else None

    def _milestone(self) -> Status:
        if self.actual and self.actual.value is State.DONE:
            return "met"
        return "missed" if self.today > self.due else "open"

    @cached_property
    def targets(self) -> tuple[JudgedTarget, ...]:
        """Every one that can be judged."""
        return tuple(map(self._judged, _fitting(self.indicator)))

    @cached_property
    def target(self) -> JudgedTarget:
        """The effective one."""
        return next(one for one in self.targets if one.target is self.aim)

    def _judged(self, target: Target) -> JudgedTarget:
        due = target.due or self.plan.last
        if self.today <= due or self.indicator.in_plan.not_applicable:
            return JudgedTarget(target, due, None)
        # A milestone's last state stays valid, so one from before the plan counts.
        first = date.min if self.indicator.measure == "milestone" else self.plan.first
        then = next(self.past.until(due), None)
        if then is None or then.as_of < first:
            return JudgedTarget(target, due, None)
        return JudgedTarget(target, due, "met" if satisfies(then.value, target) else "missed")

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
    def _paced(self) -> "_Figures | None":
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
        Standing(plan, indicator, past, variables, today, asked)
        for indicator, past in known
        if (asked := counting(indicator, plan, party))
    ]


def _fitting(indicator: Indicator) -> list[Target]:
    """Those that can be judged: `bad-value` reports the others, and they must not stop the table."""
    return [target for target in indicator.targets if fits(target, indicator.measure)]


def counting(indicator: Indicator, plan: Plan, party: str | None) -> dict[date, Target]:
    """The one target that counts for each due date, by date (4.2); none where the party has none."""
    targets = _fitting(indicator)
    if party is not None:
        chosen = [target for target in targets if target.party == party]
    elif all(target.party for target in targets):
        chosen = list(targets)
    else:
        chosen = [target for target in targets if target.party is None or target.effective]
    groups: dict[date, list[Target]] = {}
    for target in chosen:
        groups.setdefault(target.due or plan.last, []).append(target)
    return {due: _one_of(groups[due]) for due in sorted(groups)}


def _one_of(targets: Sequence[Target]) -> Target:
    if len(targets) == 1:
        return targets[0]
    return next((target for target in targets if target.effective), None) or max(targets, key=demand)


def _effective(counting: dict[date, Target], today: date) -> tuple[date, Target]:
    due = next((due for due in counting if due >= today), max(counting))
    return due, counting[due]


class _Figures:
    """The figures of 4.3 for a percent or a number that has an actual."""

    def __init__(self, standing: Standing) -> None:
        self.plan = standing.plan
        self.indicator = standing.indicator
        self.variables = standing.variables
        self.counting = standing.counting
        self.target, self.due, self.today = standing.aim, standing.due, standing.today
        assert standing.actual is not None  # noqa: S101  the caller has looked
        self.actual = standing.actual
        self.value = _exact(self.actual)
        self.bound = _bound(self.target)
        self.met = satisfies(self.value, self.target)
        self.gap = self.bound - self.value if rising(self.target) else self.value - self.bound
        self.past = standing.past

    @property
    def status(self) -> Status:
        if self.met:
            return "met"
        if self.today > self.due:
            return "missed"
        if self.expected is None:
            return "open"
        ahead = self.value >= self.expected if rising(self.target) else self.value <= self.expected
        return "on-track" if ahead else "behind"

    @property
    def achievement(self) -> Fraction | None:
        if rising(self.target):
            return self.value / self.bound * 100 if self.bound else None
        if self.baseline is None or satisfies(self.baseline.value, self.target):
            return None
        way = self.baseline.value - self.bound
        return (self.baseline.value - self.value) / way * 100 if way else None

    @cached_property
    def baseline(self) -> Baseline | None:
        own = self.indicator.in_plan.baseline
        if own:
            as_of = own.as_of or self.plan.first - timedelta(days=1)
            return Baseline(Fraction(own.value), as_of, "plan", illustrative=False)
        if self._counts_from_zero():
            return Baseline(Fraction(0), date(self.plan.year - 1, 12, 31), "zero", illustrative=False)
        before = None if self._has_cumulative() else next(self.past.until(self.plan.first - timedelta(days=1)), None)
        if before:
            return _baseline_at(before, "before")
        first = next(self.past.since(self.plan.first), None)
        return _baseline_at(first, "first") if first and first is not self.actual else None

    def _is_cumulative(self, name: str) -> bool:
        return name in self.variables and self.variables[name].cumulative

    def _is_count(self, name: str) -> bool:
        return name in self.variables and self.variables[name].kind == "count"

    def _has_cumulative(self) -> bool:
        formula = self.indicator.formula
        return formula is not None and any(self._is_cumulative(name) for name in formula.variables)

    def _counts_from_zero(self) -> bool:
        """Every variable of N is cumulative and none of D; a single cumulative count counts as N."""
        formula = self.indicator.formula
        if formula is None:
            return False
        if formula.quotient is None:
            single = formula.steps[0] if len(formula.steps) == 1 else None
            return isinstance(single, str) and self._is_cumulative(single) and self._is_count(single)
        above, below = formula.quotient
        return (
            bool(above.variables)
            and all(self._is_cumulative(name) for name in above.variables)
            and not any(self._is_cumulative(name) for name in below.variables)
        )

    @cached_property
    def remaining(self) -> Remaining | None:
        """Only of counts that one more household or person can change, and never of a survey's."""
        formula = self.indicator.formula
        if formula is None or self.actual.origin == "published":
            return None
        above, below = formula.quotient or (formula, None)
        names = above.variables
        whole = above.is_sum and all(self._is_count(name) for name in names)
        shared = below is not None and set(names) & set(below.variables)
        single = below is not None or len(above.steps) == 1
        sampled = any(name in self.variables and self.variables[name].sample for name in formula.variables)
        if not whole or not names or shared or not single or sampled:
            return None
        unit = self.variables[names[0]].unit
        amount = self._amount(names[0], above.steps.count(names[0]))
        return None if amount is None else Remaining(names[0], amount, unit)

    def _amount(self, name: str, weight: int) -> int | None:
        """How many more (or, for an upper bound, how many fewer) of a variable that stands `weight` times in N."""
        if self.met:
            return 0
        below = Fraction(1) if self.actual.denominator is None else self.actual.denominator
        step = weight * Fraction(self.indicator.factor) / below
        if step <= 0:
            return None
        needed = self.gap / step
        amount = floor(needed) + 1 if self.target.op in {">", "<"} else ceil(needed)
        below_zero = not rising(self.target) and self.actual.figures[name].value < amount
        return None if below_zero else amount

    def _pace_can_be_told(self) -> bool:
        return self.baseline is not None and self.baseline.as_of < self.actual.as_of <= self.due

    @cached_property
    def expected(self) -> Fraction | None:
        if self.baseline is None or not self._pace_can_be_told() or satisfies(self.baseline.value, self.target):
            return None
        points = [(self.baseline.as_of, self.baseline.value)]
        points += [
            (due, _bound(target)) for due, target in self.counting.items() if self.baseline.as_of < due <= self.due
        ]
        later = next(at for at, (day, _) in enumerate(points) if day >= self.actual.as_of)
        return _on_line(points[later - 1], points[later], self.actual.as_of)

    @property
    def projected(self) -> Fraction | None:
        if self.baseline is None or not self._pace_can_be_told():
            return None
        line = (self.baseline.as_of, self.baseline.value), (self.actual.as_of, self.value)
        arrival = _on_line(*line, self.due)
        return min(max(arrival, Fraction(0)), Fraction(100)) if self.indicator.bounded else arrival

    @property
    def needed_per_month(self) -> Fraction | None:
        if self.met or self.today >= self.due:
            return None
        left = self.gap if self.remaining is None else Fraction(self.remaining.amount)
        months = Fraction((self.due - self.actual.as_of).days * 12, 365)
        return left / months


def _exact(observation: Observation) -> Fraction:
    assert isinstance(observation.value, Fraction)  # noqa: S101  only milestones have states
    return observation.value


def _bound(target: Target) -> Fraction:
    assert not isinstance(target.value, State)  # noqa: S101  only milestones ask for a state
    return Fraction(target.value)


def _baseline_at(observation: Observation, origin: Literal["before", "first"]) -> Baseline:
    return Baseline(_exact(observation), observation.as_of, origin, observation.illustrative)


def _on_line(start: tuple[date, Fraction], end: tuple[date, Fraction], day: date) -> Fraction:
    """The value at a day of the straight line through two points."""
    days = (end[0] - start[0]).days
    return start[1] + (end[1] - start[1]) * Fraction((day - start[0]).days, days)
