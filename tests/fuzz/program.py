"""The program, run in this process as a person runs it, and what no run may ever do."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple

from cdsplan.cli.app import run

TODAY = "2026-11-22"
_BUG = "a bug in the program"
_CODES = frozenset({0, 1, 2})
_OF_OTHERS = ("CDSPLAN_", "GITHUB_", "GIT_", "LC_", "TF_BUILD", "TEAMCITY_")
_INTERRUPTED = 130


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    def wrong(self) -> str:
        """What breaks the contract whatever was given; nothing where all is well."""
        command = self.arguments[0]
        if _BUG in self.err or self.code not in _CODES:
            return f"{command} fails ({self.err.partition(_BUG)[2][:40].strip()}): {self._told()}"
        if "Traceback" in self.err:
            return f"{command} shows a traceback: {self._told()}"
        if self.code and not self.err and not self.out:
            return f"{command} ends with {self.code} without a word: {self._told()}"
        return self._wrong_json() if "json" in self.arguments else ""

    def _wrong_json(self) -> str:
        if not self.out:
            return "" if self.code else f"{self.arguments[0]} prints no JSON: {self._told()}"
        try:
            read_json(self.out)
        except ValueError as error:
            return f"{self.arguments[0]} prints broken JSON: {error}; {self._told()}"
        return ""

    def _told(self) -> str:
        return f"{' '.join(self.arguments)}\nexit {self.code}\n{self.err}\n{self.out[:2000]}"


def read_json(written: str) -> Any:  # noqa: ANN401  as json's own
    """As a strict reader takes it: ValueError for a number that is none, and for a key that is there twice."""
    return json.loads(written, parse_constant=_no_number, object_pairs_hook=_once)


def _no_number(name: str) -> object:
    raise ValueError(name)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError([name for name, _ in pairs])
    return found


def cdsplan(root: Path, *arguments: str) -> Ran:
    """`cdsplan ARGUMENTS…` in a repository, in English, on the same day each time; a bug of its own is raised."""
    with _environment(root), _streams() as (out, err):
        code = run([*arguments])
        ran = Ran(arguments, code, _text(out), _text(err))
        if _BUG in ran.err:  # and where
            os.environ["CDSPLAN_DEBUG"] = "1"
            run([*arguments])
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return ran


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode() if isinstance(stream.buffer, BytesIO) else ""


@contextmanager
def _environment(root: Path) -> Iterator[None]:
    before = dict(os.environ)
    for name in before:
        if name.startswith(_OF_OTHERS):
            del os.environ[name]
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(root.parent)}
    ours = {"CDSPLAN_TODAY": TODAY, "CDSPLAN_LANG": "en", "CDSPLAN_ROOT": str(root), "COLUMNS": "120"}
    os.environ.update(git | ours)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _streams() -> Iterator[tuple[TextIOWrapper, TextIOWrapper]]:
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = TextIOWrapper(BytesIO(), encoding="utf-8"), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
