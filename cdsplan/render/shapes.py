"""The shapes of what programs get, as JSON or from the API. Dates are ISO texts; what is not known is None.

Figures are exact decimals in the indicator's own unit, rounded to 6 decimals at most and never onto or across a target.
"""

from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

from cdsplan.evaluation.observations import Origin
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.targets import Verdict
from cdsplan.finding import Severity
from cdsplan.model.fields import Base, Comparator, Measure, Quality, State
from cdsplan.rollup.own_figures import Level


class RelatedPlace(TypedDict):
    """Another place that belongs to a finding; line and column count from 1, in Unicode code points."""

    path: str
    line: int
    column: int
    message: str


class LocatedFinding(TypedDict):
    """One finding; lines and columns count from 1, in Unicode code points, `end_column` is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    rule: str
    message: str
    hint: str
    related: list[RelatedPlace]


class Validation(TypedDict):
    """`cdsplan.validate/1`."""

    schema: str
    files: int
    errors: int
    warnings: int
    findings: list[LocatedFinding]


class CommuneHead(TypedDict):
    slug: str
    path: str
    name: str
    code: str
    province: str
    dissolved: str | None
    successor: str | None


class ProvinceHead(TypedDict):
    path: str
    name: str | None


class GrowthBase(TypedDict):
    """The figure that growth is told from; of the plan's own baseline no period is known."""

    value: Decimal
    as_of: str
    period: str | None
    illustrative: bool


# "from" is a word of Python, so the shape cannot be a class.
TargetChange = TypedDict(
    "TargetChange",
    {
        "from": Base,
        "percent": Decimal | None,
        "points": Decimal | None,
        "year": int,  # of the base, known or not
        "base": GrowthBase | None,
    },
)


class Target(TypedDict):
    """`value` of a growth target is what it comes to, rounded to its harder side; null while its base is unknown."""

    op: Comparator
    value: Decimal | State | None
    to: Decimal | None
    change: TargetChange | None
    at: str | None
    party: str | None
    due: str
    each_year: bool
    effective: bool
    since: str | None
    until: str | None
    verdict: Verdict | None


class Carried(TypedDict):
    variable: str
    as_of: str


class Observation(TypedDict):
    """`numerator` and `denominator` are unscaled, where the formula is a division."""

    value: Decimal | State
    as_of: str
    period: str
    origin: Origin
    numerator: Decimal | None
    denominator: Decimal | None
    carried: list[Carried]
    approx: bool
    quality: Quality
    illustrative: bool
    sources: list[str]


class Previous(TypedDict):
    value: Decimal | State
    as_of: str
    period: str


class Baseline(TypedDict):
    value: Decimal
    as_of: str
    origin: Literal["plan", "zero", "before", "first"]
    illustrative: bool


class Remaining(TypedDict):
    """So many more of one variable, in its unit, satisfy the target."""

    variable: str
    amount: int
    unit: str | None


class Coverage(TypedDict):
    """How many communes a pooled figure stands for; `denominator` in percent of all that is known.

    `waiting` have a known denominator only, `unknown` not even that.
    """

    communes: int
    known: int
    waiting: int
    unknown: int
    denominator: Decimal | None


class BoundedCoverage(Coverage):
    """`low` and `high`: where the figure would stand if those that wait were at 0 or 100 %."""

    low: Decimal | None
    high: Decimal | None


class Note(TypedDict):
    """What a report says of a figure; a published result goes by its indicator's id."""

    variable: str
    as_of: str
    note: str | None


class Indicator(TypedDict):
    """`achievement` is in percent, `needed_per_month` in units of `remaining`, else of the indicator."""

    id: str
    name: str
    group: str | None
    measure: Measure
    unit: str | None
    formula: str | None
    lead: list[str]
    targets: list[Target]
    target: Target
    conflict: bool
    actual: Observation | None
    previous: Previous | None
    year_ago: Previous | None
    baseline: Baseline | None
    gap: Decimal | None
    remaining: Remaining | None
    achievement: Decimal | None
    expected: Decimal | None
    projected: Decimal | None
    needed_per_month: Decimal | None
    status: Status | None
    missing: list[str]
    note: str | None
    text: str | None
    source: str | None
    notes: list[Note]
    asked: list[Note]
    coverage: NotRequired[BoundedCoverage | None]
    level: NotRequired[Level]


class ReportDue(TypedDict):
    """The first due date that is still to come, and the oldest that has passed without its report."""

    next: str | None
    overdue_since: str | None


class PlanTable(TypedDict):
    plan: str
    title: str
    year: int
    start: str
    end: str
    report_due: ReportDue
    latest: str | None
    counts: dict[Status, int]
    indicators: list[Indicator]


class Progress(TypedDict):
    """`cdsplan.progress/1`; `province` only for a province's own plans, where `commune` is None."""

    schema: str
    as_of: str
    commune: CommuneHead | None
    province: NotRequired[ProvinceHead]
    plans: list[PlanTable]


class AbsentCommune(TypedDict):
    path: str
    name: str | None
    code: str | None
    successor: str | None


Absent = TypedDict(
    "Absent",
    {
        "no-plan": list[AbsentCommune],
        "dissolved": list[AbsentCommune],
        "not-established": list[AbsentCommune],
        "unreadable": list[AbsentCommune],
    },
)


class Communes(TypedDict):
    """Paths of communes, but for `counted`, which is how many are in the figures."""

    counted: int
    absent: Absent
    not_reported: list[str]
    overdue: list[str]


class PooledTarget(TypedDict):
    op: Comparator
    value: Decimal | State | None
    due: str


class OwnedTarget(PooledTarget):
    of: Literal["province", "communes"] | None


class CommuneFigure(TypedDict):
    path: str
    name: str
    code: str
    value: Decimal | State
    as_of: str
    origin: Origin
    target: PooledTarget | None
    gap: Decimal | None
    status: Status | None


class PooledIndicator(TypedDict):
    """Sums over complete pairs; `low` and `high` as in the coverage of a province's plan."""

    id: str
    name: str
    measure: Measure
    unit: str | None
    formula: str | None
    level: Level
    pooled: Literal["rate", "count"] | None
    coverage: Coverage
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    low: Decimal | None
    high: Decimal | None
    target: OwnedTarget | None
    status: Status | None
    counts: dict[Status, int]
    published: int
    illustrative: int
    furthest: list[CommuneFigure]
    listed: list[CommuneFigure]


class OwnIndicator(TypedDict):
    """An indicator that communes define for themselves, and how many do."""

    id: str
    communes: int


class CommuneRow(TypedDict):
    """`needed` and `reported` count variables."""

    path: str
    name: str | None
    code: str | None
    counts: dict[Status, int]
    last_report: str | None
    overdue: str | None
    needed: int
    reported: int
    illustrative: bool


class SummaryHead(TypedDict):
    schema: str
    as_of: str
    year: int
    province: ProvinceHead | None
    illustrative: bool
    communes: Communes


class Summary(SummaryHead):
    """`cdsplan.summary/1`, a row for each indicator."""

    indicators: list[PooledIndicator]
    own: list[OwnIndicator]


class SummaryByCommune(SummaryHead):
    """`cdsplan.summary/1`, a row for each commune."""

    members: list[CommuneRow]


class ExportedRow(TypedDict):
    """One observation, judged as it was at its date; the columns of `cdsplan export`."""

    path: str
    code: str
    commune: str
    province: str
    successor: str | None
    plan: str
    indicator: str
    name: str
    group: str | None
    measure: str
    unit: str | None
    period: str
    as_of: str
    value: Decimal | None
    state: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    op: str
    target: Decimal | None
    to: Decimal | None
    growth_from: Base | None
    growth_percent: Decimal | None
    growth_points: Decimal | None
    party: str | None
    due: str
    status: Status
    origin: Origin
    carried: str | None
    approx: bool
    quality: Quality
    illustrative: bool
    conflict: bool
    source: str | None


class Export(TypedDict):
    """The rows, the errors in any of the communes, and how many illustrative reports were left out."""

    rows: list[ExportedRow]
    findings: list[LocatedFinding]
    illustrative_left_out: int
