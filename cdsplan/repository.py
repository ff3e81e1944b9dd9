"""A folder to communes, plans, reports and catalog; a name to a commune; the only walker of folders."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from cdsplan import place, source
from cdsplan.encoding import Blemish, Blemishes, Written
from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Text, fold, text
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
_PLAN_FILE = re.compile(r"\d{4}-[^/]+\.yaml", re.ASCII)
_CODE = r"(?a)\d{5}"
# Where two communes of a province share a slug, the folder of each ends in its code.
_CODE_SUFFIX = r"(?a)-\d{5}"
_KIND_OF_COMMUNE = r"^(?:xã|xa|phường|phuong|đặc khu|dac khu)\s+"


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
        case (_, name) | (_, _, name) if not {CATALOG, REPORTS} & set(parts) and _PLAN_FILE.fullmatch(name):
            return Kind.PLAN
        case (_, _, name) if not {CATALOG, REPORTS} & set(parts) and name == COMMUNE:
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
    def is_bare(self) -> bool:
        """Whether nothing in the folder is ours: it holds pictures, or nothing at all."""
        return not (self.files or self.strays)

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
    _links: dict[str, bool] = field(default_factory=dict, repr=False)
    _unlisted: dict[tuple[str, ...], Finding] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[type["Repository"], tuple[Path]]:
        """Another process is told where it is, and reads for itself."""
        return Repository, (self.root,)

    @cached_property
    def _folder(self) -> str:
        """The root as the beginning of a file's name."""
        return os.path.join(self.root, "")  # noqa: PTH118  for the separator at its end

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

    def read(self, kind: type[_M], parts: tuple[str, ...]) -> Loaded[_M]:
        """The file at this path below `plans/`."""
        return load(kind, self.source(_path(parts)))

    def load(self, kind: Kind, path: str) -> Loaded[BaseModel]:
        """The file at this path below the root, as whatever kind it is."""
        return load(kind.model, self.source(path))

    def source(self, path: str) -> Source:
        """The file at this path below the root; whatever keeps it from being read is its finding."""
        raw = self.content(path)
        return raw if isinstance(raw, Source) else source.parse(_printable(path), raw)

    def content(self, path: str) -> bytes | Source:
        """Its bytes, of a file that is too large the first; or the source that says why it cannot be read."""
        file = f"{self._folder}{path}"  # a Path takes as long to make as the file to open
        shown = _printable(path)
        try:
            found = None if self._is_linked(path.rpartition("/")[0]) else os.lstat(file)
            if found is None or stat.S_ISLNK(found.st_mode):
                why = place.astray(self._real_root, file)
                if why:
                    return unreadable(shown, why, _CHECK_LINK)
                file = os.path.realpath(file)
                found = os.lstat(file)
            if not stat.S_ISREG(found.st_mode):
                return unreadable(shown, text("không phải một tệp thường", "not a regular file"))
            return _read(file, min(found.st_size, source.LARGEST))
        except FileNotFoundError:
            return unreadable(shown, text("không có tệp này", "there is no such file"), _ADD_FILE)
        except OSError as error:
            return unreadable(shown, _cannot_open(error))

    def has(self, path: str) -> bool:
        """Whether anything stands at this path below the root; where one may not look, reading it says why."""
        closed = self._is_linked(path.rpartition("/")[0]) and place.astray(self._real_root, f"{self._folder}{path}")
        return bool(closed) or os.path.lexists(f"{self._folder}{path}")

    def closed(self, parts: tuple[str, ...]) -> Text | None:
        """Why a folder of `plans/` is not looked into: the link that it is leads out, or back to where it lies."""
        path = _path(parts)
        if not self._is_linked(path):
            return None
        folder = f"{self._folder}{path}"
        return place.astray(self._real_root, folder) or (place.BACK if place.leads_back(folder) else None)

    def is_folder(self, parts: tuple[str, ...]) -> bool:
        """Whether there is such a folder in `plans/`; a closed one is, and nothing that would be in it."""
        if parts and self.closed(parts[:-1]):
            return False
        return bool(self.closed(parts)) or place.is_folder(f"{self._folder}{_path(parts)}")

    def _is_linked(self, folder: str) -> bool:
        """Whether a folder, or one above it, is a link."""
        if folder and folder not in self._links:
            is_link = place.is_link(f"{self._folder}{folder}")
            self._links[folder] = is_link or self._is_linked(folder.rpartition("/")[0])
        return bool(folder) and self._links[folder]

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    def _entries(self, parts: tuple[str, ...]) -> list[os.DirEntry[str]]:
        """What stands in a folder, sorted; a folder that cannot be listed is told with the strays around it."""
        closed = self.closed(parts)
        if closed and parts and self.closed(parts[:-1]):
            return self._entries(parts[:-1])  # nothing, and told where it begins
        if closed:
            self._unlisted[parts] = _finding_at(parts, "unreadable-file", closed, _CHECK_LINK)
            return []
        try:
            with os.scandir(os.path.join(self.root, PLANS, *parts)) as entries:  # noqa: PTH118  as in `content`
                visible = [entry for entry in entries if _is_seen(entry.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._unlisted[parts] = _finding_at(parts, "unreadable-file", _cannot_open(error), _CHECK_FILE)
            return []
        return sorted(visible, key=lambda entry: entry.name)

    def _yaml_files(self, parts: tuple[str, ...]) -> list[str]:
        return [entry.name for entry in self._entries(parts) if _is_yaml(entry.name)]

    def provinces(self) -> list[str]:
        return [name for name in self._folders(()) if name != CATALOG]

    def is_province(self, name: str) -> bool:
        return "/" not in name and name not in {"", ".", "..", CATALOG} and self.is_folder((name,))

    def communes(self, province: str) -> list[str]:
        """The paths of a province's communes."""
        return [f"{province}/{name}" for name in self._folders((province,))]

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

    def holding(self, path: str) -> Holding:
        """Read every file of a commune (`thanh-hoa/xa-thanh-vinh`), or a province's own (`thanh-hoa`)."""
        parts = tuple(path.split("/"))
        files = self.yaml_files(parts, deep=len(parts) > 1)  # of a province only its own
        holding = gather(path, files, self.source, self.catalogs, self.settings.model or Settings())
        holding.strays += [found for folder, found in self._unlisted.items() if folder[: len(parts)] == parts]
        if holding.is_bare and len(parts) > 1 and self.is_folder((*parts, REPORTS)):
            holding.commune = self._absent(path)
        return holding

    def commune(self, path: str) -> Holding:
        """The same of a commune that somebody asks for: where nothing is in its folder, that is its finding."""
        holding = self.holding(path)
        if holding.is_bare:
            holding.commune = self._absent(path)
        return holding

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
        has_place = depth == 0 or (depth == 1 and folder != (CATALOG,)) or (depth == 2 and entry.name == REPORTS)  # noqa: PLR2004
        if has_place:
            return self._means_folder(folder, entry)
        return entry.is_dir(follow_symlinks=False) and not place.is_link(entry.path)

    @property
    def unlisted(self) -> list[Finding]:
        """Why folders that were come by so far stayed closed."""
        return list(self._unlisted.values())

    def strays(self) -> list[Finding]:
        """YAML files beside the provinces and in the catalog that are none of the kinds; folders that stay closed."""
        loose = [(name,) for name in self._yaml_files(())]
        strays = [stray(parts) for parts in [*loose, *self.yaml_files((CATALOG,))] if kind_of(parts) is None]
        return strays + [finding for folder, finding in self._unlisted.items() if folder[:1] in {(), (CATALOG,)}]

    def find(self, wanted: str) -> list[str]:
        """The paths of the communes that a slug, path, code or name means; the slug and path read no other commune."""
        wanted = unicodedata.normalize("NFC", wanted).strip().strip("/")
        return self._by_path(wanted) or self._by_content(wanted)

    def _by_path(self, wanted: str) -> list[str]:
        if not re.fullmatch(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?", wanted):
            return []
        if "/" in wanted:
            is_commune = not wanted.startswith(f"{CATALOG}/") and self.is_folder(tuple(wanted.split("/")))
            return [wanted] if is_commune else []
        found = [f"{province}/{wanted}" for province in self.provinces() if self.is_folder((province, wanted))]
        return found or [path for path in self.paths() if _slug(path) == wanted]

    def _by_content(self, wanted: str) -> list[str]:
        names = self.named()
        if re.fullmatch(_CODE, wanted):
            return [path for path, commune in names if commune.code == wanted]
        for plain in (_lower, fold):
            found = [path for path, commune in names if plain(wanted) in _called(plain(commune.name))]
            if found:
                return found
        return []

    def named(self) -> list[tuple[str, Commune]]:
        """Every commune whose commune.yaml can be read."""
        loaded = ((path, self.read(Commune, (*path.split("/"), COMMUNE))) for path in self.paths())
        return [(path, commune.model) for path, commune in loaded if commune.model]


def gather(
    path: str,
    files: Iterable[tuple[str, ...]],
    read: Callable[[str], Source],
    catalogs: list[Loaded[Catalog]],
    settings: Settings,
) -> Holding:
    """The files of a commune or province, by their paths below `plans/`, wherever `read` has their content from."""
    holding = Holding(path, None, [], [], [], catalogs, settings)
    for file in files:
        match kind_of(file):
            case Kind.COMMUNE:
                holding.commune = load(Commune, read(_path(file)))
            case Kind.PLAN:
                holding.plans.append(load(Plan, read(_path(file))))
            case Kind.REPORT:
                holding.reports.append(load(Report, read(_path(file))))
            case _:
                holding.strays.append(stray(file))
    if "/" in path and holding.commune is None and holding.files:
        holding.commune = load(Commune, read(_path((path, COMMUNE))))  # its finding: there is no such file
    return holding


# What has meanwhile become a link is not followed, and a pipe not waited for.
_AS_IT_WAS = (os.O_RDONLY, *(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK")))
_READING = sum(_AS_IT_WAS)


def _read(file: str, size: int) -> bytes:
    """The bytes of a file that had so many; of a larger one at least one more."""
    # In half the time of a file object, which asks for the size again and has a buffer.
    descriptor = os.open(file, _READING)
    try:
        raw = os.read(descriptor, size + 1)
        return raw if len(raw) <= size else raw + os.read(descriptor, source.LARGEST)
    finally:
        os.close(descriptor)


def _path(parts: tuple[str, ...]) -> str:
    return "/".join((PLANS, *parts))


def _slug(path: str) -> str:
    """The slug of a commune's path, without the code that may follow it."""
    return re.sub(rf"{_CODE_SUFFIX}$", "", path.rpartition("/")[2])


def _lower(name: str) -> str:
    return " ".join(name.casefold().split())


def _called(name: str) -> set[str]:
    """A name, with and without the word for what it is a name of."""
    return {name, re.sub(_KIND_OF_COMMUNE, "", name)}


def _is_seen(name: str) -> bool:
    """Hidden folders are others' business; a hidden YAML file is a slip, unless an editor put it there as a lock."""
    return not name.startswith(".") or (_is_yaml(name) and not name.startswith((".#", ".~")))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def stray(parts: tuple[str, ...]) -> Finding:
    return _finding_at(
        parts,
        "stray-file",
        text("tệp YAML này không thuộc loại nào của kho", "this YAML file is none of the repository's kinds"),
        text(
            "Đặt tên commune.yaml, <năm>-<chủ đề>.yaml hoặc reports/<kỳ>.yaml (đuôi .yaml),"
            " hoặc chuyển tệp ra ngoài plans/.",
            "Name it commune.yaml, <year>-<theme>.yaml or reports/<period>.yaml (ending in .yaml),"
            " or move it out of plans/.",
        ),
    )


def _finding_at(parts: tuple[str, ...], rule: str, message: Text, hint: Text) -> Finding:
    return Finding(_printable(_path(parts)), Span(1, 1, 1, 1), Severity.ERROR, rule, message, hint)


def _printable(path: str) -> str:
    """A name that is not UTF-8 comes from the system with halves of surrogate pairs, which nobody can print."""
    return path if path.isascii() else path.encode(errors="backslashreplace").decode()


_CHECK_FILE = text("Kiểm tra tệp và quyền đọc.", "Check the file and its permissions.")
_ADD_FILE = text(
    "Thêm tệp này, hoặc chuyển thư mục ra ngoài plans/.", "Add the file, or move its folder out of plans/."
)
_CHECK_LINK = text("Chép nội dung thật vào thay cho liên kết.", "Put the real content in the place of the link.")


def unreadable(path: str, message: Text, hint: Text = _CHECK_FILE) -> Source:
    """A file of which nothing can be read, and why."""
    blemish = Blemish("unreadable-file", Span(1, 1, 1, 1), message, hint)
    return Source(path, Written(""), blemishes=Blemishes(blemish))


def _cannot_open(error: OSError) -> Text:
    return text("không mở được ({reason})", "cannot be opened ({reason})", reason=place.reason(error))
