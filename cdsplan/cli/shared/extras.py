"""What makes Word, Excel and Parquet files, and public pages, is an extra of the installation, imported when needed."""

import importlib
from typing import Any

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Text, text
from cdsplan.render.formats import Format

_OFFICE, _SITE = frozenset({"docx", "openpyxl", "lxml"}), frozenset({"jinja2", "markupsafe"})
_PARQUET = frozenset({"pyarrow"})


def office(module: str) -> Any:  # noqa: ANN401  a module of ours
    """A module that needs the extra; CannotRunError says how to get it."""
    return _imported(module, _OFFICE, _NO_OFFICE)


def site(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that draws the pages of a site."""
    return _imported(module, _SITE, _NO_SITE)


def parquet(module: str) -> Any:  # noqa: ANN401  a module of ours
    """The same of one that needs pyarrow."""
    return _imported(module, _PARQUET, _NO_PARQUET)


def _imported(module: str, packages: frozenset[str], hint: Text) -> Any:  # noqa: ANN401
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in packages:
            raise
        raise CannotRunError(hint) from error


_NO_OFFICE = text(
    "tệp Word và Excel cần phần cài thêm office: pip install 'cdsplan[office]'",
    "Word and Excel files need the extra `office`: pip install 'cdsplan[office]'",
)
_NO_SITE = text(
    "trang công khai cần phần cài thêm site: pip install 'cdsplan[site]'",
    "public pages need the extra `site`: pip install 'cdsplan[site]'",
)


_NO_PARQUET = text(
    "tệp Parquet cần phần cài thêm parquet: pip install 'cdsplan[parquet]'",
    "Parquet files need the extra `parquet`: pip install 'cdsplan[parquet]'",
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
