"""What shells are told when Tab is pressed, in a repository whose folders are named by a stranger."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cdsplan.cli.shared.options import complete, complete_either, complete_province
from tests import ROOT
from tests.cli.test_app import program
from tests.conftest import COMMUNE, Folder

MARK = "touch xa-mark"
HOSTILE = [
    f"xa-$({MARK})",
    f"xa-\\$({MARK})",
    f"xa-`{MARK}`",
    f"xa-\\`{MARK}`",
    f"xa-';{MARK};'",
    f'xa-");{MARK};("',
    f"xa-\n{MARK}",
    f"xa-;{MARK}",
    f"xa-|{MARK}",
    f"xa-$(({MARK}))",
    f"xa-({MARK})",
    f"xa-:::{MARK}",
    f"xa-\t{MARK}",
    "xa-a b",
    "xa-*",
    "xa-{a,b}",
    "xa-~",
    "xa-!!",
    "xa-\x1b[2J",
    "xa-\u202ea",
    "xa-a:b",
    "xa-“a”",
    "xa-#a",
    os.fsdecode(b"xa-\xff"),
]


@pytest.fixture
def hostile(little: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The little repository among provinces and communes of these names."""
    for name in HOSTILE:
        for path in (f"plans/thanh-hoa/{name}", f"plans/{name}/xa-khac"):
            little.write(f"{path}/commune.yaml", COMMUNE)
    monkeypatch.chdir(little.root)
    return little


@pytest.mark.usefixtures("hostile")
def test_only_names_that_no_shell_takes_for_more_are_offered() -> None:
    assert complete("xa-t") == complete_either("xa-t") == ["xa-tan-lap"]
    assert complete("xa-") == ["xa-tan-lap"]
    assert complete_province("") == ["thanh-hoa"]


@pytest.mark.parametrize("name", ["xã-tân-lập", "xa.b_c-9"])
def test_letters_of_every_language_are_offered(hostile: Folder, name: str) -> None:
    hostile.write(f"plans/thanh-hoa/{name}/commune.yaml", COMMUNE)
    assert complete(name[:3]) == [name]


@pytest.mark.parametrize(
    ("shell", "asking", "answer"),
    [
        ("bash", {"COMP_WORDS": "cdsplan progress xa-", "COMP_CWORD": "2"}, "xa-tan-lap\n"),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "cdsplan progress xa-"}, "_arguments '*: :((\"xa-tan-lap\"))'\n"),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "cdsplan progress xa-", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "xa-tan-lap\n",
        ),
        (
            "powershell",
            {"_TYPER_COMPLETE_ARGS": "cdsplan progress xa-", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "xa-"},
            "xa-tan-lap::: \n",
        ),
    ],
)
def test_each_shell_is_answered_in_its_own_way(
    hostile: Folder, shell: str, asking: Mapping[str, str], answer: str
) -> None:
    said = program(cwd=hostile.root, _CDSPLAN_COMPLETE=f"complete_{shell}", **asking)
    assert (said.stdout, said.stderr) == (answer, "")


_BASH = """\
eval "$(_CDSPLAN_COMPLETE=source_bash cdsplan)"
COMP_WORDS=(cdsplan progress xa-) COMP_CWORD=2
_cdsplan_completion cdsplan
printf '%s\\n' "${COMPREPLY[@]}"
"""
# A terminal in which somebody presses Tab; a read waits until the name has appeared.
_ZSH = """\
zmodload zsh/zpty
zpty -b terminal zsh -f -i
zpty -w terminal 'autoload -Uz compinit; compinit -u -D; eval "$(_CDSPLAN_COMPLETE=source_zsh cdsplan)"; echo REA""DY'
zpty -r terminal shown '*READY*'
zpty -n -w terminal $'cdsplan progress xa-\\t'
zpty -r terminal shown '*xa-tan-lap*'
zpty -n -w terminal $'\\t\\t'
zpty -d terminal
echo xa-tan-lap
"""
SHELLS = [(name, script) for name, script in (("bash", _BASH), ("zsh", _ZSH)) if shutil.which(name)]


@pytest.mark.slow
@pytest.mark.parametrize(("shell", "script"), SHELLS, ids=[name for name, _ in SHELLS])
def test_a_shell_offers_the_commune_and_runs_no_name(hostile: Folder, tmp_path: Path, shell: str, script: str) -> None:
    wrapper = tmp_path / "bin" / "cdsplan"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cdsplan "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    before = sorted(hostile.root.iterdir())
    wanted = subprocess.run(  # noqa: S603  our own words
        [shutil.which(shell) or shell, "-c", script],
        cwd=hostile.root,
        env=os.environ | {"PATH": f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert wanted.stdout.splitlines()[-1] == "xa-tan-lap"
    assert sorted(hostile.root.iterdir()) == before
