"""A commune's files typed as YAML, and the official report made of them, with no disk."""

from collections.abc import Mapping, Sequence
from datetime import date

from cdsplan.evaluation.gap_table import progress
from cdsplan.evaluation.official_report import OfficialReport, date_of, official_report, report_of
from cdsplan.model import period
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.load import Loaded
from cdsplan.model.settings import Settings
from cdsplan.render.official_report.blocks import Grid, Letter
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.yaml.source import parse
from tests.inline import VARIABLES, M, read

OWNER = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n'
PLAN = """\
title: Kế hoạch Chuyển đổi số năm 2026
year: 2026
indicators:
  - id: quang
    name: Tỷ lệ hộ dùng cáp quang
    measure: percent
    formula: quang / ho
    targets: [{op: ">=", value: 80}]
    baseline: {value: 60}
    lead: [Phòng Kinh tế]
"""
JUNE = "period: 2026-06\nvalues: {quang: 700, ho: 1000}\n"


def _loaded(kind: type[M], path: str, content: str) -> Loaded[M]:
    return Loaded(parse(path, content.encode()), read(kind, content), ())


def office(
    plans: str | Mapping[str, str] = PLAN,
    reports: Sequence[str] = (JUNE,),
    *,
    commune: str = OWNER,
    successor: str | None = None,
) -> CommuneFiles:
    """A commune with one plan, or several by their file names."""
    named = {"2026-so": plans} if isinstance(plans, str) else plans
    return CommuneFiles(
        "thanh-hoa/xa-tan-lap",
        _loaded(Commune, "commune.yaml", commune),
        [_loaded(Plan, f"plans/thanh-hoa/xa-tan-lap/{name}.yaml", content) for name, content in named.items()],
        [_loaded(Report, f"reports/{at}.yaml", report) for at, report in enumerate(reports)],
        [],
        [_loaded(Catalog, "catalog/x.yaml", VARIABLES)],
        Settings(),
        successor=read(Commune, successor) if successor else None,
    )


def grid_of(paper: Letter) -> Grid:
    """The first table, wherever it stands."""
    blocks = [*paper.body, *(block for annex in paper.annexes for block in annex.body)]
    return next(block for block in blocks if isinstance(block, Grid))


def official_report_of(
    commune_files: CommuneFiles,
    span: str = "2026-06",
    *,
    party: str | None = None,
    today: str = "2026-12-31",
    draft: bool = False,
) -> OfficialReport:
    """The report for a period, of every plan that covers it."""
    when = period.parse(span)
    on = min(date_of(commune_files, when), date.fromisoformat(today))
    result = progress(commune_files, on, party=party)
    report, successor = report_of(commune_files, when), commune_files.successor
    return official_report(result, when, report, successor, whole=False, draft=draft)
