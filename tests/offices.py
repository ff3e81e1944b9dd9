"""A commune's files typed as YAML, and the official report made of them, with no disk."""

from collections.abc import Mapping, Sequence
from datetime import date

from cdsplan import period
from cdsplan.brief import Brief, brief, date_of, report_of
from cdsplan.load import Loaded
from cdsplan.model import Catalog, Commune, Plan, Report, Settings
from cdsplan.progress import progress
from cdsplan.repository import Holding
from cdsplan.source import parse
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


def office(plans: str | Mapping[str, str] = PLAN, reports: Sequence[str] = (JUNE,), *, commune: str = OWNER) -> Holding:
    """A commune with one plan, or several by their file names."""
    named = {"2026-so": plans} if isinstance(plans, str) else plans
    return Holding(
        "thanh-hoa/xa-tan-lap",
        _loaded(Commune, "commune.yaml", commune),
        [_loaded(Plan, f"plans/thanh-hoa/xa-tan-lap/{name}.yaml", content) for name, content in named.items()],
        [_loaded(Report, f"reports/{at}.yaml", report) for at, report in enumerate(reports)],
        [],
        [_loaded(Catalog, "catalog/x.yaml", VARIABLES)],
        Settings(),
    )


def told(holding: Holding, span: str = "2026-06", *, party: str | None = None, today: str = "2026-12-31") -> Brief:
    """The report for a period, of every plan that covers it."""
    when = period.parse(span)
    on = min(date_of(holding, when), date.fromisoformat(today))
    return brief(progress(holding, on, party=party), when, report_of(holding, when), whole=False)
