"""`cdsplan new commune NAME`: the folder of a commune with its commune.yaml."""

import re
import unicodedata
from typing import Annotated

import typer

from cdsplan.cli.shared import locate, new_files, progress_bar
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.language import text
from cdsplan.recording import scaffold
from cdsplan.recording.scaffold import Place
from cdsplan.repository.folder import Repository

HELP = text("Tạo thư mục của một xã, phường, đặc khu.", "Make the folder of a commune.")
EXAMPLE = 'cdsplan new commune "Xã Thành Vinh" --code 15229 --province "Thanh Hóa"'

_NAME = pair("Tên đầy đủ, có cả xã, phường hay đặc khu.", "The full name, with xã, phường or đặc khu.")
_CODE = pair("Mã đơn vị hành chính, năm chữ số.", "The official code, five digits.")


def run(
    name: Annotated[str, typer.Argument(metavar=pair("TÊN", "NAME"), help=_NAME, show_default=False)],
    code: Annotated[str, typer.Option("--code", metavar=pair("MÃ", "CODE"), help=_CODE, show_default=False)],
    province: Annotated[
        str,
        typer.Option(
            "--province", metavar=pair("TỈNH", "PROVINCE"), help=pair("Tên tỉnh.", "The province."), show_default=False
        ),
    ],
    *,
    root: str | None,
) -> None:
    """Make a commune."""
    home = locate.home(root)
    with progress_bar.while_working(locate.LOOKING):
        _check_code(home, code)
    name, province = (" ".join(unicodedata.normalize("NFC", one).split()) for one in (name, province))
    above = new_files.province_folder(home.provinces(), province)
    folder = f"{above}/{new_files.folder_name(name)}"
    if folder in home.communes(above):
        folder = f"{folder}-{code}"  # another of the same name in this province
    next_step = text("Tiếp theo: cdsplan new plan {folder}", "Next: cdsplan new plan {folder}", folder=folder)
    new_files.write(home.root, [scaffold.commune(Place(folder, current()), name, code, province)], [next_step])


def _check_code(home: Repository, code: str) -> None:
    """CannotRunError for what is no code, or another commune's."""
    if not re.fullmatch(r"[0-9]{5}", code):
        raise WrongUsageError(text("mã «{code}» không đủ năm chữ số", "`{code}` is not a five-digit code", code=code))
    taken = [path for path, commune in home.named() if commune.code == code]
    if taken:
        raise CannotRunError(
            text("mã {code} là của plans/{path}", "the code {code} is that of plans/{path}", code=code, path=taken[0])
        )
