"""Bytes that somebody has spoilt: what is put in, left out, doubled, cut off or encoded otherwise."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from tests import ROOT
from tests.yaml.scraps import SCRAPS

PIECES = SCRAPS.split("¦")
_ENCODINGS = ("utf-16", "utf-16-le", "cp1258", "latin-1", "utf-8-sig")
_LONGEST = 64 * 1024


@cache
def written_files() -> dict[str, bytes]:
    """Every plan, report, catalog, commune … that stands in this repository, by its path."""
    paths = [*ROOT.glob("plans/**/*.yaml"), *ROOT.glob("tests/cases/**/*.yaml")]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in sorted(paths)}


def soup(random: Random, pieces: Sequence[str] = PIECES, most: int = 30) -> bytes:
    """Scraps in any order."""
    return "".join(random.choices(pieces, k=random.randint(0, most))).encode(errors="replace")


def mutated(random: Random, raw: bytes, pieces: Sequence[str] = PIECES, most: int = 4) -> bytes:
    """The same bytes after a few mishaps."""
    for _ in range(random.randint(1, most)):
        raw = random.choice(_MISHAPS)(random, raw, pieces)[:_LONGEST]
    return raw


def _span(random: Random, raw: bytes, most: int = 40) -> tuple[int, int]:
    start = random.randint(0, len(raw))
    return start, min(len(raw), start + random.randint(0, most))


def _piece(random: Random, pieces: Sequence[str]) -> bytes:
    return random.choice(pieces).encode(errors="replace")


def _put_in(random: Random, raw: bytes, pieces: Sequence[str]) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + _piece(random, pieces) + raw[at:]


def _replaced(random: Random, raw: bytes, pieces: Sequence[str]) -> bytes:
    start, end = _span(random, raw, 6)
    return raw[:start] + _piece(random, pieces) + raw[end:]


def _left_out(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    start, end = _span(random, raw)
    return raw[:start] + raw[end:]


def _doubled(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    start, end = _span(random, raw)
    return raw[:end] + raw[start:end] * random.choice((1, 1, 2, 40)) + raw[end:]


def _moved(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    (start, end), lines = _span(random, raw, 8), raw.splitlines(keepends=True)
    if lines and random.random() < 0.5:
        random.shuffle(lines)
        return b"".join(lines)
    at = random.randint(0, start)
    return raw[:at] + raw[start:end] + raw[at:start] + raw[end:]


def _flipped(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    at = random.randint(0, max(len(raw) - 1, 0))
    return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]


def _cut_off(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    return raw[: random.randint(0, len(raw))]


def _repeated(random: Random, raw: bytes, pieces: Sequence[str]) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + _piece(random, pieces) * random.choice((33, 200, 2000)) + raw[at:]


def _otherwise_encoded(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    return raw.decode(errors="replace").encode(random.choice(_ENCODINGS), errors="replace")


def _otherwise_ended(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    return raw.replace(b"\n", random.choice((b"\r\n", b"\r", b" \n", b"\n\n", b"\xe2\x80\xa8")))


def _of_two(random: Random, raw: bytes, _pieces: Sequence[str]) -> bytes:
    other = random.choice([*written_files().values()])
    return raw[: random.randint(0, len(raw))] + other[random.randint(0, len(other)) :]


_Mishap = Callable[[Random, bytes, Sequence[str]], bytes]
# What says most about a parser comes most often.
_MISHAPS: Sequence[_Mishap] = (
    *(_put_in, _put_in, _put_in, _replaced, _replaced, _replaced, _left_out, _left_out, _doubled, _moved),
    *(_flipped, _cut_off, _repeated, _otherwise_encoded, _otherwise_ended, _of_two),
)
