"""The figures of a gap table as CSV for other programs: plain numbers, names of columns as in the JSON."""

from fractions import Fraction

from cdsplan.evaluation.gap_table import Coverage, Progress, Row, Table, difference
from cdsplan.model.targets import shown
from cdsplan.render.table.csv import page
from cdsplan.rounding import maybe_rounded

_DIGITS = 6


def as_csv(progress: Progress) -> str:
    """One line an indicator, under one line of names."""
    rows = (_row(progress, table, row) for table in progress.tables for row in table.rows)
    return page(_NAMES if progress.commune else (*_NAMES, *_POOLED), rows)


_NAMES = (
    "commune", "plan", "group", "id", "name", "unit", "op", "target", "to", "party", "due", "value", "numerator",
    "denominator", "as_of", "period", "change", "year_change", "gap", "remaining", "remaining_variable", "achievement",
    "expected", "projected", "needed_per_month", "status", "origin", "approx", "quality", "illustrative", "carried",
    "lead",
)  # fmt: skip
# What a province's figures stand for, as in a summary.
_POOLED = ("level", "communes", "known", "waiting", "unknown", "coverage", "low", "high")


def _row(progress: Progress, table: Table, row: Row) -> dict[str, object]:
    standing = row.standing
    indicator, target, actual = standing.indicator, standing.target, standing.actual
    bound = target.bound
    value = actual.value if actual else None
    cells: dict[str, object] = {
        "commune": progress.commune.code if progress.commune else progress.path,
        "plan": table.name,
        "group": indicator.in_plan.group,
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "op": target.op,
        "target": shown(target, _DIGITS),
        "to": target.written.to,
        "party": target.party,
        "due": target.due,
        "value": maybe_rounded(value, _DIGITS, bound) if isinstance(value, Fraction) else value,
        "change": maybe_rounded(difference(actual, standing.previous), _DIGITS),
        "year_change": maybe_rounded(difference(actual, standing.year_ago), _DIGITS),
        "gap": maybe_rounded(standing.gap, _DIGITS, Fraction(0)),
        "remaining": standing.remaining.amount if standing.remaining else None,
        "remaining_variable": standing.remaining.variable if standing.remaining else None,
        "achievement": maybe_rounded(standing.achievement, _DIGITS, Fraction(100)),
        "expected": maybe_rounded(standing.expected, _DIGITS, bound),
        "projected": maybe_rounded(standing.projected, _DIGITS, bound),
        "needed_per_month": maybe_rounded(standing.needed_per_month, _DIGITS, Fraction(0)),
        "status": row.status,
        "lead": "; ".join(indicator.in_plan.lead),
    }
    if actual:
        cells |= {
            "numerator": maybe_rounded(actual.numerator, _DIGITS),
            "denominator": maybe_rounded(actual.denominator, _DIGITS),
            "as_of": actual.as_of,
            "period": actual.period.text,
            "origin": actual.origin,
            "approx": actual.approx,
            "quality": actual.quality,
            "illustrative": actual.illustrative,
            "carried": "; ".join(name for name, _ in actual.carried),
        }
    if progress.commune is None:
        cells["level"] = row.level
    return cells | _pooled(row.coverage, bound) if row.coverage and row.coverage.pooled else cells


def _pooled(coverage: Coverage, bound: Fraction | None) -> dict[str, object]:
    return {
        "communes": coverage.communes,
        "known": coverage.known,
        "waiting": coverage.waiting,
        "unknown": coverage.unknown,
        "coverage": maybe_rounded(coverage.share, _DIGITS, Fraction(100)),
        "low": maybe_rounded(coverage.low, _DIGITS, bound),
        "high": maybe_rounded(coverage.high, _DIGITS, bound),
    }
