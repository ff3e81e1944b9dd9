"""What each word that a field takes means, for the list that an editor offers."""

from cdsplan.language import Text, text
from cdsplan.model.target_words import STATES

CHOICES: dict[str, Text] = {
    "percent": text("tỷ lệ phần trăm: công thức nhân 100", "a rate: the formula times 100"),
    "number": text("số có đơn vị tính", "a number with a unit"),
    "milestone": text("việc phải hoàn thành, không có công thức", "something to be done, without a formula"),
    "count": text("số lượng (số nguyên không âm)", "a whole number, not negative"),
    "quantity": text("số thập phân", "a decimal"),
    ">=": text("từ … trở lên, tối thiểu, ít nhất", "at least"),
    ">": text("trên, hơn", "more than (trên, hơn)"),
    "<=": text("không quá, tối đa", "at most"),
    "<": text("dưới", "less than"),
    "==": text("hoàn thành một việc (milestone), cùng value: done", "a milestone is done, with value: done"),
    "last-year": text("số liệu cuối của năm trước", "the last figure of the year before"),
    "baseline": text("hiện trạng đầu kỳ (baseline) ghi ở chỉ tiêu", "the indicator's own baseline in this plan"),
    **{str(state): words for state, words in STATES.items()},
    "final": text("chính thức", "final"),
    "provisional": text("sơ bộ, có thể sửa", "may still be revised"),
    "estimated": text("ước tính", "an estimate"),
    "nd09": text(
        "mốc chốt theo Nghị định 09/2019/NĐ-CP: tháng kết thúc ngày 14",
        "cut-offs of Nghị định 09/2019/NĐ-CP: a month ends on its 14th",
    ),
    "calendar": text("theo dương lịch: tháng kết thúc vào ngày cuối tháng", "a month ends on its last day"),
    "vi": text("tiếng Việt", "Vietnamese"),
    "en": text("tiếng Anh", "English"),
}
NOTHING = text("để trống", "left empty")
