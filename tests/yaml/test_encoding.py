"""Bytes to text: what is not UTF-8, what one cannot see, and what fmt can mend, each at its place."""

import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan import characters
from cdsplan.finding import MOST, Span
from cdsplan.language import Language
from cdsplan.yaml import encoding

HIDDEN = (
    "\x85\u2028\u2029\u034f\u061c\u180e\u200b\u200d\u200e\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9"
    "\ue000\uf8ff\U000e0041\U000f0000\U0010fffd"
    # Fillers, inherent vowels, selectors of variants, and blanks of other scripts.
    "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u180b\u180d\u180f\u2800\ufe00\ufe0f\U000e0100\U000e01ef\U00016fe4\U0001d159"
    # Other spaces.
    "\u1680\u2000\u2007\u200a\u202f\u205f\u3000"
    # Formats of music, shorthand, Arabic and hieroglyphs; what is assigned to nothing.
    "\U0001d173\U0001d17a\U0001bca0\u0600\u06dd\U00013430\u0378\ufdd0\U0001fffe\U000e1000\u2065\ufff0"
)


def problems(raw: bytes | str) -> list[tuple[int, int, str]]:
    written = encoding.decode(raw if isinstance(raw, bytes) else raw.encode())
    return [(one.span.line, one.span.column, one.rule) for one in written.problems]


def test_composed_vietnamese_with_line_feeds_is_flawless() -> None:
    assert problems("# Ghi chú\ntitle: Kế hoạch chuyển đổi số – «1» “2” 😀\n") == []


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("title: a\nnote: Ngọc Lặc".encode("utf-16-le"), (1, 2)),
        ("title: a\n".encode("utf-16-be"), (1, 1)),
        (BOM_UTF16_LE + "title: hộ".encode("utf-16-le"), (1, 1)),
        (BOM_UTF16_BE + "title: hộ".encode("utf-16-be"), (1, 1)),
        (BOM_UTF32_LE + "title: a".encode("utf-32-le"), (1, 1)),
        (BOM_UTF16_LE + "ấấấ".encode("utf-16-le"), (1, 1)),
        (BOM_UTF16_BE + "ấấấ".encode("utf-16-be"), (1, 1)),
    ],
)
def test_utf16_is_named_as_a_suspect(raw: bytes, place: tuple[int, int]) -> None:
    (problem,) = encoding.decode(raw).problems
    assert (*problem.span[:2], problem.rule) == (*place, "encoding")
    assert "UTF-16" in problem.message.within(Language.VI)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("title: a\nnote: Đương".encode("cp1258"), (2, 7)),
        ("title: Xã".encode("latin-1"), (1, 9)),
        ("số: ".encode() + b"\xff", (1, 5)),
        (b"\xef\xbb\xbf" + "số: ".encode() + b"\xff", (1, 5)),
        (b"\xef\xbb\xbfab\xff", (1, 3)),
        (b"a\r\nb\rc\xc3", (3, 2)),
        (b"a: \xed\xa0\x80", (1, 4)),
        (b"\x89PNG\r\n\x1a\n", (1, 1)),
    ],
)
def test_bytes_that_are_not_utf8_are_told_once_and_cp1258_is_named(raw: bytes, place: tuple[int, int]) -> None:
    written = encoding.decode(raw)
    (problem,) = written.problems
    assert (*problem.span[:2], problem.rule) == (*place, "encoding")
    assert "CP1258" in problem.message.within(Language.EN)
    assert not written.legible


@pytest.mark.parametrize(
    "suspect", ["title: KÕ ho¹ch ph¸t triÓn h¹ tÇng", "title: Keá hoaïch phaùt trieån haï taàng soá"]
)
def test_letters_of_an_old_font_saved_as_utf8_are_refused(suspect: str) -> None:
    assert [rule for _, _, rule in problems(suspect)] == ["encoding"]


@pytest.mark.parametrize(
    "harmless",
    [
        "title: Café Müller, Łódź, 25 µm, §2",
        "title: Jörn Müller",
        "title: Kế hoạch © 2026 Nguyễn Văn ñ",
        "title: Kế hoạch, ông Jörn Müller, bà Käthe",
    ],
)
def test_other_foreign_letters_are_not_an_old_font(harmless: str) -> None:
    assert problems(harmless) == []


@pytest.mark.parametrize(
    "control", ["\0", "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters_are_refused_where_they_stand(control: str) -> None:
    assert problems(f"title: Kế hoạch\nnote: hộ{control}y\n") == [(2, 9, "encoding")]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_invisible_characters_are_refused_where_they_stand(hidden: str) -> None:
    assert problems(f"title: Kế hoạch\nnote: hộ{hidden}y\n")[0] == (2, 9, "invisible-character")


def test_whatever_has_no_printed_form_is_refused() -> None:
    """By its category, so that none is forgotten; the characters that Word leaves are warned of where they stand."""
    everything = map(chr, range(0x110000))
    unprinted = {one for one in everything if unicodedata.category(one) in {"Cf", "Co", "Cn", "Zl", "Zp", "Zs"}}
    unprinted -= {" ", "\xa0", "\xad"}
    assert all(characters.hidden(one) == [one] for one in unprinted)


def test_no_letter_of_vietnamese_is_refused_in_either_form() -> None:
    """They and the signs of prose have been assigned since Unicode 1.1, so that no Python's tables can change that."""
    vowels = [
        letter + mark for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in ("", *"\u0300\u0301\u0303\u0309\u0323")
    ]
    letters = "".join(vowels) + "đĐ ₫–—…“”‘’«»≥≤×²³°±→✓"
    assert all(not characters.unseen(unicodedata.normalize(form, letters)) for form in ("NFC", "NFD"))


@pytest.mark.parametrize(("space", "hint"), [("\u3000", "plain space"), ("\u200b", "Delete")])
def test_what_to_do_about_it_is_said(space: str, hint: str) -> None:
    (problem,) = encoding.decode(f"a{space}b".encode()).problems
    assert hint in problem.hint.within(Language.EN)


def test_a_code_that_is_no_character_is_told_as_such() -> None:
    (problem,) = encoding.decode("a\u0378".encode()).problems
    assert "U+0378 is not assigned in Unicode" in problem.message.within(Language.EN)


def test_one_line_tells_of_each_kind_once() -> None:
    assert problems("a\u200b\u200b\0\0\nb\u200b\n") == [
        (1, 2, "invisible-character"),
        (1, 4, "encoding"),
        (2, 2, "invisible-character"),
    ]
    assert problems("\u200b\n\u200b\n") == [(1, 1, "invisible-character"), (2, 1, "invisible-character")]


def test_of_each_kind_a_hundred_are_told_and_all_are_counted() -> None:
    written = encoding.decode(("a\u200b\n" * 2000 + "b\0\n").encode())
    problems = [(one.span.line, one.rule) for one in written.problems]
    assert problems == [*((line, "invisible-character") for line in range(1, MOST + 1)), (2001, "encoding")]
    assert len(written.problems) == 2001


def test_the_character_is_named() -> None:
    (problem,) = encoding.decode("a\u200b".encode()).problems
    assert "U+200B ZERO WIDTH SPACE" in problem.message.within(Language.VI)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"\xef\xbb\xbfa: 1\n", (1, 1)),
        (b"a: 1\r\nb: 2\r\n", (1, 5)),
        (b"a: 1\nb: 2\r", (2, 5)),
        (unicodedata.normalize("NFD", "a: 1\nb: Kế hoạch").encode(), (2, 5)),
    ],
)
def test_what_fmt_mends_is_a_warning(raw: bytes, place: tuple[int, int]) -> None:
    assert problems(raw) == [(*place, "text-form")]


def test_a_byte_order_mark_is_not_counted_in_columns() -> None:
    assert problems("\ufeffa\u200b") == [(1, 1, "text-form"), (1, 2, "invisible-character")]
    assert problems("\ufeff\ufeffa") == [(1, 1, "text-form"), (1, 1, "invisible-character")]


def test_columns_count_code_points_as_the_author_wrote_them() -> None:
    assert problems(unicodedata.normalize("NFD", "ế") + "😀\u200b") == [
        (1, 1, "text-form"),
        (1, 5, "invisible-character"),
    ]


def test_marks_heaped_on_one_letter_are_refused_without_putting_them_in_order() -> None:
    written = encoding.decode(b"a: e" + "\u0301\u0323".encode() * 200_000)
    assert [(one.span, one.rule) for one in written.problems] == [(Span(1, 5, 1, 6), "too-large")]
    assert not written.legible
    assert problems("a: e" + "\u0323" * 31) == [(1, 5, "too-large")]


def test_thirty_marks_and_other_scripts_are_left_alone() -> None:
    assert problems("a: e" + "\u0323" * 30) == [(1, 4, "text-form")]
    assert problems("a: " + "ẹ\u0302" * 40) == [(1, 4, "text-form")]
    assert problems("a: " + "数" * 100 + "e\u0301") == [(1, 104, "text-form")]


def test_no_break_spaces_and_soft_hyphens_are_found_one_by_one() -> None:
    written = encoding.decode("a\xa0b\nso\xadhộ".encode())
    assert list(encoding.word_blanks(written)) == [Span(1, 2, 1, 3), Span(2, 3, 2, 4)]
    assert not list(encoding.word_blanks(encoding.decode(b"ab")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(end: str) -> None:
    written = encoding.decode(f"a{end}{end}bộ".encode())
    assert [written.line(number) for number in (1, 2, 3, 4)] == ["a", "", "bộ", ""]


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_become_text_and_every_blemish_lies_inside(raw: bytes) -> None:
    written = encoding.decode(raw)
    for problem in written.problems:
        line, column, end_line, end_column = problem.span
        assert 1 <= line <= end_line <= len(written.lines)
        assert 1 <= column <= end_column <= len(written.line(end_line)) + 1


@given(st.text("a\u0301\xa0\r\n😀"))
def test_a_place_leads_back_to_its_offset(content: str) -> None:
    written = encoding.Written(content)
    assert all(written.offset(*written.place(at)) == at for at in range(len(content) + 1))
