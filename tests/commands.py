"""Every command of the program with what it takes, and the words of one language that have no place in the other."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cdsplan.cli import app
from cdsplan.cli.shared import language
from cdsplan.language import Language


class Command(NamedTuple):
    """`cdsplan new plan`, its arguments and options."""

    path: tuple[str, ...]
    parameters: list[Any]
    example: str
    has_others: bool

    @property
    def options(self) -> list[Any]:
        return [one for one in self.parameters if one.param_type_name == "option"]

    @property
    def required(self) -> list[Any]:
        return [one for one in self.parameters if one.required]


def commands(spoken: Language) -> list[Command]:
    """All of them, those that only hold others too."""
    language.speak(spoken)
    return list(_below((), app.program()))


def _below(path: tuple[str, ...], command: Any) -> Iterator[Command]:  # noqa: ANN401  Typer's has no public name
    others = getattr(command, "commands", {})
    yield Command(path, list(command.params), command.epilog, bool(others))
    for name in others:
        yield from _below((*path, name), command.commands[name])


# Each of them is in what Typer, Python or a system says, or in our own English, and none is also Vietnamese.
_ENGLISH = frozenset([
    "the", "of", "is", "and", "or", "are", "with", "this", "that", "there",
    "write", "must", "whole", "number", "missing", "needs", "takes", "many", "argument", "arguments",
    "option", "options", "default", "usage", "required", "see", "file", "such", "directory", "denied",
    "invalid", "unexpected", "try", "error", "warning", "value", "did", "mean", "command", "commands",
    "input", "should", "valid", "integer", "folder", "format", "date", "period", "permission", "not",
    "long", "system", "device", "cannot", "read", "open", "from", "name", "show", "message",
    "exit", "found", "used", "which",
])  # fmt: skip
_VIETNAMESE = re.compile(r"[à-ỹđ]")
# Names and papers are Vietnamese in English, too.
_NAMES = re.compile(
    r"Xã Tân Lập|Thanh Hóa|Thành Vinh|Cáp quang|Kế hoạch|quý II/2026|6 tháng đầu năm 2026|xã|phường|đặc khu"
    r"|Nghị định 30/2020/NĐ-CP|DỰ THẢO|QĐ 12/QĐ-UBND, 05/7/2026",
    re.IGNORECASE,
)
# What is typed, and what it stands for: options, values, files, addresses of pages, what somebody has written.
_TYPED = re.compile(r"--?[a-z][a-z-]*|«[^»]*»|`[^`]*`|\bcdsplan [a-z -]+|\S*[/.=<>|_]\S*|[a-z]+-[a-z-]+")


def strange_words(said: str, spoken: Language, typed: str = "") -> list[str]:
    """Words of the other language, but for names and what is typed."""
    if spoken is Language.EN:
        return [word for word in _NAMES.sub("", said).split() if _VIETNAMESE.search(word.lower()) and word not in typed]
    words = re.findall(r"[^\W\d]+", _TYPED.sub(" ", said))
    return [word for word in words if word.lower() in _ENGLISH]
