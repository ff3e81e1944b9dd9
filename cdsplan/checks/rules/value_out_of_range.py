"""A percentage lies in 0…100, computed or published, unless it may exceed."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cdsplan.checks.rules.rule import Problem, Subject, called
from cdsplan.evaluation.observations import Observation
from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.repository.timeline import DatedFigures
from cdsplan.rounding import MOST_DIGITS, SHOWN, half_up, rounded

NAME = "value-out-of-range"
SEVERITY = Severity.ERROR

_HINT = text(
    "Kiểm tra lại các con số; nếu tỷ lệ được phép vượt 100% thì ghi may_exceed: true.",
    "Check the numbers; write may_exceed: true if the rate may pass 100%.",
)
_MOST = 100
_IMMENSE = 10**MOST_DIGITS


def check(subject: Subject) -> Iterator[Problem]:
    yield from _published(subject)
    by_date = {here.as_of: here for here in subject.dated}
    for indicator, past in subject.histories:
        for seen in past.observations:
            value = seen.value
            if seen.origin == "published" or isinstance(value, State):
                continue
            words = _outside(indicator, value)
            if words is None or _explained(subject, seen, by_date[seen.as_of]):
                continue
            name, figure = next((name, one) for name, one in seen.figures.items() if one.as_of == seen.as_of)
            yield Problem(subject.file(figure), ("values", name, "value"), *words)


def _outside(indicator: Indicator, value: Fraction) -> tuple[Text, Text] | None:
    """What is wrong with a computed value, and what to do about it."""
    if indicator.bounded and not 0 <= value <= _MOST:
        message = text(
            "{name} tính được {value}%, ngoài 0–100%",
            "{name} comes to {value}%, outside 0 to 100%",
            name=called(indicator, indicator.id),
            value=rounded(value, SHOWN, Fraction(_MOST if value > 0 else 0)),
        )
        return message, _HINT
    if abs(value) >= _IMMENSE:
        message = text(
            "{name} tính được {value}, quá {most} chữ số",
            "{name} comes to {value}, more than {most} digits",
            name=called(indicator, indicator.id),
            value=half_up(value, 0),
            most=MOST_DIGITS,
        )
        return message, text("Kiểm tra lại các con số và công thức.", "Check the numbers and the formula.")
    return None


def _explained(subject: Subject, seen: Observation, here: DatedFigures) -> bool:
    """Whether part-exceeds-whole already tells of two figures of the formula, which is the cause."""
    known = [name for name in seen.figures if name in here.values]
    pairs = ((name, whole) for name in known for whole in subject.definitions.wholes(name) if whole in known)
    return any(here.values[name] > here.values[whole] for name, whole in pairs)


def _published(subject: Subject) -> Iterator[Problem]:
    planned = {indicator.id: indicator for _, _, _, indicator in subject.indicators}
    for file, report in subject.reports:
        for name, result in report.results.items():
            indicator, definition = planned.get(name), subject.definitions.indicators.get(name)
            shared = definition is not None and definition.measure == "percent" and not definition.may_exceed
            bounded = indicator.bounded if indicator else shared
            if not isinstance(result.value, Decimal) or 0 <= result.value <= _MOST or not bounded:
                continue
            yield Problem(
                file,
                ("results", name, "value"),
                text(
                    "{name} công bố {value}%, ngoài 0–100%",
                    "{name} is published as {value}%, outside 0 to 100%",
                    name=called(indicator or definition, name),
                    value=result.value,
                ),
                _HINT,
            )
