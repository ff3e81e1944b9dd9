"""What the official report of a province says, from its own files and those of all its communes."""

from datetime import date

from cdsplan.checks import validate
from cdsplan.cli.shared import console, progress_bar, reading, unreported
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.evaluation.official_report import report_of
from cdsplan.finding import Finding, Severity
from cdsplan.language import Text, counted, text
from cdsplan.model.period import Period
from cdsplan.model.period_words import period_words
from cdsplan.model.value_messages import is_blank
from cdsplan.render import findings
from cdsplan.render.escape import quoted
from cdsplan.render.progress.captions import left_out
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup import province_report, repository_summary
from cdsplan.rollup.province_report import ProvinceReport

_ROLLING_UP = text("Đang tổng hợp", "Rolling up")


def roll_up(  # noqa: PLR0913  what a roll-up depends on
    home: Repository,
    files: CommuneFiles,
    span: Period,
    today: date,
    *,
    illustrative: bool,
    draft: bool,
    jobs: int | None,
) -> ProvinceReport:
    """The report; CannotRunError where nobody has reported for the period, unless a draft is asked for."""
    _check(home, files, span, today, jobs)
    question = province_report.question(files, span, today, illustrative=illustrative)
    result = repository_summary.summarise(
        home,
        files.path,
        question,
        jobs=jobs,
        watch=lambda work: progress_bar.with_progress(work, _ROLLING_UP),
    )
    report = province_report.province_report(result.province or files, result.rollup, span, draft=draft)
    if report.is_empty and not draft:
        raise CannotRunError(_nothing(files, report))
    _tell(files, report)
    return report


def _check(home: Repository, files: CommuneFiles, span: Period, today: date, jobs: int | None) -> None:
    """Whoever reported them."""
    outcome = progress_bar.with_progress(
        lambda tick: validate.validate(home, today, [f"plans/{files.path}"], tick, jobs)
    )
    found = [one for one in outcome.findings if not _is_of_later_plan(one, span)]
    console.tell(findings.lines([one for one in found if _is_told(one, files)], current()))
    unreported.refuse_wrong(found)


def _is_of_later_plan(one: Finding, span: Period) -> bool:
    """Whether it is left to fill in, in a plan of a year that the report does not speak of."""
    year = one.path.rpartition("/")[2].partition("-")[0]
    return is_blank(one.message) and year.isdecimal() and year > span.text[:4]


def _is_told(one: Finding, files: CommuneFiles) -> bool:
    """Every error; warnings only of the province's own files, for those of its communes are theirs."""
    return one.severity is Severity.ERROR or one.path in {file.path for file in files.files}


def _nothing(files: CommuneFiles, report: ProvinceReport) -> Text:
    """Why there is nothing to sign, with a way out."""
    path, period = quoted(files.path), period_words(report.period)
    if _is_illustrative(files, report):
        return text(
            "kỳ {period} của {path} chỉ có số liệu minh họa. Thêm --illustrative để dùng, hoặc --draft để in dự thảo",
            "{path} has only illustrative figures for {period}. Add --illustrative to use them, or --draft for a draft",
            path=path,
            period=period,
        )
    if not report.rollup.communes:
        return text(
            "{path}: ngày {day} không xã nào có kế hoạch đang thực hiện, tỉnh cũng chưa có báo cáo kỳ {period}."
            " Xem vì sao: cdsplan summary {path} --as-of {iso}; thêm --draft để in dự thảo",
            "{path}: on {day} no commune has a plan in force, nor has the province reported for {period}."
            " See why: cdsplan summary {path} --as-of {iso}; or add --draft for a draft",
            path=path,
            period=period,
            day=report.as_of,
            iso=report.as_of.isoformat(),
        )
    return text(
        "chưa xã nào của {path} báo cáo kỳ {period}, tỉnh cũng chưa có báo cáo riêng của kỳ này."
        " Gửi biểu mẫu cho các xã: cdsplan form {path} --period {code} -o THƯ_MỤC; hoặc thêm --draft để in dự thảo",
        "no commune of {path} has reported for {period}, nor has the province itself."
        " Send forms to the communes: cdsplan form {path} --period {code} -o FOLDER; or add --draft for a draft",
        path=path,
        period=period,
        code=report.period.text,
    )


def _is_illustrative(files: CommuneFiles, report: ProvinceReport) -> bool:
    """Whether somebody has reported for the period what was left out as illustrative."""
    of_communes = any(one.period_left_out for one in report.rollup.communes)
    return of_communes or (report.report is None and report_of(files, report.period) is not None)


def _tell(files: CommuneFiles, report: ProvinceReport) -> None:
    """What is not in the report, and why."""
    rollup = report.rollup
    reading.tell_left_out(len(files.reports) - len(files.kept(illustrative=rollup.illustrative).reports))
    if illustrative := sum(one.illustrative_left_out for one in rollup.communes):
        console.note(left_out(illustrative))
    if report.later:
        console.note(_later(files, report))


def _later(files: CommuneFiles, report: ProvinceReport) -> Text:
    return text(
        "{communes} báo cáo kỳ {period} với số liệu tính đến sau ngày {day}, nên không có trong báo cáo này."
        " Để lấy số liệu đến ngày muộn hơn: cdsplan new report {place} --period {code} nếu tỉnh chưa có báo cáo này,"
        " rồi ghi as_of vào plans/{path}/reports/{code}.yaml",
        "{communes} reported for {period} with figures of a later day than {day}, which are not in this report."
        " To take those of a later day: cdsplan new report {place} --period {code} if the province has none,"
        " then write as_of into plans/{path}/reports/{code}.yaml",
        communes=counted(len(report.later), "xã", "commune"),
        period=period_words(report.period),
        code=report.period.text,
        day=report.as_of,
        path=files.path,
        place=quoted(files.path),
    )
