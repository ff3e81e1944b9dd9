"""What a command is for, without importing it: all together they take longer than a help page or a shell may."""

import ast
import pkgutil
import re
from collections.abc import Iterator

from cdsplan.language import Text, text

_HELP = re.compile(r"^HELP = (text\(.*?\))$", re.MULTILINE | re.DOTALL)


def summary(package: str, name: str) -> Text | None:
    """The HELP of a command's module, out of its source; None where there is only what Python made of that."""
    for file in _files(name):
        try:
            written = (pkgutil.get_data(package, file) or b"").decode()
        except OSError:
            continue
        found = _HELP.search(written)
        call = ast.parse(found[1], mode="eval").body if found else None
        if isinstance(call, ast.Call):
            return text(*map(ast.literal_eval, call.args))
    return None


def _files(name: str) -> Iterator[str]:
    yield f"{name}.py"
    yield f"{name}/__init__.py"
