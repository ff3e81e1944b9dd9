"""`cdsplan new province NAME`: the folder of a province with its province.yaml."""

import unicodedata
from typing import Annotated

import typer

from cdsplan.cli.shared import locate, new_files
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.language import text
from cdsplan.recording import scaffold
from cdsplan.recording.scaffold import Place

HELP = text(
    "Tạo tệp của tỉnh: tên, mã và thể thức báo cáo của tỉnh.",
    "Make the file of a province: its name, its code and the letterhead of its reports.",
)
EXAMPLE = 'cdsplan new province "Thanh Hóa" --code 38'

_NAME = pair("Tên tỉnh hoặc thành phố.", "The province's name.")
_CODE = pair("Mã đơn vị hành chính, hai chữ số.", "The official code, two digits.")


def run(
    name: Annotated[str, typer.Argument(metavar=pair("TÊN", "NAME"), help=_NAME, show_default=False)],
    code: Annotated[str, typer.Option("--code", metavar=pair("MÃ", "CODE"), help=_CODE, show_default=False)],
    *,
    root: str | None,
) -> None:
    """Make a province."""
    home = locate.home(root)
    name = " ".join(unicodedata.normalize("NFC", name).split())
    place = Place(new_files.province_folder(home.provinces(), name), current())
    new_files.write(home.root, [scaffold.province(place, name, code)])
