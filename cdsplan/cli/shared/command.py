"""A command's `run` as Typer takes it: with `--root` and `--lang`, and its help in the language of this run."""

import inspect
from collections.abc import Callable, Iterable
from copy import copy
from enum import Enum
from inspect import Parameter
from typing import Annotated, Any, get_args

import typer

from cdsplan.cli.shared.completion import table
from cdsplan.cli.shared.completion.offer import by, of_choices
from cdsplan.language import Language, Text, text


def pair(vi: str, en: str) -> Any:  # noqa: ANN401  Typer asks for a str, and gets one from `in_language`
    """The help of an option, or what stands for its value, in both languages."""
    return text(vi, en)


def among(help_: Any, values: Iterable[str]) -> Any:  # noqa: ANN401
    """The help of an option that takes several of these values, with commas between."""
    return text("{help} Một trong: {known}.", "{help} One of: {known}.", help=help_, known=list(values))


Root = Annotated[
    str | None,
    typer.Option(
        "--root",
        metavar=pair("THƯ_MỤC", "DIR"),
        help=pair("Thư mục chứa plans/.", "The folder that has plans/ in it."),
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="vi|en", help=pair("Ngôn ngữ: vi hoặc en.", "Language: vi or en."), show_default=False
    ),
]


def in_language(run: Callable[..., None], language: Language) -> Callable[..., None]:
    """The same function, its help in one language; what it takes comes by name."""

    def called(**given: object) -> None:
        run(**given)

    return _with(called, [_translated(one, language, "") for one in inspect.signature(run).parameters.values()])


def command(run: Callable[..., None], language: Language) -> Callable[..., None]:
    """What in_language gives, with `--lang` unless the command has its own, and with `--root` where it asks for one."""
    parameters = inspect.signature(run).parameters
    common = {"root": Root, "lang": Lang} if "root" in parameters else {"lang": Lang}
    common = {name: option for name, option in common.items() if name == "root" or name not in parameters}

    def called(context: typer.Context, **given: object) -> None:
        if "lang" in common:
            del given["lang"]  # read before Typer starts
        elif context.parent:
            given["lang"] = given["lang"] or context.parent.params["lang"]
        if "root" in parameters:
            given["root"] = given["root"] or context.obj  # what stood before the command's name
        run(**given)

    own = [one for name, one in parameters.items() if name != "root"]
    added = [_parameter(name, option, default=None) for name, option in common.items()]
    name = run.__module__.removeprefix("cdsplan.cli.")
    offered = [_translated(one, language, name) for one in (*own, *added)]
    return _with(called, [_parameter("context", typer.Context), *offered])


def _parameter(name: str, annotation: object, default: object = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _with(called: Callable[..., None], parameters: list[Parameter]) -> Callable[..., None]:
    vars(called)["__signature__"] = inspect.Signature(parameters)
    return called


def _translated(parameter: Parameter, language: Language, command: str) -> Parameter:
    """With the words for people in one language, and with what a shell may offer for it."""
    kind, annotation = Parameter.KEYWORD_ONLY, parameter.annotation
    if not hasattr(annotation, "__metadata__"):
        return parameter.replace(kind=kind)
    complete = _completion(command, parameter)
    options = (_option(option, language, complete) for option in annotation.__metadata__)
    return parameter.replace(kind=kind, annotation=Annotated[(annotation.__origin__, *options)])


def _option(option: Any, language: Language, complete: Callable[..., Any] | None) -> Any:  # noqa: ANN401  Typer's classes have no public name
    spoken = copy(option)
    spoken.help, spoken.metavar = _words(option.help, language), _words(option.metavar, language)
    spoken.autocompletion = complete
    return spoken


def _completion(command: str, parameter: Parameter) -> Callable[..., Any] | None:
    completer = table.completer(command, parameter.name)
    if completer:
        return by(completer)
    choices = choices_of(parameter.annotation.__origin__)
    return of_choices([str(one.value) for one in choices]) if choices else None


def choices_of(annotation: Any) -> type[Enum] | None:  # noqa: ANN401
    """The enum of which a parameter is one or several."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return annotation
    return next(filter(None, map(choices_of, get_args(annotation))), None)


def _words(words: Text | str | None, language: Language) -> str | None:
    return words.within(language) if isinstance(words, Text) else words
