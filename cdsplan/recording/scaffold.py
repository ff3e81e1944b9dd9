"""The texts of new files: a province, a commune, a plan, a report, with what only the user knows left to fill in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cdsplan.language import Language, Text, text
from cdsplan.model import unit_names
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Definition, Variable
from cdsplan.model.kinds import COMMUNE, PLANS, PROVINCE, REPORTS, Kind
from cdsplan.model.narrative import HEADINGS
from cdsplan.model.period import Period
from cdsplan.model.period_words import period_words
from cdsplan.recording.new_file import NewFile, Page, flow, one_line, scalar
from cdsplan.recording.report_date import ReportDate


class Place(NamedTuple):
    """The folder of a unit below plans/, and the language of the comments in its new files."""

    folder: str  # thanh-hoa/xa-tan-lap, or thanh-hoa
    language: Language


def commune(place: Place, name: str, code: str, province: str) -> NewFile:
    """A commune, with its letterhead."""
    page = Page(f"{PLANS}/{place.folder}/{COMMUNE}", Kind.COMMUNE, place.language)
    page.add(f"name: {scalar(name)}", f'code: "{code}"', f"province: {scalar(province)}")
    above = unit_names.within_sentence(unit_names.of_province(province))
    _add_letterhead(page, name, [f"UBND {above}"])
    return page.file


def province(place: Place, name: str, code: str) -> NewFile:
    """A province, with its letterhead; to whom it reports is left for the user to say."""
    page = Page(f"{PLANS}/{place.folder}/{PROVINCE}", Kind.PROVINCE, place.language)
    page.add(f"name: {scalar(name)}", f'code: "{code}"')
    _add_letterhead(page, name, [])
    return page.file


def _add_letterhead(page: Page, name: str, above: Sequence[str]) -> None:
    """What is the same for every unit of its kind; who signs, nobody knows but the user."""
    place, to = scalar(unit_names.bare(name)), flow(*above)
    page.add(
        "",
        page.comment(_LETTERHEAD),
        "letterhead:",
        f"  place: {place}  {page.comment(text('Địa danh ghi trước ngày tháng', 'Place before the date'))}",
        f"  to: {to}  {page.comment(text('Kính gửi', 'Whom reports are addressed to'))}",
        f"  recipients: [Như trên]  {page.comment(_RECIPIENTS)}",
        f"  archive: VT  {page.comment(text('Lưu, ví dụ VT, VHXH', 'Where copies are kept, such as VT, VHXH'))}",
        "  signer:",
        f"    authority: null  {page.comment(_AUTHORITY)}",
    )
    title = text("Chức vụ người ký, ví dụ CHỦ TỊCH", "The signer's title, such as CHỦ TỊCH")
    page.add_blank(f"    title: null  {page.comment(title)}", title)
    signer = text("Họ và tên người ký", "The signer's name")
    page.add_blank(f"    name: null  {page.comment(signer)}", signer)


_LETTERHEAD = text(
    "Thể thức của báo cáo chính thức; phần nào để trống (null, []) thì báo cáo in dòng chấm để điền tay.",
    "What official reports need besides figures; what is left empty (null, []) is printed as a dotted line.",
)
_RECIPIENTS = text("Nơi nhận, không kể dòng Lưu", "Who receives a copy, without the archive's line")
_AUTHORITY = text(
    "KT. CHỦ TỊCH nếu Phó Chủ tịch ký thay; Chủ tịch ký thì để null",
    "KT. CHỦ TỊCH where a PHÓ CHỦ TỊCH signs; null where the CHỦ TỊCH does",
)


def plan(place: Place, name: str, year: int, theme: str, indicators: Mapping[str, Definition]) -> NewFile:
    """A plan of these indicators, each with a target whose value is not known yet; `name` is whose plan it is."""
    page = Page(f"{PLANS}/{place.folder}/{year}-{theme}.yaml", Kind.PLAN, place.language)
    page.add(
        page.comment(CORRECT),
        f"title: {scalar(f'Kế hoạch chuyển đổi số năm {year} của {unit_names.within_sentence(name)}')}",
        f"year: {year}",
        "document:",
        "  number: null",
        "  date: null",
        f"  issuer: {scalar(f'UBND {unit_names.within_sentence(name)}')}",
        f"report_due: []  {page.comment(_REPORT_DUE)}",
        "",
        page.comment(COMPARATORS),
        "indicators:",
    )
    for id_, definition in indicators.items():
        said = f"{definition.name} ({unit_words(definition)})"
        page.add(f"  # {one_line(said)}", f"  - id: {id_}", "    targets:")
        if definition.measure == "milestone":
            page.add('      - {op: "==", value: done, at: null}')
        else:
            page.add_blank(
                '      - {op: ">=", value: null, at: null}',
                text("mục tiêu: {it}", "target: {it}", it=named(definition)),
            )
    return page.file


CORRECT = text("Sửa tên, số và ngày theo văn bản.", "Correct title, number and date to match the document.")


def named(definition: Definition | Indicator) -> Text:
    """Its name in the reader's language, with what it is measured in."""
    unit = unit_words(definition)
    return text(f"{definition.name} ({unit})", f"{definition.name_en or definition.name} ({unit})")


_REPORT_DUE = text(
    'Hạn báo cáo (tháng-ngày), ví dụ ["06-10", "12-10"]; một, hai, bốn hay mười hai hạn một năm.',
    'When reports are due (month-day), such as ["06-10", "12-10"]; one, two, four or twelve a year.',
)
COMPARATORS = text(
    "op: >= là từ … trở lên, > là trên, <= là không quá, < là dưới; at: vị trí trong văn bản, ví dụ II.1.",
    "op: >= at least, > more than, <= at most, < less than; at: where the document prints it, such as II.1.",
)


def unit_words(definition: Definition | Indicator) -> str:
    """In what it is measured."""
    return "%" if definition.measure == "percent" else definition.unit or definition.measure


def report(
    place: Place,
    dated: ReportDate,
    indicators: Sequence[Indicator],
    variables: Mapping[str, Variable],
    known: Mapping[str, Period],
) -> NewFile:
    """A report of what these indicators need, none of it known yet; `known` has each variable's last period."""
    page = Page(f"{PLANS}/{place.folder}/{REPORTS}/{dated.period}.yaml", Kind.REPORT, place.language)
    page.add(f"period: {dated.period}", *([f"as_of: {dated.written}"] if dated.written else []))
    page.add(*([page.comment(_NUMBER_OR_REASON)] if indicators else []))
    _add_values(page, indicators, variables, known)
    published = {one.id: one for one in indicators if not one.formula}.values()
    page.add(*(["results:"] if published else []))
    for one in published:
        states = " (done, in-progress, not-started)" if one.measure == "milestone" else f" ({unit_words(one)})"
        said = one_line(one.name + states)
        page.add_blank(f"  {one.id}: null  # {said}", text("{said}", "{said}", said=said))
    _add_narrative(page)
    return page.file


_NUMBER_OR_REASON = text(
    "Thay null bằng con số; không có thì ghi lý do: {value: null, note: …}.",
    "Replace null by the number; if there is none, give the reason: {value: null, note: …}.",
)


def _add_narrative(page: Page) -> None:
    """What an officer writes besides figures; it may all stay empty."""
    page.add(page.comment(_WORDS_OR_DOTS), page.comment(_SEVERAL_LINES), "narrative:")
    page.add(*(f"  {name}: null  {page.comment(words)}" for name, words in HEADINGS.items()))


_WORDS_OR_DOTS = text(
    "Phần lời văn: thay null bằng nội dung; để null thì báo cáo in dòng chấm để điền tay.",
    "Narrative of the official report: replace null by text; what is left null is printed as a dotted line.",
)
_SEVERAL_LINES = text(
    "Viết nhiều dòng: ghi | thay null, rồi viết từ dòng dưới, mỗi dòng lùi vào 4 dấu cách.",
    "Several lines: write | instead of null, then the text from the next line on, each line indented by 4 spaces.",
)


def _add_values(
    page: Page, indicators: Sequence[Indicator], variables: Mapping[str, Variable], known: Mapping[str, Period]
) -> None:
    """The variables of the formulas; one that may be carried from an earlier report is only a comment."""
    needed = dict.fromkeys(name for one in indicators if one.formula for name in one.formula.variables)
    carried = {name for name in needed if name in known} & _only_below(indicators)
    page.add(*(["values:"] if needed else []))
    for name in needed:
        said = _named(variables.get(name), name)
        if name in carried and carried < needed.keys():
            page.add(f"  # {name}:  {page.comment(_may_be_left_out(said, known[name]))}")
        else:
            page.add_blank(f"  {name}: null  # {said}", text("{said}", "{said}", said=said))


def _may_be_left_out(said: str, period: Period) -> Text:
    return text(
        "{said}; không đếm lại thì dùng số của kỳ {period}",
        "{said}; if it is not counted again, the number of {period} is used",
        said=said,
        period=period_words(period),
    )


def _only_below(indicators: Sequence[Indicator]) -> set[str]:
    """The variables that stand only in D of N / D: their last value counts on, until a null says otherwise."""
    formulas = [one.formula for one in indicators if one.formula]
    above = {name for one in formulas for name in (one.quotient[0] if one.quotient else one).variables}
    return {name for one in formulas for name in one.variables} - above


def _named(variable: Variable | None, name: str) -> str:
    if variable is None:
        return name
    return one_line(f"{variable.name} ({variable.unit})" if variable.unit else variable.name)
