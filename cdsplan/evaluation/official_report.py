"""The official report of a commune for one period: its plans as they stood then, what is late, what nobody knows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Progress, Row, Table
from cdsplan.evaluation.standing import Status
from cdsplan.model.fields import State
from cdsplan.model.files import Commune, Document, Report
from cdsplan.model.period import Calendar, Period
from cdsplan.model.targets import shown
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import as_of
from cdsplan.rounding import SHOWN, maybe_rounded

_LATE: tuple[Status, ...] = ("missed", "behind", "open")
_UNKNOWN: tuple[Status, ...] = ("no-data", "undefined")


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


class PlanSection(NamedTuple):
    """One plan in the report."""

    table: Table
    lines: tuple[ReportRow, ...]

    @property
    def groups(self) -> list[tuple[str | None, list[ReportRow]]]:
        """The lines by group, as the table has them."""
        waiting = iter(self.lines)
        return [(group, [next(waiting) for _ in rows]) for group, rows in self.table.groups]

    @property
    def late(self) -> list[ReportRow]:
        return [line for line in self.lines if line.row.status in _LATE]

    @property
    def unknown(self) -> list[ReportRow]:
        return [line for line in self.lines if line.row.status in _UNKNOWN]

    @property
    def stale(self) -> list[ReportRow]:
        return [line for line in self.lines if line.row.status == "stale"]


class OfficialReport(NamedTuple):
    """All that the report says; whoever draws it adds nothing."""

    period: Period
    as_of: date
    commune: Commune
    successor: str | None  # the name of the commune that succeeds it
    party: str | None
    document: Document | None
    parts: tuple[PlanSection, ...]
    illustrative: bool


def report_of(commune_files: CommuneFiles, period: Period) -> Report | None:
    """The period's own report."""
    return next((report for report in commune_files.report_models if report.period == period), None)


def date_of(commune_files: CommuneFiles, period: Period) -> date:
    """The date of the period's figures: its report's, else the last day that the calendar gives it."""
    report, calendar = report_of(commune_files, period), commune_files.settings.calendar
    return as_of(report, calendar) if report else period.last(calendar)


def official_report(result: Progress, period: Period, report: Report | None, *, whole: bool) -> OfficialReport:
    """What to report of the gap tables at the period's date: of all of them, or of the plans that cover the period."""
    tables = [table for table in result.tables if whole or _covers(table, period)]
    parts = tuple(PlanSection(table, tuple(_row(row, result.as_of) for row in table.rows)) for table in tables)
    return OfficialReport(
        period=period,
        as_of=result.as_of,
        commune=result.owner,
        successor=result.successor,
        party=result.party,
        document=report.document if report else None,
        parts=parts,
        illustrative=any(one.illustrative for table in tables for row in table.rows for one in row.standing.history),
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
        needed_per_month=maybe_rounded(standing.needed_per_month, SHOWN, Fraction(0)),
        bar=_bar(row),
    )


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
