"""The installed git, asked in a scratch repository."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdsplan.language import Language
from cdsplan.repository import cleanroom
from cdsplan.repository.cleanroom import GitError
from cdsplan.repository.git import Ends, Git, opened
from tests.conftest import PATHS, Folder, History

PLANS = "plans"
MOST = 1 << 20
REPORTS = "plans/thanh-hoa/xa-tan-lap/reports"


@pytest.fixture
def git(history: History) -> Iterator[Git]:
    with opened(history.folder.root) as found:
        yield found


def changed(git: Git, base: str, head: str | None = None) -> list[str]:
    with git.changed(git.ends(base, head), PLANS) as paths:
        return paths().paths


def named(folder: Path, revision: str) -> str:
    with opened(folder) as git:
        return git.commit(revision)


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(GitError) as caught:
        call()
    return caught.value.message.within(Language.EN)


def test_a_branch_a_tag_and_a_short_id_name_their_commit(git: Git, history: History) -> None:
    history.git("tag", "-a", "-m", "x", "v1")
    head = history.git("rev-parse", "HEAD")
    assert {git.commit(name) for name in ("main", "v1", head[:8], "HEAD")} == {head}


@pytest.mark.parametrize(
    "name",
    [
        "nope",
        "",
        "HEAD:plans",
        "HEAD^{tree}",
        f":{PATHS['plan']}",
        f"HEAD:{PATHS['plan']}",
        "0000000000000000000000000000000000000000",
        "--output=x",
        "--end-of-options",
        "-p",
        "main main",
        "main\n",
        "main\nmain",
        "main\r",
        "a\0b",
        "$(id)",
        "HEAD~9",
        ":/no such message",
        "../../etc/passwd",
        "a\udcff",
    ],
)
def test_what_names_no_commit_is_refused(git: Git, name: str) -> None:
    assert f"no revision `{name}`" in refusal(lambda: git.commit(name))


@pytest.mark.parametrize("filling", ["x", "^", "HEAD~", "\n", "~1"])
def test_a_revision_of_a_million_letters_is_none_and_is_not_repeated(git: Git, filling: str) -> None:
    said = refusal(lambda: git.commit("HEAD" + filling * (1_000_000 // len(filling))))
    assert "no revision" in said
    assert len(said) < 300


def test_a_file_whose_name_looks_like_a_question_is_no_commit(git: Git, history: History) -> None:
    history.folder.write("x^{commit}", "x")
    history.commit()
    assert "no revision" in refusal(lambda: git.commit("HEAD:x"))


def test_every_way_to_name_a_commit_is_understood(git: Git, history: History) -> None:
    first = history.git("rev-parse", "HEAD")
    history.commit(report="period: 2026-06\n")
    history.git("checkout", "--quiet", "-b", "other", "HEAD~1")
    for name in ("HEAD", "@", "main~1", "main^", "@{-1}~1", "@{0}", "other@{0}", "refs/heads/other", "main^{/x}~1"):
        assert git.commit(name) == first


@pytest.mark.parametrize("name", ["@{upstream}", "@{99}"])
def test_what_the_past_of_a_branch_does_not_tell_is_said_in_the_words_of_git(git: Git, name: str) -> None:
    assert "git says: fatal: " in refusal(lambda: git.commit(name))


def test_a_commit_that_another_was_put_in_place_of_is_itself(git: Git, history: History) -> None:
    first = history.git("rev-parse", "HEAD")
    history.git("replace", history.commit(report="period: 2026-06\n"), first)
    assert git.commit("main~1") == first
    assert changed(git, first, "main") == [PATHS["report"]]


def test_a_revision_that_looks_like_an_option_writes_nothing(git: Git, history: History) -> None:
    refusal(lambda: git.ends("--output=stolen", "HEAD"))
    refusal(lambda: git.ends("HEAD", "--output=stolen"))
    assert not (history.folder.root / "stolen").exists()


def test_without_a_second_revision_the_work_tree_is_meant(git: Git, history: History) -> None:
    assert git.ends("HEAD", None) == Ends(history.git("rev-parse", "HEAD"), None)


def test_two_dots_are_two_revisions_and_an_empty_end_is_head(git: Git, history: History) -> None:
    first = history.git("rev-parse", "HEAD")
    second = history.commit(report="period: 2026-06\n")
    assert git.ends("HEAD~1..HEAD", None) == git.ends("HEAD~1..", None) == Ends(first, second)


def test_three_dots_begin_where_the_branch_left(git: Git, history: History) -> None:
    fork = history.git("rev-parse", "HEAD")
    history.git("checkout", "--quiet", "-b", "branch")
    branch = history.commit(report="period: 2026-06\n")
    history.git("checkout", "--quiet", "main")
    history.commit(catalog="variables: {}\n")
    assert git.ends("main...branch", None) == Ends(fork, branch)


def test_two_histories_without_a_common_commit_have_no_fork(git: Git, history: History) -> None:
    history.git("checkout", "--quiet", "--orphan", "other")
    history.commit(report="period: 2026-06\n")
    assert "no common ancestor" in refusal(lambda: git.ends("main...other", None))


def test_changed_files_are_edited_removed_staged_and_new_ones(git: Git, history: History) -> None:
    history.folder.write(PATHS["report"], "period: 2026-06\n")
    (history.folder.root / PATHS["catalog"]).unlink()
    history.folder.write(f"{REPORTS}/2026-07.yaml", "period: 2026-07\n")
    history.folder.write(f"{REPORTS}/2026-08.yaml", "period: 2026-08\n")
    history.git("add", f"{REPORTS}/2026-08.yaml")
    assert changed(git, "HEAD") == [
        PATHS["catalog"],
        *(f"{REPORTS}/2026-{month}.yaml" for month in ("06", "07", "08")),
    ]


def test_ignored_files_and_those_outside_the_folder_have_not_changed(git: Git, history: History) -> None:
    history.folder.write(".gitignore", "*.bak.yaml\n")
    history.folder.write(f"{REPORTS}/2026-07.bak.yaml", "")
    assert changed(git, "HEAD") == []


def test_between_two_revisions_the_work_tree_does_not_matter(git: Git, history: History) -> None:
    history.commit(report="period: 2026-06\n")
    history.folder.write(PATHS["catalog"], "variables: {}\n")
    history.folder.write(f"{REPORTS}/2026-07.yaml", "period: 2026-07\n")
    assert changed(git, "HEAD~1", "HEAD") == [PATHS["report"]]


def test_a_renamed_file_is_one_gone_and_one_come(git: Git, history: History) -> None:
    history.git("mv", PATHS["report"], f"{REPORTS}/2026-07.yaml")
    history.commit()
    assert changed(git, "HEAD~1", "HEAD") == [PATHS["report"], f"{REPORTS}/2026-07.yaml"]


@pytest.mark.parametrize("name", ["xã tân lập", "dòng\nmới", 'a"b', "*", ":(top)x", "a\tb"])
def test_odd_names_come_back_as_they_are(git: Git, history: History, name: str) -> None:
    file = f"plans/{name}/x.yaml"
    history.folder.write(file, "x")
    assert changed(git, "HEAD") == [file]
    head = history.commit()
    assert git.files(head, [f"plans/{name}"], MOST) == {file: b"x"}


def test_paths_are_relative_to_a_folder_deep_in_the_repository(tmp_path: Path, history: History) -> None:
    inner = Folder(tmp_path / "deep" / "down")
    inner.write("plans/a/x.yaml", "1")
    head = history.commit()
    inner.write("plans/a/x.yaml", "2")
    with opened(inner.root) as git:
        assert changed(git, "HEAD") == ["plans/a/x.yaml"]
        assert git.files(head, ["plans/a"], MOST) == {"plans/a/x.yaml": b"1"}


def test_contents_are_those_of_the_commit_byte_for_byte(git: Git, history: History) -> None:
    content = b"\xef\xbb\xbfa: \xff\r\n\x00 no end"
    history.folder.write("plans/a/x.yaml", content)
    history.folder.write("plans/a/empty.yaml", b"")
    history.folder.write("plans/a/same.yaml", content)
    head = history.commit()
    history.folder.write("plans/a/x.yaml", b"later")
    found = git.files(head, ["plans/a"], MOST)
    assert found == {"plans/a/x.yaml": content, "plans/a/empty.yaml": b"", "plans/a/same.yaml": content}


def test_folders_below_and_folders_that_are_not_there_have_no_files(git: Git, history: History) -> None:
    history.folder.write("plans/a/b/x.yaml", b"x")
    assert git.files(history.commit(), ["plans/a", "plans/nowhere"], MOST) == {}


def test_more_folders_than_fit_one_command_line_are_all_read(git: Git, history: History) -> None:
    folders = [f"plans/p/{number}" for number in range(450)]
    for folder in folders:
        history.folder.write(f"{folder}/x.yaml", folder)
    found = git.files(history.commit(), folders, MOST)
    assert found == {f"{folder}/x.yaml": folder.encode() for folder in folders}


def test_of_a_huge_file_only_the_beginning_is_kept(git: Git, history: History) -> None:
    history.folder.write("plans/a/huge.yaml", b"x" * 3_000_000)
    history.folder.write("plans/a/next.yaml", b"y")
    found = git.files(history.commit(), ["plans/a"], 10)
    assert found == {"plans/a/huge.yaml": b"x" * 10, "plans/a/next.yaml": b"y"}


def test_a_link_has_no_content(git: Git, history: History) -> None:
    (history.folder.root / "plans/link.yaml").symlink_to("/etc/passwd")
    assert git.files(history.commit(), ["plans"], MOST) == {"plans/link.yaml": None}


def test_a_file_that_only_looks_newer_has_not_changed(git: Git, history: History) -> None:
    for kind in ("catalog", "commune", "plan", "report"):
        os.utime(history.folder.root / PATHS[kind], (0, 0))
    assert changed(git, "HEAD") == []


def test_a_folder_without_git_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "is not in a git repository" in refusal(lambda: named(tmp_path, "HEAD"))


def test_a_repository_without_a_commit_has_no_revision(tmp_path: Path, history: History) -> None:
    history.git("init", "--quiet", str(tmp_path / "fresh"))
    assert "no revision `HEAD`" in refusal(lambda: named(tmp_path / "fresh", "HEAD"))


def test_a_machine_without_git_is_told_what_is_missing(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "needs it installed" in refusal(lambda: git.commit("HEAD"))


def test_what_else_git_refuses_is_said_in_its_words(git: Git, history: History) -> None:
    head = history.git("rev-parse", "HEAD")
    (history.folder.root / ".git" / "index").write_bytes(b"no index")
    assert "git says:" in refusal(lambda: changed(git, head))


def test_what_git_says_in_several_lines_is_one_line_here() -> None:
    said = cleanroom.refusal(b"error: a\nfatal: b\n", Path()).message
    assert said.within(Language.EN) == "git says: error: a fatal: b"


def test_a_content_that_the_clone_lacks_is_said(git: Git, history: History) -> None:
    head = history.commit()
    blob = history.git("rev-parse", f"HEAD:{PATHS['report']}")
    (history.folder.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert f"lacks {blob}" in refusal(lambda: git.files(head, [REPORTS], MOST))


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of the shell")
@pytest.mark.parametrize("answer", ["$id blob 1\\nx\\n", "$id blob 900\\nx"], ids=["between two", "within one"])
def test_that_git_ends_before_all_is_answered_is_said(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    head = history.commit(report="period: 2026-06\n")
    real = shutil.which("git")
    lame = tmp_path / "lame" / "git"
    lame.parent.mkdir()
    dying = f'read id; exec <&-; printf "{answer}"'
    lame.write_text(f'#!/bin/sh\ncase "$*" in *--batch) {dying};; *) exec {real} "$@";; esac\n', encoding="utf-8")
    lame.chmod(0o755)
    monkeypatch.setenv("PATH", str(lame.parent), prepend=os.pathsep)
    with opened(history.folder.root) as git:
        assert "lacks" in refusal(lambda: git.files(head, [str(Path(REPORTS).parent), REPORTS], MOST))


@pytest.mark.parametrize("ends", [("HEAD", "bomb"), ("bomb", None)])
def test_a_tree_that_holds_itself_a_billion_times_is_not_compared(
    git: Git, history: History, ends: tuple[str, str | None]
) -> None:
    """Ten times the same in each of nine levels; the last of them is empty, so that there is not one file to count."""

    def tree(*entries: str) -> str:
        return history.git("mktree", given="".join(f"{entry}\n" for entry in entries))

    bomb = tree()
    for _ in range(9):
        bomb = tree(*(f"040000 tree {bomb}\t{name}" for name in range(10)))
    history.git("tag", "bomb", history.git("commit-tree", "-m", "x", tree(f"040000 tree {bomb}\tplans")))
    said = refusal(lambda: changed(git, *ends))
    assert "has more than 500,000 files and folders in plans/" in said
