"""A percent target lies in 0…100 and can be met."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Target

NAME = "target-out-of-range"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    for file, _, at, indicator in subject.indicators:
        for number, target in enumerate(indicator.targets):
            if indicator.measure == "percent" and _out_of_range(indicator, target):
                yield Problem(
                    file,
                    ("indicators", at, "targets", number, "value"),
                    text(
                        "mục tiêu {op} {value}% không thể đạt hoặc nằm ngoài 0–100%",
                        "the target {op} {value}% cannot be met, or lies outside 0 to 100%",
                        op=target.op,
                        value=target.value,
                    ),
                    text(
                        "Sửa con số; nếu tỷ lệ được phép vượt 100% thì ghi may_exceed: true.",
                        "Correct the number; may_exceed: true where the rate may pass 100%.",
                    ),
                )


def _out_of_range(indicator: Indicator, target: Target) -> bool:
    if not isinstance(target.value, Decimal):
        return False
    if target.value < 0 or (target.op == "<" and target.value == 0):
        return True
    return not indicator.may_exceed and (target.value > 100 or (target.op == ">" and target.value == 100))  # noqa: PLR2004
