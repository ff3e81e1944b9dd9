"""A province typed in the test: a catalog, communes with what they plan and report, and what they add up to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdsplan.evaluation.gap_table import Progress, Selection
from cdsplan.model import period
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.province_progress import province_progress
from cdsplan.rollup.province_report import ProvinceReport, province_report, question
from cdsplan.rollup.question import Question
from cdsplan.rollup.repository_summary import summarise
from cdsplan.rollup.summary import Rollup, gather, roll_up, with_plans_of
from tests.conftest import Folder
from tests.inline import target

CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  quang: {name: Hộ dùng cáp quang, kind: count, unit: hộ}
  dong: {name: Hộ dùng cáp đồng, kind: count, unit: hộ}
  dan: {name: Dân số, kind: count, unit: người}
  toc_do: {name: Tốc độ, kind: quantity, unit: Mbit/s}
indicators:
  quang: {name: Cáp quang, name_en: Fibre, measure: percent, formula: quang / ho}
  vuot: {name: Có thể vượt, measure: percent, formula: quang / ho, may_exceed: true}
  co_day: {name: Có dây, measure: percent, formula: (quang + dong) / ho}
  mat_do: {name: Mật độ, measure: number, unit: hộ/100 dân, scale: 100, formula: quang / dan}
  thue_bao: {name: Thuê bao, measure: number, unit: thuê bao, formula: quang}
  so_day: {name: Số dây, measure: number, unit: nghìn, scale: 0.001, formula: quang + dong}
  toc_do: {name: Tốc độ, measure: number, unit: Mbit/s, formula: toc_do}
  hai_long: {name: Hài lòng, measure: percent}
  so_hoa: {name: Số hóa, measure: milestone}
"""
HOME = "plans/thanh-hoa"


def counts(quang: int | None, ho: int | None = None, when: str = "2026-06", more: str = "") -> str:
    """A report of so many households on fibre, and so many in all; what is None was not counted."""
    known = [f"{name}: {value}" for name, value in (("quang", quang), ("ho", ho)) if value is not None]
    return f"period: {when}{more}, values: {{{', '.join(known)}}}"


def results(written: str, when: str = "2026-06") -> str:
    return f"period: {when}, results: {{{written}}}"


ILLUSTRATIVE = ", illustrative: true"


def plan(indicators: Sequence[str], year: int = 2026, head: str = "") -> str:
    """A plan of `quang >= 80`, or of indicators written out."""
    lines = [one if one.startswith("{") else _indicator(one) for one in indicators]
    return "\n".join(["title: Kế hoạch", f"year: {year}", head, "indicators:", *(f"  - {one}" for one in lines)])


def _indicator(written: str) -> str:
    name, wanted = written.split(" ", 1)
    return f"{{id: {name}, targets: [{target(wanted)}]}}"


def terms(pooled: PooledIndicator) -> tuple[object, ...] | None:
    """What the target asks that it is compared with: what it comes to, the other end of a range, by when."""
    target = pooled.target
    return (target.op, target.value, target.written.to, target.due) if target else None


@dataclass
class Province:
    """Thanh Hóa, as far as a test needs it."""

    folder: Folder

    def __post_init__(self) -> None:
        self.folder.write("plans/catalog/chung.yaml", CATALOG)

    def commune(
        self,
        letter: str,
        *reports: str,
        plans: Sequence[str] = ("quang >= 80",),
        year: int = 2026,
        head: str = "",
        about: str = "",
    ) -> str:
        """Xã A with a plan of these indicators (none: without a plan) and these reports; its path."""
        home = f"{HOME}/xa-{letter}"
        code = f"{ord(letter) - ord('a') + 1:05}"
        owner = f'name: Xã {letter.upper()}\ncode: "{code}"\nprovince: Thanh Hóa\n{about}'
        self.folder.write(f"{home}/commune.yaml", owner)
        if plans:
            self.folder.write(f"{home}/{year}-so.yaml", plan(plans, year, head))
        self._write(home, reports)
        return home.removeprefix("plans/")

    def asks(self, *indicators: str, year: int = 2026, head: str = "") -> None:
        """The province has a plan of its own."""
        self.folder.write(f"{HOME}/{year}-tinh.yaml", plan(indicators, year, head))

    def reports(self, *reports: str) -> None:
        """Figures of the province itself."""
        self._write(HOME, reports)

    def _write(self, home: str, reports: Sequence[str]) -> None:
        for report in reports:
            period = re.findall(r"period: ([\w-]+)", report)[0]
            self.folder.write(f"{home}/reports/{period}.yaml", f"{{{report}}}")

    def question(
        self,
        *,
        year: int | None = None,
        today: str = "2026-11-22",
        illustrative: bool = False,
        only: Sequence[str] = (),
    ) -> Question:
        wanted = Question(year, date.fromisoformat(today), illustrative, tuple(only))
        return with_plans_of(self.folder.repository.commune_files("thanh-hoa"), wanted)

    def rolled_up(
        self,
        *,
        year: int | None = None,
        today: str = "2026-11-22",
        illustrative: bool = False,
        only: Sequence[str] = (),
    ) -> Rollup:
        home = self.folder.repository
        question = self.question(year=year, today=today, illustrative=illustrative, only=only)
        gathered = gather(home, home.communes("thanh-hoa"), question)
        return roll_up(gathered, home.shared, question, home.commune_files("thanh-hoa"))

    def progress(self, *, today: str = "2026-11-22", illustrative: bool = False) -> Progress:
        """The gap tables of its own plans."""
        home, on = self.folder.repository, date.fromisoformat(today)
        files = home.commune_files("thanh-hoa")
        return province_progress(home, files, Selection(), on, illustrative=illustrative, jobs=1).progress

    def official_report(
        self, span: str = "2026-06", *, today: str = "2026-11-22", illustrative: bool = False
    ) -> ProvinceReport:
        home, when = self.folder.repository, period.parse(span)
        files = home.commune_files("thanh-hoa")
        asked = question(files, when, date.fromisoformat(today), illustrative=illustrative)
        found = summarise(home, "thanh-hoa", asked, jobs=1)
        assert found.province is not None
        return province_report(found.province, found.rollup, when)

    def pooled(
        self, name: str = "quang", *, year: int | None = None, today: str = "2026-11-22", illustrative: bool = False
    ) -> PooledIndicator:
        """The communes' figures of one indicator."""
        found = self.rolled_up(year=year, today=today, illustrative=illustrative)
        return next(one for one in found.indicators if one.indicator.id == name)
