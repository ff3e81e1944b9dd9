"""`cdsplan.summary/1`: a roll-up for programs."""

from collections.abc import Mapping
from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.fields import State
from cdsplan.model.targets import shown
from cdsplan.render import shapes
from cdsplan.render.progress.json import change
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import maybe_rounded, rounded

_DIGITS = 6


def by_commune_data(rollup: Rollup) -> shapes.SummaryByCommune:
    """What is in the JSON, a row for each commune."""
    return {**_head(rollup), "members": [_commune(one) for one in rollup.communes]}


def by_indicator_data(rollup: Rollup) -> shapes.Summary:
    """What is in the JSON, a row for each indicator."""
    return {
        **_head(rollup),
        "indicators": [_pooled(one) for one in rollup.indicators],
        "own": [{"id": name, "communes": one.communes} for name, one in rollup.own.items()],
    }


def _head(rollup: Rollup) -> shapes.SummaryHead:
    return {
        "schema": "cdsplan.summary/1",
        "as_of": rollup.as_of.isoformat(),
        "year": rollup.year,
        "province": {"path": rollup.path, "name": rollup.province} if rollup.path else None,
        "illustrative": rollup.illustrative,
        "communes": {
            "counted": len(rollup.communes),
            "absent": {
                "no-plan": _absent(rollup, "no-plan"),
                "dissolved": _absent(rollup, "dissolved"),
                "not-established": _absent(rollup, "not-established"),
                "unreadable": _absent(rollup, "unreadable"),
            },
            "not_reported": [one.path for one in rollup.silent],
            "overdue": [one.path for one in rollup.overdue],
        },
    }


def _absent(rollup: Rollup, why: Absence) -> list[shapes.AbsentCommune]:
    return [
        {"path": one.path, "name": one.name, "code": one.code, "successor": one.successor}
        for one in rollup.absent.get(why, ())
    ]


def _counts(counts: Mapping[Status, int]) -> dict[Status, int]:
    return {status: counts.get(status, 0) for status in STATUSES}


def _commune(one: CommuneStatus) -> shapes.CommuneRow:
    return {
        "path": one.path,
        "name": one.name,
        "code": one.code,
        "counts": _counts(one.counts),
        "last_report": one.last_report.isoformat() if one.last_report else None,
        "overdue": one.overdue.isoformat() if one.overdue else None,
        "needed": one.needed,
        "reported": one.reported,
        "illustrative": one.illustrative,
    }


def _pooled(one: PooledIndicator) -> shapes.PooledIndicator:
    indicator, figure, sums = one.indicator, one.figure, one.pooled.sums
    bound = one.target.bound if one.target else None
    return {
        "id": indicator.id,
        "name": indicator.name,
        "measure": indicator.measure,
        "unit": indicator.unit or None,
        "formula": indicator.formula.text if indicator.formula else None,
        "level": one.level,
        "pooled": one.pooled.kind,
        "coverage": {
            "communes": sums.communes,
            "known": sums.known,
            "waiting": sums.waiting,
            "unknown": sums.unknown,
            "denominator": maybe_rounded(one.pooled.share, _DIGITS, Fraction(100)),
        },
        "value": maybe_rounded(figure.value, _DIGITS, bound),
        "numerator": maybe_rounded(figure.numerator, _DIGITS),
        "denominator": maybe_rounded(figure.denominator, _DIGITS),
        "low": maybe_rounded(figure.low, _DIGITS, bound),
        "high": maybe_rounded(figure.high, _DIGITS, bound),
        "target": {**_target(one.target), "of": one.target_owner} if one.target else None,
        "status": one.status,
        "counts": _counts(one.tally.counts),
        "published": one.tally.published,
        "illustrative": one.tally.illustrative,
        "furthest": [_one(single) for single in one.tally.furthest],
        "listed": [_one(single) for single in one.tally.listed],
    }


def _target(target: DueTarget) -> shapes.PooledTarget:
    return {
        "op": target.op,
        "value": shown(target, _DIGITS),
        "to": target.written.to,
        "change": change(target.growth) if target.growth else None,
        "due": target.due.isoformat(),
    }


def _one(one: CommuneFigure) -> shapes.CommuneFigure:
    bound = one.target.bound if one.target else None
    return {
        "path": one.path,
        "name": one.name,
        "code": one.code,
        "value": one.value if isinstance(one.value, State) else rounded(one.value, _DIGITS, bound),
        "as_of": one.as_of.isoformat(),
        "origin": "published" if one.published else "computed",
        "target": _target(one.target) if one.target else None,
        "gap": maybe_rounded(one.gap, _DIGITS, Fraction(0)),
        "status": one.status,
    }
