"""The files of a new repository: catalogs, settings, schemas, and what editors, git and CI need."""

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple, TypeAlias

from cdsplan.language import Language, slug, text
from cdsplan.model import unit_names
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import CATALOG, PLANS, SETTINGS, Kind
from cdsplan.recording import install_source
from cdsplan.recording.new_file import Blank, NewFile, Page, schema_file
from cdsplan.recording.shipped_catalogs import shipped

# Where each of the files in starter/ goes.
_FOR_ALL = {
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "editorconfig": ".editorconfig",
    "gitattributes": ".gitattributes",
    "gitignore": f"{PLANS}/.gitignore",  # not at the top, where a repository may have its own
}


class Server(StrEnum):
    """Who runs the checks of each change."""

    GITHUB = "github"
    GITLAB = "gitlab"


_OF_SERVER = {Server.GITHUB: ".github/workflows/cdsplan.yml", Server.GITLAB: ".gitlab-ci.yml"}
_SOURCE = "@SOURCE@"


class Example(NamedTuple):
    """The commune of which the README speaks, and whether it is there already."""

    name: str
    code: str
    province: str
    is_there: bool


EXAMPLE = Example("Xã Tân Lập", "00001", "Thanh Hóa", is_there=False)


SchemaMaker: TypeAlias = Callable[[Kind, Language], Mapping[str, Any]]


class Setup(NamedTuple):
    """What a new repository is to have."""

    language: Language
    today: date
    themes: tuple[str, ...]  # whose catalogs
    servers: tuple[Server, ...] = tuple(Server)
    source: str | None = None  # from where CI installs the program, as pip takes it
    example: Example = EXAMPLE
    schema_of: SchemaMaker = schema  # with the names of the new repository, or without any


def repository(setup: Setup) -> list[NewFile]:
    """Every file of it, each whole but for what only the user knows."""
    settings = Page(f"{PLANS}/{SETTINGS}", Kind.SETTINGS, setup.language)
    settings.add("format: 1", f"lang: {setup.language}")
    return [
        settings.file,
        *(NewFile(f"{PLANS}/{CATALOG}/{theme}.yaml", shipped()[theme].content) for theme in setup.themes),
        NewFile("README.md", _readme(setup)),
        *(_ci(server, setup.source) for server in setup.servers),
        *(NewFile(path, _starter(name)) for name, path in _FOR_ALL.items()),
        *(NewFile(f"schemas/{schema_file(kind)}", _json(setup.schema_of(kind, setup.language))) for kind in Kind),
    ]


@cache
def _starter(name: str) -> str:
    return (files("cdsplan.recording") / "starter" / name).read_text(encoding="utf-8")


def _json(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _ci(server: Server, source: str | None) -> NewFile:
    """Its file; without a source it fails where that is to be filled in, and installs nobody else's program."""
    template = _starter(f"{server}.yml")
    content = template.replace(_SOURCE, shlex.quote(install_source.with_site(source) if source else ""))
    line = template[: template.index(_SOURCE)].count("\n") + 1
    return NewFile(_OF_SERVER[server], content, () if source else (Blank(line, _WHERE_FROM),))


_WHERE_FROM = text(
    "CI cài cdsplan từ đâu: địa chỉ git (git+https://…), tệp .whl hoặc tên gói",
    "where CI installs cdsplan from: a git address (git+https://…), a .whl file or a package's name",
)


def _readme(setup: Setup) -> str:
    """Its commands are those of this repository: of its commune and catalogs, this year and month."""
    name, code, province, is_there = setup.example
    content = _starter(f"README.{setup.language}.md")
    # Between marks stands how a commune is made, which is done where it is there, and what a CI file does.
    for mark, stays in (("commune", not is_there), ("ci", bool(setup.servers))):
        content = re.sub(rf"<!-- {mark}\n(.*?)-->\n", r"\1" if stays else "", content, flags=re.DOTALL)
    theme = setup.themes[0] if setup.themes else next(iter(shipped()))
    part, whole = next(_pairs(theme))
    return Template(content).substitute(
        commune=slug(name),
        name=name,
        folder=f"{slug(unit_names.bare(province))}/{slug(name)}",
        code=code,
        province=province,
        year=setup.today.year,
        next_year=setup.today.year + 1,
        month=setup.today.month,
        period=f"{setup.today:%Y-%m}",
        theme=theme,
        part=part,
        whole=whole,
        indicator=next(iter(shipped()[theme].catalog.indicators)),
    )


def _pairs(theme: str) -> Iterator[tuple[str, str]]:
    """What is counted and of how many, by the indicators of a theme."""
    catalog = shipped()[theme].catalog
    formulas = (one.formula for one in catalog.indicators.values())
    return (formula.pair for formula in formulas if formula and formula.pair)
