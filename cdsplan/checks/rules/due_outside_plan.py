"""A target's due date lies within its plan."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "due-outside-plan"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            for number, target in enumerate(indicator.targets):
                if target.due and not plan.first <= target.due <= plan.last:
                    yield Problem(
                        file,
                        ("indicators", at, "targets", number, "due"),
                        text(
                            "hạn {due} nằm ngoài thời gian thực hiện kế hoạch ({first} – {last})",
                            "due {due}, outside the time of the plan ({first} to {last})",
                            due=target.due,
                            first=plan.first,
                            last=plan.last,
                        ),
                        text(
                            "Sửa hạn, hoặc ghi start và end của kế hoạch.",
                            "Correct the date, or give the plan its start and end.",
                        ),
                    )
