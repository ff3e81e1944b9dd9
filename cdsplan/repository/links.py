"""What stands at a path that others may have laid: an answer whatever the system says, and no way out by a link."""

import errno
import os
import stat
from pathlib import Path
from typing import TypeAlias

from cdsplan.error import UserError
from cdsplan.language import Text, text

Where: TypeAlias = str | Path

OUT = text("liên kết dẫn ra ngoài kho", "this link leads out of the repository")
# What git keeps there is nobody's plan: a token in .git/config, a hook that would run.
HIDDEN = text("liên kết dẫn vào thư mục hoặc tệp ẩn của kho", "this link leads to what is hidden in the repository")
BACK = text("liên kết dẫn ngược về thư mục chứa nó", "this link leads back to a folder that it lies in")


class LinkError(UserError):
    """What was asked for lies behind a link that is not followed; the message names it, and the way out."""

    def __init__(self, link: Path, why: Text) -> None:
        message = text(
            "{link}: {why}. Hãy dùng đường dẫn thật, hoặc xóa liên kết.",
            "{link}: {why}. Name the real path instead, or remove the link.",
            link=str(link),
            why=why,
        )
        super().__init__(message)


def reason(error: OSError) -> Text:
    """Why the system refused something: its own words may be in any language, and are by number alone."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return known
    kind = type(error).__name__ if error.errno is None else f"{type(error).__name__} {error.errno}"
    return text("lỗi hệ thống {kind}", "system error {kind}", kind=kind)


_REASONS = {
    errno.ENOENT: text("không có tệp hay thư mục này", "No such file or directory"),
    errno.EISDIR: text("đây là thư mục, không phải tệp", "Is a directory"),
    errno.ENOTDIR: text("đường dẫn đi qua một tệp, không phải thư mục", "Not a directory"),
    errno.EACCES: text("không được phép, hoặc tệp đang mở trong Word, Excel", "Permission denied"),
    errno.EPERM: text("không được phép", "Operation not permitted"),
    errno.EBUSY: text("tệp hay thiết bị đang bận", "Device or resource busy"),
    errno.ENOSPC: text("đĩa đã đầy", "No space left on device"),
    errno.EDQUOT: text("đã hết dung lượng được cấp", "Disk quota exceeded"),
    errno.EFBIG: text("tệp quá lớn", "File too large"),
    errno.EROFS: text("đĩa chỉ cho đọc", "Read-only file system"),
    errno.EIO: text("đĩa hoặc mạng có lỗi", "Input/output error"),
    errno.EEXIST: text("đã có tệp hay thư mục này", "File exists"),
    errno.ENOTEMPTY: text("thư mục không trống", "Directory not empty"),
    errno.ENAMETOOLONG: text("tên quá dài", "File name too long"),
    errno.EINVAL: text("hệ điều hành không nhận tên hay thao tác này", "Invalid argument"),
    errno.ELOOP: text("các liên kết dẫn vòng về nhau", "Too many levels of symbolic links"),
    errno.EXDEV: text("hai nơi nằm trên hai ổ đĩa", "Invalid cross-device link"),
    errno.EMFILE: text("chương trình mở quá nhiều tệp", "Too many open files"),
    errno.ENFILE: text("hệ điều hành mở quá nhiều tệp", "Too many open files in system"),
    errno.ENOMEM: text("không đủ bộ nhớ", "Cannot allocate memory"),
    errno.EAGAIN: text("hệ điều hành đang thiếu tài nguyên, hãy thử lại", "Resource temporarily unavailable"),
    errno.EPIPE: text("bên nhận đã đóng", "Broken pipe"),
    errno.EBADF: text("luồng vào ra đã đóng", "Bad file descriptor"),
    errno.ENXIO: text("không có thiết bị này", "No such device or address"),
    errno.ENODEV: text("không có thiết bị này", "No such device"),
    errno.ENOEXEC: text("tệp này không phải chương trình của hệ điều hành này", "Exec format error"),
    errno.EOPNOTSUPP: text("hệ thống tệp không hỗ trợ", "Operation not supported"),
    errno.ETIMEDOUT: text("quá thời gian chờ", "Connection timed out"),
    errno.ESTALE: text("tệp trên mạng không còn như trước", "Stale file handle"),
}


# Path asks the same, but up to Python 3.13 raises where a name is too long or a folder may not be entered.
def is_folder(where: Where) -> bool:
    return os.path.isdir(where)  # noqa: PTH112


def is_file(where: Where) -> bool:
    return os.path.isfile(where)  # noqa: PTH113


def is_there(where: Where) -> bool:
    return os.path.exists(where)  # noqa: PTH110


def holds(where: Where, raw: bytes) -> bool:
    """Whether a file has just these bytes: of a pipe none are waited for, and of a larger one none are read."""
    if not is_file(where) or os.stat(where).st_size != len(raw):  # noqa: PTH116  as above
        return False
    with open(where, "rb") as stream:  # noqa: PTH123
        return stream.read(len(raw) + 1) == raw


def is_special(where: Where) -> bool:
    """A pipe, a terminal or another device: what is written goes into it, and nothing takes its place."""
    return is_there(where) and not (is_file(where) or is_folder(where))


def is_link(where: Where) -> bool:
    """A symbolic link, or what Windows has besides: to it a junction is no symbolic link."""
    try:
        found = os.lstat(where)
    except (OSError, ValueError):
        return False
    attributes = getattr(found, "st_file_attributes", 0)  # on Windows only
    return stat.S_ISLNK(found.st_mode) or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)


def astray(root: str, where: Where) -> Text | None:
    """Why what a path with links in it leads to is not followed from a folder, whose own path has none."""
    below = _below(root, os.path.realpath(where))
    if below is None:
        return OUT
    return HIDDEN if any(part.startswith(".") for part in below) else None


def leads_back(folder: str) -> bool:
    """Whether a folder is, behind a link, one of those that it lies in."""
    return _below(os.path.realpath(folder), os.path.realpath(os.path.dirname(folder))) is not None  # noqa: PTH120


def _below(root: str, real: str) -> tuple[str, ...] | None:
    """The parts of a path below another, neither with links; None where it is not below."""
    folder = Path(real)
    return folder.relative_to(root).parts if folder.is_relative_to(root) else None


def target(file: Path) -> Path:
    """The file that a path leads to, step by step; LinkError where a link that lies in a checkout leads out of it.

    A change from strangers can have laid such a link. Others are the user's or the system's, as /dev/stdout is.
    """
    first, *ahead = file.absolute().parts
    real = Path(first)
    for part in ahead:
        if part == "..":
            real = real.parent
            continue
        step = real / part
        real = _followed(step) if is_link(step) else step
    return real


def _followed(link: Path) -> Path:
    # On Windows even a path without links has another one: a drive that is mapped, a short name.
    checkout = next((os.path.realpath(folder) for folder in link.parents if _is_checkout(folder)), None)
    why = astray(checkout, link) if checkout else None
    if why:
        raise LinkError(link, why)
    return Path(os.path.realpath(link))


def _is_checkout(folder: Path) -> bool:
    return os.path.lexists(folder / ".git") or os.path.lexists(folder / "plans")
