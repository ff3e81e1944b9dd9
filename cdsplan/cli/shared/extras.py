"""What reads and writes Word and Excel files is an extra of the installation, and imported when it is needed."""

import importlib
from typing import Any

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import text
from cdsplan.render.formats import Format

_PACKAGES = frozenset({"docx", "openpyxl", "lxml"})


def office(module: str) -> Any:  # noqa: ANN401  a module of ours
    """A module that needs the extra; CannotRunError says how to get it."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PACKAGES:
            raise
        raise CannotRunError(
            text(
                "tệp Word và Excel cần phần cài thêm office: pip install 'cdsplan[office]'",
                "Word and Excel files need the extra `office`: pip install 'cdsplan[office]'",
            )
        ) from error


def parquet(module: str) -> Any:  # noqa: ANN401  a module of ours
    """A module that needs pyarrow; CannotRunError says how to get it."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise CannotRunError(
            text(
                "tệp Parquet cần phần cài thêm parquet: pip install 'cdsplan[parquet]'",
                "Parquet files need the extra `parquet`: pip install 'cdsplan[parquet]'",
            )
        ) from error


def file_in(form: Format, result: object) -> bytes:
    """The result as a file in a format; CannotRunError where that needs the extra."""
    for module in form.modules:
        office(module)
    return form.file(result, console.drawing(form))
