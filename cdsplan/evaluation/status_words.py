"""What people call a status, in either language: for those who read it, and for those who ask for it."""

from collections.abc import Mapping

from cdsplan.evaluation.standing import Status
from cdsplan.language import Text, text

STATUS_WORDS: Mapping[Status, Text] = {
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
