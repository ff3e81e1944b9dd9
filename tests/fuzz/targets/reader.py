"""Bytes through the reader, with each of PyYAML's parsers: nothing stops it, and both say the same."""

from pathlib import Path
from random import Random

from cdsplan.model.kinds import Kind, kind_of
from cdsplan.yaml import read
from tests.fuzz.mutation import PIECES, mutated, soup, written_files
from tests.fuzz.target import Example, Target
from tests.yaml.test_events import Reading, rules, with_both

# What YAML has besides, at the border of what each parser reads.
_PIECES = (
    *(
        *PIECES,
        "? >#",
        "|2",
        "|+\n",
        ">-\n",
        "|-",
        "2|",
        "!<a> ",
        "!,",
        "&a,",
        "*a]",
        "--- ",
        "...\n",
        "%TAG ! x\n",
        "<<",
    ),
    *(
        "?x",
        "x?",
        "a?b",
        ":x",
        "x:",
        "::",
        "- - ",
        "-\n",
        "--",
        "'a''b'",
        '"\\\n',
        '"\\/',
        '"\\_',
        "=",
        "`",
        "0o7",
        "\t-",
        " \t",
    ),
    *(
        "key:\n",
        "  - z\n",
        "\n\n",
        "#\n",
        "a#b",
        "{{x}}",
        "[[",
        "[]:",
        "{}:",
        "null:",
        "~: ",
        "\xa0:",
        "\u2029",
        "\v",
        "\x7f",
    ),
)
_HEADS = ("", "", "title: K\nx:\n  ", "a: [", "a: {k: ", "year: 2026\nnote: ")
_TAILS = ("", "", "]\n", "}\n", "\nyear: 2026\n")


def kind_at(path: str) -> Kind:
    """As what a file of this repository is read; a case stands in a folder of its kind's name."""
    parts = tuple(path.split("/"))
    found = kind_of(parts[1:]) if parts[0] == "plans" else None
    return found or Kind.__members__.get(parts[-2].upper(), Kind.PLAN)


def _make(random: Random) -> Example:
    if random.random() < 0.5:
        kind, raw = random.choice([*Kind]), random.choice(_HEADS).encode() + soup(random, _PIECES, 14)
        raw += random.choice(_TAILS).encode()
    else:
        path = random.choice([*written_files()])
        kind, raw = kind_at(path), mutated(random, _part(random, written_files()[path]), _PIECES)
    return {f"{kind.name}.yaml": raw}


def _part(random: Random, raw: bytes) -> bytes:
    """Mostly of a large file only so much that many can be tried."""
    return raw if random.random() < 0.2 else raw[: random.randint(50, 1500)]


def _check(example: Example, _folder: Path) -> str:
    for path, raw in example.items():
        ours, pure = with_both(raw, Kind[Path(path).stem].model)
        said = _difference(ours, pure, in_own_words=len(raw) > read.EXPLAINED)
        if said:
            return said
    return ""


def _difference(ours: Reading, pure: Reading, *, in_own_words: bool) -> str:
    if ours.readable != pure.readable:
        return f"one parser reads: {ours.findings} {pure.findings}"
    if in_own_words and not ours.readable:
        return "" if rules(ours.findings) == rules(pure.findings) else f"rules differ: {ours.findings} {pure.findings}"
    fields = (name for name, one, other in zip(Reading._fields, ours, pure, strict=True) if one != other)
    return "".join(f"{name} differ: {getattr(ours, name)} {getattr(pure, name)}" for name in list(fields)[:1])


READER = Target("reader", _make, _check)
