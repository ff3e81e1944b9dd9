"""The lines above and below a roll-up."""

import pytest

from cdsplan.language import Language
from cdsplan.render.rollup import captions
from tests.communes import Province, counts
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


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


def test_why_a_figure_is_missing_is_told_where_a_report_says_it(province: Province) -> None:
    asked_for = "{value: null, note: VNPT chưa gửi}"
    province.commune("a", f"period: 2026-06, values: {{ho: 100, quang: {asked_for}}}", plans=("quang >= 80",))
    province.commune("b", f"period: 2026-06, results: {{toc_do: {asked_for}}}", plans=("toc_do >= 50",))
    province.commune("c", "period: 2026-06, values: {ho: 100, quang: {value: null}}", plans=("quang >= 80",))
    province.commune("d", f"period: 2026-06, values: {{ho: 100, quang: {asked_for}}}", counts(70, 100, "2026-05"))
    [said] = [one for one in captions.below(province.rolled_up(), Language.VI) if "lý do" in one]
    assert said == "Chưa có số liệu, có nêu lý do: 2 (xã A: Cáp quang – VNPT chưa gửi, xã B: Tốc độ – VNPT chưa gửi)"
