"""What a shell asks when Tab is pressed, by the protocol of Typer's scripts: which words stand on the line."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any, cast

_ASKS = "_CDSPLAN_COMPLETE"
_RICH = "rich"
_COMPLETE = "complete_"
_ORDER = re.compile(r"complete_.*|source_(?:bash|zsh|fish|powershell|pwsh)", re.DOTALL)
_LINE, _WORD = "_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_WORD_TO_COMPLETE"
_BASH_WORDS, _BASH_AT = "COMP_WORDS", "COMP_CWORD"
BASH, POWERSHELL = "bash", frozenset({"powershell", "pwsh"})


def shell() -> str | None:
    """Which shell asks; None where none does, and a command is to run."""
    asks = os.environ.get(_ASKS, "")
    return asks.removeprefix(_COMPLETE) if asks.startswith(_COMPLETE) else None


def forget_nonsense() -> None:
    """An order that no shell gives would end the run with nothing done, and a check that has not been made be fine."""
    if not _ORDER.fullmatch(os.environ.get(_ASKS, "")):
        os.environ.pop(_ASKS, None)


def line() -> list[str]:
    """The words of the line, as far as it matters before Typer reads them."""
    return (os.environ.get(_BASH_WORDS if shell() == BASH else _LINE) or "").split()


def option_before(incomplete: str) -> str:
    """`--plan=` where it stands before what is typed, in the same word; bash, which cuts there, keeps it itself."""
    if shell() == BASH:
        return ""
    typed = os.environ.get(_WORD) or (os.environ.get(_LINE) or "").rpartition(" ")[2]
    found = re.fullmatch(r"(?a)(--[a-z][a-z-]*=)(.*)", typed, re.DOTALL)
    return found[1] if found and found[2].strip("\"'") == incomplete else ""


def kept_by_shell(incomplete: str) -> str:
    """The part of what is typed that bash leaves in its place: all up to the last `=`."""
    return incomplete[: incomplete.rfind("=") + 1] if shell() == BASH else ""


def shows_words() -> bool:
    """Whether there is somewhere to say what a value means: bash shows the values alone, and fish first asks if any."""
    return shell() != BASH and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") != "is-args"


def answered(answer: Callable[[], object]) -> int:
    """Answer the shell; whatever is wrong, nothing but an answer may appear on the line that somebody is typing."""
    with _without_rich(), open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):  # noqa: PTH123
        try:
            if shell() == BASH:
                _join_words()
            answer()
        except SystemExit as end:  # by its code fish is told whether to offer files instead
            return int(end.code or 0)
        except Exception:  # noqa: BLE001  no answer, whatever it is
            return 1
    return 0


@contextmanager
def _without_rich() -> Iterator[None]:
    """Typer would have rich take markup out of what values mean, which has none: that takes longer than the rest."""
    there = sys.modules.get(_RICH)
    sys.modules[_RICH] = cast("Any", None)
    try:
        yield
    finally:
        del sys.modules[_RICH]
        if there:
            sys.modules[_RICH] = there


def _join_words() -> None:
    """Bash hands over `--plan`, `=`, `2026` for `--plan=2026`, which Typer would take for three words."""
    words, at = os.environ.get(_BASH_WORDS, "").split("\n"), int(os.environ.get(_BASH_AT, "0"))
    if "=" not in words[: at + 1]:
        return
    joined: list[str] = []
    for word in words[: at + 1]:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    os.environ[_BASH_WORDS], os.environ[_BASH_AT] = "\n".join(joined), str(len(joined) - 1)
