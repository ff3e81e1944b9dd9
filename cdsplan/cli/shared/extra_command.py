"""The command that adds an extra of the program to the installation that runs, whatever installed it and from where.

It names the extra's packages, not the program: that works when the folder has moved or the wheel is gone, and cannot
change the program's version on the way. Only `uv tool` must be told the program anew, as it forgets what it was not.
"""

import json
import os
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path

_NAME = "cdsplan"
_ROOT = Path(__file__).parents[3]
_OF_EXTRA = re.compile(r"""(?P<required>[^;]+?)\s*;\s*extra\s*==\s*['"](?P<extra>[\w-]+)['"]""")


def command(extra: str) -> str:
    """What a user types, quoted for their shell."""
    return _quoted(_words(extra))


def _words(extra: str) -> Sequence[str]:
    environment = Path(sys.prefix)
    if (environment / "pipx_metadata.json").is_file():
        return ("pipx", "inject", environment.name, *_packages(extra))
    if (environment / "uv-receipt.toml").is_file():
        return ("uv", "tool", "install", *_program(environment / "uv-receipt.toml", extra))
    if util.find_spec("pip"):
        return (_python(), "-m", "pip", "install", *_packages(extra))
    if shutil.which("uv"):
        return ("uv", "pip", "install", "--python", sys.executable, *_packages(extra))
    return (_base_python(), "-m", "pip", "--python", sys.executable, "install", *_packages(extra))


def _packages(extra: str) -> list[str]:
    """What the extra requires; a program that was never installed names its folder."""
    try:
        required = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        required = []
    found = [match for match in map(_OF_EXTRA.fullmatch, required) if match]
    return [match["required"] for match in found if match["extra"] == extra] or [f"{_ROOT}[{extra}]"]


def _program(receipt: Path, extra: str) -> Sequence[str]:
    """The program with the extras that it has and this one, as `uv tool install` takes it, from where it came."""
    first = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"][0]
    extras = ",".join(dict.fromkeys([*first.get("extras", []), extra]))
    source = json.loads(metadata.distribution(_NAME).read_text("direct_url.json") or "{}")
    url = str(source.get("url", ""))
    if source.get("dir_info", {}).get("editable"):
        return ("--editable", f"{first['editable']}[{extras}]")
    versions = source.get("vcs_info")
    if versions:
        url = f"{versions['vcs']}+{url}@{versions.get('requested_revision') or versions['commit_id']}"
    return (f"{_NAME}[{extras}] @ {url}" if url else f"{_NAME}[{extras}]",)


def _python() -> str:
    """The Python that runs, by a short name where that means it."""
    running = Path(sys.executable)
    for name in ("python", "python3"):
        found = shutil.which(name)
        # In a virtual environment it is a link to the one that all environments share: its folder tells them apart.
        if found and Path(found).parent == running.parent and Path(found).samefile(running):
            return name
    return sys.executable


def _base_python() -> str:
    """The Python that the environment was made with, which has a pip of its own."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


# ---- quoting


def _quoted(words: Sequence[str]) -> str:
    shell = _shell()
    if shell == "cmd":
        return " ".join(map(_for_cmd, words))
    if shell in {"powershell", "pwsh"}:
        program, *others = map(_for_powershell, words)
        return " ".join([f"& {program}" if program.startswith("'") else program, *others])
    return shlex.join(words)


def _for_cmd(word: str) -> str:
    return word if re.fullmatch(r"[\w.:\\/-]+", word) else f'"{word}"'


def _for_powershell(word: str) -> str:
    return word if re.fullmatch(r"[\w.:\\/-]+", word) else "'{}'".format(word.replace("'", "''"))


def _shell() -> str:
    """The shell that the program was called from: on Windows there are several, and each quotes in its own way."""
    if os.name != "nt":
        return "sh"
    import shellingham  # noqa: PLC0415  it looks through all that runs

    try:
        return str(shellingham.detect_shell()[0])
    except (shellingham.ShellDetectionFailure, OSError):
        return "cmd"
