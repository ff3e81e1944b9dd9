"""`cdsplan amend COMMUNE INDICATOR …`: what a later decision changes, into the plan's file."""

from datetime import date
from typing import Annotated, Any, NamedTuple, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, exclusive, locate, option_words, reading, target_value
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.language import current, phrase
from cdsplan.cli.shared.options import CommuneOrProvince, DryRun, IndicatorName, PlanName
from cdsplan.evaluation import gap_table, selection
from cdsplan.language import Text, composed, text
from cdsplan.model.definitions import Indicator
from cdsplan.recording.amendment import Amendment, Decision, Ends, Holds, NewTarget, amend
from cdsplan.recording.target_choice import Choice, PlannedTarget, printed_at, replaced_by
from cdsplan.render import amendment as said
from cdsplan.render import findings
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository

HELP = text(
    "Ghi nội dung điều chỉnh của một quyết định vào kế hoạch: mục tiêu mới, mục tiêu nào có hiệu lực,"
    " mục tiêu nào hết hiệu lực.",
    "Write into a plan what a decision changes: a new target, the target in force, or one that has ended.",
)
EXAMPLE = 'cdsplan amend xa-thanh-vinh phu_song_5g_dan_so --value 60 --at "QĐ 12/QĐ-UBND, 05/7/2026" --since 2026-07-05'


def _option(*flags: str, name: str, help_: str) -> Any:  # noqa: ANN401  what Typer wants
    return typer.Option(*flags, metavar=name, help=help_, show_default=False)


Words: TypeAlias = str | None


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    indicator: IndicatorName,
    value: Annotated[
        Words, _option("--value", name=pair("SỐ", "VALUE"), help_=pair("Mục tiêu mới là bao nhiêu.", "The new target."))
    ] = None,
    at: Annotated[
        Words,
        _option(
            "--at",
            name=pair("VỊ_TRÍ", "AT"),
            help_=pair(
                'Mục tiêu in ở đâu: II.1, hoặc "QĐ 12/QĐ-UBND, 05/7/2026".',
                'Where the target is printed: II.1, or "QĐ 12/QĐ-UBND, 05/7/2026".',
            ),
        ),
    ] = None,
    since: Annotated[
        Words,
        _option(
            "--since",
            name=pair("NGÀY", "DATE"),
            help_=pair(
                "Mục tiêu mới có hiệu lực từ ngày nào; mặc định hôm nay.",
                "The first day of the new target; default: today.",
            ),
        ),
    ] = None,
    effective: Annotated[
        Words,
        _option(
            "--effective",
            name=pair("VỊ_TRÍ", "AT"),
            help_=pair(
                'Mục tiêu in ở vị trí này là mục tiêu có hiệu lực; mục tiêu chưa ghi vị trí thì ghi mức: ">= 80".',
                'The target printed there is the one in force; for one without a place, what it asks: ">= 80".',
            ),
        ),
    ] = None,
    until: Annotated[
        Words,
        _option(
            "--until",
            name=pair("NGÀY", "DATE"),
            help_=pair(
                "Mục tiêu (--at) hết hiệu lực từ ngày này.", "The target (--at) is no longer in force from this day."
            ),
        ),
    ] = None,
    party: Annotated[
        Words,
        _option(
            "--party",
            name=pair("ĐƠN_VỊ", "PARTY"),
            help_=pair(
                'Mục tiêu giao cho đơn vị này; để trống ("") là mục tiêu chung.',
                'The target given to this party; empty (""): the general target.',
            ),
        ),
    ] = None,
    due: Annotated[
        Words,
        _option("--due", name=pair("NGÀY", "DATE"), help_=pair("Hạn của mục tiêu.", "The target's due date.")),
    ] = None,
    plan: PlanName = None,
    dry_run: DryRun = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Amend a plan."""
    given = _Given(value, at, since, effective, until, party, due, plan)
    _refuse_mixture(given)
    home = locate.home(root)
    files = reading.opened(home, locate.unit(home, commune))
    shown = selection.plan(files, plan)
    wanted = selection.indicator(files, indicator, lambda: gap_table.progress(files, dates.today(), plan=shown))
    order = _order(files, wanted, given)
    path = order.chosen.file.path
    made = exclusive.written(home, path, lambda: _amended(home, files.path, wanted, given), only_try=dry_run)
    assert made  # noqa: S101  something is asked for
    _show(made, order, dry_run=dry_run)


class _Given(NamedTuple):
    """The options as they are typed."""

    value: Words
    at: Words
    since: Words
    effective: Words
    until: Words
    party: Words
    due: Words
    plan: Words


class _Order(NamedTuple):
    """What is decided of which target."""

    chosen: PlannedTarget
    decision: Decision
    indicator: Indicator


def _refuse_mixture(given: _Given) -> None:
    """One of the three ways, with what it needs, and nothing that would be passed over."""
    ways = [name for name in ("value", "effective", "until") if getattr(given, name) is not None]
    if len(ways) != 1 or (given.effective is not None and given.at is not None):
        raise WrongUsageError(
            text(
                "chọn một việc: --value SỐ --at VỊ_TRÍ (mục tiêu mới), --effective VỊ_TRÍ (mục tiêu có hiệu lực)"
                " hoặc --until NGÀY --at VỊ_TRÍ (mục tiêu hết hiệu lực)",
                "choose one: --value VALUE --at AT (a new target), --effective AT (the target in force)"
                " or --until DATE --at AT (one that ends)",
            )
        )
    if given.effective is None and not (given.at or "").strip():
        raise WrongUsageError(
            text(
                "--{way} cần --at: mục tiêu in ở đâu trong văn bản",
                "--{way} needs --at: where the document prints the target",
                way=ways[0],
            )
        )
    if given.since is not None and given.value is None:
        raise WrongUsageError(text("--since chỉ dùng với --value", "--since goes with --value only"))


def _order(files: CommuneFiles, wanted: str, given: _Given) -> _Order:
    """What the options mean by the files as they stand."""
    plan = selection.plan(files, given.plan)
    due = dates.day(given.due, "--due") if given.due else None
    if given.value is None:
        at = given.effective if given.effective is not None else given.at
        chosen = printed_at(files, wanted, Choice(plan, _party(files, given.party), due, composed(at or "")))
        decision: Decision = Ends(dates.day(given.until, "--until")) if given.until is not None else Holds()
        return _Order(chosen, decision, _indicator(files, chosen))
    since = dates.day(given.since, "--since") if given.since else dates.today()
    chosen = replaced_by(files, wanted, Choice(plan, _party(files, given.party), due), since)
    indicator = _indicator(files, chosen)
    new = NewTarget(
        target_value.read(given.value, indicator.measure),
        option_words.on_one_line("--at", given.at or ""),
        since,
        due,
    )
    return _Order(chosen, new, indicator)


def _party(files: CommuneFiles, given: Words) -> Words:
    """As the plans write it; an empty one means the targets of the plan as a whole."""
    return selection.party(files, given) if given else given


def _indicator(files: CommuneFiles, chosen: PlannedTarget) -> Indicator:
    found = files.definitions.indicator(chosen.indicator)
    assert found  # noqa: S101  the files were read, and something defines it
    return found


def _amended(home: Repository, path: str, wanted: str, given: _Given) -> Amendment:
    """Of the files as they stand now; what reading them found has been told."""
    files = lookup.files_of(home, path)
    order = _order(files, wanted, given)
    return amend(home, files, order.chosen, order.decision, dates.today())


def _show(made: Amendment, order: _Order, *, dry_run: bool) -> None:
    """What was found goes to stderr, what has changed to stdout; the command ends with 1 where it is refused."""
    console.tell(findings.full([*made.refused, *made.warned], current()))
    if made.refused:
        console.tell(phrase(_NOTHING))
        raise typer.Exit(1)
    if not made.is_different:
        console.note(said.same(made.path))
        return
    if isinstance(order.decision, NewTarget) and order.decision.since == dates.today():
        console.note(_from_today(order.decision.since))
    console.echo(said.amended(made, order.decision, order.indicator, current()))
    console.note(_TRIED if dry_run else text("Đã ghi {path}.", "Wrote {path}.", path=made.path))


_NOTHING = text(
    "Không ghi gì: kế hoạch sẽ có lỗi như trên.\n", "Nothing is written: the plan would have these errors.\n"
)
_TRIED = text("Chỉ xem thử, chưa ghi gì.", "Only a trial; nothing is written.")


def _from_today(today: date) -> Text:
    return text(
        "Mục tiêu mới có hiệu lực từ hôm nay, ngày {today}; ngày khác thì thêm --since.",
        "The new target is in force from today, {today}; use --since for another date.",
        today=today,
    )
