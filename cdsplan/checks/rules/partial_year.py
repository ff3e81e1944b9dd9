"""What is asked each year is asked of whole years."""

from collections.abc import Iterator
from datetime import date

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.files import Plan

NAME = "partial-year"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        parts = _parts(plan)
        for at, indicator in enumerate(plan.indicators if parts else ()):
            for number, target in enumerate(indicator.targets):
                if target.each_year:
                    yield Problem(
                        file,
                        ("indicators", at, "targets", number, "each_year"),
                        text(
                            "kế hoạch chỉ bao gồm một phần của năm {years} ({first} – {last})",
                            "the plan covers only part of {years} ({first} to {last})",
                            years=[str(year) for year in parts],
                            first=plan.first,
                            last=plan.last,
                        ),
                        text(
                            "Ghi mục tiêu của năm đó riêng, có hạn (due); hoặc sửa start, end của kế hoạch.",
                            "Write that year's target by itself, with its due date; or correct start and end.",
                        ),
                    )


def _parts(plan: Plan) -> list[int]:
    """The years of which the plan holds only a part."""
    years = range(plan.first.year, plan.last.year + 1)
    return [year for year in years if plan.first > date(year, 1, 1) or plan.last < date(year, 12, 31)]
