"""A roll-up as CSV for other programs: one line an indicator, or one a commune."""

from collections.abc import Mapping
from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.model.targets import shown
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
    "numerator", "denominator", "low", "high", "op", "target", "to", "due", "of", "status",
)  # fmt: skip
_REST = ("published", "illustrative", "furthest")
_REPORTING = ("last_report", "overdue", "needed", "reported", "illustrative")


def _pooled(one: PooledIndicator) -> dict[str, object]:
    bound, figure, sums = one.target.bound if one.target else None, one.figure, one.pooled.sums
    return {
        "id": one.indicator.id,
        "name": one.indicator.name,
        "unit": one.indicator.unit,
        "level": one.level,
        "pooled": one.pooled.kind,
        "communes": sums.communes,
        "known": sums.known,
        "waiting": sums.waiting,
        "unknown": sums.unknown,
        "coverage": maybe_rounded(one.pooled.share, _DIGITS, Fraction(100)),
        "value": maybe_rounded(figure.value, _DIGITS, bound),
        "numerator": maybe_rounded(figure.numerator, _DIGITS),
        "denominator": maybe_rounded(figure.denominator, _DIGITS),
        "low": maybe_rounded(figure.low, _DIGITS, bound),
        "high": maybe_rounded(figure.high, _DIGITS, bound),
        "op": one.target.op if one.target else None,
        "target": shown(one.target, _DIGITS) if one.target else None,
        "to": one.target.written.to if one.target else None,
        "due": one.target.due if one.target else None,
        "of": one.target_owner,
        "status": one.status,
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
