"""What a commune is asked for in one period: a line a figure that its plans need, with what is known of it already."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, get_args

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import LONGEST_CARRY
from cdsplan.evaluation.slots import Slot, awaited_slots, plans_on, slots, value_in
from cdsplan.evaluation.standing import evaluate
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Variable
from cdsplan.model.narrative import Narrative
from cdsplan.model.period import Period
from cdsplan.recording.report_date import ReportDate
from cdsplan.repository.commune_files import CommuneFiles, Unit
from cdsplan.repository.timeline import DatedFigures, as_of

# How a form is recognised: the words of its heading and of its columns, whatever program saved it.
SHEET = "Số liệu"
VERSION = "2"
# Those that are read: one of before says its day in the words of its heading, and has neither parts nor narrative.
READABLE = ("1", VERSION)
COMMUNE, PERIOD, FORM = "Mã đơn vị", "Kỳ báo cáo", "Mẫu"
UNTIL = "Số liệu tính đến ngày"
# Beside that day: which one stood there when the form was made, or the report's own.
PRESET, REPORTED = "Điền sẵn", "Báo cáo đang ghi"
LEAD_OFFICE = "Đơn vị chủ trì"
NUMBER, ID, NAME, UNIT, LAST, DAY, NEW, SOURCE, NOTE, QUALITY, INDICATOR, TARGET, LEAD = COLUMNS = (
    "TT",
    "Mã số liệu",
    "Tên",
    "Đơn vị",
    "Số gần nhất",
    "Ngày",
    "Số mới",
    "Nguồn",
    "Ghi chú",
    "Loại số",
    "Chỉ tiêu",
    "Mục tiêu",
    "Chủ trì",
)
# Who signs a form on paper, below its lines.
SIGNERS = ("Người lập biểu", "Thủ trưởng đơn vị")
# The columns that somebody fills in, by the field that they become.
ENTERED = {"value": NEW, "source": SOURCE, "note": NOTE, "quality": QUALITY}
# Those that a form must have to be read; forms of before have no others.
REQUIRED = (ID, NEW, SOURCE, NOTE)

# What is counted, what is published without its counts, and what is only done or not.
Part: TypeAlias = Literal["values", "published", "milestones"]
FigureKind: TypeAlias = Literal["count", "quantity", "percent", "milestone"]


class LastFigure(NamedTuple):
    """The latest known figure."""

    value: Decimal | State
    as_of: date
    illustrative: bool


class Purpose(NamedTuple):
    """What a figure is counted for: an indicator, and the target that counts for it on the form's day."""

    indicator: Indicator
    target: DueTarget | None  # None where none is in force


class FormLine(NamedTuple):
    """One figure that may be reported."""

    slot: Slot
    kind: FigureKind
    last: LastFigure | None
    whole: str | None  # the variable that this one can never exceed
    most: Decimal | None  # what that one stood at, where this may still be compared with it
    bounded: bool  # a percentage that lies between 0 and 100
    purposes: tuple[Purpose, ...] = ()

    @property
    def part(self) -> Part:
        if self.slot.section == "values":
            return "values"
        return "milestones" if self.kind == "milestone" else "published"


class Form(NamedTuple):
    """The lines of one commune or province for one period."""

    unit: Unit
    code: str  # by which it is found again
    period: Period
    as_of: date
    days: tuple[date, date]  # between which that is to lie
    lines: tuple[FormLine, ...]
    lead: str | None = None  # the office that alone is asked
    reported: date | None = None  # the day of the report, where there is one already
    narrative: Narrative | None = None  # what the report says in words; None where those are not asked for

    @property
    def illustrative(self) -> bool:
        return any(line.last and line.last.illustrative for line in self.lines)

    @property
    def parts(self) -> Mapping[Part, Sequence[FormLine]]:
        """Its lines as they stand below each other; no part is empty."""
        found = {part: [line for line in self.lines if line.part == part] for part in get_args(Part)}
        return {part: lines for part, lines in found.items() if lines}


def form(commune_files: CommuneFiles, dated: ReportDate, lead: str | None = None) -> Form:
    """What its plans need for this period, in their order, or of it what one office leads; its files have loaded.

    The words of a report are whoever's who signs it: an office alone is not asked for them.
    """
    past, targets = _Past(commune_files, dated), _targets(commune_files, dated.day)
    needed = tuple(
        _line(slot, commune_files, past)._replace(purposes=tuple(Purpose(one, targets.get(one)) for one in indicators))
        for slot, indicators in awaited_slots(commune_files, dated.day, lead)
    )
    unit = commune_files.unit
    reported = past.own_day if past.own else None
    narrative = None if lead else (past.own and past.own.narrative) or Narrative()
    code, span = unit.code or commune_files.path, dated.period
    return Form(unit, code, span, dated.day, span.dates(dated.calendar), needed, lead, reported, narrative)


def _targets(commune_files: CommuneFiles, day: date) -> dict[Indicator, DueTarget]:
    """The target that counts on a day, by indicator, each as its plan has it."""
    definitions, established = commune_files.definitions, commune_files.unit.established
    return {
        standing.indicator: standing.target
        for plan in plans_on(commune_files, day)
        for standing in evaluate(Evaluation(plan, day, None, established), definitions, commune_files.timeline)
    }


def leads(commune_files: CommuneFiles) -> list[str]:
    """Every office that leads an indicator of these plans, in their order."""
    named = (lead for plan in commune_files.plan_models for indicator in plan.indicators for lead in indicator.lead)
    return list(dict.fromkeys(named))


def lines(commune_files: CommuneFiles, dated: ReportDate) -> dict[str, FormLine]:
    """By id, every figure that a report of this commune may hold, with what a form made now would know of it."""
    past = _Past(commune_files, dated)
    return {name: _line(slot, commune_files, past) for name, slot in slots(commune_files).items()}


class _Past:
    """What is known of a commune up to the day of a report, and what its figures may be."""

    def __init__(self, commune_files: CommuneFiles, dated: ReportDate) -> None:
        self.day = day = dated.day
        self.own = next((one for one in commune_files.report_models if one.period == dated.period), None)
        self.own_day = as_of(self.own, commune_files.settings.calendar) if self.own else day
        self.variables = commune_files.definitions.variables
        plans = commune_files.plan_models
        self.bounded = {one.id for plan in plans for one in commune_files.definitions.of_plan(plan) if one.bounded}
        self.latest_first: Sequence[DatedFigures] = commune_files.known_until(day)[::-1]

    def known(self, slot: Slot) -> LastFigure | None:
        """What the report itself says, for that is what a new figure takes the place of; else the latest."""
        stands = value_in(self.own, slot) if self.own else None
        if self.own and stands is not None:
            return LastFigure(stands, self.own_day, self.own.illustrative)
        for here in self.latest_first:
            found = here.figures.get(slot.id) if slot.section == "values" else here.results.get(slot.id)
            if found:
                return LastFigure(found.value, here.as_of, found.report.illustrative)
        return None

    def still(self, name: str) -> Decimal | None:
        """What a variable stands at as long as nobody counts it again: as a denominator may be carried (4.1)."""
        for here in self.latest_first:
            if name in here.figures:
                too_old = self.day - here.as_of > LONGEST_CARRY
                cumulative = name in self.variables and self.variables[name].cumulative
                begun_anew = cumulative and here.as_of.year != self.day.year
                return None if too_old or begun_anew else here.figures[name].value
        return None


def _line(slot: Slot, commune_files: CommuneFiles, past: _Past) -> FormLine:
    variable = commune_files.definitions.variables.get(slot.id) if slot.section == "values" else None
    whole = variable.part_of if variable else None
    return FormLine(
        slot=slot,
        kind=_figure_kind(slot, variable),
        last=past.known(slot),
        whole=whole,
        most=past.still(whole) if whole else None,
        bounded=slot.section == "results" and slot.id in past.bounded,
    )


def _figure_kind(slot: Slot, variable: Variable | None) -> FigureKind:
    if variable:
        return variable.kind
    return slot.measure if slot.measure in {"percent", "milestone"} else "quantity"
