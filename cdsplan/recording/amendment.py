"""What a later decision changes in a plan: the bytes of its file, and what the whole commune would then say.

Nothing is written here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.finding import Finding
from cdsplan.model.fields import State
from cdsplan.model.files import Plan, Target
from cdsplan.model.load import Loaded, load
from cdsplan.model.targets import due_dates
from cdsplan.recording.consequences import UnplaceableError, consequences, identities, identity
from cdsplan.recording.target_choice import PlannedTarget
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.yaml.edit import Change, EditError, Field, edit
from cdsplan.yaml.source import Source, parse


class NewTarget(NamedTuple):
    """Another value, from a day on."""

    value: Decimal | State
    at: str
    since: date
    due: date | None = None


class Holds(NamedTuple):
    """It is the one that holds."""


class Ends(NamedTuple):
    """It does not count any more, from a day on."""

    until: date


Decision: TypeAlias = NewTarget | Holds | Ends


class Amendment(NamedTuple):
    """A plan as it would be, and what would be found then."""

    path: str
    before: bytes
    raw: bytes
    followed: PlannedTarget  # the target that a new one follows, or that is changed
    refused: tuple[Finding, ...]  # the errors for which it may not be written
    warned: tuple[Finding, ...]  # that were not there before
    settled: tuple[Finding, ...]  # that would be gone
    elsewhere: tuple[Finding, ...]

    @property
    def is_different(self) -> bool:
        return self.raw != self.before


def amend(
    home: Repository, commune_files: CommuneFiles, chosen: PlannedTarget, decision: Decision, today: date
) -> Amendment:
    """The plan with the decision in it; UnplaceableError where it is written in a way that cannot be changed."""
    path = chosen.file.path
    raw = home.content(path)
    if isinstance(raw, Source):  # it was there when the target was looked up
        raise UnplaceableError(path, 1)
    try:
        edited = edit(raw, _changes(chosen, decision))
    except EditError as error:
        raise UnplaceableError(path, chosen.file.source.span(error.loc).line) from error
    after = _with_plan(commune_files, load(Plan, parse(path, edited)))
    found = consequences(home, commune_files, after, path, today)
    known = consequences(home, commune_files, commune_files, path, today)
    return Amendment(
        path=path,
        before=raw,
        raw=edited,
        followed=chosen,
        refused=found.refused,
        warned=_without(found.warned, known.warned),
        settled=_without(known.warned, found.warned),
        elsewhere=found.elsewhere,
    )


def _without(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    there = identities(others)
    return tuple(one for one in some if identity(one) not in there)


def _with_plan(commune_files: CommuneFiles, plan: Loaded[Plan]) -> CommuneFiles:
    return replace(commune_files, plans=[plan if file.path == plan.path else file for file in commune_files.plans])


def _changes(chosen: PlannedTarget, decision: Decision) -> list[Change]:
    match decision:
        case NewTarget():
            fields = _written(chosen, decision)
            if any(_says(one, fields) for one in chosen.indicator.targets):
                return []
            return [Change((*chosen.targets_loc, len(chosen.indicator.targets)), fields)]
        case Ends(until):
            return [Change(chosen.loc, {"until": until})]
        case _:
            return [*_no_longer(chosen), Change(chosen.loc, {"effective": True})]


def _written(chosen: PlannedTarget, decision: NewTarget) -> Mapping[str, Field]:
    """In the order in which plans are written; party and due date, where none is given, of the one that it follows."""
    followed = chosen.target
    return {
        "op": followed.op,
        "value": decision.value,
        "at": decision.at,
        **({"party": followed.party} if followed.party else {}),
        **_due(chosen, decision.due),
        "since": decision.since,
    }


def _due(chosen: PlannedTarget, wanted: date | None) -> Mapping[str, Field]:
    """That of the one that it follows, unless another is wanted, or one of several years."""
    followed = chosen.target
    if wanted is not None and (followed.each_year or wanted not in chosen.dues):
        return {"due": wanted}
    if followed.each_year:
        return {"each_year": True}
    return {"due": followed.due} if followed.due else {}


def _says(target: Target, fields: Mapping[str, Field]) -> bool:
    """Whether the decision has been written already: a command may be run twice."""
    names = ("op", "value", "at", "party", "due", "since")
    return all(getattr(target, name) == fields.get(name) for name in names)


def _no_longer(chosen: PlannedTarget) -> list[Change]:
    """At most one of a party and due date is the one that holds."""
    targets = chosen.indicator.targets
    others = ((number, one) for number, one in enumerate(targets) if one.effective and number != chosen.number)
    return [
        Change((*chosen.targets_loc, number), {"effective": False})
        for number, one in others
        if one.party == chosen.target.party and not {*due_dates(one, chosen.plan)}.isdisjoint(chosen.dues)
    ]
