"""`cdsplan new plan COMMUNE`: a plan with the catalog's indicators, their targets left to fill in."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from cdsplan.cli.shared import console, locate, new_files
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import CommuneOrProvince
from cdsplan.language import slug, text
from cdsplan.model.files import Commune, Definition
from cdsplan.model.kinds import COMMUNE
from cdsplan.model.load import Loaded, all_read
from cdsplan.recording import scaffold
from cdsplan.recording.scaffold import Place
from cdsplan.render import findings
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.suggest import nearest

HELP = text(
    "Tạo một kế hoạch với các chỉ tiêu của bộ chỉ tiêu; giá trị mục tiêu để trống.",
    "Make a plan with the catalog's indicators; the values of their targets are left blank.",
)
EXAMPLE = "cdsplan new plan xa-thanh-vinh --year 2027 --theme ha-tang-so"

_YEAR = pair("Năm của kế hoạch.", "The plan's year.")
_THEME = pair(
    "Chủ đề, trong tên tệp. Nếu có catalog/<chủ đề>.yaml thì chỉ lấy chỉ tiêu ở đó.",
    "The theme, in the file's name. Where there is a catalog/<theme>.yaml, only its indicators are taken.",
)
_INDICATOR = pair("Chỉ các chỉ tiêu này (mã).", "Only these indicators (ids).")


def run(
    commune: CommuneOrProvince,
    year: Annotated[
        int, typer.Option("--year", min=1900, max=2999, metavar=pair("NĂM", "YEAR"), help=_YEAR, show_default=False)
    ],
    theme: Annotated[str, typer.Option("--theme", metavar=pair("CHỦ_ĐỀ", "THEME"), help=_THEME, show_default=False)],
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", metavar="ID", help=_INDICATOR, show_default=False)
    ] = None,
    *,
    root: str | None,
) -> None:
    """Make a plan."""
    theme = slug(theme)
    if not theme:
        raise CannotRunError(text("--theme không thành tên tệp", "--theme gives no file name"))
    home = locate.home(root)
    files = _commune_files(home, commune)
    chosen = _chosen(files, theme, indicator or [])
    new_files.write(home.root, [scaffold.plan(Place(files.path, current()), files.unit.name, year, theme, chosen)])


def _commune_files(home: Repository, commune: str) -> CommuneFiles:
    """The commune or province; its other plans may be as empty as this one will be, but the catalog must load."""
    files = lookup.files_of(home, lookup.commune_or_province(home, commune))
    needed: list[Loaded[Any]] = [*files.catalogs]
    if files.identity:
        needed.append(files.identity)
    elif not files.is_of_province:  # an empty folder has not even the commune's own file, and that is then the finding
        needed.append(home.read(Commune, (*files.path.split("/"), COMMUNE)))
    if not all_read(needed):
        console.tell(findings.concise([found for file in needed for found in file.findings], current()))
        raise typer.Exit(1)
    return files


def _chosen(files: CommuneFiles, theme: str, wanted: Sequence[str]) -> dict[str, Definition]:
    """The indicators that are asked for, else those of the theme's catalog, else all."""
    known = dict(files.definitions.indicators)
    for name in wanted:
        if name not in known:
            hint = nearest(name, list(known)) or text("Xem plans/catalog/.", "See plans/catalog/.")
            raise CannotRunError(
                text(
                    "bộ chỉ tiêu không có «{name}». {hint}", "the catalog has no `{name}`. {hint}", name=name, hint=hint
                )
            )
    if wanted:
        return {name: known[name] for name in wanted}
    themed = (file.model for file in files.catalogs if file.path.endswith(f"/{theme}.yaml"))
    found = next((dict(catalog.indicators) for catalog in themed if catalog), None) or known
    if not found:
        raise CannotRunError(
            text(
                "bộ chỉ tiêu chưa có chỉ tiêu nào (plans/catalog/)", "the catalog has no indicator yet (plans/catalog/)"
            )
        )
    return found
