"""What shells make of an answer when Tab is pressed, in a repository that is named and worded by a stranger.

PowerShell is on no machine of ours: of it the answer alone is tested.
"""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests import ROOT, tools
from tests.cli.test_app import program
from tests.conftest import CATALOG, COMMUNE, PATHS, Folder

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
# As names in files, of which some are shown beside the values that they explain.
WORDS = " ".join([*filter(str.isprintable, HOSTILE), "\\", "[/b]", "%F{red}", ":::"])
PARTIES = ["UBND xã", "VNPT", *filter(str.isprintable, HOSTILE)]


@pytest.fixture
def hostile(little: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The little repository among folders of these names, in which everything is called so."""
    for name in HOSTILE:
        for path in (f"plans/thanh-hoa/{name}", f"plans/{name}/xa-khac"):
            little.write(f"{path}/commune.yaml", COMMUNE)
    words = json.dumps(WORDS, ensure_ascii=False)
    targets = "".join(f"      - {{op: '>=', value: 80, party: {json.dumps(one)}}}\n" for one in PARTIES)
    little.write(PATHS["commune"], COMMUNE.replace("Xã Tân Lập", words))
    little.write(PATHS["plan"], f"title: {words}\nyear: 2026\nindicators:\n  - id: cap_quang\n    targets:\n{targets}")
    little.write(PATHS["catalog"], CATALOG.replace("Cáp quang", words).replace("Hộ cáp quang", words))
    monkeypatch.chdir(little.root)
    return little


@pytest.mark.parametrize("name", ["xã-tân-lập", "xa.b_c-9"])
def test_letters_of_every_language_are_offered(hostile: Folder, name: str) -> None:
    hostile.write(f"plans/bac-ninh/{name}/commune.yaml", COMMUNE)
    assert _answer(hostile, "bash", f"cdsplan progress {name[:4]}").splitlines()[0] == name


def _answer(folder: Folder, shell: str, line: str) -> str:
    """What a shell is told behind a line, by the protocol of Typer's script for it."""
    words = line.split(" ")
    asking = {
        "_CDSPLAN_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    said = program(cwd=folder.root, **asking)
    assert not said.stderr
    return said.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("cdsplan progress xa-", ["xa-tan-lap"]),
        ("cdsplan summary ", ["thanh-hoa"]),
        ("cdsplan progress xa-tan-lap --party ", ["ubnd-xa", "VNPT", "xa-a-b"]),
        ("cdsplan explain xa-tan-lap ", ["cap_quang"]),
        ("cdsplan progress xa-tan-lap --plan ", ["2026-so"]),
    ],
)
def test_each_shell_is_told_words_alone(hostile: Folder, shell: str, line: str, offered: Sequence[str]) -> None:
    told = _answer(hostile, shell, line).removeprefix("_arguments '*: :((").removesuffix("))'\n").splitlines()
    parts = [re.fullmatch(r'"?([\w-]+)"?(?:(?:\t|:::|:")([^"$`\'\[]*)"?)?', one) for one in told]
    assert [part and part[1] for part in parts] == offered
    if shell == "bash":
        assert not any(part and part[2] for part in parts)


SHELLS = ("bash", "zsh", "fish")
TAB, ENTER, NOTHING = "\t", "\r", "\x15"
_BELL = "\a"
# All three ask for pasted text in brackets while they read keys.
_READS_KEYS, _RUNS = "\x1b[?2004h", "\x1b[?2004l"
# Completes and installs that, or notes with which words it was called.
_PROGRAM = """\
#!/bin/sh
[ -n "$_CDSPLAN_COMPLETE" ] || [ "$1" = --install-completion ] && exec "{python}" -m cdsplan "$@"
printf '%s\\n' "$@" > "{called}.new" && mv "{called}.new" "{called}"
"""


# A terminal is a shell's own only for the first of its session.
_AT_TERMINAL = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"


class Terminal:
    """A shell at a terminal of its own, in which somebody types who has run `cdsplan --install-completion`."""

    def __init__(self, shell: str, cwd: Path, scratch: Path) -> None:
        self._called, self.shown = scratch / "called", ""
        wrapper = scratch / "bin" / "cdsplan"
        wrapper.parent.mkdir()
        wrapper.write_text(_PROGRAM.format(python=sys.executable, called=self._called), encoding="utf-8")
        wrapper.chmod(0o755)
        path = f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}"
        environment = {"PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(scratch), "TERM": "xterm", "LANG": "C.UTF-8"}
        program = tools.program(shell)
        install = (program, "-c", "cdsplan --install-completion; true")  # for one command alone no shell would stay
        subprocess.run(install, env=environment, check=True, capture_output=True)  # noqa: S603  our own words
        self._screen, theirs = pty.openpty()
        self._process = subprocess.Popen(  # noqa: S603  our own words
            [sys.executable, "-c", _AT_TERMINAL, program, "-i"],
            cwd=cwd, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        self.type(f"cdsplan ready{ENTER}")
        assert self.called() == ["ready"]
        if shell == "zsh":  # loads Typer's script when Tab is pressed for the first time, and does no more
            self.type(f"cdsplan {TAB}{NOTHING}")

    def type(self, keys: str) -> None:
        """Press these."""
        os.write(self._screen, keys.encode())

    def see(self, words: str) -> None:
        """Wait until they have appeared since the last time."""
        self._until(lambda: words in self.shown)
        self.shown = ""

    def called(self) -> list[str]:
        """With which words the program was called next, once the shell reads keys again: before, the system does."""
        self._until(self._called.exists)
        self._until(lambda: self.shown.rfind(_READS_KEYS) > self.shown.rfind(_RUNS) > -1)
        words = self._called.read_text(encoding="utf-8").splitlines()
        self._called.unlink()
        return words

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not done():
            assert time.monotonic() < end, repr(self.shown)
            if select.select([self._screen], [], [], 0.05)[0]:
                self.shown += os.read(self._screen, 1 << 16).decode("utf-8", "replace").replace(_BELL, "")

    def close(self) -> None:
        """Leave it."""
        self._process.kill()
        self._process.wait()
        os.close(self._screen)


@pytest.fixture(params=SHELLS)
def terminal(
    request: pytest.FixtureRequest, hostile: Folder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    """Each shell in the hostile repository."""
    made = Terminal(request.param, hostile.root, tmp_path_factory.mktemp("scratch"))
    yield made
    made.close()


@pytest.mark.slow
def test_a_shell_completes_the_word_and_runs_no_name(terminal: Terminal, hostile: Folder) -> None:
    before = sorted(hostile.root.rglob("*"))
    for typed, whole in (
        ("progress xa-t", "xa-tan-lap"),
        ("progress xa-tan-lap --plan 20", "2026-so"),
        ("progress xa-tan-lap --plan=20", "2026-so"),
        ("progress xa-tan-lap --party ub", "ubnd-xa"),
        ("explain xa-tan-lap cap", "cap_quang"),
    ):
        terminal.type(f"cdsplan {typed}{TAB}")
        terminal.see(whole)
        terminal.type(ENTER)
        assert terminal.called()[-1].removeprefix("--plan=") == whole
    terminal.type(f"cdsplan record xa-tan-lap ho_c{TAB}")
    terminal.see("ho_cap_quang=")
    terminal.type(f"7{ENTER}")
    assert terminal.called() == ["record", "xa-tan-lap", "ho_cap_quang=7"]
    terminal.type(f"cdsplan progress xa-tan-lap --party {TAB}{TAB}")
    terminal.see("VNPT")
    terminal.type(f"{NOTHING}cdsplan over{ENTER}")
    assert terminal.called() == ["over"]
    assert sorted(hostile.root.rglob("*")) == before
