"""A formula that divides by zero gives no rate."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import Problem, Subject

NAME = "zero-denominator"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for indicator, past in subject.histories:
        formula = indicator.formula
        for figures in past.undefined:
            below = formula.quotient[1].variables if formula and formula.quotient else tuple(figures)
            name = next((name for name in below if figures[name].value == 0), next(iter(figures)))
            yield Problem(
                subject.file(figures[name]),
                ("values", name, "value"),
                text("không tính được «{id}»: mẫu số bằng 0", "`{id}` cannot be computed: its denominator is zero", id=indicator.id),
                text("Nếu chưa đếm thì bỏ dòng này; nếu thật sự bằng 0 thì xem not_applicable.", "Leave the line out if it was not counted; see not_applicable if it really is zero."),
            )
