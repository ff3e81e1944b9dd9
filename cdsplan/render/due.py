"""Which reports are due or overdue: a table for people, CSV and JSON for programs."""

import json
from collections.abc import Iterator

from cdsplan.evaluation.owed import OwedReport, Owing
from cdsplan.language import Language, counted, day, text
from cdsplan.model.period_words import headed
from cdsplan.render import due_words
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import csv
from cdsplan.render.table.sheet import Column, Group, Page, Row, Sheet, row
from cdsplan.render.table.value import Value, whole

# What a workbook has instead, to sort and to add up.
_DAYS = (
    Column("days", text("Thời gian", "Time"), toned=True),
    Column("left", text("Số ngày còn lại", "Days left"), right=True),
)
_LACKS = (
    Column("report", text("Báo cáo", "Report"), widest=16, spare=1),
    Column("lacking", text("Số liệu còn thiếu", "Figures missing"), right=True, spare=1),
    Column("needed", text("Số liệu cần có", "Variables needed"), right=True, spare=1),
)
_COLUMNS = (
    Column("name", text("Đơn vị", "Who"), widest=28),
    Column("province", text("Tỉnh", "Province"), spare=3),
    Column("period", text("Kỳ báo cáo", "Report for"), widest=20),
    Column("due", text("Hạn", "Due")),
    Column("days", text("Thời gian", "Time"), toned=True, parts=_DAYS),
    Column("report", text("Báo cáo", "Report"), widest=26, spare=1, parts=_LACKS),
    Column("missing", text("Số liệu còn thiếu", "Figures missing"), spare=2, widest=48, items=True, rest=True),
)


def page(owing: Owing, canvas: Canvas) -> Page:
    """A row a report, the oldest due date first."""
    heading = text(
        "Báo cáo đến hạn trong {days} tới và báo cáo quá hạn, tính đến {today}",
        "Reports due within {days}, and overdue ones, on {today}",
        days=counted(owing.within, "ngày", "day"),
        today=owing.today,
    )
    rows = [_row(one, canvas.language) for one in owing.reports]
    if not rows:
        nothing = _NOTHING if owing.has_days else _NO_DAYS
        return Page([heading.within(canvas.language)], [], [nothing.within(canvas.language)])
    return Page([heading.within(canvas.language)], [Sheet(_COLUMNS, [Group(None, rows)])])


_NOTHING = text("Không có báo cáo nào đến hạn hoặc quá hạn.", "No report is due or overdue.")
_NO_DAYS = text(
    'Không kế hoạch nào ở đây có hạn báo cáo. Ghi hạn, ví dụ report_due: ["11-10"] (ngày 10/11 hằng năm), vào kế hoạch'
    " hoặc vào plans/cdsplan.yaml.",
    'No plan here says when its reports are due. Write report_due: ["11-10"] (10 November of each year) or such into'
    " the plan, or into plans/cdsplan.yaml.",
)


def _row(owed: OwedReport, language: Language) -> Row:
    return row(_COLUMNS, _cells(owed, language), _values(owed))._replace(tone="bad" if owed.is_overdue else "open")


def _values(owed: OwedReport) -> dict[str, Value]:
    return {
        "due": owed.due.day,
        "left": whole(owed.days),
        "lacking": None if owed.is_unread else whole(len(owed.missing)),
        "needed": whole(owed.needed),
    }


def _cells(owed: OwedReport, language: Language) -> Iterator[str]:
    unit = owed.unit
    yield owed.name
    yield unit.province if unit and "/" in owed.path else ""
    yield headed(owed.due.period).within(language)
    yield day(owed.due.day, language)
    yield due_words.until(owed.days).within(language)
    yield due_words.is_there(owed).within(language)
    yield due_words.missing(owed).within(language)


def as_json(owing: Owing) -> str:
    """`cdsplan.due/1`."""
    listed = {
        "schema": "cdsplan.due/1",
        "as_of": owing.today.isoformat(),
        "within": owing.within,
        "reports": [_record(one) for one in owing.reports],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def as_csv(owing: Owing) -> str:
    """The same, the ids of what is missing in one cell."""
    names = (
        "path",
        "name",
        "code",
        "period",
        "ends",
        "due",
        "days",
        "overdue",
        "begun",
        "unread",
        "needed",
        "missing",
        "plans",
        "after_plan",
    )
    return csv.page(names, (_flat(one) for one in owing.reports))


def _record(owed: OwedReport) -> dict[str, object]:
    unit = owed.unit
    return {
        "path": owed.path,
        "name": unit.name if unit else None,
        "code": unit.code if unit else None,
        **report_record(owed),
    }


def report_record(owed: OwedReport) -> dict[str, object]:
    """The report itself, as `cdsplan.due/1` and `cdsplan.list/1` have it."""
    return {
        "period": owed.due.period.text,
        "ends": owed.due.ends.isoformat(),
        "due": owed.due.day.isoformat(),
        "days": owed.days,
        "overdue": owed.is_overdue,
        "begun": owed.is_begun,
        "unread": owed.is_unread,
        "needed": owed.needed,
        "missing": [{"id": one.id, "name": one.name} for one in owed.missing],
        "plans": list(owed.plans),
        "after_plan": owed.after_plan.isoformat() if owed.after_plan else None,
    }


def _flat(owed: OwedReport) -> dict[str, object]:
    missing = " ".join(one.id for one in owed.missing)
    return {**_record(owed), "missing": missing, "plans": " ".join(owed.plans)}
