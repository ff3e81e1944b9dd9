"""The official report of a commune for one period: its plans as they stood then, what is late, what nobody knows."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.contradictions import Contradiction, contradictions
from cdsplan.evaluation.gap_table import Progress, Row, Table, difference
from cdsplan.evaluation.reporter import Reporter, reporter
from cdsplan.evaluation.standing import Standing, Status
from cdsplan.model.fields import State
from cdsplan.model.files import Commune, Report
from cdsplan.model.narrative import Narrative
from cdsplan.model.period import Calendar, Period
from cdsplan.model.targets import rising, shown
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import as_of
from cdsplan.rounding import SHOWN, maybe_rounded

_LATE: tuple[Status, ...] = ("missed", "behind", "open")
_UNKNOWN: tuple[Status, ...] = ("no-data", "undefined")
Change: TypeAlias = Literal["better", "worse", "same"]


class Bar(NamedTuple):
    """The figures of an indicator that stand on one scale, rounded as the table shows them."""

    low: Decimal
    high: Decimal
    baseline: Decimal | None
    actual: Decimal | None
    expected: Decimal | None
    target: Decimal

    def share(self, value: Decimal) -> Decimal:
        """Where a value stands on the scale, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


class ReportRow(NamedTuple):
    """An indicator in the report: its row of the gap table, the pace that is left, and its bar."""

    row: Row
    projected: Decimal | None
    needed_per_month: Decimal | None
    bar: Bar | None

    @property
    def change(self) -> Change | None:
        """What became of it since the previous report; None where this report has no figure of it to compare."""
        standing = self.row.standing
        change = difference(standing.actual, standing.previous)
        if change is None or self.row.older or self.row.status == "stale":
            return None
        return ("better" if (change > 0) is rising(standing.target) else "worse") if change else "same"


class PlanSection(NamedTuple):
    """One plan in the report."""

    table: Table
    lines: tuple[ReportRow, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def groups(self) -> list[tuple[str | None, list[ReportRow]]]:
        """The lines by group, as the table has them."""
        waiting = iter(self.lines)
        return [(group, [next(waiting) for _ in rows]) for group, rows in self.table.groups]

    @property
    def met(self) -> list[ReportRow]:
        return self._having("met")

    @property
    def on_track(self) -> list[ReportRow]:
        return self._having("on-track")

    @property
    def late(self) -> list[ReportRow]:
        return self._having(*_LATE)

    @property
    def unknown(self) -> list[ReportRow]:
        return self._having(*_UNKNOWN)

    @property
    def stale(self) -> list[ReportRow]:
        return self._having("stale")

    @property
    def not_applicable(self) -> list[ReportRow]:
        return self._having("not-applicable")

    @property
    def changes(self) -> Counter[Change]:
        """How many became better or worse since the previous report."""
        return Counter(change for line in self.lines if (change := line.change))

    def _having(self, *statuses: Status) -> list[ReportRow]:
        return [line for line in self.lines if line.row.status in statuses]


class OfficialReport(NamedTuple):
    """All that the report says; whoever draws it adds nothing."""

    period: Period
    as_of: date
    commune: Commune
    reporter: Reporter | None  # None: of a dissolved commune nobody knows
    party: str | None
    narrative: Narrative | None
    parts: tuple[PlanSection, ...]
    illustrative: bool
    draft: bool


def report_of(commune_files: CommuneFiles, period: Period) -> Report | None:
    """The period's own report."""
    return next((report for report in commune_files.report_models if report.period == period), None)


def date_of(commune_files: CommuneFiles, period: Period) -> date:
    """The date of the period's figures: its report's, else the last day that the calendar gives it."""
    report, calendar = report_of(commune_files, period), commune_files.settings.calendar
    return as_of(report, calendar) if report else period.last(calendar)


def official_report(  # noqa: PLR0913  what it is made of, and two choices
    result: Progress,
    period: Period,
    report: Report | None,
    successor: Commune | None = None,
    *,
    whole: bool,
    draft: bool,
) -> OfficialReport:
    """What to report of the gap tables at the period's date: of all of them, or of the plans that cover the period."""
    tables = [table for table in result.tables if whole or _covers(table, period)]
    return OfficialReport(
        period=period,
        as_of=result.as_of,
        commune=result.owner,
        reporter=reporter(result.owner, report.document if report else None, successor),
        party=result.party,
        narrative=report.narrative if report else None,
        parts=tuple(plan_section(table, result.as_of, result.party) for table in tables),
        illustrative=any(one.illustrative for table in tables for row in table.rows for one in row.standing.history),
        draft=draft,
    )


def plan_section(table: Table, reported: date, party: str | None = None) -> PlanSection:
    """One plan as it is reported at a date; of one party what it was given."""
    indicators = [row.standing.indicator for row in table.rows]
    return PlanSection(
        table,
        tuple(_row(row, reported) for row in table.rows),
        tuple(contradictions(table.plan, indicators, reported, party)),
    )


def _covers(table: Table, period: Period) -> bool:
    """Whether the plan and the months of the period share a day; cut-offs would put half December into a new year."""
    plan, months = table.plan, Calendar.CALENDAR
    return plan.first <= period.last(months) and period.first(months) <= plan.last


def _row(row: Row, reported: date) -> ReportRow:
    """With the date of every figure that is older than the report."""
    standing = row.standing
    older = standing.actual.as_of if standing.actual and standing.actual.as_of < reported else None
    return ReportRow(
        row=row._replace(older=older),
        projected=maybe_rounded(standing.projected, SHOWN, standing.target.bound),
        needed_per_month=_pace(standing),
        bar=_bar(row),
    )


def _pace(standing: Standing) -> Decimal | None:
    """Of households and people, which come whole, rounded up."""
    if standing.needed_per_month is None or standing.remaining is None:
        return maybe_rounded(standing.needed_per_month, SHOWN, Fraction(0))
    return Decimal(ceil(standing.needed_per_month))


def _bar(row: Row) -> Bar | None:
    """None for a milestone, and for what the plan takes out."""
    standing, bound = row.standing, row.standing.target.bound
    if bound is None or row.status == "not-applicable":
        return None
    start = standing.baseline.value if standing.baseline else None
    baseline = maybe_rounded(start, SHOWN, bound)
    actual = None if isinstance(row.value, State) else row.value
    target = shown(standing.target, SHOWN)
    assert isinstance(target, Decimal)  # noqa: S101  it has a bound
    drawn = [value for value in (baseline, actual, row.expected, target) if value is not None]
    low, high = _scale(drawn, percent=standing.indicator.measure == "percent")
    return Bar(low, high, baseline, actual, row.expected, target)


def _scale(drawn: Sequence[Decimal], *, percent: bool) -> tuple[Decimal, Decimal]:
    """From zero to 100 for a rate, as far as the figures go for anything else."""
    low, high = min(*drawn, Decimal(0)), max(*drawn, Decimal(100 if percent else 0))
    return (low, high) if high > low else (low, low + 1)
