"""What one commune adds to a roll-up: its part of each indicator's sum, and where it stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.definitions import Pooling
from cdsplan.model.fields import State
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.rollup.commune_status import CommuneStatus, commune_status, presence_of
from cdsplan.rollup.part import Part, part_of
from cdsplan.rollup.pooled_history import DatedPart, dated_part
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import CommuneStandings, Judged


class Contribution(NamedTuple):
    """One indicator of one commune."""

    id: str
    shared: bool  # the catalog's, so that it means the same everywhere
    status: Status | None  # none where only the province's plan has it
    target: DueTarget | None
    part: Part = Part()
    value: Fraction | State | None = None
    gap: Fraction | None = None
    as_of: date | None = None
    published: bool = False
    dated: DatedPart | None = None  # the part with what was known before, where the province's plan judges it
    illustrative: bool = False  # the figure is, which is left out unless such are asked for


class Pooled(NamedTuple):
    """How the indicators of the catalog are added up, and which of them each plan of the province judges."""

    kinds: Mapping[str, Pooling | None]
    judged: Sequence[tuple[Plan, frozenset[str]]] = ()


def contribution(
    commune_files: CommuneFiles, question: Question, pooled: Pooled
) -> tuple[CommuneStatus, list[Contribution]]:
    """A commune, and what it adds to a roll-up."""
    presence = presence_of(commune_files, question)
    if presence.absent:
        return commune_status(commune_files, presence, question), []
    kept = commune_files.kept(illustrative=question.illustrative)
    known = CommuneStandings(kept, question)
    found = list(_contributions(known, question, pooled))
    if commune_files.has_illustrative:
        every = known if question.illustrative else CommuneStandings(commune_files, question)
        illustrative = _illustrative(every, pooled)
        found = [one._replace(illustrative=one.id in illustrative) for one in found]
    some = any(one.illustrative for one in found)
    return commune_status(commune_files, presence, question, known, illustrative=some), found


def _contributions(known: CommuneStandings, question: Question, pooled: Pooled) -> Iterator[Contribution]:
    """By its own plans; and what only the province's have: there its figures count, but no target judges them."""
    own, above = known.by_own(), _by_province(known, pooled)
    for name, judged in own.items():
        if question.has(name):
            yield _pooled(_contribution(judged), judged, above.get(name), known, pooled)
    for name, judged in above.items():
        if question.has(name) and name not in own:
            found = _pooled(_contribution(judged), judged, judged, known, pooled)
            yield found._replace(status=None, target=None, gap=None)


def _pooled(
    one: Contribution, own: Judged, above: Judged | None, known: CommuneStandings, pooled: Pooled
) -> Contribution:
    """With what it adds to the sum: to what the province's plan judges (`above`) as it stands on the day of that."""
    part = part_of(above or own, pooled.kinds.get(one.id), known.known)
    dated = dated_part(part, above.position.past.observations) if above else None
    return one._replace(part=part, dated=dated)


def _by_province(known: CommuneStandings, pooled: Pooled) -> dict[str, Judged]:
    """What the province's plans judge, as it stands on the day that they do."""
    return {
        name: judged
        for plan, names in pooled.judged
        for name, judged in known.by_province(plan).items()
        if name in names
    }


def _illustrative(known: CommuneStandings, pooled: Pooled) -> set[str]:
    """The indicators of which the actual is illustrative, while such reports are read."""
    return {name for name, judged in {**_by_province(known, pooled), **known.by_own()}.items() if judged.illustrative}


def _contribution(judged: Judged) -> Contribution:
    position = judged.position
    shared, (target, actual) = position.indicator.from_catalog, (position.target, position.actual)
    if not judged.applies or actual is None or judged.stale:
        return Contribution(position.indicator.id, shared, position.status, target)
    return Contribution(
        position.indicator.id,
        shared,
        position.status,
        target,
        value=actual.value,
        gap=position.gap,
        as_of=actual.as_of,
        published=actual.published is not None,
    )
