"""A target's due date lies within its plan."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual, Problem, Subject

NAME = "due-outside-plan"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Hạn của một mục tiêu trước ngày bắt đầu hoặc sau ngày kết thúc của kế hoạch.",
        "A target is due before its plan starts or after it ends.",
    ),
    why=text(
        "Kế hoạch chỉ được đánh giá bằng số liệu trong thời gian của nó. Hạn nằm ngoài thường là gõ nhầm năm.",
        "Only figures up to a plan's end judge it. A due date outside is usually a slip in the year.",
    ),
    fix=text(
        "Sửa hạn; nếu kế hoạch kéo dài hơn một năm thì ghi start và end.",
        "Correct the date; give the plan its start and end where it lasts longer than the year.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80, due: 2027-06-30}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80, due: 2026-06-30}
        """,
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            for number, target in enumerate(indicator.targets):
                if target.due and not plan.first <= target.due <= plan.last:
                    yield Problem(
                        file,
                        ("indicators", at, "targets", number, "due"),
                        text(
                            "hạn {due} nằm ngoài kế hoạch ({first} – {last})",
                            "due {due}, outside the plan ({first} to {last})",
                            due=target.due,
                            first=plan.first,
                            last=plan.last,
                        ),
                        text(
                            "Sửa hạn, hoặc ghi start và end của kế hoạch.",
                            "Correct the date, or give the plan its start and end.",
                        ),
                    )
