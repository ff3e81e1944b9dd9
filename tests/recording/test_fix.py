"""Mending: what changes, what stays byte for byte, and that no file ever means something else afterwards."""

import unicodedata
from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cdsplan.language import Language, text
from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.recording.fix import Fixed, _Step, fix
from tests.conftest import COMMUNE, PLAN, REPORT

NBSP, SHY = "\xa0", "\xad"


def _fix(content: str | bytes, kind: type[FileModel] | None = Commune) -> Fixed:
    return fix("commune.yaml", content if isinstance(content, bytes) else content.encode(), kind)


def _fixed(content: str | bytes, kind: type[FileModel] | None = Commune) -> str:
    return _fix(content, kind).raw.decode()


def _done(content: str | bytes, kind: type[FileModel] | None = Commune) -> list[str]:
    return [step.within(Language.EN) for step in _fix(content, kind).done]


# Each thing that is mended


@pytest.mark.parametrize(
    ("written", "fixed", "step"),
    [
        (b"\xef\xbb\xbfname: a\n", "name: a\n", "byte order mark removed"),
        (b"\xef\xbb\xbf\xef\xbb\xbfname: a\n", "name: a\n", "byte order mark removed"),
        (b"name: a\r\ncode: b\r\n", "name: a\ncode: b\n", "lines end in LF"),
        (b"name: a\rcode: b\n", "name: a\ncode: b\n", "lines end in LF"),
        (unicodedata.normalize("NFD", "name: Xã\n").encode(), "name: Xã\n", "letters composed (NFC)"),
        (b"name: a  \n# c \t\n\t\ncode: b \n", "name: a\n# c\n\ncode: b\n", "trailing spaces removed"),
        (b"name: a", "name: a\n", "newline at the end added"),
        (f"name: Tân{NBSP}Lập\n".encode(), "name: Tân Lập\n", "no-break spaces and soft hyphens replaced"),
        (f"name: chuyển{SHY}đổi\n".encode(), "name: chuyểnđổi\n", "no-break spaces and soft hyphens replaced"),
        (f"name: a # b{NBSP}c\n".encode(), "name: a # b c\n", "no-break spaces and soft hyphens replaced"),
        (b"code: 07621\n", 'code: "07621"\n', "text quoted"),
    ],
)
def test_it_is_mended_and_told(written: bytes, fixed: str, step: str) -> None:
    assert _fixed(written) == fixed
    assert _done(written) == [step]


@pytest.mark.parametrize(
    ("written", "ruined"),
    [
        ("name: a\n", "name: b\n"),
        ("name: true\n", "name: 1\n"),
        ("name: 12\n", 'name: "13"\n'),
        ("name: {a: b}\n", "name: a\n"),
        ("name: a\n", "name: {a: b}\n"),
        ("name: {a: b, c: d}\n", "name: {a: b}\n"),
        ("name: {a: b}\n", "name: {c: b}\n"),
        ("name: [a]\n", "name: a\n"),
        ("name: [a, b]\n", "name: [a]\n"),
        ("name: [a]\n", "name: [b]\n"),
        ("name: [a, b]\n", "name: [a, c]\n"),
        ("name: {a: b, c: d}\n", "name: {a: b, e: d}\n"),
        ("name: a\n", "name: a\nname: a\n"),
        (f"name: a{NBSP}b\n", "name: [a b]\n"),
        (f"name: a{NBSP}b\n", "name: ab\n"),
        ("1: a\n", "b: a\n"),
        ("no: a\n", "b: a\n"),
        ("a: b\n", '"1": b\n'),
    ],
)
def test_a_step_that_would_change_what_a_file_means_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, written: str, ruined: str
) -> None:
    monkeypatch.setattr("cdsplan.recording.fix._STEPS", [_Step(text("hỏng", "ruined"), lambda _: ruined)])
    assert _fix(written)[:2] == (written.encode(), ())


FLAWLESS = """\
# ghi chú

name:   "Xã  Tân"   # tên


code: '00001'
formed_from: [ a,b ]
province: >-
   Thanh\x20\x20
   Hóa\x20\x20


"""


def test_a_flawless_file_stays_byte_for_byte() -> None:
    assert _fix(FLAWLESS) == Fixed(FLAWLESS.encode(), (), (), whole=True)


def test_all_of_it_at_once_leaves_comments_order_quotes_and_spacing() -> None:
    written = f"\ufeff# c \r\ncode:   07621  # mã{NBSP}số\r\n\r\nname: 'Xã'\r\nprovince:  Thanh{NBSP}Hóa"
    assert _fixed(written) == "# c\ncode:   \"07621\"  # mã số\n\nname: 'Xã'\nprovince:  Thanh Hóa\n"


# Quotes


@pytest.mark.parametrize(
    "written", ["07621", "15229", "no", "2.1", "2026-01-01", "1_000", "12:30", "True", "0x1F", ".nan", "="]
)
def test_text_that_some_reader_takes_for_something_else_is_quoted(written: str) -> None:
    assert _fixed(f"name: {written}  # c\n") == f'name: "{written}"  # c\n'


@pytest.mark.parametrize("line", ["formed_from: [no, 1, Xã]", "formed_from:\n  - no\n  - 1\n  - Xã"])
def test_text_in_a_list_is_quoted(line: str) -> None:
    quoted = line.replace("no", '"no"').replace("1", '"1"')
    assert _fixed(line + "\n") == quoted + "\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ho: 1_000", Report),
        ("ho: 0123", Report),
        ("ho: {value: 12:30}", Report),
        ("ho: {value: 1, approx: no}", Report),
        ("ho: {value: 1, quality: no}", Report),
    ],
)
def test_where_no_text_belongs_nothing_is_quoted(line: str, kind: type[FileModel]) -> None:
    content = f"period: 2026-06\nvalues:\n  {line}\n"
    assert _fixed(content, kind) == content


@pytest.mark.parametrize("line", ["established: 2025-02-30", "established: 07621", "dissolved: 1e3"])
def test_a_date_is_never_quoted(line: str) -> None:
    assert _fixed(line + "\n") == line + "\n"


def test_a_code_that_has_lost_its_zero_stays_for_its_author() -> None:
    assert _fixed("code: 7621\n") == "code: 7621\n"


def test_a_period_is_never_quoted() -> None:
    assert _fixed("period: 2026_06\n", Report) == "period: 2026_06\n"


def test_one_is_quoted_and_its_neighbour_is_not() -> None:
    content = "name: 1\nestablished: 1e3\ncode: 1\nprovince: 2\n"
    assert _fixed(content) == 'name: "1"\nestablished: 1e3\ncode: 1\nprovince: "2"\n'


def test_a_key_that_reads_as_a_truth_value_is_quoted() -> None:
    written = "variables:\n  no: {name: Nợ, kind: count}\n"
    assert _fixed(written, Catalog) == written.replace("no:", '"no":')


def test_of_two_equal_keys_one_is_quoted() -> None:
    written = "variables:\n  no: {name: Nợ, kind: count}\n  no: {name: Nợ, kind: count}\n"
    assert _fixed(written, Catalog) == written.replace("no:", '"no":', 1)


def test_a_text_that_only_looks_cut_off_is_not_touched() -> None:
    assert _fixed("name: Quyết định #749\n") == "name: Quyết định #749\n"


# Blanks that mean something


@pytest.mark.parametrize("mark", ["|", "|-", "|+", ">", ">-", "|2"])
def test_blanks_in_a_block_text_stay(mark: str) -> None:
    content = f"name: {mark}\n  a  \n   \n  b \n"
    assert _fixed(content + "code: c  \n") == content + "code: c\n"


def test_blanks_behind_the_mark_of_a_block_text_go() -> None:
    assert _fixed("name: |  \n  a  \ncode: b\n") == "name: |\n  a  \ncode: b\n"


def test_a_block_text_at_the_very_end_gets_no_newline_that_it_did_not_have() -> None:
    assert _fixed("name: |\n  a") == "name: |\n  a"
    assert _fixed("name: |-\n  a") == "name: |-\n  a\n"


def test_an_escaped_blank_in_a_quoted_text_stays() -> None:
    content = 'name: "a\\ \n  b"\n'
    assert _fixed(content) == content


# Word's blanks


@pytest.mark.parametrize(
    "line",
    [
        f"name: Mục 1:{NBSP}hộ",
        f"name: a{NBSP}#749",
        f"name: a {SHY}# b",
        f"name: 12{SHY}34",
        f"name: -{NBSP}a",
        f"c{NBSP}ode: 1",
        f'code: "000{NBSP}01"',
        f"established: 2025{NBSP}-07-01",
    ],
)
def test_where_word_s_blank_is_no_mere_blank_it_stays(line: str) -> None:
    assert _fixed(line + "\n") == line + "\n"


def test_what_stays_in_prose_is_told_with_its_place() -> None:
    (left,) = _fix(f"name: Mục 1:{NBSP}hộ\n").left
    assert (left.rule, left.span[:2]) == ("text-form", (1, 13))


@pytest.mark.parametrize("mark", ["|", ">-"])
def test_at_the_beginning_of_a_line_of_a_block_it_goes_so_that_the_indentation_stays(mark: str) -> None:
    written = f"name: {mark}\n  {NBSP} {NBSP}a{NBSP}b\n  {SHY}c\n  d{NBSP}\n"
    assert _fixed(written) == f"name: {mark}\n  a b\n  c\n  d \n"


def test_in_a_long_quoted_text_it_is_a_blank() -> None:
    assert _fixed(f'name: "a{NBSP}\n  b{NBSP}c"\n') == 'name: "a\n  b c"\n'


def test_a_step_that_would_change_the_meaning_is_not_taken() -> None:
    # Behind the escaped line break a blank would vanish, and with it the space between the words.
    content = f'name: "a\\\n{NBSP}b"\ncode: 1  \n'
    fixed = _fix(content)
    assert fixed.raw.decode() == f'name: "a\\\n{NBSP}b"\ncode: 1\n'
    assert [one.span.line for one in fixed.left] == [2]


def test_a_byte_order_mark_within_a_text_does_not_become_that_of_the_file() -> None:
    assert _fixed(f"{SHY}\ufeffa\n") == f"{SHY}\ufeffa\n"


def test_in_a_file_of_no_kind_nobody_knows_what_is_prose() -> None:
    assert _fixed(f"name: a{NBSP}b \r\ncode: 07621\n", None) == f"name: a{NBSP}b\ncode: 07621\n"


# Files that are no YAML


@pytest.mark.parametrize(
    "broken", ["name: [", 'name: "a', "<<<<<<< HEAD\nname: a", "%YAML 1.1\n---\nname: a", "\tname: a"]
)
def test_of_a_broken_file_only_mark_and_line_ends_are_mended(broken: str) -> None:
    fixed = _fix("\ufeff" + broken.replace("\n", "\r\n") + "  \r\n")
    assert (fixed.raw.decode(), fixed.whole) == (broken + "  \n", False)


@pytest.mark.parametrize(
    "half",
    ["name: a\nname: |\n  b \n", "name: &a b \n", "name: *a \n", "a: 1 \n---\nb: |\n  c  \n", "name: !x a \n"],
)
def test_where_not_all_can_be_compared_only_line_ends_are_mended(half: str) -> None:
    fixed = _fix(half.replace("\n", "\r\n"))
    assert (fixed.raw.decode(), fixed.whole) == (half, False)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xef\xbb\xbf",
        b"name: \xff  \r\n",
        b"\xef\xbb\xbfname: \xff\r\n",
        "name: a\r\n".encode("utf-16"),
        b"a: 1\r\n" * 200_000,
    ],
)
def test_what_is_no_text_is_left_alone(raw: bytes) -> None:
    assert _fix(raw) == Fixed(raw, (), (), whole=False)


def test_a_million_blanks_take_no_time() -> None:
    content = "name: a" + " " * 1_000_000 + "b\n"
    assert _fixed(content) == content


# Whatever is written


def _events(content: str, forgiven: Callable[[str], str]) -> list[tuple[str, str]]:
    """What PyYAML reads, marks and styles apart."""
    events = yaml.parse(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [(type(event).__name__, forgiven(getattr(event, "value", "") or "")) for event in events]


def _forgiven(scalar: str) -> str:
    """A scalar without what fmt may change in it: Word's blanks and how its letters are composed."""
    return " ".join(unicodedata.normalize("NFC", scalar.replace(NBSP, " ").replace(SHY, "")).split())


_WORDS = st.sampled_from(
    [
        "a",
        "Xã",
        "e\u0301",
        NBSP,
        SHY,
        " ",
        "  ",
        "no",
        "07621",
        "15229",
        "1e3",
        ":",
        "#",
        "-",
        "\\",
        "'",
        '"',
        "|",
        ">",
        "{",
        "]",
        ",",
        "\n",
        "\n  ",
        "\r\n",
        "\r",
        "\t",
    ]
)
_PROSE = st.lists(_WORDS, max_size=12).map("".join)
_KEYS = st.sampled_from(["name", "code", "province", "established", "formed_from", "no", "title", "x"])


@st.composite
def _scalars(draw: st.DrawFn) -> str:
    prose = draw(_PROSE)
    match draw(st.sampled_from(["plain", "single", "double", "literal", "folded", "list", "raw"])):
        case "plain":
            return " ".join(prose.replace("#", "").replace(":", "").split(" ")) or "a"
        case "single":
            return "'" + prose.replace("'", "''") + "'"
        case "double":
            return '"' + prose.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "literal" | "folded" as style:
            lines = prose.replace("\r", "").split("\n")
            return ("|" if style == "literal" else ">-") + "".join(f"\n  {line}" for line in lines)
        case "list":
            return (
                "["
                + ", ".join(draw(st.lists(st.sampled_from(["no", "1", "Xã", f"a{NBSP}b", "'c '"]), max_size=4)))
                + "]"
            )
        case _:
            return prose


@st.composite
def _contents(draw: st.DrawFn) -> bytes:
    """Files much like ours, with every flaw, and some that are no YAML at all."""
    pairs = draw(st.lists(st.tuples(_KEYS, _scalars()), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
    end = draw(st.sampled_from(["\n", "\r\n", " \n", "  # c\xa0d\n", "\r"]))
    content = "".join(f"{key}: {value}{end}" for key, value in pairs)
    content = draw(st.sampled_from(["", "\ufeff", "# a \n"])) + content + draw(st.sampled_from(["", " ", "\n \n", "x"]))
    return content.encode()


_KINDS = st.sampled_from([Commune, Plan, Report, None])


@given(_contents(), _KINDS)
@example(f"name: |\n  {NBSP}a\n  b".encode(), Commune)
@example(f"name: e{SHY}\u0301\n".encode(), Commune)
@example(b'name: "a \\ \r\n b"', Commune)
@example(f"? {NBSP}".encode(), Plan)
@example(f"? a{NBSP}b".encode(), Catalog)
def test_mending_twice_changes_nothing(raw: bytes, kind: type[FileModel] | None) -> None:
    once = fix("", raw, kind)
    again = fix("", once.raw, kind)
    assert (again.raw, again.done) == (once.raw, ())
    assert (raw == once.raw) == (not once.done)


@given(_contents(), _KINDS)
@example(f'name: "a\\\n{NBSP}b"'.encode(), Commune)
@example(b"name: |+\n  a\n\n", Commune)
def test_what_a_file_means_is_kept(raw: bytes, kind: type[FileModel] | None) -> None:
    fixed = fix("", raw, kind)
    if fixed.whole:
        # As the program reads it, too, a tab is a blank.
        before, after = (content.decode().removeprefix("\ufeff").replace("\t", " ") for content in (raw, fixed.raw))
        assert _events(after, _forgiven) == _events(before, _forgiven)


@given(st.binary(max_size=60), _KINDS)
def test_no_bytes_stop_it(raw: bytes, kind: type[FileModel] | None) -> None:
    fixed = fix("", raw, kind)
    assert fix("", fixed.raw, kind).raw == fixed.raw


@pytest.mark.parametrize(("content", "kind"), [(COMMUNE, Commune), (PLAN, Plan), (REPORT, Report)])
def test_windows_and_back(content: str, kind: type[FileModel]) -> None:
    assert _fixed("\ufeff" + content.replace("\n", " \r\n"), kind) == content


def test_more_than_are_told_are_mended_all_the_same() -> None:
    written = COMMUNE + "formed_from: [" + ", ".join(map(str, range(250))) + "]\n"
    assert _fixed(written) == COMMUNE + "formed_from: [" + ", ".join(f'"{at}"' for at in range(250)) + "]\n"


def test_more_than_are_told_stay_for_their_author_all_the_same() -> None:
    values = "".join(f"  so_{at}: 1{NBSP}000\n" for at in range(250))
    assert _fixed(f"period: 2026-06\nvalues:\n{values}", Report) == f"period: 2026-06\nvalues:\n{values}"
    assert _fixed(f"# Tân{NBSP}Lập\nperiod: 2026-06\nvalues:\n{values}", Report).startswith("# Tân Lập\n")
