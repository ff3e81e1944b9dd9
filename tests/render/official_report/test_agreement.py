"""An official report says what `progress` says, of the five plans and of any reports: read as a stranger would."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsplan.evaluation.gap_table import progress
from cdsplan.evaluation.official_report import date_of, official_report, report_of
from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.official_report.blocks import Grid, Items, Letter, Words
from cdsplan.render.official_report.letter import letter
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.lookup import commune
from tests import ROOT
from tests.inline import indicator, percent
from tests.offices import office

JSON = dict[str, Any]
FIVE = [
    ("xa-thanh-vinh", "2026-06"),
    ("xa-thanh-vinh", "2026-03"),
    ("xa-ngoc-lac", "2026-06"),
    ("xa-tuong-linh", "2026-06"),
    ("xa-van-son", "2026"),
    ("xa-yen-hung", "2025"),
]


def both(files: CommuneFiles, span: str) -> tuple[Letter, list[JSON]]:
    """The report, and the plans of the JSON on the same day."""
    when = period.parse(span)
    day = min(date_of(files, when), date(2026, 12, 31))
    result = progress(files, day)
    report = official_report(result, when, report_of(files, when), whole=False, draft=True)
    drawn = json.loads(formats.Progress.JSON.draw(result, Canvas(Language.VI)), parse_float=Decimal)
    shown = {part.table.name for part in report.parts}
    return letter(report), [plan for plan in drawn["plans"] if plan["plan"] in shown]


def rows(paper: Letter) -> Iterator[dict[str, tuple[str, ...]]]:
    """The cells of every line, by their headings."""
    blocks = [*paper.body, *(block for annex in paper.annexes for block in annex.body)]
    for grid in (block for block in blocks if isinstance(block, Grid)):
        for _, lines in grid.groups:
            for line in lines:
                yield {column.heading: cell for column, cell in zip(grid.columns, line.cells, strict=True)}


def sentences(paper: Letter) -> list[str]:
    said = [
        one.items if isinstance(one, Items) else (one.text,) for one in paper.body if isinstance(one, Items | Words)
    ]
    return [sentence for several in said for sentence in several]


NUMBER = r"[+-]?[\d.]+(?:,\d+)?"


def read(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def same(written: str, figure: Decimal | int) -> bool:
    """Whether a figure is printed as it is: half up, to the decimals that it has there."""
    there = read(written)
    exponent = there.as_tuple().exponent
    assert isinstance(exponent, int)
    return there == Decimal(figure).quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)


def check_row(row: dict[str, tuple[str, ...]], shown: JSON) -> None:
    actual = shown["actual"]
    assert row["Chỉ tiêu"][0] == shown["name"]
    if actual is None or isinstance(actual["value"], str):
        assert not re.search(r"\d", row["Thực hiện"][0])
        return
    counts = re.match(rf"({NUMBER})/({NUMBER})", row["Thực hiện"][0])
    if counts:
        assert same(counts[1], actual["numerator"])
        assert same(counts[2], actual["denominator"])
    value = re.search(rf"(?:đạt |chiếm |^)({NUMBER})(?:%|$| |\*)", row["Thực hiện"][0])
    assert value
    assert same(value[1], actual["value"])
    if shown["achievement"] is not None:
        assert same(row["% hoàn thành"][0].removesuffix("%"), shown["achievement"])
    check_missing(row, shown)


def check_missing(row: dict[str, tuple[str, ...]], shown: JSON) -> None:
    if shown["status"] == "met" or shown["gap"] is None:
        assert row.get("Còn thiếu", ("–",)) == ("–",)
        return
    written = [re.match(NUMBER, one) for one in row.get("Còn thiếu", ())]
    figures = [found[0] for found in written if found]
    if shown["gap"]:
        assert same(figures.pop(0), shown["gap"])
    if shown["remaining"]:
        assert same(figures.pop(0), shown["remaining"]["amount"])
    assert figures == []


def check_sentences(paper: Letter, shown: JSON) -> None:
    """What is late is told with the pace, of people and households rounded up."""
    if shown["status"] not in {"behind", "open", "missed", "on-track"} or shown["gap"] is None:
        return
    said = [one for one in sentences(paper) if one.startswith(shown["name"]) and "kế hoạch" in one]
    assert said
    expected: list[tuple[str, Decimal | int | None]] = [
        (rf"còn (?:thiếu|phải giảm) ({NUMBER})", shown["gap"] or None),
        (rf"là ({NUMBER})", shown["expected"]),
        (rf"dự kiến đến hạn (?:đạt|là) ({NUMBER})", shown["projected"]),
        (rf"mỗi tháng cần (?:thêm|giảm) ({NUMBER})", pace(shown) or None),
    ]
    for pattern, figure in expected:
        [found] = {match[1] if (match := re.search(pattern, one)) else None for one in said}
        assert (found is None) is (figure is None), pattern
        assert found is None or figure is None or same(found, figure)


def pace(shown: JSON) -> Decimal | int | None:
    needed: Decimal | None = shown["needed_per_month"]
    return ceil(needed) if needed is not None and shown["remaining"] else needed


def check(files: CommuneFiles, span: str) -> None:
    paper, plans = both(files, span)
    shown = [indicator for plan in plans for indicator in plan["indicators"]]
    lines = [*rows(paper)]
    assert len(lines) == len(shown)
    for row, one in zip(lines, shown, strict=True):
        check_row(row, one)
    counts = [sum(plan["counts"].values()) for plan in plans]
    paragraphs = [one for one in sentences(paper) if one.startswith("Kế hoạch có")]
    assert [int(re.findall(r"\d+", one)[0]) for one in paragraphs] == counts


@pytest.mark.parametrize(("name", "span"), FIVE)
def test_the_five_plans_are_reported_with_the_figures_of_progress(name: str, span: str) -> None:
    home = Repository(ROOT)
    files = home.commune(commune(home, name))
    check(files, span)
    paper, plans = both(files, span)
    for one in (shown for plan in plans for shown in plan["indicators"]):
        check_sentences(paper, one)


def words(paper: Letter) -> str:
    """Everything in it."""
    grids = [*paper.body, *(block for annex in paper.annexes for block in annex.body)]
    legends = [one.legend for one in grids if isinstance(one, Grid)]
    cells = [text for row in rows(paper) for cell in row.values() for text in cell]
    headings = [getattr(one, "text", "") for one in paper.body]
    return "\n".join([*sentences(paper), *legends, *cells, *headings, *paper.subject])


@pytest.mark.parametrize(("name", "span"), FIVE)
def test_no_id_and_no_word_of_the_program_stands_in_it(name: str, span: str) -> None:
    home = Repository(ROOT)
    files = home.commune(commune(home, name))
    said = words(both(files, span)[0])
    defined = files.definitions
    planned = {one.id for plan in files.plan_models for one in plan.indicators}
    ids = {*defined.variables, *defined.indicators, *planned}
    assert not [one for one in ids if re.search(rf"\b{re.escape(one)}\b", said)]
    assert not re.search(
        r"điểm %|>=|<=|\b(?:null|None|true|cdsplan|yaml|percent|target|plan|report)\b|\d{4}-\d\d", said
    )


COUNT = st.integers(0, 3000)
PLAN = "title: Kế hoạch\nyear: 2026\nindicators:\n" + "".join(
    f"  - {one}\n"
    for one in (
        indicator(percent("quang / ho"), name="a").replace("Chỉ tiêu", "A"),
        indicator(percent("dong / ho"), ["< 30"], own="baseline: {value: 60}", name="b").replace("Chỉ tiêu", "B"),
        indicator("measure: number, unit: hộ, formula: quang + dong", ["> 900"], name="c").replace("Chỉ tiêu", "C"),
        indicator("measure: number, unit: Mbit/s, formula: toc_do", [">= 40.5"], name="d").replace("Chỉ tiêu", "D"),
    )
)


@settings(max_examples=60)
@given(march=st.tuples(COUNT, COUNT, COUNT, COUNT), june=st.tuples(COUNT, COUNT, COUNT, COUNT))
def test_any_reports_are_told_with_the_figures_of_progress(march: tuple[int, ...], june: tuple[int, ...]) -> None:
    reports = [
        f"period: {when}\nvalues:\n"
        f"  {{quang: {quang}, dong: {dong}, ho: {quang + dong + more}, toc_do: {Decimal(speed) / 8}}}\n"
        for when, (quang, dong, more, speed) in (("2026-03", march), ("2026-06", june))
    ]
    files = office(PLAN, reports)
    check(files, "2026-06")
    paper, [plan] = both(files, "2026-06")
    for one in plan["indicators"]:
        check_sentences(paper, one)
