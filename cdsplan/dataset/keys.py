"""What makes a row's key the only one of its kind in the nation.

Of communes the five-digit code is the key (design.md, 2.2); of a province itself, which may have none, its folder. Ids
mean the same everywhere where the catalog defines them; where a plan does, the key says whose they are.
"""

from collections.abc import Iterable

from cdsplan.model.definitions import Indicator
from cdsplan.repository.commune_files import CommuneFiles


def owner(files: CommuneFiles) -> str:
    """Whose plans and reports they are."""
    return files.path if files.is_of_province else files.owner.code


def commune(files: CommuneFiles) -> str | None:
    """The code of the commune; None of a province itself."""
    return None if files.is_of_province else files.owner.code


def province(files: CommuneFiles) -> str:
    """The folder of the province, which is what the tables are parted by."""
    return files.path.partition("/")[0]


def variable(files: CommuneFiles, name: str) -> str | None:
    """None where nothing defines it."""
    if name in files.shared.variables:
        return name
    return own(files, name) if name in files.definitions.variables else None


def own(files: CommuneFiles, *names: str) -> str:
    """Of what their plans define themselves."""
    return "/".join((owner(files), *names))


def indicator(files: CommuneFiles, plan: str, one: Indicator) -> str:
    """Of one that a plan defines itself also which plan: two may mean different things by one id."""
    return one.id if one.from_catalog else own(files, plan, one.id)


def once(every: Iterable[Indicator]) -> list[Indicator]:
    """Each id once: where one stands twice in a plan, which a rule reports, the first."""
    found: dict[str, Indicator] = {}
    for one in every:
        found.setdefault(one.id, one)
    return [*found.values()]
