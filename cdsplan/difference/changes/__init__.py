"""Two states of the communes that changed to what that means: the changes, those first that a reviewer must see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from cdsplan.difference.changes import plans, reports
from cdsplan.difference.changes.change import Change, differing, fields
from cdsplan.difference.kinds import KINDS, ChangeKind
from cdsplan.language import name_of
from cdsplan.model.definitions import define
from cdsplan.model.files import Catalog
from cdsplan.model.load import Loaded, all_read, models
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles

_IDENTITY = ("name", "code", "province", "dissolved", "successor")


class Files(Protocol):
    """Wherever a state is read from: the disk, or a revision."""

    @property
    def settings(self) -> Loaded[Settings]: ...
    @property
    def catalogs(self) -> list[Loaded[Catalog]]: ...
    def commune_files(self, path: str) -> CommuneFiles: ...


class Side(NamedTuple):
    """One state: the settings, the catalog, and the communes that changed, by path."""

    settings: Loaded[Settings]
    catalogs: Sequence[Loaded[Catalog]]
    communes: Mapping[str, CommuneFiles]

    @property
    def refused(self) -> list[Loaded[Any]]:
        """The files that did not load."""
        own = (file for one in self.communes.values() for file in one.files)
        files: list[Loaded[Any]] = [self.settings, *self.catalogs, *own]
        return [file for file in files if file.model is None]

    @property
    def is_whole(self) -> bool:
        """Whether everything that the communes share was read: else nothing is known of their indicators."""
        return self.settings.model is not None and all_read(self.catalogs)


def side(files: Files, communes: Iterable[str]) -> Side:
    """One state of these communes, by path."""
    return Side(files.settings, files.catalogs, {path: files.commune_files(path) for path in communes})


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
    old, new = (define(models(one.catalogs), []) for one in (before, after))
    for name, definition in old.indicators.items():
        here = about._replace(indicator=name, label=name_of(definition))
        yield from fields(here, definition, new.indicators.get(name), plans.DEFINING)
    yield from plans.variables(about, old.variables, new.variables)


def _there(*sides: Side) -> Iterator[dict[str, CommuneFiles]]:
    """The communes of each side that have files, less those of which one did not load on any side."""
    every = [commune_files for one in sides for commune_files in one.communes.values()]
    broken = {commune_files.path for commune_files in every if not all_read(commune_files.files)}
    for one in sides:
        # A province is there even where it has no plan of its own.
        yield {
            path: commune_files
            for path, commune_files in one.communes.items()
            if path not in broken and (commune_files.files or "/" not in path)
        }


_Matched = tuple[list[tuple[CommuneFiles, CommuneFiles]], list[CommuneFiles], list[CommuneFiles]]


def _matched(before: Mapping[str, CommuneFiles], after: Mapping[str, CommuneFiles]) -> _Matched:
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


def _code(commune_files: CommuneFiles) -> str:
    return commune_files.known_owner.code if commune_files.known_owner else commune_files.path


def _commune(old: CommuneFiles, new: CommuneFiles, today: date | None) -> Iterator[Change]:
    """Without a date, only what can be told without the catalog."""
    about = _about("changed-commune", new)
    if old.path != new.path:
        yield about._replace(field="path", before=old.path, after=new.path)
    yield from _identity(about, old, new)
    yield from reports.changes(about, old, new)
    if today:
        yield from plans.changes(about, old, new, today)


def _identity(about: Change, old: CommuneFiles, new: CommuneFiles) -> Iterator[Change]:
    if old.commune and new.commune:
        yield from fields(about, old.commune.model, new.commune.model, _IDENTITY)
    elif new.is_of_province:  # which needs no file of its own
        before, after = (one.province.model if one.province else None for one in (old, new))
        for name in ("name", "code"):
            yield from differing(about, name, getattr(before, name, None), getattr(after, name, None))


def _about(kind: ChangeKind, commune_files: CommuneFiles) -> Change:
    named = commune_files.identity.model if commune_files.identity else None
    return Change(kind, commune=commune_files.path, name=named.name if named else None)
