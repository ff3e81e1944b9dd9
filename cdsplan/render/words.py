"""The words of the gap table in both languages: statuses, verdicts, marks."""

from cdsplan.evaluation.gap_table import Mark
from cdsplan.evaluation.standing import Status
from cdsplan.language import Text, text
from cdsplan.model.fields import State

STATUS: dict[Status, Text] = {
    "met": text("Đạt", "Met"),
    "on-track": text("Đúng tiến độ", "On track"),
    "behind": text("Chậm tiến độ", "Behind"),
    "open": text("Chưa đạt", "Not met yet"),
    "missed": text("Không đạt", "Missed"),
    "stale": text("Số liệu cũ", "Stale"),
    "undefined": text("Chưa tính được (mẫu số bằng 0)", "Undefined (denominator is 0)"),
    "no-data": text("Chưa có số liệu", "No data"),
    "not-applicable": text("Không áp dụng", "Not applicable"),
}
EXCEEDS = text("Vượt", "Exceeded")
# Of a pooled figure: communes that have not reported could still turn the scale.
UNDECIDED = text("Chưa kết luận được", "Undecided")

STATE = {
    State.DONE: text("hoàn thành", "done"),
    State.IN_PROGRESS: text("đang triển khai", "in progress"),
    State.NOT_STARTED: text("chưa bắt đầu", "not started"),
}

# Each mark as it stands after a figure, and what the legend says of it.
MARKS: dict[Mark, tuple[Text, Text]] = {
    "illustrative": (text("*", "*"), text("số liệu minh họa", "illustrative figure")),
    "carried": (text("†", "†"), text("mẫu số lấy từ kỳ trước", "denominator carried from an earlier report")),
    "approx": (text("≈", "≈"), text("chỉ biết gần đúng", "known only approximately")),
    "provisional": (text("(sb)", "(p)"), text("số liệu sơ bộ", "provisional")),
    "estimated": (text("(ưt)", "(e)"), text("số ước tính", "estimated")),
}

COMPARATOR = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "==": ""}
POINTS = text(" điểm %", " pp")
EMPTY = "–"
