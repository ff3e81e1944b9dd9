"""One cell that somebody has filled in, to the figure or the words that it holds; or why it holds none."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from cdsplan.language import Text, fold, text
from cdsplan.model import numbers
from cdsplan.model.fields import State
from cdsplan.model.target_words import STATES
from cdsplan.recording.cell_finding import CellProblem
from cdsplan.recording.form import FormLine
from cdsplan.recording.spreadsheet import Cell, Content, Fault, Formula, Moment
from cdsplan.yaml.edit import Field
from cdsplan.yaml.encoding import Written

_FAULTS = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_DATE = r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?|\d{1,2}-[A-Za-z]{3}(?:-\d{2,4})?"
_NUMBER_AND_UNIT = r"([\d.,]+)\s*[^\d\s.,%][^\d]*"
# Excel keeps no more, and puts zeros behind.
_MOST_DIGITS = 15
_THOUSAND = 1000


def words(cell: Cell) -> str | CellProblem:
    """A source or a note, on one line."""
    written = _written(cell)
    return written if isinstance(written, CellProblem) else _seen(" ".join(written.split()))


def passage(cell: Cell) -> str | CellProblem:
    """A text of as many lines as it has, each without the blanks behind it."""
    written = _written(cell)
    return written if isinstance(written, CellProblem) else _seen(as_passage(written))


def as_passage(written: str) -> str:
    """How a text is compared and written, whatever a spreadsheet or Word has put between its words and lines."""
    plain = unicodedata.normalize("NFC", written.replace("\xad", "").replace("\xa0", " ").replace("\t", " "))
    return "\n".join(line.rstrip() for line in plain.splitlines()).strip()


def _written(cell: Cell) -> str | CellProblem:
    match as_meant(cell.content):
        case Formula() as written:
            return CellProblem(uncomputed(written), text("Gõ chữ, không gõ công thức.", "Type words, not a formula."))
        case Moment() | bool() | Fault() as written:
            return CellProblem(
                text(
                    "Excel đã đổi chữ thành «{written}»",
                    "Excel has turned the words into `{written}`",
                    written=_said(written),
                ),
                text("Gõ dấu ' trước rồi gõ lại chữ.", "Type a ' first, then the words again."),
            )
        case Decimal() as number:
            return format(number, "f")
        case written:
            return str(written).replace("\xad", "")


def _seen(written: str) -> str | CellProblem:
    return _UNSEEN if Written(written).suspect else written


_UNSEEN = CellProblem(
    text("có ký tự không nhìn thấy được", "there are invisible characters in it"),
    text("Xóa ô rồi gõ lại bằng tay.", "Empty the cell and type it again."),
)


def figure(cell: Cell, line: FormLine) -> Decimal | State | CellProblem:
    """A new figure, or a milestone's state."""
    content = as_meant(cell.content)
    if line.kind == "milestone":
        return _state(content)
    match content:
        case Decimal():
            return _is_percent(_vi(content * 100), line) if cell.percent else _checked(content, line, _vi(content))
        case Formula() | Fault() | Moment() | bool():
            return _no_figure(content)
        case _:
            return _read(str(content), line)


# How good a figure is, in the words of the form's own list; or that somebody was asked in vain.
QUALITIES: Mapping[str, Mapping[str, Field]] = {
    "chính thức": {"quality": "final"},
    "sơ bộ": {"quality": "provisional"},
    "ước tính": {"quality": "estimated"},
    "ước chừng": {"approx": True},
    "chưa có": {"value": None},
}


def quality(cell: Cell) -> Mapping[str, Field] | CellProblem:
    """What is to stand beside a figure, or in its place."""
    written = fold(cell.content) if isinstance(cell.content, str) else ""
    found = next((fields for name, fields in QUALITIES.items() if fold(name) == written), None)
    return (
        CellProblem(
            text(
                "«{written}» không phải loại số", "`{written}` is not a quality of figures", written=_said(cell.content)
            ),
            text("Chọn một trong: {known}.", "Choose one of {known}.", known=list(QUALITIES)),
        )
        if found is None
        else found
    )


def _no_figure(content: Content) -> CellProblem:
    """What Excel has made of a cell, and is neither a number nor words."""
    match content:
        case Formula():
            return CellProblem(uncomputed(content), _TYPE_OR_COMPUTE)
        case Moment():
            return _is_moment(content)
        case Fault():
            message = text("ô báo lỗi «{written}»", "the cell has the error `{written}`", written=content)
            return CellProblem(message, _TYPE_OR_LEAVE)
        case _:
            return _no_number(_said(content))


def as_meant(content: Content) -> Content:
    """CSV has only words, of which some are not meant as such."""
    if type(content) is not str:
        return content
    if content.startswith("="):
        return Formula(content)
    return Fault(content) if content.upper() in _FAULTS else content


def _said(content: Content) -> str:
    return str(content).upper() if isinstance(content, bool) else str(content)


def _vi(value: Decimal) -> str:
    """Not grouped: as it is to be typed."""
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


_TYPE_OR_LEAVE = text("Gõ con số; chưa có thì để trống.", "Type the number; leave it empty where there is none.")


_TYPE_OR_COMPUTE = text(
    "Gõ thẳng con số; hoặc mở bằng Excel, LibreOffice rồi lưu lại dạng .xlsx để tệp có kết quả.",
    "Type the number itself; or open it in Excel or LibreOffice, and save it as .xlsx again with the result.",
)


def uncomputed(written: str) -> Text:
    """That a cell has a formula, and no result of it."""
    return text(
        "«{written}» là công thức chưa có kết quả, chương trình không tính công thức",
        "`{written}` is a formula without its result, and none is ever computed here",
        written=written,
    )


def _is_moment(written: str) -> CellProblem:
    return CellProblem(
        text(
            "«{written}» là ngày, giờ, không phải con số",
            "`{written}` is a date or a time, not a number",
            written=written,
        ),
        text("Chọn định dạng ô là Number rồi gõ lại con số.", "Format the cell as Number, then type the number again."),
    )


def _no_number(written: str) -> CellProblem:
    return CellProblem(
        text("«{written}» không phải con số", "`{written}` is not a number", written=written), _TYPE_OR_LEAVE
    )


def _is_percent(shown: str, line: FormLine) -> CellProblem:
    """Of a rate Excel keeps a hundredth, and a count is not a rate."""
    if line.kind != "count":
        return CellProblem(
            text("«{shown}%» có dấu %", "`{shown}%` has a percent sign", shown=shown),
            text(
                "Chọn định dạng ô là General rồi gõ {shown}, không có dấu %.",
                "Format the cell as General, then type {shown} without the sign.",
                shown=shown,
            ),
        )
    return CellProblem(
        text("«{shown}%» là tỷ lệ, ô này cần số lượng", "`{shown}%` is a rate; a count belongs here", shown=shown),
        text(
            "Gõ số {unit} đếm được, ví dụ 18025.",
            "Type how many {unit} there are, such as 18025.",
            unit=line.slot.unit or text("đơn vị", "units"),
        ),
    )


def _read(written: str, line: FormLine) -> Decimal | CellProblem:
    if written.endswith("%"):
        return _is_percent(written.removesuffix("%").rstrip(), line)
    try:
        number = numbers.read(written, percent=line.kind == "percent")
    except ValueError:
        return _unread(written)
    if number.sure:
        return _checked(number.numbers[0], line, written)
    return _doubtful(number.numbers[0], line, written)


def _unread(written: str) -> CellProblem:
    if re.fullmatch(_DATE, written, re.ASCII):
        return _is_moment(written)
    counted = re.fullmatch(_NUMBER_AND_UNIT, written)
    if counted is None:
        return _no_number(written)
    hint = text("Chỉ gõ {number}, không kèm chữ.", "Type only {number}, without words.", number=counted[1])
    return _no_number(written)._replace(hint=hint)


def _doubtful(number: Decimal, line: FormLine, written: str) -> CellProblem:
    """18.025 and 1.234.567."""
    message = text(
        "«{written}» có dấu phân cách, có thể hiểu nhiều cách",
        "`{written}` has separators and may be read in several ways",
        written=written,
    )
    thousands = text("Gõ {plain}, viết liền.", "Type {plain}, without separators.", plain=_vi(number))
    one_mark = len(re.findall("[.,]", written)) == 1
    return CellProblem(message, _either(_vi(number), written, line) if one_mark and line.kind != "count" else thousands)


def _either(whole: str, fraction: str, line: FormLine) -> Text:
    return text(
        "Gõ {whole} nếu là hàng nghìn; nếu đúng là số thập phân thì ghi bằng lệnh: cdsplan record … {id}={fraction}0",
        "Type {whole} for thousands; record a true decimal by the command: cdsplan record … {id}={fraction}0",
        whole=whole,
        id=line.slot.id,
        fraction=fraction.replace(",", "."),
    )


def _checked(number: Decimal, line: FormLine, written: str) -> Decimal | CellProblem:
    """A number of which there is no doubt what it is, where it may be one that belongs here."""
    if len(number.as_tuple().digits) > _MOST_DIGITS or abs(number) >= 10**_MOST_DIGITS:
        return CellProblem(
            text("«{written}» quá nhiều chữ số", "`{written}` has too many digits", written=written), _TYPE_OR_LEAVE
        )
    if line.kind == "count":
        return _count(number, written)
    if line.kind == "quantity" and numbers.may_mean_thousands(number):
        return _doubtful(number * _THOUSAND, line, written)
    return number


def _count(number: Decimal, written: str) -> Decimal | CellProblem:
    if number < 0:
        return CellProblem(
            text("«{written}» là số âm", "`{written}` is negative", written=written),
            text("Gõ một số nguyên không âm.", "Type a whole number that is not negative."),
        )
    if number == number.to_integral_value():
        return number.to_integral_value()
    thousands = number * _THOUSAND
    may_be = 1 <= number < _THOUSAND and thousands == thousands.to_integral_value()
    return CellProblem(
        text(
            "«{written}» không phải số nguyên, ô này cần số lượng",
            "`{written}` is not a whole number; a count belongs here",
            written=written,
        ),
        text(
            "Gõ một số nguyên; nếu ý là hàng nghìn thì gõ {whole}.",
            "Type a whole number; if thousands were meant, {whole}.",
            whole=_vi(thousands),
        )
        if may_be
        else text("Gõ một số nguyên, ví dụ 18025.", "Type a whole number, such as 18025."),
    )


def _state(content: Content) -> State | CellProblem:
    found = _STATES.get(fold(content)) if isinstance(content, str) else None
    return found or CellProblem(
        text("«{written}» không phải tình trạng thực hiện", "`{written}` is not a state", written=_said(content)),
        text("Chọn một trong: {known}.", "Choose one of {known}.", known=list(_NAMES)),
    )


# As the form's own list has them; or as the files write them.
_NAMES = {words.vi: state for state, words in STATES.items()}
_STATES = {fold(name): state for name, state in _NAMES.items()} | {str(state): state for state in State}
