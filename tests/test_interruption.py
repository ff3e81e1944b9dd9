"""Ctrl-C and its like: one line, an exit code, nobody left behind, and nothing half done."""

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cdsplan import interruption
from tests import ROOT
from tests.conftest import PATHS, Folder, History

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals to one process")

NOTHING = "cdsplan: interrupted; nothing was written\n"
EITHER = "cdsplan: đã dừng; không ghi gì / interrupted; nothing was written\n"

# The program from its first line on, which it tells.
BEGUN = """\
import os, sys
import cdsplan.__main__
os.write(1, b"begun\\n")
cdsplan.__main__.main()
"""


# The same, which the signal meets while it loads its first command.
MET_EARLY = """\
import os, sys
import cdsplan.__main__
os.write(1, b"begun\\n")
sent = []
def send(event, arguments):
    if event == "import" and arguments[0].startswith("cdsplan.cli") and not sent:
        sent.append(os.kill(os.getpid(), {number}))
sys.addaudithook(send)
cdsplan.__main__.main()
"""


def start(program: str, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """Python running this program, once it has said that it has come to its point."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CDSPLAN_", "GITHUB_"))}
    ours = {"PYTHONPATH": str(ROOT), "CDSPLAN_TODAY": "2026-06-30", "CDSPLAN_LANG": "en"}
    pipe = subprocess.PIPE
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        env=kept | ours,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_before_anything_is_loaded_it_is_one_line_in_both_languages(little: Folder, number: int, code: int) -> None:
    running = start(MET_EARLY.format(number=int(number)), "validate", cwd=little.root)
    assert (*running.communicate(), running.returncode) == ("", EITHER, code)


@pytest.mark.slow
def test_at_any_moment_it_is_one_line_or_all_is_done(little: Folder) -> None:
    whole = start(BEGUN, "validate", cwd=little.root).communicate()[0]
    chance = random.Random(9)  # noqa: S311  chance, not secrets
    for _ in range(20):
        running = start(BEGUN, "validate", cwd=little.root)
        assert running.stdout
        select.select([running.stdout], [], [], chance.uniform(0, 0.4))
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
        if running.returncode:
            assert (running.returncode, out in {"", whole}, err in {EITHER, NOTHING}) == (130, True, True), (out, err)
        else:
            assert (out, err) == (whole, "")


def test_who_is_told_to_outlive_its_terminal_does_so(little: Folder) -> None:
    running = start(
        f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{BEGUN}", "validate", cwd=little.root
    )
    running.send_signal(signal.SIGHUP)
    assert running.communicate()[1] == ""
    assert running.returncode == 0


WRITING = """\
import os, signal
from cdsplan import interruption
interruption.watch()
real = os.fsync
def fsync(descriptor):
    os.fsync = real
    os.kill(os.getpid(), signal.SIGINT)
os.fsync = fsync
os.write(1, b"begun\\n")
import cdsplan.__main__
cdsplan.__main__.main()
"""


def test_what_is_being_written_is_written_whole_and_that_is_said(little: Folder) -> None:
    running = start(WRITING, "record", "xa-tan-lap", "ho_cap_quang=701", "-p", "2026-06", cwd=little.root)
    assert running.communicate() == ("", "cdsplan: interrupted; before that 1 file was written whole\n")
    assert running.returncode == 130
    report = little.root / PATHS["report"]
    assert "ho_cap_quang: 701" in report.read_text(encoding="utf-8")
    assert [file.name for file in report.parent.iterdir()] == [report.name]


HOLDING = """\
import os, signal
from cdsplan import interruption
interruption.watch()
interruption.begin(lambda vi, en: vi)
with interruption.SignalsWait():
    with interruption.SignalsWait():
        os.kill(os.getpid(), signal.SIGTERM)
    interruption.wrote()
    interruption.wrote(2)
    os.write(1, b"begun\\n")
os.write(1, b"on\\n")
"""


def test_a_signal_waits_for_all_that_must_not_be_half_done(tmp_path: Path) -> None:
    running = start(HOLDING, cwd=tmp_path)
    assert running.communicate() == ("", "cdsplan: đã dừng; trước đó đã ghi xong 3 tệp\n")
    assert running.returncode == 143


def test_of_several_files_it_is_told_in_english_too() -> None:
    interruption.begin(lambda _, en: en)
    interruption.wrote(3)
    assert interruption.words() == "interrupted; before that 3 files were written whole"
    interruption.begin(lambda _, en: en)
    assert interruption.words() == "interrupted; nothing was written"


CLOSED = """\
import os, signal, sys
from cdsplan import interruption
interruption.watch()
os.write(1, b"begun\\n")
{closed}
os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.mark.parametrize("closed", ["sys.stderr.close()", "os.close(2)", "sys.stderr = None"])
def test_that_nobody_can_read_it_changes_no_exit_code(closed: str, tmp_path: Path) -> None:
    running = start(CLOSED.format(closed=closed), cwd=tmp_path)
    assert running.communicate() == ("", "")
    assert running.returncode == 143


LOOKING = f"""\
import os, signal
from cdsplan.repository import cleanroom
furnish = cleanroom._furnish
def interrupted(*arguments):
    furnish(*arguments)
    os.kill(os.getpid(), signal.SIGTERM)
cleanroom._furnish = interrupted
{BEGUN}"""


def test_what_git_was_to_look_at_is_taken_away(
    history: History, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(temporary))
    running = start(LOOKING, "diff", "HEAD", cwd=history.folder.root)
    assert running.communicate() == ("", NOTHING)
    assert running.returncode == 143
    assert list(temporary.iterdir()) == []


LEAVING = f"""\
import atexit, os, signal
atexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))
{BEGUN}"""


def test_who_interrupts_a_program_that_leaves_changes_nothing(little: Folder) -> None:
    running = start(LEAVING, "validate", cwd=little.root)
    assert running.communicate()[1] == ""
    assert running.returncode == 0


WORKING = """\
import os, sys, time
from pathlib import Path
import cdsplan.__main__
from cdsplan.repository.parallel import spread
from cdsplan.repository.folder import Repository
def work(home, paths):
    os.write(1, b"begun\\n" if paths == ["0"] else b"")
    time.sleep(600)
list(spread(work, Repository(Path()), ["0", "1", "2"], jobs=3))
"""


@pytest.mark.parametrize(
    ("number", "code", "line"),
    [(signal.SIGINT, 130, EITHER), (signal.SIGTERM, 143, EITHER), (signal.SIGKILL, -9, "")],
    ids=str,
)
def test_with_the_program_its_processes_end(tmp_path: Path, number: int, code: int, line: str) -> None:
    running = start(WORKING, cwd=tmp_path)
    running.send_signal(number)
    assert running.communicate(timeout=60) == ("", line)  # the end of the streams that they share
    assert running.returncode == code


def test_ctrl_c_of_a_terminal_reaches_all_and_is_told_once(tmp_path: Path) -> None:
    running = start(f"import os; os.setpgid(0, 0)\n{WORKING}", cwd=tmp_path)
    os.killpg(running.pid, signal.SIGINT)
    assert running.communicate(timeout=60) == ("", EITHER)
    assert running.returncode == 130
