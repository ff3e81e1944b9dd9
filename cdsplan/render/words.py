"""The words of the gap table in both languages: statuses, verdicts, marks."""

from cdsplan.evaluation.gap_table import Mark
from cdsplan.evaluation.status_words import STATUS_WORDS
from cdsplan.language import Text, text
from cdsplan.model import target_words

STATUS = STATUS_WORDS
EXCEEDS = text("Vượt", "Exceeded")
# Of a pooled figure: communes that have not reported could still turn the scale.
UNDECIDED = text("Chưa kết luận được", "Undecided")

STATE = target_words.STATES

# Each mark as it stands after a figure, and what the legend says of it.
MARKS: dict[Mark, tuple[Text, Text]] = {
    "illustrative": (text("*", "*"), text("số liệu minh họa", "illustrative figure")),
    "carried": (text("†", "†"), text("mẫu số lấy từ kỳ trước", "denominator carried from an earlier report")),
    "approx": (text("≈", "≈"), text("chỉ biết gần đúng", "known only approximately")),
    "provisional": (text("(sb)", "(p)"), text("số liệu sơ bộ", "provisional")),
    "estimated": (text("(ưt)", "(e)"), text("số ước tính", "estimated")),
}

COMPARATOR = target_words.SIGNS
POINTS = target_words.POINTS
EMPTY = "–"
