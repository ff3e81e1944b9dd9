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
        """Whether everything that the communes share was read: else nothing can be evaluated."""
        return self.settings.model is not None and all(file.model for file in self.catalogs)


def side(files: Files, communes: Iterable[str]) -> Side:
    """One state of these communes, by path."""
    return Side(files.settings, files.catalogs, {path: files.holding(path) for path in communes})


def difference(before: Side, after: Side, today: date) -> list[Change]:
    """Every change, by commune; a commune of which a file did not load on either side is left out."""
    shared = before.is_whole and after.is_whole
    found = list(_shared(before, after)) if shared else []
    for old, new in _pairs(before.holdings, after.holdings):
        if all(file.model for holding in (old, new) if holding for file in holding.files):
            found += _commune(old, new, today if shared else None)
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


def _pairs(
    before: Mapping[str, Holding], after: Mapping[str, Holding]
) -> Iterator[tuple[Holding | None, Holding | None]]:
    """Each commune with itself: by its folder, or by its code where the folder was renamed."""
    gone = {_code(one): one for path, one in before.items() if _exists(one) and not _exists(after[path])}
    for path, new in after.items():
        if _exists(new):
            yield before[path] if _exists(before[path]) else gone.pop(_code(new), None), new
    for old in gone.values():
        yield old, None


def _exists(holding: Holding) -> bool:
    """A province is there even where it has no plan of its own."""
    return bool(holding.files) or "/" not in holding.path


def _code(holding: Holding) -> str:
    return holding.commune.model.code if holding.commune and holding.commune.model else holding.path


def _commune(old: Holding | None, new: Holding | None, today: date | None) -> Iterator[Change]:
    if old and new:
        about = _about("changed-commune", new)
        if old.path != new.path:
            yield about._replace(field="path", before=old.path, after=new.path)
        if old.commune and new.commune:
            yield from fields(about, old.commune.model, new.commune.model, _IDENTITY)
        yield from reports.changes(about, old, new)
        yield from plans.changes(about, old, new, today)
    elif new:
        yield _about("added-commune", new)._replace(after=_code(new))
    elif old:
        yield _about("removed-commune", old)._replace(before=_code(old))


def _about(kind: Kind, holding: Holding) -> Change:
    name = holding.commune.model.name if holding.commune and holding.commune.model else None
    return Change(kind, commune=holding.path, name=name)
