"""Observations as tidy rows: one for each commune, plan, indicator and date, judged as it was at that date."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.observations import Observation, Origin
from cdsplan.evaluation.standing import Position, Status, pasts, positions
from cdsplan.model.fields import Base, Quality, State
from cdsplan.model.files import Plan
from cdsplan.model.targets import shown
from cdsplan.repository.commune_files import CommuneFiles, Unit
from cdsplan.rounding import maybe_rounded, rounded

DIGITS = 6


class Row(NamedTuple):
    """One observation. Figures are rounded as in JSON: never onto or across their target."""

    path: str
    code: str | None
    commune: str | None  # none for a province itself
    province: str
    successor: str | None
    plan: str
    indicator: str
    name: str
    group: str | None
    measure: str
    unit: str | None
    period: str
    as_of: date
    value: Decimal | None
    state: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    op: str
    target: Decimal | None  # of growth what it comes to
    to: Decimal | None
    growth_from: Base | None
    growth_percent: Decimal | None
    growth_points: Decimal | None
    party: str | None
    due: date
    status: Status | None
    origin: Origin
    carried: str | None
    approx: bool
    quality: Quality
    illustrative: bool
    conflict: bool
    source: str | None


class Judged(NamedTuple):
    """One observation, with where it put its indicator by one plan."""

    plan: str  # by its file name
    position: Position
    actual: Observation


def observations(commune_files: CommuneFiles, today: date) -> list[Row]:
    """Those of one commune, or a province itself, whose files all loaded, up to today, by plan, indicator and date."""
    return in_rows(commune_files, judged(commune_files, today))


def in_rows(commune_files: CommuneFiles, found: Iterable[Judged]) -> list[Row]:
    """Those that were judged, as rows."""
    path, unit = commune_files.path, commune_files.unit
    return [_row(path, unit, *one) for one in found]


def judged(commune_files: CommuneFiles, today: date) -> list[Judged]:
    """The same before anything is rounded."""
    every = [one for name, plan in commune_files.named_plans for one in _of_plan(commune_files, name, plan, today)]
    return sorted(every, key=lambda one: (one.plan, one.position.indicator.id, one.actual.as_of))


def _of_plan(commune_files: CommuneFiles, name: str, plan: Plan, today: date) -> Iterator[Judged]:
    unit, dated = commune_files.unit, commune_files.timeline
    latest = Evaluation(plan, last_day(unit, today), established=unit.established)
    for past in pasts(latest, commune_files.definitions, dated):
        for index, here in enumerate(past.dated):
            if actual := past.at(index):
                then = latest._replace(today=here.as_of)
                yield from (Judged(name, one, actual) for one in positions(then, [past.before(index + 1)]))


def _row(path: str, unit: Unit, plan: str, standing: Position, actual: Observation) -> Row:
    indicator, target = standing.indicator, standing.target
    value, bound = actual.value, target.bound
    return Row(
        path=path,
        code=unit.code,
        commune=unit.name if "/" in path else None,
        province=unit.province,
        successor=unit.successor,
        plan=plan,
        indicator=indicator.id,
        name=indicator.name,
        group=indicator.in_plan.group,
        measure=indicator.measure,
        unit=indicator.unit or None,
        period=actual.period.text,
        as_of=actual.as_of,
        value=rounded(value, DIGITS, bound) if isinstance(value, Fraction) else None,
        state=value if isinstance(value, State) else None,
        numerator=maybe_rounded(actual.numerator, DIGITS),
        denominator=maybe_rounded(actual.denominator, DIGITS),
        op=target.op,
        target=limit if isinstance(limit := shown(target, DIGITS), Decimal) else None,
        to=target.written.to,
        growth_from=target.written.from_,
        growth_percent=target.written.percent,
        growth_points=target.written.points,
        party=target.party,
        due=target.due,
        status=standing.status,
        origin=actual.origin,
        carried="; ".join(name for name, _ in actual.carried) or None,
        approx=actual.approx,
        quality=actual.quality,
        illustrative=actual.illustrative,
        conflict=standing.conflict,
        source="; ".join(actual.sources) or None,
    )
