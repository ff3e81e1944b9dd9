"""Files in memory, such as those of a git revision, as the catalog and the communes of a repository."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cdsplan.language import text
from cdsplan.model.files import Catalog
from cdsplan.model.kinds import CATALOG, PLANS, REPORTS, SETTINGS, kind_of
from cdsplan.model.load import Loaded, load
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles, gather
from cdsplan.repository.files_below import unreadable
from cdsplan.yaml import source
from cdsplan.yaml.encoding import Written
from cdsplan.yaml.source import Source

_LINK = text(
    "là liên kết; trong lịch sử git, chương trình không đọc theo liên kết",
    "a link, which is not followed in git's history",
)


@dataclass
class RevisionFiles:
    """The content of files by their path below the root; None for what is a link."""

    files: Mapping[str, bytes | None]

    @cached_property
    def settings(self) -> Loaded[Settings]:
        path = f"{PLANS}/{SETTINGS}"
        return (
            load(Settings, self.source(path))
            if path in self.files
            else Loaded(Source(path, Written("")), Settings(), ())
        )

    @cached_property
    def catalogs(self) -> list[Loaded[Catalog]]:
        return [load(Catalog, self.source("/".join((PLANS, *file)))) for file in self._owned.get(CATALOG, ())]

    def commune_files(self, path: str) -> CommuneFiles:
        """The files of a commune (`thanh-hoa/xa-thanh-vinh`), or of a province itself (`thanh-hoa`)."""
        return gather(path, self._owned.get(path, ()), self.source, self.catalogs, self.settings.model or Settings())

    def source(self, path: str) -> Source:
        """The file at this path below the root."""
        if path not in self.files:
            return unreadable(path, text("không có tệp này", "there is no such file"))
        raw = self.files[path]
        return unreadable(path, _LINK) if raw is None else source.parse(path, raw)

    @cached_property
    def _owned(self) -> dict[str, list[tuple[str, ...]]]:
        """The files of each kind by whose they are, sorted."""
        owned: dict[str, list[tuple[str, ...]]] = {}
        for path in sorted(self.files):
            whose = owner(path)
            if whose is not None:
                owned.setdefault(whose, []).append(tuple(path.split("/"))[1:])
        return owned


def owner(path: str) -> str | None:
    """Whose a file is: a commune's path, a province's, the catalog, or "" for the settings; None for a stray."""
    root, *parts = path.split("/")
    hidden = any(part.startswith(".") for part in parts)
    if root != PLANS or hidden or kind_of(tuple(parts)) is None:
        return None
    folders = parts[:-2] if parts[-2:-1] == [REPORTS] else parts[:-1]
    return "/".join(folders)
