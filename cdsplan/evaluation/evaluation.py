"""What a judgement depends on besides the figures: whose plan, at which date, for whom."""

from datetime import date
from typing import NamedTuple

from cdsplan.model.files import Plan


class Evaluation(NamedTuple):
    """One plan at one evaluation date."""

    plan: Plan
    today: date
    party: str | None = None  # whose targets alone are asked for
    established: date | None = None  # when the commune was

    @property
    def day(self) -> date:
        """The evaluation date, or the plan's end if that is earlier: nothing later judges the plan."""
        return min(self.today, self.plan.last)
