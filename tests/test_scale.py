"""docs/scale.md: its SQL, run by DuckDB over the tables of an export, gives what `summary` does, figure by figure."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import duckdb
import pytest

from cdsplan.dataset.tables import Wanted, batches
from cdsplan.language import Language
from cdsplan.render.dataset import parquet
from cdsplan.render.rollup.json import by_indicator_data
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.question import Question
from cdsplan.rollup.repository_summary import summarise
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import maybe_rounded
from tests import ROOT
from tests.communes import Province, counts
from tests.conftest import Folder
from tests.rollup.test_agreement import TODAY, Draw

SQL = re.findall(
    r"^```sql(?: duckdb)?\n(.*?)^```$",
    (ROOT / "docs" / "scale.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
DIGITS = 6


def written(home: Repository, today: date, folder: Path, *, illustrative: bool) -> Path:
    """The tables of everything."""
    wanted = Wanted(today, today, illustrative)
    for name, content in parquet.files(batches(home, every(home), wanted), wanted, Language.EN).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def rolled_up(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of the page's last view, by area and indicator."""
    with duckdb.connect() as base:
        for block in SQL:
            base.execute(block.replace("'tables/", f"'{folder}/"))
        found = base.execute("select * from rolled_up")
        names = [column[0] for column in found.description or ()]
        areas: dict[str, dict[str, dict[str, Any]]] = {}
        for row in found.fetchall():
            one = dict(zip(names, row, strict=True))
            areas.setdefault(one["area"], {})[one["indicator"]] = one
        return areas


def summed(home: Repository, province: str | None, today: date, *, illustrative: bool) -> Rollup:
    return summarise(home, province, Question(None, today, illustrative), jobs=1).rollup


def agree(rollup: Rollup, area: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Of one area; what each comparison was one of."""
    printed = {one["id"]: one for one in by_indicator_data(rollup)["indicators"]}
    assert set(printed) == set(area)
    for one in rollup.indicators:
        figures_agree(one, cast("dict[str, Any]", printed[one.indicator.id]), area[one.indicator.id])
        yield from verdicts_agree(one, area[one.indicator.id])


def fraction(row: dict[str, Any], above: str, below: str) -> Fraction | None:
    return None if row[above] is None else Fraction(row[above]) / Fraction(row[below])


def figures_agree(one: PooledIndicator, printed: dict[str, Any], row: dict[str, Any]) -> None:
    """Exactly, and as `summary` prints it."""
    bound, figure, covered = one.target.bound if one.target else None, one.figure, printed["coverage"]
    assert row["level"] == printed["level"]
    assert [row[name] for name in ("communes", "known", "waiting", "unknown")] == [
        covered[name] for name in ("communes", "known", "waiting", "unknown")
    ]
    share = fraction(row, "share_numerator", "share_denominator")
    assert maybe_rounded(share and share * 100, DIGITS, Fraction(100)) == covered["denominator"]
    assert [row["numerator"], row["denominator"]] == [printed["numerator"], printed["denominator"]]
    for name, below in (("value", "value"), ("low", "bound"), ("high", "bound")):
        value = fraction(row, f"{name}_numerator", f"{below}_denominator")
        assert value == getattr(figure, name)
        assert maybe_rounded(value, DIGITS, bound) == printed[name]


def verdicts_agree(one: PooledIndicator, row: dict[str, Any]) -> Iterator[str]:
    """But for growth over last year's sum, of which the page says that SQL leaves it out."""
    target = one.target
    assert (row["target_of"], row["op"], row["due"]) == (one.target_owner, target and target.op, target and target.due)
    left_out = one.target_owner == "province" and one.level == "pooled" and target and target.growth
    if left_out and left_out.since == "last-year":
        assert (row["status"], row["target_numerator"]) == (None, None)
        yield "left out"
        return
    assert fraction(row, "target_numerator", "target_denominator") == (target and target.bound)
    assert row["status"] == one.status
    yield f"{one.level} by {one.target_owner}: {one.status}"


@pytest.mark.parametrize("illustrative", [False, True])
@pytest.mark.parametrize("today", [date(2026, 6, 30), date(2025, 12, 20), date(2027, 1, 31)])
def test_of_the_five_plans(today: date, illustrative: bool, tmp_path: Path) -> None:  # noqa: FBT001
    home = Repository(ROOT)
    areas = rolled_up(written(home, today, tmp_path, illustrative=illustrative))
    for area in ("", "bac-ninh", "thanh-hoa"):
        rollup = summed(home, area or None, today, illustrative=illustrative)
        assert len(list(agree(rollup, areas.get(area, {})))) == len(rollup.indicators)


# So that the test cannot pass by comparing nothing.
LEAST = {
    "pooled by communes: met": 3, "pooled by communes: open": 3, "pooled by communes: missed": 1,
    "pooled by communes: None": 20, "pooled by province: met": 3, "pooled by province: open": 2,
    "pooled by province: missed": 1, "pooled by province: None": 30, "own by province: met": 1,
    "own by province: behind": 1, "own by province: stale": 1, "pooled by None: None": 20, "left out": 5,
}  # fmt: skip


@pytest.mark.slow
def test_of_drawn_provinces(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = Counter[str]()
    for seed in range(80):
        folder, draw = tmp_path_factory.mktemp("tinh"), Draw(seed)
        draw.repository(Province(Folder(folder)))
        today, illustrative = date.fromisoformat(draw.random.choice(TODAY)), draw.often(30)
        home = Repository(folder)
        areas = rolled_up(written(home, today, folder / "tables", illustrative=illustrative))
        for area in ("", "thanh-hoa"):
            rollup = summed(home, area or None, today, illustrative=illustrative)
            found.update(agree(rollup, areas.get(area, {})))
    assert {kind: found[kind] for kind, least in LEAST.items() if found[kind] < least} == {}


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def verdict(province: Province, today: str = "2026-06-30") -> list[str]:
    """What the comparisons of Thanh Hóa were, once both say the same."""
    home, day = province.folder.repository, date.fromisoformat(today)
    areas = rolled_up(written(home, day, province.folder.root / "tables", illustrative=False))
    return list(agree(summed(home, "thanh-hoa", day, illustrative=False), areas["thanh-hoa"]))


def test_where_only_the_province_has_anything(province: Province) -> None:
    province.asks("quang >= 60")
    province.folder.write("plans/thanh-hoa/reports/2026-06.yaml", f"{{{counts(70, 100)}}}")
    assert verdict(province) == ["own by province: met"]


def test_what_is_from_before_the_provinces_plan_is_judged_by_none(province: Province) -> None:
    province.commune("a", counts(70, 100, "2025"), plans=("quang >= 60",), year=2025, head="end: 2030-12-31")
    province.asks("quang >= 60")
    assert verdict(province) == ["pooled by province: None"]


BASELINE = "{{id: quang, baseline: {{value: {base}}}, targets: [{{op: '>=', from: baseline, {change}}}]}}"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("quang >= 84", "pooled by communes: open"),
        ("quang > 84", "pooled by None: None"),
        ("quang >= 84, to: 90", "pooled by None: None"),
        ("quang >= 84, due: 2026-12-01", "pooled by None: None"),
        (BASELINE.format(base=70, change="percent: 20"), "pooled by None: None"),
    ],
)
def test_only_a_target_that_all_are_given_alike_is_compared_with_their_sum(
    province: Province, other: str, said: str
) -> None:
    province.commune("a", counts(70, 100), plans=("quang >= 84",))
    province.commune("b", counts(70, 100), plans=(other,))
    assert verdict(province) == [said]


@pytest.mark.parametrize(
    ("base", "change", "said"),
    [
        (70, "percent: 20", "pooled by communes: open"),
        (60, "percent: 40", "pooled by None: None"),
        (74, "points: 10", "pooled by None: None"),
    ],
)
def test_growth_that_comes_to_the_same_is_alike_only_where_it_asks_the_same(
    province: Province, base: int, change: str, said: str
) -> None:
    province.commune("a", counts(70, 100), plans=(BASELINE.format(base=70, change="percent: 20"),))
    province.commune("b", counts(70, 100), plans=(BASELINE.format(base=base, change=change),))
    assert verdict(province) == [said]
