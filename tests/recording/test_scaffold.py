"""The texts of new files: whole but for their blanks, and every blank is where the list says."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.files import Catalog, Plan
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.load import Loaded, load, models
from cdsplan.model.period import Calendar
from cdsplan.recording import scaffold
from cdsplan.recording.report_date import ReportDate, SaidDays, report_date
from cdsplan.recording.scaffold import NewFile, scalar
from cdsplan.repository.folder import Repository
from cdsplan.yaml import source
from tests import ROOT
from tests.inline import read

CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  quang: {name: Hộ dùng cáp quang, kind: count, unit: hộ}
  diem: {name: "Điểm #1\\n: x", kind: quantity}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: quang / ho}
  diem_so: {name: Điểm số, measure: number, unit: điểm, formula: diem}
  nen_tang: {name: Nền tảng, measure: milestone}
  cong_bo: {name: Chỉ công bố, measure: percent}
"""
PLAN = """\
title: x
year: 2026
indicators:
  - {id: diem_so, targets: [{op: ">", value: 1}]}
  - {id: cap_quang, targets: [{op: ">", value: 1}]}
  - {id: nen_tang, targets: [{op: "==", value: done}]}
  - {id: cong_bo, targets: [{op: ">", value: 1}]}
"""


def loaded(made: NewFile) -> Loaded[Catalog]:
    kind = kind_of(tuple(made.path.split("/"))[1:])
    assert kind is not None
    return load(kind.model, source.parse(made.path, made.content.encode()))  # type: ignore[arg-type]


def refused(made: NewFile) -> list[int]:
    return [finding.span.line for finding in loaded(made).findings]


def schema_line(made: NewFile) -> str:
    return made.content.splitlines()[0]


@pytest.fixture
def known() -> Definitions:
    return define([read(Catalog, CATALOG)], [])


@pytest.fixture(scope="module")
def own_catalog() -> Definitions:
    files = Repository(ROOT).catalogs
    return define(models(files), [])


@pytest.fixture
def needed(known: Definitions) -> list[Indicator]:
    return known.of_plan(read(Plan, PLAN))


def blanks(made: NewFile) -> dict[str, str]:
    """What each blank asks for, by the line that it stands in."""
    lines = made.content.splitlines()
    return {lines[blank.line - 1].strip(): blank.what.within(Language.EN) for blank in made.blanks}


def test_a_commune_is_whole() -> None:
    made = scaffold.commune("thanh-hoa/xa-tan-lap", "Xã Tân Lập", "00001", "Thanh Hóa")
    assert made == NewFile(
        "plans/thanh-hoa/xa-tan-lap/commune.yaml",
        "# yaml-language-server: $schema=../../../schemas/commune.schema.json\n"
        'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n',
    )
    assert loaded(made).model is not None


def test_a_plan_lacks_the_values_of_its_targets_and_nothing_else(known: Definitions) -> None:
    made = scaffold.plan("thanh-hoa/xa-tan-lap", "Xã Tân Lập", 2027, "so", known.indicators)
    assert made.path == "plans/thanh-hoa/xa-tan-lap/2027-so.yaml"
    assert schema_line(made) == "# yaml-language-server: $schema=../../../schemas/plan.schema.json"
    assert refused(made) == [blank.line for blank in made.blanks]
    assert [blank.what.within(Language.EN) for blank in made.blanks] == [
        "target: Cáp quang (%)",
        "target: Điểm số (điểm)",
        "target: Chỉ công bố (%)",
    ]


def test_a_plan_whose_blanks_are_filled_loads_with_every_indicator(known: Definitions) -> None:
    made = scaffold.plan("thanh-hoa/xa-tan-lap", "Xã Tân Lập", 2027, "so", known.indicators)
    plan = read(Plan, made.content.replace("value: null", "value: 80"))
    assert [one.id for one in plan.indicators] == ["cap_quang", "diem_so", "nen_tang", "cong_bo"]
    assert plan.document is not None
    assert (plan.year, plan.document.issuer) == (2027, "UBND xã Tân Lập")


def over(span: str) -> ReportDate:
    """The date of a report whose period is over."""
    return report_date(period.parse(span), Calendar.ND09, date(2027, 1, 1), SaidDays())


def test_a_report_lays_out_what_the_plan_needs_in_its_order(needed: list[Indicator], known: Definitions) -> None:
    made = scaffold.report("thanh-hoa/xa-tan-lap", over("2026-12"), needed, known.variables, {})
    assert made.path == "plans/thanh-hoa/xa-tan-lap/reports/2026-12.yaml"
    assert schema_line(made) == "# yaml-language-server: $schema=../../../../schemas/report.schema.json"
    assert refused(made) == []
    assert blanks(made) == {
        "diem: null  # Điểm #1 : x": "Điểm #1 : x",
        "quang: null  # Hộ dùng cáp quang (hộ)": "Hộ dùng cáp quang (hộ)",
        "ho: null  # Hộ (hộ)": "Hộ (hộ)",
        "nen_tang: null  # Nền tảng (done, in-progress, not-started)": "Nền tảng (done, in-progress, not-started)",
        "cong_bo: null  # Chỉ công bố (%)": "Chỉ công bố (%)",
    }


def test_a_report_of_a_running_period_says_up_to_which_day_it_counts(
    needed: list[Indicator], known: Definitions
) -> None:
    running = report_date(period.parse("2026-12"), Calendar.ND09, date(2026, 11, 28), SaidDays())
    made = scaffold.report("t/x", running, needed, known.variables, {})
    assert "\nperiod: 2026-12\nas_of: 2026-11-28\n" in made.content
    assert refused(made) == []


def test_a_denominator_that_is_known_may_be_left_out(needed: list[Indicator], known: Definitions) -> None:
    made = scaffold.report("t/x", over("2026-12"), needed, known.variables, {"ho": "2026-03", "quang": "2026-03"})
    assert "  # ho:  # Hộ (hộ); không đếm lại thì dùng số của kỳ 2026-03\n" in made.content
    assert "  quang: null" in made.content
    assert refused(made) == []


def test_values_are_never_all_comments() -> None:
    indicators = define([read(Catalog, "indicators: {a: {name: A, measure: number, unit: x, formula: 1 / ho}}")], [])
    plan = read(Plan, 'title: x\nyear: 2026\nindicators: [{id: a, targets: [{op: ">", value: 1}]}]\n')
    made = scaffold.report("t/x", over("2026"), indicators.of_plan(plan), {}, {"ho": "2025"})
    assert list(blanks(made).values()) == ["ho"]
    assert refused(made) == []


def test_a_report_of_milestones_has_no_values(known: Definitions, needed: list[Indicator]) -> None:
    made = scaffold.report("t/x", over("2026"), needed[2:3], known.variables, {})
    assert re.findall(r"^\w+:", made.content, re.MULTILINE) == ["period:", "results:"]
    assert refused(made) == []


@pytest.mark.parametrize("language", Language)
def test_every_yaml_file_of_a_new_repository_loads_under_its_schema(language: Language) -> None:
    every = {made.path: made for made in scaffold.repository(language)}
    plans = [made for path, made in every.items() if path.startswith("plans/") and path.endswith(".yaml")]
    assert [refused(made) for made in plans] == [[]] * 2
    for made in plans:
        up, _, schema = schema_line(made).partition("=")[2].rpartition("../")
        assert schema in every
        assert up.count("../") + 1 == made.path.count("/")
    assert {f"schemas/{kind.name.lower()}.schema.json" for kind in Kind} <= every.keys()


def test_the_starters_entries_are_those_of_our_own_catalogs(own_catalog: Definitions) -> None:
    starter = next(one for one in scaffold.repository(Language.VI) if one.path.startswith("plans/catalog/"))
    catalog = read(Catalog, starter.content)
    assert len(catalog.indicators) >= 5
    assert dict(catalog.variables).items() <= dict(own_catalog.variables).items()
    assert dict(catalog.indicators).items() <= dict(own_catalog.indicators).items()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Xã Tân Lập", "Xã Tân Lập"),
        ("Ea H'Leo", '"Ea H\'Leo"'),
        ("no", '"no"'),
        ("Có: không", '"Có: không"'),
        ("A #1", '"A #1"'),
        ("2026", '"2026"'),
        ("- a", '"- a"'),
        ("null", '"null"'),
        ("nan", "nan"),
        ('nói "x"', '"nói \\"x\\""'),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_where_a_reader_could_take_it_for_something_else(words: str, written: str) -> None:
    assert scalar(words) == written


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0\xad\u3000"), max_size=20))
def test_a_text_comes_back_as_it_was(words: str) -> None:
    read_back = source.parse("x.yaml", f"a: {scalar(words)}\n".encode())
    # Characters that no file may hold are refused, not changed.
    assert not read_back.readable or read_back.problems or read_back.at(("a",)) == words
