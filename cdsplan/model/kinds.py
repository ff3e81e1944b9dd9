"""What a file is, told by its path below plans/."""

import re
from enum import Enum

from pydantic import BaseModel

from cdsplan.model.files import Catalog, Commune, Plan, Report, Settings

PLANS = "plans"
CATALOG = "catalog"
SETTINGS = "cdsplan.yaml"
REPORTS = "reports"
COMMUNE = "commune.yaml"
_PLAN_FILE = re.compile(r"\d{4}-[^/]+\.yaml", re.ASCII)


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
