"""The communes of a repository, and provinces with files of their own: a table for people, CSV and JSON."""

import json
from collections.abc import Iterator, Sequence

from cdsplan.evaluation.inventory import ListedCommune
from cdsplan.language import Language, day, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.rollup.values import REPORTED
from cdsplan.render.table import csv
from cdsplan.render.table.sheet import Column, Group, Page, Sheet, row
from cdsplan.render.table.value import Value, whole

_COLUMNS = (
    Column("path", text("Thư mục", "Folder")),
    Column("name", text("Tên", "Name")),
    Column("code", text("Mã", "Code")),
    Column("plans", text("Kế hoạch", "Plans")),
    Column("last_report", text("Báo cáo gần nhất", "Last report")),
    Column("reported", text("Số liệu đã có", "Variables reported"), parts=REPORTED),
    Column("next_due", text("Hạn báo cáo tới", "Next report due")),
)


def page(entries: Sequence[ListedCommune], canvas: Canvas) -> Page:
    """A row for each commune, which no width breaks: one that looks for a commune has its line."""
    rows = [row(_COLUMNS, _cells(entry, canvas.language), _values(entry)) for entry in entries]
    title = text("Các đơn vị trong kho", "The communes of the repository").within(canvas.language)
    return Page([], [Sheet(_COLUMNS, [Group(None, rows)], fitted=False)], title=title)


def _cells(entry: ListedCommune, language: Language) -> Iterator[str]:
    yield entry.path
    yield entry.name or ""
    yield entry.code or ""
    yield ", ".join(entry.plans)
    yield day(entry.last_report, language) if entry.last_report else ""
    yield f"{entry.reported}/{entry.needed}"
    yield day(entry.next_due, language) if entry.next_due else ""


def _values(entry: ListedCommune) -> dict[str, Value]:
    """What a workbook has as days and numbers."""
    return {
        "last_report": entry.last_report,
        "reported": whole(entry.reported),
        "needed": whole(entry.needed),
        "next_due": entry.next_due,
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
    """The same, the names of plans in one cell."""
    names = ("path", "name", "code", "plans", "last_report", "needed", "reported", "next_due")
    return csv.page(names, ({**_record(entry), "plans": " ".join(entry.plans)} for entry in entries))


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
    }
