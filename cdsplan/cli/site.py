"""`cdsplan site [COMMUNE|PROVINCE] -o FOLDER`: the public pages, as static files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, extras, locate, locks, reading, shared_files
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import AsOf, Force, Illustrative, Jobs
from cdsplan.finding import has_errors
from cdsplan.language import Language, counted, text
from cdsplan.render import findings
from cdsplan.repository import atomic_write
from cdsplan.repository.folder import Repository
from cdsplan.repository.site_folder import MANIFEST, SiteFolder

if TYPE_CHECKING:
    from cdsplan.cli.shared.site_making import Made

HELP = text(
    "Lập trang công khai cho người dân: mục lục, trang mỗi xã và mỗi tỉnh, biểu đồ, cách tính, số liệu để tải về.",
    "Make the public pages: an index, a page for each commune and province, charts, the method, and data for download.",
)
EXAMPLE = "cdsplan site thanh-hoa -o public"


class Languages(StrEnum):
    VI = "vi"
    EN = "en"
    BOTH = "both"

    @property
    def each(self) -> tuple[Language, ...]:
        """The first stands at the top."""
        return (Language.VI, Language.EN) if self is Languages.BOTH else (Language(self.value),)


Unit: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=pair("XÃ|TỈNH", "COMMUNE|PROVINCE"),
        help=pair(
            "Một xã hoặc một tỉnh; mặc định là cả kho.", "A commune or a province; default: the whole repository."
        ),
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar=pair("THƯ_MỤC", "FOLDER"),
        help=pair(
            "Thư mục để ghi; chạy lại thì được cập nhật.", "The folder to write; another run brings it up to date."
        ),
        show_default=False,
    ),
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en|both",
        help=pair(
            "Ngôn ngữ của trang: vi (mặc định), en, hoặc both là cả hai.",
            "Language of the pages: vi (the default), en, or both.",
        ),
        show_default=False,
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    output: Output,
    unit: Unit = None,
    as_of: AsOf = None,
    lang: Lang = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    jobs: Jobs = None,
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Make the pages."""
    making = extras.site("cdsplan.cli.shared.site_making")
    home = locate.home(root)
    _refuse_inside(home, output)
    with _alone(output):
        folder = SiteFolder(output)
        folder.refuse(force=force)
        shared_files.check(home)
        today = dates.today()
        on = dates.day(as_of, "--as-of") if as_of else today
        asked = making.Asked(_path(home, unit), on, today, Languages(lang or Languages.VI).each, illustrative, jobs)
        made = making.make(home, asked, folder, force=force)
    _tell(made, output)
    raise typer.Exit(1 if has_errors(made.findings) else 0)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """While the pages are made: those of two runs would be mixed. CannotRunError where another makes some there."""
    try:
        with atomic_write.locked(output / MANIFEST) as alone:
            yield
    except atomic_write.BusyError as error:
        raise CannotRunError(locks.busy(str(output))) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(output, error)) from error
    if not alone:
        console.note(locks.NO_LOCK)


def _refuse_inside(home: Repository, output: Path) -> None:
    """WrongUsageError for a folder among the plans, where every file has its place, or among what git keeps."""
    # Path.resolve raises up to Python 3.12 where links lead in a circle.
    real = Path(os.path.realpath(output))
    taken = "plans/" if real.is_relative_to(os.path.realpath(home.plans)) else ".git" if ".git" in real.parts else None
    if taken:
        raise WrongUsageError(
            text("{folder} nằm trong {taken}; chọn thư mục khác", "{folder} is in {taken}; name another folder",
                 folder=str(output), taken=taken)
        )  # fmt: skip


def _path(home: Repository, unit: str | None) -> str | None:
    """Of a commune or a province; None for all that the repository has."""
    return None if unit is None else locate.unit(home, unit)


def _tell(made: "Made", output: Path) -> None:
    """What was found and done, to stderr."""
    console.tell(findings.lines(made.findings, current()))
    reading.tell_left_out(made.left_out)
    for name in made.changed:
        console.note(
            text(
                "Giữ lại {name}: không còn cần, nhưng đã bị sửa sau khi cdsplan ghi",
                "Kept {name}: no longer needed, but changed since cdsplan wrote it",
                name=name,
            )
        )
    console.note(
        text("Đã lập {pages} trong {output}", "Made {pages} in {output}", output=str(output),
             pages=counted(made.pages, "trang", "page"))
    )  # fmt: skip
