"""Any small repository: a commune with all kinds of plans and reports, as plain data and as the files it stands in.

What is drawn is what an officer could write; `validate` may still warn, or refuse a figure that cannot be.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from hypothesis import strategies as st

from cdsplan.model.files import Catalog
from cdsplan.model.kinds import Kind
from cdsplan.model.load import load
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles, gather
from cdsplan.yaml.source import parse

Data: TypeAlias = dict[str, Any]


class Plain(str):
    """A text that stands without quotes, as a period does."""

    __slots__ = ()


def written(value: object) -> str:
    """As YAML on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case Plain() | int() | Decimal() | date():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case dict():
            return "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def file(data: Data) -> str:
    """A line for each field, and for each of what it holds, as a person would write it."""
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(data: Data) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield f"{key}:"
            yield from (f"  {name}: {written(one)}" for name, one in value.items())
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  - {written(one)}" for one in value)
        else:
            yield f"{key}: {written(value)}"


# What is counted, and what is measured by it


class Counted(NamedTuple):
    """A variable; by default a count of households."""

    kind: str = "count"
    cumulative: bool = False
    sample: bool = False
    part_of: str | None = None


VARIABLES = {
    "ho": Counted(),
    "quang": Counted(part_of="ho"),
    "dong": Counted(),
    "dan": Counted(),
    "toc_do": Counted("quantity"),
    "phieu": Counted(sample=True),
    "hai_long": Counted(sample=True, part_of="phieu"),
    "ho_so": Counted(cumulative=True),
    "truc_tuyen": Counted(cumulative=True, part_of="ho_so"),
    "phi": Counted("quantity", cumulative=True),
}


class Measured(NamedTuple):
    """An indicator: a sum of variables, over a sum of others where there are any, times a factor."""

    measure: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    scale: Decimal | None = None
    may_exceed: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        return (*self.above, *self.below)

    @property
    def factor(self) -> Decimal:
        return Decimal(100) if self.measure == "percent" else self.scale or Decimal(1)

    @property
    def bounded(self) -> bool:
        """Whether it lies between 0 and 100."""
        return self.measure == "percent" and not self.may_exceed

    @property
    def is_counter(self) -> bool:
        return any(VARIABLES[name].cumulative for name in self.variables)

    @property
    def is_total(self) -> bool:
        """Whether N alone is cumulative; of what is no rate, a single count."""
        if not self.below:
            return len(self.above) == 1 and self.is_counter and VARIABLES[self.above[0]].kind == "count"
        return all(VARIABLES[one].cumulative for one in self.above) and not any(
            VARIABLES[one].cumulative for one in self.below
        )

    @property
    def formula(self) -> str | None:
        sides = [" + ".join(side) for side in (self.above, self.below) if side]
        return " / ".join(f"({side})" if "+" in side and len(sides) > 1 else side for side in sides) or None

    def definition(self, name: str) -> Data:
        """As a catalog has it, or a plan that defines it itself."""
        return {
            "name": f"Chỉ tiêu {name}",
            "measure": self.measure,
            **({"formula": self.formula} if self.formula else {}),
            **({"unit": f"đơn vị {name}"} if self.measure == "number" else {}),
            **({"scale": self.scale} if self.scale else {}),
            **({"may_exceed": True} if self.may_exceed else {}),
        }


# The last is in no catalog: plans define it themselves.
OWN = "rieng"
INDICATORS = {
    "quang": Measured("percent", ("quang",), ("ho",)),
    "vuot": Measured("percent", ("dong",), ("ho",), may_exceed=True),
    "co_day": Measured("percent", ("quang", "dong"), ("ho",)),
    "mat_do": Measured("number", ("quang",), ("dan",), scale=Decimal(100)),
    "thue_bao": Measured("number", ("quang",)),
    "so_day": Measured("number", ("quang", "dong"), scale=Decimal("0.001")),
    "toc_do": Measured("number", ("toc_do",)),
    "hai_long": Measured("percent", ("hai_long",), ("phieu",)),
    "truc_tuyen": Measured("percent", ("truc_tuyen",), ("ho_so",)),
    "moi_ho": Measured("number", ("ho_so",), ("ho",)),
    "ho_so": Measured("number", ("ho_so",)),
    "phi": Measured("number", ("phi",)),
    "cong_bo": Measured("percent"),
    "so_hoa": Measured("milestone"),
    OWN: Measured("percent", ("quang",), ("ho", "dong")),
}
CATALOG: Data = {
    "variables": {
        name: {
            "name": f"Số liệu {name}",
            "kind": one.kind,
            "unit": "hộ",
            **({"part_of": one.part_of} if one.part_of else {}),
            **({"cumulative": True} if one.cumulative else {}),
            **({"sample": True} if one.sample else {}),
        }
        for name, one in VARIABLES.items()
    },
    "indicators": {name: one.definition(name) for name, one in INDICATORS.items() if name != OWN},
}
_CATALOG = load(Catalog, parse("plans/catalog/chung.yaml", file(CATALOG).encode()))


# The files


@dataclass(frozen=True)
class Office:
    """A commune: its plans by their files' names, its reports by their periods."""

    plans: Mapping[str, Data]
    reports: Mapping[str, Data]
    path: str = "thanh-hoa/xa-tan-lap"
    commune: Data = field(default_factory=lambda: {"name": "Xã Tân Lập", "code": "00001", "province": "Thanh Hóa"})

    @property
    def texts(self) -> dict[str, str]:
        """Its files by their paths below plans/."""
        made = {"commune": self.commune, **self.plans}
        made |= {f"reports/{name}": one for name, one in self.reports.items()}
        return {f"{self.path}/{name}.yaml": file(one) for name, one in made.items()}

    @cached_property
    def files(self) -> CommuneFiles:
        """As the program has read them, without a disk."""
        return self.read(self.texts)

    def read(self, texts: Mapping[str, str]) -> CommuneFiles:
        """The same of these files, in this order."""
        parts = [tuple(path.split("/")) for path in texts]
        return gather(
            self.path,
            parts,
            lambda path: parse(path, texts[path.removeprefix("plans/")].encode()),
            [_CATALOG],
            Settings(),
        )

    def with_reports(self, reports: Mapping[str, Data]) -> "Office":
        return replace(self, reports=reports)


def write(root: Path, *offices: Office, more: Mapping[str, str | bytes] | None = None) -> None:
    """A repository of these communes on the disk, with other files by their paths below plans/."""
    texts: dict[str, str | bytes] = {"catalog/chung.yaml": file(CATALOG)}
    for one in offices:
        texts |= one.texts
    for path, content in (texts | dict(more or {})).items():
        target = root / "plans" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def kind(path: str) -> Kind:
    """What a file is, by its path below plans/."""
    names = {"commune.yaml": Kind.COMMUNE, "province.yaml": Kind.PROVINCE, "cdsplan.yaml": Kind.SETTINGS}
    home, _, name = path.rpartition("/")
    folders = {"catalog": Kind.CATALOG, "reports": Kind.REPORT}
    return names.get(name) or folders.get(home.rpartition("/")[2], Kind.PLAN)


# Strategies

YEARS = (2026, 2025, 2024, 2027)
PARTIES = ("UBND xã", "Doanh nghiệp viễn thông")
_WORDS = st.sampled_from(["II.1", "Phụ lục, TT 1", "Sở KH&CN", "a: b #1", 'có "nháy"', "100%", "=1+1", "2026-06"])
# Near each other and near the shares that are reported, so that every comparison is met with equality at times.
_BOUNDS = st.sampled_from([*map(Decimal, ["0", "20", "33.33", "50", "79.99", "80", "80.00", "80.005", "99.99", "100"])])
_SHARES = st.sampled_from([0, 1, 20, 33, 50, 79, 80, 81, 99, 100])
_WHOLES = st.sampled_from([1, 3, 100, 128, 300, 4018, 100_000, 10**9 + 7])
_PARTS = ("", "-H1", "-H2", "-Q1", "-Q2", "-Q4", "-9M", "-03", "-06", "-12", "-06-14", "-08-22", "-12-31")
# Of the plans' time and a little beyond, most of them where much has been reported.
DAYS = st.sampled_from([date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1), date(2026, 6, 30)]) | st.dates(
    date(2025, 1, 1), date(2028, 2, 1)
)


def _seldom(draw: st.DrawFn, one_of: int) -> bool:
    """Once in so many times; what is shrunk has nothing of the seldom."""
    return draw(st.integers(1, one_of)) == one_of


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def targets(draw: st.DrawFn, name: str, year: int, *, has_baseline: bool) -> list[Data]:
    """One to three of one indicator, all of one direction, at most one of which is effective."""
    if INDICATORS[name].measure == "milestone":
        return [{"op": "==", "value": "done", **draw(_optional(at=_WORDS))}]
    rising = draw(st.booleans())
    made = [draw(target(year, rising=rising, has_baseline=has_baseline)) for _ in range(draw(st.integers(1, 3)))]
    if _seldom(draw, 4):
        made[-1]["effective"] = True
    return made


@st.composite
def target(draw: st.DrawFn, year: int, *, rising: bool, has_baseline: bool) -> Data:
    ops, way = ((">=", ">"), 1) if rising else (("<=", "<"), -1)
    made: Data = {"op": draw(st.sampled_from(ops))}
    form = draw(st.sampled_from(["plain"] * 4 + ["range", "last-year", "last-year", "baseline"]))
    if form == "baseline" and not has_baseline:
        form = "last-year"
    if form in {"last-year", "baseline"}:
        change = draw(st.sampled_from(["percent", "points"]))
        made |= {"from": form, change: way * draw(st.sampled_from([*map(Decimal, ("0", "5", "12.5", "33.33"))]))}
    else:
        made["value"] = draw(_BOUNDS)
    if form == "range":
        made["to"] = made["value"] + way * Decimal(5)
    if _seldom(draw, 5):
        made["each_year"] = True
    elif _seldom(draw, 3):
        made["due"] = draw(st.sampled_from([date(year, 6, 14), date(year, 6, 30), date(year + 1, 6, 14)]))
    rest = draw(_optional(party=st.sampled_from(PARTIES), at=_WORDS))
    if _seldom(draw, 4):
        rest["since"] = draw(st.dates(date(year, 2, 1), date(year, 11, 30)))
    if _seldom(draw, 6):
        rest["until"] = max(rest.get("since", date(year, 1, 1)), date(year, 8, 1)) + timedelta(days=30)
    return made | rest


@st.composite
def planned(draw: st.DrawFn, name: str, year: int) -> Data:
    """An indicator of a plan."""
    made: Data = {"id": name, **(INDICATORS[name].definition(name) if name == OWN else {})}
    baseline: Data = {}
    if INDICATORS[name].measure != "milestone" and _seldom(draw, 3):
        day = st.sampled_from([date(year - 1, 12, 31), date(year, 1, 31), date(year - 1, 6, 30)])
        baseline = {"value": draw(_BOUNDS), **draw(_optional(as_of=day, source=_WORDS))}
    made["targets"] = draw(targets(name, year, has_baseline=bool(baseline)))
    made |= {"baseline": baseline} if baseline else {}
    made |= draw(_optional(group=_WORDS, lead=st.lists(_WORDS, min_size=1, max_size=2), method=_WORDS, note=_WORDS))
    if _seldom(draw, 16):
        made["not_applicable"] = "không có"
    return made


@st.composite
def plans(draw: st.DrawFn, year: int = 2026, among: Sequence[str] = tuple(INDICATORS)) -> Data:
    """Of one year, or of two; of up to four indicators."""
    names = draw(st.lists(st.sampled_from(among), min_size=1, max_size=4, unique=True))
    made: Data = {"title": f"Kế hoạch năm {year}", "year": year}
    if draw(st.booleans()):
        made["end"] = date(year + 1, 12, 31)
    made |= draw(_optional(report_due=st.sampled_from([["11-10"], ["06-10", "12-10"]])))
    return made | {"indicators": [draw(planned(name, year)) for name in names]}


@st.composite
def values(draw: st.DrawFn) -> Data:
    """Counts that can be: no part is more than its whole, and some of them unknown."""
    ho, dan = 0 if _seldom(draw, 8) else draw(_WHOLES), draw(_WHOLES)
    shares = {name: draw(_SHARES) for name in ("quang", "dong", "hai_long", "truc_tuyen")}
    ho_so = draw(_WHOLES)
    numbers: Data = {
        "ho": ho,
        "quang": ho * shares["quang"] // 100,
        "dong": ho * shares["dong"] // 100,
        "dan": dan,
        "toc_do": draw(st.sampled_from([*map(Decimal, ("0", "19.9999999", "50.000", "80.0000001", "79.995"))])),
        "phieu": 100,
        "hai_long": shares["hai_long"],
        "ho_so": ho_so,
        "truc_tuyen": ho_so * shares["truc_tuyen"] // 100,
        "phi": draw(_BOUNDS),
    }
    unknown = draw(st.sets(st.sampled_from([*numbers]), max_size=3))
    annotated = draw(st.sets(st.sampled_from([*numbers]), max_size=2))
    return {
        name: draw(entries(number)) if name in annotated else number
        for name, number in numbers.items()
        if name not in unknown
    }


@st.composite
def entries(draw: st.DrawFn, figure: object) -> Data:
    """A figure with what is said of it; or that it was asked for and not available."""
    if _seldom(draw, 3):
        return {"value": None, "note": draw(_WORDS)}
    quality = st.sampled_from(["final", "provisional", "estimated"])
    said = _optional(source=_WORDS, note=_WORDS, approx=st.booleans(), quality=quality)
    return {"value": figure, **draw(said)}


@st.composite
def reports(draw: st.DrawFn, period: str) -> Data:
    """Of one period."""
    made: Data = {"period": Plain(period)}
    if _seldom(draw, 4):
        made["calendar"] = "calendar"
    if period.endswith("-06") and draw(st.integers(0, 3)) == 0:
        made["as_of"] = date(int(period[:4]), 6, draw(st.sampled_from([14, 20, 30])))
    if _seldom(draw, 10):
        made["illustrative"] = True
    made["values"] = draw(values())
    states = st.sampled_from(["done", "in-progress", "not-started"])
    published = {"cong_bo": _BOUNDS, "quang": _BOUNDS, "so_hoa": states}
    found = draw(_optional(**{name: one | one.flatmap(entries) for name, one in published.items()}))
    return made | ({"results": found} if found else {})


def _periods(years: Sequence[int]) -> st.SearchStrategy[list[str]]:
    every = [f"{year}{part}" for year in (years[0], *years) for part in _PARTS]
    return st.sampled_from([3, 4, 2, 5, 1, 0]).flatmap(
        lambda size: st.lists(st.sampled_from(every), min_size=size, max_size=size, unique=True)
    )


@st.composite
def offices(  # noqa: PLR0913  what a test asks for besides
    draw: st.DrawFn,
    *,
    years: Sequence[int] = YEARS,
    letter: str = "a",
    at_most: int = 2,
    among: Sequence[str] = tuple(INDICATORS),
    needs: Sequence[str] = (),
) -> Office:
    """A commune with one or two plans of some indicators, and up to five reports besides those that it needs."""
    number = ord(letter) - ord("a") + 1
    about: Data = {"name": f"Xã {letter.upper()}", "code": f"{number:05}", "province": "Thanh Hóa"}
    if _seldom(draw, 6):
        about["established"] = draw(st.sampled_from([date(2025, 7, 1), date(2026, 3, 1)]))
    of_years = draw(st.lists(st.sampled_from([2025, 2026]), min_size=1, max_size=at_most, unique=True))
    made = {f"{year}-so": draw(plans(year, among)) for year in sorted(of_years)}
    found = {period: draw(reports(period)) for period in sorted({*draw(_periods(years)), *needs})}
    return Office(made, found, f"thanh-hoa/xa-{letter}", about)


def turning(office: Office) -> st.SearchStrategy[date]:
    """The days on which something may turn, and those before and after: a due date, a figure's age, a decision."""
    known = [date(2026, 12, 31)]
    for plan in office.plans.values():
        targets_ = [one for planned_ in plan["indicators"] for one in planned_["targets"]]
        known += [plan.get("end", date(plan["year"], 12, 31))]
        known += [one[name] for one in targets_ for name in ("due", "since", "until") if name in one]
    known += [report.as_of for report in office.files.timeline]
    aged = [report.as_of + timedelta(days=366) for report in office.files.timeline[-1:]] or known
    turn = st.builds(lambda day, days: day + timedelta(days), st.sampled_from(known), st.sampled_from([0, 1, -1]))
    return st.one_of(st.sampled_from(aged), turn, turn, DAYS)
