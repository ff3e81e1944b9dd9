"""A folder of pages: what is ours is replaced and removed, and nothing else."""

import json
import os
import shutil
from pathlib import Path

import pytest

from cdsplan.repository import atomic_write
from cdsplan.repository.site_folder import MANIFEST, SiteFolder, SiteFolderError

links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


def put(folder: Path, *, force: bool = False, **pages: str) -> list[str]:
    """One run that writes these pages; what it left though it is no longer needed."""
    site, files = SiteFolder(folder), {f"{name.replace('_', '/')}.html": content for name, content in pages.items()}
    site.refuse(force=force)
    site.begin(files, force=force)
    for name, content in files.items():
        site.write(name, content.encode())
    return site.finish()


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.name != MANIFEST}


def lists(folder: Path, files: object) -> None:
    """As somebody else may have written it."""
    (folder / MANIFEST).write_text(json.dumps({"schema": "cdsplan.site/1", "files": files}), encoding="utf-8")


def listed(folder: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = json.loads((folder / MANIFEST).read_bytes())["files"]
    return found


def test_files_stand_with_their_folders(tmp_path: Path) -> None:
    assert put(tmp_path / "out", b_c="2", a="1") == []
    assert names(tmp_path / "out") == {"a.html", "b", "b/c.html"}
    assert [*listed(tmp_path / "out")] == ["a.html", "b/c.html"]


def test_what_is_no_longer_needed_goes_with_its_folder(tmp_path: Path) -> None:
    put(tmp_path, a="1", b_c="2")
    assert put(tmp_path, a="1") == []
    assert names(tmp_path) == {"a.html"}
    assert listed(tmp_path).keys() == {"a.html"}


def test_what_stands_there_already_is_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, a="1")
    before = (tmp_path / "a.html").stat()
    put(tmp_path, a="1")
    assert (tmp_path / "a.html").stat() == before


def test_a_folder_that_became_a_file_has_nothing_of_ours(tmp_path: Path) -> None:
    put(tmp_path, a="1", b_c="2")
    shutil.rmtree(tmp_path / "b")
    (tmp_path / "b").touch()
    assert put(tmp_path, a="1") == []
    assert names(tmp_path) == {"a.html", "b"}


def test_a_folder_in_which_somebody_else_has_something_stays(tmp_path: Path) -> None:
    put(tmp_path, a="1", b_c="2")
    (tmp_path / "b" / "mine.txt").touch()
    put(tmp_path, a="1")
    assert names(tmp_path) == {"a.html", "b", "b/mine.txt"}


def test_what_somebody_changed_stays_though_it_is_no_longer_needed(tmp_path: Path) -> None:
    put(tmp_path, a="1", b="2")
    (tmp_path / "b.html").write_text("mine", encoding="utf-8")
    assert put(tmp_path, a="1") == ["b.html"]
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == "mine"
    assert listed(tmp_path).keys() == {"a.html"}


def test_what_somebody_changed_is_not_replaced_unless_that_is_asked_for(tmp_path: Path) -> None:
    put(tmp_path, a="1")
    (tmp_path / "a.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError, match=r"a\.html has changed since cdsplan wrote it"):
        put(tmp_path, a="2")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "mine"
    put(tmp_path, a="2", force=True)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "2"


def test_what_stands_in_the_place_of_a_new_page_is_not_replaced(tmp_path: Path) -> None:
    put(tmp_path, a="1")
    (tmp_path / "b.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError):
        put(tmp_path, a="1", b="2")
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [None, "{", "[]", "{}", '{"schema": "x", "files": {}}', "[" * 100_000])
def test_a_crowded_folder_without_a_list_of_ours_is_refused(tmp_path: Path, content: str | None) -> None:
    (tmp_path / "mine.txt").touch()
    if content:
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(SiteFolderError, match="not a site made by cdsplan"):
        put(tmp_path, a="1")
    put(tmp_path, a="1", force=True)
    assert "mine.txt" in names(tmp_path)


def test_a_list_of_any_size_is_not_ours(tmp_path: Path) -> None:
    with (tmp_path / MANIFEST).open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(SiteFolderError, match="not a site made by cdsplan"):
        put(tmp_path, a="1")


@links
def test_a_pipe_in_the_place_of_a_page_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, a="1")
    (tmp_path / "a.html").unlink()
    os.mkfifo(tmp_path / "a.html")
    with pytest.raises(SiteFolderError, match="a link, folder or pipe is in the way"):
        put(tmp_path, a="1", force=True)


def test_a_list_that_names_a_plan_is_not_ours(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "2026-so.yaml"
    plan.parent.mkdir()
    plan.touch()
    (tmp_path / MANIFEST).write_text(
        json.dumps({"schema": "cdsplan.site/1", "files": {"plans/2026-so.yaml": None}}), encoding="utf-8"
    )
    with pytest.raises(SiteFolderError, match="not a site made by cdsplan"):
        put(tmp_path, a="1")
    assert plan.exists()


@pytest.mark.parametrize(
    "name", ["../mine.txt", "/etc/x.html", "a/../../x.html", "a.html/../../mine.txt", ".git/x.html", "A.html", MANIFEST]
)
def test_a_list_that_names_what_we_would_not_write_is_not_ours(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "mine.txt").touch()
    lists(folder, {name: None})
    put(folder, a="1", force=True)
    assert (tmp_path / "mine.txt").exists()
    lists(folder, {name: "0" * 64})
    with pytest.raises(SiteFolderError, match="not a site made by cdsplan"):
        put(folder, b="1")


@pytest.mark.parametrize("files", [{"a.html": "0"}, {"a.html": 0}, [[0, None]], [["a.html", None, None]]])
def test_a_list_of_another_shape_is_not_ours(tmp_path: Path, files: object) -> None:
    (tmp_path / "a.html").touch()
    lists(tmp_path, files)
    with pytest.raises(SiteFolderError):
        put(tmp_path, b="1")


@links
def test_a_list_behind_a_link_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", a="1")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).symlink_to(tmp_path / "elsewhere" / MANIFEST)
    with pytest.raises(SiteFolderError, match="not a site made by cdsplan"):
        put(folder, a="1")


@links
@pytest.mark.parametrize("force", [False, True])
def test_no_link_is_followed(tmp_path: Path, force: bool) -> None:  # noqa: FBT001
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    put(folder, a="1")
    (folder / "b").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(SiteFolderError, match="a link, folder or pipe is in the way"):
        put(folder, a="1", b_c="2", force=force)
    assert list(elsewhere.iterdir()) == []


@links
def test_what_became_a_link_is_not_removed_through_it(tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine.html", tmp_path / "out"
    put(folder, a="1", b="2")
    mine.write_text("2", encoding="utf-8")
    (folder / "b.html").unlink()
    (folder / "b.html").symlink_to(mine)
    with pytest.raises(SiteFolderError):
        put(folder, a="1")
    assert mine.exists()


def test_a_run_that_was_killed_is_taken_up_again(tmp_path: Path) -> None:
    put(tmp_path, a="1", c="3")
    killed = SiteFolder(tmp_path)
    killed.begin(["a.html", "b.html"], force=False)
    killed.write("a.html", b"2")
    killed.write("b.html", b"2")
    assert listed(tmp_path)["c.html"]
    put(tmp_path, a="4", b="4")
    assert names(tmp_path) == {"a.html", "b.html"}


def test_what_a_killed_run_wrote_goes_where_the_next_does_not_need_it(tmp_path: Path) -> None:
    killed = SiteFolder(tmp_path)
    killed.begin(["a.html", "b.html"], force=False)
    killed.write("b.html", b"2")
    assert put(tmp_path, a="1") == []
    assert names(tmp_path) == {"a.html"}


def test_a_run_that_was_killed_before_it_had_begun_is_in_nobodys_way(tmp_path: Path) -> None:
    atomic_write.temporary_name(tmp_path / MANIFEST).touch()
    put(tmp_path, a="1")
    assert "a.html" in names(tmp_path)


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(SiteFolderError, match="is not a folder"):
        put(tmp_path / "out", a="1")
