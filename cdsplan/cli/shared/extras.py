"""What reads and writes Word and Excel files is an extra of the installation, and imported when it is needed."""

import importlib
from typing import Any

from cdsplan.cli.shared.session import CannotRunError
from cdsplan.language import text

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
