"""What one commune adds to a roll-up: its part of each indicator's sum, and where it stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text, name_of
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
    own_name: Text | None  # what the commune calls it; None for the catalog's, which means the same everywhere
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
    known = CommuneStandings(commune_files.kept(illustrative=question.illustrative), question)
    illustrative = frozenset[str]()
    if commune_files.has_illustrative:
        illustrative = _illustrative(
            known if question.illustrative else CommuneStandings(commune_files, question), pooled
        )
    found = list(_contributions(known, question, pooled, illustrative))
    some = any(one.illustrative for one in found)
    return commune_status(commune_files, presence, question, known, illustrative=some), found


def _contributions(
    known: CommuneStandings, question: Question, pooled: Pooled, illustrative: frozenset[str]
) -> Iterator[Contribution]:
    """By its own plans; and what only the province's have: there its figures count, but no target judges them."""
    own, above = known.by_own(), _by_province(known, pooled)
    for name, judged in {**above, **own}.items():
        if not question.has(name):
            continue
        position, is_own, actual = judged.position, name in own, _counted(judged)
        part = part_of(above.get(name, judged), pooled.kinds.get(name), known.known)
        yield Contribution(
            name,
            own_name=None if position.indicator.from_catalog else name_of(position.indicator),
            status=position.status if is_own else None,
            target=position.target if is_own else None,
            part=part,
            value=actual.value if actual else None,
            gap=position.gap if is_own else None,
            as_of=actual.as_of if actual else None,
            published=actual is not None and actual.published is not None,
            dated=dated_part(part, above[name].position.past.observations) if name in above else None,
            illustrative=name in illustrative,
        )


def _counted(judged: Judged) -> Observation | None:
    """The actual, if it is of any use today."""
    return judged.actual if judged.applies and not judged.stale else None


def _by_province(known: CommuneStandings, pooled: Pooled) -> dict[str, Judged]:
    """What the province's plans judge, as it stands on the day that they do."""
    return {
        name: judged
        for plan, names in pooled.judged
        for name, judged in known.by_province(plan).items()
        if name in names
    }


def _illustrative(known: CommuneStandings, pooled: Pooled) -> frozenset[str]:
    """The indicators of which the actual is illustrative, while such reports are read."""
    every = {**_by_province(known, pooled), **known.by_own()}
    return frozenset(name for name, judged in every.items() if judged.illustrative)
