"""What the zips install, without a network: tried with the one for Linux in an empty environment."""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from offline import zips
from tests import ROOT
from tests.conftest import Folder
from tests.steps import Ran

PAYLOAD = ROOT / ".ci" / "offline" / "payload"
# All that install.sh needs beside Python; nothing else is found.
TOOLS = ("cat", "dirname", "grep", "sh", "sort", "uname")


class Machine:
    """A machine without a network whose officer has this Python, and the zip on a stick."""

    def __init__(self, folder: Path, stick: Path, python: str) -> None:
        self.home = folder / "nhà của Đặng"
        self.home.mkdir(parents=True)
        self.stick = stick
        self._programs = folder / "bin"
        self._programs.mkdir()
        for tool in TOOLS:
            (self._programs / tool).symlink_to(str(shutil.which(tool)))
        self.python = self._programs / "python3"
        self.python.symlink_to(python)

    def run(self, *command: object, path: str = "", **variables: str) -> Ran:
        own = {"HOME": str(self.home), "PATH": f"{self._programs}{path}"}
        done = subprocess.run(  # noqa: S603  our own words
            [*_OFFLINE, *map(str, command)],
            env=own | variables,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def begun(self, script: str) -> subprocess.Popen[bytes]:
        """A script of the zip, running."""
        own = {"HOME": str(self.home), "PATH": str(self._programs)}
        command = [*_OFFLINE, str(self._programs / "sh"), str(self.stick / script)]
        return subprocess.Popen(command, env=own, cwd=self.home, stdout=subprocess.DEVNULL)  # noqa: S603  our own words

    def install(self, *arguments: object) -> Ran:
        return self.run(self._programs / "sh", self.stick / "install.sh", *arguments)

    @property
    def usual(self) -> Path:
        """Where it is installed where nothing else is said."""
        return self.home / ".local" / "share" / "cdsplan"

    @property
    def command(self) -> Path:
        return self.home / ".local" / "bin" / "cdsplan"


def _network_can_be_taken_away() -> bool:
    try:
        return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0  # noqa: S607
    except FileNotFoundError:
        return False


_OFFLINE = (str(shutil.which("unshare")), "-rn") if _network_can_be_taken_away() else ()


@pytest.fixture
def machine(unpacked: Path, tmp_path: Path) -> Machine:
    if sys.platform != "linux":
        pytest.skip("the zip for Linux is tried on Linux")
    stick = tmp_path / "Ổ đĩa USB (E)"
    shutil.copytree(unpacked / "linux", stick, copy_function=os.link)
    return Machine(tmp_path, stick, str(Path(sys.executable).resolve()))


@pytest.fixture(scope="module")
def installer() -> ModuleType:
    """`install.py`, imported."""
    spec = importlib.util.spec_from_file_location("install", PAYLOAD / "install.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def environments(folder: Path) -> list[Path]:
    return sorted(folder.glob("env-*"))


def replaced(path: Path, content: bytes) -> None:
    """Written anew: the file is a link to what other tests read."""
    path.unlink()
    path.write_bytes(content)


@pytest.mark.slow
def test_it_installs_works_and_is_replaced_by_the_next(machine: Machine, little: Folder) -> None:
    first = machine.install()
    assert first.code == 0, first.out + first.err
    assert f"Đã cài xong vào: {machine.usual}\nInstalled in: {machine.usual}\n" in first.out
    assert """\n  echo 'export PATH="$HOME/.local/bin:$PATH"' >> ~/.profile\n""" in first.out
    assert machine.run(machine.command, "--version").out.startswith("cdsplan ")
    root = ("--root", little.root)
    assert "4 files: 0 errors" in machine.run(machine.command, *root, "--lang", "en", "validate").out
    for command, file in (("form", "f.xlsx"), ("report", "r.docx")):
        made = machine.run(machine.command, *root, command, "xa-tan-lap", "--period", "2026-06", "-o", file)
        assert (made.code, (machine.home / file).read_bytes()[:2]) == (0, b"PK"), made.err
    pages = machine.run(machine.command, *root, "site", "-o", "pages")
    assert (pages.code, (machine.home / "pages" / "index.html").is_file()) == (0, True), pages.err

    [before] = environments(machine.usual)
    again = machine.install()
    assert again.code == 0, again.out + again.err
    [after] = environments(machine.usual)
    assert before != after
    assert machine.run(machine.command, "--version").code == 0
    assert [path.name for path in (machine.usual / "bin").iterdir()] == ["cdsplan"]
    assert len(list(machine.usual.iterdir())) == 3
    found = machine.run(machine.command, "--version", path=f":{machine.command.parent}")
    assert found.code == 0


@pytest.mark.slow
def test_what_worked_before_works_when_the_next_fails_and_what_failed_leaves_nothing(machine: Machine) -> None:
    assert machine.install().code == 0
    before = environments(machine.usual)
    wheel = next(machine.stick.glob("files/wheels/lxml-*.whl"))
    replaced(wheel, b"PK, and then something else")
    ran = machine.install()
    assert (ran.code, wheel.name in ran.out, "Damaged, missing or foreign" in ran.out) == (1, True, True)

    # Half way: all is as it was packed, but what was packed cannot be installed.
    sums = machine.stick / "files" / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines(keepends=True)
    replaced(next(machine.stick.glob("files/wheels/filelock-*.whl")), b"not a wheel")
    replaced(sums, _summed(machine.stick / "files", lines))
    ran = machine.install()
    assert (ran.code, "filelock" in ran.out) == (1, True), ran.out
    assert "Bản đã cài trước đây, nếu có, vẫn dùng được." in ran.out
    assert environments(machine.usual) == before
    assert machine.run(machine.command, "--version").code == 0
    fresh = machine.home / "thư mục mới"
    assert (machine.install(fresh).code, fresh.exists()) == (1, False)


@pytest.mark.slow
@pytest.mark.parametrize(("end", "left"), [(signal.SIGTERM, 1), (signal.SIGKILL, 2)])
def test_what_worked_before_works_when_the_next_is_ended_half_way(
    machine: Machine, end: signal.Signals, left: int
) -> None:
    assert machine.install().code == 0
    with machine.begun("install.sh") as running:
        while len(environments(machine.usual)) == 1:
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(end)
    assert running.returncode in {-end, 128 + end}
    assert len(environments(machine.usual)) == left
    assert machine.run(machine.command, "--version").code == 0


def _summed(folder: Path, lines: list[str]) -> bytes:
    names = (line.rstrip("\n").partition("  ")[2] for line in lines)
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names).encode()


@pytest.mark.slow
def test_a_folder_of_ones_own_and_its_removal(machine: Machine) -> None:
    folder = machine.home / "Phần mềm" / "của xã & 'huyện'"
    ran = machine.install(folder)
    assert ran.code == 0, ran.out + ran.err
    assert machine.command.resolve() == folder / "bin" / "cdsplan"
    assert machine.run(machine.command, "--version").code == 0
    removed = machine.install("--remove", folder)
    assert (removed.code, folder.exists(), machine.command.is_symlink()) == (0, False, False), removed.out
    assert machine.install("--remove", folder).code == 1


@pytest.mark.slow
def test_nothing_of_somebody_elses_is_touched(machine: Machine) -> None:
    documents = machine.home / "Documents"
    documents.mkdir()
    (documents / "bao-cao.docx").write_bytes(b"x")
    ran = machine.install(documents)
    assert (ran.code, "holds something else" in ran.out) == (1, True)
    assert [path.name for path in documents.iterdir()] == ["bao-cao.docx"]
    assert machine.install("--remove", documents).code == 1
    machine.command.parent.mkdir(parents=True)
    machine.command.write_text("#!/bin/sh\n", encoding="utf-8")
    ran = machine.install()
    assert (ran.code, machine.command.read_text(encoding="utf-8")) == (0, "#!/bin/sh\n")
    assert f"Run: {machine.usual / 'bin' / 'cdsplan'}\n" in ran.out


@pytest.mark.slow
def test_settings_of_python_and_pip_change_nothing(machine: Machine) -> None:
    (machine.home / "hostile").mkdir()
    (machine.home / "hostile" / "venv.py").write_text("raise SystemExit('hostile')\n", encoding="utf-8")
    (machine.home / ".config" / "pip").mkdir(parents=True)
    (machine.home / ".config" / "pip" / "pip.conf").write_text("[install]\nuser = true\n", encoding="utf-8")
    settings = {"PYTHONPATH": str(machine.home / "hostile"), "PIP_TARGET": str(machine.home), "PIP_NO_BINARY": ":all:"}
    ran = machine.run("sh", machine.stick / "install.sh", **settings)
    assert ran.code == 0, ran.out + ran.err


@pytest.mark.slow
def test_without_a_python_that_fits_it_is_said_how_to_get_one(machine: Machine) -> None:
    machine.python.unlink()
    said = (machine.stick / "files" / "python.txt").read_text(encoding="utf-8")
    assert machine.install() == (1, "", said)
    machine.python.write_text("#!/bin/sh\necho '/bin/python3: Python 3.9.2, 64 bit'\nexit 1\n", encoding="utf-8")
    machine.python.chmod(0o755)
    assert machine.install() == (1, "", f"{said}/bin/python3: Python 3.9.2, 64 bit\n")
    (machine.stick / "files" / "install.py").unlink()
    assert "Unpack the whole zip first" in machine.install().err


FITTING = '{"sys_platform": "%s", "processors": {"%s": [[%d, %d]]}}'


@pytest.mark.parametrize(
    ("system", "minor", "code"),
    [(sys.platform, sys.version_info[1], 0), (sys.platform, 99, 1), ("another", sys.version_info[1], 1)],
)
def test_a_python_fits_by_its_version_and_system(tmp_path: Path, system: str, minor: int, code: int) -> None:
    shutil.copy(PAYLOAD / "fits.py", tmp_path)
    fitting = FITTING % (system, os.uname().machine.lower(), 3, minor)
    (tmp_path / "pythons.json").write_text(fitting, encoding="utf-8")
    asked = [sys.executable, "-E", str(tmp_path / "fits.py")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == code
    assert done.stdout.startswith(f"{sys.executable}: Python 3." if code else "")
    assert bool(done.stdout) == bool(code)


# ---- Windows, which is not at hand here


def test_what_the_script_for_windows_jumps_to_is_there() -> None:
    script = (PAYLOAD / "install.cmd").read_text(encoding="ascii")
    labels = set(re.findall(r"^:(\w+)$", script, re.MULTILINE)) | {"eof"}
    assert {target.lstrip(":") for target in re.findall(r"(?:goto|call) (:?\w+)", script)} == labels


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("", r"C:\c\bin"),
        (r"C:\a;", r"C:\a;C:\c\bin"),
        (r"%X%\a;C:\b", r"%X%\a;C:\b;C:\c\bin"),
        (r"C:\a;c:\C\BIN\;D:\b", r"C:\a;c:\C\BIN\;D:\b"),
        (r'"C:\c\bin";D:\b', r'"C:\c\bin";D:\b'),
    ],
)
def test_the_path_has_the_folder_once_and_keeps_all_else(installer: ModuleType, path: str, there: str) -> None:
    assert installer.path_with(path, r"C:\c\bin") == there
    without = installer.path_without(there, r"C:\c\bin")
    assert "bin" not in without.lower()
    assert [part for part in path.split(";") if part and "bin" not in part.lower()] == without.split(";") or not without


class Registry:
    """`winreg`, as far as it is used: one value of one key."""

    HKEY_CURRENT_USER, KEY_READ, KEY_WRITE, REG_EXPAND_SZ = range(4)

    def __init__(self, path: str | None) -> None:
        self.path, self.kind = path, 1

    def CreateKeyEx(self, *_: object) -> Any:  # noqa: ANN401, N802
        return contextlib.nullcontext()

    def QueryValueEx(self, *_: object) -> tuple[str, int]:  # noqa: N802
        if self.path is None:
            raise FileNotFoundError
        return self.path, self.kind

    def SetValueEx(self, _key: object, name: str, _zero: int, kind: int, value: str) -> None:  # noqa: N802
        assert name == "Path"
        self.path, self.kind = value, kind


def test_the_parts_that_are_installed_are_those_that_the_zips_hold(installer: ModuleType) -> None:
    assert installer.EXTRAS == zips.EXTRAS


@pytest.mark.parametrize(("before", "kind"), [(None, Registry.REG_EXPAND_SZ), (r"C:\a", 1)])
def test_the_users_path_of_windows_is_written_once_and_everybody_is_told(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, before: str | None, kind: int
) -> None:
    registry, broadcasts = Registry(before), []
    user32 = SimpleNamespace(SendMessageTimeoutW=lambda *said: broadcasts.append(said))
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(user32=user32), raising=False)
    folder = Path("/c/bin")
    assert [installer._change_path(folder, is_added=True) for _ in range(2)] == [True, False]  # noqa: SLF001
    assert (registry.path, registry.kind) == (";".join(filter(None, [before, "/c/bin"])), kind)
    assert installer._change_path(folder, is_added=False)  # noqa: SLF001
    assert (registry.path, len(broadcasts)) == (before or "", 2)


@pytest.mark.parametrize("copy", ["wheels/a-1 (1).whl", "pip-26 (1).whl"])
def test_a_copy_of_a_wheel_is_foreign(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, copy: str
) -> None:
    monkeypatch.setattr(installer, "HERE", tmp_path)
    (tmp_path / "wheels").mkdir()
    packed = ("wheels/a-1.whl", "pip-26.whl")
    for name in (*packed, copy):
        (tmp_path / name).write_bytes(b"x")
    digest = hashlib.sha256(b"x").hexdigest()
    (tmp_path / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name in packed))
    with pytest.raises(installer.InstallError, match=re.escape(Path(copy).name)):
        installer.verify()
    (tmp_path / copy).unlink()
    installer.verify()


def test_a_command_that_runs_is_moved_aside(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    new, command = tmp_path / "env" / "cdsplan.exe", tmp_path / "bin" / "cdsplan.exe"
    for path, content in ((new, "new"), (command, "old")):
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
    replace = Path.replace

    def as_on_windows(self: Path, to: Path) -> Path:
        if to.exists():
            raise PermissionError
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", as_on_windows)
    installer._change_over(new, command)  # noqa: SLF001
    [aside] = command.parent.glob("*.old")
    assert (command.read_text("utf-8"), aside.read_text("utf-8")) == ("new", "old")


def told(installer: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """With which code it ends."""
    monkeypatch.setattr(sys, "argv", ["install", *arguments])
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        installer.main()
    return ended.value.code


def test_without_a_home_it_says_so(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", unknown)
    assert told(installer, monkeypatch) == 1
    assert "Set HOME, then run this again." in capsys.readouterr().out


def test_a_folder_with_a_percent_sign_stands_in_the_help(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data/100%s")
    assert told(installer, monkeypatch, "--help") == 0
    assert "/data/100%s/cdsplan" in capsys.readouterr().out.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("target", ["cdsplan-1", "/cdsplan", ".."])
def test_a_short_link_of_somebody_elses_is_left_alone(installer: ModuleType, tmp_path: Path, target: str) -> None:
    link = tmp_path / "cdsplan"
    link.symlink_to(target)
    assert not installer._linked(link, tmp_path / "bin" / "cdsplan")  # noqa: SLF001
    assert os.readlink(link) == target  # noqa: PTH115


def test_what_a_machine_says_in_a_code_page_is_told_all_the_same(installer: ModuleType) -> None:
    said = "import os; os.write(1, bytes([0xD0, 0x20, 0xFF])); raise SystemExit(1)"
    with pytest.raises(installer.InstallError, match="The machine says") as caught:
        installer._run(sys.executable, "-c", said)  # noqa: SLF001
    assert "\ufffd" in str(caught.value)


@pytest.mark.parametrize(("arguments", "said"), [(["--remove", "x"], "run it again"), (["x"], "still works")])
def test_who_stops_it_is_told_how_things_stand(
    installer: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    def stopped(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(installer, "install", stopped)
    monkeypatch.setattr(installer, "remove", stopped)
    assert told(installer, monkeypatch, *arguments) == 130
    assert said in capsys.readouterr().out
