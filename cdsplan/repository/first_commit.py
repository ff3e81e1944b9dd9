"""A new repository of git, and the first commit in it."""

from collections.abc import Sequence
from pathlib import Path

from cdsplan.language import Text, text
from cdsplan.repository import cleanroom
from cdsplan.repository.cleanroom import GitError

# Only the user's own words decide who commits; nothing else of theirs, such as a hook or a key, takes part.
_UNSIGNED = ("-c", "commit.gpgSign=false")
_NAMED = ("-c", "user.useConfigOnly=true")  # else git makes a name up from those of the machine
_BRANCH = ("-c", "init.defaultBranch=main")  # for which the CI files look; an old git knows no `init -b`


def commit(folder: Path, paths: Sequence[str], message: str) -> str:
    """Put a folder under git with these files of it, and give the commit; GitError says why there is none."""
    around = cleanroom.top(folder.resolve())
    if around is not None:
        raise GitError(
            text(
                "thư mục nằm trong kho git {around} nên không tạo kho git mới; các tệp trên chưa được git commit",
                "the folder is inside the git repository {around}, so no new one is made; the files are not"
                " committed yet",
                around=str(around),
            )
        )
    if not cleanroom.is_installed():
        raise GitError(_NO_GIT)
    _done(folder, *_BRANCH, "init", "--quiet")
    # By force, for the user's own list of what git ignores may name an editor's folder.
    _done(folder, "add", "--force", "--", *paths)
    if cleanroom.of_user(folder, *_NAMED, "var", "GIT_COMMITTER_IDENT").code:
        raise GitError(_NO_NAME)
    _done(folder, *_NAMED, *_UNSIGNED, "commit", "--quiet", "--no-verify", "--message", message)
    return _done(folder, "rev-parse", "--short", "HEAD").strip()


def is_under_git(folder: Path) -> bool:
    """Whether the folder, or one around it, is a repository of git."""
    return cleanroom.top(folder.resolve()) is not None


def _done(folder: Path, *arguments: str) -> str:
    answer = cleanroom.of_user(folder, *arguments)
    if answer.code:
        raise cleanroom.refusal(answer.complaint, folder)
    return answer.output.decode("utf-8", "replace")


def _in_turn(*commands: str) -> Text:
    """One after the other; no sign that some shell would take for a part of them: `;` separates nothing in cmd."""
    return Text(", rồi ".join(commands), ", then ".join(commands))


_NO_GIT = text(
    "máy này chưa có git nên kho chưa có lịch sử thay đổi. Khi đã cài git, chạy trong kho: {commands}",
    "git is not installed on this machine, so no history is kept yet. Once it is installed, run in the folder:"
    " {commands}",
    commands=_in_turn("git init -b main", "git add --all", 'git commit -m "…"'),
)


_NO_NAME = text(
    "đã tạo kho git nhưng chưa commit, vì git chưa biết tên bạn. Hãy chạy trong kho: {commands}",
    "under git, but without a commit, because git does not know your name. Run in the folder: {commands}",
    commands=_in_turn('git config --global user.name "…"', 'git config --global user.email "…"', 'git commit -m "…"'),
)
