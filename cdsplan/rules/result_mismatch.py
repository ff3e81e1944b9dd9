"""A published rate agrees with the counts of the same report, at the precision it was printed with."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import Problem, Subject

NAME = "result-mismatch"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for indicator, _ in subject.histories:
        for here in subject.dated:
            result = here.results.get(indicator.id)
            if result is None or indicator.formula is None or not isinstance(result.value, Decimal):
                continue
            known = {name: Fraction(here.figures[name].value) for name in indicator.formula.variables if name in here.figures}
            value = indicator.formula.compute(known) if len(known) == len(indicator.formula.variables) else None
            if value is None or result.entry.approx:
                continue
            printed, computed = result.value, value * Fraction(indicator.factor)
            digits = max(-int(printed.as_tuple().exponent), 0)
            nearest = _to(computed + Fraction(1, 2 * 10**digits), digits)
            if printed == nearest:
                continue
            truncated = printed == _to(computed, digits)
            cause = text(" (bị cắt bớt, không làm tròn)", " (cut off, not rounded)") if truncated else text("", "")
            yield Problem(
                subject.file(result),
                ("results", indicator.id, "value"),
                text("«{id}» công bố {printed}, nhưng số đếm cho {nearest}{cause}", "`{id}` is published as {printed}, but the counts give {nearest}{cause}", id=indicator.id, printed=printed, nearest=nearest, cause=cause),
                text("Xóa kết quả công bố, hoặc kiểm tra số đếm.", "Delete the published result, or check the counts."),
            )


def _to(value: Fraction, digits: int) -> Decimal:
    """Cut off after so many decimals."""
    return Decimal(int(value * 10**digits)).scaleb(-digits)
