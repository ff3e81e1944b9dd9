"""`cdsplan new plan COMMUNE`: a plan of the catalog's indicators, or of last year's, with targets to fill in."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from cdsplan.cli.shared import console, dates, locate, new_files, plan_themes
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import CommuneOrProvince
from cdsplan.cli.shared.plan_themes import Themes
from cdsplan.evaluation import selection
from cdsplan.language import Text, slug, text
from cdsplan.model.files import Commune, Definition, Plan
from cdsplan.model.kinds import COMMUNE
from cdsplan.model.load import Loaded, all_read
from cdsplan.recording import scaffold
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.next_plan import NextPlan, next_plan
from cdsplan.recording.scaffold import Place
from cdsplan.render import findings
from cdsplan.render.escape import quoted
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.suggest import nearest

HELP = text(
    "Tạo một kế hoạch từ bộ chỉ tiêu, hoặc từ kế hoạch năm trước (--from); giá trị mục tiêu để trống.",
    "Make a plan from the catalog, or from last year's plan (--from); the values of its targets are left blank.",
)
EXAMPLE = "cdsplan new plan xa-thanh-vinh --from 2026-ha-tang-so"

_YEAR = pair(
    "Năm của kế hoạch; mặc định năm nay, với --from là năm sau kế hoạch ấy.",
    "The plan's year; default: this year, with --from the year after that plan.",
)
_THEME = pair(
    "Chủ đề, trong tên tệp; nếu có catalog/<chủ đề>.yaml thì lấy chỉ tiêu ở đó.",
    "The theme, in the file's name; if there is a catalog/<theme>.yaml, its indicators are used.",
)
_CATALOG = pair(
    "Lấy chỉ tiêu của bộ này (chủ đề); ghi được nhiều lần.",
    "Take this catalog's indicators (a theme); may be repeated.",
)
_INDICATOR = pair("Chỉ các chỉ tiêu này (mã).", "Only these indicators (ids).")
_FROM = pair(
    "Lập từ kế hoạch này (tên tệp): giữ chỉ tiêu, nhóm, chủ trì, đơn vị được giao, phương pháp; số liệu cuối thành"
    " hiện trạng đầu kỳ.",
    "Make it from this plan (its file name): indicators, groups, leads, parties and methods stay; the last figures"
    " become baselines.",
)


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    year: Annotated[
        int | None,
        typer.Option("--year", min=1900, max=2999, metavar=pair("NĂM", "YEAR"), help=_YEAR, show_default=False),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar=pair("CHỦ_ĐỀ", "THEME"), help=_THEME, show_default=False)
    ] = None,
    catalog: Annotated[
        list[str] | None, typer.Option("--catalog", metavar=pair("CHỦ_ĐỀ", "THEME"), help=_CATALOG, show_default=False)
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", metavar=pair("MÃ", "ID"), help=_INDICATOR, show_default=False)
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar=pair("KẾ_HOẠCH", "PLAN"), help=_FROM, show_default=False)
    ] = None,
    *,
    root: str | None,
) -> None:
    """Make a plan."""
    named = None if theme is None else _file_name(theme)
    home = locate.home(root)
    files = lookup.files_of(home, locate.unit(home, commune))
    _check(home, files, from_)
    if from_ is None:
        made = _of_catalog(files, year or dates.today().year, Themes(named, catalog or ()), indicator or ())
    elif catalog or indicator:
        raise WrongUsageError(
            text("--from không đi cùng --catalog, --indicator", "--from does not go with --catalog or --indicator")
        )
    else:
        made = _of_plan(files, _plan_file(files, from_), year, named)
    new_files.write(home.root, [made], [_next_step(made)])
    if from_ is not None:
        _tell_left_out(files, _plan_file(files, from_))


def _next_step(made: NewFile) -> Text:
    return text(
        "Điền xong những chỗ trên rồi chạy: cdsplan validate {path}. Chừng nào còn chỗ trống, các lệnh khác chưa dùng"
        " được tệp này.",
        "Fill these in, then run: cdsplan validate {path}. While any is left, other commands cannot use the file.",
        path=quoted(made.path),
    )


def _tell_left_out(files: CommuneFiles, file: Loaded[Plan]) -> None:
    """What of the old plan is not in the new one, though nobody decided so."""
    planned = file.model.indicators if file.model else ()
    undefined = [one.id for one in planned if files.definitions.indicator(one) is None]
    if undefined:
        console.note(
            text(
                "Không đưa vào chỉ tiêu mà không bộ chỉ tiêu hay kế hoạch nào định nghĩa: {names}. Thêm bằng lệnh:"
                " cdsplan new indicator.",
                "Left out what neither the catalog nor the plan defines: {names}. Add it with cdsplan new indicator.",
                names=undefined,
            )
        )
    if files.has_illustrative:
        console.note(_ONLY_REAL)


_ONLY_REAL = text(
    "Số liệu minh họa không được lấy làm hiện trạng đầu kỳ.", "Illustrative figures are not used as baselines."
)


def _file_name(theme: str) -> str:
    name = slug(theme)
    if not name:
        raise WrongUsageError(text("--theme không thành tên tệp", "--theme gives no file name"))
    return name


def _check(home: Repository, files: CommuneFiles, from_: str | None) -> None:
    """What is needed must load; other plans may be as empty as this one will be."""
    needed: list[Loaded[Any]] = [*files.catalogs]
    if from_ is not None:
        needed += [_plan_file(files, from_), *files.reports]
    if files.identity:
        needed.append(files.identity)
    elif not files.is_of_province:  # an empty folder has not even the commune's own file, and that is then the finding
        needed.append(home.read(Commune, (*files.path.split("/"), COMMUNE)))
    if not all_read(needed):
        console.tell(findings.lines([found for file in needed for found in file.findings], current()))
        raise typer.Exit(1)


def _plan_file(files: CommuneFiles, wanted: str) -> Loaded[Plan]:
    """The plan of a file name, or of its path."""
    name = selection.plan(files, wanted.rpartition("/")[2])
    return next(file for file in files.plans if file.stem == name)


def _of_plan(files: CommuneFiles, file: Loaded[Plan], year: int | None, theme: str | None) -> NewFile:
    """Of the real figures up to today, and no later than the plan's end or the commune's."""
    old = file.model
    assert old  # noqa: S101  it was checked
    wanted = NextPlan(old, year or old.last.year + 1, theme or file.stem.partition("-")[2])
    if wanted.year <= old.year:
        raise WrongUsageError(
            text(
                "{year} không sau năm của {plan}; ghi --year khác",
                "{year} is not after the year of {plan}; give another --year",
                year=str(wanted.year),
                plan=file.stem,
            )
        )
    real = files.without_illustrative
    return next_plan(
        Place(files.path, current()), wanted, files.definitions, real.known_until(min(dates.today(), old.last))
    )


def _of_catalog(files: CommuneFiles, year: int, themes: Themes, wanted: Sequence[str]) -> NewFile:
    """Of the indicators that are asked for, else of the themes."""
    known = files.definitions.indicators
    if not known:
        raise CannotRunError(
            text(
                "bộ chỉ tiêu chưa có chỉ tiêu nào (plans/catalog/)", "the catalog has no indicator yet (plans/catalog/)"
            )
        )
    if wanted:
        chosen: Mapping[str, Definition] = {name: known[_known(name, known)] for name in wanted}
        theme = themes.named or plan_themes.SEVERAL
    else:
        theme, chosen = plan_themes.chosen(files, themes)
    return scaffold.plan(Place(files.path, current()), files.unit.name, year, theme, chosen)


def _known(name: str, known: Mapping[str, Definition]) -> str:
    if name in known:
        return name
    hint = nearest(name, list(known)) or text("Xem plans/catalog/.", "See plans/catalog/.")
    raise WrongUsageError(
        text("bộ chỉ tiêu không có «{name}». {hint}", "the catalog has no `{name}`. {hint}", name=name, hint=hint)
    )
