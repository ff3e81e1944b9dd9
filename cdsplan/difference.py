"""Two states of the communes that changed to what that means: the changes, those first that a reviewer must see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, TypeAlias

from cdsplan.change import KINDS, Change, Filed, Kind, Shown
from cdsplan.evaluate import Status, evaluate
from cdsplan.formula import Formula
from cdsplan.load import Loaded
from cdsplan.model import Catalog, Definition, Plan, PlanIndicator, Report, Settings, State, Value, Variable
from cdsplan.observation import as_of, slices
from cdsplan.progress import last_day
from cdsplan.repository import Holding
from cdsplan.retarget import Planned, moves
from cdsplan.scope import Indicator, Scope, scope

# What of a definition changes the meaning of figures; names and notes do not.
_DEFINING = ("measure", "formula", "unit", "scale", "may_exceed")
_COUNTING = ("kind", "unit", "part_of", "cumulative", "sample")
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
        files = [self.settings, *self.catalogs, *(file for one in self.holdings.values() for file in one.files)]
        return [file for file in files if file.model is None]

    @property
    def is_whole(self) -> bool:
        """Whether everything that the communes share was read: else nothing can be evaluated."""
        return self.settings.model is not None and all(file.model for file in self.catalogs)


def side(files: Files, communes: Iterable[str]) -> Side:
    """One state of these communes."""
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
    yield from _fields(Change("changed-definition"), before.settings.model, after.settings.model, ("calendar",))
    old, new = (scope([file.model for file in one.catalogs if file.model], []) for one in (before, after))
    for name, definition in old.definitions.items():
        about = Change("changed-definition", indicator=name, label=definition.name)
        yield from _fields(about, definition, new.definitions.get(name), _DEFINING)
    yield from _variables(Change("changed-definition"), old.variables, new.variables)


def _variables(about: Change, old: Mapping[str, Variable], new: Mapping[str, Variable]) -> Iterator[Change]:
    for name, variable in old.items():
        yield from _fields(about._replace(variable=name, label=variable.name), variable, new.get(name), _COUNTING)


def _fields(about: Change, before: object, after: object | None, names: Iterable[str]) -> Iterator[Change]:
    """A change for each field that differs; a single one where nothing is left of the whole."""
    if after is None:
        yield about._replace(before=about.label)
        return
    for name in names:
        old, new = (_shown(getattr(one, name)) for one in (before, after))
        if old != new:
            yield about._replace(field=name, before=old, after=new)


def _shown(value: Any) -> Shown:  # noqa: ANN401  any field of a model
    if isinstance(value, Formula):
        return value.text
    return value or None if isinstance(value, bool | None) else value  # type: ignore[no-any-return]


def _pairs(
    before: Mapping[str, Holding], after: Mapping[str, Holding]
) -> Iterator[tuple[Holding | None, Holding | None]]:
    """Each commune with itself: by its folder, or by its code where that was renamed."""
    gone = {_code(one): one for path, one in before.items() if _exists(one) and not _exists(after[path])}
    for path, new in after.items():
        if not _exists(new):
            continue
        old = before[path] if _exists(before[path]) else gone.pop(_code(new), None)
        yield old, new
    for old in gone.values():
        yield old, None


def _exists(holding: Holding) -> bool:
    """A province is there even if it has no plan of its own."""
    return bool(holding.files) or "/" not in holding.path


def _code(holding: Holding) -> str:
    return holding.commune.model.code if holding.commune and holding.commune.model else holding.path


def _commune(old: Holding | None, new: Holding | None, today: date | None) -> Iterator[Change]:
    if old is None or new is None:
        kind: Kind = "added-commune" if old is None else "removed-commune"
        yield _about(kind, new or old)._replace(
            before=_code(old) if old else None, after=_code(new) if new else None
        )
        return
    about = _about("changed-commune", new)
    if old.path != new.path:
        yield about._replace(field="path", before=old.path, after=new.path)
    if old.commune and new.commune:
        yield from _fields(about, old.commune.model, new.commune.model, _IDENTITY)
    yield from _reports(about, old, new)
    yield from _Plans(about, old, new, today).changes()


def _about(kind: Kind, holding: Holding | None) -> Change:
    assert holding is not None  # noqa: S101  one of the two sides is there
    name = holding.commune.model.name if holding.commune and holding.commune.model else None
    return Change(kind, commune=holding.path, name=name)


def _reports(about: Change, old: Holding, new: Holding) -> Iterator[Change]:
    before, after = _named(old.reports), _named(new.reports)
    for name, report in after.items():
        here = about._replace(period=report.period.text)
        if name in before:
            yield from _rewritten(here, (before[name], old), (report, new))
        else:
            yield here._replace(kind="new-report", after=_filed(report, new))
    for name, report in before.items():
        if name not in after:
            yield about._replace(kind="removed-report", period=report.period.text, before=_filed(report, old))


def _named(files: Iterable[Loaded[Any]]) -> dict[str, Any]:
    """What was read, by file name."""
    return {file.path.rpartition("/")[2].removesuffix(".yaml"): file.model for file in files}


def _filed(report: Report, holding: Holding) -> Filed:
    known = [sum(entry.value is not None for entry in part.values()) for part in (report.values, report.results)]
    return Filed(as_of(report, holding.settings.calendar), *known)


_Filed: TypeAlias = tuple[Report, Holding]


def _rewritten(about: Change, old: _Filed, new: _Filed) -> Iterator[Change]:
    """What a report that was there before says otherwise now."""
    changed = about._replace(kind="changed-report")
    yield from _fields(changed, old[0], new[0], ("period", "illustrative"))
    yield from _fields(changed, _filed(*old), _filed(*new), ("as_of",))
    variables = new[1].scope.variables
    for name, pair in _side_by_side(old[0].values, new[0].values):
        label = variables[name].name if name in variables else None
        yield from _value(about._replace(variable=name, label=label), *pair)
    for name, pair in _side_by_side(old[0].results, new[0].results):
        yield from _value(about._replace(indicator=name, label=_indicator_name(new[1], name)), *pair)
