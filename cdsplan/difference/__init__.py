"""Two states of the communes that changed to what that means: the changes, those first that a reviewer must see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from cdsplan.difference import plans, reports
from cdsplan.difference.change import KINDS, Change, Kind, fields
from cdsplan.load import Loaded
from cdsplan.model import Catalog, Settings
from cdsplan.repository import Holding
from cdsplan.scope import scope

_IDENTITY = ("name", "code", "province", "dissolved", "successor")


class Files(Protocol):
    """Wherever a state is read from: the disk, or a revision."""

    @property
    def settings(self) -> Loaded[Settings]: ...
    @property
    def catalogs(self) -> list[Loaded[Catalog]]: ...
    def holding(self, path: str) -> Holding: ...


class Side(NamedTuple):
    """One state: the settings, the catalog, and the communes that changed, by path."""

    settings: Loaded[Settings]
    catalogs: Sequence[Loaded[Catalog]]
    holdings: Mapping[str, Holding]

    @property
    def refused(self) -> list[Loaded[Any]]:
        """The files that did not load."""
        own = (file for one in self.holdings.values() for file in one.files)
        files: list[Loaded[Any]] = [self.settings, *self.catalogs, *own]
        return [file for file in files if file.model is None]

    @property
    def is_whole(self) -> bool:
        """Whether everything that the communes share was read: else nothing is known of their indicators."""
        return self.settings.model is not None and all(file.model for file in self.catalogs)


def side(files: Files, communes: Iterable[str]) -> Side:
    """One state of these communes, by path."""
    return Side(files.settings, files.catalogs, {path: files.holding(path) for path in communes})


def difference(before: Side, after: Side, today: date) -> list[Change]:
    """Every change, by commune; a commune of which a file did not load on either side is left out."""
    shared = before.is_whole and after.is_whole
    found = list(_shared(before, after)) if shared else []
    pairs, come, gone = _matched(*_there(before, after))
    for old, new in pairs:
        found += _commune(old, new, today if shared else None)
    found += [_about("added-commune", one)._replace(after=_code(one)) for one in come]
    found += [_about("removed-commune", one)._replace(before=_code(one)) for one in gone]
    return sorted(found, key=lambda one: (one.commune or "", not one.with_figure, KINDS.index(one.kind)))


def _shared(before: Side, after: Side) -> Iterator[Change]:
    """The settings and the catalog; a definition that is new means nothing before a plan uses it."""
    about = Change("changed-definition")
    yield from fields(about, before.settings.model, after.settings.model, ("calendar",))
    old, new = (scope([file.model for file in one.catalogs if file.model], []) for one in (before, after))
    for name, definition in old.definitions.items():
        here = about._replace(indicator=name, label=definition.name)
        yield from fields(here, definition, new.definitions.get(name), plans.DEFINING)
    yield from plans.variables(about, old.variables, new.variables)


def _there(*sides: Side) -> Iterator[dict[str, Holding]]:
    """The communes of each side that have files, less those of which one did not load on any side."""
    every = [holding for one in sides for holding in one.holdings.values()]
    broken = {holding.path for holding in every if not all(file.model for file in holding.files)}
    for one in sides:
        # A province is there even where it has no plan of its own.
        yield {
            path: holding
            for path, holding in one.holdings.items()
            if path not in broken and (holding.files or "/" not in path)
        }


_Matched = tuple[list[tuple[Holding, Holding]], list[Holding], list[Holding]]


def _matched(before: Mapping[str, Holding], after: Mapping[str, Holding]) -> _Matched:
    """Each commune with itself, by its folder, or by its code where that was renamed; those that came; those gone."""
    pairs = [(before[path], new) for path, new in after.items() if path in before]
    gone = [old for path, old in before.items() if path not in after]
    come = [new for path, new in after.items() if path not in before]
    for new in list(come):
        old = next((one for one in gone if _code(one) == _code(new)), None)
        if old:
            pairs.append((old, new))
            gone.remove(old)
            come.remove(new)
    return pairs, come, gone


def _code(holding: Holding) -> str:
    return holding.commune.model.code if holding.commune and holding.commune.model else holding.path


def _commune(old: Holding, new: Holding, today: date | None) -> Iterator[Change]:
    """Without a date, only what can be told without the catalog."""
    about = _about("changed-commune", new)
    if old.path != new.path:
        yield about._replace(field="path", before=old.path, after=new.path)
    if old.commune and new.commune:
        yield from fields(about, old.commune.model, new.commune.model, _IDENTITY)
    yield from reports.changes(about, old, new)
    if today:
        yield from plans.changes(about, old, new, today)


def _about(kind: Kind, holding: Holding) -> Change:
    name = holding.commune.model.name if holding.commune and holding.commune.model else None
    return Change(kind, commune=holding.path, name=name)
