"""A figure that grows tenfold, or shrinks to a tenth, from one report to the next is usually a slip of the keyboard."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "sudden-jump"
SEVERITY = Severity.WARNING

_FOLD = 10


def check(subject: Subject) -> Iterator[Problem]:
    for name, variable in subject.definitions.variables.items():
        values = [value for value in subject.columns.get(name, ()) if value is not None]
        if not values or max(values) < _FOLD * min(values):  # as most are
            continue
        for before, after in subject.consecutive(name):
            starts_again = variable.cumulative and before.as_of.year != after.as_of.year
            if starts_again or not _jumps(before.values[name], after.values[name]):
                continue
            if after.figures[name].entry.note is None:
                yield Problem(
                    subject.file(after.figures[name]),
                    ("values", name, "value"),
                    text(
                        "{name} đổi từ {before} thành {after}, mười lần hoặc hơn",
                        "{name} goes from {before} to {after}, tenfold or more",
                        name=name,
                        before=before.values[name],
                        after=after.values[name],
                    ),
                    text(
                        "Kiểm tra con số; nếu đúng, ghi lý do vào note.",
                        "Check the number; if it is right, say why in its note.",
                    ),
                    related=(subject.report_before(name, before),),
                )


def _jumps(before: Decimal, after: Decimal) -> bool:
    return before > 0 and after >= 0 and (after >= _FOLD * before or _FOLD * after <= before)
