"""Files are replaced whole or not at all, and by one writer at a time."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cdsplan.repository import atomic_write
from tests import ROOT


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    atomic_write.make_folder(tmp_path / "reports" / "moi")
    atomic_write.make_folder(tmp_path / "reports" / "moi")
    atomic_write.write(tmp_path / "reports" / "moi" / "2026-06.yaml", b"x")
    assert (tmp_path / "reports" / "moi" / "2026-06.yaml").read_bytes() == b"x"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    with atomic_write.locked(file):
        atomic_write.write(file, b"new")
    assert names(tmp_path) == ["a.yaml"]
    assert file.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old, new, usual = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    old.write_bytes(b"old")
    old.chmod(0o640)
    usual.write_bytes(b"")
    atomic_write.write(old, b"new")
    atomic_write.write(new, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    real, link = tmp_path / "b" / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    atomic_write.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "b") == ["real.yaml"]


def test_what_cannot_take_the_files_place_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "a.yaml"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.yaml"):
        atomic_write.write(folder, b"x")
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder")
def test_no_folder_stays_open(tmp_path: Path) -> None:
    def opened() -> int:
        descriptor = os.open(tmp_path, os.O_RDONLY)
        os.close(descriptor)
        return descriptor

    before = opened()
    atomic_write.flush(tmp_path)
    assert opened() == before


KILLED = """\
import os, signal, sys
from pathlib import Path
from cdsplan.repository import atomic_write
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
atomic_write.write(Path(sys.argv[1]), b"half")
"""


def killed(file: Path) -> list[str]:
    """What a writer of this file leaves that is killed when its draft is made; and what was there."""
    subprocess.run([sys.executable, "-c", KILLED, str(file)], env=environment(), check=False)  # noqa: S603
    return names(file.parent)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked who is alive")
def test_what_a_killed_writer_left_is_cleared_away_by_the_next_in_the_folder(tmp_path: Path) -> None:
    [temporary] = killed(tmp_path / "a[1].yaml")
    assert temporary.startswith(".a[1].yaml-")
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert names(tmp_path) == ["b.yaml"]


def test_what_cannot_be_cleared_away_keeps_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(3):
        left = tmp_path / f".a.yaml-00000000-1-0123456{at}.cdsplan-tmp"
        left.write_bytes(b"half")
        os.utime(left, (0, 0))
    unlink = os.unlink

    def refuse(path: Path, **more: int) -> None:
        if "01234561" in str(path):
            raise PermissionError(13, "Permission denied")
        unlink(path, **more)

    monkeypatch.setattr(os, "unlink", refuse)
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert names(tmp_path) == [".a.yaml-00000000-1-01234561.cdsplan-tmp", "b.yaml"]


def test_what_a_living_writer_is_at_stays_however_old_it_is(tmp_path: Path) -> None:
    mine = atomic_write.temporary_name(tmp_path / "a.yaml")
    mine.write_bytes(b"half")
    os.utime(mine, (0, 0))
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert names(tmp_path) == [mine.name, "b.yaml"]


@pytest.mark.parametrize("name", [".a.yaml-00000000-1-01234567.cdsplan-tmp", ".a.yaml-0123abcd.cdsplan-tmp"])
@pytest.mark.parametrize(("days", "kept"), [(0, 1), (-2, 0), (2, 0)])
def test_what_another_machine_left_goes_after_a_day_even_if_the_clock_was_set_back(
    tmp_path: Path, name: str, days: int, kept: int
) -> None:
    left = tmp_path / name
    left.write_bytes(b"half")
    moment = left.stat().st_mtime + days * 86400
    os.utime(left, (moment, moment))
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert len(names(tmp_path)) == 1 + kept


@pytest.mark.skipif(os.utime not in os.supports_follow_symlinks, reason="a system whose links have no time")
def test_of_a_link_with_such_a_name_the_link_goes(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    left = tmp_path / ".a.yaml-00000000-1-01234567.cdsplan-tmp"
    left.symlink_to("reports")
    os.utime(left, (0, 0), follow_symlinks=False)
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert names(tmp_path) == ["b.yaml", "reports"]


def test_what_is_not_ours_is_never_swept(tmp_path: Path) -> None:
    others = [".a.yaml.swp", "a-00000000-1-01234567.cdsplan-tmp", ".cdsplan-tmp.yaml"]
    for name in others:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (0, 0))
    atomic_write.write(tmp_path / "b.yaml", b"whole")
    assert names(tmp_path) == sorted([*others, "b.yaml"])


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    atomic_write.write(tmp_path / ("ộ" * 85), b"whole")
    assert names(tmp_path) == ["ộ" * 85]


@pytest.mark.parametrize("call", ["os.fsync", "os.replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(call, refuse)
    with pytest.raises(OSError, match="No space"):
        atomic_write.write(tmp_path / "a.yaml", b"new")
    monkeypatch.undo()
    assert names(tmp_path) == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == b"old"


HOLDER = """\
import sys
from pathlib import Path
from cdsplan.repository import atomic_write
with atomic_write.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def held(program: str, file: Path) -> subprocess.Popen[bytes]:
    """Another process that runs this with a file, until its input ends."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", program, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Another process that keeps `a.yaml` locked until its input ends."""
    return held(HOLDER, tmp_path / "a.yaml")


def test_nobody_waits_for_ever(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(atomic_write.BusyError), atomic_write.locked(tmp_path / "a.yaml", patience=0.1):
        pytest.fail("two at once")
    holder.communicate()
    with atomic_write.locked(tmp_path / "a.yaml", patience=0.1):
        assert names(tmp_path) == []


def test_by_another_name_it_is_the_same_file(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(atomic_write.BusyError), atomic_write.locked(tmp_path / "link" / "a.yaml", patience=0.1):
        pytest.fail("two at once")
    holder.communicate()


def test_another_file_is_free(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with atomic_write.locked(tmp_path / "b.yaml", patience=0.1):
        assert names(tmp_path) == []
    holder.communicate()


def test_the_death_of_its_holder_frees_a_file(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.communicate()
    with atomic_write.locked(tmp_path / "a.yaml", patience=0.1):
        assert names(tmp_path) == []


def test_what_somebody_else_has_changed_or_made_or_taken_away_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with pytest.raises(atomic_write.ChangedError):
        atomic_write.exchange(file, b"old", b"new")
    atomic_write.exchange(file, None, b"old")
    with pytest.raises(atomic_write.ChangedError):
        atomic_write.exchange(file, None, b"new")
    atomic_write.exchange(file, b"old", b"new")
    with pytest.raises(atomic_write.ChangedError):
        atomic_write.exchange(file, b"old", b"newer")
    assert (names(tmp_path), file.read_bytes()) == (["a.yaml"], b"new")


CLAIMING = """\
import sys
from pathlib import Path
from cdsplan.repository import atomic_write
with atomic_write._claimed(Path(sys.argv[1]), b"old"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def claimant(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Another process that is about to replace `a.yaml`."""
    (tmp_path / "a.yaml").write_bytes(b"old")
    return held(CLAIMING, tmp_path / "a.yaml")


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked who is alive")
def test_who_was_killed_on_the_point_of_replacing_stops_nobody(
    tmp_path: Path, claimant: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    claimant.kill()
    claimant.communicate()
    assert len(names(tmp_path)) == 2
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    atomic_write.exchange(tmp_path / "a.yaml", b"old", b"new")
    assert (names(tmp_path), (tmp_path / "a.yaml").read_bytes()) == (["a.yaml"], b"new")
    assert len(waits) == 1


def test_who_lives_and_is_about_to_replace_is_waited_for(
    tmp_path: Path, claimant: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def given_up(_: float) -> None:
        seen.append(len(names(tmp_path)))
        claimant.communicate()

    monkeypatch.setattr("time.sleep", given_up)
    atomic_write.exchange(tmp_path / "a.yaml", b"old", b"new")
    assert seen == [len(["the file", "what shall be in its place", "the claim of the other"])]


def test_a_folder_that_a_change_has_put_in_the_way_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_write, "_LONGEST_CLAIM", 0.05)
    make = atomic_write._make

    def laid(claim: Path) -> None:
        if not met:
            met.append(claim)
            claim.mkdir()
            (claim / "x").touch()
        make(claim)

    met: list[Path] = []
    monkeypatch.setattr(atomic_write, "_make", laid)
    atomic_write.exchange(tmp_path / "a.yaml", None, b"new")
    assert (names(tmp_path), len(met)) == (["a.yaml"], 1)


def test_of_two_who_would_replace_the_same_the_second_must_look_again(
    tmp_path: Path, claimant: subprocess.Popen[bytes]
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"what the first writes")
    with pytest.raises(atomic_write.ChangedError):
        atomic_write.exchange(tmp_path / "a.yaml", b"old", b"new")
    claimant.communicate()
    assert names(tmp_path) == ["a.yaml"]


def test_without_links_a_claim_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "symlink", refuse)
    atomic_write.exchange(tmp_path / "a.yaml", None, b"new")
    with pytest.raises(atomic_write.ChangedError):
        atomic_write.exchange(tmp_path / "a.yaml", None, b"newer")
    assert names(tmp_path) == ["a.yaml"]


def test_several_files_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(IsADirectoryError):
        atomic_write.write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert names(tmp_path) == ["b"]


no_posix = pytest.mark.skipif(os.name == "nt", reason="on Windows the folder for such things is the user's own")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder for temporary files, with a home beside it."""
    (tmp_path / "home" / ".cache").mkdir(parents=True)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def lock_folder() -> Path:
    with atomic_write.locked(Path("a.yaml")) as alone:
        assert alone
    return atomic_write._lock_folder()  # noqa: SLF001  nobody else asks where it is


@no_posix
def test_locks_are_in_a_folder_that_only_their_user_can_open(temporary: Path) -> None:
    assert lock_folder() == temporary / f"cdsplan-{os.getuid()}"
    assert stat.S_IMODE(lock_folder().stat().st_mode) == 0o700


@no_posix
@pytest.mark.parametrize("trap", ["link", "file", "open to all"])
def test_a_folder_that_somebody_else_has_prepared_is_left_alone(temporary: Path, tmp_path: Path, trap: str) -> None:
    there = temporary / f"cdsplan-{os.getuid()}"
    match trap:
        case "link":
            there.symlink_to(tmp_path)
        case "file":
            there.write_bytes(b"")
        case _:
            there.mkdir()
            there.chmod(0o777)
    before = names(tmp_path)
    assert not lock_folder().is_relative_to(temporary)
    assert names(tmp_path) == before


@no_posix
def test_the_last_place_for_locks_is_the_users_home(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = temporary.parent / "home"
    monkeypatch.setattr(atomic_write, "_is_private", lambda folder: folder.is_relative_to(home))
    assert lock_folder().parent == home / ".cache"


@no_posix
@pytest.mark.parametrize("missing", ["TMPDIR", "HOME"])
def test_where_an_environment_names_nothing_there_is_still_a_lock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    monkeypatch.setenv(missing, str(tmp_path / "nowhere"))
    assert lock_folder().is_dir()
    monkeypatch.delenv(missing)
    assert lock_folder().is_dir()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EIO, errno.EROFS, errno.ENOSPC])
def test_where_there_is_no_lock_the_work_goes_on_and_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with atomic_write.locked(tmp_path / "a.yaml") as alone:
        assert not alone


def test_what_is_raised_without_a_lock_comes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "_above_locks", lambda: iter([tmp_path / "nowhere"]))
    with pytest.raises(OSError, match="mine"), atomic_write.locked(tmp_path / "a.yaml"):
        raise OSError(errno.EIO, "mine")


def test_a_folder_on_a_drive_that_is_missing_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    with pytest.raises(FileExistsError):  # from the system, which was asked for the top of them all
        atomic_write.make_folder(Path("/new"))
