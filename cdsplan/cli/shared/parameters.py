"""What an argument or option of a command is called, and which values it takes: for its help and for complaints."""

from pathlib import Path
from typing import Any, get_args

from cdsplan.language import Text, text


def arguments(command: Any) -> list[Any]:  # noqa: ANN401  Typer's classes have no public names
    """Those of a command, in their order."""
    return [one for one in command.params if is_argument(one)]


def options(command: Any, context: Any) -> list[Any]:  # noqa: ANN401
    """The same, with `--help`, which Typer adds."""
    return [one for one in command.get_params(context) if not is_argument(one)]


def is_argument(parameter: Any) -> bool:  # noqa: ANN401
    """Whether it goes by its place alone."""
    return bool(parameter.param_type_name == "argument")


def called(parameter: Any) -> str:  # noqa: ANN401
    """As the usage has it: `XÃ`, `--period KỲ`, `--strict`."""
    if is_argument(parameter):
        return str(parameter.metavar)
    return flag(parameter) if parameter.is_flag else f"{flag(parameter)} {parameter.metavar}"


def flag(parameter: Any) -> str:  # noqa: ANN401
    """Its name in a sentence, of an option the long one."""
    if is_argument(parameter):
        return str(parameter.metavar)
    return str(max(parameter.opts, key=len))


def is_path(parameter: Any) -> bool:  # noqa: ANN401
    """Whether it takes files or folders; of `--root` commands are given the words."""
    annotation = parameter.type_descriptor.annotation
    return parameter.name == "root" or Path in {annotation, *get_args(annotation)}


def choices(parameter: Any) -> list[str]:  # noqa: ANN401
    """All values that it takes; none where it takes more than can be listed."""
    return [str(one) for one in parameter.type_descriptor.choices or ()]


def limits(parameter: Any) -> Text | None:  # noqa: ANN401
    """Between which numbers its value lies."""
    least, most = parameter.type_descriptor.parameter_info.min, parameter.type_descriptor.parameter_info.max
    if most is not None:
        return text("từ {least} đến {most}", "from {least} to {most}", least=str(least), most=str(most))
    return text("từ {least} trở lên", "{least} or more", least=str(least)) if least is not None else None
