"""A small chart in plain characters."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cdsplan.render import charts
from cdsplan.render.charts import Point


def on(day: str, value: int) -> Point:
    return date.fromisoformat(day), Fraction(value)


def drawn(figures: list[Point], line: list[Point], width: int = 13, height: int = 4) -> list[str]:
    return charts.chart(figures, line, charts.frame(figures, line, width, height))


def test_the_line_rises_to_the_target_and_the_figures_stand_around_it() -> None:
    line = [on("2026-01-01", 0), on("2026-12-31", 30)]
    assert drawn([on("2026-01-01", 0), on("2026-05-01", 20), on("2026-09-01", 10)], line) == [
        "          ..T",
        "    o ....",
        "  ....  @",
        "o.",
    ]


def test_the_line_bends_at_an_earlier_target() -> None:
    line = [on("2026-01-01", 0), on("2026-04-01", 30), on("2026-12-31", 30)]
    assert drawn([on("2026-01-01", 0)], line) == ["   T........T", "  .", " .", "@"]


def test_without_a_baseline_there_is_only_the_target() -> None:
    assert drawn([on("2026-01-01", 0)], [on("2026-12-31", 30)], height=2) == ["            T", "@"]


def test_a_level_line_runs_through_the_middle() -> None:
    line = [on("2026-01-01", 5), on("2026-12-31", 5)]
    assert drawn([on("2026-07-01", 5)], line, height=3) == ["", "......@.....T", ""]


def test_one_day_is_one_column() -> None:
    assert drawn([on("2026-01-01", 5)], [on("2026-01-01", 9)], height=2) == ["      T", "      @"]


POINTS = st.tuples(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.fractions(min_value=-100, max_value=100, max_denominator=97)
)


@given(st.lists(POINTS, min_size=1), st.lists(POINTS, min_size=1, unique_by=lambda point: point[0]))
def test_whatever_is_drawn_stays_inside_and_the_last_figure_is_seen(figures: list[Point], line: list[Point]) -> None:
    rows = drawn(figures, sorted(line), width=40, height=5)
    assert len(rows) == 5
    assert all(len(row) <= 40 for row in rows)
    assert "".join(rows).count(charts.LAST) == 1
