"""name-mismatch"""

import pytest

from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import CATALOG, COMMUNE, PLAN, Diagnose, Folder


def _found(folder: Folder, commune: str, content: str = COMMUNE) -> list[tuple[int, int, str]]:
    """What is found in a repository of one commune in this folder."""
    folder.write("plans/catalog/chung.yaml", CATALOG)
    folder.write(f"plans/{commune}/commune.yaml", content)
    return [(one.span.line, one.span.column, one.rule) for one in folder.validate().findings]


def test_names_that_agree_are_silent(diagnose: Diagnose) -> None:
    assert diagnose() == []


def test_a_report_of_another_period_than_its_file_name_says_is_caught_at_its_period(diagnose: Diagnose) -> None:
    assert diagnose(report="values: {}\nperiod:   2026-07\n") == [(2, 11, "name-mismatch")]


@pytest.mark.parametrize("name", ["06-2026", "2026-06-ban-sua", "2026-6", "2026-q2", "thang-6"])
def test_a_report_whose_file_is_not_named_by_its_period_is_caught(diagnose: Diagnose, name: str) -> None:
    assert diagnose(files={report(name): "period: 2026-05\n"}) == [(1, 9, "name-mismatch")]


@pytest.mark.parametrize("period", ["2025", "2026-H1", "2026-Q2", "2026-9M", "2026-05"])
def test_every_form_of_period_may_name_its_file(diagnose: Diagnose, period: str) -> None:
    assert diagnose(files={report(period): f"period: {period}\n"}) == []


def test_a_plan_of_another_year_than_its_file_name_says_is_caught_at_its_year(locate: Locate) -> None:
    assert locate(plan=PLAN.replace("2026", "2025")) == [Located("2026-so.yaml", 2, 7, "name-mismatch")]


def test_a_plan_that_runs_over_several_years_is_named_by_its_year(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN + "start: 2025-07-01\nend: 2030-12-31\n") == []


def test_a_second_plan_is_compared_with_its_own_name(diagnose: Diagnose) -> None:
    assert diagnose(files={plan("2025-so"): PLAN}) == [(2, 7, "name-mismatch")]


def test_a_plan_of_the_province_itself_is_compared_too(diagnose: Diagnose) -> None:
    assert diagnose(files={"plans/thanh-hoa/2025-so.yaml": PLAN}) == [(2, 7, "name-mismatch")]


def test_another_province_than_the_folder_is_caught_at_the_province(diagnose: Diagnose) -> None:
    assert diagnose(commune=COMMUNE.replace("Thanh Hóa", "Bắc Ninh")) == [(3, 11, "name-mismatch")]


@pytest.mark.parametrize("name", ["Xã Tân Lâm", "Phường Tân Lập", "Tân Lập"])
def test_another_commune_than_the_folder_is_caught_at_the_name(diagnose: Diagnose, name: str) -> None:
    assert diagnose(commune=COMMUNE.replace("Xã Tân Lập", name)) == [(1, 7, "name-mismatch")]


def test_a_commune_in_the_wrong_place_altogether_is_caught_twice(folder: Folder) -> None:
    assert _found(folder, "bac-ninh/xa-van-son") == [(1, 7, "name-mismatch"), (3, 11, "name-mismatch")]


@pytest.mark.parametrize("name", ["Tỉnh Thanh Hóa", "thanh hóa", "Thanh Hoá"])
def test_a_province_may_be_written_out_in_full_and_with_the_tone_on_either_vowel(diagnose: Diagnose, name: str) -> None:
    assert diagnose(commune=COMMUNE.replace("Thanh Hóa", name)) == []


def test_a_city_is_found_by_its_bare_name_too(folder: Folder) -> None:
    assert _found(folder, "hue/xa-tan-lap", COMMUNE.replace("Thanh Hóa", "Thành phố Huế")) == []


@pytest.mark.parametrize("name", ["Thanh Hóa", "Tỉnh Thanh Hóa", "thanh hoá"])
def test_the_file_of_a_province_bears_the_name_of_its_folder(diagnose: Diagnose, name: str) -> None:
    assert diagnose(files={"plans/thanh-hoa/province.yaml": f'name: {name}\ncode: "38"\n'}) == []


def test_another_province_in_its_file_than_the_folder_is_caught_at_the_name(diagnose: Diagnose) -> None:
    found = diagnose(files={"plans/thanh-hoa/province.yaml": 'code: "24"\nname: Bắc Ninh\n'})
    assert found == [(2, 7, "name-mismatch")]


def test_a_report_of_a_province_is_named_by_its_period(diagnose: Diagnose) -> None:
    assert diagnose(files={"plans/thanh-hoa/reports/2026.yaml": "period: 2025\n"}) == [(1, 9, "name-mismatch")]


def test_the_code_may_follow_the_slug_where_two_communes_share_it(folder: Folder) -> None:
    assert _found(folder, "thanh-hoa/xa-tan-lap-00001") == []


@pytest.mark.parametrize("slug", ["xa-tan-lap-00002", "xa-tan-lap-1", "Xa-Tan-Lap", "xã-tân-lập"])
def test_a_folder_with_another_code_or_no_slug_is_caught(folder: Folder, slug: str) -> None:
    assert _found(folder, f"thanh-hoa/{slug}") == [(1, 7, "name-mismatch")]


@pytest.mark.parametrize("slug", ["xa-ea-hleo", "xa-ea-h-leo"])
@pytest.mark.parametrize("name", ["Xã Ea H'Leo", "Xã Ea H’Leo"])
def test_an_apostrophe_in_a_name_may_be_left_out_or_split_the_slug(folder: Folder, slug: str, name: str) -> None:
    assert _found(folder, f"thanh-hoa/{slug}", COMMUNE.replace("Xã Tân Lập", name)) == []


def test_the_letter_d_with_a_stroke_is_d_in_a_slug(folder: Folder) -> None:
    assert _found(folder, "thanh-hoa/dac-khu-dao-do", COMMUNE.replace("Xã Tân Lập", "Đặc khu Đảo Đỏ")) == []


def test_a_file_that_is_refused_is_not_compared(diagnose: Diagnose) -> None:
    assert diagnose(commune=COMMUNE.replace("Thanh Hóa", "Bắc Ninh").replace('"00001"', "00001")) == [
        (2, 7, "ambiguous-scalar")
    ]


@pytest.mark.parametrize("province", ["thanh-hóa", "ThanhHoa", "thanh_hoa", "thanh--hoa"])
@pytest.mark.parametrize(("name", "content"), [("2026-so.yaml", PLAN), ("reports/2026-06.yaml", "period: 2026-06\n")])
def test_the_folder_of_a_province_without_its_file_is_a_slug(
    locate: Locate, province: str, name: str, content: str
) -> None:
    expected = [Located(name.rpartition("/")[2], 1, 1, "name-mismatch")]
    assert locate(files={f"plans/{province}/{name}": content}) == expected


def test_a_folder_that_is_no_slug_is_told_once(locate: Locate) -> None:
    files = {f"plans/ThanhHoa/reports/{period}.yaml": f"period: {period}\n" for period in ("2026-05", "2026-06")}
    assert locate(files=files) == [Located("2026-05.yaml", 1, 1, "name-mismatch")]


def test_a_folder_of_pictures_is_no_province(diagnose: Diagnose) -> None:
    assert diagnose(files={"plans/Ảnh/anh.txt": ""}) == []


def test_a_province_that_was_refused_is_not_compared(diagnose: Diagnose) -> None:
    refused = "name: Bắc Ninh\ncode: 38\n"
    assert [rule for _, _, rule in diagnose(files={"plans/thanh-hoa/province.yaml": refused})] == ["ambiguous-scalar"]


def test_what_the_file_of_a_province_tells_its_folder_does_not_tell_again(locate: Locate) -> None:
    files = {
        "plans/ThanhHoa/province.yaml": 'name: Thanh Hóa\ncode: "38"\n',
        "plans/ThanhHoa/reports/2026-06.yaml": "period: 2026-06\n",
    }
    found = [one for one in locate(files=files) if one.rule == "name-mismatch"]
    assert [(one.file, one.line) for one in found] == [("province.yaml", 1)]
