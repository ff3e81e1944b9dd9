"""All tables: nothing that a file says is missing, every key is the only one of its kind."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from cdsplan.dataset.tables import TABLES, Wanted, batches
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every
from tests import ROOT
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder
from tests.exported import WHEN, exported, of, rows

HOME = "plans/thanh-hoa"


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def test_a_row_has_a_cell_for_each_column_and_every_key_once(province: Province) -> None:
    province.commune("a", counts(70, 100), results("hai_long: 90, so_hoa: done"))
    province.commune("b", counts(60, None), plans=("quang >= 70", "{id: toc_do, targets: [{op: '>', value: 40.5}]}"))
    province.asks("quang >= 80")
    for found in (exported(province.folder.repository), exported(Repository(ROOT), illustrative=True)):
        for table in TABLES:
            keys = Counter(tuple(row[name] for name in table.key) for row in rows(found, table.name))
            assert [key for key, count in keys.items() if count > 1 or None in key] == []


def test_a_province_whose_folder_begins_like_another_is_one_all_the_same(folder: Folder) -> None:
    for number, path in enumerate(("a/x", "a-2/x", "a/y"), 1):
        folder.write(f"plans/{path}/commune.yaml", f'name: Xã {number}\ncode: "0000{number}"\nprovince: A\n')
    assert of(exported(folder.repository), "provinces", "province") == [("a",), ("a-2",)]


def test_what_may_not_be_empty_never_is(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {ho: 100, quang: null}, results: {so_hoa: null}")
    province.commune("b", results("hai_long: 90, so_hoa: done"), plans=("hai_long >= 80", "so_hoa == done"))
    province.asks("quang >= 80")
    province.folder.write(f"{HOME}/reports/2026-06.yaml", "{period: 2026-06, values: {ho: 100}}")
    for home in (province.folder.repository, Repository(ROOT)):
        found = exported(home, date(2026, 6, 30), illustrative=True)
        for table in TABLES:
            for column in table.columns:
                empty = [row for row in rows(found, table.name) if row[column.name] is None]
                assert column.optional or not empty


def test_what_was_asked_for_in_vain_is_a_row_with_its_reason(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {ho: 100, quang: {value: null, note: VNPT chưa gửi}}")
    found = exported(province.folder.repository)
    assert of(found, "values", "owner", "report", "variable", "value", "note") == [
        ("00001", "2026-06", "ho", Decimal(100), None),
        ("00001", "2026-06", "quang", None, "VNPT chưa gửi"),
    ]


def test_all_that_is_said_of_a_value_is_there(province: Province) -> None:
    entry = "{value: 70, source: VNPT, note: Gần đủ, approx: true, quality: provisional}"
    province.commune(
        "a", f"period: 2026-06, values: {{quang: {entry}}}, results: {{so_hoa: in-progress, hai_long: 97.8}}"
    )
    found = exported(province.folder.repository)
    [value] = rows(found, "values")
    assert (value["source"], value["note"], value["approx"], value["quality"]) == (
        "VNPT", "Gần đủ", True, "provisional",
    )  # fmt: skip
    assert value["as_of"] == date(2026, 6, 14)
    assert of(found, "results", "indicator", "value", "state") == [
        ("so_hoa", None, "in-progress"),
        ("hai_long", Decimal("97.8"), None),
    ]


def test_all_that_is_said_of_an_observation_is_there(province: Province) -> None:
    quang = "{value: 70, source: VNPT, approx: true, quality: estimated}"
    province.commune(
        "a",
        "period: 2026-03, values: {ho: {value: 100, source: Thống kê}}",
        f"period: 2026-06, values: {{quang: {quang}}}, results: {{so_hoa: done}}",
        plans=("quang >= 70, to: 80, party: Công an", "so_hoa == done"),
    )
    first, second = rows(exported(province.folder.repository), "observations")
    told = ("period", "value", "state", "numerator", "denominator", "target", "to", "party", "status", "origin",
            "carried", "approx", "quality", "source")  # fmt: skip
    assert [first[name] for name in told] == [
        "2026-06", 70, None, 70, 100, 70, 80, "Công an", "met", "computed", "ho", True, "estimated", "VNPT; Thống kê",
    ]  # fmt: skip
    assert [second[name] for name in told] == [
        "2026-06", None, "done", None, None, None, None, None, "met", "published", None, False, "final", None,
    ]  # fmt: skip
    exact = ("value_numerator", "value_denominator", "target_numerator", "target_denominator")
    assert [[one[name] for name in exact] for one in (first, second)] == [[70, 1, 70, 1], [None] * 4]


def test_every_target_is_there_once_for_each_due_date(province: Province) -> None:
    written = (
        '{id: quang, targets: [{op: ">=", value: 70, to: 80, at: II.1, party: Công an, due: 2026-06-30},'
        ' {op: ">=", value: 90, each_year: true, effective: true},'
        ' {op: ">=", from: last-year, percent: 20, since: 2026-07-05, until: 2026-09-01}]}'
    )
    province.commune("a", plans=(written,), head="end: 2027-12-31")
    found = exported(province.folder.repository)
    assert of(found, "targets", "position", "due", "value", "to", "party", "at") == [
        (1, date(2026, 6, 30), 70, 80, "Công an", "II.1"),
        (2, date(2026, 12, 31), 90, None, None, None),
        (2, date(2027, 12, 31), 90, None, None, None),
        (3, date(2027, 12, 31), None, None, None, None),
    ]
    assert of(found, "targets", "each_year", "effective")[1] == (True, True)
    assert of(found, "targets", "growth_from", "growth_percent", "since", "until")[3] == (
        "last-year", 20, date(2026, 7, 5), date(2026, 9, 1),
    )  # fmt: skip


def test_what_a_plan_defines_itself_has_its_owner_in_its_key(province: Province) -> None:
    own = "{id: tre, name: Trẻ em, measure: percent, formula: di_hoc / tre_em, targets: [{op: '>=', value: 90}]}"
    variables = "variables: {tre_em: {name: Trẻ em, kind: count}, di_hoc: {name: Đi học, kind: count, part_of: tre_em}}"
    for letter in "ab":
        june = "period: 2026-06, values: {tre_em: 10, di_hoc: 9}"
        province.commune(letter, june, results("tre: 80", "2026-03"), plans=(own,), head=variables)
    found = exported(province.folder.repository)
    own_rows = [row for row in rows(found, "variables") if row["owner"]]
    assert [(row["variable"], row["id"], row["part_of"]) for row in own_rows] == [
        ("00001/tre_em", "tre_em", None),
        ("00001/di_hoc", "di_hoc", "00001/tre_em"),
        ("00002/tre_em", "tre_em", None),
        ("00002/di_hoc", "di_hoc", "00002/tre_em"),
    ]
    assert of(found, "plan_indicators", "indicator") == [("00001/2026-so/tre",), ("00002/2026-so/tre",)]
    assert of(found, "values", "variable")[0] == ("00001/tre_em",)
    assert of(found, "results", "indicator", "value") == [("00001/2026-so/tre", 80), ("00002/2026-so/tre", 80)]
    assert of(found, "observations", "indicator", "value") == [
        (f"{owner}/2026-so/tre", value) for owner in ("00001", "00002") for value in (80, 90)
    ]


def test_all_that_is_said_of_an_indicator_is_there(province: Province) -> None:
    own = (
        "{id: tre, name: Trẻ em, measure: number, unit: em, scale: 0.5, formula: lop, targets: [{op: '>=', value: 9}]}"
    )
    variable = "variables: {lop: {name: Lớp, kind: count, unit: lớp, cumulative: true}}"
    province.commune("a", plans=("vuot >= 1", "so_hoa == done", own), head=variable)
    found = exported(province.folder.repository)
    told = ("indicator", "owner", "id", "measure", "formula", "unit", "factor_numerator", "factor_denominator",
            "may_exceed", "counter", "pooled")  # fmt: skip
    every = {row[0]: row[1:] for row in of(found, "indicators", *told)}
    assert len(rows(found, "indicators")) == len(every) == 10  # nine of the catalog's, each once
    assert every["quang"] == (None, "quang", "percent", "quang / ho", "%", 100, 1, False, False, "rate")
    assert every["vuot"] == (None, "vuot", "percent", "quang / ho", "%", 100, 1, True, False, "rate")
    assert every["so_hoa"] == (None, "so_hoa", "milestone", None, None, 1, 1, False, False, None)
    assert every["00001/2026-so/tre"] == ("00001", "tre", "number", "lop", "em", 1, 2, False, True, "count")


def test_all_that_a_plan_says_is_there(province: Province) -> None:
    head = (
        "basis: [NQ 57, Q 1]\nreport_due: ['06-20', '12-20']\ndocument: {number: 12/KH, date: 2026-02-03, issuer: UB}"
    )
    start = "{value: 5, as_of: 2025-12-14, source: X}"
    about = f"group: I, lead: [A, B], method: M, source: S, text: T, note: N, baseline: {start}"
    target_ = "{op: '>=', value: 90, at: Mục 1, party: VNPT, effective: true, since: 2026-03-01, until: 2026-09-01}"
    province.commune("a", plans=(f"{{id: quang, {about}, targets: [{target_}]}}", "so_hoa == done"), head=head)
    found = exported(province.folder.repository)
    [row] = rows(found, "plans")
    names = ("title", "year", "start", "end", "number", "date", "issuer", "basis", "report_due")
    assert [row[name] for name in names] == [
        "Kế hoạch", 2026, date(2026, 1, 1), date(2026, 12, 31), "12/KH", "2026-02-03", "UB", "NQ 57; Q 1",
        "06-20; 12-20",
    ]  # fmt: skip
    first, second = rows(found, "plan_indicators")
    assert [first[name] for name in ("position", "group", "lead", "method", "source", "text", "note")] == [
        1, "I", "A; B", "M", "S", "T", "N",
    ]  # fmt: skip
    assert [second[name] for name in ("position", "group", "lead", "method")] == [2, None, None, None]
    assert [first[name] for name in ("baseline", "baseline_as_of", "baseline_source")] == [5, date(2025, 12, 14), "X"]
    asked = ("value", "state", "at", "party", "due", "effective", "since", "until")
    assert of(found, "targets", *asked) == [
        (90, None, "Mục 1", "VNPT", date(2026, 12, 31), True, date(2026, 3, 1), date(2026, 9, 1)),
        (None, "done", None, None, date(2026, 12, 31), False, None, None),
    ]


def test_all_that_a_report_says_is_there(province: Province) -> None:
    number = "document: {number: 3/BC}"
    narrative = "narrative: {difficulties: K, causes: N, next: G, proposals: X}"
    paper = "document: {number: 4/BC, date: 2026-06-20, issuer: UBND}, calendar: calendar"
    province.commune("a", f"period: 2026-06, {paper}, {narrative}", "period: 2026-03", f"period: 2026-02, {number}")
    found = exported(province.folder.repository)
    told = ("period", "calendar", "as_of", "number", "date", "issuer", "difficulties", "causes", "next", "proposals")
    assert of(found, "reports", *told) == [
        ("2026-02", "nd09", date(2026, 2, 14), "3/BC", *[None] * 6),
        ("2026-03", "nd09", date(2026, 3, 14), *[None] * 7),
        ("2026-06", "calendar", date(2026, 6, 30), "4/BC", "2026-06-20", "UBND", "K", "N", "G", "X"),
    ]


def test_dissolved_communes_are_there_with_their_successor(province: Province) -> None:
    province.commune("a", counts(70, 100), about='formed_from: [B, C]\ndissolved: 2026-07-01\nsuccessor: "00002"\n')
    found = exported(province.folder.repository)
    told = ("code", "formed_from", "dissolved", "successor")
    assert of(found, "communes", *told) == [("00001", "B; C", date(2026, 7, 1), "00002")]
    assert of(found, "observations", "owner", "value") == [("00001", 70)]
    assert of(found, "statuses", "evaluated_on", "counted") == [(date(2026, 6, 30), False)]


def test_what_a_province_plans_and_reports_itself_is_its_own(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.asks("quang >= 80")
    province.folder.write(f"{HOME}/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    province.folder.write(f"{HOME}/reports/2026-06.yaml", f"{{{counts(50, 100)}}}")
    found = exported(province.folder.repository)
    assert of(found, "provinces", "province", "code", "name") == [("thanh-hoa", "38", "Thanh Hóa")]
    assert of(found, "plans", "owner", "commune") == [("thanh-hoa", None), ("00001", "00001")]
    assert of(found, "values", "owner", "variable", "value")[0] == ("thanh-hoa", "quang", 50)


def test_illustrative_reports_stay_out_unless_they_are_asked_for(province: Province) -> None:
    province.commune("a", counts(70, 100, more=ILLUSTRATIVE))
    home = province.folder.repository
    assert rows(exported(home), "values") == rows(exported(home), "reports") == []
    assert [one.illustrative_left_out for one in exported(home)] == [0, 1]
    assert {row["illustrative"] for row in rows(exported(home, illustrative=True), "values")} == {True}


def test_of_some_communes_there_are_their_rows_and_their_provinces(province: Province) -> None:
    for letter in "ab":
        province.commune(letter, counts(70, 100))
    province.asks("quang >= 80", "{id: co_day, targets: [{op: '>=', value: 90}]}")
    found = exported(province.folder.repository, paths=["thanh-hoa/xa-b"])
    assert (of(found, "communes", "code"), of(found, "provinces", "province")) == ([("00002",)], [("thanh-hoa",)])
    assert of(found, "statuses", "plan_owner", "indicator") == [("00002", "quang")]


def test_what_one_commune_plans_no_other_is_asked_for(province: Province) -> None:
    province.commune("a", counts(70, 100), plans=("quang >= 80",))
    province.commune("b", counts(70, 100), plans=("vuot >= 80",))
    found = exported(province.folder.repository, paths=["thanh-hoa/xa-a", "thanh-hoa/xa-b"])
    assert of(found, "statuses", "commune", "indicator") == [("00001", "quang"), ("00002", "vuot")]


def test_of_communes_with_one_code_the_first_has_rows_and_all_others_theirs(province: Province) -> None:
    for letter in "abc":
        province.commune(letter, counts(70, 100))
    owner = province.folder.root / f"{HOME}/xa-b/commune.yaml"
    owner.write_text(owner.read_text(encoding="utf-8").replace("00002", "00001"), encoding="utf-8")
    found = exported(province.folder.repository)
    assert of(found, "communes", "path") == [("thanh-hoa/xa-a",), ("thanh-hoa/xa-c",)]
    assert of(found, "values", "owner") == [("00001",)] * 2 + [("00003",)] * 2
    assert {(error.rule, error.path) for error in found[1].errors} == {("duplicate-code", f"{HOME}/xa-b/commune.yaml")}


def test_how_far_an_export_has_come_is_told_of_all_provinces(folder: Folder) -> None:
    for number, path in enumerate(("a/x", "b/x"), 1):
        folder.write(f"plans/{path}/commune.yaml", f'name: Xã {number}\ncode: "0000{number}"\nprovince: A\n')
    told: list[tuple[int, int]] = []
    home = folder.repository
    list(
        batches(home, every(home), Wanted(WHEN, WHEN, illustrative=False), lambda done, some: told.append((done, some)))
    )
    assert told == [(0, 4), (1, 4), (2, 4), (2, 4), (3, 4), (4, 4)]


def test_what_nothing_defines_is_left_to_validate(province: Province) -> None:
    twice = "{id: quang, targets: [{op: '>=', value: 90}]}"
    unknown = "{id: khong_co, targets: [{op: '>=', value: 90}]}"
    report = "period: 2026-06, values: {quang: 70, ho: 100, la: 1}, results: {khong_co: 5}"
    lost = "{name: X, kind: count, part_of: khong_co}"
    province.folder.write("plans/catalog/khac.yaml", f"variables: {{chung: {lost}}}")
    province.commune("a", report, plans=("quang >= 80", twice, unknown), head=f"variables: {{rieng: {lost}}}")
    found = exported(province.folder.repository)
    assert of(found, "values", "variable") == [("quang",), ("ho",)]
    parts = dict(of(found, "variables", "id", "part_of"))
    assert (parts["chung"], parts["rieng"]) == (None, None)
    assert rows(found, "results") == []
    assert of(found, "targets", "indicator", "value") == [("quang", 80)]
    assert len(rows(found, "observations")) == len(rows(found, "statuses")) == 1
    assert found[1].errors


def test_of_a_commune_that_does_not_load_there_is_nothing(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: [")
    province.commune("b", counts(70, 100))
    found = exported(province.folder.repository)
    assert of(found, "communes", "code") == [("00002",)]
    assert {error.rule for error in found[1].errors} == {"yaml-syntax"}


def test_a_plan_that_is_being_written_is_in_no_table(province: Province) -> None:
    home = province.commune("a", counts(70, 100))
    blank = '{title: X, year: 2027, indicators: [{id: quang, targets: [{op: ">=", value: null}]}]}'
    province.folder.write(f"plans/{home}/2027-so.yaml", blank)
    found = exported(province.folder.repository)
    assert found[1].errors == []
    for table in ("plans", "plan_indicators", "targets", "observations", "statuses"):
        assert of(found, table, "owner", "plan") == [("00001", "2026-so")]


def test_the_same_from_many_processes(province: Province) -> None:
    for number in range(60):
        home = f"{HOME}/xa-{number:02}"
        province.folder.write(f"{home}/commune.yaml", f'name: Xã {number}\ncode: "{number:05}"\nprovince: Thanh Hóa\n')
    found = exported(province.folder.repository)
    assert of(found, "communes", "code") == [(f"{number:05}",) for number in range(60)]
