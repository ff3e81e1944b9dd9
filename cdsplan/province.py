"""A province's own plans, judged on the pooled figures of its communes. design.md, section 6."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from cdsplan.evaluate import OLDEST, Standing, Status, judge
from cdsplan.finding import Finding
from cdsplan.genuine import genuine
from cdsplan.member import Absence, Kind, Member, Question, denominators, is_fresh, known_until, member, poolable
from cdsplan.model import Plan, Quality, Report, Value
from cdsplan.observation import WORST, History, Observation, slices
from cdsplan.period import Period
from cdsplan.pool import met_at_both
from cdsplan.progress import Coverage, Progress, Shown, tabled
from cdsplan.repository import Holding, Repository
from cdsplan.scope import Indicator, Scope
from cdsplan.target import rising


class Point(NamedTuple):
    """What a commune knows of one indicator at one date; no values where that was published without its counts."""

    as_of: date
    period: Period
    values: Mapping[str, Decimal] | None
    approx: bool
    quality: Quality
    illustrative: bool


class Part(NamedTuple):
    """What a commune gives one indicator: its points, the earliest first, and what is known of its denominator."""

    points: tuple[Point, ...]
    below: Mapping[str, Decimal] | None

    def at(self, day: date) -> Point | None:
        """The latest point on or before a day, if it has counts and is not too old."""
        index = bisect_right(self.points, day, key=attrgetter("as_of"))
        point = self.points[index - 1] if index else None
        return point if point and point.values and day - point.as_of <= OLDEST else None


@dataclass
class Gathered:
    """Some communes, with their parts by plan and indicator."""

    members: list[Member] = field(default_factory=list)
    parts: dict[tuple[int, str], list[Part]] = field(default_factory=dict)

    def merge(self, other: "Gathered") -> None:
        self.members += other.members
        for key, parts in other.parts.items():
            self.parts.setdefault(key, []).extend(parts)

    @property
    def findings(self) -> list[Finding]:
        """What reading the communes' files found."""
        return [finding for one in self.members for finding in one.findings]

    @property
    def invented(self) -> int:
        """In how many communes illustrative figures were left out."""
        return sum(one.invented for one in self.members)

    def absent(self, why: Absence) -> list[Member]:
        return [one for one in self.members if one.absent == why]


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes give the province's plans, read from their files."""
    gathered = Gathered()
    for path in paths:
        holding = home.holding(path)
        one, shares = member(holding, question)
        gathered.members.append(one)
        if one.absent is None:
            exempt = {share.id for share in shares if share.status == "not-applicable"}
            for key, part in _parts(holding, question, exempt):
                gathered.parts.setdefault(key, []).append(part)
    return gathered


def _parts(holding: Holding, question: Question, exempt: set[str]) -> Iterator[tuple[tuple[int, str], Part]]:
    kept = holding if question.illustrative else genuine(holding)
    for number, plan in enumerate(question.province):
        day = min(question.as_of, plan.last)
        known = known_until(kept, day)
        for planned in plan.indicators:
            indicator = holding.scope.indicator(planned)
            if indicator and indicator.id not in exempt and poolable(indicator, holding.scope.variables):
                past = History(indicator, holding.scope.variables, known)
                below = denominators(indicator.formula, holding.scope.variables, known, day) or {}
                values = {name: figure.value for name, figure in below.items()}
                yield (number, indicator.id), Part(tuple(map(_point, past.observations)), values or None)


def _point(seen: Observation) -> Point:
    values = None if seen.published else {name: figure.value for name, figure in seen.figures.items()}
    return Point(seen.as_of, seen.period, values, seen.approx, seen.quality, seen.illustrative)


class _Pool:
    """One indicator of a province's plan on its communes' figures."""

    def __init__(self, indicator: Indicator, kind: Kind | None, plan: Plan, parts: Sequence[Part], day: date) -> None:
        self.indicator = indicator
        self.kind = kind
        self.communes = len(parts)
        self.known = [part for part in parts if (point := part.at(day)) and is_fresh(point.as_of, plan, day)]
        self.waiting = [part.below for part in parts if part not in self.known and part.below] if kind == "rate" else []

    def reports(self) -> Iterator[Report]:
        """As if the province reported: at each date at which all communes that are known today were known, too."""
        days = sorted({point.as_of for part in self.known for point in part.points})
        for day in days:
            points = [point for part in self.known if (point := part.at(day))]
            if len(points) == len(self.known):
                yield _report(day, points)

    def coverage(self, standing: Standing, as_of: date) -> Coverage:
        low, high, share = self._bounds(standing.actual) if standing.actual else (None, None, None)
        status = _agreed(standing, low, high, as_of) if low is not None else standing.status
        known, waiting = len(self.known), len(self.waiting)
        return Coverage(self.kind is not None, self.communes, known, waiting, share, low, high, status)

    def _bounds(self, actual: Observation) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        """The figure if all that wait stood at 0 %, at 100 %; and how much of the denominators is in it, in percent."""
        assert isinstance(actual.value, Fraction)  # noqa: S101  milestones are not pooled
        if self.kind == "count" or actual.numerator is None or not actual.denominator:
            return actual.value, (actual.value if len(self.known) == self.communes else None), None
        missing = self._missing()
        whole = actual.denominator + missing
        factor = Fraction(self.indicator.factor)
        high = None if missing and not self.indicator.bounded else (actual.numerator + missing) * factor / whole
        return actual.numerator * factor / whole, high, actual.denominator * 100 / whole

    def _missing(self) -> Fraction:
        formula = self.indicator.formula
        below = formula.quotient[1] if formula and formula.quotient else None
        values = [{name: Fraction(value) for name, value in one.items()} for one in self.waiting]
        return Fraction(sum(below.compute(one) or 0 for one in values)) if below else Fraction()


def _report(day: date, points: Sequence[Point]) -> Report:
    """The sums; as good as the worst of what went in."""
    approx = any(point.approx for point in points)
    quality = max((point.quality for point in points), key=WORST.index)
    sums: dict[str, Decimal] = {}
    for point in points:
        for name, value in (point.values or {}).items():
            sums[name] = sums.get(name, Decimal()) + value
    return Report.model_construct(
        period=min((point.period for point in points if point.as_of == day), key=attrgetter("months")),
        as_of=day,
        calendar=None,
        document=None,
        illustrative=any(point.illustrative for point in points),
        values={name: Value(value=value, approx=approx, quality=quality) for name, value in sums.items()},
        results={},
    )


def questions(holding: Holding, question: Question, name: str | None) -> list[Question]:
    """The same question for each year of which the province has a plan; `name`: of this plan alone."""
    plans = [file.model for file in holding.plans if file.model and Shown(name).has(file.path)]
    years = sorted({plan.year for plan in plans})
    return [question._replace(year=year, province=tuple(plan for plan in plans if plan.year == year)) for year in years]


def together(some: Iterable[Gathered]) -> Gathered:
    gathered = Gathered()
    for one in some:
        gathered.merge(one)
    return gathered


def progress(
    holding: Holding, answers: Sequence[tuple[Question, Gathered]], shown: Shown, findings: Sequence[Finding]
) -> Progress:
    """The gap tables of a province's own plans, by what its communes answered for each year."""
    files = {id(file.model): file for file in holding.plans}
    tables = []
    for question, some in answers:
        for number, plan in enumerate(question.province):
            pools = _pools(some, number, plan, holding.scope, question.as_of)
            standings = _standings(plan, pools, holding, question.as_of, shown.party)
            pairs = [(one, pools[one.indicator.id]) for one in standings]
            coverage = {one.indicator.id: pool.coverage(one, question.as_of) for one, pool in pairs}
            if standings:
                file = files[id(plan)]
                tables.append(tabled(file, standings, holding, question.as_of, shown, findings, coverage))
    members = [one for _, some in answers for one in some.members]
    return Progress(
        as_of=answers[0][0].as_of,
        path=holding.path,
        commune=None,
        province=next((one.province for one in members if one.province), holding.path),
        party=shown.party,
        tables=tuple(tables),
    )


def _pools(gathered: Gathered, number: int, plan: Plan, scope: Scope, as_of: date) -> dict[str, _Pool]:
    day = min(as_of, plan.last)
    return {
        one.id: _Pool(one, poolable(one, scope.variables), plan, gathered.parts.get((number, one.id), []), day)
        for one in scope.indicators(plan)
    }


def _standings(
    plan: Plan, pools: Mapping[str, _Pool], holding: Holding, as_of: date, party: str | None
) -> list[Standing]:
    variables = holding.scope.variables
    pasts = [
        (pool.indicator, History(pool.indicator, variables, slices(pool.reports(), holding.settings.calendar)))
        for pool in pools.values()
    ]
    return judge(plan, pasts, variables, today=as_of, party=party)


def _agreed(standing: Standing, low: Fraction | None, high: Fraction | None, as_of: date) -> Status | None:
    """What holds wherever the figure may lie; None where the bounds do not agree."""
    if standing.status == "not-applicable":
        return standing.status
    target = standing.target.target
    met = met_at_both(target, low, high)
    if met is None or met:
        return "met" if met else None
    if as_of > standing.target.due:
        return "missed"
    if standing.expected is None or low is None:
        return "open"
    upward = rising(target)
    worst, best = (low, high) if upward else (high, low)
    behind = best is not None and (best < standing.expected if upward else best > standing.expected)
    ahead = worst is not None and (worst >= standing.expected if upward else worst <= standing.expected)
    if ahead:
        return "on-track"
    return "behind" if behind else "open"
