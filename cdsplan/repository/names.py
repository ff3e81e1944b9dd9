"""The ids and names that the files of a repository hold, each once, for whoever offers them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.model.files import Commune, Definition, Plan, PlanIndicator, Variable
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.province import Province
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, spread, unseen


class Names(NamedTuple):
    """What may be named in a file of the repository."""

    variables: Mapping[str, Variable]  # the catalog's, then those that plans define
    indicators: Mapping[str, Definition]  # the catalog's
    communes: tuple[Commune, ...]
    provinces: tuple[str, ...]
    own_indicators: Mapping[str, PlanIndicator] = MappingProxyType({})  # those that plans define
    parties: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


@dataclass
class _Part:
    """What the files of some communes hold, or of provinces themselves; without reports, the most of all files."""

    communes: list[Commune] = field(default_factory=list)
    provinces: set[str] = field(default_factory=set)
    variables: dict[str, Variable] = field(default_factory=dict)
    indicators: dict[str, PlanIndicator] = field(default_factory=dict)
    parties: set[str] = field(default_factory=set)
    leads: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)


def names(home: Repository, tick: Tick = unseen) -> Names:
    """All of them; a file that cannot be read has none. Of two that define an id differently the first is taken."""
    shared = home.shared
    parts = list(spread(_part, home, [*home.provinces(), *home.paths()], tick=tick))
    variables = {name: one for part in reversed(parts) for name, one in part.variables.items()}
    indicators = {name: one for part in reversed(parts) for name, one in part.indicators.items()}
    communes = [commune for part in parts for commune in part.communes]
    return Names(
        {**shared.variables, **{name: variables[name] for name in sorted(variables.keys() - shared.variables.keys())}},
        shared.indicators,
        tuple(sorted(communes, key=lambda one: one.code)),
        _together(part.provinces for part in parts),
        {name: indicators[name] for name in sorted(indicators.keys() - shared.indicators.keys())},
        _together(part.parties for part in parts),
        _together(part.leads for part in parts),
        _together(part.issuers for part in parts),
    )


def _together(parts: Iterable[set[str]]) -> tuple[str, ...]:
    """Each once, in the order of the alphabet."""
    every: set[str] = set().union(*parts)
    return tuple(sorted(every, key=lambda name: (alphabet.order(name), name)))


def _part(home: Repository, paths: Sequence[str]) -> _Part:
    part = _Part()
    for path in paths:
        for parts in home.yaml_files(tuple(path.split("/")), deep=False):
            _add(part, home, parts)
    return part


def _add(part: _Part, home: Repository, parts: tuple[str, ...]) -> None:
    """What one file holds; reports hold only what is named elsewhere."""
    kind = kind_of(parts)
    if kind is Kind.COMMUNE and (commune := home.read(Commune, parts).model):
        part.communes.append(commune)
        part.provinces.add(commune.province)
    elif kind is Kind.PROVINCE and (province := home.read(Province, parts).model):
        part.provinces.add(province.name)
    elif kind is Kind.PLAN and (plan := home.read(Plan, parts).model):
        _add_plan(part, plan)


def _add_plan(part: _Part, plan: Plan) -> None:
    for name, variable in plan.variables.items():
        part.variables.setdefault(name, variable)
    for one in plan.indicators:
        if one.measure:
            part.indicators.setdefault(one.id, one)
    part.parties.update(target.party for one in plan.indicators for target in one.targets if target.party)
    part.leads.update(lead for one in plan.indicators for lead in one.lead)
    if plan.document and plan.document.issuer:
        part.issuers.add(plan.document.issuer)
