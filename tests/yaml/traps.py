"""What an editor would hide, spoil or not keep, and files of a size: the traps that cannot stand in tests/cases."""

import unicodedata

from cdsplan.model.described import FileModel
from cdsplan.model.files import Plan, Report
from tests.reading import plan

# Content, kind, and the line, column and rule of each finding.
TRAPS: list[tuple[str, type[FileModel], list[tuple[int, int, str]]]] = [
    # Keys.
    (
        f"period: 2026\nvalues:\n  hộ: 1\n  {unicodedata.normalize('NFD', 'hộ')}: 2\n",
        Report,
        [(4, 3, "bad-value"), (4, 3, "duplicate-key"), (4, 4, "text-form")],
    ),
    (plan().replace("title", "title\xa0"), Plan, [(1, 1, "invisible-character")]),
    (plan().replace("title", "ti\u200btle"), Plan, [(1, 3, "invisible-character")]),
    (plan().replace("title", "ti\xadtle"), Plan, [(1, 1, "invisible-character")]),
    (plan().replace("indicators:", "\ufeffindicators:"), Plan, [(4, 1, "invisible-character")]),
    ("\ufeff" + plan(), Plan, [(1, 1, "text-form")]),
    (plan().replace("title", '"ti\\u200btle"'), Plan, [(1, 1, "invisible-character")]),
    ("&a " + plan(), Plan, [(1, 1, "yaml-feature")]),
    (plan() + '"<<": {}\n', Plan, [(10, 1, "unknown-field")]),
    # Texts.
    (plan(note="a\xa0b\xadc"), Plan, [(6, 12, "text-form")]),
    (plan(note='"a\\u3164"'), Plan, [(6, 11, "invisible-character")]),
    ('period: "2026-06\\u200b"\n', Report, [(1, 9, "invisible-character")]),
    (plan(note="a  "), Plan, [(6, 12, "text-form")]),
    (plan().rstrip("\n") + " ", Plan, [(9, 18, "text-form")]),
    (plan(note="|\n      a  \n      b"), Plan, []),
    (plan(note="|\n      a  ").replace("year: 2026", "year: 2026 "), Plan, [(2, 11, "text-form")]),
    *((plan(note=f"a{hidden}b"), Plan, [(6, 12, "invisible-character")]) for hidden in "\x85\u2028\u200b\u202e\ue000"),
    *((plan(note=f"a{control}b"), Plan, [(6, 12, "encoding")]) for control in "\0\x0b\x0c\x1b\x7f\uffff"),
    (plan(value="80 #\x85    value: 10"), Plan, [(9, 20, "invisible-character")]),
    (plan().replace("id: a", "id: a\u200bb"), Plan, [(5, 10, "invisible-character")]),
    # Numbers.
    (plan(value="9" * 5000), Plan, [(9, 16, "too-large")]),
    (plan(value="18\xa0025"), Plan, [(9, 16, "invisible-character")]),
    (plan(value="9\xad0"), Plan, [(9, 16, "invisible-character")]),
    (plan(value="9\u200b0"), Plan, [(9, 17, "invisible-character")]),
    (plan(value=""), Plan, [(9, 9, "wrong-type"), (9, 15, "text-form")]),
    # Whole files.
    (plan() + "---\n[", Plan, [(10, 1, "yaml-feature")]),
    ("", Plan, [(1, 1, "empty-file")]),
    ("\ufeff", Plan, [(1, 1, "empty-file"), (1, 1, "text-form")]),
    ("\u200b", Plan, [(1, 1, "invisible-character")]),
    (plan().replace("\n", "\r\n"), Plan, [(1, 16, "text-form")]),
    (plan().replace("\n", "\r"), Plan, [(1, 16, "text-form")]),
    (plan().replace("\n", "\r\n", 2), Plan, [(1, 16, "text-form")]),
    (unicodedata.normalize("NFD", plan()), Plan, [(1, 9, "text-form")]),
    # What is not YAML, at the very end of a file.
    ('title: "a\\', Plan, [(1, 10, "yaml-syntax")]),
    ("[", Plan, [(1, 1, "yaml-syntax")]),
    ("basis: [a, {b: [c], d: [e,", Plan, [(1, 24, "yaml-syntax")]),
    # Tabs, where the two parsers disagree.
    ("title: K\nindicators:\n\t- id: a\n", Plan, [(3, 1, "yaml-syntax")]),
    ("title: K\nindicators:\n  \t- id: a\n", Plan, [(3, 3, "yaml-syntax")]),
    ("title:\tK\n", Plan, [(1, 7, "yaml-syntax")]),
    ("title: K\t# ghi chú\n", Plan, [(1, 9, "yaml-syntax")]),
    ("basis:\n-\tx\n", Plan, [(2, 2, "yaml-syntax")]),
    ("basis: [\ta]\n", Plan, [(1, 9, "yaml-syntax")]),
    ("title: |\n  x\nyear:\t2026\n", Plan, [(3, 6, "yaml-syntax")]),
    ("title: a |\n  b:\tx\n", Plan, [(2, 5, "yaml-syntax")]),
    ('"title":\tK\n', Plan, [(1, 9, "yaml-syntax")]),
    # Tabs that are part of a text.
    *((plan(note=note), Plan, []) for note in ('"a\tb: c"', "'x:\ty'", '"\t# a"', "x # a:\tb", "a\tb")),
    (plan(note="|\n      a:\tb"), Plan, []),
    (plan(note="|\n      =======\n      a:\tb"), Plan, []),
    (plan(note="|2-\n      a:\n\n        \tb:\tc"), Plan, []),
    # Lines that Windows ended.
    ("title: K\r\nyear: 2025\r\n>>>>>>> theirs\r\n", Plan, [(1, 9, "text-form"), (3, 1, "yaml-syntax")]),
    ("# a\r\n\r\n%TAG ! x\r\n---\r\ntitle: K\r\n", Plan, [(1, 4, "text-form"), (3, 1, "yaml-feature")]),
]

# Brackets that stay open, of which the parsers and the program each stand another number.
DEEP: list[tuple[str, list[tuple[int, int, str]]]] = [
    ("", [(1, 33, "too-large")]),
    ("a: |\r\n  x\r\n\r\n😀: ", [(4, 35, "too-large")]),
    ("a: [1, {b: '[[', c: ", [(1, 50, "too-large")]),
    ("[&x 1, ", [(1, 2, "yaml-feature"), (1, 39, "too-large")]),
    ("a: 1\n", [(2, 1, "yaml-syntax")]),
]

HOSTILE: list[tuple[str, set[str]]] = [
    ("[" * 100_000, {"too-large"}),
    ("a: " + "{b: " * 100_000, {"too-large"}),
    ("- " * 100_000, {"too-large"}),
    ("? " * 100_000, {"yaml-feature", "too-large"}),
    ("[{" * 100_000, {"yaml-feature", "too-large"}),
    ("a: |\n  x  \nb: " + "[" * 100_000 + "  \n", {"too-large"}),
    ("\n".join("  " * level + "a:" for level in range(200)), {"too-large"}),
    ("[" + "*a," * 100_000 + "]", {"yaml-feature", "wrong-type"}),
    ("{" + "a: 1," * 100_000 + "}", {"duplicate-key", "too-large"}),
    (f'title: "{"😀" * 9}' + "\\u0323\\u0301" * 10_000 + '"', {"too-large"}),
    ('"' * 100_001, {"yaml-syntax"}),
    ("a: 5%\n" + "\r\n" * 100_000, {"text-form", "missing-field", "unknown-field"}),
]
