"""The figures of each indicator read back from what is printed, as a stranger to the program would read them."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from html import unescape
from io import StringIO
from typing import Any, NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from tests.pages import read
from tests.workbooks import cells

STATUSES = {
    "met": "Đạt", "missed": "Không đạt", "on-track": "Đúng tiến độ", "behind": "Chậm tiến độ", "open": "Chưa đạt",
    "no-data": "Chưa có số liệu", "stale": "Số liệu cũ", "not-applicable": "Không áp dụng",
    "undefined": "Chưa tính được (mẫu số bằng 0)",
}  # fmt: skip
STATES = {"done": "hoàn thành", "in-progress": "đang triển khai", "not-started": "chưa bắt đầu"}
NUMBER = r"[+-]?\d[\d.]*(?:,\d+)?"


class Printed(NamedTuple):
    """What one output says of one indicator; None where it says nothing."""

    value: Decimal | str | None
    numerator: Decimal | None
    denominator: Decimal | None
    target: Decimal | str | None
    gap: Decimal | None
    remaining: Decimal | None
    status: str


def from_json(drawn: str) -> dict[str, Printed]:
    """Of the first plan."""
    read_ = json.loads(drawn, parse_float=Decimal)
    return {one["id"]: _from_json(one) for one in read_["plans"][0]["indicators"]}


def _from_json(one: Mapping[str, Any]) -> Printed:
    actual, remaining = one["actual"] or {}, one["remaining"] or {}
    value, above, below = (actual.get(name) for name in ("value", "numerator", "denominator"))
    return Printed(value, above, below, one["target"]["value"], one["gap"], remaining.get("amount"), one["status"])


def from_csv(drawn: str) -> dict[str, Printed]:
    rows = csv.DictReader(StringIO(drawn))
    return {row["id"]: Printed(*(_plain(row[name]) for name in Printed._fields)) for row in rows}  # type: ignore[arg-type]


def _plain(cell: str) -> Decimal | str | None:
    return Decimal(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell or None


def from_markdown(drawn: str) -> dict[str, Printed]:
    """Of every table that has targets."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in _table_lines(drawn)]
    return from_tables(lines)


def _table_lines(drawn: str) -> Iterator[str]:
    for line in drawn.splitlines():
        if line.startswith("|"):
            yield unescape(re.sub(r"\\(.)", r"\1", line.replace("<br>", "\n")))


def from_html(drawn: str) -> dict[str, Printed]:
    page = read(drawn.removeprefix("<!DOCTYPE html>\n"))
    return from_tables([cell.words for cell in row.elements] for row in page.inner("tr"))


def newest(drawn: str) -> list[tuple[Decimal | None, Decimal | None, Decimal | str | None]]:
    """Beside the chart of each indicator that has any: the last figure that was published, with its counts."""
    page = read(drawn.removeprefix("<!DOCTYPE html>\n"))
    tables = [one for one in page.inner("table") if one.first("tr").elements[-1].words in {"Số liệu", "Nguồn, văn bản"}]
    return [_newest(next(one.first("tbody").inner("tr")).elements[2].words) for one in tables]


def _newest(said: str) -> tuple[Decimal | None, Decimal | None, Decimal | str | None]:
    """`3.214/4.018: 79,99%`."""
    counts, value = _actual(said.replace(": ", ", đạt "))
    return *counts, value


def from_sheet(sheet: Worksheet) -> dict[str, Printed]:
    """Numbers that stand in cells of their own."""
    return from_tables([["" if cell is None else cell for cell in row] for row in cells(sheet)])


def from_tables(rows: Iterable[list[Any]]) -> dict[str, Printed]:
    """Every line below headings that has as many cells."""
    heads: list[str] = []
    found: dict[str, Printed] = {}
    for row in rows:
        if "Chỉ tiêu" in row:
            heads = list(map(str, row))
        elif heads and len(row) == len(heads) and str(row[heads.index("Chỉ tiêu")]).startswith("Chỉ tiêu "):
            line = dict(zip(heads, row, strict=True))
            found[line["Chỉ tiêu"].removeprefix("Chỉ tiêu ").split("\n")[0]] = _from_line(line)
    return found


def _from_line(line: Mapping[str, Any]) -> Printed:
    counts, value = _actual(line["Thực hiện"])
    gap, remaining = line.get("Còn thiếu", "–"), line.get("Còn phải thực hiện", "–")
    if "Kế hoạch" in line:
        gap, remaining = _both(str(gap))
    target = _target(str(line.get("Mục tiêu", line.get("Kế hoạch"))))
    if "Tử số" in line:
        counts = _number(line["Tử số"]), _number(line["Mẫu số"])
        target = target if target == "done" else _number(line.get("Mức phải đạt", "–"))
    return Printed(value, *counts, target, _number(gap), _number(remaining), _status(str(line["Đánh giá"])))


def _both(cell: str) -> tuple[str, str]:
    """Gap and remaining in one cell, as a report has them: of a gap of zero only what remains."""
    lines = cell.split("\n")
    remaining = lines.pop() if lines[-1].endswith(" hộ") else "–"
    return lines[0] if lines else "0", remaining


def _status(said: str) -> str:
    return "met" if said == "Vượt" else next(name for name, words in STATUSES.items() if words == said)


def _actual(said: Any) -> tuple[tuple[Decimal | None, Decimal | None], Decimal | str | None]:  # noqa: ANN401  a cell
    """`3.214/4.018 hộ, đạt 79,99%`."""
    if not isinstance(said, str):
        return (None, None), _number(said)
    state = next((name for name, words in STATES.items() if said.startswith(words)), None)
    found = re.match(rf"(?:({NUMBER})/({NUMBER})[^,]*, (?:đạt|chiếm) )?({NUMBER})", said)
    if state or not found:
        return (None, None), state
    return (_number(found[1] or "–"), _number(found[2] or "–")), _number(found[3])


def _target(said: str) -> Decimal | str | None:
    """`≥ 80% đến 85%`; of growth what it comes to, where that is known."""
    if said.startswith(STATES["done"]):
        return "done"
    if re.match("tăng|giảm|bằng|không", said):
        said = said.partition(" tức ")[2]
    found = re.match(rf"[≥>≤<]? ?({NUMBER})", said)  # nobody says at least 100 %
    return _number(found[1]) if found else None


def _number(cell: Any) -> Decimal | None:  # noqa: ANN401  a cell
    """A number of a workbook, or one as it is written in Vietnamese."""
    if not isinstance(cell, str):
        return None if cell is None else Decimal(str(cell))
    found = re.match(NUMBER, cell)
    return Decimal(found[0].replace(".", "").replace(",", ".")) if found else None
