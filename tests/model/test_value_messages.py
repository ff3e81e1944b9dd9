"""A value written otherwise: how to write it."""

import pytest

from cdsplan.language import Language
from cdsplan.model.files import Catalog, Report
from cdsplan.model.settings import Settings
from tests.reading import findings, plan, the_hint


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("18,025", "Viết 18025 nếu là hàng nghìn, 18.0250 nếu là số thập phân."),
        ("34,5", "Dùng dấu chấm thập phân: 34.5."),
        ("0,125", "Dùng dấu chấm thập phân: 0.125."),
        ("18 025", "Viết 18025."),
        ("1.234.567", "Viết 1234567."),
        ("1.234,5", "Viết 1234.5."),
        ("-1.234.567,8", "Viết -1234567.8."),
        ("18_025", "Viết 18025."),
        ("010", "Viết 10."),
        ("00", "Viết 0."),
        ("90%", "Bỏ dấu %: 90."),
        ("-2.5 %", "Bỏ dấu %: -2.5."),
        ('"90"', "Bỏ dấu nháy: 90."),
        ('"tám mươi"', "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy."),
        (">-\n          90", "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy."),
        ("80–90", "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy."),
        ("0x1F", "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy."),
    ],
)
def test_a_number_written_otherwise_is_shown_how_to_write_it(value: str, hint: str) -> None:
    assert the_hint(plan(value=value)) == hint


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        ("31/12/2026", "Write 2026-12-31, without quotes."),
        ("1.2.2026", "Write 2026-02-01, without quotes."),
        ("2026-1-5", "Write 2026-01-05, without quotes."),
        ('"2026-12-31"', "Write 2026-12-31, without quotes."),
        ("31/02/2026", "Write year-month-day, without quotes: 2026-06-14."),
        ("2026", "Write year-month-day, without quotes: 2026-06-14."),
    ],
)
def test_a_date_written_otherwise_is_shown_how_to_write_it(end: str, hint: str) -> None:
    assert the_hint(plan(end=end), language=Language.EN) == hint


def test_a_word_that_is_no_choice_names_the_nearest() -> None:
    assert "«count»" in the_hint("variables:\n  a: {name: A, kind: counts}\n", Catalog)
    assert "vi, en" in the_hint("lang: tiếng\n", Settings)


def test_a_licence_is_a_short_name() -> None:
    assert "CC-BY-4.0" in the_hint("license: Creative Commons\n", Settings)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ('"2026-06"', "a period is written without quotes", "Remove the quotes: 2026-06."),
        ("2026-13", "there is no period `2026-13`", "2026-06-22"),
        ("Q2-2026", "there is no period `Q2-2026`", "2026-06-22"),
        ("true", "there is no period `true`", "2026-06-22"),
        ("2026-02-30", "there is no day 2026-02-30", "Correct the day."),
        ("2_026", "programs read `2_026` in different ways", "2026-06-22"),
    ],
)
def test_of_a_period_that_is_none_what_is_said_is_true(written: str, message: str, hint: str) -> None:
    (found,) = findings(f"period: {written}\n", Report)
    assert found.message.within(Language.EN) == message
    assert hint in found.hint.within(Language.EN)


def test_a_year_that_is_none_is_told_which_are() -> None:
    (found,) = findings(plan().replace("year: 2026", "year: 26"))
    assert found.message.within(Language.EN) == "a whole number from 1900 to 2999 belongs here"


def test_an_item_left_to_fill_in_is_called_by_its_list() -> None:
    (found,) = findings(f"{plan()}basis: [Luật, ]\nreport_due: [11-10, ~]\n")
    assert found.message.within(Language.EN) == "`report_due` has no value yet"


@pytest.mark.parametrize(
    ("target", "place", "message"),
    [
        ('{op: ">=", value: null}', 41, "mục «value» chưa có giá trị"),
        ('{op: ">=", from: last-year, percent: null}', 60, "mục «percent» chưa có giá trị"),
        ('{op: ">=", from: last-year, points: ~}', 59, "mục «points» chưa có giá trị"),
    ],
)
def test_what_is_left_to_fill_in_is_one_finding_at_its_place(target: str, place: int, message: str) -> None:
    content = f"title: x\nyear: 2026\nindicators:\n  - {{id: a, targets: [{target}]}}\n"
    [found] = findings(content)
    assert (found.span.line, found.span.column, found.message.within(Language.VI)) == (4, place, message)


@pytest.mark.parametrize("section", ["values", "results"])
@pytest.mark.parametrize("figure", ["[3214]", "[]", "[a, b]"])
def test_a_list_in_place_of_a_figure_is_not_called_left_to_fill_in(section: str, figure: str) -> None:
    (found,) = findings(f"period: 2026\n{section}: {{ho: {figure}}}\n", Report)
    assert found.message.within(Language.EN) == "a single value belongs here"
