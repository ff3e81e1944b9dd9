"""A folder to communes, plans, reports and catalog; a name to a commune; the only walker of folders."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from cdsplan.finding import Finding
from cdsplan.language import Text, composed, fold
from cdsplan.model.definitions import Definitions, define
from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Commune
from cdsplan.model.kinds import CATALOG, COMMUNE, NO_PROVINCES, PLANS, PROVINCE, REPORTS, SETTINGS, Kind, kind_of
from cdsplan.model.load import Loaded, load, models
from cdsplan.model.province import Province
from cdsplan.model.settings import Settings
from cdsplan.repository import links
from cdsplan.repository.commune_files import CommuneFiles, finding_at, gather, path_of, stray
from cdsplan.repository.files_below import CHECK_FILE, CHECK_LINK, FilesBelow, cannot_open
from cdsplan.yaml.encoding import Written
from cdsplan.yaml.source import Source

_M = TypeVar("_M", bound=FileModel)
_CODE = r"(?a)\d{5}"
# Where two communes of a province share a slug, the folder of each ends in its code.
_CODE_SUFFIX = r"(?a)-\d{5}"
_KIND_OF_COMMUNE = r"^(?:xã|xa|phường|phuong|đặc khu|dac khu)\s+"


@dataclass
class Repository(FilesBelow):
    """A folder with `plans/` in it. Nothing is read before it is asked for, and then once."""

    _unlisted: dict[tuple[str, ...], Finding] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[type["Repository"], tuple[Path]]:
        """Another process is told where it is, and reads for itself."""
        return Repository, (self.root,)

    @property
    def plans(self) -> Path:
        return self.root / PLANS

    @property
    def has_settings(self) -> bool:
        return not self.closed(()) and os.path.lexists(self.plans / SETTINGS)

    @cached_property
    def settings(self) -> Loaded[Settings]:
        if not self.has_settings:
            nothing = Source(f"{PLANS}/{SETTINGS}", Written(""))
            return Loaded(nothing, Settings(), ())
        return self.read(Settings, (SETTINGS,))

    @cached_property
    def catalogs(self) -> list[Loaded[Catalog]]:
        files = [name for name in self._yaml_files((CATALOG,)) if kind_of((CATALOG, name)) is Kind.CATALOG]
        return [self.read(Catalog, (CATALOG, name)) for name in files]

    @cached_property
    def shared(self) -> Definitions:
        """What means the same in every commune."""
        return define(models(self.catalogs), ())

    def read(self, kind: type[_M], parts: tuple[str, ...]) -> Loaded[_M]:
        """The file at this path below `plans/`."""
        return load(kind, self.source(path_of(parts)))

    def load(self, kind: Kind, path: str) -> Loaded[FileModel]:
        """The file at this path below the root, as whatever kind it is."""
        return load(kind.model, self.source(path))

    def closed(self, parts: tuple[str, ...]) -> Text | None:
        """Why a folder of `plans/` is not looked into: the link that it is leads out, or back to where it lies."""
        path = path_of(parts)
        if not self._is_linked(path):
            return None
        folder = f"{self._folder}{path}"
        return links.astray(self._real_root, folder) or (links.BACK if links.leads_back(folder) else None)

    def is_folder(self, parts: tuple[str, ...]) -> bool:
        """Whether there is such a folder in `plans/`; a closed one is, and nothing that would be in it."""
        if parts and self.closed(parts[:-1]):
            return False
        return bool(self.closed(parts)) or links.is_folder(f"{self._folder}{path_of(parts)}")

    def _entries(self, parts: tuple[str, ...]) -> list[os.DirEntry[str]]:
        """What stands in a folder, sorted; a folder that cannot be listed is told with the strays around it."""
        closed = self.closed(parts)
        if closed and parts and self.closed(parts[:-1]):
            return self._entries(parts[:-1])  # nothing, and told where it begins
        if closed:
            self._unlisted[parts] = finding_at(parts, "unreadable-file", closed, CHECK_LINK)
            return []
        try:
            with os.scandir(os.path.join(self.root, PLANS, *parts)) as entries:  # noqa: PTH118  as in `content`
                visible = [entry for entry in entries if _is_seen(entry.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._unlisted[parts] = finding_at(parts, "unreadable-file", cannot_open(error), CHECK_FILE)
            return []
        return sorted(visible, key=lambda entry: composed(entry.name))

    def _yaml_files(self, parts: tuple[str, ...]) -> list[str]:
        return [entry.name for entry in self._entries(parts) if _is_yaml(entry.name)]

    def provinces(self) -> list[str]:
        return [name for name in self._folders(()) if name not in NO_PROVINCES]

    def is_province(self, name: str) -> bool:
        return "/" not in name and name not in {"", ".", "..", *NO_PROVINCES} and self.is_folder((name,))

    def communes(self, province: str) -> list[str]:
        """The paths of a province's communes."""
        return [f"{province}/{name}" for name in self._folders((province,)) if name != REPORTS]

    def is_commune(self, province: str, name: str) -> bool:
        """Whether a province has such a folder, other than that of its own reports."""
        return name != REPORTS and self.is_folder((province, name))

    def _folders(self, parts: tuple[str, ...]) -> list[str]:
        entries = self._entries(parts)
        return [entry.name for entry in entries if not _is_yaml(entry.name) and self._means_folder(parts, entry)]

    def _means_folder(self, parts: tuple[str, ...], entry: os.DirEntry[str]) -> bool:
        """Whether it is a folder, or a link that is taken for one; what is no link the listing knows, unasked."""
        try:
            return entry.is_dir(follow_symlinks=False) or (entry.is_symlink() and self.is_folder((*parts, entry.name)))
        except OSError:
            return False

    def paths(self) -> Iterator[str]:
        """The path of every commune."""
        for province in self.provinces():
            yield from self.communes(province)

    def commune_files(self, path: str) -> CommuneFiles:
        """Read every file of a commune (`thanh-hoa/xa-thanh-vinh`), or a province's own (`thanh-hoa`)."""
        parts = tuple(path.split("/"))
        files = self.yaml_files(parts) if len(parts) > 1 else self._of_province(path)
        commune_files = gather(path, files, self.source, self.catalogs, self.settings.model or Settings())
        commune_files.strays += [found for folder, found in self._unlisted.items() if folder[: len(parts)] == parts]
        if commune_files.is_bare and len(parts) > 1 and self.is_folder((*parts, REPORTS)):
            commune_files.commune = self._absent(path)
        return commune_files

    def _of_province(self, name: str) -> Iterator[tuple[str, ...]]:
        """A province's own files: none of its communes'."""
        yield from self.yaml_files((name,), deep=False)
        if self.is_folder((name, REPORTS)):
            yield from self.yaml_files((name, REPORTS))

    def commune(self, path: str) -> CommuneFiles:
        """The same of a commune that somebody asks for: where nothing is in its folder, that is its finding."""
        commune_files = self.commune_files(path)
        if commune_files.is_bare:
            commune_files.commune = self._absent(path)
        commune_files.successor = self.successor_of(commune_files.known_owner)
        return commune_files

    def successor_of(self, commune: Commune | None) -> Commune | None:
        """Who succeeds a dissolved commune, if this repository has it; for no other are all communes read."""
        wanted = commune.successor if commune and commune.dissolved else None
        return next((one for _, one in self.named() if one.code == wanted), None) if wanted else None

    def _absent(self, path: str) -> Loaded[Commune]:
        return self.read(Commune, (*path.split("/"), COMMUNE))

    def yaml_files(self, parts: tuple[str, ...] = (), *, deep: bool = True) -> Iterator[tuple[str, ...]]:
        """Every YAML file in a folder of `plans/`, and below it; of links to folders those that have a place there."""
        folders = [parts]
        while folders:
            folder = folders.pop()
            for entry in self._entries(folder):
                if _is_yaml(entry.name):
                    yield (*folder, entry.name)
                elif deep and self._is_walked(folder, entry):
                    folders.append((*folder, entry.name))

    def _is_walked(self, folder: tuple[str, ...], entry: os.DirEntry[str]) -> bool:
        """So deep that no loop of links comes back: provinces, the catalog, communes, and their reports."""
        depth = len(folder)
        in_province = depth == 1 and folder[0] not in NO_PROVINCES
        has_place = depth == 0 or in_province or (depth == 2 and entry.name == REPORTS)  # noqa: PLR2004
        if has_place:
            return self._means_folder(folder, entry)
        return entry.is_dir(follow_symlinks=False) and not links.is_link(entry.path)

    @property
    def unlisted(self) -> list[Finding]:
        """Why folders that were come by so far stayed closed."""
        return list(self._unlisted.values())

    def strays(self) -> list[Finding]:
        """YAML files beside the provinces and in the catalog that are none of the kinds; folders that stay closed."""
        loose = [(name,) for name in self._yaml_files(())]
        beside = [parts for folder in NO_PROVINCES for parts in self.yaml_files((folder,))]
        strays = [stray(parts) for parts in [*loose, *beside] if kind_of(parts) is None]
        shared = {(), *((folder,) for folder in NO_PROVINCES)}
        return strays + [finding for folder, finding in self._unlisted.items() if folder[:1] in shared]

    def find(self, wanted: str) -> list[str]:
        """The paths of the communes that a slug, path, code or name means; the slug and path read no other commune."""
        wanted = unicodedata.normalize("NFC", wanted).strip().strip("/")
        return self._by_path(wanted) or self._by_content(wanted)

    def _by_path(self, wanted: str) -> list[str]:
        if not re.fullmatch(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?", wanted):
            return []
        if "/" in wanted:
            path = self.on_disk(wanted)
            province, _, name = path.partition("/")
            return [path] if province not in NO_PROVINCES and self.is_commune(province, name) else []
        found = [f"{province}/{wanted}" for province in self.provinces() if self.is_commune(province, wanted)]
        return found or [path for path in self.paths() if composed(slug_of(path)) == wanted]

    def on_disk(self, path: str) -> str:
        """A path below `plans/` by the names that the disk holds, which may have their marks apart."""
        parts: tuple[str, ...] = ()
        for name in path.split("/"):
            is_there = name.isascii() or os.path.lexists(f"{self._folder}{path_of((*parts, name))}")
            names = () if is_there else (entry.name for entry in self._entries(parts))
            parts = (*parts, next((one for one in names if composed(one) == composed(name)), name))
        return "/".join(parts)

    def _by_content(self, wanted: str) -> list[str]:
        names = self.named()
        if re.fullmatch(_CODE, wanted):
            return [path for path, commune in names if commune.code == wanted]
        for plain in (lower, fold):
            found = [path for path, commune in names if plain(wanted) in names_of(plain(commune.name))]
            if found:
                return found
        return []

    def named(self) -> list[tuple[str, Commune]]:
        """Every commune whose commune.yaml can be read."""
        return list(self._named(self.paths()))

    def _named(self, paths: Iterable[str]) -> Iterator[tuple[str, Commune]]:
        loaded = ((path, self.read(Commune, (*path.split("/"), COMMUNE))) for path in paths)
        return ((path, commune.model) for path, commune in loaded if commune.model)

    def named_provinces(self) -> list[tuple[str, Province]]:
        """Every province whose province.yaml is there and can be read."""
        paths = [name for name in self.provinces() if self.has(path_of((name, PROVINCE)))]
        loaded = ((name, self.read(Province, (name, PROVINCE))) for name in paths)
        return [(name, province.model) for name, province in loaded if province.model]

    def province_as_called(self, name: str) -> str | None:
        """A province's name as the first of its communes writes it."""
        return next((commune.province for _, commune in self._named(self.communes(name))), None)


def slug_of(path: str) -> str:
    """The slug of a commune's path, without the code that may follow it."""
    return re.sub(rf"{_CODE_SUFFIX}$", "", path.rpartition("/")[2])


def lower(name: str) -> str:
    return " ".join(name.casefold().split())


def names_of(name: str) -> set[str]:
    """A name, with and without the word for what it is a name of."""
    return {name, re.sub(_KIND_OF_COMMUNE, "", name)}


def _is_seen(name: str) -> bool:
    """Hidden folders are others' business; a hidden YAML file is a slip, unless an editor put it there as a lock."""
    return not name.startswith(".") or (_is_yaml(name) and not name.startswith((".#", ".~")))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))
