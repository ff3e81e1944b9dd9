"""The communes of a repository, and provinces with files of their own: a table for people, CSV and JSON."""

import json
from collections.abc import Iterator, Sequence

from cdsplan.evaluation.inventory import ListedCommune
from cdsplan.evaluation.owed import OwedReport
from cdsplan.language import Language, Text, day, text
from cdsplan.model.period_words import headed
from cdsplan.render import due_words
from cdsplan.render.canvas import Canvas
from cdsplan.render.due import report_record
from cdsplan.render.rollup.values import REPORTED
from cdsplan.render.table import csv
from cdsplan.render.table.sheet import Column, Group, Page, Sheet, row
from cdsplan.render.table.value import Value, whole

# What a workbook has instead, to sort and to filter.
_DUE = (
    Column("period", text("Kỳ báo cáo", "Report for")),
    Column("due", text("Hạn", "Due")),
    Column("left", text("Số ngày còn lại", "Days left"), right=True),
)
_COLUMNS = (
    Column("path", text("Thư mục", "Folder")),
    Column("name", text("Tên", "Name")),
    Column("code", text("Mã", "Code"), spare=4),
    Column("plans", text("Kế hoạch", "Plans"), spare=3, items=True),
    Column("last_report", text("Báo cáo gần nhất", "Last report"), spare=2),
    Column("reported", text("Số liệu đã có", "Variables reported"), spare=1, parts=REPORTED),
    Column("owed", text("Báo cáo đến hạn", "Report due"), items=True, parts=_DUE),
    Column("stands", text("Báo cáo đó", "That report"), items=True, rest=True),
)


def page(entries: Sequence[ListedCommune], canvas: Canvas) -> Page:
    """A row for each commune, which only a terminal breaks: one that looks for a commune in a pipe has its line."""
    rows = [row(_COLUMNS, _cells(entry, canvas.language), _values(entry, canvas.language)) for entry in entries]
    title = text("Các đơn vị trong kho", "The communes of the repository").within(canvas.language)
    if not rows:
        return Page([], [], [_NOBODY.within(canvas.language)], title=title)
    return Page([], [Sheet(_COLUMNS, [Group(None, rows)], fitted=False)], title=title)


_NOBODY = text("Kho chưa có đơn vị nào.", "The repository has no commune yet.")


def _cells(entry: ListedCommune, language: Language) -> Iterator[str]:
    yield entry.path
    yield entry.name or ""
    yield entry.code or ""
    yield ", ".join(entry.plans)
    yield day(entry.last_report, language) if entry.last_report else ""
    yield f"{entry.reported}/{entry.needed}"
    yield _due(entry.owed).within(language) if entry.owed else ""
    yield due_words.stands(entry.owed).within(language) if entry.owed else ""


def _due(owed: OwedReport) -> Text:
    return text("{day}, {until}", "{day}, {until}", day=owed.due.day, until=due_words.until(owed.days))


def _values(entry: ListedCommune, language: Language) -> dict[str, Value]:
    """What a workbook has as days and numbers."""
    owed = entry.owed
    return {
        "last_report": entry.last_report,
        "reported": whole(entry.reported),
        "needed": whole(entry.needed),
        "period": headed(owed.due.period).within(language) if owed else None,
        "due": owed.due.day if owed else None,
        "left": whole(owed.days) if owed else None,
    }


def as_json(entries: Sequence[ListedCommune]) -> str:
    """`cdsplan.list/1`."""
    listed = {
        "schema": "cdsplan.list/1",
        "provinces": [_record(entry) for entry in entries if "/" not in entry.path],
        "communes": [_record(entry) for entry in entries if "/" in entry.path],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def as_csv(entries: Sequence[ListedCommune]) -> str:
    """The same, the names of plans in one cell; which figures a due report lacks stands in `due`."""
    names = ("path", "name", "code", "plans", "last_report", "needed", "reported", "next_due", "period", "due", "days")
    return csv.page((*names, "lacking"), (_flat(entry) for entry in entries))


def _flat(entry: ListedCommune) -> dict[str, object]:
    owed = entry.owed
    lacking = None if owed is None or owed.is_unread else len(owed.missing)
    due = (owed.due.period.text, owed.due.day.isoformat(), owed.days, lacking) if owed else (None,) * 4
    of_due = dict(zip(("period", "due", "days", "lacking"), due, strict=True))
    return {**_record(entry), "plans": " ".join(entry.plans), **of_due}


def _record(entry: ListedCommune) -> dict[str, object]:
    return {
        "path": entry.path,
        "name": entry.name,
        "code": entry.code,
        "plans": list(entry.plans),
        "last_report": entry.last_report.isoformat() if entry.last_report else None,
        "needed": entry.needed,
        "reported": entry.reported,
        "next_due": entry.next_due.isoformat() if entry.next_due else None,
        "due": report_record(entry.owed) if entry.owed else None,
    }
