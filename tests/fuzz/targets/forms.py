"""Forms that come back through whatever program, through `import`: all that was typed is recorded, or nothing is."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cdsplan.render.form.csv import as_csv
from tests import forms
from tests.conftest import COMMUNE, NARRATIVE, PATHS, Folder
from tests.fuzz.mutation import PIECES, mutated
from tests.fuzz.program import Ran, cdsplan
from tests.fuzz.target import Example, Target, contents, write
from tests.reading import read_report

_REPORT = "period: 2026-06\nvalues:\n  ho: 999   # sổ hộ\n  ho_cap_quang: {value: 600, source: 'VNPT'}\n" + NARRATIVE
_NEW = 6  # the column of the figures, from 0
_SHEET, _EXPECTED = "xl/worksheets/sheet1.xml", "expected.json"
_XML = (
    *(
        '<c r="G7"><v>1</v></c>',
        '<c r="XFD1048576"><v>1</v></c>',
        ' t="s"',
        ' t="b"',
        ' t="e"',
        ' t="inlineStr"',
        ' t="d"',
    ),
    *(' s="999999"', ' s="0"', "<f>1+1</f>", "<v>1e400</v>", "<v>-1</v>", "<v>0x1</v>", "<v></v>", "<row>", "</row>"),
    *(
        "&#0;",
        "&lt;",
        "]]>",
        "<![CDATA[x]]>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
        "_x000D_",
        "<t>7</t>",
        "700",
        "\u202e",
    ),
)
_CELLS = (
    "700",
    "7.000",
    "7,5",
    "=1+1",
    "#N/A",
    "1e3",
    "đạt",
    "",
    " ",
    "-1",
    "9" * 19,
    '"',
    "14/6",
    "70%",
    "\u202e",
    "TRUE",
)


class _Stock(NamedTuple):
    """A commune, and its form of June as the program makes it."""

    files: dict[str, bytes]
    workbook: dict[str, bytes]  # its parts
    rows: list[list[str]]  # of the form as CSV


@cache
def _stock() -> _Stock:
    with TemporaryDirectory() as made:
        folder = Folder(Path(made))
        folder.write(PATHS["commune"], COMMUNE)
        folder.write(PATHS["report"], "")
        files = contents(forms.stocked(folder).root)
        book = forms.saved(forms.completed(folder, {"G7": 700, "G8": 1000, "G9": 34.5, "I8": "đếm lại"}))
        with ZipFile(BytesIO(book)) as archive:
            parts = {name: re.sub(rb"\d\d:\d\d:\d\dZ", b"00:00:00Z", archive.read(name)) for name in archive.namelist()}
        rows = [*csv.reader(StringIO(as_csv(forms.form_of(folder)).decode("utf-8-sig"), newline=""), delimiter=";")]
    return _Stock(files, parts, rows)


def _make(random: Random) -> Example:
    files = dict(_stock().files)
    if random.random() < 0.5:
        files[PATHS["report"]] = _REPORT.encode()
    return {**files, **random.choice(_FORMS)(random)}


def _amounts(random: Random) -> dict[str, int]:
    return {"ho_cap_quang": random.randint(0, 1000), "ho": random.randint(1000, 10**9)}


def _expected(amounts: dict[str, int]) -> bytes:
    return json.dumps(amounts).encode()


def _whole_csv(random: Random) -> Example:
    """A form in CSV as some honest program saves it: whatever was typed must be recorded."""
    amounts, rows = _amounts(random), [list(row) for row in _stock().rows]
    for name, amount in amounts.items():
        rows[forms.ROWS[name] - 1][_NEW] = str(amount)
    page = StringIO()
    csv.writer(
        page,
        delimiter=random.choice(";,\t"),
        lineterminator=random.choice(("\r\n", "\n", "\r")),
        quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
    ).writerows(rows)
    raw = page.getvalue().encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))
    return {"a.csv": raw, _EXPECTED: _expected(amounts)}


def _whole_workbook(random: Random) -> Example:
    """The same of a workbook, whose numbers may be written in several ways."""
    amounts, parts = _amounts(random), dict(_stock().workbook)
    for name, amount in amounts.items():
        written = random.choice((f"{amount}", f"{amount}.0", f"{amount:E}" if amount < 10**6 else f"{amount}"))
        cell = rb'(<c r="G%d"[^>]*>)<v>[^<]*</v>' % forms.ROWS[name]
        parts[_SHEET], count = re.subn(cell, rb"\1<v>%s</v>" % written.encode(), parts[_SHEET])
        assert count == 1
    return {"a.xlsx": _zipped(random, parts), _EXPECTED: _expected(amounts)}


def _spoilt_csv(random: Random) -> Example:
    rows = [list(row) for row in _stock().rows]
    for _ in range(random.randint(1, 6)):
        row = random.choice([one for one in rows if one])
        row[random.randrange(len(row))] = random.choice((*_CELLS, *PIECES))
    page = StringIO()
    csv.writer(page, delimiter=random.choice(";,\t|"), quotechar=random.choice("\"'")).writerows(rows)
    raw = page.getvalue().encode(random.choice(("utf-8", "utf-8-sig", "utf-16", "cp1258")), errors="replace")
    return {"a.csv": mutated(random, raw, (*PIECES, *_CELLS, ";", ",", '"')) if random.random() < 0.7 else raw}


def _spoilt_parts(random: Random) -> Example:
    """A workbook in which a cell or the XML of a part is another."""
    parts = dict(_stock().workbook)
    for _ in range(random.randint(1, 3)):
        name = random.choice([one for one in parts if "theme" not in one])
        spoil = _other_value if "sheet" in name and random.random() < 0.8 else _other_xml
        parts[name] = spoil(random, parts[name])
    if random.random() < 0.1:
        del parts[random.choice([*parts])]
    return {"a.xlsx": _zipped(random, parts)}


def _other_value(random: Random, raw: bytes) -> bytes:
    values = [*re.finditer(rb"<v>[^<]*</v>|<t[^>]*>[^<]*</t>", raw)]
    if not values:
        return raw
    found = random.choice(values)
    word = random.choice((*_CELLS, "0.1", "45000", "1e10")).encode(errors="replace").replace(b"<", b"&lt;")
    return raw[: found.start()] + b"<v>" + word + b"</v>" + raw[found.end() :]


def _other_xml(random: Random, raw: bytes) -> bytes:
    return mutated(random, raw, _XML, 2)


def _zipped(random: Random, parts: dict[str, bytes]) -> bytes:
    page, packed = BytesIO(), random.choice((ZIP_DEFLATED, ZIP_STORED))
    with ZipFile(page, "w") as archive:
        for name, raw in parts.items():
            archive.writestr(ZipInfo(name), raw, packed)  # without the time: the same seed makes the same bytes
    return page.getvalue()


def _spoilt_zip(random: Random) -> Example:
    return {"a.xlsx": mutated(random, _zipped(random, _stock().workbook), ("PK\x03\x04", "PK\x01\x02", "\0", "xl/"), 2)}


_FORMS: Sequence[Callable[[Random], Example]] = (
    *(_whole_csv, _whole_workbook, _spoilt_csv, _spoilt_csv, _spoilt_parts, _spoilt_parts, _spoilt_parts),
    _spoilt_zip,
)


def _check(example: Example, folder: Path) -> str:
    write({path: raw for path, raw in example.items() if path != _EXPECTED}, folder)
    before = contents(folder)
    name = next((path for path in example if path.startswith("a.")), "a.csv")
    command = ["import", str(folder / name), *(["--overwrite"] if _EXPECTED in example else [])]
    tried, between = cdsplan(folder, *command, "--dry-run"), contents(folder)
    if said := tried.wrong() or ("" if between == before else "a dry run writes: something"):
        return said
    ran, after = cdsplan(folder, *command), contents(folder)
    if said := ran.wrong() or _half_done(tried, ran, before, after):
        return said
    return _lost(json.loads(example[_EXPECTED]), ran, after) if _EXPECTED in example else ""


def _half_done(tried: Ran, ran: Ran, before: dict[str, bytes], after: dict[str, bytes]) -> str:
    """Whether the report is what it was, or the new one whole; and the trial has said which."""
    if tried.code != ran.code:
        return f"the trial ends otherwise: {tried} {ran}"
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if ran.code and changed:
        return f"a form that is refused writes: {changed} {ran}"
    if any("/reports/" not in path for path in changed) or len(changed) > 1:
        return f"another file is written: {changed} {ran}"
    return next((said for path in changed if (said := _not_kept(before.get(path, b""), after.get(path, b"")))), "")


def _not_kept(before: bytes, after: bytes) -> str:
    """Whether a report still reads, and holds all that it held: a form adds and changes, and takes nothing away."""
    now = read_report(after)
    if now is None:
        return f"a report is written that does not load: {after.decode()}"
    was = read_report(before) if before else None
    if was is None:
        return ""
    lost = (was.values.keys() - now.values.keys()) | (was.results.keys() - now.results.keys())
    if lost or was.period != now.period:
        return f"a figure is lost: {lost} {after.decode()}"
    kept = b"# s\xe1\xbb\x95 h\xe1\xbb\x99" in after and "do văn phòng viết".encode() in after
    return "" if kept or b"# s" not in before else f"a comment is lost: {after.decode()}"


def _lost(expected: dict[str, int], ran: Ran, after: dict[str, bytes]) -> str:
    now = read_report(after.get(PATHS["report"], b""))
    values = {name: now.numbers.get(name) for name in expected} if now else {}
    return "" if values == expected else f"what was typed is not recorded: {expected} {values} {ran}"


FORMS = Target("form", _make, _check, may_shrink=False, share=2)
