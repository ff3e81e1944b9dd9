"""What is said once `--install-completion` has done its work: Typer says it in English alone."""

from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import typer

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Text, text

_OPTION = "install_completion"


def speak(program: Any) -> None:  # noqa: ANN401
    """Let the program say in the language of the run what this option of Typer's has done."""
    for parameter in program.params:
        if parameter.name == _OPTION:
            parameter.callback = _in_our_words(parameter.callback)


def _in_our_words(install: Callable[..., object]) -> Callable[..., object]:
    def installed(*given: Any) -> object:  # noqa: ANN401
        said = StringIO()
        try:
            with redirect_stdout(said):
                return install(*given)
        except typer.Exit as error:
            raise CannotRunError(_NO_SHELL) from error
        except SystemExit:  # so it ends, once all is written
            console.note(_done(said.getvalue()))
            raise

    return installed


def _done(said: str) -> Text:
    """With the file that Typer has named, whatever words stand before it."""
    found = next((path for line in said.splitlines() if (path := _file(line.split(" ")))), None)
    if found is None:
        return _DONE
    return text(
        "Đã cài gợi ý lệnh vào {file}. Mở cửa sổ lệnh mới rồi nhấn phím Tab để dùng.",
        "Completion is installed in {file}. Open a new window, and press Tab.",
        file=found,
    )


def _file(words: list[str]) -> str | None:
    """A name may have blanks in it."""
    endings = (" ".join(words[at:]) for at in range(len(words)))
    return next((one for one in endings if one and Path(one).is_file()), None)


_DONE = text(
    "Đã cài gợi ý lệnh. Mở cửa sổ lệnh mới rồi nhấn phím Tab để dùng.",
    "Completion is installed. Open a new window, and press Tab.",
)
_NO_SHELL = text(
    "không cài được gợi ý lệnh: chỉ dùng được với bash, zsh, fish và PowerShell",
    "completion cannot be installed: it works in bash, zsh, fish and PowerShell only",
)
