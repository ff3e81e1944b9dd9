"""Every command that writes, killed at each of its calls to the system: run again, it does what it would have done."""

import os
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import pytest

from cdsplan.cli.app import run
from tests.cli.conftest import Run
from tests.conftest import PATHS, REPORT, Folder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork"),
]

CALLS = ("mkdir", "fsync", "rename", "replace", "unlink", "symlink")
COMMANDS = [
    "record xa-tan-lap ho_cap_quang=701 -p 2026-06",
    "record xa-tan-lap ho_cap_quang=701 -p 2026-05",
    "amend xa-tan-lap cap_quang --value 90 --at QD --since 2026-05-01",
    "fmt",
    "form xa-tan-lap --period 2026-06 -o new/form.csv",
    "form thanh-hoa --period 2026-06 -o new/forms",
    "report xa-tan-lap --period 2026-06 -o report.md",
    "export -o new.csv",
    "export -f datapackage -o new/package",
    "export -f parquet -o new/tables",
    "site -o new/site",
    "schema -o plans",
    "new commune X --code 00002 --province Y",
    "init . --no-git",
    "validate --output json=new.json",
]


class _Fate:
    """It lets so many calls to the system pass."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def over(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counted


def killed(arguments: list[str], calls: int) -> bool:
    """Run in a process of its own, that is killed after so many calls, if it makes more."""
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        fate = _Fate(calls)
        for name in CALLS:
            setattr(os, name, fate.over(getattr(os, name)))
        os._exit(run(arguments))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def tree(root: Path) -> dict[str, bytes]:
    """A workbook has the time in it when it was made, so that only whether it is whole is compared."""
    return {one.relative_to(root).as_posix(): _content(one) for one in root.rglob("*") if one.is_file()}


def _content(file: Path) -> bytes:
    return b"whole" if file.suffix == ".xlsx" and is_zipfile(file) else file.read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_what_was_killed_anywhere_is_whole_when_it_is_run_again(
    cdsplan: Run,
    little: Folder,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    little.write(PATHS["report"], REPORT.replace("\n", "\r\n"))
    arguments = command.split()
    before = tmp_path_factory.mktemp("before") / "copy"
    shutil.copytree(little.root, before)
    assert cdsplan(*arguments).code == 0
    whole = tree(little.root)
    for calls in count():
        monkeypatch.chdir(before)
        shutil.rmtree(little.root)
        shutil.copytree(before, little.root)
        monkeypatch.chdir(little.root)
        if not killed(arguments, calls):
            break
        left = tree(little.root)
        again = cdsplan(*arguments)
        # Refused, if it had come to its end.
        assert again.code == 0 or whole.items() <= left.items(), (calls, again.err)
        visible = {path: raw for path, raw in tree(little.root).items() if not path.endswith(".cdsplan-tmp")}
        assert visible == whole, calls
        assert again.code == 2 or tree(little.root) == whole, calls
    assert calls > 1
