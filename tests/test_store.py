"""Files are replaced whole or not at all, and by one writer at a time."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cdsplan import store


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    store.make_folder(tmp_path / "reports" / "moi")
    store.make_folder(tmp_path / "reports" / "moi")
    store.write(tmp_path / "reports" / "moi" / "2026-06.yaml", b"x")
    assert (tmp_path / "reports" / "moi" / "2026-06.yaml").read_bytes() == b"x"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    with store.locked(file):
        store.write(file, b"new")
    assert names(tmp_path) == ["a.yaml"]
    assert file.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old, new, usual = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    old.write_bytes(b"old")
    old.chmod(0o640)
    usual.write_bytes(b"")
    store.write(old, b"new")
    store.write(new, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    real, link = tmp_path / "b" / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    store.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "b") == ["real.yaml"]


def test_what_cannot_take_the_files_place_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "a.yaml"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.yaml"):
        store.write(folder, b"x")
    assert names(tmp_path) == ["a.yaml"]


def test_what_a_killed_writer_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    file = tmp_path / "a[1].yaml"
    left, others = tmp_path / ".a[1].yaml-0123abcd.cdsplan-tmp", tmp_path / ".b.yaml-0123abcd.cdsplan-tmp"
    left.write_bytes(b"half")
    others.write_bytes(b"half")
    with store.locked(file):
        assert names(tmp_path) == [others.name]


HOLDER = """\
import sys
from pathlib import Path
from cdsplan import store
with store.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Another process that keeps `a.yaml` locked until its input ends."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", HOLDER, str(tmp_path / "a.yaml")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


def test_nobody_waits_for_ever(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(store.BusyError), store.locked(tmp_path / "a.yaml", patience=0.1):
        pytest.fail("two at once")
    holder.communicate()
    with store.locked(tmp_path / "a.yaml", patience=0.1):
        assert names(tmp_path) == []


def test_by_another_name_it_is_the_same_file(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(store.BusyError), store.locked(tmp_path / "link" / "a.yaml", patience=0.1):
        pytest.fail("two at once")
    holder.communicate()


def test_another_file_is_free(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with store.locked(tmp_path / "b.yaml", patience=0.1):
        assert names(tmp_path) == []
    holder.communicate()


def test_the_death_of_its_holder_frees_a_file(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.communicate()
    with store.locked(tmp_path / "a.yaml", patience=0.1):
        assert names(tmp_path) == []
