"""A percent target lies in 0…100 and can be met."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import Target
from cdsplan.rules.rule import PLAN, Manual, Problem, Subject
from cdsplan.scope import Indicator

NAME = "target-out-of-range"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Mục tiêu phần trăm nằm ngoài 0–100, hoặc không số nào thỏa được, như «trên 100%» hay «dưới 0%».",
        "A percent target lies outside 0 to 100, or nothing can meet it, as with `> 100` or `< 0`.",
    ),
    why=text(
        "Xã làm đến hết cũng chỉ được 100%, mà bảng vẫn ghi «chưa đạt».",
        "A commune that has done everything stands at 100%, and would still be shown as short of it.",
    ),
    fix=text(
        "Sửa con số hoặc dấu so sánh. Tỷ lệ được phép vượt 100% thì ghi may_exceed: true trong định nghĩa chỉ tiêu.",
        "Correct the number or the comparator. Write `may_exceed: true` in the indicator's definition where the "
        "rate may pass 100%.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">", value: 100}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 100}
        """,
    },
)


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
