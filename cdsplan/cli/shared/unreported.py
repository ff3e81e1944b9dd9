"""Why no official report can be signed for a period, each with a way out."""

from collections.abc import Sequence

import typer

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.evaluation.official_report import OfficialReport, report_of
from cdsplan.finding import Finding, has_errors
from cdsplan.language import text
from cdsplan.model import unit_names
from cdsplan.model.period import Period
from cdsplan.model.period_words import period_words
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles


def refuse_wrong(found: Sequence[Finding]) -> None:
    """The command ends with 1: an official report is not made of figures that are known to be wrong."""
    if has_errors(found):
        console.complain(text("số liệu có lỗi, chưa lập báo cáo", "the data have errors; no report was made"))
        raise typer.Exit(1)


def refuse_unrecorded(files: CommuneFiles, kept: CommuneFiles, period: Period) -> None:
    """CannotRunError where no report of the period counts: nobody gave its figures, or they were made up."""
    if report_of(kept, period):
        return
    if report_of(files, period):
        raise CannotRunError(
            text(
                "báo cáo kỳ {period} của {name} chỉ có số liệu minh họa. Thêm --illustrative để dùng,"
                " hoặc --draft để in dự thảo không có số liệu đó.",
                "the report of {name} for {period} is illustrative. Add --illustrative to use it,"
                " or --draft to print a draft without it.",
                period=period_words(period),
                name=unit_names.within_sentence(files.unit.name),
            )
        )
    raise CannotRunError(
        text(
            "{name} chưa có báo cáo kỳ {period}. Ghi số liệu: cdsplan record {slug} --period {code},"
            " hoặc lấy biểu mẫu: cdsplan form {slug} --period {code} -o bieu-mau.xlsx."
            " Cần in dự thảo thì thêm --draft.",
            "{name} has no report for {period}. Record its figures: cdsplan record {slug} --period {code},"
            " or make a form: cdsplan form {slug} --period {code} -o bieu-mau.xlsx. For a draft add --draft.",
            name=unit_names.within_sentence(files.unit.name),
            slug=quoted(files.path.rpartition("/")[2]),
            period=period_words(period),
            code=period.text,
        )
    )


def refuse_unsigned(files: CommuneFiles, report: OfficialReport) -> None:
    """CannotRunError of a dissolved commune of which nobody knows who reports for it."""
    if report.reporter:
        return
    unit = files.unit
    raise CannotRunError(
        text(
            "{name} đã giải thể từ ngày {day}; đơn vị kế thừa{code} báo cáo và ký, nhưng kho chưa có đơn vị này."
            " Thêm đơn vị bằng cdsplan new commune, hoặc ghi cơ quan báo cáo vào document.issuer của báo cáo kỳ"
            " {period}. Cần in dự thảo thì thêm --draft.",
            "{name} was dissolved on {day}; its successor{code} reports and signs, and is not in the repository."
            " Add it with cdsplan new commune, or put who reports into document.issuer of the report for {period}."
            " For a draft add --draft.",
            name=unit_names.within_sentence(unit.name),
            day=unit.dissolved,
            code=f" ({unit.successor})" if unit.successor else "",
            period=period_words(report.period),
        )
    )
