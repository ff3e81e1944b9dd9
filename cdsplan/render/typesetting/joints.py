"""What stays together on a line: names, numbers with what they count, dates, `Nghị định số`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cdsplan.render.typesetting.measure import Face, width

NO_BREAK = "\u00a0"
# What a number of its own follows, and is no count of what comes next: `năm 2026 đạt`.
_LABELS = frozenset(
    [
        "ngày",
        "tháng",
        "năm",
        "quý",
        "kỳ",
        "điều",
        "khoản",
        "điểm",
        "mục",
        "số",
        "khóa",
        "phần",
        "bảng",
        "cột",
        "hàng",
        "lục",
        "tuổi",
    ]
)
_KINDS = frozenset(["xã", "phường", "thôn", "bản", "ấp", "trấn", "khu", "tỉnh", "huyện", "quận", "phố"])
# Where `số` and a number go with it: `Nghị định số 30/2020/NĐ-CP`.
_PAPERS = frozenset(["định", "hoạch", "nghị", "thị", "văn", "tư", "cáo", "luật"])
# Two syllables that are one word, where a title or a number breaks badly between them.
_ONE_WORD = frozenset(
    [
        "nghị định",
        "quyết định",
        "kế hoạch",
        "nghị quyết",
        "chỉ thị",
        "công văn",
        "thông tư",
        "báo cáo",
        "phụ lục",
        "ủy ban",
        "nhân dân",
        "hội đồng",
        "thị trấn",
        "thành phố",
        "đặc khu",
        "địa bàn",
        "chỉ tiêu",
        "hồ sơ",
        "dịch vụ",
        "thuê bao",
        "doanh nghiệp",
        "thủ tục",
        "điểm phần",
        "phần trăm",
        "thực hiện",
        "kết quả",
        "hạ tầng",
        "chuyển đổi",
        "kinh tế",
        "xã hội",
        "phát triển",
    ]
)
_NUMBER = re.compile(r"[(≥≤><=~«+−-]*\d[\d.,/]*")
_FIGURE_OR_CODE = re.compile(r"[(≥≤><=~«]*(?:\d|[IVXLC]+\b)")
_SIGN = re.compile(r"[(«]*[≥≤><=~]")
# After these, whatever comes next is another thing.
_ENDS = (",", ".", ";", ":", ")", "»")
_DASHES = ("-", "–")
_LONGEST_RUN = 5


def unbroken(words: str, room: int, points: int, face: Face = "upright", *, title: bool = False) -> str:
    """The words with no-break spaces wherever a line must not end."""
    return " ".join(NO_BREAK.join(run) for run in runs(words, room, points, face, title=title))


@lru_cache(maxsize=1 << 12)
def pieces(words: str, room: int, points: int, face: Face = "upright") -> tuple[str, ...]:
    """What a line may end between; single words where there is no room."""
    if not room:
        return tuple(words.split(" "))
    return tuple(NO_BREAK.join(run) for run in runs(words, room, points, face))


def runs(words: str, room: int, points: int, face: Face = "upright", *, title: bool = False) -> Iterator[list[str]]:
    """Words that stay together: of what is longer than the room, the end.

    A title does not break inside a word of two syllables either.
    """
    for run in _runs(words.split(" "), title=title):
        rest = run
        while len(rest) > 1 and width(NO_BREAK.join(rest), points, face) > room:
            yield [rest[0]]
            rest = rest[1:]
        yield rest


def _runs(words: Sequence[str], *, title: bool) -> Iterator[list[str]]:
    run = [words[0]]
    for at in range(1, len(words)):
        if len(run) < _LONGEST_RUN and _joined(words, at, one_word=title or _is_number(run[0])):
            run.append(words[at])
        else:
            yield run
            run = [words[at]]
    yield run


def _joined(words: Sequence[str], at: int, *, one_word: bool) -> bool:
    """Whether a word stays with the one before it."""
    before, word = words[at - 1], words[at]
    if not before or not word or before.endswith(_ENDS):
        return False
    if word in _DASHES:
        return True
    earlier, later = words[at - 2].lower() if at > 1 else "", words[at + 1] if at + 1 < len(words) else ""
    return (
        _is_numbered(before.lower(), word)
        or _is_counted(earlier, before, word)
        or _is_paper(before.lower(), word, later)
        or (one_word and f"{before} {_bare(word)}".lower() in _ONE_WORD)
        or _is_named(earlier, before, word)
    )


def _bare(word: str) -> str:
    return word.strip("()«»,.;:/")


def _is_numbered(label: str, word: str) -> bool:
    """`năm 2026`, `Phụ lục II`, `≥ 80%`."""
    return (label.lstrip("(") in _LABELS and _FIGURE_OR_CODE.match(word) is not None) or (
        _SIGN.fullmatch(label) is not None and word[:1].isdigit()
    )


def _is_counted(earlier: str, before: str, word: str) -> bool:
    """`4.018 hộ`, but not `năm 2026 đạt`."""
    return _is_number(before) and earlier.lstrip("(") not in _LABELS and word[0].isalpha()


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def _is_paper(before: str, word: str, later: str) -> bool:
    """`Nghị định số 30/2020/NĐ-CP`."""
    if word == "số":
        return before in _PAPERS and later[:1].isdigit()
    return f"{before} {word}" in _ONE_WORD and word in _PAPERS and later == "số"


def _is_named(earlier: str, before: str, word: str) -> bool:
    """`xã Thành Vinh`, `Trịnh Quang Duy`, `XÃ THÀNH VINH`."""
    name = _bare(word)
    if not name.isalpha():
        return False
    if before.isupper() and name.isupper():
        return before.lower() in _KINDS or earlier in _KINDS
    named_before = _bare(before).isalpha() and _bare(before).istitle()
    return name.istitle() and (named_before or before.lower() in _KINDS)
