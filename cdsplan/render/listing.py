"""The communes of a repository as a table, Markdown, CSV or JSON."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from tabulate import tabulate

from cdsplan.evaluation.inventory import ListedCommune
from cdsplan.language import Language, day, text
from cdsplan.render.csv_cells import cell
from cdsplan.render.escape import literal, one_line
from cdsplan.render.words import EMPTY

_HEADINGS = (
    text("Thư mục", "Folder"),
    text("Tên", "Name"),
    text("Mã", "Code"),
    text("Kế hoạch", "Plans"),
    text("Báo cáo gần nhất", "Last report"),
    text("Số liệu đã có", "Variables reported"),
    text("Hạn báo cáo tới", "Next report due"),
)


def _plain(entries: Sequence[ListedCommune], language: Language) -> str:
    return _drawn([_cells(entry, language) for entry in entries], language, "simple")


def _markdown(entries: Sequence[ListedCommune], language: Language) -> str:
    return _drawn([map(literal, _cells(entry, language)) for entry in entries], language, "pipe")


def _drawn(rows: Sequence[Iterable[str]], language: Language, form: str) -> str:
    headings = [heading.within(language) for heading in _HEADINGS]
    return str(tabulate(rows, headers=headings, tablefmt=form, disable_numparse=True)) + "\n"


def _cells(entry: ListedCommune, language: Language) -> list[str]:
    written = (
        entry.path,
        entry.name,
        entry.code,
        ", ".join(entry.plans),
        day(entry.last_report, language) if entry.last_report else None,
        f"{entry.reported}/{entry.needed}",
        day(entry.next_due, language) if entry.next_due else None,
    )
    return [one_line(cell or "") or EMPTY for cell in written]


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


def _json(entries: Sequence[ListedCommune], _language: Language) -> str:
    listed = {"schema": "cdsplan.list/1", "communes": [_record(entry) for entry in entries]}
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _csv(entries: Sequence[ListedCommune], _language: Language) -> str:
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(("path", "name", "code", "plans", "last_report", "needed", "reported", "next_due"))
    for entry in entries:
        writer.writerow(map(cell, {**_record(entry), "plans": " ".join(entry.plans)}.values()))
    return page.getvalue()


DRAW: dict[str, Callable[[Sequence[ListedCommune], Language], str]] = {
    "plain": _plain,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
}
