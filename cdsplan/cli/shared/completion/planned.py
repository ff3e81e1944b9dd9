"""What the plans of the commune name: themselves, parties, offices, indicators, and where targets are printed."""

from collections.abc import Iterable, Iterator
from functools import partial

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer, words_for
from cdsplan.evaluation import standing
from cdsplan.language import Named, name_of
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Target
from cdsplan.model.targets import due_dates


def plans(line: Line) -> Iterator[Offer]:
    """By the names of their files."""
    for name in line.plan_names():
        yield Offer(name, partial(_title, line, name))


def _title(line: Line, name: str) -> str | None:
    found = next((file.model for file in line.planned.plans if file.stem == name), None) if line.planned else None
    return found.title if found else None


def parties(line: Line) -> list[Offer]:
    """Whom the plans give a target."""
    return words_for(standing.parties([plan for plan in line.plans.values() if plan]))


def party_names(line: Line) -> list[Offer]:
    """The same as they are written, where that is a word: it is written into a plan as it is typed."""
    return [Offer(one.value) for one in parties(line) if one.value == one.meaning]


def leads(line: Line) -> list[Offer]:
    """The offices that lead an indicator."""
    indicators = (indicator for plan in line.plans.values() if plan for indicator in plan.indicators)
    return words_for(dict.fromkeys(lead for indicator in indicators for lead in indicator.lead))


def indicators(line: Line) -> Iterator[Offer]:
    """Those of the plans, or of the one that `--plan` names."""
    return _named((one.id, one) for one in _indicators(line))


def _indicators(line: Line) -> Iterator[Indicator]:
    if line.planned:
        for plan in line.plans.values():
            yield from line.planned.definitions.of_plan(plan) if plan else ()


def places(line: Line) -> list[Offer]:
    """Where the targets of the indicator are printed; of a new target nobody can know it."""
    if line.given("value") is not None:
        return []
    return words_for(dict.fromkeys(target.at for _, target in _targets(line) if target.at))


def dues(line: Line) -> Iterator[Offer]:
    """The due dates of the indicator's targets."""
    days = sorted({day for plan, target in _targets(line) for day in due_dates(target, plan)})
    return (Offer(day.isoformat()) for day in days)


def _targets(line: Line) -> Iterator[tuple[Plan, Target]]:
    wanted = line.given("indicator")
    for plan in filter(None, line.plans.values()):
        for indicator in plan.indicators:
            yield from ((plan, target) for target in indicator.targets if indicator.id == wanted)


def in_catalog(line: Line) -> Iterator[Offer]:
    """The indicators of the catalog."""
    return _named(line.home.shared.indicators.items())


def for_a_plan(line: Line) -> Iterator[Offer]:
    """The same, for a plan that takes one of them over; an indicator that is new to the catalog is called otherwise."""
    return iter(()) if line.given("catalog") else in_catalog(line)


def themes(line: Line) -> Iterator[Offer]:
    """The catalogs, by their themes."""
    for file in line.home.catalogs:
        yield Offer(file.path.rpartition("/")[2].removesuffix(".yaml"))


def _named(known: Iterable[tuple[str, Named]]) -> Iterator[Offer]:
    for name, one in known:
        yield Offer(name, name_of(one), (one.name, one.name_en or one.name))
