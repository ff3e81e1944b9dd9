"""What a workbook has of a roll-up: each number in a cell of its own, the communes in each status in a column each."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import State
from cdsplan.model.targets import shown
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.table.sheet import Column
from cdsplan.render.table.value import Value, figure, whole
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator
from cdsplan.rounding import SHOWN, maybe_rounded, rounded

# What stands in the place of a column of the tables, in their order; narrow, for they are printed on A4.
NAME = (Column("name", text("Chỉ tiêu", "Indicator"), widest=30, rest=True),)
KNOWN = (
    Column("known", text("Xã có số liệu", "Communes with data"), right=True),
    Column("communes", text("Số xã", "Communes"), right=True),
)
COVERAGE = (
    Column("share", text("Độ bao phủ", "Coverage"), right=True, spare=1),
    Column("unknown", text("Xã chưa có mẫu số", "Communes without a denominator"), right=True, spare=1),
)
ACTUAL = (
    Column("numerator", text("Tử số", "Numerator"), right=True, spare=1),
    Column("denominator", text("Mẫu số", "Denominator"), right=True, spare=1),
    Column("value", text("Thực hiện", "Actual"), right=True),
    Column("level", text("Số liệu của", "Figure of"), widest=12, spare=1),
    Column("illustrative", text("Xã có số liệu minh họa", "Communes with illustrative figures"), right=True, spare=1),
    Column("lowest", text("Xã thấp nhất (không cộng)", "Lowest commune (not added up)"), right=True, spare=1),
    Column("highest", text("Xã cao nhất (không cộng)", "Highest commune (not added up)"), right=True, spare=1),
)
BOUNDS = (
    Column("low", text("Khoảng: từ", "Bounds: from"), right=True, spare=1),
    Column("high", text("Khoảng: đến", "Bounds: to"), right=True, spare=1),
)
TARGET = (
    Column("target", text("Mục tiêu", "Target"), widest=16, spare=1),
    Column("limit", text("Mức phải đạt", "Level to reach"), right=True, spare=1),
)


def _status_columns(counted: Text) -> tuple[Column, ...]:
    return tuple(
        Column(
            one,
            text("{counted}: {status}", "{counted}: {status}", counted=counted, status=words.STATUS[one]),
            right=True,
            spare=1,
        )
        for one in STATUSES
    )


COMMUNES_BY_STATUS = _status_columns(text("Số xã", "Communes"))
INDICATORS_BY_STATUS = _status_columns(text("Số chỉ tiêu", "Indicators"))
FURTHEST = (
    Column("furthest", text("Xa mục tiêu nhất", "Furthest behind"), widest=20, spare=1),
    Column("furthest_value", text("Thực hiện của xã đó", "Its actual"), right=True, spare=1),
)
REPORTED = (
    Column("reported", text("Số liệu đã có", "Variables reported"), right=True, spare=1),
    Column("needed", text("Số liệu cần có", "Variables needed"), right=True, spare=1),
)


def of_indicator(
    one: PooledIndicator, unit: str, language: Language, *, illustrative: bool, known: Collection[Status]
) -> dict[str, Value]:
    """`unit`: what stands after a figure of it; `known`: the statuses that any of the indicators has."""
    sums = one.pooled.sums
    return {
        "known": whole(sums.known if one.pooled.kind else len(one.tally.listed)),
        "communes": whole(sums.communes),
        "share": figure(maybe_rounded(one.pooled.share, SHOWN, Fraction(100)), "%"),
        "unknown": whole(sums.unknown) if one.pooled.kind == "rate" and sums.unknown else None,
        **_figure(one, unit, language),
        "illustrative": whole(one.tally.illustrative) if illustrative and one.tally.illustrative else None,
        **_listed(one, unit),
        "limit": _limit(one, unit),
        **_counts(one.tally.counts, known),
        **_furthest(one, unit),
    }


def _figure(one: PooledIndicator, unit: str, language: Language) -> dict[str, Value]:
    known, bound = one.figure, one.target.bound if one.target else None
    figures: dict[str, Value] = {
        "numerator": figure(maybe_rounded(known.numerator, SHOWN)) if known.denominator is not None else None,
        "denominator": figure(maybe_rounded(known.denominator, SHOWN)),
        "value": figure(maybe_rounded(known.value, SHOWN, bound), unit),
        "level": text("tỉnh", "province").within(language) if one.level == "own" else "",
        "low": None,
        "high": None,
    }
    if one.own and isinstance(one.own.value, State):
        figures["value"] = words.STATE[one.own.value].within(language)
    if known.low != known.high:
        figures["low"] = figure(maybe_rounded(known.low, SHOWN, bound), unit)
        figures["high"] = figure(maybe_rounded(known.high, SHOWN, bound), unit)
    return figures


def _listed(one: PooledIndicator, unit: str) -> dict[str, Value]:
    """From which to which the communes' figures go where there is none of them all."""
    has_one = one.figure.value is not None
    listed = [] if has_one else [each for each in one.tally.listed if isinstance(each.value, Fraction)]
    if not listed:
        return {"lowest": None, "highest": None}
    lowest, highest = (end(listed, key=attrgetter("value")) for end in (min, max))
    return {"lowest": _of_commune(lowest, unit), "highest": _of_commune(highest, unit)}


def _of_commune(single: CommuneFigure, unit: str) -> Value:
    """Which rounding puts neither onto nor across that commune's target."""
    assert isinstance(single.value, Fraction)  # noqa: S101  a milestone's state is no figure
    return figure(rounded(single.value, SHOWN, single.target.bound if single.target else None), unit)


def _limit(one: PooledIndicator, unit: str) -> Value:
    limit = shown(one.target, SHOWN) if one.target else None
    return figure(limit, unit) if isinstance(limit, Decimal) else None


def _furthest(one: PooledIndicator, unit: str) -> dict[str, Value]:
    if not one.tally.furthest:
        return {"furthest": None, "furthest_value": None}
    first = one.tally.furthest[0]
    return {"furthest": one_line(first.name), "furthest_value": _of_commune(first, unit)}


def of_commune(one: CommuneStatus, known: Collection[Status]) -> dict[str, Value]:
    """How it reports."""
    return {
        **_counts(one.counts, known),
        "last_report": one.last_report,
        "overdue": one.overdue,
        "reported": whole(one.reported) if one.needed else None,
        "needed": whole(one.needed) if one.needed else None,
    }


def _counts(counts: Mapping[Status, int], known: Collection[Status]) -> dict[str, Value]:
    return {status: whole(counts.get(status, 0)) if status in known else None for status in STATUSES}
