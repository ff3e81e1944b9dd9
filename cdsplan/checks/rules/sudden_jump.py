"""A figure that grows tenfold, or shrinks to a tenth, from one report to the next is usually a slip of the keyboard."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import Text, name_of, text
from cdsplan.model.files import Variable

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
                    _change(variable, before.values[name], after.values[name]),
                    text(
                        "Kiểm tra con số; nếu đúng, ghi lý do vào note.",
                        "Check the number; if it is right, say why in its note.",
                    ),
                    related=(subject.report_before(name, before),),
                )


def _change(variable: Variable, before: Decimal, after: Decimal) -> Text:
    """`giảm hơn mười lần: từ 2.150 còn 2,150`, of exactly a tenth without `hơn`."""
    values = {"name": name_of(variable), "before": before, "after": after}
    if after == _FOLD * before:
        return text(
            "{name} tăng mười lần: từ {before} lên {after}", "{name} grows tenfold: from {before} to {after}", **values
        )
    if after > before:
        return text(
            "{name} tăng hơn mười lần: từ {before} lên {after}",
            "{name} grows more than tenfold: from {before} to {after}",
            **values,
        )
    if _FOLD * after == before:
        return text(
            "{name} giảm mười lần: từ {before} còn {after}",
            "{name} falls to a tenth: from {before} to {after}",
            **values,
        )
    return text(
        "{name} giảm hơn mười lần: từ {before} còn {after}",
        "{name} falls to less than a tenth: from {before} to {after}",
        **values,
    )


def _jumps(before: Decimal, after: Decimal) -> bool:
    return before > 0 and after >= 0 and (after >= _FOLD * before or _FOLD * after <= before)
