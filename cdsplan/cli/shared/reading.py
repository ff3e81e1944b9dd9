"""The files of one commune or province, read for a command, and what is told of them."""

import typer

from cdsplan.checks import commune
from cdsplan.cli.shared import console, locate
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.finding import has_errors
from cdsplan.language import counted, text
from cdsplan.render import findings
from cdsplan.render.escape import quoted
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


def read(wanted: str, root: str | None) -> CommuneFiles:
    """Of a commune or a province; where a file does not load, its findings go to stderr and the command ends with 1."""
    home = locate.home(root)
    return opened(home, locate.unit(home, wanted))


def opened(home: Repository, path: str) -> CommuneFiles:
    """The same for a path."""
    commune_files = lookup.files_of(home, path)
    loading = commune.unread(home, commune_files)
    console.tell(findings.lines(loading, current()))
    if has_errors(loading):
        raise typer.Exit(1)
    return commune_files


def refuse_province_without_plans(files: CommuneFiles) -> None:
    """CannotRunError for a province that has no plan of its own to be judged by."""
    if files.is_of_province and not files.plans:
        raise CannotRunError(
            text(
                "{path} là đơn vị cấp tỉnh và chưa có kế hoạch riêng. Xem tổng hợp các xã: cdsplan summary {path}",
                "{path} is a province without a plan of its own. Roll up its communes: cdsplan summary {path}",
                path=quoted(files.path),
            )
        )


def tell_left_out(reports: int) -> None:
    """That there are illustrative reports which were not used."""
    if reports:
        note = text(
            "Không dùng {reports}; thêm --illustrative để dùng.",
            "Left out {reports}; add --illustrative to use them.",
            reports=counted(reports, "báo cáo minh họa", "illustrative report"),
        )
        console.note(note)
