"""What a file is, told by its path below plans/."""

import re
from collections.abc import Sequence
from enum import Enum

from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.province import Province
from cdsplan.model.settings import Settings

PLANS = "plans"
CATALOG = "catalog"
SETTINGS = "cdsplan.yaml"
REPORTS = "reports"
COMMUNE = "commune.yaml"
PROVINCE = "province.yaml"
# Folders of plans/ that are no provinces, whatever lies in them.
NO_PROVINCES = (CATALOG, REPORTS)
_PLAN_FILE = re.compile(r"\d{4}-[^/]+\.yaml", re.ASCII)


class Kind(Enum):
    """What a file is, told by its place."""

    SETTINGS = Settings
    CATALOG = Catalog
    COMMUNE = Commune
    PROVINCE = Province
    PLAN = Plan
    REPORT = Report

    @property
    def model(self) -> type[FileModel]:
        model: type[FileModel] = self.value
        return model


def kind_of(parts: tuple[str, ...]) -> Kind | None:
    """The kind of a file by its path below `plans/`; None for one that belongs nowhere."""
    *folders, name = parts
    match folders:
        case []:
            return Kind.SETTINGS if name == SETTINGS else None
        case [folder] if folder == CATALOG:
            return Kind.CATALOG if name.endswith(".yaml") else None
        case [*owner, folder] if folder == REPORTS and _is_owner(owner):
            return Kind.REPORT if name.endswith(".yaml") else None
        case owner if _is_owner(owner):
            return _of_owner(owner, name)
    return None


def _is_owner(folders: Sequence[str]) -> bool:
    """Whether these are the folders of a province or of a commune."""
    return len(folders) in {1, 2} and not {*NO_PROVINCES} & set(folders)


def _of_owner(folders: Sequence[str], name: str) -> Kind | None:
    identity, kind = (PROVINCE, Kind.PROVINCE) if len(folders) == 1 else (COMMUNE, Kind.COMMUNE)
    if name == identity:
        return kind
    return Kind.PLAN if _PLAN_FILE.fullmatch(name) else None
