"""A folder comes under git with its first commit, or it is said why not."""

import os
import subprocess
from pathlib import Path

import pytest

from cdsplan.language import Language
from cdsplan.repository.cleanroom import GitError
from cdsplan.repository.first_commit import commit


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a file in it, and somebody who may commit."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = Cán bộ\nemail = a@example.org\n", encoding="utf-8")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "a.yaml").write_text("a\n", encoding="utf-8")
    (tmp_path / "kho" / "mine.txt").write_text("mine\n", encoding="utf-8")
    return tmp_path / "kho"


def git(folder: Path, *arguments: str) -> str:
    run = ["git", "-C", str(folder), *arguments]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout  # noqa: S603  our own words


def refusal(folder: Path) -> str:
    with pytest.raises(GitError) as caught:
        commit(folder, ["a.yaml"], "x")
    return caught.value.message.within(Language.EN)


def test_what_is_new_is_committed_and_nothing_else(folder: Path) -> None:
    assert commit(folder, ["a.yaml"], "Kho đầu tiên") == git(folder, "rev-parse", "--short", "HEAD").strip()
    assert git(folder, "log", "--format=%an|%s") == "Cán bộ|Kho đầu tiên\n"
    assert git(folder, "status", "--short") == "?? mine.txt\n"


def test_what_the_user_ignores_or_hooks_or_signs_does_not_matter(folder: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (hooks / "pre-commit").chmod(0o755)
    (tmp_path / "ignored").write_text("*.yaml\n", encoding="utf-8")
    with (tmp_path / "gitconfig").open("a", encoding="utf-8") as settings:
        settings.write(
            f"[core]\nhooksPath = {hooks}\nexcludesFile = {tmp_path / 'ignored'}\n[commit]\ngpgSign = true\n"
        )
    commit(folder, ["a.yaml"], "x")
    assert git(folder, "ls-files") == "a.yaml\n"


def test_a_name_of_the_machine_is_nobodys(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gitconfig").write_text("", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.delenv("EMAIL", raising=False)
    assert refusal(folder).startswith("under git, but without a commit")
    assert git(folder, "diff", "--cached", "--name-only") == "a.yaml\n"


def test_a_folder_of_another_repository_stays_in_that(folder: Path) -> None:
    git(folder.parent, "init", "--quiet")
    assert str(folder.parent) in refusal(folder)
    assert not (folder / ".git").exists()


def test_where_there_is_no_git_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert refusal(folder).startswith("git is not installed on this machine")
