"""conflicting-targets"""

import pytest

from cdsplan.finding import Severity
from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located
from tests.conftest import PATHS, Diagnose, Folder


def _plan(*targets: str, id_: str = "cap_quang", head: str = "year: 2026") -> str:
    rows = "".join(f"      - {{{target}}}\n" for target in targets)
    return f"title: Kế hoạch\n{head}\nindicators:\n  - id: {id_}\n    targets:\n{rows}"


def test_the_same_target_in_two_places_is_silent(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80, at: II.1', 'op: ">=", value: 80.0, at: Phụ lục')) == []


def test_another_value_is_caught_at_the_second_with_the_place_of_the_first(locate: Locate) -> None:
    assert locate(plan=_plan('op: ">=", value: 2, at: II.1', 'op: ">=", value: 5, at: Phụ lục')) == [
        Located("2026-so.yaml", 7, 27, "conflicting-targets", (("2026-so.yaml", 6, 27),))
    ]


def test_another_comparator_is_another_target(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 50', 'op: ">", value: 50')) == [(7, 26, "conflicting-targets")]


def test_it_is_a_warning_that_names_both_places_of_the_document(little: Folder) -> None:
    little.write(PATHS["plan"], _plan('op: ">=", value: 2, at: II.1', 'op: ">=", value: 5, at: Phụ lục'))
    (found,) = little.validate().findings
    assert found.severity is Severity.WARNING
    assert found.message.within(Language.VI).endswith("phần mục tiêu chung (mục II.1) nêu ≥ 2%, phụ lục giao ≥ 5%")
    assert found.message.within(Language.EN).endswith("the general part (II.1) says ≥ 2%, the appendix asks ≥ 5%")


@pytest.mark.parametrize(
    ("one", "other", "commands"),
    [
        ("at: II.1", "at: Phụ lục", ('"II.1"', '"Phụ lục"')),
        ("at: II.1", "at: II.1", ('">= 80"', '">= 85"')),  # printed in one place, they differ in what they ask
        ("at: II.1", "", ('">= 80"', '">= 85"')),
        ("at: $(rm x)", "at: Phụ lục", None),  # nobody is told to type what a shell would run
        ('party: "a`b`"', 'party: "a`b`"', None),
    ],
)
def test_the_way_out_is_a_command_for_either_where_it_can_be_typed(
    little: Folder, one: str, other: str, commands: tuple[str, str] | None
) -> None:
    little.write(PATHS["plan"], _plan(f'op: ">=", value: 80, {one}', f'op: ">=", value: 85, {other}'))
    (found,) = little.validate().findings
    hint = found.hint.within(Language.EN)
    if commands is None:
        assert hint.endswith("put effective: true on the target that applies, in the file " + PATHS["plan"] + ".")
    else:
        first, second = commands
        assert f"cdsplan amend thanh-hoa/xa-tan-lap cap_quang --effective {first}; or --effective {second}." in hint


def test_of_three_targets_each_that_differs_from_the_first_is_caught(locate: Locate) -> None:
    assert locate(
        plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85', 'op: ">=", value: 80', 'op: ">=", value: 90')
    ) == [
        Located("2026-so.yaml", 7, 27, "conflicting-targets", (("2026-so.yaml", 6, 27),)),
        Located("2026-so.yaml", 9, 27, "conflicting-targets", (("2026-so.yaml", 6, 27),)),
    ]


@pytest.mark.parametrize("more", ["party: UBND xã", "due: 2026-06-30", "due: 2026-06-30, party: UBND xã"])
def test_another_party_or_due_date_may_have_another_target(diagnose: Diagnose, more: str) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80', f'op: ">=", value: 85, {more}')) == []


def test_two_parties_may_have_two_targets(diagnose: Diagnose) -> None:
    targets = 'op: ">=", value: 80, party: UBND xã', 'op: ">=", value: 85, party: Doanh nghiệp viễn thông'
    assert diagnose(plan=_plan(*targets)) == []


def test_one_party_may_not_have_two_targets(diagnose: Diagnose) -> None:
    targets = 'op: ">=", value: 80, party: UBND xã', 'op: ">=", value: 85, party: UBND xã'
    assert diagnose(plan=_plan(*targets)) == [(7, 27, "conflicting-targets")]


def test_the_plans_end_written_out_is_the_same_due_date(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85, due: 2026-12-31')) == [
        (7, 27, "conflicting-targets")
    ]
    ending = "year: 2026\nend: 2026-10-31"
    assert diagnose(plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85, due: 2026-10-31', head=ending)) == [
        (8, 27, "conflicting-targets")
    ]
    assert diagnose(plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85, due: 2026-12-30')) == []


@pytest.mark.parametrize("which", [0, 1, 2])
def test_one_effective_target_settles_it(diagnose: Diagnose, which: int) -> None:
    targets = ['op: ">=", value: 80', 'op: ">=", value: 85', 'op: ">", value: 85']
    targets[which] += ", effective: true"
    assert diagnose(plan=_plan(*targets)) == []


def test_an_effective_target_for_another_date_or_party_settles_nothing(diagnose: Diagnose) -> None:
    targets = 'op: ">=", value: 80', 'op: ">=", value: 85'
    other_date = 'op: ">=", value: 70, due: 2026-06-30, effective: true'
    other_party = 'op: ">=", value: 90, party: UBND xã, effective: true'
    assert diagnose(plan=_plan(*targets, other_date)) == [(7, 27, "conflicting-targets")]
    assert diagnose(plan=_plan(*targets, other_party)) == [(7, 27, "conflicting-targets")]


def test_effective_false_settles_nothing(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80, effective: false', 'op: ">=", value: 85')) == [
        (7, 27, "conflicting-targets")
    ]


def test_two_plans_may_ask_for_different_things(little: Folder) -> None:
    little.write(PATHS["plan"], _plan('op: ">=", value: 80'))
    little.write(PATHS["plan"].replace("so.yaml", "khac.yaml"), _plan('op: ">=", value: 85'))
    assert little.validate().findings == ()


def test_an_unknown_indicator_contradicts_itself_too(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85', id_="la")) == [
        (4, 9, "unknown-indicator"),
        (7, 27, "conflicting-targets"),
    ]


@pytest.mark.parametrize(
    ("id_", "name"), [("cap_quang", "Cáp quang"), ("la\n    name: Chỉ tiêu lạ", "Chỉ tiêu lạ"), ("la", "la")]
)
def test_the_indicator_is_called_by_its_name_where_it_has_one(little: Folder, id_: str, name: str) -> None:
    little.write(PATHS["plan"], _plan('op: ">=", value: 2', 'op: ">=", value: 5', id_=id_))
    (found,) = [one for one in little.validate().findings if one.rule == "conflicting-targets"]
    assert found.message.within(Language.EN).startswith(f"{name}: ")


def test_what_has_ended_contradicts_nothing(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 80', 'op: ">=", value: 85, until: 2026-05-01')) == []
