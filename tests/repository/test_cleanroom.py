"""Repositories that bring programs along: none of them runs, and what differs is still told right."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cdsplan.language import Language
from cdsplan.repository import cleanroom
from cdsplan.repository.cleanroom import GitError, top
from cdsplan.repository.git import opened
from tests import ROOT
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder, History

EASIER = PLAN.replace("80", "75")
REPORTS = "plans/thanh-hoa/xa-tan-lap/reports"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The little repository with a linked work tree of it, committed once, in which one target has been made easier."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _without_settings(monkeypatch)
        made = History(Folder(tmp_path_factory.mktemp("original") / "main"))
        made.folder.root.mkdir()
        for kind, content in (("catalog", CATALOG), ("commune", COMMUNE), ("plan", PLAN), ("report", REPORT)):
            made.folder.write(PATHS[kind], content)
        made.git("init", "--quiet", "--initial-branch=main")
        made.commit()
        made.commit(plan=EASIER)
        made.git("worktree", "add", "--quiet", "--detach", "../linked")
        # As after a move; paths between the two are then absolute no more, and the pair can be copied.
        (made.folder.root / ".git/worktrees/linked/gitdir").write_text("../linked/.git\n", encoding="utf-8")
        yield made.folder.root.parent


def _without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


class Armed(NamedTuple):
    """A copy of the pair of work trees, in which a program can be laid that leaves a mark."""

    home: Path

    @property
    def main(self) -> Folder:
        return Folder(self.home / "main")

    @property
    def mark(self) -> Path:
        return self.home / "mark"

    @property
    def program(self) -> str:
        return str(self.home / "program")

    def settings(self, written: str) -> None:
        with (self.main.root / ".git/config").open("a", encoding="utf-8") as stream:
            stream.write(written.format(program=self.program))

    def edit(self) -> None:
        """In both work trees the report now holds other figures, in as many letters."""
        for tree in ("main", "linked"):
            Folder(self.home / tree).write(PATHS["report"], REPORT.replace("700", "710"))

    def git(self, *arguments: str, tree: str = "main", check: bool = False) -> str:
        command = ["git", "-C", str(self.home / tree), *arguments]
        done = subprocess.run(command, check=check, capture_output=True, encoding="utf-8")  # noqa: S603  our own words
        return done.stdout.strip()


@pytest.fixture
def armed(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Armed:
    _without_settings(monkeypatch)
    home = tmp_path / "home"
    shutil.copytree(original, home, symlinks=True)
    (home / "linked/.git").write_text(f"gitdir: {home}/main/.git/worktrees/linked\n", encoding="utf-8")
    program = home / "program"
    program.write_text(f"#!/bin/sh\necho >> {home / 'mark'}\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return Armed(home)


def _wrapped(armed: Armed, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installed git, with something done before it starts."""
    wrapper = armed.home / "bin/git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\n{words} {shutil.which("git")} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", str(wrapper.parent), prepend=os.pathsep)


def changed(folder: Path, base: str = "HEAD", head: str | None = None) -> list[str]:
    """All that `diff` asks of git."""
    with opened(folder) as git, git.changed(ends := git.ends(base, head), "plans") as paths:
        found = paths().paths
        git.files(ends.base, {path.rpartition("/")[0] for path in found}, 1 << 20)
        return found


def refusal(call: Callable[[], object], language: Language = Language.EN) -> str:
    with pytest.raises(GitError) as caught:
        call()
    return caught.value.message.within(language)


FILTERED = "plans/** filter=x diff=x\n"
# What a repository may bring along, and the command of git that would run it.
DOORS = {
    "a monitor of the file system": ("[core]\nfsmonitor = {program}\n", "status"),
    "a filter": ('[filter "x"]\nclean = {program}\n', "diff"),
    "a required filter": ('[filter "x"]\nclean = {program}\nrequired = true\n', "diff"),
    "a filter that stays": ('[filter "x"]\nprocess = {program}\n', "diff"),
    "a program for differences": ("[diff]\nexternal = {program}\n", "diff"),
    "a program for differences of a kind of file": ('[diff "x"]\ncommand = {program}\n', "diff"),
    "a program that makes text": ('[diff "x"]\ntextconv = {program}\n', "diff"),
    "a folder of hooks": ("[core]\nhooksPath = ../hooks\n", "add --all"),
    "another file of settings": ("[include]\npath = ../../more\n", "diff"),
}


@pytest.mark.parametrize("tree", ["main", "linked"])
@pytest.mark.parametrize("door", DOORS)
def test_what_a_repository_brings_along_does_not_run(armed: Armed, door: str, tree: str) -> None:
    settings, command = DOORS[door]
    armed.settings(settings)
    for folder in (armed.home / "hooks", armed.main.root / ".git/info"):
        folder.mkdir(exist_ok=True)
    (armed.home / "hooks/post-index-change").symlink_to(armed.program)
    (armed.home / "more").write_text(f"[diff]\nexternal = {armed.program}\n", encoding="utf-8")
    (armed.main.root / ".git/info/attributes").write_text(FILTERED, encoding="utf-8")
    for one in ("main", "linked"):
        Folder(armed.home / one).write(".gitattributes", FILTERED)
    armed.edit()
    assert changed(armed.home / tree) == [PATHS["report"]]
    assert changed(armed.home / tree, "HEAD~1...HEAD") == [PATHS["plan"]]
    assert not armed.mark.exists()
    armed.git(*command.split(), tree=tree)
    assert armed.mark.exists()


def test_a_hook_in_its_usual_place_does_not_run_and_the_index_stays(armed: Armed) -> None:
    (armed.main.root / ".git/hooks/post-index-change").symlink_to(armed.program)
    index = armed.main.root / ".git/index"
    os.utime(armed.main.root / PATHS["catalog"], (0, 0))
    before = index.read_bytes()
    assert changed(armed.main.root) == []
    assert (index.read_bytes(), armed.mark.exists()) == (before, False)
    armed.git("status")
    assert armed.mark.exists()


def test_the_settings_of_one_work_tree_run_nothing(armed: Armed) -> None:
    armed.settings("[core]\nrepositoryFormatVersion = 1\n[extensions]\nworktreeConfig = true\n")
    written = f"[diff]\nexternal = {armed.program}\n"
    (armed.main.root / ".git/config.worktree").write_text(written, encoding="utf-8")
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]
    assert not armed.mark.exists()
    armed.git("diff")
    assert armed.mark.exists()


@pytest.mark.parametrize("place", [".gitconfig", "git/config", "elsewhere"])
def test_a_filter_that_the_user_has_set_up_for_other_files_does_not_run_on_these(
    armed: Armed, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (armed.home / "git").mkdir()
    (armed.home / place).write_text(f'[filter "lfs"]\nclean = {armed.program}\n', encoding="utf-8")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(armed.home))
    if place == "elsewhere":
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(armed.home / place))
    armed.main.write(".gitattributes", "* filter=lfs\n")
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]
    assert not armed.mark.exists()
    armed.git("diff")
    assert armed.mark.exists()


def test_a_submodule_is_not_asked(armed: Armed) -> None:
    inner = armed.main.root / "plans/inner"
    shutil.copytree(armed.main.root / ".git", inner / ".git")
    armed.git("add", "plans/inner")
    with (inner / ".git/config").open("a", encoding="utf-8") as stream:
        stream.write(f"[core]\nfsmonitor = {armed.program}\n")
    changed(armed.main.root)
    assert not armed.mark.exists()
    armed.git("diff")
    assert armed.mark.exists()


PROMISES = {
    "a helper for a protocol": "url = ext::{program}\n[protocol]\nallow = always\n",
    "ssh": "url = ssh://x.invalid/y\n[core]\nsshCommand = {program}\n",
    "a program on this machine": "url = ..\nuploadpack = {program}\n",
    "a proxy": "url = git://x.invalid/y\n[core]\ngitProxy = {program}\n",
}


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("unknown", ["GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"])
def test_what_a_clone_lacks_is_not_fetched(
    armed: Armed, monkeypatch: pytest.MonkeyPatch, promise: str, unknown: str
) -> None:
    """Git before 2.39.4 knows but one of the two ways to forbid it: each must do alone."""
    _wrapped(armed, f"unset {unknown}; exec", monkeypatch)
    blob = armed.git("rev-parse", f"HEAD:{PATHS['report']}")
    (armed.main.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    partial = "[core]\nrepositoryFormatVersion = 1\n[extensions]\npartialClone = o\n"
    armed.settings(f'{partial}[remote "o"]\npromisor = true\n{PROMISES[promise]}')
    armed.edit()
    assert "git fetch --refetch --no-filter" in refusal(lambda: changed(armed.main.root))
    # Whether git answers first or is forbidden to fetch first, is a race inside git.
    assert re.search("no revision|--refetch", refusal(lambda: changed(armed.main.root, blob)))
    assert not armed.mark.exists()
    armed.git("cat-file", "-p", blob)
    assert armed.mark.exists()


def _bare(armed: Armed, folder: Path) -> None:
    """A repository in the tree itself, as a merge request can bring it."""
    shutil.copytree(armed.main.root / ".git", folder, dirs_exist_ok=True)
    with (folder / "config").open("a", encoding="utf-8") as stream:
        stream.write(f"[core]\nbare = false\nworktree = .\nfsmonitor = {armed.program}\n")


def test_a_bare_repository_in_the_tree_is_no_repository(armed: Armed) -> None:
    inner = armed.main.root / "inner"
    _bare(armed, inner)
    assert changed(inner) == []
    assert not armed.mark.exists()
    armed.git("status", tree="main/inner")
    assert armed.mark.exists()


def test_a_bare_repository_behind_an_empty_git_folder_is_none_either(armed: Armed) -> None:
    loose = armed.home / "loose"
    (loose / ".git").mkdir(parents=True)
    _bare(armed, loose)
    assert "is not in a git repository" in refusal(lambda: changed(loose))
    assert not armed.mark.exists()
    armed.git("status", tree="loose")
    assert armed.mark.exists()


@pytest.mark.parametrize("path", ["", ".", "plans"])
def test_git_itself_is_not_looked_for_in_the_folder(armed: Armed, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (armed.main.root / path / "git").symlink_to(armed.program)
    armed.main.write(".gitignore", "git\n")
    monkeypatch.chdir(armed.main.root)
    monkeypatch.setenv("PATH", path, prepend=os.pathsep)
    assert changed(armed.main.root) == []
    assert not armed.mark.exists()


def test_a_folder_called_git_is_passed_over_and_what_cannot_start_is_said(
    armed: Armed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (armed.home / "first/git").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(armed.home / "first"), prepend=os.pathsep)
    assert changed(armed.main.root) == []
    (armed.home / "second").mkdir()
    (armed.home / "second/git").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(armed.home / "second"))
    assert "cannot run git (Exec format error)" in refusal(lambda: changed(armed.main.root))


ELSEWHERE = {
    "GIT_DIR": "other/.git",
    "GIT_WORK_TREE": "other",
    "GIT_COMMON_DIR": "other/.git",
    "GIT_INDEX_FILE": "other/.git/index",
    "GIT_OBJECT_DIRECTORY": "other/.git/objects",
    "GIT_PREFIX": "plans/",
    "GIT_NAMESPACE": "other",
    "GIT_SHALLOW_FILE": "mark",
}
PROGRAMS = ("GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PAGER", "GIT_TEST_FSMONITOR")


def test_what_a_hook_is_told_of_another_repository_changes_nothing(
    armed: Armed, monkeypatch: pytest.MonkeyPatch
) -> None:
    armed.git("init", "--quiet", str(armed.home / "other"))
    armed.edit()
    for name, path in ELSEWHERE.items():
        monkeypatch.setenv(name, str(armed.home / path))
    for name in PROGRAMS:
        monkeypatch.setenv(name, armed.program)
    for name in ("GIT_TRACE", "GIT_TRACE2_EVENT", "GIT_TRACE_SETUP"):
        monkeypatch.setenv(name, str(armed.mark))
    assert changed(armed.main.root) == changed(armed.home / "linked") == [PATHS["report"]]
    assert not armed.mark.exists()


@pytest.mark.parametrize("tree", ["main", "linked"])
def test_inside_a_hook_the_commit_that_is_made_is_compared(
    armed: Armed, monkeypatch: pytest.MonkeyPatch, tree: str
) -> None:
    for name in ("NAME", "EMAIL"):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", "x")
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", "x")
    monkeypatch.setenv("CDSPLAN_LANG", "en")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    hook = armed.main.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\n{sys.executable} -m cdsplan diff > {armed.home}/told\n", encoding="utf-8")
    hook.chmod(0o755)
    armed.edit()
    armed.git("commit", "--quiet", "--all", "--message", "x", tree=tree, check=True)
    assert "710" in (armed.home / "told").read_text(encoding="utf-8")


def test_an_old_figure_is_seen_whatever_the_monitor_claimed(armed: Armed) -> None:
    armed.settings("[core]\nfsmonitor = /bin/true\n")
    armed.git("update-index", "--fsmonitor")
    armed.git("status")
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]


def test_a_revision_that_needs_the_index_does_not_wake_the_monitor(armed: Armed) -> None:
    armed.settings("[core]\nfsmonitor = {program}\n")
    armed.git("update-index", "--fsmonitor")
    armed.mark.unlink()
    assert "no revision" in refusal(lambda: changed(armed.main.root, f":{PATHS['plan']}"))
    assert not armed.mark.exists()
    armed.git("rev-parse", f":{PATHS['plan']}")
    assert armed.mark.exists()


def test_a_file_changed_in_the_moment_that_the_index_was_written_has_changed(armed: Armed) -> None:
    report = armed.main.root / PATHS["report"]
    moment = (10**18, 10**18)
    armed.settings("[core]\ntrustctime = false\n")
    os.utime(report, ns=moment)
    armed.git("update-index", "--refresh")
    armed.main.write(PATHS["report"], REPORT.replace("700", "710"))
    for file in (report, armed.main.root / ".git/index"):
        os.utime(file, ns=moment)
    assert changed(armed.main.root) == [PATHS["report"]]


@pytest.mark.parametrize("settings", ["autocrlf = true", "eol = crlf"])
def test_line_ends_that_git_itself_has_made_are_no_change(armed: Armed, settings: str) -> None:
    armed.settings(f"[core]\n{settings}\n")
    (armed.main.root / ".git/info/attributes").write_text("*.yaml text\n", encoding="utf-8")
    for kind in ("catalog", "report"):
        armed.main.write(PATHS[kind], (armed.main.root / PATHS[kind]).read_bytes().replace(b"\n", b"\r\n"))
    assert changed(armed.main.root) == []


def test_names_that_the_user_ignores_everywhere_or_here_are_not_new(
    armed: Armed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("2026-07", "2026-08", "2026-09"):
        armed.main.write(f"{REPORTS}/{name}.yaml", "x")
    config = armed.home / "config"
    (config / "git").mkdir(parents=True)
    (config / "git/ignore").write_text("2026-07.yaml\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    (armed.main.root / ".git/info/exclude").write_text("2026-08.yaml\n", encoding="utf-8")
    assert changed(armed.main.root) == [f"{REPORTS}/2026-09.yaml"]
    (armed.home / "mine").write_text("2026-09.yaml\n", encoding="utf-8")
    armed.settings(f"[core]\nexcludesFile = {armed.home}/mine\n")
    assert changed(armed.main.root) == [f"{REPORTS}/2026-07.yaml"]


@pytest.mark.parametrize("settings", ["", "[core]\nexcludesFile = ~/mine\n"])
def test_a_user_whose_home_nobody_knows_ignores_no_names(
    armed: Armed, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    armed.settings(settings)
    armed.edit()

    def unknown(_: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", unknown)
    assert changed(armed.main.root) == [PATHS["report"]]


def test_a_file_outside_a_sparse_checkout_that_is_there_all_the_same_has_changed(armed: Armed) -> None:
    armed.git("update-index", "--refresh", check=True)
    armed.git("sparse-checkout", "set", "docs", check=True)
    assert not (armed.main.root / "plans").exists()
    assert changed(armed.main.root) == []
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]


def test_an_index_in_two_parts_is_read(armed: Armed) -> None:
    armed.git("update-index", "--split-index", check=True)
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]


def test_a_pipe_in_place_of_the_index_stops_nothing(armed: Armed) -> None:
    index = armed.main.root / ".git/index"
    index.unlink()
    os.mkfifo(index)
    assert PATHS["report"] in changed(armed.main.root)


@pytest.mark.parametrize("name", [".gitattributes", "plans/.gitignore", ".git/packed-refs"])
def test_git_does_not_wait_for_ever_for_a_pipe(armed: Armed, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(cleanroom, "PATIENCE", 0.5)
    os.mkfifo(armed.main.root / name)
    assert "did not end within" in refusal(lambda: changed(armed.main.root))


def test_git_does_not_ponder_for_ever_over_a_pattern(armed: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleanroom, "PATIENCE", 1.0)
    armed.main.write(".gitignore", "*a" * 60 + "b\n")
    armed.main.write(f"plans/{'a' * 200}.yaml", "x")
    assert "did not end within" in refusal(lambda: changed(armed.main.root))


def test_an_index_of_any_size_does_not_fill_the_disk(armed: Armed) -> None:
    os.truncate(armed.main.root / ".git/index", 1 << 40)
    assert "index is too large" in refusal(lambda: changed(armed.main.root))


def test_a_setting_that_is_written_very_often_has_its_last_value(armed: Armed) -> None:
    armed.settings("[core]\n" + "eol = crlf\n" * 200_000 + "eol = lf\n")
    armed.edit()
    assert changed(armed.main.root) == [PATHS["report"]]


def test_an_index_that_may_not_be_read_is_named(armed: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: object, *_: object) -> None:
        raise PermissionError(13, "Permission denied", source)

    monkeypatch.setattr(shutil, "copy2", refuse)
    assert "cannot read the git repository" in refusal(lambda: changed(armed.main.root))


def test_a_shallow_clone_ends_where_it_was_cut(armed: Armed, tmp_path: Path) -> None:
    armed.git("clone", "--quiet", "--depth=1", f"file://{armed.main.root}", str(tmp_path / "shallow"), check=True)
    Folder(tmp_path / "shallow").write(PATHS["report"], "period: 2026-06\n")
    assert changed(tmp_path / "shallow", "HEAD...HEAD") == []
    assert changed(tmp_path / "shallow") == [PATHS["report"]]
    assert "git fetch --unshallow" in refusal(lambda: changed(tmp_path / "shallow", "HEAD~1"))


def test_a_partial_clone_is_told_to_fetch_the_rest(armed: Armed, tmp_path: Path) -> None:
    armed.settings("[uploadpack]\nallowFilter = true\n")
    partial = str(tmp_path / "partial")
    armed.git("clone", "--quiet", "--filter=blob:none", f"file://{armed.main.root}", partial, check=True)
    assert "git fetch --refetch --no-filter" in refusal(lambda: changed(tmp_path / "partial", "HEAD~1"))
    bare = str(tmp_path / "bare")
    armed.git("clone", "--quiet", "--filter=tree:0", "--no-checkout", f"file://{armed.main.root}", bare, check=True)
    assert "git fetch --refetch --no-filter" in refusal(lambda: changed(tmp_path / "bare", "HEAD~1"))
    armed.git("-C", partial, "fetch", "--quiet", "--refetch", "--no-filter", check=True)
    assert changed(tmp_path / "partial", "HEAD~1") == [PATHS["plan"]]


def test_a_clone_that_borrows_its_objects_is_read(armed: Armed, tmp_path: Path) -> None:
    armed.git("clone", "--quiet", "--shared", str(armed.main.root), str(tmp_path / "shared"), check=True)
    assert changed(tmp_path / "shared", "HEAD~1") == [PATHS["plan"]]


def test_a_submodule_is_a_repository_of_its_own(armed: Armed) -> None:
    local = ("-c", "protocol.file.allow=always")
    outer = armed.home / "outer"
    armed.git("init", "--quiet", str(outer))
    armed.git("-C", str(outer), *local, "submodule", "--quiet", "add", str(armed.main.root), "inner", check=True)
    Folder(outer / "inner").write(PATHS["report"], "period: 2026-06\n")
    assert changed(outer / "inner") == [PATHS["report"]]
    assert top(outer / "inner" / "plans") == outer / "inner"


def test_a_repository_of_longer_ids_is_read(tmp_path: Path, history: History) -> None:
    history.git("init", "--quiet", "--object-format=sha256", str(tmp_path / "longer"))
    longer = History(Folder(tmp_path / "longer"))
    longer.commit(plan=PLAN)
    longer.folder.write(PATHS["plan"], EASIER)
    assert changed(longer.folder.root) == [PATHS["plan"]]


def test_a_git_folder_that_is_a_link_is_followed_and_one_that_leads_nowhere_is_none(armed: Armed) -> None:
    inside = armed.main.root / ".git"
    inside.rename(armed.home / "kept")
    inside.symlink_to(armed.home / "kept")
    assert changed(armed.main.root, "HEAD~1") == [PATHS["plan"]]
    inside.unlink()
    inside.write_text("gitdir: /nowhere\n", encoding="utf-8")
    assert "is not in a git repository" in refusal(lambda: changed(armed.main.root))


@pytest.fixture
def foreign(armed: Armed, monkeypatch: pytest.MonkeyPatch) -> Armed:
    """Git believes that the repository belongs to another user."""
    _wrapped(armed, "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec", monkeypatch)
    return armed


@pytest.mark.parametrize("tree", ["main", "linked"])
def test_a_repository_of_another_user_is_not_trusted_by_itself(foreign: Armed, tree: str) -> None:
    folder = foreign.home / tree
    said = refusal(lambda: changed(folder / "plans"))
    assert "belongs to another user" in said
    assert f"git config --global --add safe.directory {folder}" in said
    assert "thuộc người dùng khác" in refusal(lambda: changed(folder), Language.VI)


@pytest.mark.parametrize("way", ["file", "environment"])
def test_a_repository_that_the_user_trusts_is_read(foreign: Armed, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    if way == "file":
        written = f"[safe]\ndirectory = {foreign.main.root}\n"
        (foreign.home / "user").write_text(written, encoding="utf-8")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(foreign.home / "user"))
    else:
        settings = {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": "*"}
        for name, value in settings.items():
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    foreign.edit()
    assert changed(foreign.main.root) == [PATHS["report"]]


def test_a_repository_that_trusts_itself_is_not_trusted(foreign: Armed) -> None:
    foreign.settings("[safe]\ndirectory = *\n")
    assert "belongs to another user" in refusal(lambda: changed(foreign.main.root))


def test_nothing_is_left_behind(armed: Armed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    changed(armed.main.root)
    with pytest.raises(GitError):
        changed(armed.main.root, "nope")
    assert list((tmp_path / "scratch").iterdir()) == []


def test_without_a_place_for_temporary_files_it_says_so(armed: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(armed.home / "nowhere"))
    assert "nowhere" in refusal(lambda: changed(armed.main.root))
