"""A percent target lies in 0…100 and can be met."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Comparator
from cdsplan.model.files import Target

NAME = "target-out-of-range"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    for file, _, at, indicator in subject.indicators:
        for number, target in enumerate(indicator.targets):
            key = _out_of_range(indicator, target) if indicator.measure == "percent" else None
            if key:
                yield Problem(
                    file,
                    ("indicators", at, "targets", number, key),
                    _MESSAGES[key]._replace(values={"op": target.op, "value": getattr(target, key)}),
                    text(
                        "Sửa con số; nếu tỷ lệ được phép vượt 100% thì ghi may_exceed: true.",
                        "Correct the number; write may_exceed: true if the rate may pass 100%.",
                    ),
                )


_MESSAGES = {
    "value": text(
        "mục tiêu {op} {value}% không thể đạt hoặc nằm ngoài 0–100%",
        "the target {op} {value}% cannot be met, or is outside 0 to 100%",
    ),
    "to": text(
        "giới hạn còn lại của khoảng, {value}%, nằm ngoài 0–100%", "the other end, {value}%, is outside 0 to 100%"
    ),
}


def _out_of_range(indicator: Indicator, target: Target) -> str | None:
    """The key whose number is at fault; what growth comes to is capped instead."""
    if isinstance(target.value, Decimal) and _cannot_be(indicator, target.op, target.value):
        return "value"
    return "to" if target.to is not None and not _within(indicator, target.to) else None


def _cannot_be(indicator: Indicator, op: Comparator, value: Decimal) -> bool:
    nothing_meets = (op == "<" and value == 0) or (op == ">" and value == 100 and not indicator.may_exceed)  # noqa: PLR2004
    return nothing_meets or not _within(indicator, value)


def _within(indicator: Indicator, value: Decimal) -> bool:
    return value >= 0 and (indicator.may_exceed or value <= 100)  # noqa: PLR2004
