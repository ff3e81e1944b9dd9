"""How a worksheet is printed: on A4, as wide as the paper, with its title and its header on each page."""

from typing import Literal

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language, text
from cdsplan.render.escape import cut

HIGHEST_ROW = 409  # in points; Excel refuses a file with a higher one
_A4 = 9
_LONGEST = 200  # Excel has 255 for the header with its codes
PAGE = text("Trang &P/&N", "Page &P of &N")


def fit(sheet: Worksheet, orientation: Literal["portrait", "landscape"]) -> None:
    """On A4, as wide as the paper and as long as it comes."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def lay_out(sheet: Worksheet, title: str, header: int, language: Language) -> None:
    """Before its first row is written; `header`: the row of the headings, above which the title may stand itself."""
    fit(sheet, "landscape")
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.7, header=0.3, footer=0.3)
    sheet.print_title_rows = f"{header}:{header}"
    page = _HeaderFooterPart(PAGE.within(language))
    sheet.HeaderFooter.differentFirst = header > 1
    sheet.HeaderFooter.firstFooter = HeaderFooterItem(center=page)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=page)
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(cut(title, _LONGEST).replace("&", "&&")))
