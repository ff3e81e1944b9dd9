"""Every finding of a repository, of some communes in it, or of one file that lies in none."""

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from cdsplan.checks import rules
from cdsplan.checks.rules import name_mismatch
from cdsplan.checks.suppressions import Suppressions, everywhere, in_catalog, in_files, in_one, in_settings
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.model import kinds
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.kinds import CATALOG, COMMUNE, NO_PROVINCES, PLANS, PROVINCE, SETTINGS, Kind
from cdsplan.model.load import Loaded, all_read, load
from cdsplan.model.province import Province
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, spread, unseen


@dataclass(frozen=True)
class Outcome:
    """Which files were read, and what was found in them, sorted by place."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def files(self) -> int:
        return len(self.paths)

    def count(self, severity: Severity) -> int:
        """How many there are of all, told one by one or not."""
        return sum(finding.weight for finding in self.findings if finding.severity is severity)

    def only(self, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Outcome":
        """The same with only some rules, or without some."""
        kept = (one for one in self.findings if (not select or one.rule in select) and one.rule not in ignore)
        return Outcome(self.paths, tuple(kept))


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Several outcomes as one."""
    all_ = list(outcomes)
    findings = [finding for outcome in all_ for finding in outcome.findings]
    paths = [path for outcome in all_ for path in outcome.paths]
    return Outcome(tuple(paths), tuple(ordered(findings)))


class _Checked(NamedTuple):
    """What some communes add to the outcome: little, for it may come from another process."""

    paths: list[str]
    findings: list[Finding]
    codes: list[tuple[str, str]]  # and the path of the commune or province
    used: set[str] | None  # None where a file that may use more was refused
    suppressions: Suppressions
    all_read: bool


def validate(
    home: Repository,
    today: date,
    paths: Iterable[str] | None = None,
    tick: Tick = unseen,
    jobs: int | None = None,
) -> Outcome:
    """Check the whole repository, or only the communes that these paths (from its root) lie in, and the catalog."""
    wanted = [()] if paths is None else [_parts(path) for path in paths]
    everything = any(_means_everything(parts) for parts in wanted)
    chosen = list(_everywhere(home) if everything else _chosen(home, wanted))
    suppressions = Suppressions(chain(in_settings(home.settings), in_catalog(home.catalogs)))
    shared = _shared(home, suppressions)  # before the work is dealt out, so that the catalog is read once
    checked = list(spread(partial(_check_all, today), home, chosen, jobs=jobs, tick=tick))
    for one in checked:
        suppressions.join(one.suppressions)
    strays = home.strays()
    findings = [*shared, *strays, *(finding for one in checked for finding in one.findings)]
    if everything:
        findings += rules.check_whole(home.catalogs, _of_one_code(home, checked), _used(checked), suppressions.covers)
    findings += suppressions.findings(whole=everything and _all_read(home, checked))
    paths = [*_shared_paths(home), *(one.path for one in strays), *(path for one in checked for path in one.paths)]
    return Outcome(tuple(paths), tuple(ordered(findings)))


def _shared_paths(home: Repository) -> list[str]:
    settings = [home.settings.path] if home.has_settings else []
    return [*settings, *(catalog.path for catalog in home.catalogs)]


def _all_read(home: Repository, checked: Iterable[_Checked]) -> bool:
    return all_read(home.catalogs) and all(one.all_read for one in checked)


def _shared(home: Repository, suppressions: Suppressions) -> list[Finding]:
    """What is found in the settings and in the catalog."""
    read = [finding for catalog in home.catalogs for finding in catalog.findings]
    return [*home.settings.findings, *read, *rules.check_catalog(home.catalogs, suppressions.covers)]


def _of_one_code(home: Repository, checked: Iterable[_Checked]) -> list[Loaded[Commune] | Loaded[Province]]:
    """The communes, and the provinces, that share their code with another, read once more."""
    sharing: dict[str, list[str]] = {}
    for code, path in (pair for one in checked for pair in one.codes):
        sharing.setdefault(code, []).append(path)
    paths = [path for group in sharing.values() if len(group) > 1 for path in group]
    return [
        home.read(Commune, (*path.split("/"), COMMUNE)) if "/" in path else home.read(Province, (path, PROVINCE))
        for path in paths
    ]


def _used(checked: Iterable[_Checked]) -> set[str] | None:
    used: set[str] | None = set()
    for one in checked:
        used = None if used is None or one.used is None else used | one.used
    return used


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.normpath(path).split("/") if part not in {"", "."})


def _means_everything(parts: tuple[str, ...]) -> bool:
    """The root, plans/ itself, or whatever is beside it."""
    return parts[:1] != (PLANS,) or parts == (PLANS,)


def _everywhere(home: Repository) -> Iterable[str]:
    for province in home.provinces():
        yield province
        yield from home.communes(province)


def _check_all(today: date, home: Repository, paths: Iterable[str]) -> _Checked:
    each = [_check(home, path, today) for path in paths]
    suppressions = Suppressions()
    for one in each:
        suppressions.join(one.suppressions)
    return _Checked(
        [path for one in each for path in one.paths],
        [finding for one in each for finding in one.findings],
        [code for one in each for code in one.codes],
        _used(each),
        suppressions,
        all(one.all_read for one in each),
    )


def _check(home: Repository, path: str, today: date) -> _Checked:
    commune_files = home.commune_files(path)
    suppressions = Suppressions(chain(everywhere(commune_files.settings), in_files(commune_files)))
    found = [*commune_files.findings, *rules.check(commune_files, today, suppressions.covers)]
    # Without its commune.yaml a commune still has that file's finding.
    absent = commune_files.commune is not None and not home.has(commune_files.commune.path)
    read = commune_files.files[1:] if absent else commune_files.files
    paths = [*(one.path for one in read), *(one.path for one in commune_files.strays)]
    used = rules.used_variables(commune_files, today)
    identity = commune_files.identity.model if commune_files.identity else None
    codes = [(identity.code, path)] if identity else []
    return _Checked(paths, found, codes, used, suppressions, commune_files.all_read)


def _chosen(home: Repository, paths: Iterable[tuple[str, ...]]) -> list[str]:
    """The communes that these paths below plans/ lie in, each once."""
    chosen: dict[str, None] = {}
    for parts in paths:
        province, *deeper = parts[1:]
        if province in NO_PROVINCES or (not deeper and not home.is_folder((province,))):
            continue
        if not deeper:
            chosen |= dict.fromkeys([province, *home.communes(province)])
        elif home.is_commune(province, deeper[0]):
            chosen |= dict.fromkeys([f"{province}/{deeper[0]}"])
        else:
            chosen |= dict.fromkeys([province])
    return list(chosen)


def validate_file(file: Path, kind: Kind | None, today: date) -> Outcome:
    """Check one file that lies in no repository: by itself, so that no id in it can be called unknown."""
    source = Repository(file.parent).source(file.name)
    elsewhere: Loaded[Catalog] = Loaded(source, None, ())  # the catalog that is not at hand
    commune_files = CommuneFiles("", None, [], [], [], [elsewhere], Settings())
    match kind or kind_by_name(file):
        case Kind.COMMUNE:
            commune_files.commune = load(Commune, source)
        case Kind.PLAN:
            commune_files.plans.append(load(Plan, source))
        case Kind.REPORT:
            commune_files.reports.append(load(Report, source))
        case Kind.CATALOG:
            commune_files.catalogs.append(load(Catalog, source))
        case other:
            loaded = load(other.model, source)
            return _alone(loaded, loaded.findings, Suppressions(in_one(loaded)))
    read = [*commune_files.findings, *(finding for catalog in commune_files.catalogs for finding in catalog.findings)]
    one: Loaded[Any] = commune_files.files[0] if commune_files.files else commune_files.catalogs[-1]
    suppressions = Suppressions(in_one(one))
    ruled = [
        *rules.check_catalog(commune_files.catalogs, suppressions.covers),
        *rules.check(commune_files, today, suppressions.covers),
    ]
    # Outside a repository a name means nothing.
    found = [*read, *(finding for finding in ruled if finding.rule != name_mismatch.NAME)]
    return _alone(one, found, suppressions)


def _alone(file: Loaded[Any], found: Iterable[Finding], suppressions: Suppressions) -> Outcome:
    """That its own comments suppress nothing cannot be told where so little was looked at."""
    return Outcome((file.path,), tuple(ordered([*found, *suppressions.findings()])))


def kind_by_name(file: Path) -> Kind:
    """A lone file is a plan, unless its place says otherwise."""
    if file.name == COMMUNE:
        return Kind.COMMUNE
    if file.name == PROVINCE:
        return Kind.PROVINCE
    if file.name == SETTINGS:
        return Kind.SETTINGS
    if file.parent.name == kinds.REPORTS:
        return Kind.REPORT
    if file.parent.name == CATALOG:
        return Kind.CATALOG
    return Kind.PLAN
