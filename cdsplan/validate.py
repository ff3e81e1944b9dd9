"""Every finding of a repository, of some communes in it, or of one file that lies in none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cdsplan import repository, rules
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.load import Loaded
from cdsplan.model import Catalog, Commune, Settings
from cdsplan.repository import CATALOG, PLANS, SETTINGS, Holding, Kind, Repository


@dataclass(frozen=True)
class Outcome:
    """How many files were read, and what was found in them, sorted by place."""

    files: int
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def only(self, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Outcome":
        """The same with only some rules, or without some."""
        kept = (one for one in self.findings if (not select or one.rule in select) and one.rule not in ignore)
        return Outcome(self.files, tuple(kept))


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Several outcomes as one."""
    all_ = list(outcomes)
    findings = [finding for outcome in all_ for finding in outcome.findings]
    return Outcome(sum(outcome.files for outcome in all_), tuple(ordered(findings)))


@dataclass(frozen=True)
class _Checked:
    """What one commune adds to the outcome."""

    files: int
    findings: list[Finding]
    commune: Loaded[Commune] | None
    used: set[str]


Tick = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    """Nobody watches."""


def validate(home: Repository, today: date, paths: Iterable[str] | None = None, tick: Tick = _silent) -> Outcome:
    """Check the whole repository, or only the communes that these paths (from its root) lie in, and the catalog."""
    everything = paths is None
    chosen = list(_everywhere(home)) if paths is None else _chosen(home, paths)
    findings = [*home.settings.findings]
    files = len(home.catalogs) + int((home.plans / SETTINGS).exists())
    for catalog in home.catalogs:
        findings += catalog.findings
    findings += rules.check_catalog(home.catalogs)
    strays = home.strays()
    communes: list[Loaded[Commune]] = []
    used: set[str] = set()
    for done, path in enumerate(chosen):
        tick(done, len(chosen))
        checked = _check(home, path, today)
        files += checked.files
        findings += checked.findings
        used |= checked.used
        communes += [checked.commune] if checked.commune else []
    if everything:
        findings += rules.check_whole(home.catalogs, communes, used)
    return Outcome(files + len(strays), tuple(ordered([*findings, *strays])))


def _everywhere(home: Repository) -> Iterable[str]:
    for province in home.provinces():
        yield province
        yield from home.communes(province)


def _check(home: Repository, path: str, today: date) -> _Checked:
    holding = home.holding(path)
    found = [*holding.findings, *rules.check(holding, today)]
    files = len(holding.files) + len(holding.strays)
    return _Checked(files, found, holding.commune, rules.used_variables(holding, today))


def _chosen(home: Repository, paths: Iterable[str]) -> list[str]:
    """The communes that these paths lie in, each once."""
    chosen: dict[str, None] = {}
    for path in paths:
        parts = tuple(part for part in path.split("/") if part not in {"", "."})
        if len(parts) < 2 or parts[0] != PLANS:  # noqa: PLR2004  the root or plans/ itself
            chosen |= dict.fromkeys(_everywhere(home))
            continue
        province, *deeper = parts[1:]
        if province == CATALOG or (not deeper and not (home.plans / province).is_dir()):
            continue
        if not deeper:
            chosen |= dict.fromkeys([province, *home.communes(province)])
        elif (home.plans / province / deeper[0]).is_dir():
            chosen |= dict.fromkeys([f"{province}/{deeper[0]}"])
        else:
            chosen |= dict.fromkeys([province])
    return list(chosen)


def validate_file(file: Path, kind: Kind | None, today: date) -> Outcome:
    """Check one file that lies in no repository: by itself, so that no id in it can be called unknown."""
    home = Repository(file.parent)
    loaded = home.load(kind or kind_by_name(file), file.name)
    found = list(loaded.findings)
    holding = Holding("", None, [], [], [], [Loaded(loaded.source, None, ())], Settings())
    if kind is Kind.CATALOG and loaded.model:
        found += rules.check_catalog([Loaded(loaded.source, _as_catalog(loaded), ())])
    elif (kind or kind_by_name(file)) is Kind.PLAN:
        holding.plans.append(loaded)  # type: ignore[arg-type]
    elif (kind or kind_by_name(file)) is Kind.REPORT:
        holding.reports.append(loaded)  # type: ignore[arg-type]
    found += [one for one in rules.check(holding, today) if one.rule != "name-mismatch"]
    return Outcome(1, tuple(ordered(found)))


def _as_catalog(loaded: Loaded) -> Catalog | None:  # type: ignore[type-arg]
    return loaded.model if isinstance(loaded.model, Catalog) else None


def kind_by_name(file: Path) -> Kind:
    """A lone file is a plan, unless its place says otherwise."""
    if file.name == repository.COMMUNE:
        return Kind.COMMUNE
    if file.name == SETTINGS:
        return Kind.SETTINGS
    if file.parent.name == repository.REPORTS:
        return Kind.REPORT
    if file.parent.name == CATALOG:
        return Kind.CATALOG
    return Kind.PLAN
