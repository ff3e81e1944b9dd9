"""`fmt` over spoilt files: once is enough, nothing means something else afterwards, and no error is new."""

import unicodedata
from pathlib import Path
from random import Random

import yaml

from cdsplan.finding import Severity
from cdsplan.model.kinds import Kind
from cdsplan.recording.fix import fix
from tests.fuzz.mutation import PIECES, mutated, soup, written_files
from tests.fuzz.target import Example, Target
from tests.fuzz.targets.reader import kind_at
from tests.reading import findings

_PIECES = [*PIECES, *("\xa0", "\xad", "  \n", "\t\n", "\r\n", "e\u0301", "\ufeff", "07621", "no", "\\\n", "|\n  a \n")]


def _make(random: Random) -> Example:
    path = random.choice([*written_files()])
    raw = written_files()[path]
    raw = mutated(random, raw, _PIECES) if random.random() < 0.8 else soup(random, _PIECES)
    return {f"{kind_at(path).name}.yaml": raw}


def _check(example: Example, _folder: Path) -> str:
    return next((said for path, raw in example.items() if (said := _wrong(Kind[Path(path).stem], raw))), "")


def _wrong(kind: Kind, raw: bytes) -> str:
    fixed = fix("", raw, kind.model)
    again = fix("", fixed.raw, kind.model)
    if again.raw != fixed.raw or again.done:
        return f"twice is not once: {fixed.raw!r} {again.raw!r}"
    if (fixed.raw == raw) is bool(fixed.done):
        return f"what was done is told wrongly: {fixed.done}"
    meant = _means(raw) if fixed.whole else None
    if meant is not None and _means(fixed.raw) != meant:
        return f"the meaning changes: {fixed.raw!r}"
    # Where there is one, another may have stood behind it: what is quoted now is read on.
    new = set() if _errors(kind, raw) else _errors(kind, fixed.raw)
    return f"an error is new: {new} {fixed.raw!r}" if new else ""


def _errors(kind: Kind, raw: bytes) -> set[str]:
    return {one.rule for one in findings(raw, kind.model) if one.severity is Severity.ERROR}


def _means(raw: bytes) -> list[tuple[str, str]] | None:
    """What PyYAML reads, less what `fmt` may change: Word's blanks and how letters are composed. None: it refuses."""
    content = raw.decode().lstrip("\ufeff").replace("\t", " ")  # of many byte order marks none is meant
    try:
        events = [*yaml.parse(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
    except yaml.YAMLError:
        return None
    return [(type(event).__name__, _words(getattr(event, "value", "") or "")) for event in events]


def _words(scalar: str) -> str:
    return " ".join(unicodedata.normalize("NFC", scalar.replace("\xa0", " ").replace("\xad", "")).split())


FIXING = Target("fmt", _make, _check)
