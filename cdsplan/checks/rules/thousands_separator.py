"""18.025 is eighteen thousand in Vietnamese and eighteen to every program: where it cannot be told, it is refused."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, TypeAlias

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Loc, Severity
from cdsplan.language import text
from cdsplan.model.load import Loaded
from cdsplan.model.numbers import may_mean_thousands

NAME = "thousands-separator"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    places = chain(_in_reports(subject), _in_plans(subject))
    numbers = ((file, loc, value) for file, loc, value in places if isinstance(value, Decimal))
    return (_problem(file, loc, value) for file, loc, value in numbers if may_mean_thousands(value))


_Written: TypeAlias = tuple[Loaded[Any], Loc, object]


def _in_reports(subject: Subject) -> Iterator[_Written]:
    """Every value, and the results of indicators that are no percentage: those are numbers that somebody counts."""
    numbers = {name for name, definition in subject.definitions.indicators.items() if definition.measure == "number"}
    numbers |= {indicator.id for _, _, _, indicator in subject.indicators if indicator.measure == "number"}
    for file, name, value in subject.unusual:
        yield file, ("values", name, "value"), value
    for file, report in subject.reports if numbers else ():
        for name in report.results.keys() & numbers:
            yield file, ("results", name, "value"), report.results[name].value


def _in_plans(subject: Subject) -> Iterator[_Written]:
    for file, _, at, indicator in subject.indicators:
        if indicator.measure == "number":
            for number, target in enumerate(indicator.targets):
                for key in ("value", "to", "points"):
                    yield file, ("indicators", at, "targets", number, key), getattr(target, key)
            if indicator.in_plan.baseline:
                yield file, ("indicators", at, "baseline", "value"), indicator.in_plan.baseline.value


def _problem(file: Loaded[Any], loc: Loc, value: Decimal) -> Problem:
    written = str(value)
    return Problem(
        file,
        loc,
        text(
            "«{written}» có thể là hàng nghìn hoặc số thập phân",
            "`{written}` may mean thousands or a decimal",
            written=written,
        ),
        text(
            "Viết {whole} nếu là hàng nghìn, {written}0 nếu là số thập phân.",
            "Write {whole} for thousands, {written}0 for a true decimal.",
            whole=written.replace(".", ""),
            written=written,
        ),
    )
