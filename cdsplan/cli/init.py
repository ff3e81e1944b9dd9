"""`cdsplan init [DIR]`: a new repository of plans, with a catalog, schemas, and what editors and CI need."""

import unicodedata
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
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.scaffold import Place
from cdsplan.repository import links

HELP = text(
    "Tạo kho kế hoạch mới: bộ chỉ tiêu, lược đồ cho trình soạn thảo, tệp cho CI.",
    "Make a new repository of plans: catalog, schemas for editors, files for CI.",
)
EXAMPLE = "cdsplan init ke-hoach-chuyen-doi-so"

_DIR = pair("Thư mục; mặc định là thư mục này.", "The folder; default: this one.")
_PROVINCE = pair(
    "Tên tỉnh: tạo cả province.yaml, có thể thức báo cáo của tỉnh; ghi cùng --code.",
    "The province: makes its province.yaml too, with the letterhead of its reports; goes with --code.",
)
_CODE = pair("Mã của tỉnh, hai chữ số.", "The province's code, two digits.")
_KEEP = pair("Giữ tệp đã có, chỉ tạo tệp còn thiếu.", "Keep the files that are there, and make the others.")


def run(
    folder: Annotated[Path, typer.Argument(metavar=pair("THƯ_MỤC", "DIR"), help=_DIR, show_default=False)] = Path(),
    province: Annotated[
        str | None,
        typer.Option("--province", metavar=pair("TỈNH", "PROVINCE"), help=_PROVINCE, show_default=False),
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar=pair("MÃ", "CODE"), help=_CODE, show_default=False)
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help=_KEEP)] = False,  # noqa: FBT002
) -> None:
    """Make a repository."""
    if links.is_there(folder) and not links.is_folder(folder):
        raise CannotRunError(text("{folder} không phải thư mục", "{folder} is no folder", folder=str(folder)))
    every = [*scaffold.repository(current()), *_province(province, code)]
    wanted = [new for new in every if not _is_kept(folder, new)] if keep else every
    next_step = text(
        "Tiếp theo: cdsplan new commune TÊN_XÃ --code MÃ --province TỈNH",
        "Next: cdsplan new commune NAME --code CODE --province PROVINCE",
    )
    new_files.write(folder, wanted, [next_step])


def _province(name: str | None, code: str | None) -> list[NewFile]:
    """Its file, where one is asked for."""
    if name is None and code is None:
        return []
    if name is None or code is None:
        raise CannotRunError(text("ghi cả --province và --code", "give both --province and --code"))
    name = " ".join(unicodedata.normalize("NFC", name).split())
    return [scaffold.province(Place(new_files.province_folder((), name), current()), name, code)]


def _is_kept(folder: Path, new: NewFile) -> bool:
    """Whether such a file is there; of the catalog any, because two could define the same ids."""
    file = folder / new.path
    return links.is_there(file) or (file.parent.name == CATALOG and links.is_there(file.parent))
