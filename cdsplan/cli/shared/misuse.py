"""What a command line holds that no command takes, in both languages: Typer says it in English only."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from cdsplan.cli.shared import parameters
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.error import UnknownNameError
from cdsplan.language import Text, text
from cdsplan.suggest import alike, hint, nearest


class MisusedError(CannotRunError):
    """A command cannot be called so; `page` is what to type for its help."""

    def __init__(self, message: Text, page: str) -> None:
        super().__init__(message)
        self.page = page


@contextmanager
def named(context: Any) -> Iterator[None]:  # noqa: ANN401  Typer's classes have no public names
    """While a command reads what it is given: what is wrong with that becomes a MisusedError."""
    try:
        yield
    except typer.TyperException as error:
        raise MisusedError(words(error, context), _page(context)) from error
    except (WrongUsageError, UnknownNameError) as error:
        raise MisusedError(error.message, _page(context)) from error


def _page(context: Any) -> str:  # noqa: ANN401
    return f"{context.command_path} --help"


def no_command(name: str, known: Sequence[str]) -> WrongUsageError:
    """There is no command of this name."""
    return WrongUsageError(
        text(
            "không có lệnh «{name}». {hint}",
            "there is no command `{name}`. {hint}",
            name=name,
            hint=nearest(name, known) or _these(known),
        )
    )


def too_many(arguments: Sequence[str]) -> WrongUsageError:
    """More arguments than the command takes: these are left over."""
    return WrongUsageError(text("thừa tham số: {extra}", "too many arguments: {extra}", extra=" ".join(arguments)))


def refuse_empty_paths(command: Any, context: Any, given: Sequence[str]) -> None:  # noqa: ANN401
    """WrongUsageError for a path of no letters: Python would take it for the folder that we stand in."""
    if context.resilient_parsing or all(one and not one.endswith("=") for one in given):
        return
    values, _, _ = command.make_parser(context).parse_args(args=list(given))
    for one in filter(parameters.is_path, command.params):
        value = values.get(one.name)
        if value == "" or (isinstance(value, list | tuple) and "" in value):
            raise WrongUsageError(
                text(
                    "{name}: đường dẫn trống; thư mục đang đứng thì ghi dấu chấm (.)",
                    "{name}: the path is empty; for the folder that you are in write a dot (.)",
                    name=parameters.flag(one),
                )
            )


def _these(known: Sequence[str]) -> Text:
    return text("Có: {known}", "There are: {known}", known=list(known))


def words(error: Any, context: Any) -> Text:  # noqa: ANN401
    """What Typer complains about: its classes of complaints have no public names."""
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(error.option_name, context)
        case "MissingParameter":
            return _missing(error.param)
        case "BadParameter":
            return _wrong_value(error)
        case "BadOptionUsage":
            return _wrong_use(error.option_name, context)
    return _no_name(context)


def _options(context: Any) -> dict[str, Any]:  # noqa: ANN401
    """By all of their names."""
    options = parameters.options(context.command, context)
    return {name: one for one in options for name in (*one.opts, *one.secondary_opts)}


def _no_option(name: str, context: Any) -> Text:  # noqa: ANN401
    known = [one.removeprefix("--") for one in _options(context) if one.startswith("--")]
    word = name.lstrip("-")
    longer = [one for one in known if one.startswith(word)]
    near = min(longer, key=len) if longer else alike(word, known)
    if near is None:
        return text("không có tùy chọn {name}", "there is no option {name}", name=name)
    return text(
        "không có tùy chọn {name}. {hint}", "there is no option {name}. {hint}", name=name, hint=hint(f"--{near}")
    )


def _missing(parameter: Any) -> Text:  # noqa: ANN401
    called = parameters.called(parameter)
    if parameters.is_argument(parameter):
        return text("thiếu tham số {called}", "the argument {called} is missing", called=called)
    return text("thiếu tùy chọn {called}", "the option {called} is missing", called=called)


def _wrong_use(name: str, context: Any) -> Text:  # noqa: ANN401
    """An option without its value, or a value where there is none to give."""
    option = _options(context)[name]
    if option.is_flag:
        return text("{name} không nhận giá trị", "{name} takes no value", name=name)
    return text("{name} cần một giá trị: {called}", "{name} needs a value: {called}", name=name,
                called=parameters.called(option))  # fmt: skip


def _wrong_value(error: Any) -> Text:  # noqa: ANN401
    """What stands for an option or argument is none of its values, or no number, or too small or large a one."""
    name, given = parameters.flag(error.param), _given(error)
    choices, limits = parameters.choices(error.param), parameters.limits(error.param)
    if choices:
        return text("{name}: không có «{given}»; viết một trong: {known}", "{name}: there is no `{given}`; write one of"
                    " {known}", name=name, given=given, known=choices)  # fmt: skip
    if limits and re.fullmatch(r"[+-]?\d+", given):
        return text("{name}: «{given}» phải {limits}", "{name}: `{given}` must be {limits}", name=name, given=given,
                    limits=limits)  # fmt: skip
    return text(
        "{name}: «{given}» không phải một số nguyên", "{name}: `{given}` is not a whole number", name=name, given=given
    )


def _given(error: Any) -> str:  # noqa: ANN401
    """What somebody typed: Typer only quotes it, in words of others."""
    first = error.__cause__.errors()[0]
    return str(first["input"])


def _no_name(context: Any) -> Text:  # noqa: ANN401
    """A group of commands without the name of one."""
    known = list(context.command.commands)
    return text("thiếu tên lệnh; có: {known}", "the command's name is missing; there are: {known}", known=known)
