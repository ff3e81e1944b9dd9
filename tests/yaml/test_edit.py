"""New values in the bytes of a report: nothing but what was asked for changes, in whatever style it is written."""

import difflib
from codecs import BOM_UTF8
from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.finding import Loc
from cdsplan.model.files import Report
from cdsplan.yaml.edit import Change, EditError, Field, edit
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.source import Source, parse
from tests.reading import found


def edited(before: str, loc: Loc, **fields: Field) -> str:
    return edit(dedent(before).encode(), [Change(loc, fields)]).decode()


def changed(before: str, loc: Loc, **fields: Field) -> list[str]:
    """The lines that are gone, and those that are new."""
    lines = difflib.ndiff(
        dedent(before).splitlines(keepends=True), edited(before, loc, **fields).splitlines(keepends=True)
    )
    return [line.removesuffix("\n") for line in lines if line[0] in "-+"]


HO = ("values", "ho")
MOI = ("values", "moi")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  ho: 1000", "  ho: 1200"),
        ("  ho:   1000   # đếm lại", "  ho:   1200   # đếm lại"),
        ("  ho : 1000", "  ho : 1200"),
        ("  'ho': 1000", "  'ho': 1200"),
        ('  "ho": 1000', '  "ho": 1200'),
        ("  ho: {value: 1000, source: VNPT}", "  ho: {value: 1200, source: VNPT}"),
        ("  ho: { source : 'V''T' , value : 1000 } # x", "  ho: { source : 'V''T' , value : 1200 } # x"),
        ("  ho: {}", "  ho: {value: 1200}"),
        ("  ho:", "  ho: 1200"),
        ("  ho: # chưa có", "  ho: 1200 # chưa có"),
        ("  ho: ~", "  ho: 1200"),
        ("  ho: null", "  ho: 1200"),
        ('  ho: "1000"', "  ho: 1200"),
        ("  ho: 1.000", "  ho: 1200"),
        ("  ho: 1,5", "  ho: 1200"),
    ],
)
def test_a_value_is_replaced_where_it_stands(before: str, after: str) -> None:
    report = f"period: 2026-06\nvalues:\n{before}\n  hai: 2\n"
    assert edited(report, HO, value=Decimal(1200)) == report.replace(before, after)


def test_a_value_that_stands_there_already_stays_as_it_is_written() -> None:
    assert changed("values:\n  ho: {value: 85.10, source: 'VNPT'}\n", HO, value=Decimal("85.10"), source="VNPT") == []
    assert changed('values:\n  ho: {value: 85.10, source: "V\\x4ePT"}\n', HO, source="VNPT") == []


def test_a_number_is_written_in_digits() -> None:
    assert changed("values:\n  ho: 1\n", HO, value=Decimal("1E+3")) == ["-   ho: 1", "+   ho: 1000"]


def test_another_precision_is_another_value() -> None:
    assert changed("results:\n  a: 85.10\n", ("results", "a"), value=Decimal("85.1")) == ["-   a: 85.10", "+   a: 85.1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  ho: 1000 # x", "  ho: {value: 1000, source: VNPT} # x"),
        ("  ho:", "  ho: {value: null, source: VNPT}"),
        ("  ho: {value: 1000}", "  ho: {value: 1000, source: VNPT}"),
        ("  ho: {value: 1000,}", "  ho: {value: 1000, source: VNPT}"),
        ('  ho: {value: 1000, source: "FPT"}', '  ho: {value: 1000, source: "VNPT"}'),
        ("  ho: {value: 1000, source: 'FPT'}", "  ho: {value: 1000, source: 'VNPT'}"),
        ("  ho:\n    value: 1000 # x", "  ho:\n    value: 1000 # x\n    source: VNPT"),
        ("  ho:\n    value: 1000\n    source: |\n      FPT\n", "  ho:\n    value: 1000\n    source: VNPT\n"),
        ("  ho:\n    value: 1000\n    source: FPT\n      Telecom", "  ho:\n    value: 1000\n    source: VNPT"),
        ("  ho:\n    value: 1\n    note: |\n      x", "  ho:\n    value: 1\n    note: |\n      x\n    source: VNPT"),
    ],
)
def test_a_source_is_put_beside_a_value(before: str, after: str) -> None:
    report = f"period: 2026-06\nvalues:\n{before}\n  hai: 2\n"
    assert edited(report, HO, source="VNPT") == report.replace(before, after)


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ("values:\n  ho: 1\n", "  moi: {value: 5, source: VNPT}"),
        ("values:\n    ho: 1\n", "    moi: {value: 5, source: VNPT}"),
        ("values:\n  ho: 1  # cuối\nresults:\n  a: done\n", "  moi: {value: 5, source: VNPT}"),
        ("values:\n  ho: 1\n  # còn thiếu\n\nresults: {}\n", "  moi: {value: 5, source: VNPT}"),
        ("values:\n  ho: {value: 1, note: x}\n", "  moi: {value: 5, source: VNPT}"),
        ("values:\n  ho: {value: 1,\n       note: x}\n", "  moi: {value: 5, source: VNPT}"),
        ("values:\n", "  moi: {value: 5, source: VNPT}"),
        ("values: # tất cả\nillustrative: false\n", "  moi: {value: 5, source: VNPT}"),
        ("values: {\n  ho: 1,\n}\n", "  moi: {value: 5, source: VNPT},"),
        ("values: {\n  ho: 1,  # x\n  }\n", "  moi: {value: 5, source: VNPT},"),
    ],
)
def test_a_new_value_is_one_more_line_in_the_style_of_its_neighbours(before: str, added: str) -> None:
    report = f"period: 2026-06\n{before}"
    assert changed(report, MOI, value=Decimal(5), source="VNPT") == [f"+ {added}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("values: {}", "values: {moi: 5}"),
        ("values: {ho: 1}", "values: {ho: 1, moi: 5}"),
        ("values: {ho: 1,}", "values: {ho: 1, moi: 5}"),
        ("values: { ho: 1, hai: {value: 2} }", "values: { ho: 1, hai: {value: 2}, moi: 5 }"),
        ("values: {ho: 1,\n         hai: 2}", "values: {ho: 1,\n         hai: 2,\n         moi: 5}"),
        ("values: {\n  ho: 1  # x, y\n}", "values: {\n  ho: 1,  # x, y\n  moi: 5\n}"),
        ("values: {ho: 1  # x, y\n}", "values: {ho: 1, moi: 5  # x, y\n}"),
        ("values: {ho: 1 ,  # x, y\n}", "values: {ho: 1 , moi: 5  # x, y\n}"),
        ("values: {\n  ho: 1 # x\n  ,\n}", "values: {\n  ho: 1 # x\n  ,\n  moi: 5,\n}"),
        ("values: {ho: 1,\n         hai: 2}  # x", "values: {ho: 1,\n         hai: 2,\n         moi: 5}  # x"),
        ("values: {moi:   }", "values: {moi: 5   }"),
        ("values: {moi}", "values: {moi: 5}"),
        ("values: null", "values: {moi: 5}"),
        ("values: {ho: 1, hai: }", "values: {ho: 1, hai: , moi: 5}"),
        ("illustrative: false", "illustrative: false\nvalues:\n  moi: 5"),
        ("results:\n  a: done", "results:\n  a: done\nvalues:\n  moi: 5"),
        ("values:\n  ho:\n    value: 1", "values:\n  ho:\n    value: 1\n  moi: 5"),
        (
            "values:\n  ho:\n    value: 1\n    note: |\n      x",
            "values:\n  ho:\n    value: 1\n    note: |\n      x\n  moi: 5",
        ),
    ],
)
def test_a_new_value_finds_its_place(before: str, after: str) -> None:
    assert edited(f"period: 2026-06\n{before}\n", MOI, value=Decimal(5)) == f"period: 2026-06\n{after}\n"


def test_fields_of_a_new_value_stand_below_each_other_where_those_of_its_neighbour_do() -> None:
    report = "values:\n  ho:\n     value: 1\n     approx: true\n"
    assert changed(report, MOI, value=Decimal(5), source="VNPT") == [
        "+   moi:",
        "+      value: 5",
        "+      source: VNPT",
    ]


def test_a_whole_report_in_brackets() -> None:
    report = "{period: 2026-06, values: {ho: 1}}\n"
    assert edited(report, ("results", "a"), value="done") == "{period: 2026-06, values: {ho: 1}, results: {a: done}}\n"
    assert edited("{period: 2026-06, values: }\n", MOI, value=Decimal(5)) == "{period: 2026-06, values: {moi: 5} }\n"


@pytest.mark.parametrize("before", ["", "# số liệu tháng 6\n", "# số liệu tháng 6", "\n\n"])
def test_a_file_that_holds_nothing_is_begun(before: str) -> None:
    changes = [Change((), {"period": resolve("2026-06")}), Change(HO, {"value": Decimal(1)})]  # type: ignore[dict-item]
    written = edit(before.encode(), changes).decode()
    assert written.startswith(before)
    assert written.endswith("period: 2026-06\nvalues:\n  ho: 1\n")
    assert found(written, Report) == []


def test_the_date_stands_with_the_reports_own_fields() -> None:
    report = "period: 2026-06\nillustrative: true # giả định\nvalues:\n  ho: 1\n"
    assert edited(report, (), as_of=date(2026, 6, 20)) == report.replace("định\n", "định\nas_of: 2026-06-20\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: str, mark: bytes, last: str) -> None:
    report = f"# Xã\nvalues:\n  ho: 1{last}"
    raw = mark + report.replace("\n", end).encode()
    expected = f"# Xã\nvalues:\n  ho: 2\n  moi: 5{last}"
    changes = [Change(HO, {"value": Decimal(2)}), Change(MOI, {"value": Decimal(5)})]
    assert edit(raw, changes) == mark + expected.replace("\n", end).encode()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("VNPT", "VNPT"),
        ("Công an xã", "Công an xã"),
        ("VNPT, Viettel", '"VNPT, Viettel"'),
        ("Phụ lục: TT 1", '"Phụ lục: TT 1"'),
        ("Quyết định #7", '"Quyết định #7"'),
        ("2.1", '"2.1"'),
        ("no", '"no"'),
        ("==", '"=="'),
        ("2026-06", '"2026-06"'),
        ('"dấu nháy"', '"\\"dấu nháy\\""'),
        ("hai\ndòng", '"hai\\ndòng"'),
        ("{{tên}}", '"{{tên}}"'),
        (None, "null"),
    ],
)
def test_a_text_is_quoted_where_it_must_be(words: str | None, written: str) -> None:
    assert edited("values:\n  ho: 1\n", HO, note=words) == f"values:\n  ho: {{value: 1, note: {written}}}\n"


def test_the_quotes_of_a_text_stay_where_it_gets_a_source() -> None:
    report = "results:\n  a: 'x'\n"
    assert edited(report, ("results", "a"), value="done", source="VNPT") == report.replace(
        "'x'", "{value: 'done', source: VNPT}"
    )


def test_quotes_that_cannot_hold_a_text_are_changed() -> None:
    report = "values:\n  ho: {value: 1, note: 'x'}\n"
    assert edited(report, HO, note="hai\ndòng") == report.replace("'x'", '"hai\\ndòng"')


CAUSES = ("narrative",)
TWO_LINES = "Còn 3 thôn:\n- Đồi Vàng; #2\n\n  chưa có điện: 'lưới'"
LITERAL = "|-{c}\n    Còn 3 thôn:\n    - Đồi Vàng; #2\n\n      chưa có điện: 'lưới'"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  causes:", f"  causes: {LITERAL}"),
        ("  causes: null", f"  causes: {LITERAL}"),
        ("  causes:   # vì sao", f"  causes: {LITERAL}"),
        ("  causes: 'Mưa'  # vì sao", f"  causes: {LITERAL}"),
        ("  causes: Mưa\n    bão\n", f"  causes: {LITERAL}\n"),
        ("  causes: |\n    Mưa\n\n    bão\n", f"  causes: {LITERAL}\n"),
        ("  causes: >+ # gấp\n    Mưa\n\n\n", f"  causes: {LITERAL}\n\n\n"),
    ],
)
@pytest.mark.parametrize("after_it", ["", "\n  proposals: null", "\nresults: {}"])
def test_a_text_of_several_lines_stands_as_it_was_typed(before: str, after: str, after_it: str) -> None:
    comment = "   # vì sao" if "causes:   #" in before else "  # vì sao" if "# vì" in before else ""
    report = f"period: 2026-06\nnarrative:\n{before}{after_it}\n"
    expected = f"period: 2026-06\nnarrative:\n{after.format(c=comment)}{after_it}\n"
    assert edited(report, CAUSES, causes=TWO_LINES) == expected
    assert parse("", expected.encode()).at(("narrative", "causes")) == TWO_LINES


@pytest.mark.parametrize("style", ["|", "|-", ">+"])
@pytest.mark.parametrize("words", ["Bão", "Bão: lũ", TWO_LINES, " lũ\nvề"])
def test_the_blanks_behind_a_text_go_with_it(style: str, words: str) -> None:
    report = f"narrative:\n  causes: {style}\n    Mưa  \n    lũ   \n  next: Họp\n"
    written = edited_text(report, CAUSES, causes=words)
    assert [line for line in written.splitlines() if line.endswith(" ")] == []
    assert parse("", written.encode()).data == {"narrative": {"causes": words, "next": "Họp"}}


@pytest.mark.parametrize("last", ["  next: Họp", "  next: |\n    Họp", "  next: null  # làm gì"])
@pytest.mark.parametrize("after_it", ["", "results: {}\n"])
def test_a_text_that_is_new_comes_behind_the_others(last: str, after_it: str) -> None:
    report = f"narrative:\n{last}\n{after_it}"
    expected = f"narrative:\n{last}\n  causes: {LITERAL.format(c='')}\n{after_it}"
    assert edited(report, CAUSES, causes=TWO_LINES) == expected


def test_a_text_of_several_lines_in_brackets_is_quoted() -> None:
    report = "narrative: {next: Họp}\n"
    assert edited(report, CAUSES, causes="a\nb") == 'narrative: {next: Họp, causes: "a\\nb"}\n'


@pytest.mark.parametrize("report", ["", "period: 2026-06\nvalues: {ho: 1}\n", "narrative:\n", "narrative:  # lời\n"])
def test_the_first_text_begins_a_section(report: str) -> None:
    written = edited(report, CAUSES, causes="Mưa", next="a\nb")
    assert written == (report or "\n").removesuffix("\n") + (
        ("" if "narrative" in report else "\nnarrative:" if report else "narrative:")
        + "\n  causes: Mưa\n  next: |-\n    a\n    b\n"
    )


@pytest.mark.parametrize(
    "words", ["  a\nb", "a\tb\nc", "a\n", "\na", "a\n\n", "a\n  b ", "# a\nb", "- a\n---\nb", "...\nb"]
)
@pytest.mark.parametrize("report", ["period: 2026-06\n", "narrative:\n   causes: |\n    a\n   next: b\n"])
def test_whatever_lines_are_written_read_as_they_were_meant(words: str, report: str) -> None:
    read = parse("", edited_text(report, CAUSES, causes=words).encode())
    assert read.at(("narrative", "causes")) == words
    assert read.at(("narrative", "next")) == ("b" if "next" in report else None)


def test_the_lines_of_a_text_end_as_those_of_the_file() -> None:
    assert edited_text("period: 2026-06\r\n", CAUSES, causes="a\n\nb") == (
        "period: 2026-06\r\nnarrative:\r\n  causes: |-\r\n    a\r\n\r\n    b\r\n"
    )
    assert edited_text("narrative:\r\n  causes: Mưa\r\n", CAUSES, causes="a\nb") == (
        "narrative:\r\n  causes: |-\r\n    a\r\n    b\r\n"
    )


@pytest.mark.parametrize(
    "report",
    [
        "values:\n  - ho: 1\n",
        "values: ho\n",
        "values:\n  ho: [1]\n",
        "- values\n",
        "values\n",
        "values: {ho: 1\n",
        "? [values]\n: {ho: 1}\n",
    ],
)
def test_what_cannot_be_placed_is_refused(report: str) -> None:
    with pytest.raises(EditError):
        edited(report, HO, value=Decimal(2))


@pytest.mark.parametrize("lead", ["[A]", "\n      - A", "{a: 1}", "\n      a: 1"])
def test_no_word_takes_the_place_of_a_list_or_map(lead: str) -> None:
    with pytest.raises(EditError):
        edited(f"indicators:\n  - id: x\n    lead: {lead}\n", ("indicators", 0), lead="B")


def test_a_line_end_that_would_become_part_of_another_text_is_not_written() -> None:
    with pytest.raises(EditError) as refused:
        edited("values:\n  ho:\n    note: |\n      x", MOI, value=Decimal(5))
    assert refused.value.loc == (*HO, "note")


def test_however_many_changes_the_file_is_read_once_before_and_once_after(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted(path: str, raw: bytes) -> Source:
        read.append(raw)
        return parse(path, raw)

    monkeypatch.setattr("cdsplan.yaml.edit.parse", counted)
    before = "values:\n" + "".join(f"  cu{at}: {at}\n" for at in range(0, 100, 2))
    changes = [Change(("values", f"cu{at}"), {"value": Decimal(at + 1)}) for at in range(100)]
    written = edit(before.encode(), changes)
    assert len(read) == 2
    assert written.decode() == (
        "values:\n"
        + "".join(f"  cu{at}: {at + 1}\n" for at in range(0, 100, 2))
        + "".join(f"  cu{at}: {at + 1}\n" for at in range(1, 100, 2))
    )


def test_changes_side_by_side_each_find_their_place() -> None:
    report = "period: 2026-06\nvalues:\n  ho: 1\n  dan: {value: 2} # x\n  phi:\n    note: |\n      y\nresults: {}\n"
    wanted: list[tuple[Loc, dict[str, Field]]] = [
        (("results", "a"), {"value": "done"}),
        (("values", "moi"), {"value": Decimal(5), "source": "VNPT"}),
        (("values", "phi"), {"value": Decimal(3)}),
        (("values", "ho"), {"value": Decimal(4), "source": "VNPT", "note": "z"}),
        (("values", "dan"), {"value": Decimal(6), "source": "VNPT"}),
        (("results", "b"), {"value": Decimal(7)}),
        ((), {"as_of": date(2026, 6, 20)}),
    ]
    assert edit(report.encode(), [Change(loc, fields) for loc, fields in wanted]).decode() == (
        "period: 2026-06\nas_of: 2026-06-20\nvalues:\n  ho: {value: 4, source: VNPT, note: z}\n"
        "  dan: {value: 6, source: VNPT} # x\n  phi:\n    note: |\n      y\n    value: 3\n"
        "  moi:\n    value: 5\n    source: VNPT\nresults: {a: done, b: 7}\n"
    )


def test_where_one_change_cannot_be_made_the_place_is_told() -> None:
    with pytest.raises(EditError) as refused:
        edit(b"values:\n  ho: [1]\n  dan: 2\n", [Change(("values", name), {"value": Decimal(2)}) for name in NAMES])
    assert refused.value.loc == HO


NAMES = ("ho", "dan", "phi")
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(lambda one: Decimal(format(one, "f")))
COMMENTS = st.sampled_from(["", "  # đếm lại", " #", "  # {a: 1, b}"])
TEXTS = st.text(alphabet="aă:#{}[],'\"\\ -0.1!&*%@`|>\n?", min_size=1, max_size=12).map(str.strip).filter(bool)
STYLES = (
    "{n}: {v}",
    "{n}:   {v}",
    "'{n}': {v}",
    '"{n}" : {v}',
    "{n}: {{value: {v}}}",
    "{n}: {{ note: 'a, b', value: {v} }}",
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, dict[str, tuple[int, int]]]:
    """A report in some style, and where each of its values stands."""
    lines, places = (
        draw(st.sampled_from([["period: 2026-06"], ["# đầu", "", "period: 2026-06", "as_of: 2026-06-20"]])),
        {},
    )
    text = "\n".join(lines) + "\nvalues:" + draw(COMMENTS) + "\n"
    indent = draw(st.sampled_from(["  ", "    ", " "]))
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1)):
        number, style = draw(NUMBERS), draw(st.sampled_from(STYLES))
        entry = style.format(n=name, v="\0")
        start = len(text) + len(indent) + entry.index("\0")
        places[name] = (start, start + len(str(number)))
        text += indent + entry.replace("\0", str(number)) + draw(COMMENTS) + "\n"
        text += draw(st.sampled_from(["", "\n", f"{indent}# giữa\n", "# sát lề\n"]))
    return text + draw(st.sampled_from(["", "results: {a: done}\n", "illustrative: false"])), places


@given(reports(), NUMBERS, st.data())
def test_only_the_bytes_inside_the_value_change(
    report: tuple[str, dict[str, tuple[int, int]]], number: Decimal, data: st.DataObject
) -> None:
    text, places = report
    name = data.draw(st.sampled_from(sorted(places)))
    start, end = places[name]
    assert edited_text(text, ("values", name), value=number) == text[:start] + format(number, "f") + text[end:]


@given(reports(), TEXTS, st.sampled_from(NAMES))
def test_whatever_is_written_reads_as_what_was_meant(
    report: tuple[str, dict[str, tuple[int, int]]], note: str, name: str
) -> None:
    text, _ = report
    written = parse("", edited_text(text, ("values", name), value=Decimal(7), note=note).encode())
    before = parse("", text.encode())
    assert written.at(("values", name, "value")) == 7
    assert written.at(("values", name, "note")) == note
    others = [("values", other, "value") for other in NAMES if other != name]
    assert [written.at(loc) for loc in others] == [before.at(loc) for loc in others]
    kept = [line for line in text.splitlines() if not line.strip().lstrip("'\"").startswith(name)]
    assert [line for line in kept if line not in written.written.text] == []


def edited_text(text: str, loc: Loc, **fields: Field) -> str:
    return edit(text.encode(), [Change(loc, fields)]).decode()


TARGETS = ("indicators", 0, "targets")
DECISION: dict[str, Field] = {
    "op": ">=",
    "value": Decimal(70),
    "at": "QĐ 12/QĐ-UBND, 05/7/2026",
    "since": date(2026, 7, 5),
}
WRITTEN = '{op: ">=", value: 70, at: "QĐ 12/QĐ-UBND, 05/7/2026", since: 2026-07-05}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    targets:\n      - {a: 1} # x\n", "    targets:\n      - {a: 1} # x\n      - NEW\n"),
        ("    targets:\n    - {a: 1}\n    - {b: 1}\n", "    targets:\n    - {a: 1}\n    - {b: 1}\n    - NEW\n"),
        ("    targets:\n      - a: 1\n        b: 2\n", "    targets:\n      - a: 1\n        b: 2\n      - NEW\n"),
        ("    targets:\n      -\n        a: 1\n", "    targets:\n      -\n        a: 1\n      - NEW\n"),
        ("    targets:\n      - {a: 2026-07-05}\n", "    targets:\n      - {a: 2026-07-05}\n      - NEW\n"),
        ("    targets:\n      - a: |\n          x\n", "    targets:\n      - a: |\n          x\n      - NEW\n"),
        ("    targets: [{a: 1}]\n", "    targets: [{a: 1}, NEW]\n"),
        ("    targets: [{a: 1},]\n", "    targets: [{a: 1}, NEW]\n"),
        ("    targets: [\n      {a: 1}, # x\n    ]\n", "    targets: [\n      {a: 1}, # x\n      NEW,\n    ]\n"),
    ],
)
def test_a_new_item_comes_behind_the_last_of_its_list(before: str, after: str) -> None:
    head, tail = "indicators:\n  - id: x\n", "    lead: [A]\n  - id: y\n"
    page = head + before + tail
    at = page.count("{a") + page.count("{b") or 1
    assert edited(page, (*TARGETS, at), **DECISION) == head + after.replace("NEW", WRITTEN) + tail


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{op: x, at: II.1} # x", "{op: x, at: II.1, effective: true} # x"),
        ("{op: x, effective: false}", "{op: x, effective: true}"),
        ("{op: x, effective: true}", "{op: x, effective: true}"),
        ("op: x\n        at: II.1", "op: x\n        at: II.1\n        effective: true"),
    ],
)
def test_an_item_of_a_list_is_changed_where_it_stands(before: str, after: str) -> None:
    page = "indicators:\n  - id: x\n    targets:\n      - {op: y}\n      - BEFORE\n    lead: [A]\n"
    assert edited(page.replace("BEFORE", before), (*TARGETS, 1), effective=True) == page.replace("BEFORE", after)


def test_a_list_has_no_fields() -> None:
    with pytest.raises(EditError):
        edited("indicators: [{id: x}]\n", ("indicators",), effective=True)
    with pytest.raises(EditError):  # nor beside a new item
        edit(b"a: [{id: x}]\n", [Change(("a",), {"effective": True}), Change(("a", 1), {"id": "y"})])


def test_an_item_may_have_a_list_of_its_own() -> None:
    changes = [
        Change(("a", 1), {"id": "y", "note": "x: 1, 2"}),
        Change(("a", 1, "b", 0), {"op": ">=", "value": Decimal(1)}),
        Change(("a", 1, "b", 1), {"op": ">=", "value": Decimal(2)}),
    ]
    assert edit(b"a:\n  - {id: x}\n", changes) == (
        b'a:\n  - {id: x}\n  - {id: y, note: "x: 1, 2", b: [{op: ">=", value: 1}, {op: ">=", value: 2}]}\n'
    )
