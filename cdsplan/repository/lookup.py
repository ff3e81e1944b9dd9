"""What a user calls a repository, a commune or a province, to the folder that is meant."""

import os
import re
from pathlib import Path

from cdsplan.error import NoRepositoryError, UnknownNameError, UserError
from cdsplan.language import Text, composed, fold, slug, text
from cdsplan.repository import links
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository, slug_of
from cdsplan.suggest import alike, hint

_KIND_OF_PROVINCE = "^(?:tinh|thanh-pho|tp)-"
_PROVINCE_CODE = r"(?a)\d{2}"


def repository_at(root: Path) -> Repository:
    """The repository of a folder; NoRepositoryError where it has no `plans/`."""
    if not links.is_folder(root / "plans"):
        raise NoRepositoryError(
            text("không có thư mục plans/ trong {root}", "there is no folder plans/ in {root}", root=str(root))
        )
    return Repository(root)


def unlinked(home: Repository) -> Repository:
    """The same; NoRepositoryError where its `plans/` is somebody else's folder."""
    closed = home.closed(())
    if closed:
        raise NoRepositoryError(
            text(
                "{folder}: {why}. Hãy dùng --root với thư mục thật.",
                "{folder}: {why}. Use --root with the real folder.",
                folder=str(home.plans),
                why=closed,
            )
        )
    return home


def files_of(home: Repository, path: str) -> CommuneFiles:
    """The files of a commune that somebody asks for, or those of a province itself."""
    if "/" in path:
        return home.commune(path)
    files = home.commune_files(path)
    if files.province is None:
        files.called = home.province_as_called(path)
    return files


def commune_or_province(home: Repository, wanted: str) -> str:
    """The path of the one commune or province that is meant; UnknownNameError as `commune` has it.

    A folder, a path or a code means one; a name may be that of a province and of communes in it.
    """
    wanted = _below_plans(home, wanted)
    path = _province_itself(home, wanted)
    if path:
        return path
    found = home.find(wanted)
    named = None if any(slug_of(one) == composed(wanted.strip()) for one in found) else _province_named(home, wanted)
    if named and found:
        raise _several(wanted, [named, *found])
    return named or _one(home, wanted, found)


def commune(home: Repository, wanted: str) -> str:
    """The path of the one commune that is meant; UnknownNameError lists several, or suggests the nearest."""
    wanted = _below_plans(home, wanted)
    return _one(home, wanted, home.find(wanted))


def _below_plans(home: Repository, wanted: str) -> str:
    """Of a folder or file below `plans/`, as a shell completes it, the commune or province whose it is.

    It is looked for from where we stand, and from the repository's root; other words stay as they are.
    """
    if wanted.strip() not in {".", ".."} and not re.search(r"[\\/]", wanted):
        return wanted
    given = Path(composed(wanted.strip().replace("\\", "/")))
    plans = absolute(home.plans)
    for base in (Path.cwd(), home.root):
        path = absolute(base / given)
        if path.is_relative_to(plans) and path != plans and os.path.lexists(on_disk(path)):
            province, *others = path.relative_to(plans).parts
            return f"{province}/{others[0]}" if others and home.is_commune(province, others[0]) else province
    return wanted


def _one(home: Repository, wanted: str, found: list[str]) -> str:
    if len(found) == 1:
        return found[0]
    raise _several(wanted, found) if found else _no_such_commune(home, wanted)


def _several(wanted: str, found: list[str]) -> UnknownNameError:
    message = text(
        "«{wanted}» có nhiều đơn vị: {found}. Ghi rõ một đường dẫn.",
        "`{wanted}` may be any of: {found}. Give one of these paths.",
        wanted=wanted,
        found=found,
    )
    return UnknownNameError(message, wanted, found)


def _no_such_commune(home: Repository, wanted: str) -> UnknownNameError:
    if home.is_province(wanted):
        message = text(
            "{wanted} là một tỉnh; lệnh này dùng cho một xã, phường, đặc khu. Xem danh sách: cdsplan list",
            "{wanted} is a province; this command takes one commune. See them all: cdsplan list",
            wanted=wanted,
        )
        return UnknownNameError(message, wanted)
    paths = list(home.paths())
    known = {path.rpartition("/")[2]: path for path in paths} | {fold(one.name): path for path, one in home.named()}
    near = alike(wanted, list(known)) or alike(fold(wanted), list(known))
    message = text(
        "không có xã, phường, đặc khu nào là «{wanted}». {hint}",
        "no commune `{wanted}`. {hint}",
        wanted=wanted,
        hint=hint(near) or text("Xem danh sách: cdsplan list", "See them all: cdsplan list"),
    )
    return UnknownNameError(message, wanted, [known[near]] if near else [])


def _province_itself(home: Repository, wanted: str) -> str | None:
    """The folder of the province with this folder or code."""
    path = _folder(wanted)
    if path in home.provinces():
        return path
    return _by_code(home, path) if re.fullmatch(_PROVINCE_CODE, path) else None


def _province_named(home: Repository, wanted: str) -> str | None:
    name = _folder(wanted)
    return None if "/" in name else _by_name(home.provinces(), name)


def _folder(wanted: str) -> str:
    return wanted.strip().removeprefix("./").strip("/")


def _by_code(home: Repository, code: str) -> str | None:
    return next((path for path, province in home.named_provinces() if province.code == code), None)


def _by_name(known: list[str], name: str) -> str | None:
    """The folder by its whole name, else by the name without the word for what it is a name of."""
    full = slug(name)
    return full if full in known else next((one for one in known if _bare(one) == _bare(full)), None)


def _bare(name: str) -> str:
    return re.sub(_KIND_OF_PROVINCE, "", name)


def province(home: Repository, wanted: str | None) -> str | None:
    """The folder of the province that is meant; without a name the only one there is."""
    known = home.provinces()
    if wanted is None:
        return known[0] if len(known) == 1 else None
    path = _below_plans(home, wanted).strip().strip("/")
    found = path if path in known else _by_code(home, path) or _by_name(known, path)
    if found:
        return found
    near = alike(slug(wanted), known)
    message = text(
        "không có tỉnh nào là «{wanted}». {hint}",
        "there is no province `{wanted}`. {hint}",
        wanted=wanted,
        hint=hint(near) or _listed(known),
    )
    raise UnknownNameError(message, wanted, [near] if near else [])


def _listed(known: list[str]) -> Text:
    if not known:
        return text("Kho chưa có tỉnh nào.", "There is none yet.")
    return text("Có: {known}.", "There are: {known}.", known=known)


def on_disk(path: Path) -> Path:
    """The path by the names that the disk holds, which may have their marks apart."""
    if str(path).isascii() or os.path.lexists(path) or path.parent == path:
        return path
    folder = on_disk(path.parent)
    try:
        found = [entry for entry in folder.iterdir() if composed(entry.name) == composed(path.name)]
    except OSError:
        return path
    return found[0] if found else path


def absolute(path: Path) -> Path:
    """The same without `..`, by which one folder has many names, and another seems to lie in this one."""
    return Path(os.path.normpath(path.absolute()))


def inside(home: Repository, path: Path) -> str:
    """A path from the root, with forward slashes; UserError for one that lies outside."""
    root, place = absolute(home.root), absolute(path)
    if not place.is_relative_to(root):
        raise UserError(
            text(
                "{path} nằm ngoài kho {root}",
                "{path} is outside the repository {root}",
                path=str(path),
                root=str(root),
            )
        )
    return place.relative_to(root).as_posix()
