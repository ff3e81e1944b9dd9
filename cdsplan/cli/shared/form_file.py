"""A form that came back: the cells of its file, and whose figures of which period they are."""

from pathlib import Path

from cdsplan.cli.shared import locate
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.language import text
from cdsplan.model.period import Period
from cdsplan.model.period_words import period_words
from cdsplan.recording import form, form_narrative, returned_form, spreadsheet, xlsx
from cdsplan.recording.returned_form import ReturnedForm
from cdsplan.recording.spreadsheet import Sheet, UnreadableError
from cdsplan.repository import links
from cdsplan.repository.folder import Repository


def read(file: Path) -> ReturnedForm:
    """What the file says of itself; CannotRunError for one that holds no cells."""
    return returned_form.returned_form(_sheet(file))


def _sheet(file: Path) -> Sheet:
    try:
        links.target(file)  # refuses a link that a checkout may hold
        with file.open("rb") as stream:
            raw = stream.read(spreadsheet.LARGEST + 1)
        if not spreadsheet.is_workbook(raw):
            return spreadsheet.table(raw, form.COLUMNS)
        return xlsx.workbook(raw, form.SHEET, form.COLUMNS, form_narrative.KIND)
    except OSError as error:
        reason = links.reason(error)
        raise WrongUsageError(
            text("không mở được {file} ({reason})", "cannot open {file} ({reason})", file=str(file), reason=reason)
        ) from error
    except UnreadableError as error:
        raise CannotRunError(
            text("{file}: {reason}", "{file}: {reason}", file=str(file), reason=error.message)
        ) from error


def commune(home: Repository, paper: ReturnedForm, given: str | None) -> str:
    """The commune or province of the form; CannotRunError where it is not said, or not the one that is asked for."""
    if paper.code is None and given is None:
        raise WrongUsageError(
            text("tệp không ghi mã đơn vị: thêm --commune XÃ", "the file names no commune: add --commune COMMUNE")
        )
    found = {locate.unit(home, one) for one in (paper.code, given) if one}
    if len(found) > 1:
        raise CannotRunError(
            text(
                "biểu mẫu của đơn vị {code}, không phải của {given}",
                "the form is of {code}, not of {given}",
                code=str(paper.code),
                given=str(given),
            )
        )
    return found.pop()


def period(paper: ReturnedForm, given: Period | None) -> Period:
    """The period of the form, likewise."""
    found = paper.period or given
    if found is None:
        raise WrongUsageError(
            text("tệp không ghi kỳ báo cáo: thêm --period KỲ", "the file names no period: add --period PERIOD")
        )
    if given and given != found:
        raise CannotRunError(
            text(
                "biểu mẫu của kỳ {period}, không phải {given}",
                "the form is of {period}, not of {given}",
                period=period_words(found),
                given=period_words(given),
            )
        )
    return found
