"""What a decision changes in a plan, byte for byte."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.recording.amendment import Amendment, Decision, Ends, Holds, NewTarget, amend
from cdsplan.recording.target_choice import Choice, printed_at, replaced_by
from tests.conftest import PATHS, Folder

TODAY = date(2026, 6, 30)
HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n  - id: cap_quang\n    targets:\n"


def amended(folder: Folder, targets: str, decision: Decision, choice: Choice = Choice()) -> Amendment:  # noqa: B008  it cannot be changed
    folder.write(PATHS["plan"], HEAD + "".join(f"      - {{{one}}}\n" for one in targets.splitlines()))
    home = folder.repository
    files = home.commune("thanh-hoa/xa-tan-lap")
    if isinstance(decision, NewTarget):
        chosen = replaced_by(files, "cap_quang", choice, decision.since)
    else:
        chosen = printed_at(files, "cap_quang", choice)
    return amend(home, files, chosen, decision, TODAY)


def written(folder: Folder, targets: str, decision: Decision, choice: Choice = Choice()) -> list[str]:  # noqa: B008
    """The targets as they would stand."""
    made = amended(folder, targets, decision, choice)
    return [
        line.strip().removeprefix("- {").removesuffix("}") for line in made.raw.decode().removeprefix(HEAD).splitlines()
    ]


LESS = NewTarget(Decimal(70), "QĐ 12, 05/7/2026", date(2026, 7, 5))


@pytest.mark.parametrize(
    ("targets", "choice", "new"),
    [
        ('op: ">=", value: 80', Choice(), 'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", since: 2026-07-05'),
        ('op: ">", value: 80', Choice(), 'op: ">", value: 70, at: "QĐ 12, 05/7/2026", since: 2026-07-05'),
        (
            'op: ">=", value: 80\nop: ">=", value: 85, party: UBND',
            Choice(party="UBND"),
            'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", party: UBND, since: 2026-07-05',
        ),
        (
            'op: ">=", value: 80\nop: ">=", value: 85, party: UBND',
            Choice(),
            'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", since: 2026-07-05',
        ),
        (
            'op: ">", value: 60, due: 2026-06-30\nop: ">=", value: 80',
            Choice(due=date(2026, 6, 30)),
            'op: ">", value: 70, at: "QĐ 12, 05/7/2026", due: 2026-06-30, since: 2026-07-05',
        ),
        (
            'op: ">=", value: 85, party: UBND',
            Choice(),
            'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", party: UBND, since: 2026-07-05',
        ),
        (
            'op: ">=", value: 60, due: 2026-06-30\nop: ">=", value: 80',
            Choice(due=date(2026, 6, 30)),
            'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", due: 2026-06-30, since: 2026-07-05',
        ),
        (
            'op: ">=", value: 60, each_year: true',
            Choice(),
            'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", each_year: true, since: 2026-07-05',
        ),
    ],
)
def test_a_new_target_stands_behind_the_others_for_the_same_party_and_due_date(
    little: Folder, targets: str, choice: Choice, new: str
) -> None:
    assert written(little, targets, LESS, choice) == [*targets.splitlines(), new]


@pytest.mark.parametrize(
    ("followed", "due", "new"),
    [
        ("", date(2026, 12, 31), ""),  # the plan's end, as before
        ("", date(2026, 6, 30), ", due: 2026-06-30"),
        (", each_year: true", date(2026, 12, 31), ", due: 2026-12-31"),  # of this year alone
        (", each_year: true", date(2026, 6, 30), ", due: 2026-06-30"),
    ],
)
def test_a_due_date_that_is_given_is_that_of_the_new_target_alone(
    little: Folder, followed: str, due: date, new: str
) -> None:
    lines = written(little, f'op: ">=", value: 80{followed}', LESS._replace(due=due), Choice(due=due))
    assert lines[1:] == [f'op: ">=", value: 70, at: "QĐ 12, 05/7/2026"{new}, since: 2026-07-05']


@pytest.mark.parametrize(
    ("more", "followed"),
    [
        ('op: ">=", value: 75, since: 2026-07-05', 75),
        ('op: ">=", value: 75, since: 2026-07-06', 80),  # decided before, and in force later
        ('op: ">=", value: 75, since: 2026-06-01, until: 2026-07-05', 80),
        ('op: ">=", value: 75, since: 2026-06-01, until: 2026-07-06', 75),
    ],
)
def test_a_new_target_follows_the_one_that_counts_when_it_comes_into_force(
    little: Folder, more: str, followed: int
) -> None:
    assert amended(little, f'op: ">=", value: 80\n{more}', LESS).followed.target.value == followed


def test_a_new_due_date_is_written_with_it(little: Folder) -> None:
    decision = LESS._replace(due=date(2026, 9, 30))
    new = 'op: ">=", value: 70, at: "QĐ 12, 05/7/2026", due: 2026-09-30, since: 2026-07-05'
    assert written(little, 'op: ">=", value: 80', decision, Choice(due=date(2026, 9, 30)))[-1] == new


def test_the_target_that_holds_says_so_and_no_other_does(little: Folder) -> None:
    targets = """\
op: ">=", value: 80, at: II, effective: true
op: ">=", value: 70, at: PL
op: ">=", value: 65, at: III
op: ">=", value: 75, at: X, party: A, effective: true
op: ">=", value: 60, at: I, due: 2026-06-30, effective: true"""
    assert written(little, targets, Holds(), Choice(at="PL")) == [
        'op: ">=", value: 80, at: II, effective: false',
        'op: ">=", value: 70, at: PL, effective: true',
        'op: ">=", value: 65, at: III',
        'op: ">=", value: 75, at: X, party: A, effective: true',
        'op: ">=", value: 60, at: I, due: 2026-06-30, effective: true',
    ]


def test_a_contradiction_that_it_settles_is_named(little: Folder) -> None:
    made = amended(little, 'op: ">=", value: 80, at: II\nop: ">=", value: 70, at: PL', Holds(), Choice(at="PL"))
    assert [one.rule for one in made.settled] == ["conflicting-targets"]
    assert (made.refused, made.warned) == ((), ())


def test_what_was_said_of_the_plan_before_is_neither_settled_nor_new(little: Folder) -> None:
    targets = """\
op: ">=", value: 80, at: II
op: ">=", value: 70, at: PL
op: ">=", value: 85, at: II, party: A
op: ">=", value: 75, at: PL, party: A"""
    made = amended(little, targets, Holds(), Choice(party="", at="PL"))
    assert (len(made.settled), made.warned) == (1, ())


def test_an_error_of_another_plan_stays_and_does_not_bar_it(little: Folder) -> None:
    other = PATHS["plan"].replace("2026-so", "2026-them")
    little.write(other, HEAD + '      - {op: ">=", value: 120}\n')
    made = amended(little, 'op: ">=", value: 80', LESS, Choice(plan="2026-so"))
    assert [(one.path, one.rule) for one in made.elsewhere] == [(other, "target-out-of-range")]
    assert made.refused == ()


def test_one_that_has_ended_says_since_when(little: Folder) -> None:
    targets = 'op: ">=", value: 80, at: II\nop: ">=", value: 80, at: PL'
    assert written(little, targets, Ends(date(2026, 7, 5)), Choice(at="II"))[0] == (
        'op: ">=", value: 80, at: II, until: 2026-07-05'
    )


def test_what_would_be_an_error_is_refused(little: Folder) -> None:
    made = amended(little, 'op: ">=", value: 80', LESS._replace(value=Decimal(120)))
    assert [one.rule for one in made.refused] == ["target-out-of-range"]


def test_what_says_so_already_is_not_different(little: Folder) -> None:
    decided = 'op: ">=", value: 80\nop: ">=", value: 70, at: "QĐ 12, 05/7/2026", since: 2026-07-05'
    assert not amended(little, decided, LESS).is_different
    assert amended(little, decided, LESS._replace(value=Decimal(71))).is_different
    assert not amended(little, 'op: ">=", value: 80, at: II, effective: true', Holds(), Choice(at="II")).is_different
