"""The page on how figures are made and judged: in whole sentences, with the catalog's indicators and their formulas."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.language import Language, Text, text
from cdsplan.model.definitions import Definitions
from cdsplan.model.files import PlanIndicator
from cdsplan.render import words
from cdsplan.render.progress import cells
from cdsplan.render.progress.page import tone_of
from cdsplan.render.site import frame
from cdsplan.render.site.addresses import Addresses
from cdsplan.render.site.frame import Page, Site
from cdsplan.render.site.plan_section import formula_words
from cdsplan.render.table.sheet import Tone


class Part(NamedTuple):
    """A heading, and paragraphs below it."""

    heading: Text
    paragraphs: Sequence[Text]


class Explained(NamedTuple):
    """A word of the pages, and what it means."""

    word: Text
    meaning: Text
    tone: Tone


class Formula(NamedTuple):
    """An indicator of the catalog: how it is made."""

    name: str
    formula: str
    unit: str


_FIGURES = Part(
    text("Nguồn gốc số liệu", "Where figures come from"),
    [
        text(
            "Mục tiêu lấy từ văn bản kế hoạch của từng đơn vị, kèm vị trí trong văn bản đó.",
            "Targets come from each commune's own plan, each with its place in the document.",
        ),
        text(
            "Số liệu do đơn vị báo cáo theo kỳ, kèm nguồn. Tỷ lệ được tính từ số lượng (tử số chia mẫu số),"
            " trừ khi văn bản chỉ công bố kết quả.",
            "Figures are reported by the commune for a period, with their source. Rates are computed from counts"
            " (numerator by denominator), unless only the result was published.",
        ),
        text(
            "Số liệu được tính chính xác và chỉ làm tròn khi hiển thị; không bao giờ làm tròn thành đạt mục tiêu:"
            " 79,96% không phải là 80%.",
            "Figures are exact, and rounded only to be shown; never onto a target: 79.96% is not 80%.",
        ),
        text(
            "Chưa có số liệu không có nghĩa là bằng 0: đó là một tình trạng riêng, kèm lý do nếu báo cáo có nêu.",
            "A missing figure is not zero: it is a state of its own, and its reason is given where a report has one.",
        ),
    ],
)
_POOLED = Part(
    text("Tổng hợp của tỉnh", "The roll-up of a province"),
    [
        text(
            "Cộng tử số, cộng mẫu số của các xã rồi mới chia; không lấy trung bình các tỷ lệ.",
            "Numerators are added, denominators are added, then divided; rates are never averaged.",
        ),
        text(
            "Chỉ cộng những xã có đủ cả hai số; bên cạnh kết quả luôn ghi bao nhiêu xã đã được tính (độ bao phủ).",
            "Only communes with both are included; beside the figure it always says how many (the coverage).",
        ),
        text(
            "Khoảng cho biết kết quả sẽ nằm ở đâu nếu mọi xã còn thiếu tử số đều ở 0% hoặc đều ở 100%."
            " Chỉ đánh giá khi cả hai đầu cho cùng một kết luận.",
            "The bounds say where the figure would lie if all communes without a numerator stood at 0% or at 100%."
            " It is judged only where both say the same.",
        ),
    ],
)
_CONTRADICTIONS = Part(
    text("Khi nội dung kế hoạch chưa thống nhất", "Where a document contradicts itself"),
    [
        text(
            "Có kế hoạch nêu hai mục tiêu khác nhau cho cùng một chỉ tiêu. Cả hai được ghi lại kèm vị trí trong văn"
            " bản;"
            " mục tiêu khó đạt hơn được dùng để đánh giá, trừ khi đã xác định mục tiêu nào có hiệu lực.",
            "Some plans set two different targets for one indicator. Both are kept with their place in the document;"
            " the harder one is used, unless the plan's file says which applies.",
        ),
    ],
)
_STATUSES: Mapping[Status, Text] = {
    "met": text(
        "Số liệu mới nhất đạt mục tiêu; «Vượt» khi tốt hơn mục tiêu.",
        "The latest figure meets the target; `Exceeded` where it is better.",
    ),
    "on-track": text(
        "Chưa đạt, nhưng bằng hoặc tốt hơn mức cần đạt tại ngày của số liệu, tính theo đường thẳng từ"
        " hiện trạng đầu kỳ đến mục tiêu.",
        "Not met yet, but at or beyond the straight line from baseline to target on the date of the figure.",
    ),
    "behind": text("Chưa đạt và kém mức cần đạt tại ngày của số liệu.", "Not met yet, and short of that line."),
    "open": text("Chưa đạt; không đủ số liệu để xác định tiến độ.", "Not met yet; the figures do not show the pace."),
    "missed": text("Đã quá hạn mà chưa đạt.", "The due date is past, and the target is not met."),
    "stale": text(
        "Số liệu có trước ngày bắt đầu kế hoạch hoặc đã quá 366 ngày: được nêu kèm ngày, nhưng không dùng để đánh giá.",
        "From before the plan, or more than 366 days old: shown with its date, but not judged.",
    ),
    "undefined": text("Mẫu số bằng 0 nên không tính được tỷ lệ.", "The denominator is 0, so there is no rate."),
    "no-data": text("Chưa có số liệu nào để tính.", "There is no figure to judge by."),
    "not-applicable": text(
        "Kế hoạch ghi rõ chỉ tiêu không áp dụng, kèm lý do.", "The plan says that it does not apply, and why."
    ),
}
_UNDECIDED = text(
    "Số liệu cộng từ các xã: những xã chưa báo cáo còn có thể làm thay đổi kết luận.",
    "For a pooled figure: communes that have not reported could still change the result.",
)


def method_page(site: Site, shared: Definitions, language: Language) -> tuple[str, bytes]:
    """Its address and its content."""
    addresses = Addresses(language, site.languages[0])
    title = text("Cách tính và đánh giá", "How figures are calculated")
    page = Page(addresses.method, addresses, title, [addresses.within(one).method for one in site.languages])
    values = {
        "heading": title,
        "parts": [_FIGURES, _CONTRADICTIONS, _POOLED],
        "statuses": [*(Explained(words.STATUS[one], _STATUSES[one], tone_of(one)) for one in STATUSES),
                     Explained(words.UNDECIDED, _UNDECIDED, tone_of(None))],
        "marks": [*words.MARKS.values()],
        "formulas": [*_formulas(shared, language)],
        "texts": _TEXTS,
    }  # fmt: skip
    return page.here, frame.draw(site, page, "method.html", values)


_TEXTS = {
    "statuses": text("Các mức đánh giá", "The statuses"),
    "meaning": text("Nghĩa là", "Meaning"),
    "marks": text("Các dấu bên cạnh số liệu", "Marks beside figures"),
    "mark": text("Dấu", "Mark"),
    "formulas": text("Công thức của các chỉ tiêu chung", "Formulas of the shared indicators"),
    "indicator": text("Chỉ tiêu", "Indicator"),
    "formula": text("Cách tính", "Formula"),
    "unit": text("ĐVT", "Unit"),
}


def _formulas(shared: Definitions, language: Language) -> list[Formula]:
    every = (shared.indicator(PlanIndicator.model_construct(id=name, targets=())) for name in shared.indicators)
    return [
        Formula(cells.name(one, language), formula_words(one, shared.variables, language), one.unit)
        for one in every
        if one and one.formula
    ]
