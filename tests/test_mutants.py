"""The mutator, its modules and the list of equal mutants; the mutants themselves are tried by `make mutants`."""

from textwrap import dedent

import pytest

from tests import ROOT
from tests.mutants.__main__ import Result, chosen, faults, table, tried
from tests.mutants.equal import LIST, Equal, listed
from tests.mutants.modules import LAW, covering, rules
from tests.mutants.mutator import Mutant, mutants


def changes(source: str) -> list[tuple[str, str]]:
    """What the mutants of a source make of its lines."""
    return [(one.before, one.after) for one in mutants(dedent(source))]


@pytest.mark.parametrize(
    ("line", "mutated"),
    [
        ("a <= b", ["a < b", "a > b"]),
        ("a < b", ["a <= b", "a >= b"]),
        ("a >= b", ["a < b", "a > b"]),
        ("a > b", ["a <= b", "a >= b"]),
        ("a == b", ["a != b"]),
        ("a is None", ["a is not None"]),
        ("a not in b", ["a in b"]),
        ("0 <= a", ["-1 <= a", "1 <= a", "0 < a", "0 > a"]),
        ("a + b", ["a - b"]),
        ("a * b", ["a / b"]),
        ("a // b", ["a / b"]),
        ("a - (b)", ["a + (b)"]),
        ("-a", ["a"]),
        ("a and b", ["True and b", "a or b", "a and True"]),
        ("not a or b", ["a or b", "False or b", "not a and b", "not a or False"]),
        ("True", ["False"]),
        ("max(a)", ["min(a)"]),
        ("[a for b in c if d]", ["[a for b in c if False]", "[a for b in c if True]"]),
        ("a if b else c", ["a if False else c", "a if True else c"]),
    ],
)
def test_an_expression_becomes_each_that_is_nearly_it(line: str, mutated: list[str]) -> None:
    assert changes(f"x = {line}\n") == [(f"x = {line}", f"x = {one}") for one in mutated]


def test_a_result_is_withheld_and_a_call_left_out() -> None:
    assert changes("""\
        def f(a):
            g(a)
            return (
                a
            )
    """) == [("g(a)", "pass"), ("return ( a )", "return None")]


def test_a_condition_always_or_never_holds() -> None:
    assert changes("""\
        while a:
            break
    """) == [("while a:", "while False:"), ("while a:", "while True:"), ("break", "continue")]


def test_texts_types_and_assertions_decide_nothing() -> None:
    assert (
        changes("""\
        '''One.'''
        A: TypeAlias = int | None
        @cache(1)
        def f(a: int | str) -> int | None:
            '''Two.'''
            assert a > 1
            x = f"{a + 1}"
            x = text("ba", "three", number=3)
    """)
        == []
    )


def test_a_comment_between_operands_is_no_operator() -> None:
    assert changes("""\
        x = (
            a  # a + b
            + b
        )
    """) == [("+ b", "- b")]


def test_letters_of_more_than_one_byte_move_nothing() -> None:
    (mutant,) = mutants('x = {"đặc khu": a + b}\n')
    assert mutant.mutated == 'x = {"đặc khu": a - b}\n'


def test_a_mutant_names_its_function() -> None:
    (mutant,) = mutants("class A:\n    def f(self):\n        x = a + b\n")
    assert (mutant.function, mutant.line) == ("A.f", 3)


def _mutants_of(module: str) -> list[Mutant]:
    return mutants((ROOT / f"cdsplan/{module}.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", [*LAW, *rules()])
def test_a_module_that_is_mutated_has_its_tests(module: str) -> None:
    assert [one for one in covering(module) if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("entry", listed(), ids=lambda one: f"{one.module}: {one.after}")
def test_an_equal_mutant_is_one_of_its_module_and_a_sentence_says_why(entry: Equal) -> None:
    assert any(map(entry.is_of, _mutants_of(entry.module)))
    assert len(entry.why) > len("It is equal.")
    assert entry.why.endswith(".")


def test_no_mutant_is_listed_twice() -> None:
    entries = [entry[:-1] for entry in listed()]
    assert len(set(entries)) == len(entries)
    assert LIST.is_file()


SURVIVOR = {"line": 1, "function": "f", "before": "a < b", "after": "a <= b", "outcome": "survived"}
KILLED = {**SURVIVOR, "after": "a >= b", "outcome": "killed"}


def test_a_survivor_of_the_law_is_a_fault_and_of_the_rules_five_in_a_hundred_are_none() -> None:
    rule = rules()[0]
    law = "evaluation/evaluation"
    assert faults([Result(law, [KILLED])]) == []
    assert faults([Result(law, [KILLED, SURVIVOR])]) == [f"1 of {law} survive."]
    assert faults([Result(rule, [KILLED] * 19 + [SURVIVOR])]) == []
    assert faults([Result(rule, [KILLED] * 18 + [SURVIVOR])]) == ["Of the rules' 19 mutants only 18 die."]


def test_what_is_listed_must_survive() -> None:
    module = listed()[0].module
    same = [{"line": 1, **one._asdict(), "outcome": "survived"} for one in listed() if one.module == module]
    assert faults([Result(module, same)]) == []
    assert len(faults([Result(module, [{**same[0], "outcome": "killed"}, *same[1:]])])) == 1
    assert len(faults([Result(module, same[1:])])) == 1


def test_the_table_counts_what_died_what_is_equal_and_what_survived() -> None:
    assert table([Result("rounding", [KILLED, KILLED, SURVIVOR])]).splitlines()[2:] == [
        "rounding          3         2        0           1",
        "all               3         2        0           1",
    ]


def test_modules_are_chosen_by_name_or_package() -> None:
    assert chosen(["model/period"]) == ["model/period"]
    assert chosen(["checks/rules"]) == [one for one in rules() if one.startswith("checks/rules/")]
    assert chosen([]) == [*LAW, *rules()]
    with pytest.raises(SystemExit, match="model/peri"):
        chosen(["model/peri"])


@pytest.mark.slow
def test_a_fault_is_found_by_the_tests_of_its_module() -> None:
    assert [(one["after"], one["outcome"]) for one in tried("evaluation/evaluation").mutants] == [
        ("return max(self.today, self.plan.last)", "killed"),
        ("return None", "killed"),
    ]
