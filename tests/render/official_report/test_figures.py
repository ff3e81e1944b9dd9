"""Figures as an official report writes them."""

from decimal import Decimal

import pytest

from cdsplan.evaluation.official_report import PlanSection
from cdsplan.render.official_report.figures import Figures, fixed, plan, small
from tests.inline import indicator, percent
from tests.offices import JUNE, PLAN, office, official_report_of

HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n"


def part_of(content: str = PLAN, *reports: str) -> PlanSection:
    [part] = official_report_of(office(content, reports or (JUNE,))).parts
    return part


def several(*indicators: str) -> str:
    return HEAD + "".join(f"  - {one}\n" for one in indicators)


@pytest.mark.parametrize(
    ("figure", "digits", "written"),
    [
        ("47.9", 2, "47,90"),
        ("80", 2, "80,00"),
        ("0", 1, "0,0"),
        ("-5", 1, "-5,0"),
        ("1234.5", 2, "1.234,50"),
        ("79.996", 2, "79,996"),
        ("1234567890123456789012345678901", 2, "1,23 × 10^30"),
        ("12345678901234567890123456789", 1, "12.345.678.901.234.567.890.123.456.789,0"),
    ],
)
def test_a_figure_has_as_many_decimals_as_its_column_and_never_fewer_than_it_needs(
    figure: str, digits: int, written: str
) -> None:
    assert fixed(Decimal(figure), digits) == written


@pytest.mark.parametrize(("count", "written"), [(0, "00"), (6, "06"), (10, "10"), (2893, "2.893")])
def test_small_counts_get_a_leading_zero(count: int, written: str) -> None:
    assert small(count) == written


def test_rates_of_a_plan_have_one_number_of_decimals() -> None:
    part = part_of(
        several(indicator(percent("quang / ho"), name="a"), indicator(percent("dong / ho"), name="b")),
        "period: 2026-06\nvalues: {quang: 700, dong: 333, ho: 1000}\n",
    )
    figures = Figures(part.lines)
    assert [figures.value(line) for line in part.lines] == ["70,0%", "33,3%"]


def test_a_rate_that_needs_more_to_stay_off_its_target_makes_no_other_longer() -> None:
    part = part_of(
        several(indicator(percent("quang / ho"), name="a"), indicator(percent("dong / ho"), name="b")),
        "period: 2026-06\nvalues: {quang: 799999, dong: 500000, ho: 1000000}\n",
    )
    figures = Figures(part.lines)
    assert [figures.value(line) for line in part.lines] == ["79,9999%", "50,00%"]


def test_numbers_in_another_unit_have_decimals_of_their_own() -> None:
    speed = indicator("measure: number, unit: Mbit/s, formula: toc_do", [">= 40"], name="b")
    part = part_of(
        several(indicator(percent("quang / ho"), name="a"), speed),
        "period: 2026-06\nvalues: {quang: 333, ho: 1000, toc_do: 52}\n",
    )
    figures = Figures(part.lines)
    assert [figures.actual(line) for line in part.lines] == ["333/1.000 hộ, đạt 33,3%", "52"]
    assert figures.actual(part.lines[1], unit=True) == "52 Mbit/s"


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["period: 2026-06\nvalues: {quang: 700, ho: 1000}\n"], "700/1.000 hộ, đạt 70%"),
        (
            ["period: 2026-03\nvalues: {quang: 650, ho: 1000}\n", "period: 2026-06\nvalues: {dan: 1}\n"],
            "650/1.000 hộ, đạt 65% (ngày 14/3/2026)",
        ),
        (
            ["period: 2026-03\nvalues: {ho: 1000}\n", "period: 2026-06\nvalues: {quang: 700}\n"],
            "700/1.000 hộ, đạt 70% (mẫu số ngày 14/3/2026)",
        ),
        (
            ["period: 2026-06\nvalues: {quang: {value: 700, quality: estimated, approx: true}, ho: 1000}\n"],
            "700/1.000 hộ, đạt 70% (số liệu gần đúng; số liệu ước tính)",
        ),
        (
            ["period: 2026-06\nillustrative: true\nvalues: {quang: {value: 700, quality: provisional}, ho: 1000}\n"],
            "700/1.000 hộ, đạt 70%* (số liệu sơ bộ)",
        ),
        (["period: 2026-06\n"], ""),
    ],
)
def test_what_must_be_known_of_a_figure_stands_beside_it(reports: list[str], said: str) -> None:
    part = part_of(PLAN, *reports)
    assert Figures(part.lines).actual(part.lines[0]) == said


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ('{op: ">=", value: 75, due: 2026-09-30}', "≥ 75%, hạn 30/9/2026"),
        ('{op: ">=", value: 75, to: 80}', "≥ 75% đến 80%"),
        ('{op: ">=", value: 34.5}', "≥ 34,5%"),
        ('{op: ">=", from: baseline, percent: 25}', "tăng ≥ 25% so với hiện trạng đầu kỳ, tức ≥ 75%"),
        (
            '{op: ">=", from: last-year, points: 5}',
            "tăng ≥ 5 điểm phần trăm so với năm trước (chưa có số liệu năm 2025 để so)",
        ),
    ],
)
def test_a_plan_is_quoted_as_it_asks(target: str, shown: str) -> None:
    part = part_of(PLAN.replace('{op: ">=", value: 80}', target))
    assert plan(part.lines[0]) == shown


def test_people_and_households_are_whole_and_rounded_up() -> None:
    part = part_of(PLAN, "period: 2026-06\nvalues: {quang: 799, ho: 999}\n")  # 79.97 %: 0.2 households are missing
    figures, [line] = Figures(part.lines), part.lines
    assert (figures.gap(line), figures.remaining(line)) == ("0,02 điểm phần trăm", "1 hộ")
    assert (figures.remaining(line, padded=True), figures.pace(line)) == ("01 hộ", "01 hộ")


def test_nothing_is_missing_of_what_is_met() -> None:
    part = part_of(PLAN, "period: 2026-06\nvalues: {quang: 900, ho: 1000}\n")
    figures, [line] = Figures(part.lines), part.lines
    assert (figures.gap(line), figures.remaining(line), figures.pace(line)) == ("", "", "")
    assert figures.achievement(line) == "112,5%"
