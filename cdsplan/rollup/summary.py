"""Communes to one roll-up: each indicator pooled, each commune with its statuses and how it reports."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.standing import evaluate
from cdsplan.finding import Finding
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.files import Definition, Plan, PlanIndicator
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup.aggregate import Aggregate, PooledIndicator
from cdsplan.rollup.contribution import Absence, CommuneStatus, Question, TargetTerms, contribution, poolable


@dataclass
class Gathered:
    """Some communes: little, for it may come from another process."""

    members: list[CommuneStatus] = field(default_factory=list)
    pools: dict[str, Aggregate] = field(default_factory=dict)  # by the indicators of the catalog
    own: Counter[str] = field(default_factory=Counter)  # indicators that communes define for themselves

    def merge(self, other: "Gathered") -> None:
        self.members += other.members
        self.own.update(other.own)
        for name, pool in other.pools.items():
            self.pools.setdefault(name, Aggregate()).merge(pool)


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes add, read from their files."""
    gathered = Gathered()
    for path in paths:
        commune_files = home.commune_files(path)
        if commune_files.is_bare:
            continue
        one, shares = contribution(commune_files, question)
        gathered.members.append(one)
        for share in shares:
            if share.shared:
                gathered.pools.setdefault(share.id, Aggregate()).add(one, share)
            else:
                gathered.own[share.id] += 1
    return gathered


class Rollup(NamedTuple):
    """The communes of a province, or of a whole repository, at one date."""

    as_of: date
    year: int
    path: str | None  # of the province, below plans/
    province: str | None  # its name
    members: tuple[CommuneStatus, ...]  # those that count
    absent: Mapping[Absence, tuple[CommuneStatus, ...]]
    indicators: tuple[PooledIndicator, ...]
    own: Mapping[str, int]  # indicators that communes define for themselves, and how many do
    illustrative: bool  # whether such figures were asked for

    @property
    def findings(self) -> list[Finding]:
        """What reading the communes' files found."""
        every = [*self.members, *(one for group in self.absent.values() for one in group)]
        return [finding for one in every for finding in one.findings]

    @property
    def silent(self) -> list[CommuneStatus]:
        """Those that have not reported for the year."""
        return [one for one in self.members if one.silent]

    @property
    def overdue(self) -> list[CommuneStatus]:
        return [one for one in self.members if one.overdue]


def plans_of(province: CommuneFiles, year: int) -> tuple[Plan, ...]:
    """A province's own plans of a year."""
    return tuple(plan for plan in province.plan_models if plan.year == year)


def roll_up(
    gathered: Gathered,
    definitions: Definitions,
    question: Question,
    *,
    path: str | None = None,
    province: str | None = None,
) -> Rollup:
    """The communes that count, pooled by the indicators of the catalog."""
    asked = _asked(question, definitions)
    return Rollup(
        as_of=question.as_of,
        year=question.year,
        path=path,
        province=province,
        members=tuple(one for one in gathered.members if one.absent is None),
        absent=_absent(gathered.members),
        indicators=tuple(
            _pooled(_indicator(name, definition), gathered.pools[name], definitions, question, asked.get(name))
            for name, definition in definitions.indicators.items()
            if name in gathered.pools
        ),
        own={name: gathered.own[name] for name in sorted(gathered.own)},
        illustrative=question.illustrative,
    )


def _asked(question: Question, definitions: Definitions) -> dict[str, TargetTerms]:
    """What the province's own plans ask for, by indicator; where two ask, the first."""
    standings = [
        one for plan in question.province for one in evaluate(Evaluation(plan, question.as_of), definitions, [])
    ]
    applying = [one for one in reversed(standings) if one.status != "not-applicable"]
    targets = [(one.indicator.id, one.target, one.target.due) for one in applying]
    return {name: TargetTerms(target.op, target.value, due) for name, target, due in targets}


def _absent(members: Iterable[CommuneStatus]) -> dict[Absence, tuple[CommuneStatus, ...]]:
    absent: dict[Absence, tuple[CommuneStatus, ...]] = {}
    for one in members:
        if one.absent:
            absent[one.absent] = (*absent.get(one.absent, ()), one)
    return absent


def _indicator(name: str, definition: Definition) -> Indicator:
    """The catalog's, in no plan."""
    found = Definitions({}, {name: definition}).indicator(PlanIndicator.model_construct(id=name, targets=()))
    assert found is not None  # noqa: S101  it has just been defined
    return found


def _pooled(
    indicator: Indicator, pool: Aggregate, definitions: Definitions, question: Question, asked: TargetTerms | None
) -> PooledIndicator:
    return PooledIndicator(indicator, poolable(indicator, definitions.variables), pool, question.as_of, asked)
