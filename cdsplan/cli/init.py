"""`cdsplan init [DIR]`: a new repository of plans, with a catalog, schemas, and what editors and CI need."""

from pathlib import Path
from typing import Annotated

import typer

from cdsplan.cli.shared import new_files
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.language import text
from cdsplan.model.kinds import CATALOG
from cdsplan.recording import scaffold
from cdsplan.recording.scaffold import NewFile
from cdsplan.repository import links

HELP = text(
    "Tạo kho kế hoạch mới: bộ chỉ tiêu, lược đồ cho trình soạn thảo, tệp cho CI.",
    "Make a new repository of plans: catalog, schemas for editors, files for CI.",
)
EXAMPLE = "cdsplan init ke-hoach-chuyen-doi-so"

_DIR = pair("Thư mục; mặc định là thư mục này.", "The folder; default: this one.")
_KEEP = pair("Giữ tệp đã có, chỉ tạo tệp còn thiếu.", "Keep the files that are there, and make the others.")


def run(
    folder: Annotated[Path, typer.Argument(metavar=pair("THƯ_MỤC", "DIR"), help=_DIR, show_default=False)] = Path(),
    keep: Annotated[bool, typer.Option("--keep", help=_KEEP)] = False,  # noqa: FBT002
) -> None:
    """Make a repository."""
    if links.is_there(folder) and not links.is_folder(folder):
        raise CannotRunError(text("{folder} không phải thư mục", "{folder} is no folder", folder=str(folder)))
    every = scaffold.repository(current())
    wanted = [new for new in every if not _is_kept(folder, new)] if keep else every
    next_step = text(
        "Tiếp theo: cdsplan new commune TÊN_XÃ --code MÃ --province TỈNH",
        "Next: cdsplan new commune NAME --code CODE --province PROVINCE",
    )
    new_files.write(folder, wanted, [next_step])


def _is_kept(folder: Path, new: NewFile) -> bool:
    """Whether such a file is there; of the catalog any, because two could define the same ids."""
    file = folder / new.path
    return links.is_there(file) or (file.parent.name == CATALOG and links.is_there(file.parent))
