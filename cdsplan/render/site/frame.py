"""What all pages of a site have around them: title, ways to the others, languages, banner, the day they speak of."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from cdsplan.language import Language, Text, text
from cdsplan.render.site.addresses import Addresses, between
from cdsplan.render.site.templating import render
from cdsplan.render.web import bars
from cdsplan.render.web.element import Html
from cdsplan.render.web.whole_page import policy, stylesheet

_NAMES = {Language.VI: "Tiếng Việt", Language.EN: "English"}
_TITLE = text("Kế hoạch chuyển đổi số cấp xã: chỉ tiêu và kết quả", "Communes' digital-transformation plans: results")
_BANNER = text(
    "Có số liệu minh họa: số liệu giả định, chỉ dùng để minh họa",
    "With illustrative figures: invented for demonstration, not real",
)
# The words of the templates, which have none of their own.
_WORDS = {
    "skip": text("Chuyển đến nội dung chính", "Skip to the content"),
    "ways": text("Các trang", "Pages"),
    "languages": text("Ngôn ngữ", "Language"),
    "as_of": text("Số liệu tính đến ngày", "Figures as of"),
    "foot": text(
        "Trang lập từ các tệp kế hoạch và báo cáo của đơn vị; không theo dõi người xem, không tải gì từ nơi khác.",
        "Made from the plans and reports of the communes; nobody is tracked, and nothing is loaded from elsewhere.",
    ),
    "basis": text("Căn cứ", "Based on"),
    "indicators": text("Từng chỉ tiêu", "Each indicator"),
    "plans": text("Kế hoạch", "Plans"),
    "data": text("Số liệu để tải về", "Data for download"),
    "tables": text("Từng bảng của Data Package", "Each table of the Data Package"),
    "contact": text("Liên hệ", "Contact"),
    "of_chart": text("Biểu đồ", "Chart"),
    "no_plan": text("Chưa có kế hoạch nào.", "There is no plan yet."),
    "no_figures": text("Chưa có số liệu nào được công bố.", "No figure has been published yet."),
    "search": text("Tìm xã, phường, đặc khu theo tên hoặc mã", "Search communes by name or code"),
    "found": text("{count} đơn vị", "{count} communes"),
    "communes": text("Các xã, phường, đặc khu", "The communes"),
    "roll_up": text("Tổng hợp theo chỉ tiêu", "Roll-up by indicator"),
    "own_plan": text("Kế hoạch của tỉnh", "The province's own plan"),
    "ranking": text("Các xã theo kết quả", "The communes by result"),
    "all_ranked": text("Bảng đầy đủ", "The whole table"),
    "reporting": text("Tình hình báo cáo", "Reporting"),
    "commune": text("Xã", "Commune"),
    "code": text("Mã", "Code"),
    "last_report": text("Báo cáo gần nhất", "Last report"),
    "met": text("Đạt", "Met"),
    "figure": text("Thực hiện", "Actual"),
    "day": text("Ngày", "Date"),
    "status": text("Đánh giá", "Status"),
    "rank": text("TT", "No."),
}


class Site(NamedTuple):
    """What the whole site is about."""

    as_of: date
    languages: Sequence[Language]  # those of the first stand at the top
    provinces: Sequence[str]  # the folders of those that have a page


class Way(NamedTuple):
    """A link within the site; without an address the page itself."""

    label: Text | str
    href: str | None
    lang: str | None = None


class Page(NamedTuple):
    """One page before it is drawn: where it stands, in which language, and the way to it from the start."""

    here: str
    addresses: Addresses
    title: Text | str
    elsewhere: Sequence[str]  # where the same stands in the languages of the site
    above: Sequence[Way] = ()
    illustrative: bool = False
    scripted: bool = False

    @property
    def language(self) -> Language:
        return self.addresses.language

    def to(self, there: str) -> str:
        """The address from this page."""
        return between(self.here, there)


def draw(site: Site, page: Page, template: str, values: "dict[str, Any]") -> bytes:
    """The page, whole."""
    code = script() if page.scripted else ""
    ways = [Way(text("Trang chủ", "Home"), page.to(page.addresses.start)), *page.above]
    ways += [Way(text("Cách tính và đánh giá", "How figures are calculated"), page.to(page.addresses.method))]
    frame = {
        "lang": page.language,
        "title": page.title,
        "site_title": _TITLE,
        "policy": policy(code),
        "style": Html(stylesheet()),
        "script": Html(code),
        "patterns": bars.patterns(),
        "ways": ways,
        "others": [
            Way(_NAMES[language], page.to(there), language)
            for language, there in zip(site.languages, page.elsewhere, strict=True)
            if language is not page.language
        ],
        "banner": _BANNER if page.illustrative else None,
        "as_of": text("{day}", "{day}", day=site.as_of),
        "words": _WORDS,
    }
    return render(template, page.language, frame | values).encode(errors="backslashreplace")


@cache
def script() -> str:
    """What searches and sorts; all of a page is read without it."""
    return files(__package__).joinpath("script.js").read_text("utf-8")
