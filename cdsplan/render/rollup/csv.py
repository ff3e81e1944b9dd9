"""A roll-up as CSV for other programs: one line an indicator, or one a commune."""

from collections.abc import Mapping
from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.model import targets
from cdsplan.render.table.csv import page
from cdsplan.rollup.aggregate import PooledIndicator
from cdsplan.rollup.contribution import CommuneStatus
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import maybe_rounded

_DIGITS = 6


def by_indicator(rollup: Rollup) -> str:
    return page((*_FIGURES, *STATUSES, *_REST), map(_pooled, rollup.indicators))


def by_commune(rollup: Rollup) -> str:
    return page(("path", "name", "code", *STATUSES, *_REPORTING), map(_member, rollup.members))


_FIGURES = (
    "id", "name", "unit", "pooled", "communes", "known", "waiting", "coverage", "value", "numerator", "denominator",
    "low", "high", "op", "target", "due", "of", "status",
)  # fmt: skip
_REST = ("published", "illustrative", "furthest")
_REPORTING = ("last_report", "overdue", "needed", "reported", "illustrative")


def _pooled(one: PooledIndicator) -> dict[str, object]:
    bound = targets.bound(one.asked) if one.asked else None
    return {
        "id": one.indicator.id,
        "name": one.indicator.name,
        "unit": one.indicator.unit,
        "pooled": one.kind,
        "communes": one.pool.communes,
        "known": one.pool.known,
        "waiting": one.pool.waiting,
        "coverage": maybe_rounded(one.coverage, _DIGITS, Fraction(100)),
        "value": maybe_rounded(one.value, _DIGITS, bound),
        "numerator": maybe_rounded(one.numerator, _DIGITS),
        "denominator": maybe_rounded(one.denominator, _DIGITS),
        "low": maybe_rounded(one.low, _DIGITS, bound),
        "high": maybe_rounded(one.high, _DIGITS, bound),
        "op": one.asked.op if one.asked else None,
        "target": targets.shown(one.asked, _DIGITS) if one.asked else None,
        "due": one.asked.due if one.asked else None,
        "of": one.whose,
        "status": one.verdict,
        **_counts(one.pool.counts),
        "published": one.pool.published,
        "illustrative": one.pool.illustrative,
        "furthest": one.pool.furthest[0].path if one.pool.furthest else None,
    }


def _counts(counts: Mapping[Status, int]) -> dict[str, object]:
    return {status: counts.get(status, 0) for status in STATUSES}


def _member(one: CommuneStatus) -> dict[str, object]:
    return {
        "path": one.path,
        "name": one.name,
        "code": one.code,
        **_counts(one.counts),
        "last_report": one.last_report,
        "overdue": one.overdue,
        "needed": one.needed,
        "reported": one.reported,
        "illustrative": one.illustrative,
    }
