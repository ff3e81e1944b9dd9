"""`cdsplan report COMMUNE --period P -o FILE`: the official report, in the form of Nghị định 30/2020/NĐ-CP."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.checks import commune as commune_checks
from cdsplan.cli.shared import console, dates, locate, reading, unreported
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.extras import file_in
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import (
    FORMAT_NAME,
    CommuneOrProvince,
    Force,
    Illustrative,
    Jobs,
    PartyName,
    PeriodName,
    PlanName,
)
from cdsplan.cli.shared.output_file import refuse_existing, write_output
from cdsplan.evaluation import gap_table, official_report, selection
from cdsplan.evaluation.official_report import OfficialReport
from cdsplan.language import text
from cdsplan.model.period import Period
from cdsplan.model.period_words import not_begun, period_words
from cdsplan.render import findings, formats
from cdsplan.repository.commune_files import CommuneFiles

HELP = text(
    "Lập báo cáo theo thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP), thành tệp Word, HTML hoặc Markdown;"
    " riêng các bảng, thành tệp Excel.",
    "Make the official report of a period, in the form of Nghị định 30/2020/NĐ-CP: Word, HTML or Markdown;"
    " its tables as Excel, too.",
)
EXAMPLE = "cdsplan report xa-thanh-vinh --period 2026-09 -o bao-cao.docx"


Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar=pair("TỆP", "FILE"),
        help=pair("Tệp để ghi.", "The file to write."),
        show_default=False,
    ),
]
Draft = Annotated[
    bool,
    typer.Option(
        "--draft",
        help=pair(
            "In dự thảo, kể cả khi kỳ chưa có báo cáo.", "A draft (DỰ THẢO), even where the period has no report."
        ),
    ),
]
Form = Annotated[
    formats.OfficialReport | None,
    typer.Option(
        "--format",
        "-f",
        metavar=FORMAT_NAME,
        help=pair("Dạng tệp; mặc định theo đuôi tệp.", "Format; default: by the file's ending."),
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    period_: PeriodName,
    output: Output,
    form: Form = None,
    plan: PlanName = None,
    party: PartyName = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    draft: Draft = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Write the report."""
    wanted, span = _format(form, output), dates.period(period_)
    refuse_existing(output, force=force)
    home = locate.home(root)
    path = locate.unit(home, commune)
    files = reading.opened(home, path)
    today = dates.today()
    _refuse_future(files, span, today)
    if files.is_of_province:
        from cdsplan.cli.shared.province_report import roll_up  # noqa: PLC0415  a commune needs none of it

        _refuse_part(plan or party)
        report: object = roll_up(home, files, span, today, illustrative=illustrative, draft=draft, jobs=jobs)
    else:
        report = _of_commune(files, span, today, plan=plan, party=party, illustrative=illustrative, draft=draft)
    write_output(output, file_in(wanted, report), force=force)
    console.note(text("Đã ghi {output}", "Wrote {output}", output=str(output)))


def _of_commune(  # noqa: PLR0913  the options of the command
    files: CommuneFiles,
    span: Period,
    today: date,
    *,
    plan: str | None,
    party: str | None,
    illustrative: bool,
    draft: bool,
) -> OfficialReport:
    """The report of a commune in whose files nothing is wrong."""
    found = commune_checks.check(files, today)
    unsuppressed = commune_checks.unsuppressed(found, files, today)
    console.tell(findings.lines(unsuppressed, current()))
    unreported.refuse_wrong(unsuppressed)
    kept = files.kept(illustrative=illustrative)
    reading.tell_left_out(len(files.reports) - len(kept.reports))
    report = _report(
        kept, span, today, plan=selection.plan(files, plan), party=selection.party(files, party), draft=draft
    )
    if not draft:
        unreported.refuse_unrecorded(files, kept, span)
        unreported.refuse_unsigned(files, report)
    return report


def _format(form: formats.OfficialReport | None, output: Path) -> formats.OfficialReport:
    named = output.suffix.lower().removeprefix(".")
    if form is None and named == "pdf":
        raise WrongUsageError(
            text(
                "không ghi được thẳng thành PDF: lập tệp .docx rồi mở bằng Word, LibreOffice để lưu thành PDF",
                "PDF cannot be written directly: make a .docx, then save it as PDF in Word or LibreOffice",
            )
        )
    if form is None and named not in set(formats.OfficialReport):
        raise WrongUsageError(
            text(
                "không rõ dạng tệp của {file}: thêm --format docx, md, html hoặc xlsx",
                "which format is {file}? Add --format docx, md, html or xlsx",
                file=str(output),
            )
        )
    return form or formats.OfficialReport(named)


def _refuse_part(wanted: str | None) -> None:
    """A province reports on all plans that are in force, as `summary` of it does."""
    if wanted:
        raise WrongUsageError(
            text(
                "báo cáo của tỉnh gồm mọi kế hoạch đang thực hiện: bỏ --plan và --party",
                "a province reports on all plans in force: leave out --plan and --party",
            )
        )


def _refuse_future(files: CommuneFiles, span: Period, today: date) -> None:
    """Not even a draft: nothing can have been counted."""
    first = span.first(files.settings.calendar)
    if first > today:
        raise CannotRunError(not_begun(span, first, today))


def _report(  # noqa: PLR0913  the options of the command
    files: CommuneFiles, span: Period, today: date, *, plan: str | None, party: str | None, draft: bool
) -> OfficialReport:
    """The report at the period's date, or today's within the period; CannotRunError where there is nothing in it."""
    day = min(official_report.date_of(files, span), today)
    result = gap_table.progress(files, day, plan=plan, party=party)
    report = official_report.official_report(
        result,
        span,
        official_report.report_of(files, span),
        files.successor,
        whole=plan is not None,
        draft=draft,
    )
    if not report.parts:
        known = [file.stem for file in files.plans]
        raise CannotRunError(
            text(
                "không có kế hoạch nào để báo cáo kỳ {period}; để báo cáo một kế hoạch khác năm, ghi --plan: {known}",
                "there is no plan to report on for {period}; to report on one of another year, give --plan: {known}",
                period=period_words(span),
                known=known,
            )
        )
    return report
