"""Two states of the little repository, and what the change means."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from textwrap import dedent
from typing import NamedTuple

import pytest

from cdsplan.difference.changes import Side, difference, side
from cdsplan.difference.changes.change import Change, ChangedValue, DatedTarget, DatedTargets, ReportContent
from cdsplan.language import Text, text
from cdsplan.model.kinds import CATALOG
from cdsplan.repository.revision import RevisionFiles, owner
from tests import conftest

TODAY = date(2026, 6, 30)
LITTLE = {
    "catalog": conftest.CATALOG,
    "commune": conftest.COMMUNE,
    "plan": conftest.PLAN,
    "report": conftest.REPORT,
}
REPORTS = "plans/thanh-hoa/xa-tan-lap/reports"


def state(files: Mapping[str, str | None]) -> RevisionFiles:
    """The little repository with some files replaced (`None`: removed), by kind or by path."""
    merged = {conftest.PATHS.get(name, name): content for name, content in {**LITTLE, **files}.items()}
    return RevisionFiles({path: dedent(content).encode() for path, content in merged.items() if content is not None})


def sides(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> tuple[Side, Side]:
    old, new = state(before), state(after)
    communes = sorted(
        {whose for one in (old, new) for path in one.files if (whose := owner(path)) and whose != CATALOG}
    )
    return side(old, communes), side(new, communes)


def compare(before: Mapping[str, str | None], after: Mapping[str, str | None], today: date = TODAY) -> list[Change]:
    return difference(*sides(before, after), today)


class Said(NamedTuple):
    """What most tests look at."""

    kind: str
    before: object
    after: object


def said(changes: list[Change]) -> list[Said]:
    return [Said(change.kind, _plain(change.before), _plain(change.after)) for change in changes]


def _plain(value: ChangedValue) -> object:
    match value:
        case DatedTarget():
            return f"{value.target.op} {value.target.value} {value.target.party or '-'} {value.due}"
        case DatedTargets():
            return [_plain(wanted) for wanted in value.each]
        case Decimal():
            return str(value)
        case Text():
            return value.vi
        case _:
            return value


def named(change: Change) -> str | None:
    return change.label.vi if change.label else None


def plan(*targets: str, more: str = "", head: str = "year: 2026") -> str:
    """The little plan with these targets (`>= 80, party: A`) and other fields of its indicator."""
    written = (f'{{op: "{one.split(" ", 1)[0]}", value: {one.split(" ", 1)[1]}}}' for one in targets)
    return f"title: Kế hoạch\n{head}\nindicators:\n- {{id: cap_quang, targets: [{', '.join(written)}]{more}}}\n"


def targets(before: list[str], after: list[str]) -> list[Said]:
    """How the targets moved; there is no report, so that no status can change."""
    return said(compare({"plan": plan(*before), "report": None}, {"plan": plan(*after), "report": None}))


def value(written: str) -> str:
    return f"period: 2026-06\nvalues: {{ho: 1000, ho_cap_quang: {written}}}\n"


def published(result: int) -> str:
    return f"period: 2026-06\nresults: {{cap_quang: {result}}}\n"


END = "2026-12-31"


def test_two_equal_states_differ_in_nothing() -> None:
    assert compare({}, {}) == []


def test_words_order_and_layout_mean_nothing() -> None:
    reworded = """\
        # Một ghi chú
        year: 2026
        title: Tên khác
        indicators: [{id: cap_quang, name: Cáp quang đến hộ, note: x, targets: [{value: 80.0, op: ">="}]}]
    """
    assert compare({}, {"plan": reworded, "report": value("700.0")}) == []


# Targets


def test_a_lower_target_is_easier_and_a_higher_one_harder() -> None:
    assert targets([">= 80"], [">= 75"]) == [("easier-target", f">= 80 - {END}", f">= 75 - {END}")]
    assert targets([">= 75"], [">= 80"]) == [("harder-target", f">= 75 - {END}", f">= 80 - {END}")]


def test_for_an_upper_bound_more_is_easier() -> None:
    assert targets(["<= 10"], ["<= 20"]) == [("easier-target", f"<= 10 - {END}", f"<= 20 - {END}")]


def test_at_least_is_easier_than_more_than() -> None:
    assert [one.kind for one in targets(["> 80"], [">= 80"])] == ["easier-target"]


def test_one_that_points_the_other_way_has_only_changed() -> None:
    assert [one.kind for one in targets([">= 80"], ["<= 80"])] == ["changed-target"]


def test_of_another_measure_nobody_can_say_which_is_harder() -> None:
    def own(measure: str, least: object, op: str = ">=") -> dict[str, str | None]:
        one = f"{{id: x, name: X, {measure}, targets: [{{op: '{op}', value: {least}}}]}}"
        return {"plan": f"title: T\nyear: 2026\nindicators: [{one}]\n", "report": None}

    found = compare(own("measure: percent", 80), own("measure: number, unit: hộ", 75))
    assert [one.kind for one in found] == ["changed-definition", "changed-definition", "changed-target"]
    found = compare(own("measure: percent", 80), own("measure: milestone", "done", "=="))
    assert [one.kind for one in found] == ["changed-definition", "changed-target"]


def test_a_later_due_date_is_easier_and_an_earlier_one_harder() -> None:
    later = targets([">= 80, due: 2026-06-30"], [">= 80"])
    assert later == [("easier-target", ">= 80 - 2026-06-30", f">= 80 - {END}")]
    assert [one.kind for one in targets([">= 80"], [">= 80, due: 2026-06-30"])] == ["harder-target"]


def test_more_but_later_has_only_changed() -> None:
    assert [one.kind for one in targets([">= 80, due: 2026-06-30"], [">= 85"])] == ["changed-target"]


def test_less_is_easier_even_if_due_earlier() -> None:
    assert [one.kind for one in targets([">= 80"], [">= 70, due: 2026-12-30"])] == ["easier-target"]


def test_a_due_date_written_out_is_the_same_target() -> None:
    assert [one.kind for one in targets([">= 80"], [f">= 80, due: {END}"])] == ["changed-target"]


def test_a_plan_that_ends_later_makes_its_targets_easier() -> None:
    before, after = plan(">= 80"), plan(">= 80", head="year: 2026\nend: 2027-06-30")
    assert [one.kind for one in compare({"plan": before, "report": None}, {"plan": after, "report": None})] == [
        "easier-target"
    ]


def test_an_amendment_that_is_effective_is_what_counts() -> None:
    assert targets([">= 80, at: II.1"], [">= 80, at: II.1", ">= 75, at: QĐ 12, effective: true"]) == [
        ("easier-target", f">= 80 - {END}", f">= 75 - {END}"),
    ]


def test_marking_the_lower_of_two_as_effective_makes_it_easier() -> None:
    before = [">= 80, at: II.1", ">= 65, at: Phụ lục"]
    assert targets(before, [">= 80, at: II.1", ">= 65, at: Phụ lục, effective: true"]) == [
        ("easier-target", f">= 80 - {END}", f">= 65 - {END}"),
    ]


def test_dropping_the_harder_of_two_makes_it_easier() -> None:
    assert targets([">= 80, at: II.1", ">= 65, at: Phụ lục"], [">= 65, at: Phụ lục"]) == [
        ("easier-target", f">= 80 - {END}", f">= 65 - {END}"),
    ]


def test_an_easier_one_that_does_not_count_has_only_changed() -> None:
    assert targets([">= 80", ">= 65, at: Phụ lục"], [">= 80", ">= 60, at: Phụ lục"]) == [
        ("changed-target", f">= 65 - {END}", f">= 60 - {END}"),
    ]


def test_each_party_has_its_own() -> None:
    assert targets(
        [">= 80", ">= 80, party: A", ">= 85, party: B"], [">= 80", ">= 82, party: A", ">= 70, party: B"]
    ) == [
        ("easier-target", f">= 85 B {END}", f">= 70 B {END}"),
        ("harder-target", f">= 80 A {END}", f">= 82 A {END}"),
    ]


def test_where_every_target_has_a_party_a_move_is_told_once() -> None:
    assert targets([">= 80, party: A", ">= 85, party: B"], [">= 80, party: A", ">= 82, party: B"]) == [
        ("easier-target", f">= 85 B {END}", f">= 82 B {END}"),
    ]


def test_a_target_given_to_another_party_has_changed() -> None:
    assert targets([">= 80", ">= 85, party: A"], [">= 80", ">= 85, party: B"]) == [
        ("changed-target", f">= 85 A {END}", f">= 85 B {END}"),
    ]


def test_a_party_that_loses_its_target_has_it_easier() -> None:
    assert targets([">= 80", ">= 85, party: A"], [">= 80"]) == [("easier-target", f">= 85 A {END}", None)]


def test_a_target_for_one_more_party_is_harder() -> None:
    assert targets([">= 80"], [">= 80", ">= 85, party: A"]) == [("harder-target", None, f">= 85 A {END}")]


def test_an_interim_target_that_moves_is_told_and_the_others_stay() -> None:
    assert targets([">= 40, due: 2026-06-30", ">= 80"], [">= 40, due: 2026-09-30", ">= 80"]) == [
        ("easier-target", ">= 40 - 2026-06-30", ">= 40 - 2026-09-30"),
    ]
    assert targets([">= 80"], [">= 40, due: 2026-06-30", ">= 80"]) == [("harder-target", None, ">= 40 - 2026-06-30")]


def test_another_place_in_the_document_is_a_change_of_the_target() -> None:
    assert [one.kind for one in targets([">= 80, at: II.1"], [">= 80, at: II.2"])] == ["changed-target"]


# Decisions, ranges, growth, every year


def asked(*written: str, own: str = "", head: str = "year: 2026") -> str:
    """The little plan with these targets, each as its map has it."""
    return f"title: x\n{head}\nindicators:\n- {{id: cap_quang, {own}targets: [{', '.join(written)}]}}\n"


def moved(before: str, after: str, **reports: str) -> list[Change]:
    figures = {f"{REPORTS}/{period[1:]}.yaml": content for period, content in reports.items()}
    both = {"report": None, **figures}
    return [one for one in compare({"plan": before, **both}, {"plan": after, **both}) if "target" in one.kind]


def kinds(before: str, after: str, **reports: str) -> list[str]:
    return [one.kind for one in moved(before, after, **reports)]


AT_80 = '{op: ">=", value: 80}'
AT_60 = '{op: ">=", value: 60}'
FOR_YEARS = "year: 2025\nend: 2026-12-31"


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        pytest.param('{op: ">=", value: 60, since: 2026-07-05}', "easier-target", id="lowered"),
        pytest.param('{op: ">=", value: 60, since: 2026-07-05, until: 2026-08-01}', "easier-target", id="for a while"),
        pytest.param('{op: ">=", value: 60, since: 2027-07-05}', "easier-target", id="once it was due"),
        pytest.param('{op: ">=", value: 90, since: 2026-07-05}', "harder-target", id="raised"),
        pytest.param('{op: ">=", value: 80, to: 90, since: 2026-07-05}', "changed-target", id="a range"),
    ],
)
def test_a_decision_is_told_with_what_it_replaces(more: str, kind: str) -> None:
    (change,) = moved(asked(AT_80), asked(AT_80, more))
    assert change.kind == kind
    assert isinstance(change.after, DatedTarget)
    assert change.after.replaces
    assert change.after.replaces.written.value == 80


def test_a_decision_that_asks_the_same_is_new_and_replaces_all_the_same() -> None:
    (change,) = moved(asked(AT_80), asked(AT_80, '{op: ">=", value: 80, since: 2026-07-05}'))
    assert (change.kind, change.before) == ("changed-target", None)
    assert isinstance(change.after, DatedTarget)
    assert change.after.replaces


def test_a_decision_replaces_the_one_before_it() -> None:
    march = '{op: ">=", value: 70, since: 2026-03-01}'
    (change,) = moved(asked(AT_80, march), asked(AT_80, march, '{op: ">=", value: 60, since: 2026-07-05}'))
    assert isinstance(change.after, DatedTarget)
    assert change.after.replaces
    assert change.after.replaces.written.value == 70


@pytest.mark.parametrize(("until", "replaced"), [("2026-07-05", True), ("2026-07-04", False)])
def test_a_decision_replaces_what_held_until_its_day(until: str, *, replaced: bool) -> None:
    ended = f'{{op: ">=", value: 80, until: {until}}}'
    (change,) = moved(asked(ended), asked(ended, '{op: ">=", value: 90, since: 2026-07-05}'))
    assert isinstance(change.after, DatedTarget)
    assert (change.after.replaces is not None) is replaced


def test_a_decision_for_another_due_date_replaces_nothing() -> None:
    (change,) = moved(asked(AT_80), asked(AT_80, '{op: ">=", value: 60, since: 2026-07-05, due: 2026-09-30}'))
    assert change.kind == "harder-target"
    assert isinstance(change.after, DatedTarget)
    assert change.after.replaces is None


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param("", "until: 2026-07-05", "easier-target", id="ended"),
        pytest.param("", "until: 2027-07-05", "easier-target", id="ended once it was due"),
        pytest.param("", "since: 2026-12-01", "easier-target", id="put off"),
        pytest.param("until: 2026-07-05", "", "harder-target", id="not ended any more"),
        pytest.param("until: 2026-07-05", "until: 2026-06-05", "easier-target", id="ended earlier"),
        pytest.param("since: 2026-07-05", "since: 2026-06-05", "harder-target", id="begun earlier"),
        pytest.param("since: 2026-07-05", "until: 2026-07-05", "easier-target", id="at another time"),
    ],
)
def test_a_target_that_counts_for_less_time_is_easier(before: str, after: str, kind: str) -> None:
    old, new = (f'{{op: ">=", value: 80, {more}}}' for more in (before, after))
    (change,) = moved(asked(old), asked(new))
    assert (change.kind, said([change])[0][1:]) == (kind, (f">= 80 - {END}", f">= 80 - {END}"))


def test_a_due_date_moved_by_a_decision_is_easier() -> None:
    later = '{op: ">=", value: 80, due: 2027-06-30, since: 2026-07-05}'
    assert kinds(asked(AT_80), asked('{op: ">=", value: 80, until: 2026-07-05}', later))[0] == "easier-target"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('{op: ">=", value: 70, to: 80}', '{op: ">=", value: 70, to: 90}', "changed-target"),
        ('{op: ">=", value: 80}', '{op: ">=", value: 70, to: 80}', "easier-target"),
        ('{op: ">=", value: 70, to: 80}', '{op: ">=", value: 80}', "harder-target"),
    ],
)
def test_a_range_is_as_hard_as_the_end_that_judges(before: str, after: str, kind: str) -> None:
    assert kinds(asked(before), asked(after)) == [kind]


def growth(change: str, base: str = "last-year") -> str:
    return f'{{op: ">=", from: {base}, {change}}}'


LAST_YEAR = "period: 2025\nas_of: 2025-12-31\nvalues: {ho: 1000, ho_cap_quang: 500}\n"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param(growth("percent: 20"), growth("percent: 10"), "easier-target", id="less growth"),
        pytest.param(growth("points: 5"), growth("points: 6"), "harder-target", id="more growth"),
        pytest.param(AT_80, growth("percent: 20"), "easier-target", id="50 × 1.2 is less than 80"),
        pytest.param(AT_80, growth("percent: 70"), "harder-target", id="50 × 1.7 is more than 80"),
        pytest.param(growth("percent: 20"), growth("points: 5"), "easier-target", id="60 is more than 55"),
        pytest.param(growth("percent: 20"), AT_60, "changed-target", id="60 is 60"),
    ],
)
def test_growth_is_compared_by_how_much_it_asks(before: str, after: str, kind: str) -> None:
    assert kinds(asked(before), asked(after), _2025=LAST_YEAR) == [kind]


def test_growth_over_what_nobody_knows_asks_least() -> None:
    assert kinds(asked(AT_80), asked(growth("percent: 70"))) == ["easier-target"]
    assert kinds(asked(growth("percent: 70")), asked(AT_60)) == ["harder-target"]
    assert kinds(asked(growth("percent: 20")), asked(growth("percent: 10"))) == ["easier-target"]
    assert kinds(asked(growth("percent: 20")), asked(growth("points: 5"))) == ["changed-target"]
    later = asked(growth("points: 5, due: 2026-12-30")), asked(growth("percent: 20"))
    assert kinds(*later) == ["changed-target"]


@pytest.mark.parametrize("figures", [(500, 700), (700, 500)])
def test_what_is_easier_in_one_year_and_harder_in_another_is_easier(figures: tuple[int, int]) -> None:
    """20 % more than 50 % is less than 80 %, and than 70 % it is more."""
    each_year = growth("percent: 20, each_year: true")
    reports = {
        f"_{year}": LAST_YEAR.replace("2025", f"{year}").replace("500", f"{figure}")
        for year, figure in zip((2024, 2025), figures, strict=True)
    }
    assert kinds(asked(EACH_80, head=FOR_YEARS), asked(each_year, head=FOR_YEARS), **reports) == ["easier-target"]


def test_a_lower_baseline_makes_growth_over_it_easier() -> None:
    target = growth("points: 5", "baseline")
    before, after = (asked(target, own=f"baseline: {{value: {value}}}, ") for value in (60, 50))
    (change,) = moved(before, after)
    assert change.kind == "easier-target"
    assert isinstance(change.before, DatedTarget)
    assert isinstance(change.after, DatedTarget)
    assert [one.limit.value for one in (change.before, change.after)] == [Fraction(65), Fraction(55)]


def test_a_new_figure_of_last_year_moves_no_target() -> None:
    plan_ = asked(growth("percent: 20"))
    changes = compare(
        {"plan": plan_, "report": None}, {"plan": plan_, "report": None, f"{REPORTS}/2025.yaml": LAST_YEAR}
    )
    assert [one.kind for one in changes if "target" in one.kind] == []


EACH_80, EACH_60 = (f'{{op: ">=", value: {value}, each_year: true}}' for value in (80, 60))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(EACH_80, EACH_60, ["easier-target"], id="less every year"),
        pytest.param(EACH_80, AT_80, ["easier-target"], id="no more every year"),
        pytest.param(AT_80, EACH_80, ["harder-target"], id="every year now"),
        pytest.param(AT_80, EACH_60, ["easier-target"], id="less in the last year"),
        pytest.param(EACH_80, f"{EACH_80}, {AT_60[:-1]}, effective: true}}", ["easier-target"], id="less in one year"),
    ],
)
def test_a_target_of_every_year_moves_once(before: str, after: str, expected: list[str]) -> None:
    assert kinds(asked(before, head=FOR_YEARS), asked(after, head=FOR_YEARS)) == expected


def test_a_milestone_that_is_due_later_is_easier() -> None:
    def milestone(due: str) -> str:
        return f'{{id: nen_tang, name: Nền tảng, measure: milestone, targets: [{{op: "==", value: done, due: {due}}}]}}'

    def with_one(due: str) -> dict[str, str]:
        return {"plan": f"title: x\nyear: 2026\nindicators: [{milestone(due)}]\n"}

    changes = compare(with_one("2026-08-01"), with_one("2026-09-01"))
    assert said(changes) == [("easier-target", "== done - 2026-08-01", "== done - 2026-09-01")]


# A target together with the figure that it judges

EASED = {"plan": plan(">= 70")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({}, {"report": value("701")}, id="a value rewritten"),
        pytest.param({}, {"report": "period: 2026-06\nvalues: {ho: 1000}\n"}, id="a value taken away"),
        pytest.param({}, {"report": None}, id="a report taken away"),
        pytest.param({}, {f"{REPORTS}/2026-03.yaml": "period: 2026-03\nvalues: {ho: 1000}\n"}, id="a new report"),
        pytest.param({}, {"report": value("700") + "results: {cap_quang: 70}\n"}, id="a result published"),
        pytest.param({}, {"report": value("700") + "as_of: 2026-06-20\n"}, id="a value of another date"),
        pytest.param(
            {}, {f"{REPORTS}/2026.yaml": f"period: 2026\nas_of: {END}\nvalues: {{ho: 1}}\n"}, id="the last day"
        ),
        pytest.param(
            {},
            {
                f"{REPORTS}/{period}.yaml": f"period: {period}\nvalues: {{ho: 1}}\n"
                for period in ("2026-03", "2027-03", "2027-06", "2027-09", "2028-03")
            },
            id="among later ones",
        ),
    ],
)
def test_a_target_made_easier_with_its_figure_is_pointed_out(
    before: dict[str, str | None], after: dict[str, str | None]
) -> None:
    eased = [change for change in compare(before, {**EASED, **after}) if change.kind == "easier-target"]
    assert [change.with_figure for change in eased] == [True]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param({}, id="nothing else"),
        pytest.param({"catalog": conftest.CATALOG + "  khac: {name: Khác, measure: percent}\n"}, id="a definition"),
        pytest.param({"report": value("700") + "results: {khac: 70}\n"}, id="another indicator's result"),
        pytest.param({"report": value("{value: 700, source: VNPT}")}, id="a source"),
        pytest.param({f"{REPORTS}/2027-03.yaml": "period: 2027-03\nvalues: {ho: 1}\n"}, id="after the plan's end"),
        pytest.param({f"{REPORTS}/2026-03.yaml": "period: 2026-03\nvalues: {ho: null}\n"}, id="asked for in vain"),
    ],
)
def test_a_target_made_easier_beside_other_changes_is_not_pointed_out(after: dict[str, str | None]) -> None:
    eased = [change for change in compare({}, {**EASED, **after}) if change.kind == "easier-target"]
    assert [change.with_figure for change in eased] == [False]


def test_the_figure_must_be_of_the_same_commune() -> None:
    neighbour = "plans/thanh-hoa/xa-khac"
    other = {
        f"{neighbour}/commune.yaml": 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n',
        f"{neighbour}/2026-so.yaml": conftest.PLAN,
    }
    after = {**other, f"{neighbour}/2026-so.yaml": plan(">= 70"), "report": value("701")}
    changes = [change for change in compare(other, after) if change.kind == "easier-target"]
    assert [(change.commune, change.with_figure) for change in changes] == [("thanh-hoa/xa-khac", False)]


def test_the_figure_may_be_of_the_formula_before_or_after() -> None:
    def own(formula: str, least: int) -> str:
        return plan(f">= {least}", more=f", name: X, measure: percent, formula: {formula}").replace("cap_quang,", "x,")

    for old, new in (("ho_cap_quang / ho", "ho / 2000"), ("ho / 2000", "ho_cap_quang / ho")):
        changes = compare({"plan": own(old, 80)}, {"plan": own(new, 70), "report": value("701")})
        assert [one.with_figure for one in changes if one.kind == "easier-target"] == [True]


def test_a_harder_target_with_its_figure_is_not_suspicious() -> None:
    changes = compare({}, {"plan": plan(">= 90"), "report": value("701")})
    assert not any(change.with_figure for change in changes)


def test_what_is_pointed_out_comes_first() -> None:
    changes = compare({}, {**EASED, "report": value("701"), "commune": conftest.COMMUNE.replace("Lập", "Lộc")})
    assert [change.kind for change in changes][:2] == ["easier-target", "changed-commune"]


# Reports


def test_a_value_that_was_reported_before_is_rewritten() -> None:
    (change,) = compare({}, {"report": value("701")})
    assert change == Change(
        "rewritten-value",
        commune="thanh-hoa/xa-tan-lap",
        name="Xã Tân Lập",
        variable="ho_cap_quang",
        label=text("Hộ cáp quang", "Hộ cáp quang"),
        period="2026-06",
        before=Decimal(700),
        after=Decimal(701),
    )


def test_a_value_taken_out_of_an_old_report_or_put_into_it_is_rewritten() -> None:
    without = "period: 2026-06\nvalues: {ho: 1000}\n"
    early = date(2026, 1, 1)  # before any figure, so that no status changes
    assert said(compare({}, {"report": without}, early)) == [("removed-value", "700", None)]
    assert said(compare({"report": without}, {}, early)) == [("added-value", None, "700")]


def test_a_value_asked_for_in_vain_is_as_unknown_as_one_left_out() -> None:
    without = "period: 2026-06\nvalues: {ho: 1000}\n"
    assert compare({"report": without}, {"report": value("null")}) == []


def test_a_rewritten_result_names_its_indicator() -> None:
    (change,) = compare({"report": published(50)}, {"report": published(60)}, date(2026, 1, 1))
    assert (change.kind, change.indicator, named(change), change.variable) == (
        "rewritten-value",
        "cap_quang",
        "Cáp quang",
        None,
    )


def test_a_rewritten_result_is_called_as_the_plan_calls_it() -> None:
    called = {"plan": plan(">= 80", more=", name: Cáp quang đến hộ, name_en: Fibre to the home")}
    before, after = {**called, "report": published(50)}, {**called, "report": published(60)}
    (change,) = compare(before, after, date(2026, 1, 1))
    assert change.label == Text("Cáp quang đến hộ", "Fibre to the home")


def test_of_several_indicators_the_one_whose_result_it_is_is_named() -> None:
    other = "- {id: khac, name: Khác, measure: percent, targets: [{op: '>=', value: 1}]}\n"
    both = {"plan": plan(">= 80", more=", name: Hộ có cáp quang") + other}
    [changed] = compare({**both, "report": published(60)}, {**both, "report": published(70)})
    assert named(changed) == "Hộ có cáp quang"
    results = "period: 2026-06\nresults: {{khac: {}}}\n"
    [changed] = compare({**both, "report": results.format(0.1)}, {**both, "report": results.format(0.2)})
    assert named(changed) == "Khác"


def test_a_new_report_says_how_much_it_holds() -> None:
    march = "period: 2026-03\nvalues: {ho: 990, ho_cap_quang: null}\nresults: {cap_quang: 60}\n"
    (change,) = compare({}, {f"{REPORTS}/2026-03.yaml": march}, date(2026, 1, 1))
    assert (change.kind, change.period, change.after) == (
        "new-report",
        "2026-03",
        ReportContent(date(2026, 3, 14), 1, 1),
    )


def test_a_report_that_is_gone_was_removed() -> None:
    (change,) = compare({}, {"report": None}, date(2026, 1, 1))
    assert (change.kind, change.period, change.before) == (
        "removed-report",
        "2026-06",
        ReportContent(date(2026, 6, 14), 2, 0),
    )


@pytest.mark.parametrize(
    ("more", "field", "before", "after"),
    [
        ("as_of: 2026-06-20", "as_of", date(2026, 6, 14), date(2026, 6, 20)),
        ("calendar: calendar", "as_of", date(2026, 6, 14), date(2026, 6, 30)),
        ("illustrative: true", "illustrative", None, True),
    ],
)
def test_what_an_old_report_says_of_all_its_values_is_a_change(
    more: str, field: str, before: object, after: object
) -> None:
    (change,) = compare({}, {"report": value("700") + f"{more}\n"}, date(2026, 1, 1))
    assert (change.kind, change.field, change.before, change.after) == ("changed-report", field, before, after)


def test_a_figure_that_becomes_provisional_is_no_new_value() -> None:
    (change,) = compare({}, {"report": value("{value: 700, quality: provisional}")})
    assert (change.kind, change.variable, change.field) == ("changed-report", "ho_cap_quang", "quality")
    assert (change.before, change.after) == ("final", "provisional")


def test_another_period_in_the_same_file_is_a_change_of_the_report() -> None:
    (change,) = compare({}, {"report": value("700").replace("2026-06", "2026-H1")})
    assert (change.kind, change.field, change.before, change.after) == (
        "changed-report",
        "period",
        "2026-06",
        "2026-H1",
    )


# Indicators and definitions

TWO = conftest.PLAN + '  - {id: moi, name: Mới, measure: percent, targets: [{op: ">=", value: 50}]}\n'


def test_an_indicator_more_comes_with_its_targets() -> None:
    (change,) = compare({}, {"plan": TWO})
    assert (change.kind, change.plan, change.indicator, named(change)) == ("added-indicator", "2026-so", "moi", "Mới")
    assert said([change]) == [("added-indicator", None, [f">= 50 - {END}"])]


def test_an_indicator_less_was_removed() -> None:
    (change,) = compare({"plan": TWO}, {})
    assert (change.kind, change.plan, change.indicator) == ("removed-indicator", "2026-so", "moi")


def test_an_indicator_in_a_plan_of_another_name_is_the_same_one() -> None:
    renamed = "plans/thanh-hoa/xa-tan-lap/2026-ha-tang.yaml"
    assert compare({}, {"plan": None, renamed: conftest.PLAN}) == []
    (change,) = compare({}, {"plan": None, renamed: plan(">= 75")})
    assert (change.kind, change.plan) == ("easier-target", "2026-ha-tang")


def test_the_plan_of_another_year_is_another_plan() -> None:
    later = "plans/thanh-hoa/xa-tan-lap/2027-so.yaml"
    changes = compare({}, {"plan": None, later: conftest.PLAN.replace("2026", "2027")})
    assert [change.kind for change in changes] == ["removed-indicator", "added-indicator"]


def test_a_definition_that_changes_in_the_catalog_is_told_once_and_for_no_commune() -> None:
    changed = conftest.CATALOG.replace("ho_cap_quang / ho}", "ho_cap_quang / ho, may_exceed: true}")
    (change,) = compare({}, {"catalog": changed})
    assert (change.kind, change.commune, change.indicator) == ("changed-definition", None, "cap_quang")
    assert (change.field, change.before, change.after) == ("may_exceed", None, True)


def test_a_formula_that_changes_in_the_catalog_is_quoted() -> None:
    changed = conftest.CATALOG.replace("ho_cap_quang / ho}", "ho_cap_quang / (ho + 1)}")
    assert Said("changed-definition", "ho_cap_quang / ho", "ho_cap_quang / (ho + 1)") in said(
        compare({}, {"catalog": changed})
    )


def test_a_variable_that_is_counted_otherwise_is_a_changed_definition() -> None:
    changed = conftest.CATALOG.replace("hộ}", "hộ, cumulative: true}", 1)
    (change,) = compare({}, {"catalog": changed}, date(2026, 1, 1))
    assert (change.kind, change.variable, named(change), change.field) == (
        "changed-definition",
        "ho",
        "Hộ",
        "cumulative",
    )


def test_what_is_no_longer_defined_is_told_and_what_is_new_is_not() -> None:
    more = conftest.CATALOG + "  moi: {name: Mới, measure: percent}\n"
    assert compare({}, {"catalog": more}) == []
    (change,) = compare({"catalog": more}, {})
    assert (change.kind, change.indicator, _plain(change.before)) == ("changed-definition", "moi", "Mới")
    assert change.after is None


def test_a_definition_of_the_plans_own_is_told_for_the_commune() -> None:
    own = conftest.PLAN + '  - {id: moi, name: Mới, measure: number, unit: %s, targets: [{op: ">", value: 5}]}\n'
    (change,) = compare({"plan": own % "xã"}, {"plan": own % "hộ"})
    assert (change.kind, change.commune, change.plan) == ("changed-definition", "thanh-hoa/xa-tan-lap", "2026-so")
    assert (change.indicator, change.field, change.before, change.after) == ("moi", "unit", "xã", "hộ")


def test_a_variable_of_the_plans_own_is_told_for_the_commune() -> None:
    own = conftest.PLAN + "variables: {moi: {name: Mới, kind: %s}}\n"
    (change,) = compare({"plan": own % "count"}, {"plan": own % "quantity"})
    assert (change.commune, change.variable, change.field) == ("thanh-hoa/xa-tan-lap", "moi", "kind")


def test_another_baseline_is_a_changed_definition() -> None:
    based = {"plan": plan(">= 80", more=", baseline: {value: 60, as_of: 2025-12-31}"), "report": None}
    changes = compare({"report": None}, based)
    assert [(change.field, change.before, change.after) for change in changes] == [
        ("baseline", None, Decimal(60)),
        ("baseline.as_of", None, date(2025, 12, 31)),
    ]
    other = {"plan": plan(">= 80", more=", baseline: {value: 50, as_of: 2025-11-30}"), "report": None}
    assert [(change.before, change.after) for change in compare(based, other)] == [
        (Decimal(60), Decimal(50)),
        (date(2025, 12, 31), date(2025, 11, 30)),
    ]


def test_a_definition_that_moves_between_catalog_and_plan_is_told_on_both_sides() -> None:
    catalog = conftest.CATALOG.partition("indicators:")[0]
    own = plan(">= 80", more=", name: X, measure: percent, formula: ho_cap_quang / (ho + 1)")
    in_plan = {"catalog": catalog, "plan": own, "report": None}
    for before, after in (({"report": None}, in_plan), (in_plan, {"report": None})):
        told = [(one.commune, one.field) for one in compare(before, after) if one.commune]
        assert told == [("thanh-hoa/xa-tan-lap", "formula")]


def test_an_indicator_that_nobody_defines_is_still_compared() -> None:
    unknown = {"plan": plan(">= 80").replace("cap_quang", "la"), "report": None}
    eased = {"plan": plan(">= 70").replace("cap_quang", "la"), "report": None}
    assert [change.kind for change in compare(unknown, eased)] == ["easier-target"]


def test_another_calendar_of_the_repository_is_told() -> None:
    (change, *_) = compare({}, {"settings": "calendar: calendar\n"}, date(2026, 1, 1))
    assert (change.kind, change.commune, change.field, change.after) == (
        "changed-definition",
        None,
        "calendar",
        "calendar",
    )


# Statuses


def test_a_status_is_told_of_both_sides_at_one_date() -> None:
    changes = compare({}, {"report": value("800")})
    assert said(changes) == [("rewritten-value", "700", "800"), ("status-change", "open", "met")]
    assert (changes[1].plan, changes[1].indicator) == ("2026-so", "cap_quang")


def test_where_an_id_stands_twice_the_first_has_the_status() -> None:
    twice = plan(">= 80") + plan(">= 60").partition("indicators:\n")[2]
    changes = compare({"plan": twice}, {"plan": twice, "report": value("800")})
    assert said(changes) == [("rewritten-value", "700", "800"), ("status-change", "open", "met")]


def test_an_illustrative_figure_of_a_commune_has_a_status_too() -> None:
    before, after = ({"report": value(written) + "illustrative: true\n"} for written in ("700", "800"))
    assert [one.kind for one in compare(before, after)] == ["rewritten-value", "status-change"]


def test_time_that_passes_is_no_change() -> None:
    assert compare({}, {}, date(2027, 6, 1)) == []


def test_a_dissolved_commune_is_judged_the_day_before() -> None:
    gone = {"commune": conftest.COMMUNE + "dissolved: 2026-06-01\n"}
    assert said(compare({}, gone)) == [
        ("changed-commune", None, date(2026, 6, 1)),
        ("status-change", "open", "no-data"),
    ]


# Communes

OTHER = "plans/thanh-hoa/xa-khac/commune.yaml"
OTHER_COMMUNE = 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n'


def test_a_commune_more_and_a_commune_less() -> None:
    (added,) = compare({}, {OTHER: OTHER_COMMUNE})
    assert (added.kind, added.commune, added.name, added.after) == (
        "added-commune",
        "thanh-hoa/xa-khac",
        "Xã Khác",
        "00002",
    )
    (removed,) = compare({OTHER: OTHER_COMMUNE}, {})
    assert (removed.kind, removed.commune, removed.before) == ("removed-commune", "thanh-hoa/xa-khac", "00002")


def test_a_commune_that_comes_as_another_goes_is_another() -> None:
    third = OTHER.replace("xa-khac", "xa-ba"), OTHER_COMMUNE.replace("00002", "00003")
    changes = compare({OTHER: OTHER_COMMUNE}, {third[0]: third[1]})
    assert {(one.kind, one.before or one.after) for one in changes} == {
        ("added-commune", "00003"),
        ("removed-commune", "00002"),
    }


def test_a_commune_that_moves_keeps_its_history() -> None:
    moved = {path.replace("xa-tan-lap", "xa-tan-lap-00001"): content for path, content in _own_files().items()}
    after = {**dict.fromkeys(("commune", "plan", "report")), **moved}
    after["plans/thanh-hoa/xa-tan-lap-00001/reports/2026-06.yaml"] = value("701")
    changes = compare({}, after)
    assert said(changes) == [
        ("changed-commune", "thanh-hoa/xa-tan-lap", "thanh-hoa/xa-tan-lap-00001"),
        ("rewritten-value", "700", "701"),
    ]


def _own_files() -> dict[str, str]:
    return {conftest.PATHS[kind]: LITTLE[kind] for kind in ("commune", "plan", "report")}


def test_another_code_is_a_change_of_the_commune() -> None:
    (change,) = compare({}, {"commune": conftest.COMMUNE.replace("00001", "00009")})
    assert (change.kind, change.field, change.before, change.after) == ("changed-commune", "code", "00001", "00009")


def test_a_plan_of_the_province_itself_is_compared() -> None:
    own = "plans/thanh-hoa/2026-so.yaml"
    (change,) = compare({own: plan(">= 80")}, {own: plan(">= 70")})
    assert (change.kind, change.commune, change.name) == ("easier-target", "thanh-hoa", None)
    assert [one.kind for one in compare({}, {own: plan(">= 80")})] == ["added-indicator"]


def test_changes_stand_by_commune_and_what_is_shared_first() -> None:
    after = {"settings": "calendar: calendar\n", OTHER: OTHER_COMMUNE, "report": value("701")}
    communes = [change.commune for change in compare({"settings": "calendar: nd09\n"}, after)]
    assert communes == sorted(communes, key=lambda commune: commune or "")
    assert communes[0] is None


# Files that do not load


def test_a_commune_without_its_own_file_is_left_out() -> None:
    before, after = sides({"commune": None}, {"report": value("701")})
    assert difference(before, after, TODAY) == []
    assert [file.path for file in before.refused] == [conftest.PATHS["commune"]]


def test_a_commune_that_does_not_load_where_it_came_to_did_not_go_either() -> None:
    before, after = sides({OTHER: OTHER_COMMUNE}, {OTHER: "{"})
    assert difference(before, after, TODAY) == []


@pytest.mark.parametrize("broken", ["plan", "report", "commune"])
def test_a_commune_with_a_file_that_does_not_load_is_left_out(broken: str) -> None:
    before, after = sides(
        {broken: "{"}, {"report": value("701") if broken != "report" else LITTLE["report"], OTHER: OTHER_COMMUNE}
    )
    assert [change.kind for change in difference(before, after, TODAY)] == ["added-commune"]
    assert [file.path for file in before.refused] == [conftest.PATHS[broken]]
    assert after.refused == []


@pytest.mark.parametrize("broken", ["catalog", "settings"])
def test_while_what_is_shared_does_not_load_only_figures_are_compared(broken: str) -> None:
    moved = {"report": value("800"), **EASED}
    for before, after in (({broken: "{"}, moved), ({}, {broken: "{", **moved})):
        assert said(compare(before, after)) == [("rewritten-value", "700", "800")]


def test_a_stray_file_on_one_side_keeps_nobody_from_comparing() -> None:
    assert compare({f"{REPORTS}/2026-06.yml": "{"}, {}) == []


# A province's own files

PROVINCE = "plans/thanh-hoa/province.yaml"
OWN_PLAN = "plans/thanh-hoa/2026-tinh.yaml"
OWN_REPORT = "plans/thanh-hoa/reports/2026-06.yaml"


def test_what_a_province_says_of_itself_is_told_as_of_a_commune() -> None:
    before, after = ({PROVINCE: f'name: Thanh Hóa\ncode: "{code}"\n'} for code in ("38", "39"))
    (change,) = compare(before, after)
    assert (change.kind, change.commune, change.name) == ("changed-commune", "thanh-hoa", "Thanh Hóa")
    assert (change.field, change.before, change.after) == ("code", "38", "39")


def test_the_file_of_a_province_may_come_and_go() -> None:
    there = {PROVINCE: 'name: Thanh Hóa\ncode: "38"\n'}
    named = [("changed-commune", None, "Thanh Hóa"), ("changed-commune", None, "38")]
    assert said(compare({}, there)) == named
    assert said(compare(there, {})) == [(kind, after, before) for kind, before, after in named]


def test_figures_of_a_province_are_told_as_those_of_a_commune() -> None:
    before, after = {OWN_REPORT: value("700")}, {OWN_REPORT: value("800").replace("ho: 1000, ", "ho_cu: 5, ")}
    assert said(compare(before, after)) == [
        ("rewritten-value", "700", "800"),
        ("removed-value", "1000", None),
        ("added-value", None, "5"),
    ]
    assert [one.kind for one in compare({}, after)] == ["new-report"]
    assert [one.kind for one in compare(before, {})] == ["removed-report"]


@pytest.mark.parametrize(
    ("more", "kinds_"),
    [
        ("", ["added-value", "status-change"]),
        ("illustrative: true\n", ["added-value"]),
    ],
)
def test_a_status_of_a_province_is_told_where_its_own_figures_judge_on_both_sides(more: str, kinds_: list[str]) -> None:
    plans = {OWN_PLAN: plan(">= 80")}
    earlier = {"plans/thanh-hoa/reports/2026-05.yaml": value("700").replace("06", "05")}
    before, after = (plans | earlier | {OWN_REPORT: more + value(written)} for written in ("null", "900"))
    assert [one.kind for one in compare(before, after)] == kinds_
    before, after = (plans | {OWN_REPORT: value(written)} for written in ("null", "900"))
    assert [one.kind for one in compare(before, after)] == ["added-value"]


def test_a_stale_figure_of_a_province_judges_nothing() -> None:
    stale = {OWN_PLAN: plan(">= 80"), "plans/thanh-hoa/reports/2025.yaml": LAST_YEAR}
    fresh = stale | {OWN_REPORT: value("900")}
    assert [one.kind for one in compare(stale, fresh)] == ["new-report"]
    assert [one.kind for one in compare(fresh, stale)] == ["removed-report"]


def test_reports_are_dated_by_the_calendar_of_their_own_side() -> None:
    both = {"settings": "calendar: calendar\n"}
    march = {f"{REPORTS}/2026-03.yaml": "period: 2026-03\nvalues: {ho: 990}\n"}
    (change,) = compare(both, both | march, date(2026, 1, 1))
    assert change.after == ReportContent(date(2026, 3, 31), 1, 0)


def test_a_link_in_the_history_is_refused() -> None:
    files = state({}).files
    linked = side(RevisionFiles({**files, conftest.PATHS["report"]: None}), ["thanh-hoa/xa-tan-lap"])
    assert [file.path for file in linked.refused] == [conftest.PATHS["report"]]
