"""Which repository a command works on."""

import os
from pathlib import Path

from cdsplan.cli.shared import progress_bar
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.root import find_root
from cdsplan.error import NoRepositoryError
from cdsplan.language import text
from cdsplan.repository import links, lookup
from cdsplan.repository.folder import Repository


def home(root: str | None) -> Repository:
    """The repository to work on; NoRepositoryError where there is none, or `plans/` is somebody else's folder."""
    return lookup.unlinked(_found(root))


def _found(root: str | None) -> Repository:
    found = find_root(root)
    if found is None:
        raise NoRepositoryError(
            text(
                "không thấy kho kế hoạch: không có thư mục plans/ ở đây hay ở thư mục cha. Dùng --root THƯ_MỤC.",
                "no repository: there is no folder plans/ here or above. Use --root DIR.",
            )
        )
    return lookup.repository_at(found)


LOOKING = text("Đang tìm", "Looking")


def unit(home: Repository, wanted: str) -> str:
    """The path of the commune or province that is meant; by its name or code all must be read, and that may take long.

    UnknownNameError where there is none, or several.
    """
    with progress_bar.while_working(LOOKING):
        return lookup.commune_or_province(home, wanted)


def find_home(path: Path, root: str | None) -> Repository | None:
    """The repository that a path lies in: the one asked for, else the nearest around the path itself."""
    here = lookup.absolute(path)
    wanted = root or os.environ.get("CDSPLAN_ROOT")
    folders = [lookup.absolute(Path(wanted))] if wanted else [here, *here.parents]
    found = next(
        (one for one in folders if here.is_relative_to(one / "plans") and links.is_folder(one / "plans")), None
    )
    return Repository(found) if found else None


def home_of(paths: list[Path], root: str | None) -> Repository:
    """The one repository that all these paths lie in (the current one for none)."""
    homes = {found.root: found for path in paths if (found := find_home(path, root))}
    if len(homes) > 1:
        raise CannotRunError(
            text(
                "các đường dẫn thuộc nhiều kho khác nhau",
                "these paths are in several repositories; check one at a time",
            )
        )
    return next(iter(homes.values()), None) or _found(root)
