"""What is printed of a figure is that figure, whoever prints it, and on its side of the target."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from math import ceil, floor
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from cdsplan.dataset.tables import Wanted, batches
from cdsplan.evaluation.gap_table import Progress, progress
from cdsplan.evaluation.official_report import date_of, official_report, report_of
from cdsplan.evaluation.standing import Standing
from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.fields import State
from cdsplan.model.targets import shown
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.dataset import parquet
from cdsplan.render.site import portion
from cdsplan.render.site.addresses import Addresses, table_of
from cdsplan.render.site.frame import Site
from cdsplan.render.tidy_data.csv import as_csv
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every, export
from cdsplan.rollup.question import Question
from tests.contract import printed
from tests.contract.printed import Printed
from tests.contract.reckoning import MEETS
from tests.repositories import DAYS, INDICATORS, OWN, Data, Office, Plain, offices, write
from tests.workbooks import worksheets

VI = Canvas(Language.VI)
# How many decimals are shown where none has to tell a figure from its target: by who reads them.
PEOPLE, PROGRAMS = 2, 6
_F = formats.Progress
FORMATS: Mapping[str, tuple[int, Callable[[Progress], dict[str, Printed]]]] = {
    "json": (PROGRAMS, lambda result: printed.from_json(_F.JSON.draw(result, VI))),
    "csv": (PROGRAMS, lambda result: printed.from_csv(_F.CSV.draw(result, VI))),
    "markdown": (PEOPLE, lambda result: printed.from_markdown(_F.MARKDOWN.draw(result, VI))),
    "html": (PEOPLE, lambda result: printed.from_html(_F.HTML.draw(result, VI))),
    "xlsx": (PEOPLE, lambda result: printed.from_sheet(worksheets(_F.XLSX.file(result, VI))[0])),
}


def truth(result: Progress) -> dict[str, Standing]:
    """Each indicator of the one plan."""
    [table] = result.tables
    return {row.standing.indicator.id: row.standing for row in table.rows}


def near(figure: Decimal | str | None, exact: Fraction | None, digits: int) -> bool:
    """Whether that is printed of it: nothing of nothing, else at most half of the last decimal away."""
    if figure is None or exact is None:
        return figure is None and exact is None
    return isinstance(figure, Decimal | int) and abs(Fraction(figure) - exact) <= Fraction(1, 2 * 10**digits)


def expect_one_figure(said: Printed, found: Standing, digits: int) -> None:
    """That an output says what is so; people are not told what is missing of a target that is met."""
    actual, target = found.actual, found.target
    assert said.status == found.status
    limit = shown(target, digits)
    assert said.target == (limit.value if isinstance(limit, State) else limit)
    if actual and isinstance(actual.value, State):
        assert said.value == actual.value.value
    else:
        assert near(said.value, actual.value if actual and isinstance(actual.value, Fraction) else None, digits)
    if digits == PROGRAMS or (found.indicator.formula and found.indicator.formula.quotient):
        assert near(said.numerator, actual.numerator if actual else None, digits)
        assert near(said.denominator, actual.denominator if actual else None, digits)
    if digits == PEOPLE and found.status == "met":
        assert (said.gap, said.remaining) == (None, None)
        return
    assert near(said.gap, found.gap, digits)
    assert said.remaining == (found.remaining.amount if found.remaining else None)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=30)
@given(office=offices(at_most=1), today=DAYS)
def test_every_format_of_progress_prints_one_figure(form: str, office: Office, today: date) -> None:
    result = progress(office.files, today)
    digits, read = FORMATS[form]
    known = truth(result)
    if not known:
        return
    said = read(result)
    assert said.keys() == known.keys()
    for name, one in known.items():
        event(str(one.status))
        expect_one_figure(said[name], one, digits)


@settings(max_examples=30)
@given(office=offices(at_most=1, needs=["2026-06"]))
def test_the_official_report_prints_the_figures_of_progress(office: Office) -> None:
    [plan] = office.plans.values()
    assume(plan.get("end", date(plan["year"], 12, 31)) >= date(2026, 6, 14))  # else it reports of no plan
    drawn = official(office, "2026-06")
    known = truth(progress(office.files, date_of(office.files, period.parse("2026-06"))))
    said = printed.from_markdown(drawn)
    assert said.keys() == known.keys()
    for name, one in known.items():
        expect_one_figure(_whole(said[name], one), one, PEOPLE)


def _whole(said: Printed, one: Standing) -> Printed:
    """With the zeros for which a report has no line."""
    if one.status == "met" or one.gap is None:
        return said
    remains = one.remaining is None or one.remaining.amount
    gap = Decimal(0) if said.gap is None and not one.gap else said.gap
    return said._replace(gap=gap, remaining=said.remaining if remains else Decimal(0))


def official(office: Office, span: str) -> str:
    """The report of a period, with what is illustrative."""
    when = period.parse(span)
    result = progress(office.files, date_of(office.files, when))
    made = official_report(result, when, report_of(office.files, when), whole=False, draft=True)
    return formats.OfficialReport.MARKDOWN.draw(made, VI)


@pytest.mark.slow
@settings(max_examples=20)
@given(office=offices(at_most=1), today=DAYS)
def test_site_export_and_parquet_print_the_figures_of_progress(office: Office, today: date) -> None:
    known = truth(progress(office.files, today))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), office)
        home = Repository(Path(folder))
        page, data = site_of(home, office.path, today)
        observations = as_csv(export(home, [office.path], today, illustrative=True).rows)
        rows = {_id(row["indicator"]): row for row in statuses(home, today)}
    assert [*printed.from_html(page)] == [*printed.from_json(data)] == [*known]
    assert rows.keys() == known.keys()
    lasts = {row["indicator"]: row for row in csv.DictReader(StringIO(observations))}
    for name, one in known.items():
        expect_one_figure(printed.from_html(page)[name], one, PEOPLE)
        expect_one_figure(printed.from_json(data)[name], one, PROGRAMS)
        expect_one_figure(_of_table(rows[name]), one, PROGRAMS)
        if not one.actual:
            assert name not in lasts
        # While no target was in force there is nothing to judge a figure by, and no row.
        elif name in truth(progress(office.files, one.actual.as_of)):
            assert lasts[name]["as_of"] == one.actual.as_of.isoformat()
            expect_observed(lasts[name], one)
    shown_beside_charts = [one for one in known.values() if one.history]
    for said, one in zip(printed.newest(page), shown_beside_charts, strict=True):
        assert one.actual
        expected = one.actual.value
        numbers = (*((one.actual.numerator, one.actual.denominator)), expected)
        if isinstance(expected, State):
            assert said[2] == expected.value
        else:
            assert all(near(*pair, PEOPLE) for pair in zip(said, numbers, strict=True))  # type: ignore[arg-type]


def expect_observed(row: Mapping[str, str], one: Standing) -> None:
    assert one.actual
    if isinstance(one.actual.value, State):
        assert row["state"] == one.actual.value.value
        return
    for name, exact in (
        ("value", one.actual.value), ("numerator", one.actual.numerator), ("denominator", one.actual.denominator)
    ):  # fmt: skip
        assert near(Decimal(row[name]) if row[name] else None, exact, PROGRAMS)


def site_of(home: Repository, path: str, today: date) -> tuple[str, str]:
    """The page of a commune, and the file of its tables."""
    site = Site(today, [Language.VI], ["thanh-hoa"])
    order = portion.Order(site, {"thanh-hoa": Question(None, today, illustrative=True)}, has_workbook=False)
    files = portion.draw(home, [path], order).files
    return files[Addresses(Language.VI, Language.VI).unit(path)].decode(), files[table_of(path)].decode()


def statuses(home: Repository, today: date) -> Iterator[Data]:
    """The rows of a table of Parquet."""
    wanted = Wanted(today, today, illustrative=True)
    made = parquet.files(batches(home, every(home), wanted), wanted, Language.VI)
    yield from pq.read_table(BytesIO(made["statuses/province=thanh-hoa/part-0.parquet"])).to_pylist()


def _id(key: str) -> str:
    """A plan's own indicator stands with its owner and plan before it."""
    return next(name for name in INDICATORS if key == name or (name == OWN and key.endswith(name)))


def _of_table(row: Data) -> Printed:
    target = row["target"] if row["op"] != "==" else "done"
    value = row["value"] if row["state"] is None else row["state"]
    return Printed(value, row["numerator"], row["denominator"], target, row["gap"], row["remaining"], row["status"])


# Rounding


@st.composite
def close(draw: st.DrawFn) -> tuple[Office, dict[str, tuple[Fraction, str, Decimal]]]:
    """Figures so near their targets that two decimals would not tell them apart; with what is so."""
    bound = draw(st.sampled_from([Decimal(80), Decimal("79.99"), Decimal("33.333"), Decimal("0.005"), Decimal(100)]))
    op = draw(st.sampled_from([*MEETS]))
    whole = draw(st.sampled_from([3, 128, 4018, 10**5, 10**9 + 7, 10**17 + 3]))
    step = draw(st.integers(-2, 2))
    share = Fraction(bound) * whole / 100
    part = min(max(draw(st.sampled_from([floor(share), ceil(share)])) + step, 0), whole)
    off = draw(st.sampled_from(["0", "0.001", "0.0001", "0.00499999", "0.0000000001", "0.000000000000001"]))
    quantity = bound + draw(st.sampled_from([1, -1])) * Decimal(off)
    target = {"op": op, "value": bound}
    plan = {"title": "K", "year": 2026, "indicators": [{"id": one, "targets": [target]} for one in _CLOSE]}
    values = {"ho": whole, "quang": part, "toc_do": quantity}
    report = {"period": Plain("2026-06"), "values": values, "results": {"cong_bo": min(quantity, Decimal(100))}}
    exact = {
        "quang": Fraction(part * 100, whole),
        "toc_do": Fraction(quantity),
        "cong_bo": Fraction(min(quantity, Decimal(100))),
    }
    return Office({"2026-so": plan}, {"2026-06": report}), {name: (one, op, bound) for name, one in exact.items()}


_CLOSE = ("quang", "toc_do", "cong_bo")


@settings(max_examples=80)
@given(close(), st.sampled_from([*FORMATS, "official report"]))
def test_rounding_never_turns_unmet_into_met_nor_met_into_unmet(
    drawn: tuple[Office, dict[str, tuple[Fraction, str, Decimal]]], form: str
) -> None:
    office, known = drawn
    if form == "official report":
        said = printed.from_markdown(official(office, "2026-06"))
    else:
        said = FORMATS[form][1](progress(office.files, date(2026, 6, 30)))
    for name, (exact, op, bound) in known.items():
        figure = said[name].value
        assert isinstance(figure, Decimal | int)
        meets = MEETS[op]
        event(f"{op} {meets(exact, Fraction(bound))}")
        assert said[name].target == bound
        assert meets(Fraction(figure), Fraction(bound)) is meets(exact, Fraction(bound)) is (said[name].status == "met")
        assert (Fraction(figure) == bound) is (exact == bound)
