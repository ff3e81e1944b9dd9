"""A YAML file as a tree, spoilt as a tree, and written again: the right keys with the wrong things at them.

A leaf is what stood in the file, quotes and all, so that nothing is written otherwise than it was.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import TypeAlias

import yaml

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"

_NUMBERS = (
    *("0", "1", "-1", "80", "100", "100.0", "79.995", "0.5", "33.33", "1000", "-0", "0.00000000000000001"),
    *("999999999999999999", "-999999999999999999", "1000000000000000000", "18.025", "1.234.567", "1e3", "0x1F", ".nan"),
)
_DAYS = (
    *("2026-06-14", "2026-12-31", "2025-12-31", "2026-01-01", "2024-02-29", "2025-07-01", "2026-11-22", "2026-11-23"),
    *("0001-01-01", "9999-12-31", "2026-02-30", "1900-01-01", "2026-06", "2026"),
)
_PERIODS = (
    "2026",
    "2025",
    "2026-H1",
    "2026-H2",
    "2026-Q2",
    "2026-9M",
    "2026-06",
    "2026-12",
    "2026-08-22",
    "0001",
    "9999-12",
)
_WORDS = (
    *(
        "a",
        "Xã Đ",
        '""',
        '" "',
        '"07621"',
        "no",
        "07621",
        "null",
        '"a\\nb"',
        '"\\u202e"',
        '"<b>&|`"',
        "'=1+1'",
        "'{x}%s'",
    ),
    *('"🏠"', "'" + "dài " * 400 + "'", "e\u0301", "|\n      khối\n      hai", '"\\ud800"', '"\\0"'),
)
_FLAGS = ("true", "false", "null", "yes", '"true"', "1")
_FORMULAS = (
    "quang / ho",
    "ho",
    "ho - ho",
    "1 / (ho - ho)",
    "quang / ho / dan",
    "a / b",
    "ho_so / ho",
    "0 - quang",
    "1",
    "(",
    "ho_so",
)
_IDS = ("ty_le_quang", "ho_so", "quang", "ho", "suc_khoe", "trung_tam", "khac", "if", "A", "mat_do", "tong_ho_so")
# What may stand at a key, rightly or nearly.
_CHOICES: dict[str, Sequence[str]] = {
    **dict.fromkeys(
        ("value", "to", "percent", "points", "scale", "ho", "quang", "dong", "dan", "ho_so", "truc_tuyen", "phi"),
        _NUMBERS,
    ),
    **dict.fromkeys(("start", "end", "due", "since", "until", "as_of", "established", "dissolved", "date"), _DAYS),
    **dict.fromkeys(("each_year", "effective", "cumulative", "sample", "may_exceed", "approx", "illustrative"), _FLAGS),
    **dict.fromkeys(("id", "part_of"), _IDS),
    **dict.fromkeys(("code", "successor"), ('"00001"', '"00002"', '"00003"', '"38"', "00001", '"1"')),
    **dict.fromkeys(("results", "trung_tam", "suc_khoe"), ("done", "in-progress", "not-started", "100", "null", "101")),
    "op": ('">="', '">"', '"<="', '"<"', '"=="', ">="),
    "from": ("last-year", "baseline", "null"),
    "year": ("2026", "2025", "2027", "0001", "9999", "20260"),
    "period": _PERIODS,
    "calendar": ("nd09", "calendar", "x"),
    "formula": _FORMULAS,
    "measure": ("percent", "number", "milestone"),
    "kind": ("count", "quantity"),
    "quality": ("final", "provisional", "estimated"),
    "report_due": ('["06-15", "12-15"]', '["02-29"]', '["03-01", "06-01", "09-01", "12-01"]', "[]", '["13-01"]'),
}
_ODD: tuple[Callable[[], Tree], ...] = (
    lambda: "null",
    lambda: "~",
    lambda: "",
    dict,
    list,
    lambda: "[" * 20 + "]" * 20,
    lambda: "[" * 40 + "]" * 40,
    lambda: "{a: " * 15 + "1" + "}" * 15,
    lambda: ["80"] * 300,
    lambda: {f"k{at}": "1" for at in range(300)},
    lambda: "&a x",
    lambda: "*a",
    lambda: "!!int 5",
    lambda: "'chưa đóng",
)


def read(written: str) -> Tree:
    """A file that is YAML as a tree."""
    return _of(yaml.compose(written, Loader=yaml.SafeLoader), written)


def _of(node: yaml.Node | None, written: str) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _of(value, written) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_of(one, written) for one in node.value]
    return written[node.start_mark.index : node.end_mark.index] if node else ""


def spoil(random: Random, tree: Tree, others: Sequence[Tree]) -> None:
    """Change something somewhere in it, mostly so that it is nearly right."""
    places = [*_places(tree)]
    if not places:
        return
    inside, step = random.choice(places)
    random.choices(_ACTS, _WEIGHTS)[0](random, inside, step, others)


_Inside: TypeAlias = "dict[str, Tree] | list[Tree]"


def _places(tree: Tree) -> Iterator[tuple[_Inside, str | int]]:
    entries = [*tree.items()] if isinstance(tree, dict) else [*enumerate(tree)] if isinstance(tree, list) else []
    for step, value in entries:
        assert isinstance(tree, dict | list)
        yield tree, step
        yield from _places(value)


def _put(inside: _Inside, step: str | int, value: Tree) -> None:
    if isinstance(inside, dict):
        inside[str(step)] = value
    elif isinstance(step, int):
        inside[step] = value


def _another(random: Random, inside: _Inside, step: str | int, _others: Sequence[Tree]) -> None:
    """What else may stand there."""
    now = inside[step] if isinstance(inside, dict) else inside[int(step)]  # type: ignore[index]
    if isinstance(now, str) or random.random() < 0.2:
        _put(inside, step, random.choice(_CHOICES.get(str(step), _WORDS)))
    else:
        key = random.choice([*_CHOICES])
        if isinstance(now, dict):
            now[key] = random.choice(_CHOICES[key])
        else:
            now.append(random.choice(_CHOICES[key]))


def _odd(random: Random, inside: _Inside, step: str | int, _others: Sequence[Tree]) -> None:
    _put(inside, step, random.choice(_ODD)())


def _gone(_random: Random, inside: _Inside, step: str | int, _others: Sequence[Tree]) -> None:
    del inside[step]  # type: ignore[arg-type]


def _twice(random: Random, inside: _Inside, step: str | int, _others: Sequence[Tree]) -> None:
    if isinstance(inside, list):
        inside.insert(int(step), deepcopy(inside[int(step)]))
    else:
        inside[random.choice([*_CHOICES])] = deepcopy(inside[str(step)])


def _renamed(random: Random, inside: _Inside, step: str | int, _others: Sequence[Tree]) -> None:
    if isinstance(inside, dict):
        inside[random.choice((*_IDS, *_CHOICES, "tittle", "không", '"a b"', "1"))] = inside.pop(str(step))


def _of_elsewhere(random: Random, inside: _Inside, step: str | int, others: Sequence[Tree]) -> None:
    places = [*_places(random.choice(others))]
    if places:
        there, key = random.choice(places)
        _put(inside, step, deepcopy(there[key]))  # type: ignore[index]  # or it might come to hold itself


_ACTS = (_another, _odd, _gone, _twice, _renamed, _of_elsewhere)
_WEIGHTS = (70, 6, 8, 6, 3, 7)


def as_yaml(tree: Tree) -> str:
    """As a file: a key a line, and what is deep in brackets."""
    if isinstance(tree, dict) and tree:
        return "".join(f"{key}:{_below(value)}" for key, value in tree.items())
    return f"{_flow(tree)}\n"


def _below(value: Tree) -> str:
    if isinstance(value, dict) and value:
        return "".join(("\n", *(f"  {key}: {_flow(one)}\n" for key, one in value.items())))
    if isinstance(value, list) and value:
        return "".join(("\n", *(f"  - {_item(one)}\n" for one in value)))
    return f" {_flow(value)}\n"


def _item(value: Tree) -> str:
    if isinstance(value, dict) and value:
        return "\n    ".join(f"{key}: {_flow(one)}" for key, one in value.items())
    return _flow(value)


def _flow(value: Tree) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else value
