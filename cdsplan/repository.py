"""A folder to communes, plans, reports and catalog; a name to a commune; the only walker of folders."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from cdsplan import period, source
from cdsplan.encoding import Blemish, Written
from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Text, fold, slug, text
from cdsplan.load import Loaded, load
from cdsplan.model import Catalog, Commune, Plan, Report, Settings
from cdsplan.scope import Scope, scope
from cdsplan.source import Source

_M = TypeVar("_M", bound=BaseModel)

PLANS = "plans"
CATALOG = "catalog"
SETTINGS = "cdsplan.yaml"
REPORTS = "reports"
COMMUNE = "commune.yaml"
_PLAN_FILE = re.compile(r"(\d{4})-[^/]+\.yaml")
_CODE_SUFFIX = re.compile(r"-(\d{5})$")


class Kind(Enum):
    """What a file is, told by its place."""

    SETTINGS = Settings
    CATALOG = Catalog
    COMMUNE = Commune
    PLAN = Plan
    REPORT = Report

    @property
    def model(self) -> type[BaseModel]:
        model: type[BaseModel] = self.value
        return model


def kind_of(parts: tuple[str, ...]) -> Kind | None:
    """The kind of a file by its path below `plans/`; None for one that belongs nowhere."""
    match parts:
        case (name,) if name == SETTINGS:
            return Kind.SETTINGS
        case (folder, name) if folder == CATALOG and name.endswith(".yaml"):
            return Kind.CATALOG
        case (_, name) | (_, _, name) if parts[0] != CATALOG and _PLAN_FILE.fullmatch(name):
            return Kind.PLAN
        case (_, _, name) if parts[0] != CATALOG and name == COMMUNE:
            return Kind.COMMUNE
        case (_, _, folder, name) if folder == REPORTS and name.endswith(".yaml"):
            return Kind.REPORT
        case _:
            return None


@dataclass
class Holding:
    """The files of one commune, or of a province itself, with the catalog they are read by."""

    path: str  # thanh-hoa/xa-thanh-vinh
    commune: Loaded[Commune] | None
    plans: list[Loaded[Plan]]
    reports: list[Loaded[Report]]
    strays: list[Finding]
    catalogs: list[Loaded[Catalog]]
    settings: Settings

    @cached_property
    def scope(self) -> Scope:
        catalogs = [catalog.model for catalog in self.catalogs if catalog.model]
        return scope(catalogs, [plan.model for plan in self.plans if plan.model])

    @property
    def files(self) -> list[Loaded[BaseModel]]:
        commune = [self.commune] if self.commune else []
        return [*commune, *self.plans, *self.reports]  # type: ignore[list-item]

    @property
    def findings(self) -> list[Finding]:
        """What reading its files found."""
        return [*self.strays, *(finding for file in self.files for finding in file.findings)]

    @property
    def owner(self) -> Commune:
        """The commune; ValueError where its file was not read."""
        if self.commune is None or self.commune.model is None:
            raise ValueError(self.path)
        return self.commune.model


@dataclass
class Repository:
    """A folder with `plans/` in it. Nothing is read before it is asked for, and then once."""

    root: Path
    _resolved: Path | None = field(default=None, repr=False)

    @property
    def plans(self) -> Path:
        return self.root / PLANS

    @cached_property
    def settings(self) -> Loaded[Settings]:
        if not (self.plans / SETTINGS).exists():
            nothing = Source(f"{PLANS}/{SETTINGS}", Written(""))
            return Loaded(nothing, Settings(), ())
        return self.read(Settings, (SETTINGS,))

    @cached_property
    def catalogs(self) -> list[Loaded[Catalog]]:
        files = [name for name in self._yaml_files((CATALOG,)) if kind_of((CATALOG, name)) is Kind.CATALOG]
        return [self.read(Catalog, (CATALOG, name)) for name in files]

    def read(self, kind: type[_M], parts: tuple[str, ...]) -> Loaded[_M]:
        """The file at this path below `plans/`."""
        path = "/".join((PLANS, *parts))
        return load(kind, self.source(path))

    def load(self, kind: Kind, path: str) -> Loaded[BaseModel]:
        """The file at this path below the root, as whatever kind it is."""
        return load(kind.model, self.source(path))

    def source(self, path: str) -> Source:
        """The file at this path below the root; whatever keeps it from being read is its finding."""
        file = self.root / path
        try:
            if file.is_symlink() and not self._inside(file):
                return _unreadable(path, text("liên kết dẫn ra ngoài kho", "this link leads out of the repository"))
            if not stat.S_ISREG(file.stat().st_mode):
                return _unreadable(path, text("không phải một tệp thường", "not a regular file"))
            with file.open("rb") as stream:
                raw = stream.read(source.LARGEST + 1)
        except FileNotFoundError:
            return _unreadable(path, text("không có tệp này", "there is no such file"))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return _unreadable(path, text("không mở được tệp ({reason})", "cannot be opened ({reason})", reason=reason))
        return source.parse(path, raw)

    def _inside(self, file: Path) -> bool:
        self._resolved = self._resolved or self.root.resolve()
        return file.resolve().is_relative_to(self._resolved)

    def _entries(self, parts: tuple[str, ...]) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.plans.joinpath(*parts)) as entries:
                return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _yaml_files(self, parts: tuple[str, ...]) -> list[str]:
        return [entry.name for entry in self._entries(parts) if _is_yaml(entry.name)]

    def provinces(self) -> list[str]:
        return [entry.name for entry in self._entries(()) if entry.name != CATALOG and entry.is_dir()]

    def communes(self, province: str) -> list[str]:
        """The paths of a province's communes."""
        return [f"{province}/{entry.name}" for entry in self._entries((province,)) if entry.is_dir() and not _is_yaml(entry.name)]

    def paths(self) -> Iterator[str]:
        """The path of every commune."""
        for province in self.provinces():
            yield from self.communes(province)

    def holding(self, path: str) -> Holding:
        """Read every file of a commune (`thanh-hoa/xa-thanh-vinh`), or a province's own (`thanh-hoa`)."""
        parts = tuple(path.split("/"))
        holding = Holding(path, None, [], [], [], self.catalogs, self.settings.model or Settings())
        for file in self._files(parts):
            match kind_of(file):
                case Kind.COMMUNE:
                    holding.commune = self.read(Commune, file)
                case Kind.PLAN:
                    holding.plans.append(self.read(Plan, file))
                case Kind.REPORT:
                    holding.reports.append(self.read(Report, file))
                case _:
                    holding.strays.append(stray(file))
        if len(parts) > 1 and holding.commune is None and holding.files:
            holding.commune = self.read(Commune, (*parts, COMMUNE))  # its finding: there is no such file
        return holding

    def _files(self, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The YAML files of a commune, however deep; of a province only its own."""
        for entry in self._entries(parts):
            if _is_yaml(entry.name):
                yield (*parts, entry.name)
            elif len(parts) > 1 and entry.is_dir(follow_symlinks=False):
                yield from self._files((*parts, entry.name))

    def strays(self) -> list[Finding]:
        """YAML files beside the provinces and in the catalog that are none of the kinds."""
        loose = [(name,) for name in self._yaml_files(())]
        catalog = list(self._below((CATALOG,)))
        return [stray(parts) for parts in [*loose, *catalog] if kind_of(parts) is None]

    def _below(self, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for entry in self._entries(parts):
            if _is_yaml(entry.name):
                yield (*parts, entry.name)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below((*parts, entry.name))

    def find(self, wanted: str) -> list[str]:
        """The paths of the communes that a slug, path, code or name means; the slug and path read no other commune."""
        for search in (self._by_path, self._by_content):
            found = search(wanted.strip().strip("/"))
            if found:
                return found
        return []

    def _by_path(self, wanted: str) -> list[str]:
        parts = wanted.split("/")
        if not all(part and re.fullmatch(r"[\w.-]+", part) and part.strip(".") for part in parts):
            return []
        if len(parts) == 2:  # noqa: PLR2004  province/commune
            return [wanted] if (self.plans / wanted).is_dir() else []
        if len(parts) > 1:
            return []
        return [f"{province}/{wanted}" for province in self.provinces() if (self.plans / province / wanted).is_dir()]

    def _by_content(self, wanted: str) -> list[str]:
        names = self.named()
        if re.fullmatch(r"\d{5}", wanted):
            return [path for path, commune in names if commune.code == wanted]
        exact = [path for path, commune in names if _bare(commune.name.casefold()) == _bare(wanted.casefold())]
        return exact or [path for path, commune in names if _bare(fold(commune.name)) == _bare(fold(wanted))]

    def named(self) -> list[tuple[str, Commune]]:
        """Every commune whose commune.yaml can be read."""
        loaded = ((path, self.read(Commune, (*path.split("/"), COMMUNE))) for path in self.paths())
        return [(path, commune.model) for path, commune in loaded if commune.model]





def _bare(name: str) -> str:
    """A name without the word for what it is a name of."""
    return re.sub(r"^(xã|xa|phường|phuong|đặc khu|dac khu)\s+", "", " ".join(name.split()))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def stray(parts: tuple[str, ...]) -> Finding:
    return Finding(
        "/".join((PLANS, *parts)),
        Span(1, 1, 1, 1),
        Severity.ERROR,
        "stray-file",
        text("tệp YAML này không thuộc loại nào của kho", "this YAML file is none of the repository's kinds"),
        text(
            "Đặt tên commune.yaml, <năm>-<chủ đề>.yaml hoặc reports/<kỳ>.yaml (đuôi .yaml), hoặc chuyển tệp ra ngoài plans/.",
            "Name it commune.yaml, <year>-<theme>.yaml or reports/<period>.yaml (ending in .yaml), or move it out of plans/.",
        ),
    )


def _unreadable(path: str, message: Text) -> Source:
    blemish = Blemish(
        "unreadable-file", Span(1, 1, 1, 1), message, text("Kiểm tra tệp và quyền đọc.", "Check the file and its permissions.")
    )
    return Source(path, Written(""), blemishes=[blemish])
