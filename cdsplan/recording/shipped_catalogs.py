"""The catalogs that come with the program: those of our own plans, each of one theme."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cdsplan.language import Text, text
from cdsplan.model.files import Catalog
from cdsplan.model.kinds import CATALOG, PLANS
from cdsplan.model.load import load
from cdsplan.yaml import source

_YAML = ".yaml"


class ShippedCatalog(NamedTuple):
    """The file of a theme, and what it says."""

    theme: str
    content: str
    catalog: Catalog


# Their order here is that of the documents: what there is, who serves with it, who earns, who lives with it.
THEMES: Mapping[str, Text] = MappingProxyType(
    {
        "ha-tang-so": text("hạ tầng số", "digital infrastructure"),
        "chinh-quyen-so": text("chính quyền số", "digital government"),
        "kinh-te-so": text("kinh tế số", "digital economy"),
        "xa-hoi-so": text("xã hội số", "digital society"),
    }
)


@cache
def shipped() -> Mapping[str, ShippedCatalog]:
    """Every catalog by its theme."""
    folder = _folder()
    return {theme: _read(theme, folder.joinpath(f"{theme}{_YAML}")) for theme in THEMES}


def _folder() -> Traversable:
    """Where the wheel has them; from a clone that is not built, where they stand."""
    packed = files("cdsplan.recording") / "starter" / CATALOG
    return packed if packed.is_dir() else Path(__file__).parents[2] / PLANS / CATALOG


def _read(theme: str, file: Traversable) -> ShippedCatalog:
    content = file.read_text(encoding="utf-8")
    loaded = load(Catalog, source.parse(f"{theme}{_YAML}", content.encode()))
    assert loaded.model  # noqa: S101  the tests validate it
    return ShippedCatalog(theme, content, loaded.model)


def with_needed(themes: Iterable[str]) -> list[str]:
    """These themes and those whose variables they need, in the order of all."""
    wanted = dict.fromkeys(themes)
    for theme in list(wanted):
        wanted |= dict.fromkeys(_homes(shipped()[theme].catalog))
    return [theme for theme in THEMES if theme in wanted]


def _homes(catalog: Catalog) -> Iterable[str]:
    """The themes in which the variables of a catalog are defined."""
    formulas = (one.formula for one in catalog.indicators.values() if one.formula)
    needed = {name for formula in formulas for name in formula.variables}
    needed |= {one.part_of for one in catalog.variables.values() if one.part_of}
    return [theme for theme, one in shipped().items() if needed & one.catalog.variables.keys()]
