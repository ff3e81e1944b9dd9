"""What a target asks, in words: a number, a range, or growth over something."""

from collections.abc import Mapping

from cdsplan.language import Text, text
from cdsplan.model.fields import Base, Comparator
from cdsplan.model.files import Target

_BASES: Mapping[Base, Text] = {
    "last-year": text("năm trước", "last year"),
    "baseline": text("hiện trạng đầu kỳ", "the baseline"),
}
# "At least ten less" is a fall of at least ten, though the figure is to stay below its bound.
_OF_A_FALL: Mapping[Comparator, Comparator] = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "==": "=="}


def change_words(target: Target, signs: Mapping[str, str], points: Text | str) -> Text:
    """`tăng ≥ 20% so với năm trước`; points are counted in the unit that is given."""
    change = target.change or 0
    falls = change < 0
    return text(
        "{way} {op}{amount}{unit} so với {base}",
        "{way} {op}{amount}{unit} on {base}",
        way=text("giảm", "down") if falls else text("tăng", "up"),
        op=signs[_OF_A_FALL[target.op] if falls else target.op],
        amount=abs(change),
        unit="%" if target.percent is not None else points,
        base=_BASES[target.from_ or "baseline"],
    )
