"""What makes Word, Excel and Parquet files, and public pages, is an extra of the installation, imported when needed."""

import importlib
from collections.abc import Callable
from typing import Any

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Text, text
from cdsplan.render.formats import Format

_OFFICE, _SITE = frozenset({"docx", "openpyxl", "lxml"}), frozenset({"jinja2", "markupsafe"})
_PARQUET = frozenset({"pyarrow"})


def office(module: str) -> Any:  # noqa: ANN401  a module of ours
    """A module that needs the extra; CannotRunError says how to get it."""
    return _imported(module, "office", _OFFICE, _no_office)


def site(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that draws the pages of a site."""
    return _imported(module, "site", _SITE, _no_site)


def parquet(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that needs pyarrow."""
    return _imported(module, "parquet", _PARQUET, _no_parquet)


def _imported(module: str, extra: str, packages: frozenset[str], hint: Callable[[str], Text]) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in packages:
            raise
        from cdsplan.cli.shared import extra_command  # noqa: PLC0415  only a part that is missing asks for it

        raise CannotRunError(hint(extra_command.command(extra))) from error


def _no_office(command: str) -> Text:
    return text(
        "tệp Word và Excel cần phần cài thêm cdsplan[office]; hãy chạy: {command}",
        "Word and Excel files need the extra cdsplan[office]; run: {command}",
        command=command,
    )


def _no_site(command: str) -> Text:
    return text(
        "trang công khai cần phần cài thêm cdsplan[site]; hãy chạy: {command}",
        "public pages need the extra cdsplan[site]; run: {command}",
        command=command,
    )


def _no_parquet(command: str) -> Text:
    return text(
        "tệp Parquet cần phần cài thêm cdsplan[parquet]; hãy chạy: {command}",
        "Parquet files need the extra cdsplan[parquet]; run: {command}",
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
