"""`cdsplan new indicator ID`: an indicator with its variables, into the catalog or into a plan."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from cdsplan.cli.shared import awaited, console, dates, exclusive, indicator_questions, locate, questions, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.indicator_options import Described, Printed, described, measure_of, printed, refuse_target
from cdsplan.cli.shared.indicator_questions import Whither
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import PlanName
from cdsplan.evaluation import selection
from cdsplan.language import slug, text
from cdsplan.model.definitions import Definitions
from cdsplan.model.files import Plan
from cdsplan.model.kinds import CATALOG, PLANS
from cdsplan.model.load import Loaded
from cdsplan.recording.new_indicator import Addition, NewIndicator, Within, to_catalog, to_plan
from cdsplan.render import findings
from cdsplan.render.patch import patch
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.device_names import is_device
from cdsplan.repository.folder import Repository

HELP = text(
    "Thêm một chỉ tiêu cùng các số liệu thành phần: vào bộ chỉ tiêu (--catalog), hoặc vào một kế hoạch (--commune).",
    "Add an indicator with its variables: to the catalog (--catalog), or to a plan (--commune).",
)
EXAMPLE = (
    'cdsplan new indicator camera_an_ninh --catalog ha-tang-so --name "Tỷ lệ thôn có camera an ninh"'
    ' --formula "thon_co_camera / tong_so_thon" --count "thon_co_camera=Số thôn có camera (thôn)"'
    ' --count "tong_so_thon=Tổng số thôn (thôn)"'
)


def _option(flag: str, name: Any, vi: str, en: str) -> Any:  # noqa: ANN401  what Typer wants
    return typer.Option(flag, metavar=name, help=pair(vi, en), show_default=False)


Words: TypeAlias = str | None
Several: TypeAlias = list[str] | None
_TEXT = pair("CHỮ", "TEXT")
_VARIABLE = pair("MÃ=TÊN (ĐƠN_VỊ)", "ID=NAME (UNIT)")


def run(  # noqa: PLR0913, PLR0917  the options of the command
    id_: Annotated[
        str,
        typer.Argument(
            metavar=pair("MÃ", "ID"),
            help=pair(
                "Mã của chỉ tiêu: chữ thường không dấu, chữ số và _.", "Its id: lower-case letters, digits and _."
            ),
            show_default=False,
        ),
    ],
    name: Annotated[
        Words,
        _option("--name", _TEXT, "Tên; chỉ tiêu đã có trong bộ thì không cần.", "Its name; not of one in the catalog."),
    ] = None,
    name_en: Annotated[Words, _option("--name-en", _TEXT, "Tên tiếng Anh.", "Its name in English.")] = None,
    measure: Annotated[
        Words,
        _option(
            "--measure",
            "percent|number|milestone",
            "Cách đo: tỷ lệ phần trăm (mặc định), số có đơn vị tính, hay việc phải hoàn thành.",
            "How it is measured: percent (default), number with a unit, or milestone.",
        ),
    ] = None,
    formula: Annotated[
        Words,
        _option(
            "--formula", _TEXT, "Công thức trên các mã số liệu, ví dụ a / b.", "Formula over variables, such as a / b."
        ),
    ] = None,
    unit: Annotated[Words, _option("--unit", _TEXT, "Đơn vị tính, với number.", "Unit, of a number.")] = None,
    may_exceed: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--may-exceed", help=pair("Tỷ lệ có thể vượt 100%.", "The percentage may exceed 100.")),
    ] = False,
    count: Annotated[
        Several,
        _option(
            "--count",
            _VARIABLE,
            "Số liệu thành phần mới, là số lượng (số nguyên).",
            "A new variable that is a whole number.",
        ),
    ] = None,
    quantity: Annotated[
        Several, _option("--quantity", _VARIABLE, "Số liệu mới là số thập phân.", "A new variable that is a decimal.")
    ] = None,
    part_of: Annotated[
        Several,
        _option(
            "--part-of",
            pair("MÃ=MÃ", "ID=ID"),
            "Số liệu thứ nhất là một phần của số liệu thứ hai.",
            "The first variable is part of the second.",
        ),
    ] = None,
    cumulative: Annotated[
        Several,
        _option("--cumulative", pair("MÃ", "ID"), "Số lũy kế, đếm lại từ 01/01.", "Counts up from zero on 1 January."),
    ] = None,
    catalog: Annotated[
        Words,
        _option(
            "--catalog",
            pair("CHỦ_ĐỀ", "THEME"),
            "Ghi vào plans/catalog/<chủ đề>.yaml.",
            "Into plans/catalog/<theme>.yaml.",
        ),
    ] = None,
    commune: Annotated[
        Words,
        _option(
            "--commune",
            pair("XÃ", "COMMUNE"),
            "Ghi vào kế hoạch của xã hay tỉnh này.",
            "Into a plan of this commune or province.",
        ),
    ] = None,
    plan: PlanName = None,
    op: Annotated[
        Words,
        _option(
            "--op", ">=|>|<=|<", "Dấu so sánh của mục tiêu, trong dấu nháy.", "The target's comparator, in quotes."
        ),
    ] = None,
    value: Annotated[
        Words, _option("--value", pair("SỐ", "VALUE"), "Mục tiêu là bao nhiêu.", "The target's value.")
    ] = None,
    at: Annotated[
        Words,
        _option("--at", pair("VỊ_TRÍ", "AT"), "Mục tiêu in ở đâu, ví dụ II.1.", "Where it is printed, such as II.1."),
    ] = None,
    party: Annotated[
        Words, _option("--party", pair("ĐƠN_VỊ", "PARTY"), "Đơn vị được giao.", "Whom it is given to.")
    ] = None,
    group: Annotated[
        Words, _option("--group", _TEXT, "Nhóm của chỉ tiêu trong kế hoạch.", "Its group in the plan.")
    ] = None,
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help=pair("Chỉ cho xem, không ghi gì.", "Only show it, and write nothing."))
    ] = False,
    *,
    root: str | None,
) -> None:
    """Add an indicator."""
    home = locate.home(root)
    place = indicator_questions.whither(Whither(catalog, commune))
    given = Described(id_, name, name_en, measure, formula, unit, may_exceed, count, quantity, part_of, cumulative)
    target = Printed(op, value, at, party, group)
    if place.catalog is not None:
        refuse_target(target, plan)
        path, propose = _of_catalog(home, place.catalog, given)
    else:
        path, propose = _of_plan(home, place.commune or "", plan, given, target)
    made = exclusive.written(home, path, propose, only_try=dry_run)
    assert made  # noqa: S101  something is proposed
    _show(made, dry_run=dry_run)


Propose: TypeAlias = Callable[[], Addition]


def _of_catalog(home: Repository, catalog: str, given: Described) -> tuple[str, Propose]:
    theme = slug(catalog)
    if not theme:
        raise WrongUsageError(text("--catalog không thành tên tệp", "--catalog gives no file name"))
    if is_device(theme):
        raise WrongUsageError(
            text(
                "--catalog: Windows dành tên {theme} cho thiết bị; đặt tên khác, ví dụ {theme}-so",
                "--catalog: Windows keeps the name {theme} for a device; choose another, such as {theme}-so",
                theme=theme,
            )
        )
    new = described(indicator_questions.completed(given, home.shared))
    _check_new(home.shared, new)
    return f"{PLANS}/{CATALOG}/{theme}.yaml", lambda: to_catalog(Repository(home.root), theme, new)


def _of_plan(
    home: Repository, commune: str, plan: str | None, given: Described, target: Printed
) -> tuple[str, Propose]:
    place = locate.unit(home, commune)
    files = reading.opened(home, place)
    file = _plan_file(files, plan)
    known = files.shared.indicators.get(given.id)
    if known is None:
        given = indicator_questions.completed(given, files.definitions)
    new = described(given, known=known is not None)
    _check_new(files.definitions, new, but=given.id if known else None)
    measure = known.measure if known else measure_of(given)
    asked = printed(indicator_questions.targeted(target, measure), measure)

    def propose() -> Addition:
        """Of the files as they stand now."""
        now = Repository(home.root)
        read = reading.opened(now, place)
        return to_plan(now, Within(read, _plan_file(read, file.stem)), new, asked, dates.today())

    return file.path, propose


def _plan_file(files: CommuneFiles, wanted: str | None) -> Loaded[Plan]:
    """The one that is named, or the only one; on a terminal the one that is answered."""
    if not files.plans:
        raise CannotRunError(awaited.no_plan(files))
    names = [file.stem for file in files.plans]
    name = selection.plan(files, wanted) if wanted or len(names) > 1 else names[0]
    if name is None and questions.are_possible():
        which = text("Kế hoạch nào ({names}):", "Which plan ({names}):", names=names)
        name = questions.answer(which, lambda said: selection.plan(files, said))
    if name not in names:
        raise WrongUsageError(text("ghi --plan, một trong: {names}", "give --plan, one of {names}", names=names))
    return files.plans[names.index(name)]


def _check_new(known: Definitions, new: NewIndicator, but: str | None = None) -> None:
    """CannotRunError for an id that means something already."""
    taken = {new.id} & known.indicators.keys() - {but} | new.variables.keys() & known.variables.keys()
    for name in sorted(taken):
        raise CannotRunError(text("đã có mã «{name}» trong kho", "the id `{name}` already exists", name=name))


def _show(made: Addition, *, dry_run: bool) -> None:
    """What was found goes to stderr, what is new to stdout; the command ends with 1 where it is refused."""
    console.tell(findings.full([*made.refused, *made.warned], current()))
    if made.refused:
        if any(one.rule == "unknown-variable" for one in made.refused):
            console.note(_DEFINE)
        console.note(_NOTHING)
        raise typer.Exit(1)
    console.echo(patch(made.path, made.before or b"", made.raw))
    console.note(_TRIED if dry_run else text("Đã ghi {path}.", "Wrote {path}.", path=made.path))


_DEFINE = text(
    'Số liệu mới thì thêm --count "mã=Tên (đơn vị)", hoặc --quantity nếu là số thập phân.',
    'A new variable is added by --count "id=Name (unit)", or --quantity where it is a decimal.',
)
_NOTHING = text("Không ghi gì: tệp sẽ có lỗi như trên.", "Nothing is written: the file would have these errors.")
_TRIED = text("Chỉ xem thử, chưa ghi gì.", "Only a trial; nothing is written.")
