"""`summary` and `progress` of a province say the same of every indicator that both have (design.md, section 6)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from cdsplan.evaluation.gap_table import Row, Selection
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.files import Plan
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.province_plan import gather, progress, questions
from cdsplan.rollup.question import Question
from tests.communes import HOME, ILLUSTRATIVE, Province, counts
from tests.conftest import Folder

INDICATORS = ("quang", "vuot", "co_day", "mat_do", "thue_bao", "so_day", "truc_tuyen", "da_nhan", "lap_dat")
RATES = ("quang", "vuot", "co_day", "truc_tuyen")
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
PERIODS = ("2024-08", "2025-06", "2025", "2026-01", "2026-03", "2026-06", "2026-H1", "2026-09")
SPANS = (
    (2026, "2026-01-01", "2026-12-31"),
    (2026, "2026-01-01", "2026-12-31"),
    (2025, "2025-01-01", "2030-12-31"),
    (2025, "2025-01-01", "2025-12-31"),
    (2024, "2024-01-01", "2025-06-30"),
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

    def plans(self, home: str, province: Province, least: int = 0) -> None:
        for name in "ab"[: self.random.randint(least, 2)]:
            year, first, last = self.random.choice(SPANS)
            lines = ["title: x", f"year: {year}", f"start: {first}", f"end: {last}", "indicators:"]
            lines += [
                self.indicator(one, first, last) for one in self.random.sample(INDICATORS, self.random.randint(1, 7))
            ]
            province.folder.write(f"{home}/{year}-{name}.yaml", "\n".join(lines) + "\n")

    def indicator(self, name: str, first: str, last: str) -> str:
        party = ", party: Công an" if self.often(10) else ""
        targets = [f"{self.target(first, last)[:-1]}{party}}}"]
        targets += [f"{self.target(first, last)[:-1]}, since: {self.day()}}}"] if self.often(15) else []
        targets += [f"{self.target(first, last)[:-1]}, until: {self.day()}}}"] if self.often(10) else []
        targets += [f"{self.target(first, last)[:-1]}, party: Công an}}"] if self.often(15) else []
        exempt = ", not_applicable: x" if self.often(8) else ""
        return f"  - {{id: {name}, targets: [{', '.join(targets)}]{exempt}}}"

    def target(self, first: str, last: str) -> str:
        op = self.random.choice([">=", ">", "<=", "<"])
        due = ", due: 2026-06-30" if first <= "2026-06-30" <= last and self.often(30) else ""
        when = ", each_year: true" if self.often(15) else due
        if self.often(20):
            return f'{{op: "{op}", from: last-year, percent: 20{when}}}'
        value = self.random.randint(0, 90)
        to = f", to: {value + 9 if op.startswith('>') else value - 9}" if self.often(20) else ""
        return f'{{op: "{op}", value: {value}{to}{when}}}'

    def day(self) -> str:
        return self.random.choice(["2026-02-15", "2026-06-20", "2026-11-01"])

    def report(self) -> str:
        """Of each variable the value, now and then null or nothing at all."""
        known = [f"{name}: {self.random.randint(0, 60)}" for name in PARTS if self.often(85)]
        known += [f"{name}: {self.random.choice([0, 60, 80, 99])}" for name in WHOLES if self.often(85)]
        known += ["hoi: null"] if self.often(10) else []
        return f"values: {{{', '.join(known)}}}"

    def published(self) -> str:
        """Of an indicator only what it came to."""
        return f", results: {{{self.random.choice(RATES)}: {self.random.randint(0, 100)}}}" if self.often(20) else ""

    def province(self, province: Province) -> None:
        """What it reports itself."""
        for period in self.random.sample(PERIODS, self.random.randint(1, 3)) if self.often(50) else ():
            known = [f"{name}: {self.random.randint(50, 90)}" for name in (*PARTS, *WHOLES) if self.often(40)]
            mark = ILLUSTRATIVE if self.often(15) else ""
            report = f"{{period: {period}{mark}, values: {{{', '.join(known)}}}{self.published()}}}"
            province.folder.write(f"{HOME}/reports/{period}.yaml", report)

    def commune(self, letter: str, province: Province) -> None:
        reports = [
            f"period: {period}{ILLUSTRATIVE if self.often(15) else ''}, {self.report()}{self.published()}"
            for period in self.random.sample(PERIODS, self.random.randint(0, 5))
        ]
        path = province.commune(letter, *reports, plans=(), about=self.random.choice(LIVES))
        self.plans(f"plans/{path}", province)

    def repository(self, province: Province) -> None:
        province.folder.write("plans/catalog/dem.yaml", COUNTERS)
        self.plans(HOME, province, 1)
        self.province(province)
        for letter in "abcd"[: self.random.randint(1, 4)]:
            self.commune(letter, province)


def judged(province: Province, today: str, *, year: int | None, illustrative: bool) -> dict[str, tuple[Plan, Row]]:
    """The rows of `progress`, by the plan whose target is due first; of the plans in force, or of those of a year."""
    home = province.folder.repository
    files, wanted = home.commune_files("thanh-hoa"), Question(None, date.fromisoformat(today), illustrative)
    answers = [
        (one, gather(home, home.communes("thanh-hoa"), one))
        for one in questions(files, wanted, None)
        if one.year == year
    ]
    found: dict[str, tuple[Plan, Row]] = {}
    for table in progress(files, wanted, answers, Selection()).tables:
        for row in table.rows:
            name, target = row.standing.indicator.id, row.standing.target
            rival = found.get(name)
            if row.status != "not-applicable" and (rival is None or target.due < rival[1].standing.target.due):
                found[name] = table.plan, row
    return found


# What `progress` says of the pace of what is pooled, a roll-up of many plans does not.
SUMMED: dict[Status | None, str | None] = {
    "met": "met", "missed": "missed", "open": "open", "on-track": "open", "behind": "open",
    "stale": None, "no-data": None, "undefined": None, None: None,
}  # fmt: skip


def terms(target: DueTarget | None) -> tuple[object, ...] | None:
    return target and (target.op, target.value, target.written.to, target.due, target.growth, target.party)


def agree(row: Row, one: PooledIndicator) -> None:
    """Of one indicator."""
    actual, figure = row.standing.actual, one.figure
    assert (row.level, terms(row.standing.target)) == (one.level, terms(one.target))
    assert (actual.value if actual else None) == figure.value
    if actual and (one.level == "own" or one.pooled.kind == "rate"):
        assert (actual.numerator, actual.denominator) == (figure.numerator, figure.denominator)
    if row.level == "own":
        assert (row.coverage, row.standing.actual, row.status) == (None, one.own, one.status)
    else:
        pooled_agrees(row, one)


def pooled_agrees(row: Row, one: PooledIndicator) -> None:
    covered, actual, sums = row.coverage, row.standing.actual, one.pooled.sums
    assert covered is not None
    assert (covered.communes, covered.known, covered.waiting) == (sums.communes, sums.known, sums.waiting)
    assert (covered.unknown, covered.share) == (sums.unknown, one.pooled.share)
    assert (covered.low, covered.high) == (one.figure.low, one.figure.high)
    assert (actual.as_of if actual else None) == sums.latest
    assert SUMMED[row.status] == one.status


def kinds(plan: Plan, row: Row, one: PooledIndicator) -> Iterator[str]:
    """What a comparison was one of."""
    target = row.standing.target
    others = [other for other in row.standing.indicator.targets if other is not target.written]
    actual = row.standing.actual
    found = {
        f"{row.level}: {row.status}": True,
        "range": target.written.to is not None,
        "growth": target.growth is not None,
        "growth that is known": target.growth is not None and target.value is not None,
        "each year": target.written.each_year,
        "since": target.written.since is not None,
        "replaced": any(other.since for other in others),
        "until": target.written.until is not None,
        "ended": any(other.until for other in others),
        "party": target.party is not None,
        "beside a party": any(other.party for other in others),
        "published by communes": one.tally.published > 0,
        "published by the province": row.level == "own" and actual is not None and actual.published is not None,
        "illustrative": actual is not None and actual.illustrative,
        "illustrative left out": one.tally.illustrative > 0 and not (actual and actual.illustrative),
        "of several years": plan.first.year != plan.last.year,
        "counter": row.standing.past.is_counter,
    }
    yield from (kind for kind, holds in found.items() if holds)


def compared(seed: int, province: Province) -> Counter[str]:
    """How many comparisons there were of each kind, where the plans of a year are those that `progress` judges."""
    draw = Draw(seed)
    draw.repository(province)
    today, illustrative = draw.random.choice(TODAY), draw.often(30)
    year = 2025 if draw.often(10) else None
    rows = judged(province, today, illustrative=illustrative, year=year)
    question = province.question(today=today, illustrative=illustrative, year=year)
    if year and any(plan.last.year != year for plan in question.province):
        return Counter()
    rolled_up = province.rolled_up(today=today, illustrative=illustrative, year=year)
    rolled = {one.indicator.id: one for one in rolled_up.indicators if one.target_owner == "province"}
    # A roll-up has no row for what neither a commune nor the province has anything of.
    assert rows.keys() - rolled.keys() == {
        name for name, (_, row) in rows.items() if row.coverage and not row.coverage.communes and name not in rolled
    }
    assert rolled.keys() <= rows.keys()
    found = Counter({"year": len(rolled)}) if year else Counter[str]()
    for name, one in rolled.items():
        plan, row = rows[name]
        agree(row, one)
        found.update(kinds(plan, row, one))
    return found


# So that the test cannot pass by comparing nothing.
LEAST = {
    "pooled: met": 20, "pooled: missed": 3, "pooled: open": 15, "pooled: behind": 3, "pooled: no-data": 50,
    "pooled: None": 50, "own: met": 5, "own: missed": 1, "own: open": 3, "own: stale": 3, "range": 30, "growth": 40,
    "growth that is known": 5, "each year": 30, "since": 10, "replaced": 20, "until": 1, "ended": 15, "party": 20,
    "beside a party": 30, "published by communes": 3, "published by the province": 1, "illustrative": 5,
    "illustrative left out": 30, "of several years": 60, "counter": 60, "year": 5,
}  # fmt: skip


def test_however_far_apart_the_communes_latest_figures_are_their_sum_is_one(province: Province) -> None:
    province.asks("quang >= 60", year=2025)
    province.commune("a", counts(40, 100, "2024-07"), year=2024, head="end: 2025-06-30")
    province.commune("b", counts(80, 100, "2025-12"), year=2025)
    [one] = province.rolled_up(today="2026-02-01", year=2025).indicators
    _, row = judged(province, "2026-02-01", year=2025, illustrative=False)["quang"]
    agree(row, one)
    assert (one.figure.value, one.status, row.status) == (Fraction(60), "met", "met")


@pytest.mark.parametrize("part", range(2))
def test_what_summary_says_of_a_province_progress_says_too(part: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = Counter[str]()
    for seed in range(part * 150, part * 150 + 150):
        found += compared(seed, Province(Folder(tmp_path_factory.mktemp("tinh"))))
    assert {kind: found[kind] for kind, least in LEAST.items() if found[kind] < least} == {}
