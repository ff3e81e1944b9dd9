"""A formula that divides by zero gives no rate."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cdsplan.checks.rules.rule import Problem, Subject, called
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.formula import Formula
from cdsplan.repository.timeline import Figure

NAME = "zero-denominator"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    reckoned = {(one.id, one.formula) for _, _, _, one in subject.indicators if not one.in_plan.not_applicable}
    for indicator, past in subject.histories:
        formula = indicator.formula
        if formula is None or (indicator.id, formula) not in reckoned:
            continue
        for figures in past.undefined:
            name = _culprit(formula, figures)
            yield Problem(
                subject.file(figures[name]),
                ("values", name, "value"),
                text(
                    "không tính được {name}: mẫu số bằng 0",
                    "{name} cannot be computed: its denominator is zero",
                    name=called(indicator, indicator.id),
                ),
                text(
                    "Nếu chưa đếm thì bỏ dòng này; nếu thật sự bằng 0 thì xem not_applicable.",
                    "Leave the line out if it was not counted; see not_applicable if it really is zero.",
                ),
            )


def _culprit(formula: Formula, figures: Mapping[str, Figure]) -> str:
    """The variable to look at: of the divisor that comes to zero one that is zero itself, else its first."""
    divisor = _zero_divisor(formula, figures).variables or tuple(figures)  # none stands in a plain 0
    return next((name for name in divisor if figures[name].value == 0), divisor[0])


def _zero_divisor(formula: Formula, figures: Mapping[str, Figure]) -> Formula:
    """The first that stops the reckoning: up to the division by it, no part can be computed."""
    values = {name: Fraction(figure.value) for name, figure in figures.items()}
    end = formula.stops_at(values)
    starts: list[int] = []  # where each operand that waits begins
    for at, step in enumerate(formula.steps[:end]):
        if step in {"+", "-", "*", "/"}:
            starts.pop()
        else:
            starts.append(at)
    return Formula(formula.text, formula.steps[starts[-1] : end])
