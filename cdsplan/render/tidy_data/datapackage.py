"""The descriptor of the flat table alone: a Data Package of one table, which needs no other beside it."""

from cdsplan.dataset.flat import FLAT
from cdsplan.language import Language, text
from cdsplan.render.dataset.datapackage import DESCRIPTOR, described, file_of

__all__ = ["DESCRIPTOR", "TABLE", "descriptor"]

TABLE = file_of(FLAT)
_TITLE = text("Kết quả chỉ tiêu chuyển đổi số cấp xã", "Indicators of digital transformation in communes")
_DESCRIPTION = text(
    "Mỗi dòng là một chỉ tiêu của một xã ở một kỳ. Dấu nháy đơn đứng trước chữ mà bảng tính có thể hiểu là công thức.",
    "One row for each commune, plan, indicator and date. An apostrophe is put before text that a spreadsheet would take"
    " for a formula.",
)


def descriptor(language: Language = Language.VI) -> str:
    """`datapackage.json`, for the table beside it."""
    about = {
        "name": "cdsplan-observations",
        "title": _TITLE.within(language),
        "description": _DESCRIPTION.within(language),
    }
    return described(about, [FLAT], language)
