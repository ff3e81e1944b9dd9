"""What a figure does not hang on: an order, another year, a decision that does not hold yet, how work is dealt out."""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from cdsplan.evaluation.standing import Standing
from cdsplan.model.fields import State
from cdsplan.recording.amendment import Decision, Ends, NewTarget, amend
from cdsplan.recording.target_choice import PlannedTarget
from cdsplan.render.rollup.json import by_commune_data, by_indicator_data
from cdsplan.repository.folder import Repository
from cdsplan.rollup import repository_summary
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Gathered, Rollup, gather
from tests.contract.evaluated import Json, shown, standings, with_values
from tests.contract.reckoning import bare, last_day
from tests.repositories import DAYS, INDICATORS, VARIABLES, Data, Office, offices, write


@contextmanager
def on_disk(*communes: Office) -> Iterator[Repository]:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), *communes)
        yield Repository(Path(folder))


def shuffled(data: Any, order: random.Random) -> Any:  # noqa: ANN401  any part of a file
    """The same with its fields, and a plan's indicators, in another order; of equal targets the first counts."""
    if not isinstance(data, dict):
        return data
    items = [(name, shuffled(one, order)) for name, one in data.items()]
    order.shuffle(items)
    made = dict(items)
    if isinstance(made.get("indicators"), list):
        made["indicators"] = order.sample(made["indicators"], len(made["indicators"]))
    return made


@settings(max_examples=50)
@given(offices(), DAYS, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_files_reports_and_indicators_changes_no_figure(
    office: Office, today: date, together: object, order: random.Random
) -> None:
    if together:  # the days of their own aside, all are read as one
        office = office.with_reports({name: one | _OF_ONE_DAY for name, one in office.reports.items() if len(name) < 9})
    other = replace(
        office,
        plans={name: shuffled(one, order) for name, one in office.plans.items()},
        reports={name: shuffled(one, order) for name, one in office.reports.items()},
    )
    texts = [*other.texts.items()]
    order.shuffle(texts)
    assert shown(other.read(dict(texts)), today) == shown(office.files, today)


_OF_ONE_DAY = {"as_of": date(2026, 6, 14)}


def cumulative(report: Data) -> list[str]:
    """The counters whose figure it knows."""
    return [name for name, entry in report["values"].items() if VARIABLES[name].cumulative and bare(entry) is not None]


COUNTERS = [name for name, one in INDICATORS.items() if one.is_counter]
OF_THE_YEAR = (
    "actual", "previous", "baseline", "gap", "remaining", "achievement", "expected", "projected", "needed_per_month",
    "status", "line",
)  # fmt: skip


@settings(max_examples=120)
@given(offices(among=COUNTERS, needs=["2025-12", "2026-06"]), DAYS, st.randoms(use_true_random=False))
def test_a_report_of_another_year_changes_no_figure_of_a_counters_year(
    office: Office, today: date, other: random.Random
) -> None:
    changed = {
        year: with_values(
            office,
            {
                str(one["period"]): {variable: Decimal(other.randrange(9999)) for variable in cumulative(one)}
                for one in office.reports.values()
                if last_day(one).year < year
            },
        )
        for year in (2026, 2027)
    }
    for name in office.plans:
        before = standings(office, name, today)
        after = {year: standings(other, name, today) for year, other in changed.items()}
        for one in before.values():
            # Growth over last year is the one figure that is told from another year's; and `year_ago`, which says so.
            if one.actual and one.actual.as_of.year in after and not _follows_last_year(one):
                event(f"{one.status}, {one.baseline.origin if one.baseline else 'no baseline'}")
                then = after[one.actual.as_of.year][one.indicator.id]
                assert {name: _figure(getattr(then, name)) for name in OF_THE_YEAR} == {
                    name: _figure(getattr(one, name)) for name in OF_THE_YEAR
                }


def _follows_last_year(one: Standing) -> bool:
    return any(target.growth and target.growth.since == "last-year" for target in one.targets)


def _figure(one: Any) -> object:  # noqa: ANN401  any part of a standing
    """An observation's value and day; whatever else, itself."""
    return (one.value, one.as_of) if hasattr(one, "as_of") else one


@st.composite
def decisions(draw: st.DrawFn, plan: Data, planned: Data) -> Decision:
    """A later decision, as `amend` writes it."""
    day = draw(st.dates(date(plan["year"], 2, 1), date(plan["year"], 12, 1)))
    if draw(st.booleans()):
        return Ends(day)
    milestone = INDICATORS[planned["id"]].measure == "milestone"
    value = State.DONE if milestone else draw(st.sampled_from([Decimal("12.5"), Decimal(90)]))
    return NewTarget(value, "QĐ 12/QĐ-UBND", day, due=draw(st.sampled_from([None, date(plan["year"], 9, 30)])))


@settings(max_examples=50)
@given(offices(at_most=1), st.data())
def test_an_amendment_changes_nothing_before_its_since(office: Office, data: st.DataObject) -> None:
    [(name, plan)] = office.plans.items()
    at, planned = data.draw(st.sampled_from([*enumerate(plan["indicators"])]), label="indicator")
    number = data.draw(st.integers(0, len(planned["targets"]) - 1), label="target")
    decision = data.draw(decisions(plan, planned))
    day = decision.until if isinstance(decision, Ends) else getattr(decision, "since", date.max)
    target = planned["targets"][number]
    assume(not isinstance(decision, Ends) or target.get("since", date.min) < day)
    first = min(day, target.get("until", day))  # one that would have ended before may go on
    with on_disk(office) as home:
        files = home.commune(office.path)
        file = next(one for one in files.plans if one.stem == name)
        assert file.model
        defined = files.definitions.indicator(file.model.indicators[at])
        chosen = PlannedTarget(file, file.model, at, number, defined)
        amended = amend(home, files, chosen, decision, date(2027, 12, 31))
    texts = office.texts
    texts[f"{office.path}/{name}.yaml"] = amended.raw.decode()
    after = office.read(texts)
    assert not after.findings
    event(f"changes something: {amended.is_different}")
    for today in [first - timedelta(days=days) for days in (1, 30, 180)]:
        assert _without_ends(shown(after, today)) == _without_ends(shown(office.files, today))


def _without_ends(found: Mapping[tuple[str, str], Json]) -> list[Json]:
    """What a target ends with is shown from the first; it changes no figure."""
    for one in found.values():
        for target in (*one["targets"], one["target"]):
            target.pop("until")
    return [*found.values()]


@st.composite
def provinces(draw: st.DrawFn, least: int = 2, most: int = 4) -> list[Office]:
    letters = "abcdefgh"[: draw(st.integers(least, most))]
    return [draw(offices(years=(2026,), letter=letter, at_most=1)) for letter in letters]


def drawn(rollup: Rollup) -> list[object]:
    return [by_indicator_data(rollup), by_commune_data(rollup)]


@pytest.mark.slow
@settings(max_examples=12)
@given(provinces(3, 5), DAYS)
def test_pooled_figures_do_not_depend_on_the_number_of_processes(communes: Sequence[Office], today: date) -> None:
    question = Question(None, today, illustrative=True)
    with on_disk(*communes) as home:
        alone, many = (repository_summary.summarise(home, "thanh-hoa", question, jobs=jobs).rollup for jobs in (1, 3))
        assert drawn(many) == drawn(alone)


@settings(max_examples=25)
@given(provinces(), DAYS, st.randoms(use_true_random=False), st.booleans())
def test_pooled_figures_do_not_depend_on_the_order_of_communes(
    communes: Sequence[Office], today: date, order: random.Random, illustrative: object
) -> None:
    question = Question(None, today, bool(illustrative))
    with on_disk(*communes) as home:
        own = repository_summary.own_files(home, "thanh-hoa")
        paths = home.communes("thanh-hoa")
        straight = repository_summary.rolled_up(home, own, "thanh-hoa", question, gather(home, paths, question))
        order.shuffle(paths)
        gathered = Gathered()
        for path in paths:
            gathered.merge(gather(home, [path], question))
        other = repository_summary.rolled_up(home, own, "thanh-hoa", question, gathered)
    assert drawn(other.rollup) == drawn(straight.rollup)
