"""What changed, drawn: nothing that a file says can be more than a word."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from cdsplan.difference.changes.change import (
    Change,
    ChangedValue,
    Comparison,
    DatedTarget,
    DatedTargets,
    ReportContent,
)
from cdsplan.difference.changes.plans import COUNTING, DEFINING
from cdsplan.difference.kinds import KINDS
from cdsplan.language import Language, Text
from cdsplan.model.fields import Measure, Quality, State
from cdsplan.model.files import Target
from cdsplan.model.targets import Due
from cdsplan.render.canvas import Canvas
from cdsplan.render.change_words import FIELD, KIND, VALUE
from cdsplan.render.changes import as_json
from cdsplan.render.formats import Changes
from tests.conftest import PLAIN_TARGET

EN, VI = Language.EN, Language.VI
END = date(2026, 12, 31)
HOSTILE = "a|b\n::error::x ##[add-mask]y\x1b[31m]]> [red] <b>@x</b> `c` &amp; $(id) \x00 \u202e"


def called(name: str) -> Text:
    """A name without an English one."""
    return Text(name, name)


def comparison(*made: Change, head: str | None = None) -> Comparison:
    return Comparison("a" * 40, head, date(2026, 6, 30), made)


def table(made: Comparison, language: Language) -> str:
    return Changes.TABLE.draw(made, Canvas(language))


def markdown(made: Comparison, language: Language) -> str:
    return Changes.MARKDOWN.draw(made, Canvas(language))


def target(op: str = ">=", value: int = 80, due: date = END, **more: object) -> DatedTarget:
    return DatedTarget(Target.model_validate({"op": op, "value": Decimal(value), **more}), due, "percent", bounded=True)


def growing(percent: int = 20) -> DatedTarget:
    written = {"op": ">=", "from": "last-year", "percent": Decimal(percent)}
    return DatedTarget(Target.model_validate(written), END, "percent", bounded=True)


def amending() -> DatedTarget:
    """A decision of July, and what it took the place of."""
    return target(value=60, since=date(2026, 7, 5))._replace(replaces=Due(target(at="II.1").target, END))


def cells(before: ChangedValue, after: ChangedValue, kind: str = "changed-report") -> tuple[str, str]:
    """What a table says before and after."""
    change = Change(kind, commune="t/x", period="2026-06", before=before, after=after)  # type: ignore[arg-type]
    row = next(line for line in markdown(comparison(change), EN).splitlines() if "2026-06" in line)
    *_, old, new, _ = (cell.strip() for cell in row.split(" | ".strip()))
    return old, new


def test_every_kind_has_its_words_in_both_languages() -> None:
    assert set(KIND) == set(KINDS)
    assert all(KIND[kind].within(VI) != KIND[kind].within(EN) for kind in KINDS)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (Decimal("18025.5"), None, ("18,025.5", "–")),
        (State.DONE, State.NOT_STARTED, ("done", "not started")),
        (None, date(2026, 6, 14), ("–", "2026-06-14")),
        ("final", "estimated", ("final", "estimated")),
        (None, True, ("–", "true")),
        (ReportContent(END, 2, 1), None, ("2026-12-31: 2 values, 1 results", "–")),
        (target(), target(value=75), ("≥ 80%", "≥ 75%")),
        (target(), target(due=date(2027, 1, 1)), ("≥ 80%, due 2026-12-31", "≥ 80%, due 2027-01-01")),
        (target(at="II.1"), target(at="II.2", effective=True), ("≥ 80%, II.1", "≥ 80%, II.2, effective")),
        (target(party="A"), target(party="B"), ("≥ 80% (A)", "≥ 80% (B)")),
        (None, target(), ("–", "≥ 80%, due 2026-12-31")),
        (target(to=Decimal(90)), target(to=Decimal(85)), ("≥ 80% to 90%", "≥ 80% to 85%")),
        (target(each_year=True), target(), ("≥ 80%, each year", "≥ 80%")),
        (target(), target(until=END), ("≥ 80%", "≥ 80%, in force until 2026-12-31")),
        (target(), target(since=END), ("≥ 80%", "≥ 80%, in force since 2026-12-31")),
        (target(since=END), target(value=70, since=END), ("≥ 80%", "≥ 70%")),
        (target(), growing(), ("≥ 80%", "up ≥ 20% on last year")),
        (growing(), growing(percent=10), ("up ≥ 20% on last year", "up ≥ 10% on last year")),
        (target(), amending(), ("≥ 80%", "≥ 60%, in force since 2026-07-05, instead of ≥ 80% (II.1)")),
        (None, amending(), ("–", "≥ 60%, due 2026-12-31, in force since 2026-07-05, instead of ≥ 80% (II.1)")),
        (DatedTargets((target(), target(">", 90))), None, ("≥ 80%, due 2026-12-31; &gt; 90%, due 2026-12-31", "–")),
    ],
)
def test_either_side_shows_what_makes_the_difference(
    before: ChangedValue, after: ChangedValue, shown: tuple[str, str]
) -> None:
    assert cells(before, after) == shown


def test_a_status_is_told_in_words() -> None:
    assert cells("on-track", "behind", "status-change") == ("On track", "Behind")


def test_numbers_and_dates_are_vietnamese_in_vietnamese() -> None:
    change = Change("rewritten-value", commune="t/x", before=Decimal("18025.5"), after=Decimal(7))
    assert "18.025,5" in table(comparison(change), VI)


def test_a_count_of_thousands_is_drawn_in_english_too() -> None:
    change = Change("rewritten-value", commune="t/x", before=Decimal(1000), after=Decimal(3214))
    assert re.search(r"1,000 +3,214", table(comparison(change), EN))


def test_the_table_has_a_part_for_each_commune_and_what_is_shared() -> None:
    made = [
        Change("changed-definition", indicator="i", label=called("Tên"), field="formula", before="a", after="b"),
        Change("new-report", commune="t/x", name="Xã X", period="2026-06", after=ReportContent(END, 1, 0)),
        Change("added-indicator", commune="t", plan="2026-so", indicator="j", after=DatedTargets((target(),))),
    ]
    drawn = table(comparison(*made, head="b" * 40), EN)
    assert drawn.startswith("aaaaaaaaaa → bbbbbbbbbb: definition changed: 1; indicator added: 1; new report: 1\n")
    assert [line for line in drawn.splitlines() if line in {"Shared (catalog, settings)", "Xã X (t/x)", "t"}] == [
        "Shared (catalog, settings)",
        "Xã X (t/x)",
        "t",
    ]
    assert "Tên (i), formula" in drawn


def test_only_what_is_pointed_out_is_explained() -> None:
    eased = Change("easier-target", commune="t/x", before=target(), after=target(value=70))
    for drawn in (table, markdown):
        assert "⚠" not in drawn(comparison(eased), EN)
        assert drawn(comparison(eased._replace(with_figure=True)), EN).count("⚠") == 2


@pytest.mark.parametrize("language", [VI, EN])
@pytest.mark.parametrize("form", Changes)
def test_no_word_of_a_file_is_obeyed(form: Changes, language: Language) -> None:
    made = Change(
        "changed-definition",
        *(HOSTILE, HOSTILE, HOSTILE, HOSTILE, None),
        called(HOSTILE),
        *(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
    )
    drawn = form.draw(comparison(made), Canvas(language))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", drawn)
    assert not re.search("^ *::", drawn, re.MULTILINE)


def test_markdown_is_one_table_of_plain_cells_whatever_it_quotes() -> None:
    made = Change("changed-definition", HOSTILE, HOSTILE, label=called(HOSTILE), before=HOSTILE, after=HOSTILE)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown(comparison(made), EN))
    rows = [token for token in page if token.type == "tr_open"]
    inside = [child.type for token in page if token.type == "inline" for child in token.children or []]
    assert len(rows) == 2
    assert [token.type for token in page].count("td_open") == 5
    assert set(inside) <= {"text", "text_special"}
    assert not any(token.type == "html_block" for token in page)


def test_markdown_keeps_to_the_size_of_a_comment_and_says_what_is_left_out() -> None:
    made = [
        Change("new-report", commune=f"t/x{number:04}", label=called(HOSTILE * 9), variable="v", period="2026-06")
        for number in range(2000)
    ]
    drawn = markdown(comparison(*made), EN)
    assert len(drawn) < 65_536
    shown = drawn.count("\n#### ")
    assert drawn.endswith(f"\n…and {2000 - shown:,} more changes.\n")
    assert shown > 10


def test_of_one_kind_in_one_file_a_hundred_are_drawn_and_json_has_all() -> None:
    report = [Change("rewritten-value", commune="t/x", period="2026-06", before=Decimal(one)) for one in range(1, 251)]
    found = comparison(*report, Change("new-report", commune="t/x", period="2026-07"))
    for draw in (table, markdown):
        drawn = draw(found, EN)
        assert len(re.findall("2026-06", drawn)) == 100
        assert "past value rewritten: 250" in drawn
        assert "2026-07" in drawn
        assert drawn.endswith("\n\n…and 150 more changes.\n")
    assert len(json.loads(as_json(found))["changes"]) == 251


def test_markdown_of_nothing_says_so() -> None:
    assert markdown(comparison(), EN) == "### aaaaaaaaaa → files on disk\n\nnothing changed in meaning\n"


def test_json_keeps_every_digit_and_every_letter() -> None:
    made = [
        Change("rewritten-value", "t/x", variable="v", before=Decimal("0.10"), after=Decimal(123456789012345678)),
        Change("rewritten-value", "t/x", indicator="i", before=State.DONE, after=None),
        Change("changed-commune", "t/x", field="name", before=HOSTILE, after="Xã"),
        Change("new-report", "t/x", period="2026-06", after=ReportContent(END, 2, 1)),
        Change("added-indicator", "t/x", plan="p", indicator="i", after=DatedTargets((target(),))),
        Change("changed-report", "t/x", field="as_of", before=END, after=None),
        Change("easier-target", "t/x", before=target(), after=None, with_figure=True),
    ]
    read = json.loads(as_json(comparison(*made)), parse_float=Decimal)
    shown = [(one["before"], one["after"]) for one in read["changes"]]
    assert shown == [
        (Decimal("0.1"), 123456789012345678),
        ("done", None),
        (HOSTILE, "Xã"),
        (None, {"as_of": "2026-12-31", "values": 2, "results": 1}),
        (None, [PLAIN_TARGET]),
        ("2026-12-31", None),
        (PLAIN_TARGET, None),
    ]
    assert ["with_figure" in one for one in read["changes"]] == [False] * 6 + [True]


def test_json_has_what_a_decision_replaces_and_what_growth_is_told_from() -> None:
    read = json.loads(as_json(comparison(Change("easier-target", "t/x", before=growing(), after=amending()))))
    (change,) = read["changes"]
    assert change["before"] == {**PLAIN_TARGET, "value": None, "from": "last-year", "percent": 20}
    replaced = {key: value for key, value in PLAIN_TARGET.items() if key != "replaces"}
    assert change["after"] == {
        **PLAIN_TARGET,
        "value": 60,
        "since": "2026-07-05",
        "replaces": {**replaced, "at": "II.1"},
    }


def test_every_part_of_a_definition_has_a_word_in_vietnamese() -> None:
    assert {*DEFINING, *COUNTING} <= FIELD.keys()
    assert {*get_args(Measure), *get_args(Quality), "count", "quantity"} == VALUE.keys()
    assert all(word.vi != word.en for word in FIELD.values())


def test_a_reviewer_who_reads_vietnamese_meets_no_word_of_the_files() -> None:
    changes = [
        Change(
            "changed-definition", indicator="a", label=called("A"), field="measure", before="percent", after="number"
        ),
        Change("changed-definition", variable="b", label=called("B"), field="cumulative", before=None, after=True),
    ]
    shown = Changes.TABLE.draw(comparison(*changes), Canvas(VI, 200))
    assert re.search(r"A \(a\), cách đo +tỷ lệ phần trăm +số có đơn vị tính", shown)
    assert re.search(r"B \(b\), lũy kế +– +có", shown)
    assert "true" not in shown


def test_a_narrow_page_has_every_change_in_a_table_of_its_width() -> None:
    long = Change(
        "easier-target", "thanh-hoa/xa-tan-lap", plan="2026-kinh-te-so-xa-hoi", indicator="ty_le_dan_so_co_tai_khoan",
        label=called("Tỷ lệ dân số có tài khoản định danh điện tử mức độ 2"), before=Decimal(80), after=Decimal(65),
    )  # fmt: skip
    for width in (60, 80, 120):
        shown = Changes.TABLE.draw(comparison(long), Canvas(VI, width))
        assert max(map(len, shown.splitlines())) <= width
        assert "ty_le_dan_so_co_tai_khoan" in "".join(re.findall(r"[a-z_]{4,}", shown))
