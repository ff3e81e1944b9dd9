"""`summary` and `progress` of a province say the same of every indicator that both have (design.md, section 6)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

import pytest

from cdsplan.evaluation.gap_table import Row, Selection, Table
from cdsplan.evaluation.standing import Status
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.province_plan import gather, progress, questions
from cdsplan.rollup.question import Question
from tests.communes import HOME, ILLUSTRATIVE, Province
from tests.conftest import Folder

INDICATORS = ("quang", "vuot", "co_day", "mat_do", "thue_bao", "so_day", "truc_tuyen", "da_nhan", "lap_dat")
COUNTERS = """\
variables:
  ho_so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  qua_mang: {name: Hồ sơ qua mạng, kind: count, unit: hồ sơ, cumulative: true}
indicators:
  truc_tuyen: {name: Trực tuyến, measure: percent, formula: qua_mang / ho_so}
  da_nhan: {name: Đã nhận, measure: number, unit: hồ sơ, formula: ho_so}
  lap_dat: {name: Lắp đặt, measure: number, unit: hộ, formula: qua_mang / ho}
"""
WHOLES, PARTS = ("ho", "dan", "ho_so"), ("quang", "dong", "qua_mang")
PERIODS = ("2025-06", "2025", "2026-01", "2026-03", "2026-06", "2026-H1", "2026-09")
SPANS = (
    (2026, "2026-01-01", "2026-12-31"),
    (2026, "2026-01-01", "2026-12-31"),
    (2025, "2025-01-01", "2030-12-31"),
    (2025, "2025-01-01", "2025-12-31"),
    (2026, "2026-05-01", "2026-08-31"),
)
TODAY = ("2026-02-01", "2026-06-14", "2026-07-01", "2026-12-31", "2027-02-01")
LIVES = ("", "", "", "established: 2026-03-01\n", "dissolved: 2026-06-15\n")


@dataclass
class Draw:
    """Small repositories that differ in all that may matter, the same for each number."""

    seed: int
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311  figures, not secrets

    def often(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def plans(self, home: str, province: Province) -> None:
        for name in "ab"[: self.random.randint(0, 2)]:
            year, first, last = self.random.choice(SPANS)
            lines = ["title: x", f"year: {year}", f"start: {first}", f"end: {last}", "indicators:"]
            lines += [
                self.indicator(one, first, last) for one in self.random.sample(INDICATORS, self.random.randint(1, 7))
            ]
            province.folder.write(f"{home}/{year}-{name}.yaml", "\n".join(lines) + "\n")

    def indicator(self, name: str, first: str, last: str) -> str:
        due = ", due: 2026-06-30" if first <= "2026-06-30" <= last and self.often(30) else ""
        wanted = self.random.choice([f"value: {self.random.randint(0, 90)}"] * 3 + ["from: last-year, percent: 20"])
        when = ", each_year: true" if self.often(10) else due
        target = f'{{op: "{self.random.choice([">=", ">", "<=", "<"])}", {wanted}{when}}}'
        exempt = ", not_applicable: x" if self.often(8) else ""
        return f"  - {{id: {name}, targets: [{target}]{exempt}}}"

    def report(self) -> str:
        """Of each variable the value, now and then null or nothing at all."""
        known = [f"{name}: {self.random.randint(0, 60)}" for name in PARTS if self.often(85)]
        known += [f"{name}: {self.random.choice([0, 60, 80, 99])}" for name in WHOLES if self.often(85)]
        known += ["hoi: null"] if self.often(10) else []
        return f"values: {{{', '.join(known)}}}"

    def commune(self, letter: str, province: Province) -> None:
        reports = [
            f"period: {period}{ILLUSTRATIVE if self.often(15) else ''}, {self.report()}"
            for period in self.random.sample(PERIODS, self.random.randint(0, 4))
        ]
        path = province.commune(letter, *reports, plans=(), about=self.random.choice(LIVES))
        self.plans(f"plans/{path}", province)

    def repository(self, province: Province) -> None:
        province.folder.write("plans/catalog/dem.yaml", COUNTERS)
        self.plans(HOME, province)
        for letter in "abcd"[: self.random.randint(1, 4)]:
            self.commune(letter, province)


def tables(province: Province, today: str, *, year: int | None, illustrative: bool) -> list[Table]:
    """Of the plans in force, or of those of a year that is over."""
    home = province.folder.repository
    files, wanted = home.commune_files("thanh-hoa"), Question(None, date.fromisoformat(today), illustrative)
    answers = [
        (one, gather(home, home.communes("thanh-hoa"), one))
        for one in questions(files, wanted, None)
        if one.year == year
    ]
    return list(progress(files, answers, Selection(), ()).tables) if answers else []


# What `progress` says of the pace, a roll-up of many plans does not.
SUMMED: dict[Status | None, str | None] = {
    "met": "met", "missed": "missed", "open": "open", "on-track": "open", "behind": "open",
    "stale": None, "no-data": None, "undefined": None, None: None,
}  # fmt: skip


def agree(row: Row, one: PooledIndicator) -> None:
    covered, actual, sums = row.coverage, row.standing.actual, one.sums
    assert covered is not None
    assert (covered.communes, covered.known, covered.waiting) == (sums.communes, sums.known, sums.waiting)
    assert (covered.unknown, covered.share) == (sums.unknown, one.share)
    assert (covered.low, covered.high) == (one.low, one.high)
    assert ((actual.value, actual.as_of) if actual else (None, None)) == (one.value, sums.latest)
    if one.kind == "rate":
        sides = (actual.numerator, actual.denominator) if actual else (None, None)
        assert sides == (one.numerator, one.denominator)
    assert SUMMED[row.status] == one.pooled_status


def compared(seed: int, province: Province) -> Counter[str | None]:
    """The statuses of the indicators of which the province's plan is what `summary` compares."""
    draw = Draw(seed)
    draw.repository(province)
    today, illustrative = draw.random.choice(TODAY), draw.often(30)
    year = 2025 if draw.often(10) else None
    rolled_up = province.rolled_up(today=today, illustrative=illustrative, year=year)
    rolled = {one.indicator.id: one for one in rolled_up.indicators if one.target_owner == "province"}
    seen: dict[str, str | None] = {}
    for table in tables(province, today, illustrative=illustrative, year=year):
        for row in table.rows:
            one, target = rolled.get(row.standing.indicator.id), row.standing.target
            if one and row.status != "not-applicable" and one.target == (target.op, target.value, target.due):
                agree(row, one)
                seen[one.indicator.id] = row.status
    assert year or seen.keys() == rolled.keys()
    return Counter(seen.values())


@pytest.mark.parametrize("part", range(2))
def test_what_summary_says_of_a_province_progress_says_too(part: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    statuses = Counter[str | None]()
    for seed in range(part * 150, part * 150 + 150):
        statuses += compared(seed, Province(Folder(tmp_path_factory.mktemp("tinh"))))
    assert {"met", "missed", "open", "no-data", None} <= statuses.keys()
