"""The files as types: commune, province, catalog, plan, report, settings. Frozen, nothing else allowed, all exact."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from cdsplan.model.described import FileModel as _File
from cdsplan.model.described import about as _about
from cdsplan.model.fields import (
    ABSENT,
    FIGURE,
    Base,
    Code,
    Comparator,
    DateOrMonth,
    Day,
    Described,
    DueDays,
    FigureOrState,
    Flag,
    FormulaText,
    Id,
    Measure,
    Number,
    Quality,
    ReportPeriod,
    State,
    TargetValue,
    Words,
    Year,
    refused,
)
from cdsplan.model.formula import Formula
from cdsplan.model.letterhead import LETTERHEAD, Letterhead
from cdsplan.model.narrative import Narrative
from cdsplan.model.period import Calendar
from cdsplan.model.shorthand import BareOrEntry, Shorthand


class Commune(_File):
    """Xã, phường, đặc khu"""

    name: Words = _about("Tên đầy đủ, có cả xã, phường hay đặc khu", "Full name, with xã, phường or đặc khu")
    code: Code = _about(
        "Mã đơn vị hành chính, đủ năm chữ số, trong dấu nháy", "Official code, all five digits, in quotes"
    )
    province: Words = _about("Tên tỉnh hoặc thành phố", "Name of the province")
    established: Day | None = _about("Ngày thành lập", "Date of establishment", None)
    formed_from: tuple[Words, ...] = _about("Các đơn vị cũ", "Units it was formed from", ())
    dissolved: Day | None = _about("Ngày giải thể, sáp nhập", "Date of dissolution", None)
    successor: Code | None = _about("Mã đơn vị kế thừa", "Code of the unit that succeeds it", None)
    letterhead: Letterhead | None = LETTERHEAD


class Variable(_File):
    """Số liệu thành phần"""

    name: Words = _about("Tên số liệu", "Name in Vietnamese")
    name_en: Words | None = _about("Tên tiếng Anh", "Name in English", None)
    kind: Literal["count", "quantity"] = _about(
        "Loại số liệu: count là số lượng (số nguyên không âm); quantity là số thập phân",
        "Kind of variable: count is a whole number, not negative; quantity a decimal",
    )
    unit: Words | None = _about("Đơn vị tính, ví dụ hộ, người, hồ sơ", "Unit, such as hộ, người, hồ sơ", None)
    part_of: Id | None = _about(
        "Mã số liệu bao trùm, không bao giờ nhỏ hơn số liệu này",
        "Id of the variable that this one can never exceed",
        None,
    )
    cumulative: Flag = _about(
        "Số lũy kế, đếm lại từ 0 vào ngày 01/01 hằng năm", "Counts up from zero on 1 January", default=False
    )
    sample: Flag = _about("Lấy từ khảo sát mẫu", "Comes from a survey", default=False)


class Definition(_File):
    """Chỉ tiêu trong bộ chỉ tiêu"""

    name: Words = _about("Tên chỉ tiêu", "Name in Vietnamese")
    name_en: Words | None = _about("Tên tiếng Anh", "Name in English", None)
    measure: Measure = _about(
        "Cách đo: percent là tỷ lệ phần trăm; number là số có đơn vị tính; milestone là việc phải hoàn thành",
        "Measure: percent, number (with a unit) or milestone (something to be done)",
    )
    formula: FormulaText | None = _about(
        "Công thức trên các mã số liệu, ví dụ ho_cap_quang / tong_so_ho",
        "Formula over variables, such as ho_cap_quang / tong_so_ho",
        None,
    )
    unit: Words | None = _about("Đơn vị tính, bắt buộc với measure: number", "Unit, required for measure: number", None)
    scale: Number | None = _about(
        "Hệ số nhân, ví dụ 100 với «thuê bao/100 dân»", "Factor, such as 100 with `thuê bao/100 dân`", None
    )
    may_exceed: Flag = _about("Tỷ lệ có thể vượt 100%", "The percentage may exceed 100", default=False)

    @model_validator(mode="after")
    def _coherent(self) -> "Definition":
        _check_definition(self.measure, self.formula, self.unit, self.scale)
        return self


def _check_definition(measure: str, expression: Formula | None, unit: str | None, scale: Decimal | None) -> None:
    if measure == "number" and unit is None:
        raise refused("unit_missing")
    if measure == "milestone" and expression is not None:
        raise refused("milestone_formula")
    if measure == "percent" and unit not in {None, "%"}:
        raise refused("percent_unit")
    if scale is not None and (measure != "number" or not scale):
        raise refused("scale")


class Catalog(_File):
    """Bộ chỉ tiêu"""

    variables: dict[Id, Variable] = _about("Số liệu thành phần, theo mã", "Variables, by id", {})
    indicators: dict[Id, Definition] = _about("Chỉ tiêu, theo mã", "Indicators, by id", {})


class Document(_File):
    """Văn bản"""

    number: Words | None = _about(
        "Số, ký hiệu; để trống (null) khi văn bản không ghi", "Number; null where the document bears none", None
    )
    date: DateOrMonth | None = _about("Ngày ban hành, hoặc chỉ năm và tháng", "Date of issue, or only its month", None)
    issuer: Words | None = _about("Cơ quan ban hành", "Issuer", None)


class Target(_File):
    """Mục tiêu"""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["value"]}, {"required": ["from"]}]})

    op: Comparator = _about(
        "Dấu so sánh, trong dấu nháy; == chỉ dùng cho việc phải hoàn thành (milestone)",
        "Comparator, in quotes; == is for milestones only",
    )
    from_: Base | None = Field(
        None,
        alias="from",
        json_schema_extra={
            "description": Described(
                "Tăng, giảm so với gì: last-year là năm trước; baseline là hiện trạng đầu kỳ",
                "What a growth target is told from: last-year or the plan's own baseline",
            )._asdict()
        },
    )
    value: TargetValue = Field(
        default_factory=lambda: ABSENT,
        validate_default=True,
        json_schema_extra={
            "description": Described(
                "Giá trị phải đạt; việc phải hoàn thành thì ghi done; mục tiêu tăng, giảm thì ghi from thay cho value",
                "Value to reach; done for a milestone; a growth target has from instead",
            )._asdict()
        },
    )
    to: Number | None = _about(
        "Giới hạn còn lại của khoảng, ví dụ từ 70 đến 80: value: 70, to: 80",
        "The other end of a range, as in from 70 to 80: value: 70, to: 80",
        None,
    )
    percent: Number | None = _about(
        "Tăng bao nhiêu phần trăm so với from; số âm là giảm", "Change from that in percent; below zero to fall", None
    )
    points: Number | None = _about(
        "Tăng bao nhiêu so với from, theo đơn vị của chỉ tiêu; số âm là giảm",
        "Change from that in the indicator's own unit; below zero to fall",
        None,
    )
    at: Words | None = _about("Vị trí trong văn bản, ví dụ II.1", "Where the document prints it, such as II.1", None)
    party: Words | None = _about("Đơn vị được giao", "Whom it is given to", None)
    due: Day | None = _about(
        "Hạn hoàn thành; mặc định là ngày cuối của kế hoạch", "Due date; default: the plan's end", None
    )
    each_year: Flag = _about(
        "Mỗi năm một mục tiêu như vậy, hạn 31/12; không ghi cùng due",
        "One such target each year, due on 31 December; instead of due",
        default=False,
    )
    effective: Flag = _about(
        "Mục tiêu có hiệu lực khi kế hoạch nêu nhiều mục tiêu khác nhau",
        "The one in force where the document contradicts itself",
        default=False,
    )
    since: Day | None = _about(
        "Ngày có hiệu lực, nếu do văn bản điều chỉnh; thay mục tiêu trước đó của cùng đơn vị, cùng hạn",
        "In force from this day, by a later decision; replaces those of the same party and due date before it",
        None,
    )
    until: Day | None = _about("Ngày hết hiệu lực", "No longer in force from this day", None)

    @model_validator(mode="after")
    def _coherent(self) -> "Target":
        if wrong := _incoherent(self):
            raise refused(wrong)
        return self

    @property
    def change(self) -> Decimal | None:
        """How much a growth target asks more (or less) than what it is told from."""
        return self.percent if self.percent is not None else self.points


def _incoherent(target: Target) -> str | None:  # noqa: PLR0911  one reason a line
    """Why a target cannot mean anything, as messages.py knows it."""
    changes = (target.percent is not None) + (target.points is not None)
    if target.from_ is None:
        if changes:
            return "growth_without_from"
    elif target.value is not None:
        return "growth_with_value"
    elif changes != 1:
        return "growth_change"
    if target.to is not None and not _beyond(target, target.to):
        return "range"
    if target.each_year and (target.due or target.op == "=="):
        return "each_year"
    if target.since and target.until and target.until <= target.since:
        return "until_before_since"
    return None


def _beyond(target: Target, to: Decimal) -> bool:
    """Whether it lies on the better side of the value, of which a growth target has none."""
    if not isinstance(target.value, Decimal) or target.op == "==":
        return False
    return to > target.value if target.op.startswith(">") else to < target.value


class Baseline(_File):
    """Hiện trạng đầu kỳ"""

    value: Number = _about("Giá trị", "Value")
    as_of: Day | None = _about("Ngày của số liệu", "Date of the figure", None)
    source: Words | None = _about("Nguồn", "Source", None)


class PlanIndicator(_File):
    """Chỉ tiêu của kế hoạch"""

    id: Id = _about("Mã chỉ tiêu: có trong bộ chỉ tiêu, hoặc định nghĩa tại đây", "Id: in the catalog, or defined here")
    name: Words | None = _about("Tên như trong kế hoạch này", "Name as this plan words it", None)
    name_en: Words | None = _about("Tên tiếng Anh", "Name in English", None)
    measure: Measure | None = _about(
        "Cách đo: percent, number hay milestone; chỉ ghi khi chỉ tiêu được định nghĩa tại đây",
        "Measure: percent, number or milestone; only when defined here",
        None,
    )
    formula: FormulaText | None = _about(
        "Công thức; chỉ ghi khi chỉ tiêu được định nghĩa tại đây", "Formula; only when defined here", None
    )
    unit: Words | None = _about(
        "Đơn vị tính; chỉ ghi khi chỉ tiêu được định nghĩa tại đây", "Unit; only when defined here", None
    )
    scale: Number | None = _about(
        "Hệ số nhân; chỉ ghi khi chỉ tiêu được định nghĩa tại đây", "Factor; only when defined here", None
    )
    may_exceed: Flag | None = _about(
        "Tỷ lệ có thể vượt 100%; chỉ ghi khi chỉ tiêu được định nghĩa tại đây",
        "May exceed 100; only when defined here",
        None,
    )
    group: Words | None = _about("Nhóm, ví dụ I. Kinh tế số", "Group, such as I. Kinh tế số", None)
    targets: Annotated[tuple[Target, ...], Field(min_length=1)] = _about("Các mục tiêu", "Targets")
    lead: tuple[Words, ...] = _about("Đơn vị chủ trì", "Who leads", ())
    baseline: Baseline | None = _about("Hiện trạng đầu kỳ", "Baseline", None)
    method: Words | None = _about("Phương pháp tính như in trong văn bản", "Method as the document prints it", None)
    source: Words | None = _about("Văn bản giao chỉ tiêu", "The document that set it", None)
    text: Words | None = _about("Câu nguyên văn", "The sentence as printed", None)
    note: Words | None = _about("Ghi chú", "Note", None)
    not_applicable: Words | None = _about("Lý do không áp dụng", "Why it does not apply", None)

    @model_validator(mode="after")
    def _coherent(self) -> "PlanIndicator":
        if self.measure is not None:
            _check_definition(self.measure, self.formula, self.unit, self.scale)
            if self.name is None:
                raise refused("name_missing")
        return self


class Plan(_File):
    """Kế hoạch"""

    title: Words = _about("Tên kế hoạch", "Title")
    year: Year = _about("Năm, bằng năm trong tên tệp", "Year, equal to the file name's")
    start: Day | None = _about("Ngày bắt đầu; mặc định 1 tháng 1", "First day; default: 1 January", None)
    end: Day | None = _about("Ngày kết thúc; mặc định 31 tháng 12", "Last day; default: 31 December", None)
    document: Document | None = _about("Văn bản", "The document", None)
    basis: tuple[Words, ...] = _about("Căn cứ", "What it is based on", ())
    report_due: DueDays = _about(
        "Hạn báo cáo, tháng-ngày trong dấu nháy: một hạn là của năm, hai của 6 tháng, bốn của quý, mười hai của tháng",
        "Report deadlines, month-day in quotes: one for the year, two for half-years, four for quarters, twelve for"
        " months",
        (),
    )
    variables: dict[Id, Variable] = _about("Số liệu riêng của kế hoạch này", "Variables of this plan's own", {})
    indicators: Annotated[tuple[PlanIndicator, ...], Field(min_length=1)] = _about("Các chỉ tiêu", "Indicators")

    @cached_property
    def first(self) -> date:
        return self.start or date(self.year, 1, 1)

    @cached_property
    def last(self) -> date:
        return self.end or date(self.year, 12, 31)

    @model_validator(mode="after")
    def _coherent(self) -> "Plan":
        if self.last < self.first:
            raise refused("end_before_start")
        if self._yearly_targets() > _MOST_YEARLY:
            raise refused("too_many_yearly")
        return self

    def _yearly_targets(self) -> int:
        """For how many due dates the targets for each year stand."""
        yearly = sum(target.each_year for indicator in self.indicators for target in indicator.targets)
        return yearly * (self.last.year - self.first.year + 1)


# A line in a file must not stand for more than a file could hold.
_MOST_YEARLY = 20_000


class Value(_File):
    """Một số liệu"""

    value: Number | None = _about(
        "Con số; null: đã yêu cầu nhưng chưa có", "The number; null: asked for and not available"
    )
    source: Words | None = _about("Nguồn", "Source", None)
    note: Words | None = _about("Ghi chú", "Note", None)
    approx: Flag = _about("Chỉ biết gần đúng", "Known only approximately", default=False)
    quality: Quality = _about(
        "Loại số: final là chính thức; provisional là sơ bộ; estimated là ước tính",
        "Quality: final, provisional or estimated",
        "final",
    )


class Result(Value):
    """Một kết quả đã công bố"""

    value: FigureOrState = _about(
        "Con số đã công bố, hoặc done, in-progress, not-started", "The published number, or a state"
    )  # type: ignore[assignment]


class Report(_File):
    """Báo cáo"""

    period: ReportPeriod = _about("Kỳ báo cáo, đúng như tên tệp", "Period, equal to the file's name")
    calendar: Calendar | None = _about(
        "Lịch: nd09 là mốc chốt theo Nghị định 09/2019; calendar là theo dương lịch",
        "Calendar: nd09 (cut-offs of Nghị định 09/2019) or calendar",
        None,
    )
    as_of: Day | None = _about(
        "Ngày chốt số liệu; mặc định là ngày cuối kỳ", "Date of the figures; default: the period's last day", None
    )
    document: Document | None = _about("Văn bản báo cáo", "The report as a document", None)
    illustrative: Flag = _about("Số liệu giả định, chỉ dùng để minh họa", "Invented for demonstration", default=False)
    values: dict[Id, Annotated[Decimal | Value, BareOrEntry(Value)]] = _about(
        "Số liệu thành phần, theo mã", "Values, by variable", {}
    )
    results: dict[Id, Annotated[Result, Shorthand((FIGURE, {"enum": [*State]}))]] = _about(
        "Kết quả công bố không kèm số lượng cụ thể, và việc phải hoàn thành (milestone)",
        "What was published without counts, and milestones",
        {},
    )
    narrative: Narrative | None = _about(
        "Phần lời văn của báo cáo: khó khăn, nguyên nhân, nhiệm vụ, kiến nghị",
        "The report's narrative: difficulties, causes, next tasks, proposals",
        None,
    )

    @cached_property
    def numbers(self) -> dict[str, Decimal]:
        """The values that are known."""
        return {
            name: number
            for name, one in self.values.items()
            if (number := one if isinstance(one, Decimal) else one.value) is not None
        }

    def entry(self, name: str) -> Value:
        """A value with all that may be said of it."""
        found = self.values[name]
        return found if isinstance(found, Value) else Value(value=found)

    @property
    def entries(self) -> dict[str, Value]:
        return {name: self.entry(name) for name in self.values}
