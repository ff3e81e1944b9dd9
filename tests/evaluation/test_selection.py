"""What a user calls a plan, a party or a status is found, or what there is instead is said."""

from datetime import date

import pytest

from cdsplan.error import UnknownNameError
from cdsplan.evaluation import selection
from cdsplan.evaluation.gap_table import progress
from cdsplan.evaluation.standing import STATUSES
from tests.offices import PLAN, office

PARTY = "Doanh nghiệp viễn thông"
FILES = office({"2026-so": PLAN.replace("value: 80}", f"value: 80, party: {PARTY}}}"), "2026-khac": PLAN})


@pytest.mark.parametrize("wanted", ["2026-so", "2026-so.yaml"])
def test_a_plan_is_found_by_the_name_of_its_file(wanted: str) -> None:
    assert selection.plan(FILES, wanted) == "2026-so"


@pytest.mark.parametrize("wanted", [PARTY, "DOANH NGHIỆP VIỄN THÔNG", " doanh nghiep vien thong "])
def test_a_party_is_found_whatever_its_case_and_accents(wanted: str) -> None:
    assert selection.party(FILES, wanted) == PARTY


def test_nothing_that_is_asked_for_is_nothing() -> None:
    assert selection.plan(FILES, None) is selection.party(FILES, None) is None
    assert selection.statuses([]) == []


def test_statuses_come_in_the_order_of_the_table() -> None:
    assert selection.statuses(["stale", "met"]) == [one for one in STATUSES if one in {"stale", "met"}]


def test_an_unknown_plan_comes_with_those_that_there_are_and_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="2026-so, 2026-khac") as caught:
        selection.plan(FILES, "2026-sô")
    assert (caught.value.name, caught.value.near) == ("2026-sô", ("2026-so",))


def test_an_unknown_party_comes_with_those_that_there_are() -> None:
    with pytest.raises(UnknownNameError, match=PARTY) as caught:
        selection.party(FILES, "UBND")
    assert caught.value.near == ()


def test_where_no_plan_names_a_party_none_can_be_asked_for() -> None:
    with pytest.raises(UnknownNameError, match="leave --party out"):
        selection.party(office(), PARTY)


@pytest.mark.parametrize(
    "word", ["behind", "Behind", "Chậm tiến độ", "chậm tiến độ", "cham tien do", "CHẬM TIẾN ĐỘ", " behind "]
)
def test_a_status_may_be_called_as_people_say_it(word: str) -> None:
    assert selection.statuses([word]) == ["behind"]


def test_what_explains_a_status_may_be_left_out() -> None:
    assert selection.statuses(["Chưa tính được", "Undefined (denominator is 0)"]) == ["undefined"]


def test_met_and_not_met_yet_are_never_taken_for_each_other() -> None:
    assert [selection.statuses([word]) for word in ("Đạt", "Chưa đạt", "Không đạt")] == [["met"], ["open"], ["missed"]]


def test_an_unknown_status_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="there is no status `mett`") as caught:
        selection.statuses(["met", "mett"])
    assert caught.value.near == ("met",)


GROUPED = office(
    {
        "2026-so": """\
title: Kế hoạch
year: 2026
indicators:
  - {id: toc_do, group: I, name: Tốc độ mạng, name_en: Speed, measure: number, unit: M, targets: [{op: ">=", value: 5}]}
  - {id: dti, group: II, name: Chỉ số DTI, measure: number, unit: điểm, targets: [{op: ">=", value: 5}]}
  - {id: het_han, group: II, name: Hết hạn, measure: percent, targets: [{op: ">=", value: 5, until: 2026-01-02}]}
  - {id: hang, group: II, name: Tốc độ mạng, measure: number, unit: hạng, targets: [{op: ">=", value: 5}]}
"""
    }
)


def indicator(wanted: str) -> str:
    return selection.indicator(GROUPED, wanted, lambda: progress(GROUPED, date(2026, 6, 30)))


@pytest.mark.parametrize("wanted", ["dti", " dti ", "Chỉ số DTI", "chi so dti", "2"])
def test_an_indicator_is_found_by_its_id_its_name_and_its_number(wanted: str) -> None:
    expected = "hang" if wanted == "2" else "dti"  # the table leaves out what is no longer in force
    assert indicator(wanted) == expected


def test_an_indicator_is_found_by_its_english_name() -> None:
    assert indicator("speed") == "toc_do"


@pytest.mark.parametrize(("wanted", "near"), [("1", ("toc_do", "dti")), ("toc do mang", ("toc_do", "hang"))])
def test_a_number_or_a_name_of_several_indicators_lists_them(wanted: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownNameError, match=r"toc_do \(Tốc độ mạng\)") as caught:
        indicator(wanted)
    assert caught.value.near == near


@pytest.mark.parametrize(("wanted", "near"), [("dtii", ("dti",)), ("chỉ số DTII", ("dti",)), ("9", ()), ("²", ())])
def test_an_unknown_indicator_comes_with_the_nearest_by_id_or_name(wanted: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownNameError, match="no plan here has an indicator") as caught:
        indicator(wanted)
    assert caught.value.near == near


def test_an_id_is_found_without_reckoning_tables() -> None:
    def never() -> None:
        raise AssertionError

    assert selection.indicator(GROUPED, "dti", never) == "dti"  # type: ignore[arg-type]
