"""cdsplan amend"""

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n  - id: cap_quang\n    targets: # như in\n"
TWO = '      - {op: ">=", value: 80, at: II.1}\n      - {op: ">=", value: 70, at: "Phụ lục, TT 1"} # hai\n'
PARTIES = """\
      - {op: ">=", value: 80, at: PL, party: UBND xã}
      - {op: ">=", value: 80, at: PL, party: Doanh nghiệp}
"""


@pytest.fixture
def two(little: Folder) -> Folder:
    little.write(PATHS["plan"], HEAD + TWO)
    return little


def plan(folder: Folder) -> str:
    return (folder.root / PATHS["plan"]).read_text(encoding="utf-8")


def test_a_later_decision_is_one_new_line_and_is_told_in_words(cdsplan: Run, two: Folder) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "1", "--value", "60", "--at", "QĐ 12", "--since", "2026-05-01", "--lang", "vi")
    assert ran.code == 0
    assert plan(two) == HEAD + TWO + '      - {op: ">=", value: 60, at: QĐ 12, since: 2026-05-01}\n'
    assert "≥ 70% → ≥ 60% từ ngày 01/05/2026 (QĐ 12)" in ran.out
    assert "+      - {op" in ran.out
    assert "Đã ghi plans/" in ran.err


def test_without_a_day_it_holds_from_today_on_and_says_so(cdsplan: Run, two: Folder) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--value", "60", "--at", "QĐ 12")
    assert "since: 2026-06-30" in plan(two)
    assert "in force from today, 2026-06-30" in ran.err


def test_a_contradiction_is_settled_by_the_command_that_its_warning_names(cdsplan: Run, two: Folder) -> None:
    warned = cdsplan("validate").out
    assert 'cdsplan amend thanh-hoa/xa-tan-lap cap_quang --effective "II.1"; or --effective "Phụ lục, TT 1"' in warned
    ran = cdsplan("amend", "thanh-hoa/xa-tan-lap", "cap_quang", "--effective", "Phụ lục, TT 1")
    assert ran.code == 0
    assert "Settled: Cáp quang: the general part" in ran.out
    assert plan(two) == HEAD + TWO.replace('TT 1"}', 'TT 1", effective: true}')
    assert cdsplan("validate", "--strict").code == 0


@pytest.mark.parametrize("at", ["", ", at: II.1"])
def test_without_a_place_that_tells_them_apart_a_target_is_named_by_what_it_asks(
    cdsplan: Run, little: Folder, at: str
) -> None:
    both = f'      - {{op: ">=", value: 80.50{at}}}\n      - {{op: ">", value: 70{at}}}\n'
    little.write(PATHS["plan"], HEAD + both)
    command = 'cdsplan amend thanh-hoa/xa-tan-lap cap_quang --effective ">= 80.50"; or --effective "> 70"'
    assert command in cdsplan("validate").out
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", ">=80.50")
    place = " (II.1)" if at else ""
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"Cáp quang: ≥ 80.50%{place} is the target in force")
    assert plan(little) == HEAD + both.replace(f"80.50{at}", f"80.50{at}, effective: true")
    assert cdsplan("validate", "--strict").code == 0


def test_what_nothing_asks_says_what_there_is(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], HEAD + '      - {op: ">=", value: 80}\n')
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", ">= 90")
    assert (ran.code, "there are: `>= 80`" in ran.err) == (2, True)


def test_growth_without_places_is_settled_by_hand_in_the_file_that_is_named(cdsplan: Run, little: Folder) -> None:
    growth = "".join(f'      - {{op: ">=", from: last-year, percent: {one}}}\n' for one in (5, 6))
    little.write(PATHS["plan"], HEAD + growth)
    said = cdsplan("validate").out
    assert f"put effective: true on the target that applies, in the file {PATHS['plan']}." in said
    assert "cdsplan amend" not in said


def test_a_target_without_a_place_ends(cdsplan: Run) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--until", "2026-06-05", "--at", ">= 80")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Cáp quang: ≥ 80% is no longer in force from 2026-06-05")


def test_a_target_ends(cdsplan: Run, two: Folder) -> None:
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--until", "05/06/2026", "--at", "ii.1").code == 0
    assert plan(two) == HEAD + TWO.replace("at: II.1", "at: II.1, until: 2026-06-05")


def test_of_several_at_one_place_none_is_guessed(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], HEAD + PARTIES)
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL")
    assert ran.code == 2
    assert "2 targets fit; choose by --party: 2026-so: ≥ 80% (PL), UBND xã" in ran.err
    assert plan(little) == HEAD + PARTIES
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL", "--party", "doanh nghiep").code == 0
    assert plan(little) == HEAD + PARTIES.replace("Doanh nghiệp}", "Doanh nghiệp, effective: true}")


@pytest.mark.parametrize(("due", "code"), [([], 2), (["--due", "2026-06-30"], 0), (["--due", "2026-11-30"], 0)])
def test_of_several_due_dates_none_is_guessed_and_a_new_one_follows_the_last(
    cdsplan: Run, little: Folder, due: list[str], code: int
) -> None:
    both = '      - {op: ">=", value: 60, due: 2026-06-30}\n      - {op: ">=", value: 80, due: 2026-12-31}\n'
    little.write(PATHS["plan"], HEAD + both)
    ran = cdsplan("amend", "xa-tan-lap", "1", "--value", "85", "--at", "QĐ", "--since", "2026-05-01", *due)
    assert (ran.code, "2 targets fit; choose by --due" in ran.err) == (code, code == 2)
    new = f'      - {{op: ">=", value: 85, at: QĐ, due: {due[-1]}, since: 2026-05-01}}\n' if due else ""
    assert plan(little) == HEAD + both + new


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (["--effective", "II.1"], "80, at: II.1, effective: true}\n"),
        (["--until", "2026-06-05", "--at", "II.1"], "80, at: II.1, until: 2026-06-05}\n"),
        (["--value", "85", "--at", "QĐ"], '80, at: II.1}\n      - {op: ">=", value: 85, at: QĐ, since: 2026-06-30}\n'),
    ],
)
def test_other_indicators_stay_as_they_are_though_they_are_printed_at_the_same_place(
    cdsplan: Run, little: Folder, options: list[str], written: str
) -> None:
    little.write("plans/catalog/them.yaml", "indicators:\n  hai_long: {name: Hài lòng, measure: percent}\n")
    before = HEAD.replace("cap_quang", "hai_long") + '      - {op: ">=", value: 90, at: II.1}\n'
    before += '  - id: cap_quang\n    targets:\n      - {op: ">=", value: 80, at: II.1}\n'
    little.write(PATHS["plan"], before)
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", *options).code == 0
    assert plan(little) == before.replace("80, at: II.1}\n", written)


def test_of_a_party_and_none_at_one_place_an_empty_party_is_none(cdsplan: Run, little: Folder) -> None:
    targets = PARTIES.replace(", party: UBND xã", "")
    little.write(PATHS["plan"], HEAD + targets)
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL")
    assert (ran.code, 'choose by --party ("" is the general target): 2026-so: ' in ran.err) == (2, True)
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL", "--party", "").code == 0
    assert plan(little) == HEAD + targets.replace("at: PL}", "at: PL, effective: true}")


def test_a_due_date_that_a_target_of_every_year_has_too_is_no_choice(cdsplan: Run, little: Folder) -> None:
    of_years = HEAD.replace("year: 2026\n", "year: 2026\nend: 2030-12-31\n")
    both = '      - {op: ">=", value: 60, each_year: true}\n      - {op: ">=", value: 90, due: 2030-12-31}\n'
    little.write(PATHS["plan"], of_years + both)
    amend = ("amend", "xa-tan-lap", "cap_quang", "--value", "85", "--at", "QĐ", "--since", "2026-05-01")
    assert cdsplan(*amend).code == 2
    assert cdsplan(*amend, "--due", "2030-12-31").code == 0
    assert (
        plan(little) == of_years + both + '      - {op: ">=", value: 85, at: QĐ, due: 2030-12-31, since: 2026-05-01}\n'
    )


@pytest.mark.parametrize(("due", "marked"), [("2026-06-30", 0), ("2026-12-31", 1)])
def test_of_two_due_dates_at_one_place_the_one_that_is_given_is_meant(
    cdsplan: Run, little: Folder, due: str, marked: int
) -> None:
    both = ['      - {op: ">=", value: 60, at: PL, due: 2026-06-30', '      - {op: ">=", value: 80, at: PL']
    little.write(PATHS["plan"], HEAD + "".join(f"{one}}}\n" for one in both))
    assert "choose by --due: " in cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL").err
    assert "there is no such" in cdsplan("amend", "xa-tan-lap", "1", "--effective", "PL", "--due", "2026-09-30").err
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "PL", "--due", due).code == 0
    both[marked] += ", effective: true"
    assert plan(little) == HEAD + "".join(f"{one}}}\n" for one in both)


@pytest.mark.parametrize(("places", "named", "sure"), [(("PL", "PL"), "PL", ">= 70"), (("PL", "II"), ">= 80", "II")])
def test_where_no_option_tells_them_apart_another_name_of_the_target_does(
    cdsplan: Run, little: Folder, places: tuple[str, str], named: str, sure: str
) -> None:
    first, second = places
    value = 70 if first == second else 80
    both = f'      - {{op: ">=", value: 80, at: {first}}}\n      - {{op: ">=", value: {value}, at: {second}}}\n'
    little.write(PATHS["plan"], HEAD + both)
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", named)
    assert (ran.code, plan(little)) == (2, HEAD + both)
    assert 'choose by its place, or what it asks, such as ">= 80": 2026-so: ≥ 80% (PL)' in ran.err
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", sure).code == 0
    assert plan(little) == HEAD + both.removesuffix("}\n") + ", effective: true}\n"


def test_of_two_plans_none_is_guessed(cdsplan: Run, two: Folder) -> None:
    other = PATHS["plan"].replace("2026-so", "2026-them")
    two.write(other, HEAD + TWO)
    amend = ("amend", "xa-tan-lap", "cap_quang", "--value", "60", "--at", "QĐ")
    ran = cdsplan(*amend)
    assert (ran.code, plan(two)) == (2, HEAD + TWO)
    assert "choose by --plan" in ran.err
    assert cdsplan(*amend, "--plan", "2026-them").code == 0
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--effective", "II.1", "--plan", "2026-them").code == 0
    assert plan(two) == HEAD + TWO


def test_a_number_is_that_of_the_plan_that_is_named(cdsplan: Run, two: Folder) -> None:
    other = PATHS["plan"].replace("2026-so", "2026-them")
    two.write("plans/catalog/them.yaml", "indicators:\n  hai_long: {name: Hài lòng, measure: percent}\n")
    two.write(other, HEAD.replace("cap_quang", "hai_long") + TWO)
    amend = ("amend", "xa-tan-lap", "1", "--value", "60", "--at", "QĐ")
    assert "`1` may be any of: cap_quang (Cáp quang), hai_long (Hài lòng)" in cdsplan(*amend).err
    assert cdsplan(*amend, "--plan", "2026-them").code == 0
    assert "value: 60" in (two.root / other).read_text(encoding="utf-8")
    assert plan(two) == HEAD + TWO


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("", "choose one"),
        ("--value 60 --effective II.1", "choose one"),
        ("--effective II.1 --at Q", "choose one"),
        ("--effective II.1 --since 2026-07-01", "--since goes with --value only"),
        ("--until 2026-07-01 --at II.1 --since 2026-05-01", "--since goes with --value only"),
        ("--value 60", "--value needs --at"),
        ("--until 2026-07-01", "--until needs --at"),
        ("--effective II.9", "no target is printed at `II.9`; there are: `II.1`; `Phụ lục, TT 1`"),
        ("--value x --at Q", "`x` is not a number"),
        ("--value 1234567890123456789 --at Q", "`1234567890123456789` has more than 18 digits"),
        ("--value 0.123456789012345678 --at Q", "`0.123456789012345678` has more than 18 digits"),
        ("--value 60 --at Q --since hôm-nay", "`hôm-nay` is not a date"),
        ("--value 60 --at Q --party X", "no plan here gives a target to any party"),
    ],
)
def test_what_cannot_be_meant_says_what_can(cdsplan: Run, two: Folder, options: str, said: str) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", *options.split())
    assert ran.code == 2
    assert said in ran.err
    assert plan(two) == HEAD + TWO


def test_an_error_writes_nothing(cdsplan: Run, two: Folder) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--value", "120", "--at", "QĐ")
    assert ran.code == 1
    assert "target-out-of-range" in ran.err
    assert "Nothing is written" in ran.err
    assert plan(two) == HEAD + TWO


def test_a_trial_writes_nothing(cdsplan: Run, two: Folder) -> None:
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--value", "60", "--at", "QĐ", "--dry-run")
    assert ran.code == 0
    assert "+      - {op" in ran.out
    assert plan(two) == HEAD + TWO


def test_twice_is_as_once(cdsplan: Run, two: Folder) -> None:
    effective = ("amend", "xa-tan-lap", "cap_quang", "--effective", "II.1")
    assert cdsplan(*effective).code == 0
    before = plan(two)
    assert "nothing has changed" in cdsplan(*effective).err
    assert plan(two) == before


def test_a_milestone_is_put_off(cdsplan: Run, little: Folder) -> None:
    milestone = HEAD.replace("cap_quang", "nen_tang\n    name: Nền tảng\n    measure: milestone")
    target = '      - {op: "==", value: done, at: II.1}\n'
    little.write(PATHS["plan"], milestone + target)
    amend = ("amend", "xa-tan-lap", "nen_tang", "--at", "QĐ", "--since", "2026-05-01", "--due", "2026-11-30")
    assert cdsplan(*amend, "--value", "xong").code == 2
    assert cdsplan(*amend, "--value", "done").code == 0
    assert plan(little).endswith('      - {op: "==", value: done, at: QĐ, due: 2026-11-30, since: 2026-05-01}\n')


def test_a_place_that_a_shell_might_run_is_in_no_command(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], HEAD + TWO.replace("II.1", '"$(touch x)"'))
    ran = cdsplan("validate")
    assert "conflicting-targets" in ran.out
    assert "cdsplan amend" not in ran.out


@pytest.mark.parametrize(
    ("at", "said"),
    [("QĐ\udcff", "is not UTF-8"), ("Q\u200bĐ 12", "contains invisible characters: type it again by hand")],
)
def test_a_place_that_no_file_can_hold_is_refused_by_its_option(cdsplan: Run, two: Folder, at: str, said: str) -> None:
    before = plan(two)
    ran = cdsplan("amend", "xa-tan-lap", "cap_quang", "--value", "70", "--at", at)
    assert (ran.code, ran.out, ran.err) == (2, "", f"cdsplan: --at {said}\n")
    assert plan(two) == before


def test_a_place_that_was_copied_from_elsewhere_is_one_line_without_odd_blanks(cdsplan: Run, two: Folder) -> None:
    copied = "QĐ\xa012/QĐ-UBND,\r\n05/7/2026"
    assert cdsplan("amend", "xa-tan-lap", "cap_quang", "--value", "70", "--at", copied).code == 0
    assert 'at: "QĐ 12/QĐ-UBND, 05/7/2026"' in plan(two)
