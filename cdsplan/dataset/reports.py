"""Reports, and all that they say: each value, what was asked for in vain and why, what was published."""

from collections.abc import Iterator

from cdsplan.dataset import columns, keys
from cdsplan.dataset.plans import issued
from cdsplan.dataset.table import Cell, Column, Kind, Reference, Row, Table
from cdsplan.language import text
from cdsplan.model.fields import State
from cdsplan.model.files import Report, Value
from cdsplan.model.load import Loaded
from cdsplan.model.narrative import Narrative
from cdsplan.model.period import Calendar
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import as_of

REPORTS = Table(
    "reports",
    text("Báo cáo", "Reports"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.COMMUNE,
        columns.REPORT,
        columns.PERIOD,
        Column("calendar", Kind.TEXT, text("Lịch", "Calendar"), one_of=tuple(map(str, Calendar))),
        columns.AS_OF,
        *columns.ISSUED,
        columns.ILLUSTRATIVE,
        Column("difficulties", Kind.TEXT, text("Khó khăn, vướng mắc", "Difficulties"), optional=True),
        Column("causes", Kind.TEXT, text("Nguyên nhân", "Causes"), optional=True),
        Column("next", Kind.TEXT, text("Nhiệm vụ thời gian tới", "Next tasks"), optional=True),
        Column("proposals", Kind.TEXT, text("Kiến nghị, đề xuất", "Proposals"), optional=True),
    ),
    key=("owner", "report"),
    references=(columns.OF_PROVINCE, columns.OF_COMMUNE),
)
_OF_REPORT = Reference(("owner", "report"), "reports")
_NOTE = columns.NOTE._replace(about=text("Khi chưa có số: vì sao", "Where there is no number: why"))
VALUES = Table(
    "values",
    text("Số liệu thành phần đã báo cáo", "Values as they were reported"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.REPORT,
        columns.VARIABLE,
        columns.AS_OF,
        Column(
            "value",
            Kind.NUMBER,
            text("Số liệu", "Number"),
            text(
                "Theo đơn vị tính ở bảng variables; để trống: đã yêu cầu nhưng chưa có, không bao giờ là 0",
                "In the unit that the table variables names; empty: asked for and not available, never zero",
            ),
            optional=True,
        ),
        _NOTE,
        columns.SOURCE,
        columns.APPROX,
        columns.QUALITY,
        columns.ILLUSTRATIVE,
    ),
    key=("owner", "report", "variable"),
    references=(columns.OF_PROVINCE, _OF_REPORT, Reference(("variable",), "variables")),
)
RESULTS = Table(
    "results",
    text(
        "Kết quả công bố không kèm số lượng cụ thể, và việc phải hoàn thành (milestone)",
        "What was published without counts, and milestones",
    ),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.REPORT,
        columns.INDICATOR,
        columns.AS_OF,
        Column("value", Kind.NUMBER, text("Số liệu", "Number"), optional=True),
        columns.STATE,
        _NOTE,
        columns.SOURCE,
        columns.APPROX,
        columns.QUALITY,
        columns.ILLUSTRATIVE,
    ),
    key=("owner", "report", "indicator"),
    references=(columns.OF_PROVINCE, _OF_REPORT, columns.OF_INDICATOR),
)


def reports(files: CommuneFiles) -> Iterator[Row]:
    """The reports of one commune, or of a province itself."""
    for file, report in _read(files):
        calendar = report.calendar or files.settings.calendar
        whose = (keys.province(files), keys.owner(files), keys.commune(files), file.stem)
        when = (report.period.text, str(calendar), as_of(report, files.settings.calendar))
        yield (*whose, *when, *issued(report.document), report.illustrative, *_words(report.narrative))


def _read(files: CommuneFiles) -> Iterator[tuple[Loaded[Report], Report]]:
    return ((file, file.model) for file in files.reports if file.model)


def _words(said: Narrative | None) -> tuple[Cell, ...]:
    return (said.difficulties, said.causes, said.next, said.proposals) if said else (None, None, None, None)


def values(files: CommuneFiles) -> Iterator[Row]:
    """Those of variables that are defined; of others `validate` tells."""
    for file, report in _read(files):
        for name, entry in report.entries.items():
            key = keys.variable(files, name)
            if key:
                yield (*_said(files, file, report, key), entry.value, *_evidence(entry, report))


def results(files: CommuneFiles) -> Iterator[Row]:
    """Those of indicators that are defined; what several plans define themselves is said of the first."""
    known = _indicators(files)
    for file, report in _read(files):
        for name, entry in report.results.items():
            if name in known:
                value, state = (None, str(entry.value)) if isinstance(entry.value, State) else (entry.value, None)
                yield (*_said(files, file, report, known[name]), value, state, *_evidence(entry, report))


def _indicators(files: CommuneFiles) -> dict[str, str]:
    """The keys of all indicators that a report may tell of, by their ids."""
    found = {name: name for name in files.shared.indicators}
    for plan, model in files.named_plans:
        for one in files.definitions.of_plan(model):
            found.setdefault(one.id, keys.indicator(files, plan, one))
    return found


def _said(files: CommuneFiles, file: Loaded[Report], report: Report, key: str) -> tuple[Cell, ...]:
    return keys.province(files), keys.owner(files), file.stem, key, as_of(report, files.settings.calendar)


def _evidence(entry: Value, report: Report) -> tuple[Cell, ...]:
    return entry.note, entry.source, entry.approx, entry.quality, report.illustrative
