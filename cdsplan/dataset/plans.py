"""Plans, their indicators, and every target that they set, whether it counts today or not."""

from collections.abc import Iterator

from cdsplan.dataset import columns, keys
from cdsplan.dataset.table import Cell, Column, Kind, Reference, Row, Table
from cdsplan.language import text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Document, Plan, Target
from cdsplan.model.targets import due_dates
from cdsplan.repository.commune_files import CommuneFiles

PLANS = Table(
    "plans",
    text("Kế hoạch", "Plans"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.COMMUNE,
        columns.PLAN,
        Column("title", Kind.TEXT, text("Tên kế hoạch", "Title")),
        Column("year", Kind.WHOLE, text("Năm", "Year")),
        Column("start", Kind.DAY, text("Ngày bắt đầu", "First day")),
        Column("end", Kind.DAY, text("Ngày kết thúc", "Last day")),
        *columns.ISSUED,
        Column("basis", Kind.TEXT, text("Căn cứ", "What it is based on"), optional=True),
        Column(
            "report_due",
            Kind.TEXT,
            text("Hạn báo cáo", "Reports are due by"),
            text("Tháng-ngày", "Month and day"),
            optional=True,
        ),
    ),
    key=("owner", "plan"),
    references=(columns.OF_PROVINCE, columns.OF_COMMUNE),
)
PLAN_INDICATORS = Table(
    "plan_indicators",
    text("Chỉ tiêu của từng kế hoạch", "Indicators of each plan"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.PLAN,
        columns.INDICATOR,
        Column("position", Kind.WHOLE, text("Thứ tự trong văn bản", "Place in the document")),
        columns.NAME._replace(about=text("Như trong kế hoạch này", "As this plan words it")),
        columns.GROUP,
        Column("lead", Kind.TEXT, text("Đơn vị chủ trì", "Who leads"), optional=True),
        Column(
            "method",
            Kind.TEXT,
            text("Phương pháp tính", "Method"),
            text("Như in trong văn bản", "As the document prints it"),
            optional=True,
        ),
        Column("source", Kind.TEXT, text("Văn bản giao chỉ tiêu", "The document that set it"), optional=True),
        Column("text", Kind.TEXT, text("Câu nguyên văn", "The sentence as printed"), optional=True),
        columns.NOTE,
        Column("not_applicable", Kind.TEXT, text("Lý do không áp dụng", "Why it does not apply"), optional=True),
        Column("baseline", Kind.NUMBER, text("Hiện trạng đầu kỳ: giá trị", "Value of the baseline"), optional=True),
        Column("baseline_as_of", Kind.DAY, text("Ngày của hiện trạng đầu kỳ", "Date of the baseline"), optional=True),
        Column(
            "baseline_source", Kind.TEXT, text("Nguồn của hiện trạng đầu kỳ", "Source of the baseline"), optional=True
        ),
    ),
    key=("owner", "plan", "indicator"),
    references=(columns.OF_PROVINCE, columns.OF_PLAN, columns.OF_INDICATOR),
)
TARGETS = Table(
    "targets",
    text("Mọi mục tiêu, mỗi hạn một dòng", "Every target, a row for each due date"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.PLAN,
        columns.INDICATOR,
        Column("position", Kind.WHOLE, text("Thứ tự trong văn bản", "Place in the document")),
        columns.DUE,
        columns.OP,
        columns.TARGET._replace(
            name="value",
            about=text(
                "Để trống với mục tiêu tăng, giảm và với việc phải hoàn thành (milestone)",
                "Empty for a growth target and for a milestone",
            ),
        ),
        columns.STATE,
        *columns.CHANGE,
        Column("at", Kind.TEXT, text("Vị trí trong văn bản", "Where the document prints it"), optional=True),
        columns.PARTY,
        Column("each_year", Kind.FLAG, text("Mỗi năm một mục tiêu", "One for each year")),
        Column(
            "effective",
            Kind.FLAG,
            text("Có hiệu lực", "Effective"),
            text(
                "Mục tiêu có hiệu lực khi kế hoạch nêu nhiều mục tiêu khác nhau",
                "The one in force where the document contradicts itself",
            ),
        ),
        Column("since", Kind.DAY, text("Ngày có hiệu lực", "In force from this day"), optional=True),
        Column("until", Kind.DAY, text("Ngày hết hiệu lực", "No longer in force from this day"), optional=True),
    ),
    key=("owner", "plan", "indicator", "position", "due"),
    references=(columns.OF_PROVINCE, Reference(("owner", "plan", "indicator"), "plan_indicators")),
)


def plans(files: CommuneFiles) -> Iterator[Row]:
    """The plans of one commune, or of a province itself."""
    for name, plan in files.named_plans:
        yield (keys.province(files), keys.owner(files), keys.commune(files), name, *_plan(plan))


def _plan(plan: Plan) -> tuple[Cell, ...]:
    listed = ("; ".join(plan.basis) or None, "; ".join(plan.report_due) or None)
    return plan.title, plan.year, plan.first, plan.last, *issued(plan.document), *listed


def issued(document: Document | None) -> tuple[Cell, ...]:
    """`columns.ISSUED`."""
    if document is None:
        return None, None, None
    return document.number, str(document.date) if document.date else None, document.issuer


def plan_indicators(files: CommuneFiles) -> Iterator[Row]:
    """Those of them that are defined."""
    for name, plan in files.named_plans:
        for position, one in enumerate(keys.once(files.definitions.of_plan(plan)), 1):
            yield (*_whose(files, name, one), position, *_planned(one))


def _whose(files: CommuneFiles, plan: str, one: Indicator) -> tuple[Cell, ...]:
    return keys.province(files), keys.owner(files), plan, keys.indicator(files, plan, one)


def _planned(one: Indicator) -> tuple[Cell, ...]:
    planned, base = one.in_plan, one.in_plan.baseline
    words = (planned.method, planned.source, planned.text, planned.note, planned.not_applicable)
    baseline = (base.value, base.as_of, base.source) if base else (None, None, None)
    return one.name, planned.group, "; ".join(planned.lead) or None, *words, *baseline


def targets(files: CommuneFiles) -> Iterator[Row]:
    """Each once for each of its due dates."""
    for name, plan in files.named_plans:
        for one in keys.once(files.definitions.of_plan(plan)):
            whose = _whose(files, name, one)
            for position, target in enumerate(one.targets, 1):
                for due in due_dates(target, plan):
                    yield (*whose, position, due, *_target(target))


def _target(one: Target) -> tuple[Cell, ...]:
    value, state = (None, str(one.value)) if isinstance(one.value, State) else (one.value, None)
    change = (one.to, one.from_, one.percent, one.points)
    return one.op, value, state, *change, one.at, one.party, one.each_year, one.effective, one.since, one.until
