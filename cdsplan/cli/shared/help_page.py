"""The help page of a command, in our words and in one language: Typer's exists in English only, and cuts words off."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from cdsplan.cli.shared import parameters, terminal
from cdsplan.cli.shared.language import phrase, say
from cdsplan.language import Text, text

# Wider lines tire the eye.
_WIDEST = 100
_INDENT = "  "
# What Typer adds itself, with English words.
_OWN_HELP = {
    "help": text("Hiện trợ giúp này rồi thoát.", "Show this page and exit."),
    "install_completion": text("Cài gợi ý lệnh cho shell đang dùng.", "Install completion for the current shell."),
    "show_completion": text("Hiện đoạn gợi ý lệnh để chép hoặc tùy biến.", "Show completion, to copy or customize it."),
}


class Entry(NamedTuple):
    """A line of a page: an option, or a command, and what it is for."""

    term: str
    words: str


class Section(NamedTuple):
    """Lines under a heading."""

    heading: str
    entries: Sequence[Entry]


def of_command(command: Any, context: Any) -> str:  # noqa: ANN401  Typer's classes have no public names
    """How one command is called, what it takes, and an example of it."""
    return _drawn(command, context, [*_parameters(command, context)])


def of_group(
    command: Any,  # noqa: ANN401
    context: Any,  # noqa: ANN401
    groups: Iterable[tuple[Text, Sequence[str]]],
    help_of: Callable[[str], str],
) -> str:
    """The same of several commands, by what people do with them."""
    sections = [
        Section(phrase(heading), [Entry(name, _summary(help_of(name))) for name in names]) for heading, names in groups
    ]
    return _drawn(command, context, [*sections, *_parameters(command, context)])


def _drawn(command: Any, context: Any, sections: Sequence[Section]) -> str:  # noqa: ANN401
    width = min(terminal.width(terminal.UNKNOWN), _WIDEST)
    blocks = [
        _usage(command, context, width),
        _indented(command.help, width),
        *(_section(section, width) for section in sections),
        # A command is copied: it stays in one line, and a terminal breaks what is too long for it.
        [f"{say('Ví dụ', 'Example')}:", f"{_INDENT}{command.epilog}"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _usage(command: Any, context: Any, width: int) -> list[str]:  # noqa: ANN401
    begin = f"{say('Cách dùng', 'Usage')}: {context.command_path} "
    takes = [f"[{say('TÙY CHỌN', 'OPTIONS')}]", *map(_placed, parameters.arguments(command))]
    if hasattr(command, "commands"):
        takes += [say("LỆNH", "COMMAND"), "..."]
    takes += [parameters.called(one) for one in parameters.options(command, context) if one.required]
    return _lines(" ".join(takes), width, first=begin, others=" " * len(begin))


def _placed(argument: Any) -> str:  # noqa: ANN401
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{name}..." if argument.nargs < 0 else str(name)


def _parameters(command: Any, context: Any) -> Iterator[Section]:  # noqa: ANN401
    arguments, options = parameters.arguments(command), parameters.options(command, context)
    if arguments:
        yield Section(say("Tham số", "Arguments"), [Entry(one.metavar, _description(one)) for one in arguments])
    yield Section(say("Tùy chọn", "Options"), [Entry(_term(one), _description(one)) for one in options])


def _term(option: Any) -> str:  # noqa: ANN401
    flags = ", ".join(sorted(option.opts, key=len))
    names = " / ".join([flags, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar}"


def _description(parameter: Any) -> str:  # noqa: ANN401
    """What it is for, which values it takes, and what it is where it is left out."""
    words = [phrase(_OWN_HELP[parameter.name]) if parameter.name in _OWN_HELP else parameter.help]
    choices, limits = parameters.choices(parameter), parameters.limits(parameter)
    if choices:
        words.append(f"{say('Một trong', 'One of')}: {', '.join(choices)}.")
    if limits:
        words.append(f"{phrase(limits).capitalize()}.")
    if parameter.required:
        words.append(say("Bắt buộc.", "Required."))
    elif parameter.show_default and parameter.default not in {None, False}:
        words.append(f"{say('Mặc định', 'Default')}: {parameter.default}.")
    return " ".join(words)


def _summary(help_: str) -> str:
    """What a command does, without the details that follow."""
    ends = [at for mark in (":", ";", ". ") if (at := help_.find(mark)) > 0]
    return help_[: min(ends, default=len(help_))].removesuffix(".")


def _section(section: Section, width: int) -> list[str]:
    column = _column(section.entries, width)
    return [f"{section.heading}:", *(line for entry in section.entries for line in _entry(entry, column, width))]


def _column(entries: Iterable[Entry], width: int) -> int:
    """Where the descriptions begin: after the longest term that leaves them two thirds of the line."""
    terms = [len(entry.term) for entry in entries]
    return len(_INDENT) * 2 + max((one for one in terms if one <= width // 3), default=width // 3)


def _entry(entry: Entry, column: int, width: int) -> list[str]:
    term, blank = f"{_INDENT}{entry.term}", " " * column
    if len(term) + len(_INDENT) > column:
        return [term, *_lines(entry.words, width, first=blank, others=blank)]
    return _lines(entry.words, width, first=term.ljust(column), others=blank)


def _indented(words: str, width: int) -> list[str]:
    return _lines(words, width, first=_INDENT, others=_INDENT)


def _lines(words: str, width: int, *, first: str, others: str) -> list[str]:
    """Broken between words alone: a date, a name of a folder, a command's option stay whole."""
    return wrap(
        words, width, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )
