"""What reports say about an indicator's figures in words: their notes, and why there is none. design.md, 2.5."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from cdsplan.evaluation.observations import History, Observation
from cdsplan.model.files import Report, Value
from cdsplan.repository.timeline import DatedFigures


class Note(NamedTuple):
    """What a report says of a variable's figure, or of a published result, which goes by its indicator's id."""

    variable: str
    as_of: date
    note: str | None


def notes(actual: Observation) -> tuple[Note, ...]:
    """Those of the figures that went into it."""
    if actual.published:
        entries: list[tuple[str, date, Value]] = [(actual.indicator.id, actual.as_of, actual.published.entry)]
    else:
        entries = [(name, figure.as_of, figure.entry) for name, figure in actual.figures.items()]
    return tuple(Note(name, as_of, entry.note) for name, as_of, entry in entries if entry.note)


def unavailable(past: History, actual: Observation | None) -> tuple[Note, ...]:
    """What was asked for after the actual and was not available: of each figure the last mention, if it is a null."""
    formula, since = past.indicator.formula, actual.as_of if actual else date.min
    later = [here for here in past.dated if here.as_of > since]
    variables = (_last_null(later, name, "values") for name in (formula.variables if formula else ()))
    return tuple(filter(None, (*variables, _last_null(later, past.indicator.id, "results"))))


def _last_null(dated: Sequence[DatedFigures], name: str, section: Literal["values", "results"]) -> Note | None:
    for here in reversed(dated):
        entries = list(_entries(here.reports, name, section))
        if entries:
            known = any(entry.value is not None for entry in entries)
            note = next((entry.note for entry in entries if entry.note), None)
            return None if known else Note(name, here.as_of, note)
    return None


def _entries(reports: Sequence[Report], name: str, section: Literal["values", "results"]) -> Iterator[Value]:
    for report in reports:
        if section == "values" and name in report.values:
            yield report.entry(name)
        elif section == "results" and name in report.results:
            yield report.results[name]
