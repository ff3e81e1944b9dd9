"""What is not YAML: one finding at its cause, the same with either of PyYAML's parsers."""

import pytest

from cdsplan.language import Language
from cdsplan.yaml import events, source
from tests.reading import found, plan


@pytest.fixture(autouse=True, params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "Parser", events.PurePython)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        # A quote that stays open: where it opens, however far the parser runs.
        ('title: "Kế hoạch\nyear: 2026\n', (1, 8)),
        ("title: 'Kế hoạch\nyear: 2026\n", (1, 8)),
        (plan(title='"Kế hoạch'), (1, 8)),
        (plan(note='"a').replace("value: 80", 'value: "80"'), (6, 11)),
        (plan(note='"a').replace('op: ">="', 'op: "=="'), (6, 11)),
        ('title: "a\nbasis: [b, "c"]\n', (1, 8)),
        ('title: "a\n---\n', (1, 8)),
        # An escape that is none.
        ('title: "a\\', (1, 10)),
        ('title: "a\\q"\n', (1, 10)),
        ('title: "a\\xZZ"\n', (1, 10)),
        ('title: "Kế\\u12"\n', (1, 11)),
        ('title: "C:\\plans"\n', (1, 11)),
        ('title: "a\\ud800"\n', (1, 10)),
        ('title: "a\\\\\\uDFFF"\n', (1, 12)),
        ('title: "a\\U00110000"\n', (1, 10)),
        ('title: "a\\UFFFFFFFF"\n', (1, 10)),
        ('title: "a\n  \\ud800"\n', (2, 3)),
        ('"\\ud800": a\n', (1, 2)),
        # A text that begins with a sign of YAML.
        ("title: @x\n", (1, 8)),
        ("title: `x`\n", (1, 8)),
        ("title: %x\n", (1, 8)),
        ("title: |x\n", (1, 8)),
        ("title: >= 80\n", (1, 8)),
        ("title: - x\n", (1, 8)),
        ("title: ? x\n", (1, 8)),
        ("title: ]\n", (1, 8)),
        ("title: , x\n", (1, 8)),
        # Colons.
        ("title: Chỉ tiêu 1: hồ sơ\n", (1, 18)),
        ("title: : x\n", (1, 8)),
        ("title: K\nyear:2026\nend: 2026-12-31\n", (2, 5)),
        ("- a: b\n  year:2026\n  end: c\n", (2, 7)),
        ("title: K\nyear：2026\nend: 2026-12-31\n", (2, 5)),
        ("title: K\nyear\nend: 2026-12-31\n", (2, 1)),
        (plan() + "k" * 1100 + ": 1\n", (10, 1)),
        # Dashes and indentation.
        ("title: K\nindicators:\n-id: a\n  targets: []\n", (3, 1)),
        ("title: K\n year: 2026\n", (2, 2)),
        ("a:\n    b: 1\n  c: 2\n", (3, 3)),
        ("a:\n  - b\n c\n", (3, 2)),
        # Brackets.
        ("basis: [a, b\ntitle: K\n", (1, 8)),
        ("basis: {a: b\ntitle: K\n", (1, 8)),
        ("[", (1, 1)),
        ("basis: [a,\n", (1, 8)),
        ("basis: [a, {b: [c], d: [e,", (1, 24)),
        ("basis:\n  - {a: b,\n  - {c: d}\n", (3, 3)),
        ("basis: [a,, b]\n", (1, 11)),
        ("basis: [a]]\n", (1, 11)),
        # Something behind the end.
        ("title: 'a'b\n", (1, 11)),
        ('title: "Kế hoạch" số\n', (1, 19)),
        # Tabs, where the two parsers disagree.
        ("title: K\nindicators:\n\t- id: a\n", (3, 1)),
        ("title: K\nindicators:\n  \t- id: a\n", (3, 3)),
        ("title:\tK\n", (1, 7)),
        ("title: K\t# ghi chú\n", (1, 9)),
        ("basis:\n-\tx\n", (2, 2)),
        ("basis: [\ta]\n", (1, 9)),
        ("title: |\n  x\nyear:\t2026\n", (3, 6)),
        ("title: a |\n  b:\tx\n", (2, 5)),
        # Git.
        ("title: K\n<<<<<<< HEAD\nyear: 2026\n=======\nyear: 2025\n>>>>>>> theirs\n", (2, 1)),
        ("title: K\r\nyear: 2025\r\n>>>>>>> theirs\r\n", (3, 1)),
    ],
)
def test_the_cause_is_told_once(content: str, place: tuple[int, int]) -> None:
    assert [one for one in found(content) if one[2] != "text-form"] == [(*place, "yaml-syntax")]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("%YAML 1.2\n---\ntitle: K\n", (1, 1)),
        ("# a\r\n\r\n%TAG ! x\r\n---\r\ntitle: K\r\n", (3, 1)),
        ("title: !gấp việc\n", (1, 8)),
        ("title: !x!y z\n", (1, 8)),
        ("title: !<x\n", (1, 8)),
        ("title: &\n", (1, 8)),
        ("title: * x\n", (1, 8)),
        ("title: *Quan trọng*: rất\n", (1, 8)),
    ],
)
def test_a_feature_that_is_not_even_well_formed_is_still_refused_as_one(content: str, place: tuple[int, int]) -> None:
    assert [one for one in found(content) if one[2] != "text-form"] == [(*place, "yaml-feature")]


@pytest.mark.parametrize("content", ["title:\xa0K\nyear: 2026\n", "basis:\n  - a:\xa0b\n    c: d\n"])
def test_a_no_break_space_after_a_colon_is_told_where_it_stands(content: str) -> None:
    line = next(number for number, text in enumerate(content.split("\n"), 1) if "\xa0" in text)
    assert found(content) == [(line, content.split("\n")[line - 1].index("\xa0") + 1, "invisible-character")]


@pytest.mark.parametrize(
    "note",
    [
        '"a\tb: c"',
        "'x:\ty'",
        "x # a:\tb",
        "a\tb",
        '"\\\\ud800 \\u0111"',
        "'\\ud800'",
        "x # \\ud800",
        "100%",
        "'<<<<<<< x'",
        "http://a:80/b",
        "a:b",
        "|\n      =======\n      a:\tb",
        "|2-\n      a:\n\n        \tb:\tc",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(note: str) -> None:
    assert [one for one in found(plan(note=note)) if one[2] != "text-form"] == []


def test_tabs_at_the_end_of_a_line_are_only_untidy() -> None:
    assert found(plan(title="K\t") + "\t\n") == [(1, 9, "text-form")]


def test_a_tab_between_words_is_read_as_a_blank() -> None:
    assert source.parse("tep.yaml", b"title: a\tb").data == {"title": "a b"}


def test_a_hundred_commented_lines_of_windows_are_no_riddle() -> None:
    assert found("# 5%\r\n" * 100 + "%YAML 1.2\r\n") == [(1, 5, "text-form"), (101, 1, "yaml-feature")]


def test_the_words_are_ours_in_both_languages() -> None:
    (problem,) = source.parse("tep.yaml", b"title: @x\n").problems
    assert "dấu nháy" in problem.hint.within(Language.VI)
    assert "quotes" in problem.hint.within(Language.EN)
