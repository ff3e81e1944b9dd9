"""New files: all of them or none, and nothing that was there is touched."""

import errno
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cdsplan.language import Language
from cdsplan.repository.create import CreateError, create, create_folder
from tests import ROOT


def refusal(root: Path, files: Mapping[str, str]) -> str:
    with pytest.raises(CreateError) as caught:
        create(root, files)
    return caught.value.message.within(Language.EN)


def everything(root: Path) -> list[str]:
    return sorted(one.relative_to(root).as_posix() for one in root.rglob("*"))


def test_files_are_made_with_their_folders_in_utf_8_with_line_feeds(tmp_path: Path) -> None:
    create(tmp_path / "new" / "deep", {"a/b.yaml": "xã\n", "c": ""})
    assert (tmp_path / "new/deep/a/b.yaml").read_bytes() == "xã\n".encode()
    assert everything(tmp_path / "new/deep") == ["a", "a/b.yaml", "c"]


def test_a_file_that_is_there_stops_all_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    assert refusal(tmp_path, {"a": "x", "b": "x", "c": "x"}) == "b already exists; nothing is overwritten"
    assert (everything(tmp_path), (tmp_path / "b").read_text(encoding="utf-8")) == (["b"], "mine")
    (tmp_path / "a").write_text("x", encoding="utf-8")  # as a killed run left it: that is in nobody's way
    assert refusal(tmp_path, {"a": "x", "b": "x", "c": "x"}) == "b already exists; nothing is overwritten"


def test_of_no_files_none_is_made(tmp_path: Path) -> None:
    create(tmp_path, {})
    assert everything(tmp_path) == []


@pytest.mark.parametrize("leads_to", ["nowhere", "../outside"])
def test_a_link_is_there_even_if_it_leads_nowhere(tmp_path: Path, leads_to: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "a").symlink_to(leads_to)
    assert "a already exists" in refusal(root, {"a": "x"})
    assert everything(tmp_path) == ["root", "root/a"]


def test_a_link_to_what_a_killed_run_would_have_written_is_still_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    (tmp_path / "b").symlink_to("a")
    assert "b already exists" in refusal(tmp_path, {"b": "x", "c": "y"})


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert "a already exists" in refusal(tmp_path, {"a": "x"})


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root" / "plans").symlink_to("../elsewhere")
    assert "is outside" in refusal(tmp_path / "root", {"first": "x", "plans/a/b.yaml": "x"})
    assert everything(tmp_path) == ["elsewhere", "root", "root/plans"]


def test_what_was_made_before_a_failure_is_taken_away_again(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "file" in refusal(tmp_path, {"kept/new/deep/a": "x", "b": "x", "file/below": "x"})
    assert everything(tmp_path) == ["file", "kept"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    assert "already exists" in refusal(tmp_path, {"a": "x", "./a": "y"})
    assert everything(tmp_path) == []


def test_a_name_that_no_folder_takes_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"first": "x", "x" * 300: "y"}).startswith("cannot write")
    assert everything(tmp_path) == []


def test_a_failure_that_nobody_foresaw_leaves_nothing_either(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):  # UTF-8 has no half of a pair
        create(tmp_path, {"a/b": "x", "c": "\ud800"})
    assert everything(tmp_path) == []


KILLED = """\
import os, signal, sys
from pathlib import Path
from cdsplan.repository.create import create
left = int(sys.argv[2])
def until(real):
    def move(*names):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        real(*names)
    return move
os.rename, os.link = until(os.rename), until(os.link)
create(Path(sys.argv[1]), {"a/b": "x", "a/c/d": "y", "e": "z"})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked who is alive")
@pytest.mark.parametrize(("moved", "left"), [(0, []), (1, ["a", "a/b", "a/c", "a/c/d"])])
def test_whoever_is_killed_leaves_whole_files_and_whole_folders_and_the_next_makes_the_rest(
    tmp_path: Path, moved: int, left: list[str]
) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moved)], env=environment, check=False)  # noqa: S603
    assert [path for path in everything(tmp_path) if not path.startswith(".")] == left
    create(tmp_path, {"a/b": "x", "a/c/d": "y", "e": "z"})
    assert everything(tmp_path) == ["a", "a/b", "a/c", "a/c/d", "e"]


def _no_links(*_: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_file_that_comes_at_the_last_moment_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)  # as it was when we looked
    assert "a already exists" in refusal(tmp_path, {"a": "x"})
    assert (tmp_path / "a").read_text(encoding="utf-8") == "theirs"


def test_where_there_are_no_links_files_are_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    create(tmp_path, {"a": "x"})
    assert everything(tmp_path) == ["a"]


def test_what_is_all_there_is_in_the_way(tmp_path: Path) -> None:
    create(tmp_path, {"a": "x", "b": "y"})
    assert "a already exists" in refusal(tmp_path, {"a": "x", "b": "y"})


def test_a_disk_that_is_full_in_the_end_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, refused = os.rename, iter([False, True])

    def rename(*names: Path) -> None:
        if next(refused):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*names)

    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(os, "link", _no_links)
    assert "No space left" in refusal(tmp_path, {"a/b": "x", "c": "y"})
    assert everything(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_the_way_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert "a already exists" in refusal(tmp_path, {"a": "x", "b": "y"})


@pytest.mark.parametrize(("moment", "left"), [(0, 0), (None, 1)])
def test_what_another_machine_left_goes_after_a_day(tmp_path: Path, moment: int | None, left: int) -> None:
    theirs = tmp_path / ".a-00000000-1-01234567.cdsplan-tmp"
    theirs.touch()
    if moment is not None:
        os.utime(theirs, (moment, moment))
    create(tmp_path, {"a": "x"})
    assert len(everything(tmp_path)) == 1 + left


def test_a_folder_comes_with_all_that_is_in_it(tmp_path: Path) -> None:
    files = {"a/b/c/d": b"1", "a/b/e": b"2", "a/f": b"3", "g/h/i": b"4", "j": b"5"}
    (tmp_path / "out").mkdir()
    create_folder(tmp_path / "out", files)
    assert {name: (tmp_path / "out" / name).read_bytes() for name in files} == files
    with pytest.raises(OSError, match="not empty"):
        create_folder(tmp_path / "out", {})
    assert everything(tmp_path)[0] == "out"
