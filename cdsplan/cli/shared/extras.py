"""What makes Word, Excel and Parquet files, and public pages, is an extra of the installation, imported when needed."""

import importlib
from typing import Any, NamedTuple

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Text, text
from cdsplan.render.formats import Format


class _Extra(NamedTuple):
    """A part of the installation that may be missing."""

    name: str
    packages: frozenset[str]
    what: Text  # what needs it


_OFFICE = _Extra("office", frozenset({"docx", "openpyxl", "lxml"}), text("tệp Word và Excel", "Word and Excel files"))
_SITE = _Extra("site", frozenset({"jinja2", "markupsafe"}), text("trang công khai", "public pages"))
_PARQUET = _Extra("parquet", frozenset({"pyarrow"}), text("tệp Parquet", "Parquet files"))


def office(module: str) -> Any:  # noqa: ANN401  a module of ours
    """A module that needs the extra; CannotRunError says how to get it."""
    return _imported(module, _OFFICE)


def site(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that draws the pages of a site."""
    return _imported(module, _SITE)


def parquet(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that needs pyarrow."""
    return _imported(module, _PARQUET)


def _imported(module: str, extra: _Extra) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in extra.packages:
            raise
        from cdsplan.cli.shared import extra_command  # noqa: PLC0415  only a part that is missing asks for it

        raise CannotRunError(_missing(extra, extra_command.command(extra.name))) from error


def _missing(extra: _Extra, command: str) -> Text:
    return text(
        "{what} cần phần cài thêm cdsplan[{extra}]; hãy chạy: {command}",
        "{what} need the extra cdsplan[{extra}]; run: {command}",
        what=extra.what,
        extra=extra.name,
        command=command,
    )


def load(form: Format) -> None:
    """What draws a format; CannotRunError where that needs the extra."""
    for module in form.modules:
        office(module)


def is_drawn(form: Format) -> bool:
    """Whether what draws a format is installed."""
    try:
        load(form)
    except CannotRunError:
        return False
    return True


def file_in(form: Format, result: object) -> bytes:
    """The result as a file in a format, likewise."""
    load(form)
    return form.file(result, console.drawing(form))
