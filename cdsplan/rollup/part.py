"""What one commune gives the sum of an indicator: a complete pair, or a denominator that waits for its numerator."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.observations import History, Observation, last_known
from cdsplan.model.definitions import Pooling, is_counter
from cdsplan.model.formula import Exact, Formula, exact
from cdsplan.repository.timeline import DatedFigures
from cdsplan.rollup.standings import Judged


class Part(NamedTuple):
    """Where both are None, nobody knows how much of the commune is missing."""

    pair: tuple[Exact, Exact] | None = None  # numerator and denominator, or the count and 1
    waiting: Exact | None = None
    as_of: date | None = None  # of the pair


def part_of(judged: Judged, kind: Pooling | None, known: Sequence[DatedFigures]) -> Part:
    """What a commune's figure adds; one that is stale waits like a missing one, with its last denominator."""
    actual, stale = judged.actual, judged.stale
    if actual and not stale and (pair := _pair(actual, kind)):
        return Part(pair, as_of=actual.as_of)
    if kind != "rate":
        return Part()
    past, day = judged.position.past, judged.evaluation.day
    waiting = _denominator(past, known, day)
    if waiting is None and actual and stale and not _began_anew(past, actual.as_of, day):
        waiting = _denominator(past, known, actual.as_of)
    return Part(waiting=waiting)


def _pair(actual: Observation, kind: Pooling | None) -> tuple[Exact, Exact] | None:
    if kind is None or actual.published:
        return None
    if kind == "count":
        assert isinstance(actual.value, Fraction)  # noqa: S101  only milestones have states
        return actual.value / exact(actual.indicator.factor), 1
    return actual.sides


def _denominator(past: History, known: Sequence[DatedFigures], day: date) -> Exact | None:
    """As far as it could be carried to a day; None where it is not known, or below zero, which `validate` refuses."""
    formula, dated = _below(past), [here for here in known if here.as_of <= day]
    values: dict[str, Exact] = {}
    for name in formula.variables:  # all are defined, else it would be no rate
        figure = last_known(name, dated, day, cumulative=past.variables[name].cumulative)
        if figure is None:
            return None
        values[name] = exact(figure.value)
    value = formula.compute(values)
    return None if value is None or value < 0 else value


def _began_anew(past: History, since: date, day: date) -> bool:
    """Whether a New Year lies between, after which a cumulative denominator says nothing any more."""
    return since.year != day.year and is_counter(_below(past), past.variables)


def _below(past: History) -> Formula:
    formula = past.indicator.formula
    assert formula is not None and formula.quotient is not None  # noqa: S101, PT018  it is a rate
    return formula.quotient[1]
