"""What one commune adds to a roll-up: where each of its indicators stands, in little, and how it reports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.due import report_due
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.inventory import needed, reported
from cdsplan.evaluation.observations import Observation, last_known
from cdsplan.evaluation.standing import OLDEST, Position, Status, pasts, positions
from cdsplan.finding import Finding, Severity
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Comparator, State
from cdsplan.model.files import Commune, Plan, Variable
from cdsplan.model.formula import Exact, Formula, exact
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import DatedFigures, Figure

Pooling: TypeAlias = Literal["rate", "count"]
Absence: TypeAlias = Literal["dissolved", "not-established", "no-plan", "unreadable"]


class TargetTerms(NamedTuple):
    """What a target asks for, and by when."""

    op: Comparator
    value: Decimal | Fraction | State | None
    due: date


class Contribution(NamedTuple):
    """One indicator of one commune. A pair is complete: numerator and denominator, or the count and 1."""

    id: str
    kind: Pooling | None  # how it can be added up
    shared: bool  # the catalog's, so that it means the same everywhere
    status: Status | None  # none where only the province's plan has it
    asked: TargetTerms | None
    pair: tuple[Exact, Exact] | None = None
    waiting: Exact | None = None  # a denominator without its numerator
    value: Fraction | State | None = None
    gap: Fraction | None = None
    as_of: date | None = None
    published: bool = False
    illustrative_left_out: bool = False  # the figure is illustrative, and left out unless such are asked for


class CommuneStatus(NamedTuple):
    """One commune; where it does not count, `absent` says why."""

    path: str
    name: str | None
    code: str | None
    province: str | None
    successor: str | None
    absent: Absence | None
    counts: Mapping[Status, int]
    last_report: date | None = None
    silent: bool = False  # no report lies within its plans of the year
    overdue: date | None = None  # the due date by which it should have reported, and still has not
    needed: int = 0
    reported: int = 0
    illustrative_left_out: bool = False  # illustrative figures were left out
    illustrative: bool = False  # there are such, left out or not
    findings: tuple[Finding, ...] = ()


class Question(NamedTuple):
    """What is asked of every commune: the year of the plans, the date, and what its province's own plans have."""

    year: int
    as_of: date
    illustrative: bool
    only: tuple[str, ...] = ()  # these indicators of the catalog; without any, all
    province: tuple[Plan, ...] = ()

    @property
    def counted_on(self) -> date:
        """The day on which a commune must be there to count: of a year that is over, its last."""
        return min(self.as_of, date(self.year, 12, 31))

    def has(self, share: Contribution) -> bool:
        return not self.only or share.id in self.only


def contribution(commune_files: CommuneFiles, question: Question) -> tuple[CommuneStatus, list[Contribution]]:
    """A commune, and what its plans of the year add to a roll-up."""
    commune = commune_files.known_owner
    plans = [plan for plan in commune_files.plan_models if plan.year == question.year]
    absent = _absence(commune_files, commune, plans, question)
    here = CommuneStatus(
        commune_files.path,
        name=commune.name if commune else None,
        code=commune.code if commune else None,
        province=commune.province if commune else None,
        successor=commune.successor if commune else None,
        absent=absent,
        counts={},
        findings=tuple(commune_files.findings),
    )
    return (here, []) if absent or commune is None else _counted(here, commune_files, commune, plans, question)


def _absence(
    commune_files: CommuneFiles, commune: Commune | None, plans: Sequence[Plan], question: Question
) -> Absence | None:
    """A commune counts from the day it was established to the day before it is dissolved; then its successor does."""
    if any(one.severity is Severity.ERROR for one in commune_files.findings):
        return "unreadable"
    if commune is None:
        return "no-plan"  # a folder with nothing in it
    if commune.dissolved and commune.dissolved <= question.counted_on:
        return "dissolved"
    if commune.established and commune.established > question.counted_on:
        return "not-established"
    return None if plans or question.province else "no-plan"


def _counted(
    here: CommuneStatus, commune_files: CommuneFiles, commune: Commune, plans: Sequence[Plan], question: Question
) -> tuple[CommuneStatus, list[Contribution]]:
    as_of = last_day(commune, question.as_of)
    kept = commune_files if question.illustrative else commune_files.without_illustrative
    dated = kept.known_until(as_of)
    variables = needed(commune_files, plans)
    own = _with_illustrative(
        filter(question.has, _shares(kept, plans, dated, as_of)), _left_out(commune_files, plans, as_of)
    )
    above = filter(question.has, _denominator_asked(kept, question.province, dated, as_of, {share.id for share in own}))
    asked_above = _with_illustrative(above, _left_out(commune_files, question.province, as_of))
    illustrative = any(share.illustrative_left_out for share in [*own, *asked_above])
    overdue = [_overdue(plan, commune_files, dated, as_of) for plan in plans]
    counted = here._replace(
        counts=dict(Counter(share.status for share in own if share.status)),
        last_report=dated[-1].as_of if dated else None,
        silent=not any(first <= one.as_of <= last for first, last in _spans(plans, question.year) for one in dated),
        overdue=min(filter(None, overdue), default=None),
        needed=len(variables),
        reported=len(variables & reported(dated)),
        illustrative_left_out=illustrative and not question.illustrative,
        illustrative=illustrative,
    )
    return counted, [*own, *asked_above]


def _spans(plans: Sequence[Plan], year: int) -> list[tuple[date, date]]:
    """When a commune should have reported: within its plans, without any within the year."""
    return [(plan.first, plan.last) for plan in plans] or [(date(year, 1, 1), date(year, 12, 31))]


def _overdue(plan: Plan, commune_files: CommuneFiles, dated: Sequence[DatedFigures], as_of: date) -> date | None:
    """The oldest due date that has passed without its report."""
    return report_due(plan, commune_files.settings, dated, as_of).overdue_since


def _with_illustrative(shares: Iterable[Contribution], invented: set[str]) -> list[Contribution]:
    return [share._replace(illustrative_left_out=True) if share.id in invented else share for share in shares]


def _left_out(commune_files: CommuneFiles, plans: Sequence[Plan], as_of: date) -> set[str]:
    """The indicators whose actual is illustrative, unless such reports are left out; as the first plan says."""
    if not any(report.illustrative for report in commune_files.report_models):
        return set()
    dated = commune_files.known_until(as_of)
    told: dict[str, bool] = {}
    for plan in plans:
        for one in _positions(commune_files, plan, dated, as_of):
            applies = one.status != "not-applicable"
            told.setdefault(one.indicator.id, bool(applies and one.actual and one.actual.illustrative))
    return {name for name, illustrative in told.items() if illustrative}


def _shares(
    commune_files: CommuneFiles, plans: Sequence[Plan], dated: Sequence[DatedFigures], as_of: date
) -> Iterator[Contribution]:
    """Each indicator once: where two plans have it, as the first says."""
    told: set[str] = set()
    for plan in plans:
        known = [here for here in dated if here.as_of <= plan.last]
        for standing in _positions(commune_files, plan, known, as_of):
            if standing.indicator.id not in told:
                told.add(standing.indicator.id)
                yield _share(standing, commune_files.definitions.variables, known, min(as_of, plan.last))


def _positions(commune_files: CommuneFiles, plan: Plan, dated: Sequence[DatedFigures], as_of: date) -> list[Position]:
    commune = commune_files.known_owner
    evaluation = Evaluation(plan, as_of, established=commune.established if commune else None)
    return positions(evaluation, pasts(evaluation, commune_files.definitions, dated))


def _denominator_asked(
    commune_files: CommuneFiles, plans: Sequence[Plan], dated: Sequence[DatedFigures], as_of: date, own: set[str]
) -> Iterator[Contribution]:
    """What only the province's own plans have: the commune's figures count, but it has no target that judges them."""
    for share in _shares(commune_files, plans, dated, as_of):
        if share.shared and share.id not in own and share.status != "not-applicable":
            yield share._replace(status=None, asked=None, gap=None)


def _share(
    standing: Position, variables: Mapping[str, Variable], known: Sequence[DatedFigures], day: date
) -> Contribution:
    indicator, target = standing.indicator, standing.target
    kind = poolable(indicator, variables) if indicator.from_catalog else None
    share = Contribution(
        indicator.id,
        kind,
        shared=indicator.from_catalog,
        status=standing.status,
        asked=TargetTerms(target.op, target.value, target.due),
    )
    if standing.status == "not-applicable":
        return share
    actual = None if standing.status == "stale" else standing.actual
    pair = pair_of(actual, kind) if actual else None
    waiting = None if pair or kind != "rate" else denominator(indicator, variables, known, day)
    if actual is None:
        return share._replace(waiting=waiting)
    return share._replace(
        pair=pair,
        waiting=waiting,
        value=actual.value,
        gap=standing.gap,
        as_of=actual.as_of,
        published=actual.origin == "published",
    )


def poolable(indicator: Indicator, variables: Mapping[str, Variable]) -> Pooling | None:
    """How it can be added up: only as N / D of counts, or as a count; each may be a sum of them."""
    formula = indicator.formula
    if formula is None or not all(name in variables and variables[name].kind == "count" for name in formula.variables):
        return None
    if formula.pair or (formula.quotient and all(side.is_sum for side in formula.quotient)):
        return "rate"
    return "count" if formula.is_sum and indicator.measure == "number" else None


def pair_of(actual: Observation, kind: Pooling | None) -> tuple[Exact, Exact] | None:
    if kind is None or actual.origin == "published":
        return None
    if kind == "count":
        assert isinstance(actual.value, Fraction)  # noqa: S101  only milestones have states
        return actual.value / exact(actual.indicator.factor), 1
    return actual.sides


def denominator(
    indicator: Indicator, variables: Mapping[str, Variable], known: Sequence[DatedFigures], day: date
) -> Exact | None:
    """What is known of the denominator, no older than one that could be carried; None where that is nothing."""
    figures = denominators(indicator.formula, variables, known, day)
    below = indicator.formula.quotient[1] if indicator.formula and indicator.formula.quotient else None
    if below is None or figures is None:
        return None
    value = below.compute({name: exact(figure.value) for name, figure in figures.items()})
    return value if value and value > 0 else None


def denominators(
    formula: Formula | None, variables: Mapping[str, Variable], known: Sequence[DatedFigures], day: date
) -> Mapping[str, Figure] | None:
    """Each variable of D as it is known on a day; None where one is not."""
    below = formula.quotient[1] if formula and formula.quotient else None
    figures: dict[str, Figure] = {}
    for name in below.variables if below else ():
        figure = last_known(name, known, day, cumulative=name in variables and variables[name].cumulative)
        if figure is None:
            return None
        figures[name] = figure
    return figures or None


def is_fresh(observed: date, plan: Plan, day: date) -> bool:
    """Whether a figure may be judged by a plan on a day: neither from before the plan, nor over a year old."""
    return observed >= plan.first and day - observed <= OLDEST
