"""A published rate agrees with the counts of the same report, at the precision it was printed with."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cdsplan.checks.rules.rule import Problem, Subject, called
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Report
from cdsplan.model.formula import Exact, exact
from cdsplan.repository.timeline import DatedFigures
from cdsplan.rounding import decimal

NAME = "result-mismatch"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    reports = [(here, report) for here in subject.dated for report in here.reports if report.results]
    for indicator in subject.definitions_once:
        for here, report in reports:
            result = report.results.get(indicator.id)
            # "trên 97,8%" is known from below only: the counts may well give more.
            if result is None or not isinstance(result.value, Decimal) or result.approx:
                continue
            computed = _computed(indicator, report, here)
            printed, digits = result.value, max(-int(result.value.as_tuple().exponent), 0)
            if computed is None or printed == _rounded(computed, digits):
                continue
            yield Problem(
                subject.file_of(report),
                ("results", indicator.id, "value"),
                text(
                    "{name} công bố {printed}, nhưng tính từ số lượng được {nearest}{cause}",
                    "{name} is published as {printed}, but the counts come to {nearest}{cause}",
                    name=called(indicator, indicator.id),
                    printed=printed,
                    nearest=_rounded(computed, digits),
                    cause=_TRUNCATED if printed == _truncated(computed, digits) else "",
                ),
                text(
                    "Xóa kết quả công bố, hoặc kiểm tra số lượng.", "Delete the published result, or check the counts."
                ),
            )


_TRUNCATED = text(" (bị cắt bớt, không làm tròn)", " (cut off, not rounded)")


def _computed(indicator: Indicator, report: Report, here: DatedFigures) -> Fraction | None:
    """What the counts of a report give, with those it lacks from the other reports of its date, and none carried."""
    values: dict[str, Exact] = {}
    for name in indicator.formula.variables if indicator.formula else ():
        known = report.numbers.get(name, here.values.get(name))
        if known is None:
            return None
        values[name] = exact(known)
    value = indicator.formula.compute(values) if indicator.formula else None
    return None if value is None else Fraction(value * exact(indicator.factor))


def _rounded(value: Fraction, digits: int) -> Decimal:
    """Half up, as reports print; below zero as much as above."""
    half = Fraction(1, 2 * 10**digits)
    return _truncated(value + half if value > 0 else value - half, digits)


def _truncated(value: Fraction, digits: int) -> Decimal:
    """Cut off after so many decimals."""
    return decimal(int(value * 10**digits), digits)
