"""A published rate agrees with the counts of the same report, at the precision it was printed with."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from textwrap import dedent

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "result-mismatch"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Kết quả công bố khác với kết quả tính từ số đếm trong cùng báo cáo, xét theo số chữ số đã in. Thông báo "
        "nói rõ nếu chỉ là cắt bớt chứ không làm tròn.",
        "A published result differs from what the counts of the same report give, at its printed precision. The "
        "message says if it was only cut off instead of rounded.",
    ),
    why=text(
        "Một trong hai con số sai. Bảng lấy theo số đếm, nên sẽ khác với văn bản đã gửi đi.",
        "One of the two is wrong. The table goes by the counts, and so will differ from the paper that was sent.",
    ),
    fix=text(
        "Kiểm tra số đếm; nếu số đếm đúng thì xóa kết quả công bố hoặc sửa cho khớp.",
        "Check the counts; where they are right, delete or correct the published result.",
    ),
    bad={
        REPORT: dedent("""\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 706
            results:
              cap_quang: 76
        """),
    },
    good={
        REPORT: dedent("""\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 706
            results:
              cap_quang: 70.6
        """),
    },
)


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
