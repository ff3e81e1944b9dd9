"""A file to a model or findings: what does not fit is told at its place, once, with a way out."""

import unicodedata
from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from cdsplan.finding import Finding, ordered
from cdsplan.model.described import FileModel
from cdsplan.model.fields import State
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.load import load
from cdsplan.model.settings import Settings
from cdsplan.yaml import source
from tests.reading import COMMUNE, findings, found, plan, read_report


def test_a_flawless_file_has_a_model_and_no_findings() -> None:
    loaded = load(Commune, source.parse("commune.yaml", COMMUNE.encode()))
    assert loaded.findings == ()
    assert loaded.model is not None
    assert (loaded.path, loaded.model.code) == ("commune.yaml", "00001")


def test_what_a_report_says_is_what_it_holds() -> None:
    report = read_report(
        b"period: 2026-06\ndocument: {date: 2026-03}\nas_of: 2026-06-14\nresults: {a: done, b: 97.80}\n"
    )
    assert report
    assert report.document
    assert (report.period.text, report.as_of, report.document.date) == ("2026-06", date(2026, 6, 14), "2026-03")
    assert [one.value for one in report.results.values()] == [State.DONE, Decimal("97.80")]


def test_a_file_that_is_only_untidy_has_a_model() -> None:
    loaded = load(Commune, source.parse("commune.yaml", COMMUNE.replace("\n", "\r\n").encode()))
    assert [one.rule for one in loaded.findings] == ["text-form"]
    assert loaded.model is not None


@pytest.mark.parametrize("wrong", ["code: 00001\n", "code: &a '00001'\n", "cod: x\n"])
def test_a_refused_file_has_no_model(wrong: str) -> None:
    assert load(Commune, source.parse("commune.yaml", wrong.encode())).model is None


@pytest.mark.parametrize("odd", "\u115f\u3164\u2800\ufe0f\u2003\u202f\u3000\u17b4\u180b\U000e0100\U0001d173")
def test_two_parties_cannot_look_like_one(odd: str) -> None:
    content = plan(value=f"80\n        party: UBND{odd} xã")
    assert [rule for _, _, rule in found(content)] == ["invisible-character"]


def test_everything_wrong_is_told_in_one_run() -> None:
    content = """\
    title: 2026
    yeer: 2026
    start: 31/12/2026
    indicators:
      - id: Cáp
        targets:
          - {op: "≥", value: 34,5, due: 2026-02-30}
          - {op: ">=", value: &a 80}
      - id: b
        formula: ho / (hộ
        targets: []
    """
    assert found(dedent(content)) == [
        (1, 1, "missing-field"),
        (1, 8, "ambiguous-scalar"),
        (2, 1, "unknown-field"),
        (3, 8, "wrong-type"),
        (5, 9, "bad-value"),
        (7, 14, "bad-value"),
        (7, 29, "unknown-field"),
        (7, 37, "bad-value"),
        (8, 27, "yaml-feature"),
        (10, 20, "formula-syntax"),
        (11, 14, "bad-value"),
    ]


@pytest.mark.parametrize(
    ("content", "kind", "answer"),
    [
        # Missing and unknown fields.
        ("code: '00001'\nprovince: A\n", Commune, [(1, 1, "missing-field")]),
        ("{code: '00001', province: A}\n", Commune, [(1, 1, "missing-field")]),
        ("variables:\n  a: {name: A}\n", Catalog, [(2, 6, "missing-field")]),
        ("variables:\n  a:\n    name: A\n", Catalog, [(3, 5, "missing-field")]),
        ("indicators:\n  a: {name: A, measure: number}\n", Catalog, [(2, 6, "missing-field")]),
        (plan().replace("note: x", "measure: percent"), Plan, [(5, 5, "missing-field")]),
        (COMMUNE + "merged: [a]\n", Commune, [(4, 1, "unknown-field")]),
        ("period: 2026\nvalues: {a: {valeu: 1, value: 2}}\n", Report, [(2, 14, "unknown-field")]),
        ("document: {date: 2026-03, nr: 1}\nperiod: 2026\n", Report, [(1, 27, "unknown-field")]),
        # Lists, maps and single values.
        (COMMUNE + "formed_from: A\n", Commune, [(4, 14, "wrong-type")]),
        (COMMUNE + "formed_from: {a: b}\n", Commune, [(4, 14, "wrong-type")]),
        (COMMUNE + "formed_from: [A, [B]]\n", Commune, [(4, 18, "wrong-type")]),
        (COMMUNE + "formed_from: [A, ]\n", Commune, []),
        (COMMUNE + "formed_from:\n", Commune, [(4, 1, "wrong-type")]),
        (COMMUNE + "formed_from: []\n", Commune, []),
        ("variables: [a]\n", Catalog, [(1, 12, "wrong-type")]),
        ("variables: {a: b}\n", Catalog, [(1, 16, "wrong-type")]),
        (COMMUNE.replace("Xã A", "{a: b}"), Commune, [(1, 7, "wrong-type")]),
        (COMMUNE.replace("Xã A", ""), Commune, [(1, 1, "wrong-type"), (1, 6, "text-form")]),
        (COMMUNE.replace("Xã A", "''"), Commune, [(1, 7, "bad-value")]),
        (COMMUNE.replace("Xã A", "'  '"), Commune, [(1, 7, "bad-value")]),
        ("period: 2026\nvalues: {a: [1]}\n", Report, [(2, 13, "wrong-type")]),
        # Numbers.
        ("period: 2026\nvalues: {a: x, b: , c: -1.50}\n", Report, [(2, 13, "wrong-type")]),
        ("period: 2026\nvalues: {a: {value: '1'}}\n", Report, [(2, 21, "wrong-type")]),
        ("period: 2026\nresults: {a: xong}\n", Report, [(2, 14, "wrong-type")]),
        ("period: 2026\nresults: {a: {value: [1]}}\n", Report, [(2, 22, "wrong-type")]),
        ("period: 2026\nresults: {a: done, b: {value: in-progress}, c: 97.8, d: ~}\n", Report, []),
        (plan(value="xong"), Plan, [(9, 16, "wrong-type")]),
        (plan(value="done"), Plan, []),
        (plan().replace("2026\n", "2026.5\n", 1), Plan, [(2, 7, "bad-value")]),
        (plan().replace("year: 2026", "year: 26"), Plan, [(2, 7, "bad-value")]),
        (plan().replace("year: 2026", "year: '2026'"), Plan, [(2, 7, "wrong-type")]),
        (plan().replace("year: 2026", "year: 02026"), Plan, [(2, 7, "ambiguous-scalar")]),
        ("format: 1\n", Settings, []),
        ("format: 2\n", Settings, [(1, 9, "bad-value")]),
        *((COMMUNE + f"established: {day}\n", Commune, []) for day in ("1900-01-01", "2999-12-31")),
        *((COMMUNE + f"established: {day}\n", Commune, [(4, 14, "bad-value")]) for day in ("1899-12-31", "3000-01-01")),
        # Choices, flags, dates and periods.
        ("lang: no\n", Settings, [(1, 7, "ambiguous-scalar")]),
        ("lang: fr\n", Settings, [(1, 7, "bad-value")]),
        ("calendar: nd10\n", Settings, [(1, 11, "bad-value")]),
        ("variables:\n  a: {name: A, kind: counts}\n", Catalog, [(2, 22, "bad-value")]),
        ("variables:\n  a: {name: A, kind: count, sample: yes}\n", Catalog, [(2, 37, "ambiguous-scalar")]),
        ("variables:\n  a: {name: A, kind: count, sample: 'true'}\n", Catalog, [(2, 37, "wrong-type")]),
        ("variables:\n  a: {name: A, kind: count, sample: 1}\n", Catalog, [(2, 37, "wrong-type")]),
        ("period: 2026\ndocument: {date: 2026-13}\n", Report, [(2, 18, "wrong-type")]),
        ("period: 2026\ndocument: {date: 2026-03}\n", Report, []),
        ("period: 2026\ndocument: {date: '2026-03'}\n", Report, [(2, 18, "wrong-type")]),
        ("period: 12:30\n", Report, [(1, 9, "ambiguous-scalar")]),
        ("period: 2026-06-14\n", Report, []),
        ("period: '2026-06-14'\n", Report, [(1, 9, "wrong-type")]),
        ("period: 2026-02-30\n", Report, [(1, 9, "bad-value")]),
        ("period: 2026-6-14\n", Report, [(1, 9, "bad-value")]),
        ("period: Q2-2026\n", Report, [(1, 9, "bad-value")]),
        ("period: true\n", Report, [(1, 9, "bad-value")]),
        ("period: 2026-06\xa0\n", Report, [(1, 9, "invisible-character")]),
        # The end that is wrong is the one that is written.
        (plan(end="2025-12-31"), Plan, [(3, 6, "bad-value")]),
        (plan().replace("end: 2026-12-31", "start: 2027-01-01"), Plan, [(3, 8, "bad-value")]),
        (plan().replace("end: 2026-12-31", "end: ~\nstart: 2027-01-01"), Plan, [(4, 8, "bad-value")]),
        (plan() + "report_due: ['11-31']\n", Plan, [(10, 14, "bad-value")]),
        (plan() + "report_due: []\n", Plan, []),
        (plan() + "report_due: [10]\n", Plan, [(10, 14, "bad-value")]),
        (plan() + "report_due: [true, 2026-11-10]\n", Plan, [(10, 14, "wrong-type"), (10, 20, "wrong-type")]),
        (
            plan() + f"report_due: [{', '.join(['11-10'] * 12)}]\n",
            Plan,
            [],
        ),  # the rules tell that these are one month's
        *(
            (plan() + f"report_due: [{', '.join(['11-10'] * count)}]\n", Plan, [(10, 13, "bad-value")])
            for count in (3, 5, 6, 11, 13)
        ),
        *(
            (f"period: {period}\n", Report, [(1, 9, "bad-value")])
            for period in ("1000", "1899-12", "1899-12-31", "3000")
        ),
        *((f"period: {period}\n", Report, []) for period in ("1900", "2999-12", "1900-01-01")),
        ('report_due: ["11-10", "06-10"]\n', Settings, []),
        ('report_due: ["06-16", "06-17"]\n', Settings, [(1, 13, "bad-value")]),
        ('report_due: ["06-16", "06-17", "12-10"]\n', Settings, [(1, 13, "bad-value")]),
        (plan() + "report_due: ['02-29', 11-10]\n", Plan, []),
        # Ids, codes and formulas.
        ("variables:\n  Hộ: {name: A, kind: count}\n", Catalog, [(2, 3, "bad-value")]),
        (plan().replace("id: a", "id: a-b"), Plan, [(5, 9, "bad-value")]),
        (plan().replace("id: a", "id: a\xa0b"), Plan, [(5, 9, "invisible-character")]),
        (COMMUNE + "successor: '1544'\n", Commune, [(4, 12, "bad-value")]),
        (COMMUNE.replace('"00001"', '"0000１"'), Commune, [(2, 7, "bad-value")]),
        (COMMUNE.replace('"00001"', '"0000\xa01"'), Commune, [(2, 7, "invisible-character")]),
        (plan(end="2026-12\xa031"), Plan, [(3, 6, "invisible-character")]),
        (plan(note="x\n    formula: a\xa0/ b"), Plan, [(7, 14, "invisible-character")]),
        (plan(note="x\n    formula: a / b)"), Plan, [(7, 19, "formula-syntax")]),
        (plan(note='x\n    formula: "a // b"'), Plan, [(7, 18, "formula-syntax")]),
        (plan(note="x\n    formula: >\n      a /\n      / b"), Plan, [(7, 14, "formula-syntax")]),
        (plan(note="x\n    formula: 12"), Plan, [(7, 14, "ambiguous-scalar")]),
        (plan(note="x\n    formula: [a]"), Plan, [(7, 14, "wrong-type")]),
        # What two fields of one definition decide.
        ("indicators:\n  a: {name: A, measure: milestone, formula: b}\n", Catalog, [(2, 45, "bad-value")]),
        ("indicators:\n  a: {name: A, measure: percent, unit: hộ}\n", Catalog, [(2, 40, "bad-value")]),
        ("indicators:\n  a: {name: A, measure: percent, scale: 100}\n", Catalog, [(2, 41, "bad-value")]),
        ("indicators:\n  a: {name: A, measure: number, unit: m, scale: 0}\n", Catalog, [(2, 49, "bad-value")]),
        (plan(note="x\n    name: A\n    measure: percent\n    formula: a / b"), Plan, []),
        (plan(note="x\n    name: A\n    measure: milestone\n    formula: a"), Plan, [(9, 14, "bad-value")]),
        (plan(end="2025-12-31\nstart: 2025-12-31"), Plan, []),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(
    content: str, kind: type[FileModel], answer: list[tuple[int, int, str]]
) -> None:
    assert found(content, kind) == answer


def test_a_no_break_space_is_told_apart_in_a_key_a_number_and_in_prose() -> None:
    content = plan(title="a\xa0b", value="8\xa00").replace("note", "no\xa0te")
    assert found(content) == [(1, 9, "text-form"), (6, 5, "invisible-character"), (9, 16, "invisible-character")]


def test_a_finding_shows_its_line_and_knows_its_loc() -> None:
    (finding,) = findings(plan(value="34,5"))
    assert finding.excerpt == "        value: 34,5"
    assert finding.loc == ("indicators", 0, "targets", 0, "value")


def test_findings_are_ordered_by_place_and_each_told_once() -> None:
    found: list[Finding] = [*findings(plan(value="x")), *findings(plan(title="&a x", value="x"))]
    assert [one.span.line for one in ordered(reversed(found))] == [1, 9]


# Many


def test_of_each_rule_a_hundred_are_told_by_place(searches: list[str]) -> None:
    entries = "".join(f"- {at}\n" for at in range(150))
    unknown = "".join(f"tilte{at}: x\n" for at in range(150))
    found = findings(f"{unknown}title: x\nyear: 2026\nbasis:\n{entries}")
    assert [one.span.line for one in found if one.rule == "unknown-field"] == [*range(1, 101), 100]
    assert [one.span.line for one in found if one.rule == "ambiguous-scalar"] == [*range(154, 254), 253]
    assert [one.weight for one in found if one.beyond] == [50, 50]
    assert len(searches) == 100


def test_keys_refused_in_reading_and_values_refused_by_the_model_share_a_hundred() -> None:
    entries, keys = "- 1\n" * 60, "".join(f"yes: {at}\n" for at in range(60))
    found = findings(f"title: x\nyear: 2026\nbasis:\n{entries}{keys}")
    found = [one for one in found if one.rule == "ambiguous-scalar"]
    assert [one.span.line for one in found] == [*range(4, 104), 103]
    assert found[-1].beyond == 20


@pytest.mark.parametrize("also", ["", "# " + unicodedata.normalize("NFD", "Xã") + "\n"])
def test_what_yaml_allows_and_a_file_may_not_have_refuses_it_though_its_data_fit(also: str) -> None:
    loaded = load(Report, source.parse("x.yaml", f"{also}period: 2026-06\nvalues: {{ho: &a 5}}\n".encode()))
    assert "yaml-feature" in {one.rule for one in loaded.findings}
    assert (loaded.model, loaded.rest) == (None, None)


def test_of_a_report_the_figures_that_fit_are_left_for_the_rules() -> None:
    loaded = load(Report, source.parse("x.yaml", b"period: 2026\nvalues: {dan: 5, ho: -x}\n"))
    assert loaded.model is None
    assert loaded.rest == load(Report, source.parse("x.yaml", b"period: 2026\nvalues: {dan: 5, ho: ~}\n")).model


@pytest.mark.parametrize("content", ["[1]", "5", "values: {ho: -x}", "period: x\nvalues: {ho: x}"])
def test_nothing_is_left_of_a_report_without_its_period(content: str) -> None:
    loaded = load(Report, source.parse("x.yaml", content.encode()))
    assert (loaded.model, loaded.rest) == (None, None)


@pytest.mark.parametrize(
    ("target", "fits"),
    [
        ('op: ">=", value: 80, each_year: true', True),
        ('op: ">=", value: 80, each_year: true, due: 2026-06-30', False),
        ('op: "==", value: done, each_year: true', False),
        ('op: ">="', False),
        ('op: ">=", value: 70, to: 80', True),
        ('op: ">=", value: 70, to: 70', False),
        ('op: ">=", value: 70, to: 60', False),
        ('op: "<=", value: 70, to: 60', True),
        ('op: "<=", value: 70, to: 70', False),
        ('op: "<=", value: 70, to: 80', False),
        ('op: "==", value: done, to: 80', False),
        ('op: "==", value: 70, to: 60', False),
        ('op: ">=", value: done, to: 80', False),
        ('op: ">=", from: last-year, percent: 5', True),
        ('op: ">=", from: last-year, points: 5, to: 80', False),
        ('op: ">=", from: last-year', False),
        ('op: ">=", from: last-year, percent: 5, points: 5', False),
        ('op: ">=", from: last-year, percent: 5, value: 80', False),
        ('op: ">=", percent: 5', False),
        ('op: ">=", value: 80, percent: 5', False),
        ('op: ">=", value: 80, since: 2026-03-01, until: 2026-03-02', True),
        ('op: ">=", value: 80, since: 2026-03-01, until: 2026-03-01', False),
    ],
)
def test_a_target_means_one_thing_or_is_refused(target: str, *, fits: bool) -> None:
    content = f"title: T\nyear: 2026\nindicators: [{{id: a, targets: [{{{target}}}]}}]\n"
    assert (load(Plan, source.parse("x.yaml", content.encode())).model is not None) is fits


@pytest.mark.parametrize(
    ("year", "fits"),
    [
        ("2026", True),
        ("2026.5", False),
        ("2026.0", True),
        ("1899", False),
        ("1900", True),
        ("2999", True),
        ("3000", False),
    ],
)
def test_a_year_is_whole(year: str, *, fits: bool) -> None:
    content = f'title: T\nyear: {year}\nindicators: [{{id: a, targets: [{{op: ">=", value: 1}}]}}]\n'
    assert (load(Plan, source.parse("x.yaml", content.encode())).model is not None) is fits


@pytest.mark.parametrize(("end", "targets", "fits"), [(2027, 5, True), (2999, 20, True), (2999, 21, False)])
def test_targets_of_each_year_do_not_stand_for_more_than_a_file_could_hold(
    end: int, targets: int, *, fits: bool
) -> None:
    every = ", ".join(['{op: ">=", value: 1, each_year: true}'] * targets)  # 974 due dates each, up to 2999
    content = f"title: T\nyear: 2026\nend: {end}-12-31\nindicators: [{{id: a, targets: [{every}]}}]\n"
    assert (load(Plan, source.parse("x.yaml", content.encode())).model is not None) is fits
