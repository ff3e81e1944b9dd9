"""design.md, section 6: what a province reports itself judges its plans, while it is not stale; the rest is pooled.

A report of 2026-06 is dated 2026-06-14, and the evaluation date is 2026-11-22 unless the test says otherwise.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from fractions import Fraction

import pytest

from cdsplan.evaluation.gap_table import Row, Selection
from cdsplan.rollup.own_figures import listed
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.province_plan import gather, progress, questions
from cdsplan.rollup.question import Question
from tests.communes import HOME, ILLUSTRATIVE, Province, counts, results


def reports(province: Province, written: str, period: str = "2026-06") -> None:
    """The province reports itself."""
    province.folder.write(f"{HOME}/reports/{period}.yaml", f"{{{written}}}")


def row(province: Province, today: str = "2026-11-22", *, illustrative: bool = False) -> Row:
    """The only row of `progress`."""
    home = province.folder.repository
    files = home.commune_files("thanh-hoa")
    asked = Question(None, date.fromisoformat(today), illustrative)
    answers = [(one, gather(home, home.communes("thanh-hoa"), one)) for one in questions(files, asked, None)]
    (table,) = progress(files, asked, answers, Selection()).tables
    (only,) = table.rows
    return only


def summed(province: Province, name: str, today: str = "2026-11-22", *, illustrative: bool = False) -> PooledIndicator:
    """The same in `summary`."""
    found = province.rolled_up(today=today, illustrative=illustrative)
    return next(one for one in found.indicators if one.indicator.id == name)


def value(found: Row) -> object:
    return found.standing.actual.value if found.standing.actual else None


def test_its_own_figure_judges_and_both_tables_say_so(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100))
    reports(province, counts(9000, 10000))
    found, same = row(province), summed(province, "quang")
    assert (value(found), found.coverage, found.status) == (90, None, "met")
    assert (same.level, same.figure.value, same.figure.numerator, same.figure.denominator) == ("own", 90, 9000, 10000)
    assert (same.figure.low, same.figure.high, same.status) == (None, None, "met")
    assert (same.pooled.sums.communes, same.pooled.sums.known) == (
        1,
        1,
    )  # what the communes have reported stays beside it


def test_what_it_does_not_report_is_pooled(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100))
    reports(province, results("hai_long: 90"))
    found, same = row(province), summed(province, "quang")
    assert (value(found), found.coverage is not None) == (50, True)
    assert (same.level, same.figure.value, same.status) == ("pooled", 50, "open")


def test_it_has_its_own_pace(province: Province) -> None:
    # From 50 on 31 December to 80 on the next, 165 of 365 days: 63.56 are expected on 14 June.
    province.asks('{id: quang, baseline: {value: 50}, targets: [{op: ">=", value: 80}]}')
    province.commune("a", counts(100, 100))
    reports(province, counts(64, 100))
    assert (row(province).status, summed(province, "quang").status) == ("on-track", "on-track")
    reports(province, counts(63, 100))
    assert (row(province).status, summed(province, "quang").status) == ("behind", "behind")


def test_a_stale_figure_judges_nothing_while_communes_are_known(province: Province) -> None:
    province.asks("quang >= 80", year=2025, head="end: 2027-12-31")
    province.commune("a", counts(50, 100), plans=())
    reports(province, counts(90, 100, "2025-06"), "2025-06")
    on_the_last_day, a_day_later = "2026-06-15", "2026-06-16"
    assert (value(row(province, on_the_last_day)), summed(province, "quang", on_the_last_day).level) == (90, "own")
    assert (value(row(province, a_day_later)), summed(province, "quang", a_day_later).level) == (50, "pooled")


def test_a_stale_figure_is_still_shown_as_that_where_communes_give_none(province: Province) -> None:
    province.asks("toc_do >= 80", year=2025, head="end: 2027-12-31")
    reports(province, "period: 2025-06, values: {toc_do: 90}", "2025-06")
    found, same = row(province), summed(province, "toc_do")
    assert (value(found), found.status) == (90, "stale")
    assert (same.level, same.status) == ("own", "stale")


def test_what_no_commune_counts_has_its_figure(province: Province) -> None:
    province.asks("hai_long >= 80")
    reports(province, results("hai_long: 90"))
    found, same = row(province), summed(province, "hai_long")
    assert (value(found), found.status, found.coverage) == (90, "met", None)
    assert (same.figure.value, same.status, same.pooled.sums.communes) == (90, "met", 0)


def test_a_milestone_of_the_province_is_its_own(province: Province) -> None:
    province.asks("so_hoa == done")
    reports(province, results("so_hoa: done"))
    assert row(province).status == summed(province, "so_hoa").status == "met"
    assert summed(province, "so_hoa").figure.value is None


def test_what_does_not_apply_is_not_judged_by_it(province: Province) -> None:
    province.asks('{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}')
    province.commune("a", counts(50, 100))
    reports(province, counts(90, 100))
    assert (row(province).status, row(province).level) == ("not-applicable", "pooled")
    assert summed(province, "quang").level == "pooled"


@pytest.mark.parametrize(("illustrative", "known"), [(False, 50), (True, 90)])
def test_an_illustrative_figure_counts_only_if_it_is_asked_for(
    province: Province,
    illustrative: bool,  # noqa: FBT001
    known: int,
) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100))
    reports(province, counts(90, 100, more=ILLUSTRATIVE))
    assert value(row(province, illustrative=illustrative)) == known
    assert summed(province, "quang", illustrative=illustrative).figure.value == Fraction(known)


def test_a_growth_target_grows_from_its_own_figures(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", from: last-year, percent: 20}]}', year=2026)
    province.commune("a", counts(50, 100))
    reports(province, counts(40, 100, "2025", ", as_of: 2025-12-31"), "2025")
    reports(province, counts(48, 100))
    found = row(province, "2027-01-10")
    assert (found.standing.target.value, found.status) == (48, "met")


def test_a_province_with_files_of_its_own_is_listed_with_what_it_is_asked_for(province: Province) -> None:
    exempt = '{id: mat_do, not_applicable: x, targets: [{op: ">=", value: 1}]}'
    province.asks("quang >= 80", "toc_do >= 80", "hai_long >= 90", exempt)
    province.commune("a", counts(50, 100))
    reports(province, "period: 2026-06, values: {toc_do: 90}, results: {mat_do: 5}")
    (found,) = listed(province.folder.repository, date(2026, 11, 22))
    assert (found.path, found.name, found.code, found.plans) == ("thanh-hoa", "Thanh Hóa", None, ("2026-tinh",))
    assert (found.reported, found.needed, found.last_report) == (1, 1, date(2026, 6, 14))


def test_a_province_without_files_of_its_own_is_not_listed(province: Province) -> None:
    province.commune("a", counts(50, 100))
    assert listed(province.folder.repository, date(2026, 11, 22)) == []
