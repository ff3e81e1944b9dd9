"""What is asked of every commune: the date, which plans are in force, and what its province's own plans have."""

from datetime import date
from typing import NamedTuple

from cdsplan.model.files import Plan
from cdsplan.model.period import Period


class Question(NamedTuple):
    """The plans that count are those in force on the date; with a year, those that touch it."""

    year: int | None
    as_of: date
    illustrative: bool
    only: tuple[str, ...] = ()  # these indicators of the catalog; without any, all
    province: tuple[Plan, ...] = ()  # the plans of the province itself that are in force
    period: Period | None = None  # whose reports are asked after
    checked_on: date | None = None  # today, for the rules that look at whatever counts; without it none does

    def in_force(self, plan: Plan) -> bool:
        """Whether a plan counts, whenever it began."""
        if self.year is None:
            return plan.first <= self.as_of <= plan.last
        return plan.first.year <= self.year <= plan.last.year

    @property
    def reporting_year(self) -> int:
        """The year in which a commune should have reported."""
        return self.as_of.year if self.year is None else self.year

    @property
    def counted_on(self) -> date:
        """The day on which a commune must be there to count: of a year that is over, its last."""
        return min(self.as_of, date(self.reporting_year, 12, 31))

    def has(self, name: str) -> bool:
        return not self.only or name in self.only
