"""Where an indicator stands, reckoned a second time from what the files say, with nothing of the program."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from tests.repositories import INDICATORS, VARIABLES, Data, Measured, Office

YEAR = timedelta(days=366)
MEETS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {">=": ge, ">": gt, "<=": le, "<": lt}
# How many months each kind of period has, and its last month.
_SPANS = {"": (12, 12), "H1": (6, 6), "H2": (6, 12), "9M": (9, 9)} | {f"Q{at}": (3, 3 * at) for at in (1, 2, 3, 4)}


class Dated(NamedTuple):
    """What all reports of one day say: figures, and what was asked for in vain."""

    as_of: date
    values: Mapping[str, Fraction | None]
    results: Mapping[str, Any]


class Seen(NamedTuple):
    """An observation."""

    as_of: date
    value: Any


class Asked(NamedTuple):
    """A target on one of its due dates; without a bound where growth is not known."""

    written: Data
    due: date
    op: str
    bound: Fraction | None

    @property
    def rising(self) -> bool:
        return self.op.startswith(">")

    def met(self, value: Fraction) -> bool:
        return self.bound is not None and MEETS[self.op](value, self.bound)


def bare(entry: object) -> Any:  # noqa: ANN401  a number, a state or nothing
    return entry.get("value") if isinstance(entry, dict) else entry


def exact(value: Any) -> Any:  # noqa: ANN401  as above
    return value if value is None or isinstance(value, str) else Fraction(value)


def months(period: str) -> int:
    if len(period) > len("2026-06"):
        return 0
    part = period[5:]
    return _SPANS[part][0] if part in _SPANS else 1


def last_day(report: Data) -> date:
    """Up to which day its figures count."""
    period = str(report["period"])
    if "as_of" in report:
        return date.fromisoformat(str(report["as_of"]))
    if not months(period):
        return date.fromisoformat(period)
    year, part = int(period[:4]), period[5:]
    month = _SPANS[part][1] if part in _SPANS else int(part)
    return date(year, month, monthrange(year, month)[1] if report.get("calendar") == "calendar" else 14)


def dated(reports: Iterable[Data], until: date) -> list[Dated]:
    """Reports that share a day are read as one: a figure beats a null, then the shortest period wins."""
    days: dict[date, list[Data]] = {}
    for one in reports:
        days.setdefault(last_day(one), []).append(one)
    return [_together(day, days[day]) for day in sorted(days) if day <= until]


def _together(day: date, reports: list[Data]) -> Dated:
    # Of two as long the later month wins.
    by_rank = sorted(reports, key=lambda one: (-months(str(one["period"])), str(one["period"])))
    values: dict[str, Fraction | None] = {}
    results: dict[str, Any] = {}
    for report in by_rank:
        for found, section in ((values, report["values"]), (results, report.get("results", {}))):
            for name, entry in section.items():
                known = exact(bare(entry))
                found[name] = found.get(name) if known is None else known
    return Dated(day, values, {name: one for name, one in results.items() if one is not None})


class Reckoned:
    """One indicator of a plan on a day."""

    def __init__(self, office: Office, plan: Data, planned: Data, today: date) -> None:
        self.plan, self.planned, self.today = plan, planned, today
        self.measured: Measured = INDICATORS[planned["id"]]
        self.start = date(plan["year"], 1, 1)
        self.end: date = plan.get("end", date(plan["year"], 12, 31))
        self.day = min(today, self.end)
        self.established: date | None = office.commune.get("established")
        self.dated = dated(office.reports.values(), self.day)

    # Observations

    def _figures(self, at: int) -> dict[str, tuple[Fraction, date]] | None:
        """Every variable with its day; None where one is not known, and cannot be carried."""
        here = self.dated[at]
        found: dict[str, tuple[Fraction, date]] = {}
        for name in self.measured.variables:
            known = (here.values.get(name), here.as_of)
            if name not in here.values and name not in self.measured.above:
                known = self._carried(name, at)
            if known[0] is None:
                return None
            found[name] = known[0], known[1]
        return found

    def _carried(self, name: str, at: int) -> tuple[Fraction | None, date]:
        here = self.dated[at].as_of
        for earlier in reversed(self.dated[:at]):
            too_old = here - earlier.as_of > YEAR
            if too_old or (VARIABLES[name].cumulative and earlier.as_of.year != here.year):
                break
            value = earlier.values.get(name)
            if value is not None:
                return value, earlier.as_of
        return None, here

    def _value(self, figures: Mapping[str, tuple[Fraction, date]]) -> Fraction | None:
        above = sum((figures[name][0] for name in self.measured.above), Fraction(0))
        below = sum((figures[name][0] for name in self.measured.below), Fraction(0))
        if self.measured.below and not below:
            return None
        return above * Fraction(self.measured.factor) / (below if self.measured.below else 1)

    def _at(self, at: int) -> Seen | None:
        here = self.dated[at]
        published = here.results.get(self.planned["id"])
        figures = self._figures(at) if self.measured.above else None
        fresh = [name for name, (_, day) in (figures or {}).items() if day == here.as_of]
        counted = self._value(figures) if figures and fresh else None
        if counted is not None and (published is None or len(fresh) == len(self.measured.variables)):
            return Seen(here.as_of, counted)
        return None if published is None else Seen(here.as_of, published)

    @cached_property
    def observations(self) -> list[Seen]:
        return [one for one in map(self._at, range(len(self.dated))) if one]

    @property
    def actual(self) -> Seen | None:
        return self.observations[-1] if self.observations else None

    @property
    def undefined(self) -> bool:
        """Whether some report has all variables, and its denominator is zero."""
        complete = [self._figures(at) for at in range(len(self.dated))] if self.measured.above else []
        return any(figures is not None and self._value(figures) is None for figures in complete)

    # Targets

    def _dues(self, target: Data) -> list[date]:
        if not target.get("each_year"):
            due: date = target.get("due", self.end)
            return [due]
        return [min(date(year, 12, 31), self.end) for year in range(self.start.year, self.end.year + 1)]

    def _holds(self, target: Data) -> bool:
        since, until = target.get("since"), target.get("until")
        return (since is None or since <= self.today) and (until is None or self.today < until)

    @cached_property
    def in_force(self) -> list[Asked]:
        """Those that have begun, have not ended, and that no later decision replaces."""
        every = [(one, due) for one in self.planned["targets"] for due in self._dues(one) if self._holds(one)]
        return [
            self._asked(one, due)
            for one, due in every
            if not any(
                (other.get("party"), later) == (one.get("party"), due)
                and other.get("since", date.min) > one.get("since", date.min)
                for other, later in every
            )
        ]

    def _asked(self, target: Data, due: date) -> Asked:
        if "from" not in target:
            value = target["value"]
            return Asked(target, due, target["op"], None if isinstance(value, str) else Fraction(value))
        base, op = self._base(target, due), target["op"]
        if base is None or ("percent" in target and not base):
            return Asked(target, due, op, None)
        bound = (
            base + Fraction(target["points"]) if "points" in target else base * (1 + Fraction(target["percent"]) / 100)
        )
        if self.measured.bounded and bound >= 100:
            return Asked(target, due, ">=" if op == ">" else op, Fraction(100))
        return Asked(target, due, op, max(bound, Fraction(0)) if self.measured.bounded else bound)

    def _base(self, target: Data, due: date) -> Fraction | None:
        if target["from"] == "baseline":
            return Fraction(self.planned["baseline"]["value"])
        day = due.replace(year=due.year - 1)
        before = [one for one in self.observations if one.as_of <= day]
        if self.today <= day or not before or before[-1].as_of.year != day.year:
            return None
        if self.measured.is_counter:
            partly = self.established is not None and self.established.year == day.year
            if partly or (day - before[-1].as_of).days >= 31:
                return None
        return Fraction(before[-1].value)

    @cached_property
    def counting(self) -> list[Asked]:
        """One a due date, the earliest first."""
        general = [one for one in self.in_force if "party" not in one.written] and [
            one for one in self.in_force if "party" not in one.written or one.written.get("effective")
        ]
        days: dict[date, list[Asked]] = {}
        for one in general or self.in_force:
            days.setdefault(one.due, []).append(one)
        return [self._one_of(days[day]) for day in sorted(days)]

    @staticmethod
    def _one_of(targets: list[Asked]) -> Asked:
        marked = [one for one in targets if one.written.get("effective")] or targets

        def hardness(one: Asked) -> tuple[bool, Fraction, bool]:
            bound = one.bound or Fraction(0)
            return one.bound is not None, bound if one.rising else -bound, one.op in {">", "<"}

        return max(marked, key=hardness)

    @property
    def target(self) -> Asked:
        """The effective one."""
        return next((one for one in self.counting if one.due >= self.today), self.counting[-1])

    # The line

    @property
    def stale(self) -> bool:
        actual = self.actual
        if actual is None or self.measured.measure == "milestone":
            return False
        of_past_year = self.measured.is_counter and actual.as_of.year < self.day.year
        return actual.as_of < self.start or self.day - actual.as_of > YEAR or of_past_year

    @property
    def other_year(self) -> bool:
        """Whether a counter's target is due in another year than its figure's."""
        actual = self.actual
        return actual is not None and self.measured.is_counter and self.target.due.year != actual.as_of.year

    @property
    def baseline(self) -> Seen | None:
        own, actual = self.planned.get("baseline"), self.actual
        if actual is None:
            return None
        eve = self.start - timedelta(days=1)
        if own and (not self.measured.is_total or own.get("as_of", eve).year == actual.as_of.year):
            return Seen(own.get("as_of", eve), Fraction(own["value"]))
        if self.measured.is_total:
            begun = self.established - timedelta(days=1) if self.established else date.min
            return Seen(max(date(actual.as_of.year - 1, 12, 31), begun), Fraction(0))
        before = [one for one in self.observations if one.as_of <= eve]
        if before and not self.measured.is_counter:
            return before[-1]
        year = actual.as_of.year if self.measured.is_counter else 1
        later = [one for one in self.observations if one.as_of >= max(self.start, date(year, 1, 1))]
        return later[0] if later and later[0] is not actual else None

    @property
    def expected(self) -> Fraction | None:
        start, actual, target = self.baseline, self.actual, self.target
        if start is None or actual is None or not start.as_of < actual.as_of <= target.due or target.met(start.value):
            return None
        points: Sequence[tuple[date, Fraction]] = [
            (start.as_of, start.value),
            *(
                (one.due, one.bound)
                for one in self.counting
                if start.as_of < one.due <= target.due
                and one.bound is not None
                and (one.due.year == actual.as_of.year or not self.measured.is_counter)
            ),
        ]
        at = bisect_left([day for day, _ in points], actual.as_of)
        (first, low), (last, high) = points[at - 1], points[at]
        return low + (high - low) * (actual.as_of - first).days / (last - first).days

    # The table of statuses

    def rows(self) -> dict[str, bool]:
        """Of each status of design.md 4.4, in its order, whether its condition holds; each condition by itself."""
        actual, target, milestone = self.actual, self.target, self.measured.measure == "milestone"
        known = actual is not None and (milestone or target.bound is not None)
        comparable = known and not self.other_year
        expected = self.expected if comparable and not milestone else None
        met = (
            comparable
            and actual is not None
            and (actual.value == "done" if milestone else target.met(Fraction(actual.value)))
        )
        beyond = (
            actual is not None
            and expected is not None
            and (actual.value >= expected if target.rising else actual.value <= expected)
        )
        return {
            "not-applicable": "not_applicable" in self.planned,
            "undefined": actual is None and self.undefined,
            "no-data": not known,
            "stale": self.stale,
            "met": met,
            "missed": comparable and self.today > target.due,
            "on-track": beyond,
            "behind": expected is not None and not beyond,
            "open": known and expected is None,
        }
