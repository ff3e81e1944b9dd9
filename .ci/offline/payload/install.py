"""Install cdsplan from the wheels beside this file, without a network: `install.py [FOLDER]`, `--remove [FOLDER]`.

What worked before works until the new one is whole: that is set up in a folder of its own, is tried, and only then
does the command change over to it.
"""

import argparse
import contextlib
import hashlib
import importlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

HERE = Path(__file__).resolve().parent
EXTRAS = "office,site"
WINDOWS = os.name == "nt"
COMMAND = "cdsplan.exe" if WINDOWS else "cdsplan"
# What says that a folder is ours, so that nothing of anybody else is ever removed.
MARK = "cdsplan-installed-here.txt"
ENVIRONMENT = "env-"
# A Python that heeds no settings, and says in UTF-8 what goes wrong: Windows would use a code page of its own.
ALONE = ("-I", "-X", "utf8")
TRIAL = "import cdsplan.cli.app, docx, jinja2, lxml.etree, openpyxl, pydantic, yaml"


class InstallError(Exception):
    """It cannot be done: in Vietnamese, in English."""


def main() -> None:
    """Do what was asked; 1 where it could not be done, and then nothing has changed."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    asked = None
    try:
        asked = _arguments()
        if asked.remove:
            remove(_folder(asked.folder))
        else:
            install(_folder(asked.folder))
    except (InstallError, OSError) as error:
        words = error.args if isinstance(error, InstallError) else (str(error),)
        say(f"Không thực hiện được. {words[0]}", f"Not done. {words[-1]}")
        if not (asked and asked.remove):
            say("Bản đã cài trước đây, nếu có, vẫn dùng được.", "What was installed before, if anything, still works.")
        sys.exit(1)
    except KeyboardInterrupt:
        if asked and asked.remove:
            say("Đã dừng giữa chừng; chạy lại để gỡ nốt.", "Stopped half way; run it again to remove the rest.")
        else:
            say("Đã dừng; bản đã cài, nếu có, vẫn dùng được.", "Stopped; what is installed, if anything, still works.")
        sys.exit(130)


def say(vietnamese: str, english: str) -> None:
    """One thing in both languages: nobody has chosen one yet."""
    sys.stdout.write(f"{vietnamese}\n{english}\n\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="install", description="Cài cdsplan, không cần mạng / offline.")
    usual = str(_usual_folder()).replace("%", "%%")  # argparse fills in what a % names
    parser.add_argument("folder", nargs="?", help=f"thư mục cài đặt / where to; mặc định / default: {usual}")
    parser.add_argument("--remove", action="store_true", help="gỡ cài đặt / uninstall")
    return parser.parse_args()


def _ended(number: int, _frame: object) -> NoReturn:
    """As by Ctrl-C: what is half made is removed on the way out."""
    sys.exit(128 + number)


def _usual_folder() -> Path:
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local") / "cdsplan"
    return Path(os.environ.get("XDG_DATA_HOME") or _home() / ".local" / "share") / "cdsplan"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise InstallError(
            "Không biết thư mục riêng (home) của bạn. Hãy đặt biến HOME rồi chạy lại.",
            "Nobody knows your home folder. Set HOME, then run this again.",
        ) from None


def _folder(given: str | None) -> Path:
    return Path(os.path.abspath(given)) if given else _usual_folder()  # noqa: PTH100  links are resolved once it is there


# ---- installing


def install(folder: Path) -> None:
    """Set up a new environment in the folder, change over to it, and remove what it replaces."""
    verify()
    with _ours(folder) as whole:
        command = _set_up(whole)
        _discard(old for old in [*whole.glob(f"{ENVIRONMENT}*"), *whole.glob("bin/*.old")] if old != command.parents[1])
    say(f"Đã cài xong vào: {whole}", f"Installed in: {whole}")
    offer(whole / "bin")


def verify() -> None:
    """Refuse what is not, byte for byte, what was packed."""
    lines = (HERE / "SHA256SUMS").read_text(encoding="utf-8", errors="replace").splitlines()
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    damaged = [name for name, digest in expected.items() if _digest(HERE / name) != digest]
    packed = (path for pattern in ("wheels/*", "pip-*.whl") for path in HERE.glob(pattern))  # what is installed from
    foreign = [path.name for path in packed if path.relative_to(HERE).as_posix() not in expected]
    if damaged or foreign:
        names = ", ".join(sorted(damaged + foreign))
        raise InstallError(
            f"Tệp bị hỏng, bị thiếu hoặc không thuộc bộ cài: {names}. Hãy chép và giải nén lại tệp zip.",
            f"Damaged, missing or foreign: {names}. Copy the zip anew and unpack it again.",
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@contextlib.contextmanager
def _ours(folder: Path) -> Iterator[Path]:
    """The folder, made and marked as ours; where nothing comes of it, it is as it was before."""
    is_new = not folder.exists()
    if not is_new and not (folder / MARK).is_file() and any(folder.iterdir()):
        raise InstallError(
            f"Thư mục {folder} đang chứa tệp khác. Hãy chọn thư mục trống.",
            f"The folder {folder} holds something else. Choose an empty one.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Windows may lead what the Store's Python writes elsewhere; the true place is the one that others see.
        folder = folder.resolve()
        (folder / MARK).write_text(
            "cdsplan: do bộ cài tạo ra; đừng để tệp khác vào đây.\n"
            "cdsplan: made by its installer; keep nothing else in here.\n",
            encoding="utf-8",
        )
        yield folder
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _set_up(folder: Path) -> Path:
    """A new environment that works, with the folder's command leading to it: its own command."""
    environment = folder / f"{ENVIRONMENT}{secrets.token_hex(4)}"
    try:
        say("Đang cài, mất khoảng một phút…", "Installing, which takes about a minute…")
        _fill(environment)
        command = environment / ("Scripts" if WINDOWS else "bin") / COMMAND
        _change_over(command, folder / "bin" / COMMAND)
    except BaseException:
        shutil.rmtree(environment, ignore_errors=True)
        raise
    return command


def _fill(environment: Path) -> None:
    """With pip from the zip, as some Pythons come without one, and as an old one might not know these wheels."""
    _run(sys.executable, *ALONE, "-m", "venv", "--without-pip", str(environment))
    python = str(environment / ("Scripts/python.exe" if WINDOWS else "bin/python"))
    [pip] = HERE.glob("pip-*.whl")
    [program] = HERE.glob("wheels/cdsplan-*.whl")
    version = program.name.split("-")[1]
    silent = ("--quiet", "--isolated", "--no-cache-dir", "--disable-pip-version-check", "--no-warn-script-location")
    here_alone = ("--no-index", "--only-binary=:all:", "--find-links", str(HERE / "wheels"))
    _run(python, *ALONE, f"{pip}/pip", "install", *silent, *here_alone, f"cdsplan[{EXTRAS}]=={version}")
    _run(python, *ALONE, "-c", TRIAL)


def _run(*command: str) -> None:
    """A program, which must succeed; nothing that somebody set for Python or pip changes what it does."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("PIP_", "PYTHON"))}
    settings = {"PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command,
        env=kept | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = done.stdout.strip()
        raise InstallError(f"Máy báo:\n{said}", f"The machine says:\n{said}")


def _change_over(command: Path, to: Path) -> None:
    """Let the folder's command be the environment's, in one step; a command names its environment itself."""
    to.parent.mkdir(exist_ok=True)
    new, old = to.with_name(f"{to.name}.new"), to.with_name(f"{to.name}.{secrets.token_hex(4)}.old")
    shutil.copy2(command, new)
    try:
        new.replace(to)
    except PermissionError:  # Windows replaces no program that is running, but lets it be renamed
        to.replace(old)
        new.replace(to)


def _discard(replaced: Iterable[Path]) -> None:
    """Remove what is not in use; Windows lets nothing be renamed that is, and the next time removes that."""
    for old in replaced:
        with contextlib.suppress(OSError):
            if old.is_dir():
                shutil.rmtree(old.rename(old.with_name(f"{ENVIRONMENT}gone-{secrets.token_hex(4)}")))
            else:
                old.unlink()


# ---- removing


def remove(folder: Path) -> None:
    """Take away what was installed there, and only that."""
    if not (folder / MARK).is_file():
        raise InstallError(f"Không có cdsplan trong {folder}.", f"There is no cdsplan in {folder}.")
    folder = folder.resolve()
    withdraw(folder / "bin")
    for path in (*folder.glob(f"{ENVIRONMENT}*"), folder / "bin"):
        if path.exists():
            shutil.rmtree(path)
    (folder / MARK).unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
    say("Đã gỡ cdsplan. Số liệu của bạn vẫn còn nguyên.", "cdsplan has been removed. Your figures are as they were.")


# ---- where the command is found


def offer(folder: Path) -> None:
    """See to it that the command is found, or say how."""
    if WINDOWS:
        if _change_path(folder, is_added=True):
            say(
                "Hãy đóng mọi cửa sổ lệnh, mở cửa sổ mới rồi gõ: cdsplan",
                "Close all command windows, open a new one and type: cdsplan",
            )
        else:
            say("Gõ: cdsplan", "Type: cdsplan")
        return
    link = _link()
    if not _linked(link, folder / COMMAND):
        say(
            f"{link} là của chương trình khác nên được giữ nguyên. Chạy bằng: {folder / COMMAND}",
            f"{link} is something else and was left alone. Run: {folder / COMMAND}",
        )
    elif shutil.which(COMMAND) and Path(str(shutil.which(COMMAND))).resolve() == folder / COMMAND:
        say("Gõ: cdsplan", "Type: cdsplan")
    else:
        profile = "~/.zprofile" if sys.platform == "darwin" else "~/.profile"
        line = f"echo 'export PATH=\"$HOME/.local/bin:$PATH\"' >> {profile}"
        say(
            f"Chạy một lần dòng sau, mở cửa sổ lệnh mới (hoặc đăng nhập lại) rồi gõ cdsplan:\n  {line}",
            f"Run this line once, open a new terminal (or log in anew) and type cdsplan:\n  {line}",
        )


def withdraw(folder: Path) -> None:
    """Undo what `offer` did."""
    if WINDOWS:
        _change_path(folder, is_added=False)
    elif _link().is_symlink() and Path(os.readlink(_link())) == folder / COMMAND:  # noqa: PTH115  it may be broken
        _link().unlink()


def _link() -> Path:
    return _home() / ".local" / "bin" / COMMAND


def _linked(link: Path, command: Path) -> bool:
    """Whether the link leads to the command: one that led to another of our folders leads here now."""
    # As it was written, for what it leads to may be gone.
    if link.is_symlink() and ((link.parent / os.readlink(link)).parent.parent / MARK).is_file():  # noqa: PTH115
        link.unlink()
    try:
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(command)
    except OSError:
        return False
    return True


def _change_path(folder: Path, *, is_added: bool) -> bool:
    """Write the user's own Path in the registry, and tell the running programs; whether there was anything to do."""
    ctypes: Any = importlib.import_module("ctypes")
    winreg: Any = importlib.import_module("winreg")  # only Windows has it
    with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, "Environment", 0, winreg.KEY_READ | winreg.KEY_WRITE) as key:
        try:
            path, kind = winreg.QueryValueEx(key, "Path")
        except FileNotFoundError:
            path, kind = "", winreg.REG_EXPAND_SZ
        changed: str = (path_with if is_added else path_without)(path, str(folder))
        if changed == path:
            return False
        winreg.SetValueEx(key, "Path", 0, kind, changed)
    everybody, settings_changed, unless_hung = 0xFFFF, 0x001A, 0x0002
    ctypes.windll.user32.SendMessageTimeoutW(everybody, settings_changed, 0, "Environment", unless_hung, 5000, None)
    return True


def path_with(path: str, folder: str) -> str:
    """A Path of Windows that has the folder, at its end where it had it nowhere."""
    return path if folder.lower() in _parts(path) else ";".join([*filter(None, [path.rstrip(";")]), folder])


def path_without(path: str, folder: str) -> str:
    """The same without it, all else as it was."""
    if folder.lower() not in _parts(path):
        return path
    return ";".join(part for part in path.split(";") if part.strip('" ').rstrip("\\").lower() != folder.lower())


def _parts(path: str) -> Sequence[str]:
    return [part.strip('" ').rstrip("\\").lower() for part in path.split(";")]


if __name__ == "__main__":
    main()
