"""A new indicator with its variables, into the bytes of a catalog or of a plan, and what would be found then.

Nothing is written here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cdsplan.checks import rules
from cdsplan.finding import Finding, Severity
from cdsplan.model.fields import State
from cdsplan.model.files import Catalog, Plan
from cdsplan.model.kinds import CATALOG, PLANS, Kind
from cdsplan.model.load import Loaded, load
from cdsplan.recording.consequences import UnplaceableError, consequences, identities, identity
from cdsplan.recording.new_file import schema_file
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.yaml.edit import Change, EditError, Field, edit
from cdsplan.yaml.source import Source, parse


class NewIndicator(NamedTuple):
    """Its definition and those of its variables, each field as the file will have it."""

    id: str
    fields: Mapping[str, Field]  # none where the catalog defines it
    variables: Mapping[str, Mapping[str, Field]]


class FirstTarget(NamedTuple):
    """What a plan asks of it."""

    op: str
    value: Decimal | State
    at: str | None
    party: str | None
    group: str | None


class Within(NamedTuple):
    """The plan that it is for, and the commune's files."""

    files: CommuneFiles
    plan: Loaded[Plan]


class Addition(NamedTuple):
    """The file as it would be, and what would be found then."""

    path: str
    before: bytes | None  # None: it is not there yet
    raw: bytes
    refused: tuple[Finding, ...]
    warned: tuple[Finding, ...]

    @property
    def is_different(self) -> bool:
        return self.raw != self.before


def to_catalog(home: Repository, theme: str, new: NewIndicator) -> Addition:
    """Into the catalog of a theme, which may be a new one; UnplaceableError where it cannot be placed."""
    path = f"{PLANS}/{CATALOG}/{theme}.yaml"
    before = _bytes(home, path) if home.has(path) else None
    first = f"# yaml-language-server: $schema=../../schemas/{schema_file(Kind.CATALOG)}\n".encode()
    changes = [*_of_variables(new), Change(("indicators", new.id), new.fields)]
    raw = _edited(path, first if before is None else before, changes)
    known = _of_catalogs(home.catalogs)
    after = load(Catalog, parse(path, raw))
    others = [file for file in home.catalogs if file.path != path]
    found = _of_catalogs(sorted([*others, after], key=lambda file: file.path))
    there = identities(known)
    return _addition(path, before, raw, [one for one in found if identity(one) not in there])


def to_plan(home: Repository, within: Within, new: NewIndicator, target: FirstTarget, today: date) -> Addition:
    """Behind the last indicator of a plan, with its target; likewise."""
    files, plan = within
    before = _bytes(home, plan.path)
    number = len(plan.model.indicators) if plan.model else 0
    loc = ("indicators", number)
    own = {"id": new.id, **new.fields, **({"group": target.group} if target.group else {})}
    value = target.value.value if isinstance(target.value, State) else target.value
    asked: dict[str, Field] = {"op": target.op, "value": value, "at": target.at, "party": target.party}
    wanted = Change((*loc, "targets", 0), {name: one for name, one in asked.items() if one is not None})
    raw = _edited(plan.path, before, [*_of_variables(new), Change(loc, own), wanted])
    after = load(Plan, parse(plan.path, raw))
    then = replace(files, plans=[after if file.path == plan.path else file for file in files.plans])
    found = consequences(home, files, then, plan.path, today)
    there = identities(consequences(home, files, files, plan.path, today).warned)
    fresh = [one for one in found.warned if identity(one) not in there]
    return _addition(plan.path, before, raw, [*found.refused, *fresh])


def _bytes(home: Repository, path: str) -> bytes:
    raw = home.content(path)
    if isinstance(raw, Source):
        raise UnplaceableError(path, 1)
    return raw


def _of_variables(new: NewIndicator) -> Sequence[Change]:
    return [Change(("variables", name), fields) for name, fields in new.variables.items()]


def _edited(path: str, raw: bytes, changes: Sequence[Change]) -> bytes:
    try:
        return edit(raw, changes)
    except EditError as error:
        raise UnplaceableError(path, parse(path, raw).span(error.loc).line) from error


def _of_catalogs(catalogs: Sequence[Loaded[Catalog]]) -> list[Finding]:
    read = [finding for file in catalogs for finding in file.findings]
    return [*read, *rules.check_catalog(catalogs)]


def _addition(path: str, before: bytes | None, raw: bytes, found: Sequence[Finding]) -> Addition:
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    return Addition(path, before, raw, errors, tuple(one for one in found if one not in errors))
