"""`cdsplan.progress/1`, as design.md, section 4.6, shows it."""

from decimal import Decimal
from fractions import Fraction

from cdsplan.evaluation.due import ReportDue
from cdsplan.evaluation.gap_table import Coverage, Progress, Row, Table
from cdsplan.evaluation.notes import Note
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Standing
from cdsplan.evaluation.targets import DueTarget, Growth
from cdsplan.model.fields import State
from cdsplan.model.targets import shown
from cdsplan.render import shapes
from cdsplan.rounding import maybe_rounded, rounded

_DIGITS = 6


def as_data(progress: Progress) -> shapes.Progress:
    """What is in the JSON."""
    schema, as_of = "cdsplan.progress/1", progress.as_of.isoformat()
    plans, commune = [_plan(progress, table) for table in progress.tables], owner(progress)
    if province := province_of(progress):
        return {"schema": schema, "as_of": as_of, "commune": commune, "province": province, "plans": plans}
    return {"schema": schema, "as_of": as_of, "commune": commune, "plans": plans}


def province_of(progress: Progress) -> shapes.ProvinceHead | None:
    """The province, of its own plans; null for a commune."""
    return None if progress.commune else {"path": progress.path, "name": progress.province}


def owner(progress: Progress) -> shapes.CommuneHead | None:
    """The commune; null for a province's own plans."""
    commune = progress.commune
    if commune is None:
        return None
    return {
        "slug": progress.path.rpartition("/")[2],
        "path": progress.path,
        "name": commune.name,
        "code": commune.code,
        "province": commune.province,
        "dissolved": commune.dissolved.isoformat() if commune.dissolved else None,
        "successor": commune.successor,
    }


def _plan(progress: Progress, table: Table) -> shapes.PlanTable:
    return {
        "plan": table.name,
        "title": table.plan.title,
        "year": table.plan.year,
        "start": table.plan.first.isoformat(),
        "end": table.plan.last.isoformat(),
        "report_due": _report_due(table.report_due),
        "latest": table.latest.isoformat() if table.latest else None,
        "counts": table.counts,
        "indicators": [_row(progress, row) for row in table.rows],
    }


def _report_due(due: ReportDue) -> shapes.ReportDue:
    return {
        "next": due.next.day.isoformat() if due.next else None,
        "overdue_since": due.overdue_since.isoformat() if due.overdue_since else None,
    }


def _row(progress: Progress, row: Row) -> shapes.Indicator:
    """Of a province with whose figure it is and, if it is pooled, with its coverage and bounds."""
    found, covered = indicator(row.standing), row.coverage
    if progress.commune:
        return found
    pooled = _coverage(covered, row.standing.target.bound) if covered and covered.pooled else None
    return {**found, "coverage": pooled, "level": row.level}


def _coverage(pooled: Coverage, bound: Fraction | None) -> shapes.BoundedCoverage:
    return {
        "communes": pooled.communes,
        "known": pooled.known,
        "waiting": pooled.waiting,
        "unknown": pooled.unknown,
        "denominator": maybe_rounded(pooled.share, _DIGITS, Fraction(100)),
        "low": maybe_rounded(pooled.low, _DIGITS, bound),
        "high": maybe_rounded(pooled.high, _DIGITS, bound),
    }


def indicator(standing: Standing) -> shapes.Indicator:
    defined, planned = standing.indicator, standing.indicator.in_plan
    bound = standing.target.bound
    return {
        "id": defined.id,
        "name": defined.name,
        "group": planned.group,
        "measure": defined.measure,
        "unit": defined.unit or None,
        "formula": defined.formula.text if defined.formula else None,
        "lead": list(planned.lead),
        "targets": [_target(judged) for judged in standing.targets],
        "target": _target(standing.target),
        "conflict": standing.conflict,
        "actual": observed(standing.actual, bound) if standing.actual else None,
        "previous": _previous(standing.previous, bound) if standing.previous else None,
        "year_ago": _previous(standing.year_ago, bound) if standing.year_ago else None,
        "baseline": _baseline(standing, bound),
        "gap": maybe_rounded(standing.gap, _DIGITS, Fraction(0)),
        "remaining": _remaining(standing),
        "achievement": maybe_rounded(standing.achievement, _DIGITS, Fraction(100)),
        "expected": maybe_rounded(standing.expected, _DIGITS, bound),
        "projected": maybe_rounded(standing.projected, _DIGITS, bound),
        "needed_per_month": maybe_rounded(standing.needed_per_month, _DIGITS, Fraction(0)),
        "status": standing.status,
        "missing": list(standing.missing),
        "note": planned.note,
        "text": planned.text,
        "source": planned.source,
        "notes": list(map(_note, standing.notes)),
        "asked": list(map(_note, standing.unavailable)),
    }


def _note(one: Note) -> shapes.Note:
    return {"variable": one.variable, "as_of": one.as_of.isoformat(), "note": one.note}


def _target(judged: DueTarget) -> shapes.Target:
    target = judged.written
    return {
        "op": judged.op,
        "value": shown(judged, _DIGITS),
        "to": target.to,
        "change": change(judged.growth) if judged.growth else None,
        "at": target.at,
        "party": target.party,
        "due": judged.due.isoformat(),
        "each_year": target.each_year,
        "effective": target.effective,
        "since": target.since.isoformat() if target.since else None,
        "until": target.until.isoformat() if target.until else None,
        "verdict": judged.verdict,
    }


def change(growth: Growth) -> shapes.TargetChange:
    """What a growth target asks, and of which figure."""
    base = growth.base
    found: shapes.GrowthBase | None = base and {
        "value": rounded(base.value, _DIGITS),
        "as_of": base.as_of.isoformat(),
        "period": base.period,
        "illustrative": base.illustrative,
    }
    return {
        "from": growth.since,
        "percent": growth.percent,
        "points": growth.points,
        "year": growth.year,
        "base": found,
    }


def _value(value: Fraction | State, bound: Fraction | None) -> Decimal | State:
    return value if isinstance(value, State) else rounded(value, _DIGITS, bound)


def observed(actual: Observation, bound: Fraction | None) -> shapes.Observation:
    return {
        "value": _value(actual.value, bound),
        "as_of": actual.as_of.isoformat(),
        "period": actual.period.text,
        "origin": actual.origin,
        "numerator": maybe_rounded(actual.numerator, _DIGITS),
        "denominator": maybe_rounded(actual.denominator, _DIGITS),
        "carried": [{"variable": name, "as_of": day.isoformat()} for name, day in actual.carried],
        "approx": actual.approx,
        "quality": actual.quality,
        "illustrative": actual.illustrative,
        "sources": list(actual.sources),
    }


def _previous(previous: Observation, bound: Fraction | None) -> shapes.Previous:
    return {
        "value": _value(previous.value, bound),
        "as_of": previous.as_of.isoformat(),
        "period": previous.period.text,
    }


def _baseline(standing: Standing, bound: Fraction | None) -> shapes.Baseline | None:
    start = standing.baseline
    if start is None:
        return None
    return {
        "value": rounded(start.value, _DIGITS, bound),
        "as_of": start.as_of.isoformat(),
        "origin": start.origin,
        "illustrative": start.illustrative,
    }


def _remaining(standing: Standing) -> shapes.Remaining | None:
    remaining = standing.remaining
    if remaining is None:
        return None
    return {"variable": remaining.variable, "amount": remaining.amount, "unit": remaining.unit}
