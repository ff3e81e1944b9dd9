"""Files that nobody writes and somebody may send: each a shape of a given size, in a repository of one commune.

`python -m tests.hostile FOLDER [BYTES]` writes a repository for each; the tests ask for smaller ones.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import count, islice, repeat
from pathlib import Path
from typing import NamedTuple

from cdsplan.model.formula import LONGEST
from cdsplan.yaml.source import LARGEST
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT

_PLAN = "title: Kế hoạch\nyear: 2026\n"
_INDICATORS = "indicators:\n"
_INDICATOR = _INDICATORS + '  - id: cap_quang\n    targets: [{op: ">=", value: 80}]\n'
_REPORT = "period: 2026-06\n"


def _nothing(_size: int) -> dict[str, str]:
    return {}


class Shape(NamedTuple):
    """Which file (`plan`, or its path) is how it begins, what comes again and again, and how it ends."""

    kind: str
    head: str
    item: str | Callable[[int], str]
    tail: str = ""
    end: str = ""
    beside: Callable[[int], dict[str, str]] = _nothing  # the other files that it takes

    def content(self, size: int) -> str:
        room = size - len((self.head + self.tail + self.end).encode())
        items = repeat(self.item) if isinstance(self.item, str) else map(self.item, count())
        return self.head + "".join(_fitting(items, room)) + self.tail + self.end

    def files(self, size: int) -> dict[str, str]:
        """A repository by path, in which one file is as large as that."""
        usual = {"catalog": CATALOG, "commune": COMMUNE, "plan": PLAN, "report": REPORT}
        by_kind = {**usual, **self.beside(size), self.kind: self.content(size)}
        return {PATHS.get(kind, kind): content for kind, content in by_kind.items()}


def _fitting(items: Iterator[str], room: int) -> Iterator[str]:
    for item in items:
        room -= len(item.encode())
        if room < 0:
            return
        yield item


def _variables(size: int, form: str) -> str:
    return Shape("catalog", "variables:\n", lambda at: form.format(at=at, one=at + 1)).content(size)


_VARIABLE = "  so_lieu_{at:06}: {{name: S, kind: count}}\n"


def _many_known(size: int) -> dict[str, str]:
    return {"catalog": _variables(size, _VARIABLE)}


_LONG = "thật dài "
_NESTED = "a/(" * 115 + "a" + ")" * 115


def _wanted(size: int, values: dict[str, int]) -> dict[str, str]:
    """The files that have as many long formulas computed as fit into a catalog of a size."""
    ids = range(size // LONGEST)
    planned = "".join(f'  - {{id: i{at}, targets: [{{op: ">=", value: 80}}]}}\n' for at in ids)
    return {
        "plan": _PLAN + _INDICATORS + planned,
        "report": _REPORT + "values:\n" + "".join(f"  {name}: {value}\n" for name, value in values.items()),
    }


SHAPES: dict[str, Shape] = {
    # What the issue names.
    "unknown-variables-beside-known": Shape(
        "report", _REPORT + "values:\n", lambda at: f"  so_leiu_{at:06}: 1\n", beside=_many_known
    ),
    "parts-in-a-chain": Shape(
        "catalog",
        "variables:\n",
        lambda at: f"  v{at:06}: {{name: S, kind: count, part_of: v{at + 1:06}}}\n",
    ),
    "parts-of-unknown": Shape(
        "catalog",
        "variables:\n",
        lambda at: f"  so_lieu_{at:06}: {{name: S, kind: count, part_of: so_leiu_{at:06}}}\n",
    ),
    "parts-in-a-circle": Shape(
        "catalog",
        "variables:\n",
        lambda at: f"  v{at:06}: {{name: S, kind: count, part_of: v{(at + 1) % 20000:06}}}\n",
    ),
    "parts-before-a-circle": Shape(
        "catalog",
        "variables:\n  v000000: {name: S, kind: count, part_of: v000000}\n",
        lambda at: f"  v{at + 1:06}: {{name: S, kind: count, part_of: v{at:06}}}\n",
    ),
    "unknown-indicators": Shape(
        "plan",
        _PLAN + _INDICATORS,
        lambda at: f'  - {{id: chi_tieu_{at:06}, targets: [{{op: ">=", value: 80}}]}}\n',
    ),
    "unknown-indicators-beside-known": Shape(
        "plan",
        _PLAN + _INDICATORS,
        lambda at: f'  - {{id: chi_tieu_{at:06}, targets: [{{op: ">=", value: 80}}]}}\n',
        beside=lambda size: {
            "catalog": Shape(
                "catalog",
                "indicators:\n",
                lambda at: f"  chi_teiu_{at:06}: {{name: S, measure: percent}}\n",
            ).content(size)
        },
    ),
    "unknown-results-beside-known": Shape(
        "report",
        _REPORT + "results:\n",
        lambda at: f"  chi_tieu_{at:06}: 1\n",
        beside=lambda size: {
            "catalog": Shape(
                "catalog",
                "indicators:\n",
                lambda at: f"  chi_teiu_{at:06}: {{name: S, measure: percent}}\n",
            ).content(size)
        },
    ),
    "no-break-spaces-in-numbers": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: 1\xa0000\n"),
    "no-break-spaces-in-numbers-of-one-line": Shape(
        "report", _REPORT + "values: {", lambda at: f"v{at:06}: 1\xa0000, ", "v: 1}\n"
    ),
    "no-break-spaces-in-long-keys": Shape("plan", _PLAN, lambda at: f"{'k' * 900}\xa0{at:06}: x\n"),
    "no-break-spaces-in-short-keys": Shape("plan", _PLAN, lambda at: f"k\xa0{at:06}: x\n"),
    "no-break-spaces-alone": Shape("plan", _PLAN + "title: ", "\xa0\xad", "\n", _INDICATOR),
    "long-formulas": Shape(
        "catalog",
        "indicators:\n",
        lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: {'+'.join(['a'] * 499)}}}\n",
    ),
    "long-formulas-of-many": Shape(
        "catalog",
        "indicators:\n",
        lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: {'+'.join(f'v{at}_{n}' for n in range(90))}}}\n",
    ),
    "long-formulas-of-known": Shape(
        "catalog",
        "variables:\n" + "".join(f"  v{n}: {{name: S, kind: count}}\n" for n in range(200)) + "indicators:\n",
        lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: {'+'.join(f'v{n}' for n in range(190))}}}\n",
    ),
    "formulas-of-fractions": Shape(
        "catalog",
        "variables:\n" + "".join(f"  v{n:03}: {{name: S, kind: count}}\n" for n in range(200)) + "indicators:\n",
        lambda at: (
            f"  i{at}: {{name: S, measure: percent, formula: {'*'.join(f'v{n}/v{n + 1}' for n in range(100, 199))}}}\n"
        ),
        beside=lambda size: _wanted(size, {f"v{n:03}": 10**17 + n * n * n + 7 for n in range(200)}),
    ),
    "formulas-that-divide-by-zero-at-last": Shape(
        "catalog",
        "variables:\n  a: {name: S, kind: count}\nindicators:\n",
        lambda at: f"  i{at}: {{name: S, measure: percent, formula: a/({_NESTED}-{_NESTED})}}\n",
        beside=lambda size: _wanted(size, {"a": 10**18 - 11}),
    ),
    "formulas-too-long": Shape(
        "catalog", "indicators:\n", lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: {'a+' * 5000}b}}\n"
    ),
    "one-formula-too-long": Shape("catalog", "indicators:\n  i: {name: S, measure: percent, formula: ", "a+", "b}\n"),
    "formulas-of-brackets": Shape(
        "catalog",
        "indicators:\n",
        lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: {'(' * 499}a{')' * 499}}}\n",
    ),
    "conflicts-at-one-long-place": Shape(
        "plan",
        _PLAN + _INDICATORS + "  - id: cap_quang\n    targets:\n"
        '      - {op: ">=", value: 1, at: "' + _LONG * 2000 + '"}\n',
        lambda at: f'      - {{op: ">=", value: {at}}}\n',
    ),
    "conflicts": Shape(
        "plan",
        _PLAN + _INDICATORS + "  - id: cap_quang\n    targets:\n",
        lambda at: f'      - {{op: ">=", value: {at}.{at}, at: {_LONG}}}\n',
    ),
    "conflicts-of-many-parties": Shape(
        "plan",
        _PLAN + _INDICATORS + "  - id: cap_quang\n    targets:\n",
        lambda at: f'      - {{op: ">=", value: {at}, party: P{at // 2}}}\n',
    ),
    "targets-of-both-directions": Shape(
        "plan",
        _PLAN + _INDICATORS + "  - id: cap_quang\n    targets:\n",
        lambda at: f'      - {{op: "{"<>"[at % 2]}", value: {at}, effective: true}}\n',
    ),
    "ignored-names": Shape("plan", _PLAN + "# cdsplan: ignore[", lambda at: f"a{at:05},", "]\n", _INDICATOR),
    "ignored-names-near": Shape("plan", _PLAN + "# cdsplan: ignore[", "unused-varable,", "]\n", _INDICATOR),
    "ignored-short-names": Shape("plan", _PLAN + "# cdsplan: ignore[", "a,", "]\n", _INDICATOR),
    "ignored-in-settings": Shape("settings", "ignore: [", lambda at: f"a{at:05},", "]\n"),
    "ignored-in-settings-near": Shape("settings", "ignore: [", "sudden-jmup,", "]\n"),
    "ignore-comments": Shape("plan", _PLAN + _INDICATOR, "# cdsplan: ignore[sudden-jump]\n"),
    "ignore-comments-short": Shape("plan", _PLAN + _INDICATOR, "#cdsplan:ignore\n"),
    "ignore-comments-that-silence": Shape(
        "report", _REPORT + "values:\n", lambda at: f"  so_leiu_{at:06}: 1 # cdsplan: ignore[unknown-variable]\n"
    ),
    "ignore-comments-never-closed": Shape("plan", _PLAN + _INDICATOR, "# cdsplan: ignore["),
    "ignore-markers-in-a-text": Shape("plan", _PLAN + "basis: ['", "#cdsplan:ignore", "']\n", _INDICATOR),
    "wrong-basis": Shape("plan", _PLAN + "basis: [", "1,", "2]\n", _INDICATOR),
    "wrong-basis-below-the-limit": Shape("plan", _PLAN + "basis: [", "12345678,", "2]\n", _INDICATOR),
    "wrong-basis-of-lines": Shape("plan", _PLAN + "basis:\n", "- 12345678\n", "", _INDICATOR),
    "wrong-basis-of-maps": Shape("plan", _PLAN + "basis:\n", "- {abcdef: 1}\n", "", _INDICATOR),
    # Many of a kind.
    "many-basis": Shape("plan", _PLAN + "basis:\n", lambda at: f"- Quyết định {at}\n", "", _INDICATOR),
    "empty-items": Shape("plan", _PLAN + "basis:\n", "-\n", "", _INDICATOR),
    "empty-keys-in-brackets": Shape("plan", _PLAN + "basis: [{", "a,", "}]\n", _INDICATOR),
    "empty-lists": Shape("plan", _PLAN + "basis: [", "[],", "]\n", _INDICATOR),
    "unknown-keys": Shape("plan", _PLAN, lambda at: f"tilte{at:06}: x\n", "", _INDICATOR),
    "unknown-keys-near-known": Shape(
        "plan", _PLAN + _INDICATORS, "  - {id: a, taregts: [], naem: x, grope: y, formulla: a}\n"
    ),
    "unknown-long-keys": Shape("plan", _PLAN, lambda at: f"{'tilte' * 180}{at:06}: x\n", "", _INDICATOR),
    "one-key-of-a-megabyte": Shape("plan", _PLAN + '? "', "tilte ", '"\n: x\n', _INDICATOR),
    "one-id-of-a-megabyte": Shape(
        "plan", _PLAN + _INDICATORS + '  - id: "', "a_", '"\n    targets: [{op: ">=", value: 80}]\n'
    ),
    "long-ids": Shape(
        "plan",
        _PLAN + _INDICATORS,
        lambda at: f'  - {{id: {"chi_tieu" * 1000}{at:06}, targets: [{{op: ">=", value: 80}}]}}\n',
    ),
    "long-ids-near": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  {'abcdefgh' * 100}{at:06}: 1\n",
        beside=lambda size: {
            "catalog": _variables(size, "  " + "abcdefhg" * 100 + "{at:06}: {{name: S, kind: count}}\n")
        },
    ),
    "ids-of-one-letter": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  {'a' * 60}{at:06}: 1\n",
        beside=lambda size: {"catalog": _variables(size, "  " + "a" * 61 + "{at:06}: {{name: S, kind: count}}\n")},
    ),
    "duplicate-keys": Shape("plan", _PLAN, "a: 1\n", "", _INDICATOR),
    "duplicate-keys-of-one-line": Shape("plan", _PLAN + "document: {", "a: 1, ", "b: 2}\n", _INDICATOR),
    "duplicate-pairs": Shape("plan", _PLAN, lambda at: f"k{at // 2}: 1\n", "", _INDICATOR),
    "duplicate-ids": Shape("plan", _PLAN + _INDICATORS, '  - {id: cap_quang, targets: [{op: ">=", value: 80}]}\n'),
    "duplicate-catalog": Shape(
        "plans/catalog/hai.yaml",
        "variables:\n",
        lambda at: f"  so_lieu_{at:06}: {{name: S, kind: count}}\n",
        beside=_many_known,
    ),
    "typed-keys": Shape("plan", _PLAN, "yes: 1\n", "", _INDICATOR),
    "merge-keys": Shape("plan", _PLAN, "<<: 1\n", "", _INDICATOR),
    "list-keys": Shape("plan", _PLAN, "? [a]\n: 1\n", "", _INDICATOR),
    "anchors": Shape("plan", _PLAN + "basis:\n", lambda at: f"- &a{at} x\n", "", _INDICATOR),
    "aliases": Shape("plan", _PLAN + "basis:\n", lambda at: f"- *a{at}\n", "", _INDICATOR),
    "tags": Shape("plan", _PLAN + "basis:\n", "- !t x\n", "", _INDICATOR),
    "odd-values": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: 0{at:06}\n"),
    "quoted-numbers": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: '{at}'\n"),
    "percent-signs": Shape("report", _REPORT + "values: {", lambda at: f"v{at:06}: {at}%,", "v: 1}\n"),
    "digits-18": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: {10**17 + at}\n"),
    "digits-19": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: {10**18 + at}\n"),
    "thousands": Shape("report", _REPORT + "values:\n", lambda at: f"  so_lieu_{at:06}: 18.025\n", beside=_many_known),
    "negative-counts": Shape(
        "report", _REPORT + "values:\n", lambda at: f"  so_lieu_{at:06}: -1\n", beside=_many_known
    ),
    "grouped-thousands": Shape("report", _REPORT + "values:\n", lambda at: f"  v{at:06}: 1.234.567\n"),
    "a-number-of-a-megabyte": Shape("report", _REPORT + "values:\n  ho: ", "1234567890", "\n"),
    "known-values": Shape("report", _REPORT + "values:\n", lambda at: f"  so_lieu_{at:06}: 1\n", beside=_many_known),
    "value-maps": Shape(
        "report", _REPORT + "values:\n", lambda at: f"  so_lieu_{at:06}: {{value: 1, note: x}}\n", beside=_many_known
    ),
    "parts-above-wholes": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  v{at:06}: {9_000_000 - at}\n",
        beside=lambda size: {"catalog": _variables(size, "  v{at:06}: {{name: S, kind: count, part_of: v{one:06}}}\n")},
    ),
    "parts-below-wholes": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  v{at:06}: {at + 1}\n",
        beside=lambda size: {"catalog": _variables(size, "  v{at:06}: {{name: S, kind: count, part_of: v{one:06}}}\n")},
    ),
    "zero-denominators": Shape(
        "report",
        _REPORT + "values:\n  ho: 0\n",
        lambda at: f"  so_lieu_{at:06}: 1\n",
        beside=lambda size: {
            "catalog": _variables(size // 2, _VARIABLE) + "  ho: {name: Hộ, kind: count}\n",
            "plan": Shape(
                "plan",
                _PLAN + _INDICATORS,
                lambda at: (
                    f"  - {{id: i{at}, name: I, measure: percent, formula: so_lieu_{at:06}/ho,"
                    ' targets: [{op: ">=", value: 80}]}\n'
                ),
            ).content(size),
        },
    ),
    "values-out-of-range": Shape(
        "report",
        _REPORT + "values:\n  ho: 1\n",
        lambda at: f"  so_lieu_{at:06}: 2\n",
        beside=lambda size: {
            "catalog": _variables(size // 2, _VARIABLE) + "  ho: {name: Hộ, kind: count}\n",
            "plan": Shape(
                "plan",
                _PLAN + _INDICATORS,
                lambda at: (
                    f"  - {{id: i{at}, name: I, measure: percent, formula: so_lieu_{at:06}/ho,"
                    ' targets: [{op: ">=", value: 80}]}\n'
                ),
            ).content(size),
        },
    ),
    "results": Shape(
        "report",
        _REPORT + "results:\n",
        lambda at: f"  chi_tieu_{at:06}: 101.5\n",
        beside=lambda size: {
            "catalog": Shape(
                "catalog", "indicators:\n", lambda at: f"  chi_tieu_{at:06}: {{name: S, measure: percent}}\n"
            ).content(size)
        },
    ),
    "results-that-differ": Shape(
        "report",
        _REPORT + "values: {a: 1, b: 2}\nresults:\n",
        lambda at: f"  i{at:06}: 10.5\n",
        beside=lambda size: {
            "catalog": "variables: {a: {name: A, kind: count}, b: {name: B, kind: count}}\n"
            + Shape(
                "catalog", "indicators:\n", lambda at: f"  i{at:06}: {{name: S, measure: percent, formula: a/b}}\n"
            ).content(size // 2),
            "plan": Shape(
                "plan", _PLAN + _INDICATORS, lambda at: f'  - {{id: i{at:06}, targets: [{{op: ">=", value: 80}}]}}\n'
            ).content(size),
        },
    ),
    "overlapping-reports": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  so_lieu_{at:06}: 1\n",
        beside=lambda size: {
            "catalog": _variables(size, _VARIABLE),
            "plans/thanh-hoa/xa-tan-lap/reports/2026-Q2.yaml": Shape(
                "report", "period: 2026-Q2\nvalues:\n", lambda at: f"  so_lieu_{at:06}: 2\n"
            ).content(size),
        },
    ),
    "jumps": Shape(
        "report",
        _REPORT + "values:\n",
        lambda at: f"  so_lieu_{at:06}: 1\n",
        beside=lambda size: {
            "catalog": _variables(size, _VARIABLE),
            "plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml": Shape(
                "report", "period: 2026-07\nvalues:\n", lambda at: f"  so_lieu_{at:06}: 20\n"
            ).content(size),
        },
    ),
    "catalog-overrides": Shape(
        "plan",
        _PLAN + _INDICATORS,
        '  - {id: cap_quang, measure: number, unit: x, targets: [{op: ">=", value: 80}]}\n',
    ),
    "due-outside": Shape(
        "plan",
        _PLAN + _INDICATORS + "  - id: cap_quang\n    targets:\n",
        '      - {op: ">=", value: 80, due: 2027-01-01}\n',
    ),
    "unused-variables": Shape("catalog", "variables:\n", lambda at: f"  v{at:06}: {{name: S, kind: count}}\n"),
    "own-unused-variables": Shape(
        "plan", _PLAN + _INDICATOR + "variables:\n", lambda at: f"  v{at:06}: {{name: S, kind: count}}\n"
    ),
    "many-indicators": Shape(
        "plan",
        _PLAN + _INDICATORS,
        lambda at: (
            f'  - {{id: i{at:06}, name: I, measure: percent, targets: [{{op: ">=", value: 80}}], lead: [A, B]}}\n'
        ),
    ),
    "missing-fields": Shape("plan", _PLAN + _INDICATORS, "  - {}\n"),
    "texts-for-maps": Shape("catalog", "variables:\n", lambda at: f"  v{at:06}: x\n"),
    "formed-from": Shape("commune", COMMUNE + "formed_from: [", "1234567,", "8]\n"),
    "report-due": Shape("settings", "report_due: [", '"13-01",', '"11-10"]\n'),
    "a-name-of-a-megabyte": Shape("commune", 'code: "00001"\nprovince: Thanh Hóa\nname: Xã ', "Tân ", "\n"),
    # Texts and lines.
    "one-line-of-unknown-values": Shape(
        "report", _REPORT + "values: {", lambda at: f"so_leiu_{at:06}: 1, ", "ho: 1}\n", beside=_many_known
    ),
    "a-text-of-a-megabyte": Shape("plan", _PLAN.replace("title", "tilte"), " dài", "\n", _INDICATOR),
    "a-quoted-text-of-a-megabyte": Shape("plan", 'year: 2026\ntilte: "', "dài ", '"\n', _INDICATOR),
    "a-block-text": Shape("plan", "year: 2026\ntilte: |\n", "  dài  \n", "", _INDICATOR),
    "escapes": Shape("plan", 'year: 2026\ntitle: "', "\\u1ea3", '"\n', _INDICATOR),
    "hidden-escapes": Shape("plan", _PLAN + "basis:\n", '- "\\u202e"\n', "", _INDICATOR),
    "texts-in-quotes": Shape("plan", _PLAN + "basis: [", "'a''b',", "'c']\n", _INDICATOR),
    "never-closed-quote": Shape("plan", _PLAN + 'note: "', "dài ", "\n", _INDICATOR),
    "comments": Shape("plan", _PLAN + _INDICATOR, "# ghi chú\n"),
    "number-signs": Shape("plan", _PLAN + "basis:\n", "- Quyết định #749\n", "", _INDICATOR),
    "blank-lines": Shape("plan", _PLAN + _INDICATOR, "\n"),
    "blanks": Shape("plan", _PLAN + _INDICATOR, " ", "\n"),
    "trailing-blanks": Shape("plan", _PLAN + "basis:\n", "- a  \n", "", _INDICATOR),
    "carriage-returns": Shape("plan", _PLAN + _INDICATOR, "\r"),
    "windows-lines": Shape("plan", _PLAN + "basis:\r\n", "- Quyết định số 749\r\n", "", _INDICATOR),
    "tabs": Shape("plan", _PLAN + _INDICATOR, "\t", "x\n"),
    "tab-lines": Shape("plan", _PLAN + "basis:\n", "- a\t# x\n", "", _INDICATOR),
    "decomposed": Shape("plan", _PLAN + "basis:\n", "- Ke\u0302\u0301 hoa\u0323ch\n", "", _INDICATOR),
    "decomposed-keys": Shape("plan", _PLAN, lambda at: f"ke\u0302\u0301{at}: x\n", "", _INDICATOR),
    "piled-marks": Shape("plan", _PLAN + "basis:\n- a", "\u0301", "\n", _INDICATOR),
    "thirty-marks": Shape("plan", _PLAN + "basis:\n", "- a" + "\u0301" * 30 + "\n", "", _INDICATOR),
    "invisible-lines": Shape("plan", _PLAN + "basis:\n", "- a\u200b\n", "", _INDICATOR),
    "invisible-only": Shape("plan", _PLAN + "basis: [", "\u200b", "]\n", _INDICATOR),
    "controls": Shape("plan", _PLAN + "basis:\n", "- a\x01\n", "", _INDICATOR),
    "separators": Shape("plan", _PLAN + "basis:\n", "- a\u2028b\n", "", _INDICATOR),
    "marks-of-byte-order": Shape("plan", "\ufeff" + _PLAN + "basis:\n", "- \ufeff\n", "", _INDICATOR),
    "legacy-letters": Shape("plan", _PLAN + "basis:\n", "- KÕ ho¹ch\n", "", _INDICATOR),
    "conflict-markers": Shape("plan", _PLAN, "<<<<<<< x\n", "", _INDICATOR),
    "documents": Shape("plan", _PLAN, "---\na: 1\n", "", _INDICATOR),
    "percent-lines": Shape("plan", "", "# x\n", "%YAML 1.2\n", _PLAN + _INDICATOR),
    # Depth and nodes.
    "brackets": Shape("plan", _PLAN + "basis: ", "[", ""),
    "thirty-deep": Shape("plan", _PLAN + "basis: [", "[" * 29 + "]" * 29 + ",", "]\n", _INDICATOR),
    "thirty-deep-maps": Shape("plan", _PLAN + "basis: [", "{a: " * 29 + "}" * 29 + ",", "]\n", _INDICATOR),
    "just-below-the-nodes": Shape(
        "plan", _PLAN + "basis: [", lambda at: "12345678," if at < 99_980 else "         ", "2]\n", _INDICATOR
    ),
    "just-above-the-nodes": Shape("plan", _PLAN + "basis: [", "1234567,", "2]\n", _INDICATOR),
    "missing-fields-below-the-nodes": Shape(
        "plan", _PLAN + "indicators: [", lambda at: "{}," if at < 99_980 else "   ", "{}]\n"
    ),
    "missing-names-below-the-nodes": Shape(
        "catalog", "variables: {", lambda at: f"v{at}: {{}}, " if at < 49_980 else "   ", "v: {}}\n"
    ),
    "values-of-nothing-below-the-nodes": Shape(
        "report", _REPORT + "values: {", lambda at: f"v{at}: {{}}, " if at < 49_980 else "   ", "v: {}}\n"
    ),
    "no-ids-below-the-nodes": Shape(
        "report", _REPORT + "values: {", lambda at: f"V{at}: x, " if at < 49_980 else "   ", "v: 1}\n"
    ),
    "unknown-fields-below-the-nodes": Shape(
        "plan", _PLAN + "indicators: [", lambda at: "{idd: x}," if at < 33_320 else "   ", "{}]\n"
    ),
    "just-below-the-nodes-in-a-map": Shape(
        "plan", _PLAN + "document: {", lambda at: f"k{at:05}: y, " if at < 49_980 else "        ", "k: 2}\n", _INDICATOR
    ),
}


def main(folder: Path, size: int) -> None:
    for name, shape in SHAPES.items():
        for path, content in shape.files(size).items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(next(islice(sys.argv, 2, None), LARGEST)))
