"""The lines above and below a roll-up."""

import pytest

from cdsplan.language import Language
from cdsplan.render.rollup import captions
from tests.communes import ILLUSTRATIVE, Province, counts
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


# Above


def test_the_heading_names_the_province_the_year_and_the_day(province: Province) -> None:
    province.commune("a", counts(90, 100))
    rollup = province.rolled_up(illustrative=True)
    assert captions.above(rollup, Language.VI) == [
        "Thanh Hóa: tổng hợp năm 2026, tính đến ngày 22/11/2026",
        "1 xã, phường, đặc khu",
    ]
    assert captions.above(rollup._replace(province=None), Language.EN)[0].startswith("The whole repository: roll-up of")


@pytest.mark.parametrize("language", Language)
def test_who_does_not_count_is_told_above_with_the_reason(province: Province, language: Language) -> None:
    province.commune("a", about="dissolved: 2026-01-01\n")
    province.commune("b", about="established: 2027-01-01\n")
    province.commune("c", plans=[])
    province.commune("d", "period: 2026-06, values: []")
    said = captions.above(province.rolled_up(), language)[1]
    assert (
        said
        == {
            Language.VI: "0 xã, phường, đặc khu · không có kế hoạch đang thực hiện: 1 · đã giải thể: 1"
            " · chưa thành lập: 1 · có tệp không đọc được: 1",
            Language.EN: "0 communes · without a plan in force: 1 · dissolved: 1 · not established yet: 1"
            " · with a file that cannot be read: 1",
        }[language]
    )


def test_invented_figures_are_announced_where_they_are_used_with_whose_they_are(province: Province) -> None:
    province.commune("a", counts(90, 100, more=ILLUSTRATIVE))
    province.commune("b", counts(90, 100), plans=["quang >= 80", "toc_do >= 50"])
    communes = "*** WITH ILLUSTRATIVE FIGURES of 1 commune: invented for demonstration ***"
    itself = "*** WITH ILLUSTRATIVE FIGURES of the province itself: invented for demonstration ***"

    def banners(*, illustrative: bool) -> list[str]:
        return captions.above(province.rolled_up(illustrative=illustrative), Language.EN)[2:]

    assert banners(illustrative=False) == []
    assert banners(illustrative=True) == [communes]
    province.asks("quang >= 80")
    province.reports(counts(9, 10))
    assert banners(illustrative=True) == [communes]
    province.reports(counts(9, 10, more=ILLUSTRATIVE))
    assert banners(illustrative=False) == []
    assert banners(illustrative=True) == [communes, itself]


# In the place of a table


def test_where_there_is_no_row_it_says_why(province: Province) -> None:
    def why() -> str:
        return captions.nothing(province.rolled_up()).within(Language.EN)

    (province.folder.root / "plans/thanh-hoa").mkdir()
    assert why() == "There is nothing to roll up: there is no commune yet."
    province.commune("a", about="dissolved: 2026-01-01\n")
    assert why() == "There is nothing to roll up: no commune counts (dissolved: 1)."
    province.commune("b", plans=['{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'])
    assert why() == "There is nothing to roll up: no plan has an indicator to roll up."


# Below


def test_of_many_the_first_are_named(province: Province) -> None:
    for letter in "abcdefghijk":
        province.commune(letter, head='report_due: ["11-10"]')
    silent, overdue = captions.below(province.rolled_up(), Language.VI)
    assert silent.startswith("Chưa có báo cáo năm 2026: 11 (xã A, xã B, ")
    assert silent.endswith(", xã J, …)")
    assert overdue.startswith("Quá hạn báo cáo: 11 (xã A, ")


def test_a_dissolved_commune_without_a_successor_is_named_alone(province: Province) -> None:
    province.commune("a", about="dissolved: 2026-01-01\n")
    assert captions.below(province.rolled_up(), Language.EN) == ["Dissolved: 1 (xã A)"]


def test_a_dissolved_commune_is_named_with_its_successor_and_one_that_is_nowhere_has_its_code(
    province: Province,
) -> None:
    province.commune("a", about='dissolved: 2026-01-01\nsuccessor: "00002"\n')
    province.commune("b", counts(90, 100))
    province.commune("c", about='dissolved: 2026-01-01\nsuccessor: "00009"\n')
    rollup = province.rolled_up()._replace(successors={"00002": "Xã B"})
    assert captions.below(rollup, Language.VI) == ["Đã giải thể: 2 (xã A → xã B, xã C → 00009)"]


def test_whose_files_cannot_be_read_is_told_by_name_or_by_folder(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: []")
    home = province.commune("b", "period: 2026-06, values: []")
    (province.folder.root / f"plans/{home}/commune.yaml").unlink()
    said = "Có tệp không đọc được: 2 (thanh-hoa/xa-b, xã A)"
    assert captions.below(province.rolled_up(), Language.VI) == [said]


def test_what_is_the_provinces_own_what_is_left_out_and_what_is_not_added_up_is_said(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", counts(90, 100), plans=["quang >= 80", "toc_do >= 50", own])
    province.commune("b", counts(90, 100, more=ILLUSTRATIVE), plans=["quang >= 80", own])
    province.asks("quang >= 80")
    province.reports(counts(9, 10))
    assert captions.below(province.rolled_up(), Language.EN) == [
        "Not reported for 2026: 1 (xã B)",
        "All figures but the province's own are added up from its communes.",
        "Left out the illustrative figures of 1 commune.",
        "Communes' own indicators, not added up: 1 (Riêng: 2 communes)",
    ]


def test_of_indicators_that_are_communes_own_ten_are_named_those_of_most_first(province: Province) -> None:
    own = [
        f'{{id: rieng_{at}, name: "Riêng, {at:02}", measure: percent, targets: [{{op: ">=", value: 1}}]}}'
        for at in range(11)
    ]
    province.commune("a", plans=own)
    province.commune("b", plans=own[5:6])
    [line] = [one for one in captions.below(province.rolled_up(), Language.VI) if "riêng" in one]
    named = [f"Riêng, {at:02}: 1 xã" for at in (0, 1, 2, 3, 4, 6, 7, 8, 9)]
    assert line == f"Chỉ tiêu riêng của xã, không cộng chung: 11 (Riêng, 05: 2 xã; {'; '.join(named)}; …)"


def test_the_way_to_illustrative_figures_is_told_where_some_were_left_out(province: Province) -> None:
    province.commune("a", counts(90, 100))
    assert captions.commands(province.rolled_up(), Language.EN) == []
    province.commune("b", counts(9, 10, more=ILLUSTRATIVE))
    assert captions.commands(province.rolled_up(), Language.EN) == ["Add --illustrative to use illustrative figures."]
    assert captions.commands(province.rolled_up(illustrative=True), Language.EN) == []


def test_why_a_figure_is_missing_is_told_where_a_report_says_it(province: Province) -> None:
    asked_for = "{value: null, note: VNPT chưa gửi}"
    province.commune("a", f"period: 2026-06, values: {{ho: 100, quang: {asked_for}}}", plans=("quang >= 80",))
    province.commune("b", f"period: 2026-06, results: {{toc_do: {asked_for}}}", plans=("toc_do >= 50",))
    province.commune("c", "period: 2026-06, values: {ho: 100, quang: {value: null}}", plans=("quang >= 80",))
    province.commune("d", f"period: 2026-06, values: {{ho: 100, quang: {asked_for}}}", counts(70, 100, "2026-05"))
    [said] = [one for one in captions.below(province.rolled_up(), Language.VI) if "lý do" in one]
    assert said == "Chưa có số liệu, có nêu lý do: 2 (xã A: Cáp quang – VNPT chưa gửi, xã B: Tốc độ – VNPT chưa gửi)"
