"""A year of a province: every month each commune records or imports its figures and reports, and all are added up.

The script keeps its own books, in whole numbers and fractions, and compares every figure with what the program says.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from openpyxl import load_workbook

from cdsplan.recording.form import SHEET
from tests.conftest import Folder
from tests.torture.process import Process
from tests.torture.tally import Tally

YEAR = 2026
_CATALOG = """\
variables:
  ho: {name: Tổng số hộ, kind: count, unit: hộ}
  quang: {name: Số hộ dùng cáp quang, kind: count, unit: hộ, part_of: ho}
  ho_so: {name: Số hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  truc_tuyen: {name: Số hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true, part_of: ho_so}
  tap_huan: {name: Số người được tập huấn, kind: count, unit: người, cumulative: true}
indicators:
  cap_quang: {name: Tỷ lệ hộ dùng cáp quang, measure: percent, formula: quang / ho}
  ho_so_truc_tuyen: {name: Tỷ lệ hồ sơ trực tuyến, measure: percent, formula: truc_tuyen / ho_so}
  nguoi_tap_huan: {name: Số người được tập huấn, measure: number, unit: người, formula: tap_huan}
"""
_PLAN = f"""\
title: Kế hoạch năm {YEAR}
year: {YEAR}
indicators:
  - {{id: cap_quang, targets: [{{op: ">=", value: 80}}]}}
  - {{id: ho_so_truc_tuyen, targets: [{{op: ">=", value: 90}}]}}
  - {{id: nguoi_tap_huan, targets: [{{op: ">=", value: 1200}}]}}
"""
# Of each indicator what is divided by what, and what it asks.
_RATES = {"cap_quang": ("quang", "ho", 80), "ho_so_truc_tuyen": ("truc_tuyen", "ho_so", 90)}
_TRAINED = 1200

Figures = dict[str, int]


class Month(NamedTuple):
    """A month and the day on which its figures are asked for."""

    number: int

    @property
    def period(self) -> str:
        return f"{YEAR}-{self.number:02}"

    @property
    def today(self) -> str:
        return f"{self.period}-28"


def year(folder: Path, communes: int, chance: Random, months: int = 12) -> Tally:
    """So many communes and months."""
    tally = Tally(
        f"a year of a province: {communes} communes record, import, report and are added up for {months} months"
    )
    province = _Province(folder / "province", communes, tally)
    for month in map(Month, range(1, months + 1)):
        province.work(month, chance)
    return tally


class _Province:
    """The communes, with the script's own books."""

    def __init__(self, root: Path, communes: int, tally: Tally) -> None:
        self.root, self.tally = root, tally
        self.books: dict[str, Figures] = {}
        home = Folder(root)
        home.write("plans/catalog/chung.yaml", _CATALOG)
        for at in range(1, communes + 1):
            name = f"xa-so-{at}"
            home.write(
                f"plans/thanh-hoa/{name}/commune.yaml", f'{{name: Xã Số {at}, code: "{at:05}", province: Thanh Hóa}}\n'
            )
            home.write(f"plans/thanh-hoa/{name}/{YEAR}-so.yaml", _PLAN)
            self.books[name] = {"ho": 800 + 37 * at, "quang": 300 + 11 * at, "ho_so": 0, "truc_tuyen": 0, "tap_huan": 0}

    def work(self, month: Month, chance: Random) -> None:
        """What happens in a month, in its order."""
        for at, (name, figures) in enumerate(self.books.items()):
            _count(figures, chance)
            if at % 2:
                self._import(name, figures, month, "xlsx" if at % 4 == 1 else "csv")
            else:
                self._record(name, figures, month)
        for name, figures in self.books.items():
            self._compare_commune(name, figures, month)
            self._report(name, figures, month)
        self._compare_sums(month)

    def _run(self, month: Month, *arguments: str) -> str:
        return self.tally.ended(
            f"{month.period}: {' '.join(arguments)}", Process(self.root, arguments, today=month.today).end(), {0}
        ).said

    def _record(self, name: str, figures: Figures, month: Month) -> None:
        self._run(month, "record", name, *(f"{one}={value}" for one, value in figures.items()), "-p", month.period)

    def _import(self, name: str, figures: Figures, month: Month, kind: str) -> None:
        form = self.root / "forms" / f"{name}-{month.period}.{kind}"
        self._run(month, "form", name, "--period", month.period, "-o", str(form))
        (_fill_workbook if kind == "xlsx" else _fill_csv)(form, figures)
        self._run(month, "import", str(form))

    def _report(self, name: str, figures: Figures, month: Month) -> None:
        """The counts stand in it beside the rate, as officers write them."""
        report = self.root / "reports" / f"{name}-{month.period}.md"
        self._run(month, "report", name, "--period", month.period, "-o", str(report))
        paper = report.read_text(encoding="utf-8") if report.exists() else ""
        for part, whole, _ in _RATES.values():
            self._expect(
                f"{month.period} {name} {part} in its report",
                f"{_dotted(figures[part])}/{_dotted(figures[whole])} " in paper,
            )

    def _compare_commune(self, name: str, figures: Figures, month: Month) -> None:
        table = self._json(month, "progress", name, "--as-of", month.today, "--format", "json")
        found = {one["id"]: one for plan in table.get("plans", ()) for one in plan["indicators"]}
        for where, wanted in _expected(figures):
            self._compare(f"{month.period} {name} {where}", wanted, found, where)

    def _compare_sums(self, month: Month) -> None:
        told = self._json(month, "summary", "thanh-hoa", "--as-of", month.today, "--format", "json")
        found = {one["id"]: one for one in told.get("indicators", ())}
        sums = {one: sum(figures[one] for figures in self.books.values()) for one in next(iter(self.books.values()))}
        for where, wanted in _expected_sums(sums, len(self.books)):
            self._compare(f"{month.period} the province's {where}", wanted, found, where)

    def _json(self, month: Month, *arguments: str) -> dict[str, Any]:
        said = self._run(month, *arguments)
        _, brace, rest = said.partition("{\n")
        found: dict[str, Any] = json.loads(brace + rest) if brace else {}
        return found

    def _compare(self, what: str, wanted: Fraction, found: Mapping[str, Any], where: str) -> None:
        value: Any = found
        for step in where.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        near = value is not None and abs(Fraction(str(value)) - wanted) <= Fraction(1, 2_000_000)
        self._expect(f"{what}: {value}, and not {float(wanted)}", near)

    def _expect(self, what: str, holds: bool) -> None:  # noqa: FBT001  what holds
        if not holds:
            self.tally.lost.append(what)


def _count(figures: Figures, chance: Random) -> None:
    """What another month brings."""
    figures["quang"] = min(figures["ho"], figures["quang"] + chance.randint(0, 60))
    new = chance.randint(1, 90)
    figures["ho_so"] += new
    figures["truc_tuyen"] += chance.randint(0, new)
    figures["tap_huan"] += chance.randint(0, 150)


def _expected(figures: Figures) -> Iterator[tuple[str, Fraction]]:
    """Where the program must say what, of a commune."""
    for name, (part, whole, target) in _RATES.items():
        rate = Fraction(100 * figures[part], figures[whole])
        yield f"{name}.actual.value", rate
        yield f"{name}.actual.numerator", Fraction(figures[part])
        yield f"{name}.actual.denominator", Fraction(figures[whole])
        yield f"{name}.gap", target - rate
        yield f"{name}.achievement", rate / target * 100
        left = max(0, ceil(Fraction(target * figures[whole], 100)) - figures[part])
        yield f"{name}.remaining.amount", Fraction(left)
    trained = figures["tap_huan"]
    yield "nguoi_tap_huan.actual.value", Fraction(trained)
    yield "nguoi_tap_huan.gap", Fraction(_TRAINED - trained)
    yield "nguoi_tap_huan.remaining.amount", Fraction(max(0, _TRAINED - trained))


def _expected_sums(sums: Figures, communes: int) -> Iterator[tuple[str, Fraction]]:
    """Where the program must say what, of the province."""
    for name, (part, whole, _) in _RATES.items():
        for bound in ("value", "low", "high"):
            yield f"{name}.{bound}", Fraction(100 * sums[part], sums[whole])
        yield f"{name}.numerator", Fraction(sums[part])
        yield f"{name}.denominator", Fraction(sums[whole])
    yield "nguoi_tap_huan.value", Fraction(sums["tap_huan"])
    for name in (*_RATES, "nguoi_tap_huan"):
        yield f"{name}.coverage.known", Fraction(communes)


def _dotted(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _fill_workbook(form: Path, figures: Figures) -> None:
    book = load_workbook(form)
    for row in book[SHEET].iter_rows():
        figure = figures.get(str(row[1].value))
        if figure is not None:
            row[6].value = figure
    book.save(form)


def _fill_csv(form: Path, figures: Figures) -> None:
    with form.open(encoding="utf-8-sig", newline="") as made:
        rows = list(csv.reader(made, delimiter=";"))
    for row in rows:
        if len(row) > 6 and row[1] in figures:
            row[6] = str(figures[row[1]])
    with form.open("w", encoding="utf-8-sig", newline="") as done:
        csv.writer(done, delimiter=";").writerows(rows)
