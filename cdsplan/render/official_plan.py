"""What an official report says of one plan: its table, what is late and by how much, what nobody knows."""

from collections.abc import Iterator, Sequence

from cdsplan.brief import Line as Told
from cdsplan.brief import Part
from cdsplan.language import Language, Text, day, number
from cdsplan.progress import Row, interim
from cdsplan.render import cells, remarks, words
from cdsplan.render.blocks import Block, Grid, Heading, Items, Line, Words
from cdsplan.render.escape import one_line
from cdsplan.target import rising

_VI = Language.VI


def blocks(part: Part) -> Iterator[Block]:
    """Its sections, numbered; those about what a plan need not have are left out where it has none."""
    late, unknown, stale = (list(map(say, told)) for say, told in _told(part))
    sections: list[tuple[str, tuple[Block, ...]]] = [
        ("Kết quả chung", (Words(_counts(part)), _grid(part))),
        ("Chỉ tiêu chưa đạt, chậm tiến độ, không đạt", _items(late, "Không có.")),
        ("Chỉ tiêu chưa có số liệu", _items(unknown, "Không có.")),
    ]
    optional = [
        ("Chỉ tiêu có số liệu đã cũ, không dùng để đánh giá", stale),
        ("Kết quả thực hiện các mốc trong kỳ kế hoạch", list(_milestones(part))),
        ("Điểm chưa thống nhất trong văn bản kế hoạch", [_told_vi(one) for one in part.table.contradictions]),
    ]
    sections += [(title, _items(items, "")) for title, items in optional if items]
    for numeral, (title, body) in zip(_NUMERALS, sections, strict=False):
        yield Heading(2, f"{numeral}. {title}")
        yield from body


_NUMERALS = ("I", "II", "III", "IV", "V", "VI")


def _told(part: Part) -> tuple[tuple[object, Sequence[Told]], ...]:
    raise NotImplementedError
