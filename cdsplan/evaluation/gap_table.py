"""Standings to the ordered rows, counts and remarks of a gap table, with every figure rounded as it is shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.contradictions import Contradiction, contradictions
from cdsplan.evaluation.due import ReportDue, report_due, report_in_hand
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.figures import Remaining
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.owed import OwedReport, of_plan
from cdsplan.evaluation.standing import STATUSES, Standing, Status, evaluate
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model import period
from cdsplan.model.fields import State
from cdsplan.model.files import Commune, Plan, Variable
from cdsplan.model.period import Calendar
from cdsplan.repository.commune_files import CommuneFiles, NamedPlan, Unit
from cdsplan.rounding import SHOWN, maybe_rounded, rounded

Sort: TypeAlias = Literal["plan", "gap", "status"]
# Whose figure judges an indicator: the commune's or province's own, or what a province's communes add up to.
Level: TypeAlias = Literal["own", "pooled"]
Mark: TypeAlias = Literal["illustrative", "carried", "approx", "provisional", "estimated"]


class Coverage(NamedTuple):
    """How many communes a pooled figure stands for, and where it would stand if those that wait were at 0 or 100 %."""

    pooled: bool  # else it cannot be added up
    communes: int
    known: int
    waiting: int  # with a denominator only
    share: Fraction | None  # of the known denominators, in percent
    low: Fraction | None
    high: Fraction | None

    @property
    def unknown(self) -> int:
        """How many have no known denominator."""
        return self.communes - self.known - self.waiting


class Basis(NamedTuple):
    """On whose figure a row stands."""

    level: Level
    coverage: Coverage | None = None  # of a pooled one


_OWN = Basis("own")


class Row(NamedTuple):
    """One indicator of the table; figures are rounded, but never onto or across what they are compared with."""

    number: int
    group: str | None
    standing: Standing
    value: Decimal | State | None
    counts: tuple[Decimal, Decimal] | None
    count_unit: str | None
    due: date | None  # of the effective target; none where that is the plan's end
    change: Decimal | None
    year_change: Decimal | None  # from the same period of last year
    gap: Decimal | None
    remaining: Remaining | None
    achievement: Decimal | None
    expected: Decimal | None
    status: Status | None
    exceeds: bool
    marks: tuple[Mark, ...]
    level: Level
    coverage: Coverage | None  # of a pooled figure
    variables: Mapping[str, Variable]
    older: date | None = None  # the actual's date, where another of the table is newer

    @property
    def every_mark(self) -> set[Mark]:
        """Those of the actual, and of what its target is told from."""
        of_target: set[Mark] = {"illustrative"} if self.standing.target.illustrative else set()
        return {*self.marks, *of_target}


class Table(NamedTuple):
    """One plan of a commune at the evaluation date."""

    name: str
    plan: Plan
    counts: dict[Status, int]
    undecided: int  # without a status, as the bounds of a pooled figure do not agree
    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]  # of the plan's document with itself, on that day
    variables: Mapping[str, Variable]
    next_period: str
    report_due: ReportDue
    owed: tuple[OwedReport, ...]  # the oldest report that is overdue, and the next
    latest: date | None  # of the newest actual that is shown

    @property
    def groups(self) -> list[tuple[str | None, list[Row]]]:
        """The rows by group, as long as a group lasts."""
        return [(group, list(rows)) for group, rows in groupby(self.rows, key=lambda row: row.group)]


class Selection(NamedTuple):
    """What of the plans is asked for, and in which order."""

    plan: str | None = None
    party: str | None = None
    statuses: Sequence[str] = ()
    sort: Sort = "plan"

    def has(self, one: NamedPlan) -> bool:
        return self.plan in {None, one.name}


class Progress(NamedTuple):
    """All plans of a commune, or of a province itself, at one date."""

    as_of: date
    path: str
    commune: Commune | None  # none for a province
    province: str
    party: str | None
    tables: tuple[Table, ...]
    successor: str | None = None  # the name of the commune that succeeds a dissolved one, where the repository has it

    @property
    def owner(self) -> Commune:
        """The commune; ValueError for a province."""
        if self.commune is None:
            raise ValueError(self.path)
        return self.commune

    @property
    def illustrative(self) -> bool:
        """Whether any figure that may be shown is."""
        return any(_is_illustrative(row.standing) for table in self.tables for row in table.rows)

    def has(self, statuses: Sequence[Status]) -> bool:
        """Whether any indicator has one of these statuses, shown or not."""
        return any(table.counts[status] for table in self.tables for status in statuses)


def last_day(commune: Commune | Unit, today: date) -> date:
    """The evaluation date: a dissolved commune's plans are evaluated no later than the day before."""
    return min(today, commune.dissolved - timedelta(days=1)) if commune.dissolved else today


def progress(  # noqa: PLR0913  the options of the command
    commune_files: CommuneFiles,
    today: date,
    *,
    plan: str | None = None,
    party: str | None = None,
    statuses: Sequence[str] = (),
    sort: Sort = "plan",
) -> Progress:
    """The gap tables of a commune whose files all loaded, or of a province by what it reports itself."""
    unit = commune_files.unit
    shown = Selection(plan, party, statuses, sort)
    as_of = last_day(unit, today)
    definitions, dated = commune_files.definitions, commune_files.timeline
    tables = []
    for one in filter(shown.has, commune_files.named_plans):
        standings = evaluate(Evaluation(one.plan, as_of, party, unit.established), definitions, dated)
        if standings or not party:
            tables.append(table_of(one, standings, commune_files, as_of, shown))
    heir = commune_files.successor.name if commune_files.successor else None
    owner, province = commune_files.known_owner, unit.province
    return Progress(as_of, commune_files.path, owner, province, party, tuple(tables), heir)


def table_of(  # noqa: PLR0913, PLR0917  what a table is made of
    one: NamedPlan,
    standings: Sequence[Standing],
    commune_files: CommuneFiles,
    as_of: date,
    shown: Selection,
    bases: Mapping[str, Basis] = MappingProxyType({}),
) -> Table:
    """One plan. `bases`: of those not on its own figures."""
    name, plan = one
    every = _rows(plan, standings, commune_files.definitions.variables, bases)
    rows = [row for row in every if not shown.statuses or row.status in shown.statuses]
    latest = max((row.standing.actual.as_of for row in rows if row.standing.actual), default=None)
    rows = [_dated(row, latest) for row in rows]
    due = report_due(plan, commune_files.settings, commune_files.timeline, as_of, established=commune_files.established)
    return Table(
        name=name,
        plan=plan,
        counts={status: sum(row.status == status for row in every) for status in STATUSES},
        undecided=sum(row.status is None for row in every),
        rows=tuple(sorted(rows, key=_SORTS[shown.sort])),
        missing=tuple(dict.fromkeys(name for row in rows for name in row.standing.missing)),
        contradictions=tuple(contradictions(plan, commune_files.definitions.of_plan(plan), as_of, shown.party)),
        variables=commune_files.definitions.variables,
        latest=latest,
        next_period=_period_to_record(plan, as_of, commune_files),
        report_due=due,
        owed=of_plan(commune_files, one, due, as_of),
    )


def _dated(row: Row, latest: date | None) -> Row:
    actual = row.standing.actual
    return row._replace(older=actual.as_of) if actual and actual.as_of != latest else row


def _period_to_record(plan: Plan, as_of: date, commune_files: CommuneFiles) -> str:
    """Into which report a figure that is missing belongs: the one that is due about now or overdue, else a month's."""
    due = report_in_hand(
        plan, commune_files.settings, commune_files.timeline, as_of, established=commune_files.established
    )
    return due.period.text if due else _last_month(plan, as_of, commune_files.settings.calendar)


def _last_month(plan: Plan, as_of: date, calendar: Calendar) -> str:
    """The latest month of the plan that has ended, so that its figures are none of the future; else the current one."""
    day = min(as_of, plan.last)
    month = period.parse(f"{day:%Y-%m}")
    before = period.parse(f"{day.replace(day=1) - timedelta(days=1):%Y-%m}")
    return before.text if month.last(calendar) > day and before.last(calendar) >= plan.first else month.text


def _is_illustrative(standing: Standing) -> bool:
    """Whether any figure the row may show is: the actual, the change, the baseline, a verdict."""
    return any(observation.illustrative for observation in standing.history)


def _rows(
    plan: Plan, standings: Sequence[Standing], variables: Mapping[str, Variable], bases: Mapping[str, Basis]
) -> list[Row]:
    """Numbered as offices do: from 1 again in each group."""
    rows: list[Row] = []
    for standing in standings:
        group = standing.indicator.in_plan.group
        number = rows[-1].number + 1 if rows and rows[-1].group == group else 1
        rows.append(_row(number, plan, standing, variables, bases.get(standing.indicator.id, _OWN)))
    return rows


def _count_unit(standing: Standing, variables: Mapping[str, Variable]) -> str | None:
    """What the counts beside a rate are counts of: the unit of the first variable of N."""
    formula = standing.indicator.formula
    first = variables.get(formula.variables[0]) if formula else None
    return first.unit if first else None


def _row(number: int, plan: Plan, standing: Standing, variables: Mapping[str, Variable], basis: Basis) -> Row:
    actual, bound = standing.actual, standing.target.bound
    value = actual.value if actual else None
    counts = None
    if actual and actual.numerator is not None and actual.denominator is not None:
        counts = (rounded(actual.numerator, SHOWN), rounded(actual.denominator, SHOWN))
    return Row(
        number=number,
        group=standing.indicator.in_plan.group,
        standing=standing,
        value=rounded(value, SHOWN, bound) if isinstance(value, Fraction) else value,
        counts=counts,
        count_unit=_count_unit(standing, variables),
        due=standing.target.due if standing.target.due != plan.last else None,
        change=maybe_rounded(difference(actual, standing.previous), SHOWN),
        year_change=maybe_rounded(difference(actual, standing.year_ago), SHOWN),
        gap=maybe_rounded(standing.gap, SHOWN, Fraction(0)),
        remaining=standing.remaining,
        achievement=maybe_rounded(standing.achievement, SHOWN, Fraction(100)),
        expected=maybe_rounded(standing.expected, SHOWN, bound),
        status=standing.status,
        exceeds=standing.exceeds,
        marks=marks_of(standing.actual) if standing.actual else (),
        level=basis.level,
        coverage=basis.coverage,
        variables=variables,
    )


def difference(actual: Observation | None, earlier: Observation | None) -> Fraction | None:
    """How much an actual is more than an earlier observation; None where there are not both, or of states."""
    if actual is None or earlier is None or isinstance(actual.value, State) or isinstance(earlier.value, State):
        return None
    return actual.value - earlier.value


def marks_of(actual: Observation) -> tuple[Mark, ...]:
    """What a reader must know of an observation's figures."""
    marks: list[tuple[Mark, bool]] = [
        ("illustrative", actual.illustrative),
        ("carried", bool(actual.carried)),
        ("approx", actual.approx),
        ("provisional", actual.quality == "provisional"),
        ("estimated", actual.quality == "estimated"),
    ]
    return tuple(mark for mark, holds in marks if holds)


def _furthest(row: Row) -> tuple[bool, Fraction]:
    """By the gap relative to the target; last where nobody knows it."""
    gap, bound = row.standing.gap, row.standing.target.bound
    if gap is None:
        return True, Fraction(0)
    return False, -(gap / abs(bound) if bound else gap)


def urgency(status: Status | None) -> int:
    """Its place among what needs looking at; last where the bounds of a pooled figure do not agree."""
    return URGENCY.index(status) if status else len(URGENCY)


_SORTS: Mapping[Sort, Callable[[Row], tuple[object, ...]]] = {
    "plan": lambda _row: (),
    "gap": _furthest,
    "status": lambda row: (urgency(row.status),),
}
# What needs looking at first.
URGENCY: tuple[Status, ...] = (
    "missed", "behind", "open", "stale", "undefined", "no-data", "on-track", "met", "not-applicable",
)  # fmt: skip


def interim(standing: Standing) -> list[DueTarget]:
    """The targets whose due date has passed while another is in force."""
    return [one for one in standing.targets if one.verdict and one.due < standing.target.due]
