"""What the program says in two languages: the same in one is the same in the other."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from io import StringIO

import pytest

from tests import ROOT, words

# English has one word where Vietnamese needs two, each for its reason.
SEVERAL = {
    "Change": "what kind of change a commit made; and by how much a figure changed since the period before",
    "Status": "of one indicator; and of all communes together, beside the status of each",
    "TEXT": "what stands for an option's value in help: a source, or a note",
    "commune": "after a few words short, in a title in full: xã, phường, đặc khu",
    "estimated": "of a value that is asked for; and as a legend, where its noun must be said",
    "provisional": "of a value that is asked for; and as a legend, where its noun must be said",
}


def test_an_english_text_has_one_vietnamese_text() -> None:
    known = defaultdict(set)
    for pair in words.pairs():
        known[pair.en].add(pair.vi)
    assert {en for en, several in known.items() if len(several) > 1} == set(SEVERAL)


def test_no_text_is_left_in_one_language() -> None:
    assert [pair for pair in words.pairs() if bool(pair.vi.strip()) != bool(pair.en.strip())] == []


def test_the_proofreaders_table_holds_every_pair_with_its_places() -> None:
    table = StringIO()
    words.write(table)
    heading, *rows = csv.reader(table.getvalue().splitlines())
    assert heading == ["tiếng Việt", "English", "places"]
    places = {(vi, en): places.split() for vi, en, places in rows}
    assert [file.partition(":")[0] for file in places["Thư mục chứa plans/.", "The folder that has plans/ in it."]] == [
        "cdsplan/cli/shared/command.py"
    ]
    assert len(places["KỲ", "PERIOD"]) > 1
    assert sum(map(len, places.values())) == len(words.pairs())


# Words that another one has replaced: one term for each idea (docs/glossary.md).
BANNED_VI = {
    r"kỳ số liệu": "kỳ báo cáo",
    r"(?<!JSON )\bschema\b": "lược đồ JSON",
    r"\bhứa\b": "nêu",
    r"số đếm": "số lượng",
    r"(?<!độ bao )(?<!vùng )(?<!kiểm thử kèm )\bđộ phủ\b": "độ bao phủ",
    r"phần lời(?! văn)": "phần lời văn",
    r"đã hỏi": "đã yêu cầu",
    r"mâu thuẫn": "chưa thống nhất",
    r"số liệu (?:minh họa, )?không có thật|không phải số liệu thật": "giả định, chỉ dùng để minh họa",
    r"\bchỗ in\b": "vị trí trong văn bản",
    r"cây làm việc": "tệp trên đĩa",
    r"ước thực hiện": "dự kiến",
    r"[a-zà-ỹ,] (?:Xã|Phường|Đặc khu) [A-ZĐ]": "xã, phường, đặc khu in small letters inside a sentence",
}
BANNED_EN = {
    r"municipal": "commune",
    r"catalogue": "catalog",
    r"\brollups?\b|\broll up\b(?= of)": "roll-up",
    r"[a-z,] Communes?\b": "commune",
    r"(?<!there )\bis no (?!longer)": "is not a",
    r"\bstands? (?:in|behind|beside|there|already)\b|\balready stands\b": "is in, is after",
    r"\bcounts? up to \{|\bcounted up to\b": "as of",
    r"\b[Mm]end(?:s|ed|ing)?\b": "correct",
    r"\btakes? (?:\w+ )?away\b|\btaken away\b": "remove",
    r"\bin the place of\b": "instead of",
    r"\btold from\b|\bnobody can tell\b": "calculated from",
    r"\bthat holds\b|\bwhich holds\b": "applies, in force",
    r"\bblanks?\b(?<!left blank)(?= (?:after|at|between|behind|is)\b)": "space",
}
VIETNAMESE_PAGES = (
    "README.vi.md",
    *sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").glob("*.vi.md")),
    "cdsplan/render/README.vi.md",
    "cdsplan/recording/starter/README.vi.md",
)
MANUAL = tuple(page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "cdsplan/checks/manual/vi").glob("*.md")))
_CODE = re.compile(r"^```.*?^```|`[^`]*`", re.MULTILINE | re.DOTALL)
# What is typed, not read: commands, options, fields, addresses, and the names of things that have no other.
_TYPED = re.compile(
    r"cdsplan [^;.]*|pip install [^;.]*|git [a-z]+[^;.]*|«[^»]*»|\{[^}]*\}|--?\w[\w-]*|https?:\S+|\S+[=:/_.]\S*|`[^`]*`"
)
_ENGLISH = re.compile(
    r"\b(?:error|warning|missing|option|folder|file|files|default|hint|sheet|column|row|the|and|with|must"
    r"|target|report|commune|period|figure|status|branch|clone|tag|pipeline|token|input|output)\b"
)


def _prose(page: str) -> str:
    """What a page says in words, without its examples."""
    return _CODE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def _found(banned: Mapping[str, str], said: Iterable[str]) -> list[tuple[str, str]]:
    return [
        (one, instead)
        for one in said
        for word, instead in banned.items()
        if re.search(word, one, re.IGNORECASE if word.islower() else 0)
    ]


def test_one_idea_has_one_vietnamese_term() -> None:
    assert _found(BANNED_VI, (pair.vi for pair in words.pairs())) == []


def test_one_idea_has_one_english_term() -> None:
    assert _found(BANNED_EN, (pair.en for pair in words.pairs())) == []


@pytest.mark.parametrize("page", [*VIETNAMESE_PAGES, *MANUAL])
def test_pages_keep_to_the_same_terms(page: str) -> None:
    assert _found(BANNED_VI, _prose(page).splitlines()) == []


def test_no_english_word_is_left_in_vietnamese() -> None:
    assert [vi for vi, _, _ in words.table() if _ENGLISH.search(_TYPED.sub("", vi))] == []


def test_the_glossary_is_the_same_on_every_page() -> None:
    english, vietnamese, design = (
        _glossary(page) for page in ("docs/glossary.md", "docs/glossary.vi.md", "docs/design.md")
    )
    assert english == vietnamese
    assert english.items() <= design.items()


def _glossary(page: str) -> dict[str, str]:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    first = next(at for at, (term, _) in enumerate(rows) if term == "plan")
    last = max(at for at, (term, _) in enumerate(rows) if term in {"finding", "JSON Schema"})
    return dict(rows[first : last + 1])
