"""A roll-up as CSV for other programs: one line an indicator, or one a commune."""

from collections.abc import Mapping
from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.model import targets
from cdsplan.render.table.csv import page
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import maybe_rounded

_DIGITS = 6


def by_indicator(rollup: Rollup) -> str:
    return page((*_FIGURES, *STATUSES, *_REST), map(_pooled, rollup.indicators))


def by_commune(rollup: Rollup) -> str:
    return page(("path", "name", "code", *STATUSES, *_REPORTING), map(_commune, rollup.communes))


_FIGURES = (
    "id", "name", "unit", "level", "pooled", "communes", "known", "waiting", "unknown", "coverage", "value",
    "numerator", "denominator", "low", "high", "op", "target", "due", "of", "status",
)  # fmt: skip
_REST = ("published", "illustrative", "furthest")
_REPORTING = ("last_report", "overdue", "needed", "reported", "illustrative")


def _pooled(one: PooledIndicator) -> dict[str, object]:
    bound = targets.bound(one.target) if one.target else None
    return {
        "id": one.indicator.id,
        "name": one.indicator.name,
        "unit": one.indicator.unit,
        "level": one.level,
        "pooled": one.kind,
        "communes": one.sums.communes,
        "known": one.sums.known,
        "waiting": one.sums.waiting,
        "unknown": one.sums.unknown,
        "coverage": maybe_rounded(one.share, _DIGITS, Fraction(100)),
        "value": maybe_rounded(one.value, _DIGITS, bound),
        "numerator": maybe_rounded(one.numerator, _DIGITS),
        "denominator": maybe_rounded(one.denominator, _DIGITS),
        "low": maybe_rounded(one.low, _DIGITS, bound),
        "high": maybe_rounded(one.high, _DIGITS, bound),
        "op": one.target.op if one.target else None,
        "target": targets.shown(one.target, _DIGITS) if one.target else None,
        "due": one.target.due if one.target else None,
        "of": one.target_owner,
        "status": one.province_status,
        **_counts(one.tally.counts),
        "published": one.tally.published,
        "illustrative": one.tally.illustrative,
        "furthest": one.tally.furthest[0].path if one.tally.furthest else None,
    }


def _counts(counts: Mapping[Status, int]) -> dict[str, object]:
    return {status: counts.get(status, 0) for status in STATUSES}


def _commune(one: CommuneStatus) -> dict[str, object]:
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
