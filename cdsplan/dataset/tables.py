"""All tables of a repository, and their rows, of one province after another, so that no more than those are held."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeAlias

from cdsplan.checks import rules
from cdsplan.dataset import keys
from cdsplan.dataset.definitions import (
    INDICATORS,
    VARIABLES,
    own_indicators,
    own_variables,
    shared_indicators,
    shared_variables,
)
from cdsplan.dataset.observations import OBSERVATIONS, observations
from cdsplan.dataset.plans import PLAN_INDICATORS, PLANS, TARGETS, plan_indicators, plans, targets
from cdsplan.dataset.reports import REPORTS, RESULTS, VALUES, reports, results, values
from cdsplan.dataset.statuses import STATUSES, Asked, asked_in, statuses
from cdsplan.dataset.table import Row, Table
from cdsplan.dataset.units import COMMUNES, PROVINCES, commune, province
from cdsplan.evaluation import tidy_data
from cdsplan.evaluation.tidy_data import Judged
from cdsplan.finding import Finding
from cdsplan.model.files import Commune
from cdsplan.model.kinds import COMMUNE
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, spread, unseen
from cdsplan.rollup.export import checked
from cdsplan.rollup.question import Question

# New tables and columns do not change its number, other changes do.
SCHEMA = "cdsplan.dataset/1"
# Those that others point to come first.
TABLES: tuple[Table, ...] = (
    PROVINCES, COMMUNES, VARIABLES, INDICATORS, PLANS, PLAN_INDICATORS, TARGETS, REPORTS, VALUES, RESULTS,
    OBSERVATIONS, STATUSES,
)  # fmt: skip
# By the names of the tables.
Rows: TypeAlias = Mapping[str, list[Row]]


class Wanted(NamedTuple):
    """Of which days: reports of later ones are errors, and figures are judged as they stood; by which licence."""

    today: date
    as_of: date
    illustrative: bool
    license: str | None = None  # as the settings name it


class Batch(NamedTuple):
    """What one province gives, or what is nobody's: the catalog."""

    province: str | None
    rows: Rows
    errors: list[Finding]
    illustrative_left_out: int = 0


class _Unit(NamedTuple):
    """A commune, or a province itself; without a name where its files did not load."""

    path: str
    owner: str | None
    rows: Rows
    errors: list[Finding]
    illustrative_left_out: int


def batches(home: Repository, paths: Sequence[str], wanted: Wanted, tick: Tick = unseen) -> Iterator[Batch]:
    """The catalog's rows, then those of each province that these paths lie in, in their order."""
    yield Batch(None, rows_of_catalog(home), [])
    known: dict[str, str] = {}
    done = 0
    for name, group in groupby(sorted(paths, key=place), key=lambda path: path.partition("/")[0]):
        some = list(group)
        units = list(_units(home, some, wanted, partial(_further, tick, done, len(paths))))
        yield _batch(home, name, units, known)
        done += len(some)


def place(path: str) -> list[str]:
    """Where a commune stands among all: a province first, then its communes."""
    return path.split("/")


def _further(tick: Tick, before: int, every: int, done: int, _some: int) -> None:
    tick(before + done, every)


def rows_of_catalog(home: Repository) -> Rows:
    """What is nobody's."""
    return {
        VARIABLES.name: list(shared_variables(home.shared)),
        INDICATORS.name: list(shared_indicators(home.shared)),
    }


def _units(home: Repository, paths: Sequence[str], wanted: Wanted, tick: Tick) -> Iterator[_Unit]:
    """In several processes where that pays."""
    work = partial(_read, wanted=wanted, with_province=paths[0] if "/" not in paths[0] else None)
    for some in spread(work, home, paths, tick=tick):
        yield from some


def _read(home: Repository, paths: Sequence[str], wanted: Wanted, with_province: str | None) -> list[_Unit]:
    asked = asked_in(home, Question(None, wanted.as_of, wanted.illustrative), with_province)
    return [_unit(home, path, wanted, asked) for path in paths]


def _unit(home: Repository, path: str, wanted: Wanted, asked: Asked) -> _Unit:
    files, errors, left_out = checked(home, path, wanted.today, illustrative=wanted.illustrative)
    if files is None:
        return _Unit(path, None, {}, errors, left_out)
    rows = rows_of(files, tidy_data.judged(files, wanted.as_of), asked)
    return _Unit(path, keys.owner(files), rows, errors, left_out)


def rows_of(files: CommuneFiles, judged: Iterable[Judged], asked: Asked) -> Rows:
    """Of one commune, or of a province itself, whose files all loaded, and whose observations were judged."""
    return {
        COMMUNES.name: [] if files.is_of_province else [commune(files)],
        VARIABLES.name: list(own_variables(files)),
        INDICATORS.name: list(own_indicators(files)),
        PLANS.name: list(plans(files)),
        PLAN_INDICATORS.name: list(plan_indicators(files)),
        TARGETS.name: list(targets(files)),
        REPORTS.name: list(reports(files)),
        VALUES.name: list(values(files)),
        RESULTS.name: list(results(files)),
        OBSERVATIONS.name: list(observations(files, judged)),
        STATUSES.name: list(statuses(files, asked)),
    }


def _batch(home: Repository, name: str, units: Sequence[_Unit], known: dict[str, str]) -> Batch:
    """Of two communes with one code only the first has rows, as two would be the same to whoever joins them."""
    rows: dict[str, list[Row]] = {PROVINCES.name: [province(lookup.files_of(home, name))]}
    errors: list[Finding] = []
    for unit in units:
        errors += unit.errors
        if unit.owner and (same := not_the_first(home, unit.owner, unit.path, known)):
            errors += same
            continue
        for table, some in unit.rows.items():
            rows.setdefault(table, []).extend(some)
    return Batch(name, rows, errors, sum(unit.illustrative_left_out for unit in units))


def not_the_first(home: Repository, owner: str, path: str, known: dict[str, str]) -> list[Finding]:
    """That two communes have one code; `known`: whose the codes are that have been seen, to which this one is added."""
    first = known.setdefault(owner, path)
    if first == path:
        return []
    both = [home.read(Commune, (*one.split("/"), COMMUNE)) for one in (first, path)]
    return rules.check_whole((), both, None)
