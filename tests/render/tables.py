"""A gap table typed as YAML, with no disk."""

from collections.abc import Sequence
from datetime import date

from cdsplan.evaluation.gap_table import Progress, progress
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.load import Loaded, load
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.yaml import source
from tests.inline import VARIABLES, M

OWNER = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n'


def _loaded(kind: type[M], path: str, content: str) -> Loaded[M]:
    loaded = load(kind, source.parse(path, content.encode()))
    assert loaded.model is not None, loaded.findings
    return loaded


def tables(plan: str, reports: Sequence[str] = (), *, today: str = "2026-06-30", commune: str = OWNER) -> Progress:
    """The progress of a commune of one plan."""
    commune_files = CommuneFiles(
        "thanh-hoa/xa-tan-lap",
        _loaded(Commune, "commune.yaml", commune),
        [_loaded(Plan, "2026-so.yaml", plan)],
        [_loaded(Report, f"reports/{at}.yaml", report) for at, report in enumerate(reports)],
        [],
        [_loaded(Catalog, "catalog/x.yaml", VARIABLES)],
        Settings(),
    )
    return progress(commune_files, date.fromisoformat(today))


ONE = """\
title: Kế hoạch
year: 2026
indicators:
  - id: quang
    name: Tỷ lệ hộ gia đình sử dụng mạng cáp quang băng rộng trên địa bàn xã
    measure: percent
    formula: quang / ho
    targets: [{op: ">=", value: 80}]
    lead: [Phòng Kinh tế]
"""
JUNE = "period: 2026-06\nvalues: {quang: 3214, ho: 4018}\n"
