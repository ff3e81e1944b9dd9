"""bad-value: what the check decides by two fields or two files; the model's own refusals are tested with load."""

import pytest

from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, Diagnose, Folder

MEANINGS = """\
variables:
  ho: {name: Hộ, kind: count}
  luong: {name: Lượng, kind: quantity}
indicators:
  ty_le: {name: Tỷ lệ, measure: percent, formula: ho / luong}
  toc_do: {name: Tốc độ, measure: number, unit: Mbit/s}
  de_an: {name: Đề án, measure: milestone}
"""


def _plan(targets: str, id_: str = "ty_le", head: str = "year: 2026") -> str:
    return f"title: Kế hoạch\n{head}\nindicators:\n  - id: {id_}\n    targets:\n{targets}\n"


def _targets(*items: str) -> str:
    return "\n".join(f"      - {{{item}}}" for item in items)


# Counts


@pytest.mark.parametrize("value", ["0", "700", "700.0", "700.00", "999999999999999999", "null", "-0"])
def test_a_whole_count_is_silent(diagnose: Diagnose, value: str) -> None:
    written = f"period: 2026-06\nvalues: {{ho: {value}}}\n"
    assert diagnose(catalog=MEANINGS, plan=_plan(_targets('op: ">=", value: 8')), report=written) == []


@pytest.mark.parametrize("value", ["-1", "700.5", "-0.5", "0.500", "1234.567", "18.0255"])
def test_half_a_household_and_fewer_than_none_are_caught_at_the_number(diagnose: Diagnose, value: str) -> None:
    found = diagnose(
        catalog=MEANINGS,
        plan=_plan(_targets('op: ">=", value: 8')),
        report=f"period: 2026-06\nvalues:\n  ho: {value}\n",
    )
    assert found == [(3, 7, "bad-value")]


def test_in_a_map_the_number_is_the_place(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nvalues:\n  ho: {note: sót, value: 0.5}\n") == [(3, 26, "bad-value")]


def test_what_may_be_thousands_is_told_once(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nvalues: {ho: 18.025}\n") == [(2, 14, "thousands-separator")]


@pytest.mark.parametrize("value", ["-1.5", "0.5", "34.5", "-7"])
def test_a_quantity_may_be_a_decimal_and_below_zero(diagnose: Diagnose, value: str) -> None:
    found = diagnose(
        catalog=MEANINGS,
        plan=_plan(_targets('op: ">=", value: 8'), "toc_do"),
        report=f"period: 2026-06\nvalues: {{luong: {value}}}\n",
    )
    assert found == []


def test_a_count_that_a_plan_defines_is_a_count(diagnose: Diagnose) -> None:
    own = """\
    title: Kế hoạch
    year: 2026
    variables: {may: {name: Máy, kind: count}}
    indicators:
      - {id: so_may, name: Máy, measure: number, unit: máy, formula: may, targets: [{op: ">=", value: 8}]}
    """
    assert diagnose(plan=own, report="period: 2026-06\nvalues: {may: 1.5}\n") == [(2, 15, "bad-value")]


def test_an_unknown_variable_has_no_kind(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nvalues: {la: -1.5}\n") == [(2, 10, "unknown-variable")]


# Results


@pytest.mark.parametrize(
    "result", ["ty_le: 80", "toc_do: 40.5", "de_an: done", "de_an: in-progress", "de_an: not-started", "de_an: null"]
)
def test_a_result_that_fits_its_indicator_is_silent(diagnose: Diagnose, result: str) -> None:
    found = diagnose(
        catalog=MEANINGS,
        plan=_plan(_targets('op: ">=", value: 8')),
        report=f"period: 2026-06\nresults: {{{result}}}\n",
    )
    assert found == []


@pytest.mark.parametrize("result", ["ty_le: done", "toc_do: not-started", "de_an: 80"])
def test_a_state_for_a_rate_and_a_number_for_a_milestone_are_caught_at_the_value(
    diagnose: Diagnose, result: str
) -> None:
    found = diagnose(
        catalog=MEANINGS,
        plan=_plan(_targets('op: ">=", value: 8')),
        report=f"period: 2026-06\nresults:\n  {result}\n",
    )
    assert found == [(3, len(result.partition(" ")[0]) + 4, "bad-value")]


def test_where_two_plans_define_an_id_differently_what_fits_either_is_accepted(diagnose: Diagnose) -> None:
    head = "title: Kế hoạch\nyear: 2026\nindicators:\n"
    files = {
        plan("2026-a"): head + '  - {id: x, name: X, measure: milestone, targets: [{op: "==", value: done}]}\n',
        plan("2026-b"): head + '  - {id: x, name: X, measure: percent, targets: [{op: ">=", value: 80}]}\n',
    }
    assert diagnose(files=files | {report("2026-05"): "period: 2026-05\nresults: {x: 80}\n"}) == []
    assert diagnose(files=files | {report("2026-05"): "period: 2026-05\nresults: {x: done}\n"}) == []


# Targets


@pytest.mark.parametrize(
    ("indicator", "target"),
    [("ty_le", 'op: ">", value: 80'), ("toc_do", 'op: "<=", value: 40'), ("de_an", 'op: "==", value: done')],
)
def test_a_target_that_fits_its_indicator_is_silent(diagnose: Diagnose, indicator: str, target: str) -> None:
    assert diagnose(catalog=MEANINGS, plan=_plan(_targets(target), indicator), report="period: 2026-06\n") == []


@pytest.mark.parametrize(
    ("indicator", "target", "column"),
    [
        ("ty_le", 'op: ">=", value: done', 27),
        ("toc_do", 'op: "==", value: done', 27),
        ("ty_le", 'op: "==", value: 80', 14),
        ("de_an", 'op: ">=", value: done', 14),
        ("de_an", 'op: ">=", value: 80', 27),
        ("de_an", 'op: "==", value: 80', 27),
    ],
)
def test_a_target_that_does_not_fit_is_caught_once_where_it_does_not(
    diagnose: Diagnose, indicator: str, target: str, column: int
) -> None:
    found = diagnose(catalog=MEANINGS, plan=_plan(_targets(target), indicator), report="period: 2026-06\n")
    assert found == [(6, column, "bad-value")]


def test_targets_of_one_direction_may_be_strict_and_plain(diagnose: Diagnose) -> None:
    targets = _targets('op: ">=", value: 70, due: 2026-06-30', 'op: ">", value: 80', 'op: ">=", value: 85, party: A')
    assert diagnose(plan=_plan(targets, "cap_quang")) == []


def test_a_target_that_points_the_other_way_is_caught_at_its_comparator(locate: Locate) -> None:
    targets = _targets('op: ">=", value: 70, due: 2026-06-30', 'op: "<", value: 80', 'op: ">", value: 80, party: A')
    assert locate(plan=_plan(targets, "cap_quang")) == [
        Located("2026-so.yaml", 7, 14, "bad-value", (("2026-so.yaml", 6, 14),))
    ]


def test_two_indicators_may_point_two_ways(diagnose: Diagnose) -> None:
    catalog = CATALOG + "  cap_dong: {name: Cáp đồng, measure: percent, formula: ho_cap_quang / ho}\n"
    both = _plan(_targets('op: ">=", value: 80'), "cap_quang")
    both += '  - {id: cap_dong, targets: [{op: "<=", value: 20}]}\n'
    assert diagnose(catalog=catalog, plan=both) == []


def test_one_effective_target_a_due_date_is_silent(diagnose: Diagnose) -> None:
    targets = _targets(
        'op: ">=", value: 70, due: 2026-06-30, effective: true',
        'op: ">=", value: 80, effective: true',
        'op: ">=", value: 85, effective: false',
    )
    assert diagnose(plan=_plan(targets, "cap_quang")) == []


def test_each_party_has_its_own_effective_target(diagnose: Diagnose) -> None:
    targets = _targets('op: ">=", value: 70, effective: true', 'op: ">=", value: 80, effective: true, party: A')
    assert diagnose(plan=_plan(targets, "cap_quang")) == []


def test_growth_over_the_baseline_needs_one(diagnose: Diagnose) -> None:
    growth = _plan(_targets('op: ">=", from: baseline, points: 5'), "cap_quang")
    assert diagnose(plan=growth) == [(6, 26, "bad-value")]
    assert diagnose(plan=growth + "    baseline: {value: 60}\n") == []


@pytest.mark.parametrize("more", ["", ", due: 2026-12-31", ", each_year: true"])
def test_a_second_effective_target_of_a_party_for_a_due_date_is_caught(locate: Locate, more: str) -> None:
    targets = _targets('op: ">=", value: 70, effective: true', f'op: ">=", value: 80, effective: true{more}')
    assert locate(plan=_plan(targets, "cap_quang")) == [
        Located("2026-so.yaml", 7, 42, "bad-value", (("2026-so.yaml", 6, 42),))
    ]


def test_a_milestone_has_no_baseline(diagnose: Diagnose) -> None:
    with_one = _plan(_targets('op: "==", value: done'), "de_an") + "    baseline:\n      value: 3\n"
    assert diagnose(catalog=MEANINGS, plan=with_one, report="period: 2026-06\n") == [(8, 7, "bad-value")]


def test_an_empty_baseline_is_none(diagnose: Diagnose) -> None:
    without = _plan(_targets('op: "==", value: done'), "de_an") + "    baseline: null\n"
    assert diagnose(catalog=MEANINGS, plan=without, report="period: 2026-06\n") == []


def test_the_targets_of_an_unknown_indicator_are_not_judged(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(_targets('op: "==", value: 80'), "la")) == [(4, 9, "unknown-indicator")]


# part_of


def _variables(**wholes: str) -> str:
    """Variables by name, each part of another; all of them used."""
    rows = [f"  {name}: {{name: X, kind: count, part_of: {whole}}}" for name, whole in wholes.items()]
    used = f"  cap_quang: {{name: X, measure: percent, formula: {' + '.join(wholes)}}}"
    return "\n".join(["variables:", *rows, "indicators:", used, ""])


def test_a_chain_of_parts_is_silent(diagnose: Diagnose) -> None:
    assert diagnose(catalog=_variables(a="b", b="c", c="null"), report="period: 2026-06\n") == []


def test_a_variable_that_is_part_of_itself_is_caught_at_part_of(diagnose: Diagnose) -> None:
    assert diagnose(catalog=_variables(a="a"), report="period: 2026-06\n") == [(2, 38, "bad-value")]


def test_every_part_of_a_circle_is_caught_but_not_what_leads_into_it(diagnose: Diagnose) -> None:
    found = diagnose(catalog=_variables(a="b", b="c", c="b"), report="period: 2026-06\nvalues: {a: 3, b: 2, c: 1}\n")
    assert [one for one in found if one[2] == "bad-value"] == [(3, 38, "bad-value"), (4, 38, "bad-value")]


def test_a_circle_over_two_catalog_files_is_caught_in_both(locate: Locate) -> None:
    more = "variables:\n  z: {name: Z, kind: count, part_of: a}\n"
    more += "indicators:\n  i: {name: I, measure: percent, formula: z}\n"
    assert locate(catalog=_variables(a="z"), report="period: 2026-06\n", files={"plans/catalog/z.yaml": more}) == [
        Located("chung.yaml", 2, 38, "bad-value"),
        Located("z.yaml", 2, 38, "bad-value"),
    ]


def test_a_circle_of_a_plans_own_variables_is_caught_there(locate: Locate) -> None:
    own = """\
    title: Kế hoạch
    year: 2026
    variables:
      a: {name: A, kind: count, part_of: b}
      b: {name: B, kind: count, part_of: a}
    indicators:
      - {id: x, name: X, measure: percent, formula: a / b, targets: [{op: ">=", value: 8}]}
    """
    assert locate(plan=own) == [
        Located("2026-so.yaml", 4, 38, "bad-value"),
        Located("2026-so.yaml", 5, 38, "bad-value"),
    ]


def test_a_whole_in_a_catalog_file_that_is_refused_is_no_circle(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=_variables(a="b"), report="period: 2026-06\n", files={"plans/catalog/z.yaml": "variables: {b: 1}\n"}
    )
    assert found == [(1, 16, "wrong-type")]


def test_of_a_long_circle_each_part_is_counted_and_the_beginning_told(little: Folder) -> None:
    rows = [f"  v{at}: {{name: X, kind: count, part_of: v{(at + 1) % 2000}}}" for at in range(2000)]
    little.write(PATHS["catalog"], "\n".join(["variables:", *rows, ""]))
    found = [one for one in little.validate().findings if one.rule == "bad-value"]
    assert sum(one.weight for one in found) == 2000
    assert found[0].message.within(Language.EN).endswith("v0 → v1 → v2 → v3 → v4 → v5 → v6 → v7 → v8 → v9 → … → v0")


# Days


@pytest.mark.parametrize("as_of", ["", "as_of: null\n", "as_of: 2026-08-22\n"])
@pytest.mark.parametrize("calendar", ["", "calendar: calendar\n"])
def test_a_day_is_a_period_that_may_name_its_day(diagnose: Diagnose, as_of: str, calendar: str) -> None:
    files = {report("2026-08-22"): f"period: 2026-08-22\n{as_of}{calendar}values: {{ho: 1000}}\n"}
    assert diagnose(files=files) == []


@pytest.mark.parametrize("as_of", ["2026-08-23", "2025-08-22", "2026-08-14"])
def test_another_date_of_a_day_is_caught_once(diagnose: Diagnose, as_of: str) -> None:
    """However far off it is, date-outside-period adds nothing."""
    files = {report("2026-08-22"): f"period: 2026-08-22\nas_of: {as_of}\n"}
    assert diagnose(files=files) == [(2, 8, "bad-value")]


# The life of a commune


@pytest.mark.parametrize(
    "lines",
    [
        "established: 2025-07-01\n",
        'dissolved: 2026-07-01\nsuccessor: "00002"\n',
        'established: 2025-07-01\ndissolved: 2025-07-02\nsuccessor: "00002"\n',
        "dissolved: 2026-07-01\n",
    ],
)
def test_a_commune_may_begin_end_and_be_succeeded(diagnose: Diagnose, lines: str) -> None:
    assert diagnose(commune=COMMUNE + lines) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("established: 2025-07-01\ndissolved: 2025-07-01\n", [(5, 12)]),
        ("dissolved: 2024-07-01\nestablished: 2025-07-01\n", [(4, 12)]),
        ('successor: "00002"\n', [(4, 12)]),
        ('successor: "00002"\ndissolved: null\n', [(4, 12)]),
        ('successor: "00001"\ndissolved: 2026-07-01\n', [(4, 12)]),
        ('successor: "00001"\n', [(4, 12)]),
        ('established: 2025-07-01\ndissolved: 2025-07-01\nsuccessor: "00001"\n', [(5, 12), (6, 12)]),
    ],
)
def test_what_cannot_be_in_the_life_of_a_commune_is_caught_where_it_stands(
    diagnose: Diagnose, lines: str, found: list[tuple[int, int]]
) -> None:
    assert diagnose(commune=COMMUNE + lines) == [(*place, "bad-value") for place in found]


def test_a_dissolution_names_the_establishment(locate: Locate) -> None:
    found = locate(commune=COMMUNE + "established: 2025-07-01\ndissolved: 2025-06-30\n")
    assert found == [Located("commune.yaml", 5, 12, "bad-value", (("commune.yaml", 4, 14),))]


# Days by which reports are due


@pytest.mark.parametrize(("days", "column"), [('"06-10", "06-10"', 23), ('"06-16", "06-17"', 23)])
def test_two_days_that_ask_for_the_same_period_are_caught_at_the_second(
    diagnose: Diagnose, days: str, column: int
) -> None:
    assert diagnose(plan=f"report_due: [{days}]\n{PLAN}") == [(1, column, "bad-value")]


def test_which_period_a_day_asks_for_the_settings_calendar_says(diagnose: Diagnose) -> None:
    days = ['"01-25"', '"02-10"', *(f'"{month:02}-14"' for month in range(3, 13))]
    plan_ = f"report_due: [{', '.join(days)}]\n{PLAN}"
    assert diagnose(plan=plan_) == []
    found = diagnose(plan=plan_, files={"plans/cdsplan.yaml": "format: 1\ncalendar: calendar\n"})
    assert [rule for _, _, rule in found] == ["bad-value"]


# The way out


def _says_done(little: Folder, targets: str, indicator: str, result: str = "ty_le: null") -> bool:
    """Whether the way out of the one finding is to write `done`."""
    little.write(PATHS["catalog"], MEANINGS)
    little.write(PATHS["plan"], _plan(targets, indicator))
    little.write(PATHS["report"], f"period: 2026-06\nresults: {{{result}}}\n")
    (found,) = little.validate().findings
    assert found.rule == "bad-value"
    return "done" in found.hint.within(Language.EN)


@pytest.mark.parametrize(
    ("indicator", "target", "done"),
    [
        ("de_an", 'op: "==", value: 80', True),
        ("de_an", 'op: ">=", value: done', True),
        ("ty_le", 'op: "==", value: done', False),
        ("ty_le", 'op: "==", value: 80', False),
    ],
)
def test_a_milestone_is_to_be_done_and_nothing_else(little: Folder, indicator: str, target: str, *, done: bool) -> None:
    assert _says_done(little, _targets(target), indicator) is done


@pytest.mark.parametrize(("result", "done"), [("de_an: 80", True), ("ty_le: done", False)])
def test_a_result_is_to_be_the_state_or_the_number_that_its_indicator_needs(
    little: Folder, result: str, *, done: bool
) -> None:
    assert _says_done(little, _targets('op: ">=", value: 8'), "ty_le", result) is done


def test_of_several_reports_and_results_each_is_looked_at(locate: Locate) -> None:
    found = locate(
        catalog=MEANINGS,
        plan=_plan(_targets('op: ">=", value: 8')),
        report="period: 2026-06\nresults: {ty_le: null, toc_do: done}\n",
        files={report("2026-03"): "period: 2026-03\nvalues: {ho: 5}\n"},
    )
    assert found == [Located("2026-06.yaml", 2, 32, "bad-value")]


def test_a_month_may_count_until_any_day_of_it(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nas_of: 2026-06-10\n") == []


def test_a_commune_that_was_refused_has_no_life(diagnose: Diagnose) -> None:
    found = diagnose(commune=COMMUNE.replace("name: Xã Tân Lập\n", "") + "successor: '00001'\n")
    assert "bad-value" not in [rule for _, _, rule in found]


def test_the_first_of_two_effective_targets_is_named_for_the_earliest_due_date(locate: Locate) -> None:
    targets = _targets(
        'op: ">=", value: 60, due: 2026-12-31, effective: true',
        'op: ">=", value: 70, due: 2025-12-31, effective: true',
        'op: ">=", value: 80, each_year: true, effective: true',
    )
    head = "year: 2026\nstart: 2025-01-01"
    (found,) = [one for one in locate(catalog=MEANINGS, plan=_plan(targets, head=head)) if one.rule == "bad-value"]
    assert [line for _, line, _ in found.related] == [8]


def test_a_circle_is_told_from_each_part_of_it_beside_variables_that_are_part_of_nothing(little: Folder) -> None:
    alone = "variables:\n  c: {name: C, kind: count}\n"
    little.write(PATHS["catalog"], _variables(a="b", b="a").replace("variables:\n", alone))
    found = [one.message.within(Language.EN) for one in little.validate().findings if one.rule == "bad-value"]
    assert [message.rpartition(": ")[2] for message in found] == ["a → b → a", "b → a → b"]
