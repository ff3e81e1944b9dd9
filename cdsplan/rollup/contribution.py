"""What one commune adds to a roll-up: its part of each indicator's sum, and where it stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.standing import Status
from cdsplan.model.fields import Comparator, State
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.rollup.commune_status import CommuneStatus, commune_status, with_reporting
from cdsplan.rollup.part import Part, Pooling, part_of
from cdsplan.rollup.pooled_history import DatedPart, dated_part
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import CommuneStandings, Judged


class TargetTerms(NamedTuple):
    """What a target asks for, and by when."""

    op: Comparator
    value: Decimal | Fraction | State | None
    due: date


class Contribution(NamedTuple):
    """One indicator of one commune."""

    id: str
    shared: bool  # the catalog's, so that it means the same everywhere
    status: Status | None  # none where only the province's plan has it
    target: TargetTerms | None
    part: Part = Part()
    value: Fraction | State | None = None
    gap: Fraction | None = None
    as_of: date | None = None
    published: bool = False
    dated: DatedPart | None = None  # the part with what was known before, where a target is told from that
    illustrative: bool = False  # the figure is, which is left out unless such are asked for


class Pooled(NamedTuple):
    """How the indicators of the catalog are added up, and which of them each plan of the province judges."""

    kinds: Mapping[str, Pooling | None]
    judged: Sequence[tuple[Plan, frozenset[str]]] = ()
    growing: frozenset[str] = frozenset()  # those of them with a target that is told from earlier figures


def contribution(
    commune_files: CommuneFiles, question: Question, pooled: Pooled
) -> tuple[CommuneStatus, list[Contribution]]:
    """A commune, and what it adds to a roll-up."""
    here = commune_status(commune_files, question)
    if here.absent:
        return here, []
    kept = commune_files if question.illustrative else commune_files.without_illustrative
    known = CommuneStandings(kept, question)
    found = list(_contributions(known, question, pooled))
    if commune_files.has_illustrative:
        every = known if question.illustrative else CommuneStandings(commune_files, question)
        illustrative = _illustrative(every, pooled)
        found = [one._replace(illustrative=one.id in illustrative) for one in found]
    some = any(one.illustrative for one in found)
    here = with_reporting(here, known, question)
    return here._replace(illustrative=some, illustrative_left_out=some and not question.illustrative), found


def _contributions(known: CommuneStandings, question: Question, pooled: Pooled) -> Iterator[Contribution]:
    """By its own plans; and what only the province's have: there its figures count, but no target judges them."""
    own, above = known.by_own(), _by_province(known, pooled)
    for name, judged in own.items():
        if question.has(name):
            yield _pooled(_contribution(judged), above.get(name, judged), known, pooled)
    for name, judged in above.items():
        if question.has(name) and name not in own:
            found = _pooled(_contribution(judged), judged, known, pooled)
            yield found._replace(status=None, target=None, gap=None)


def _pooled(one: Contribution, judged: Judged, known: CommuneStandings, pooled: Pooled) -> Contribution:
    """With what it adds to the sum, as the plan has it that judges this."""
    part = part_of(judged, pooled.kinds.get(one.id), known.known)
    dated = dated_part(part, judged.position.past.observations) if one.id in pooled.growing else None
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
    terms = TargetTerms(target.op, target.value, target.due)
    if not judged.applies or actual is None or judged.stale:
        return Contribution(position.indicator.id, shared, position.status, terms)
    return Contribution(
        position.indicator.id,
        shared,
        position.status,
        terms,
        value=actual.value,
        gap=position.gap,
        as_of=actual.as_of,
        published=actual.published is not None,
    )
