"""duplicate-code"""

from cdsplan.checks.rules import check_whole
from cdsplan.model.files import Commune
from tests.checks.rules.conftest import Locate, Located
from tests.conftest import COMMUNE, PATHS, Diagnose, Folder

SECOND = "plans/thanh-hoa/xa-tan-thanh/commune.yaml"
THIRD = "plans/thanh-hoa/xa-tan-tien/commune.yaml"


def _named(name: str) -> str:
    return COMMUNE.replace("Tân Lập", name)


def test_codes_that_differ_are_silent(diagnose: Diagnose) -> None:
    assert diagnose(files={SECOND: _named("Tân Thành").replace("00001", "00002")}) == []


def test_a_code_of_two_communes_is_reported_at_the_second_with_the_place_of_the_first(folder: Folder) -> None:
    folder.write("plans/thanh-hoa/xa-tan-lap/commune.yaml", COMMUNE)
    folder.write(SECOND, _named("Tân Thành"))
    (found,) = folder.validate().findings
    assert (found.path, found.span.line, found.span.column, found.rule) == (SECOND, 2, 7, "duplicate-code")
    (first,) = found.related
    assert (first.path, first.span.line, first.span.column) == ("plans/thanh-hoa/xa-tan-lap/commune.yaml", 2, 7)


def test_each_further_commune_is_reported(locate: Locate) -> None:
    first = (("commune.yaml", 2, 7),)
    assert locate(files={SECOND: _named("Tân Thành"), THIRD: _named("Tân Tiến")}) == [
        Located("commune.yaml", 2, 7, "duplicate-code", first),
        Located("commune.yaml", 2, 7, "duplicate-code", first),
    ]


def test_a_code_is_unique_across_provinces(diagnose: Diagnose) -> None:
    elsewhere = _named("Tân Lập").replace("Thanh Hóa", "Bắc Ninh")
    assert diagnose(files={"plans/bac-ninh/xa-tan-lap/commune.yaml": elsewhere}) == [(2, 7, "duplicate-code")]


def test_a_slug_shared_by_two_communes_is_harmless(diagnose: Diagnose) -> None:
    twin = COMMUNE.replace("00001", "00002")
    assert diagnose(files={"plans/thanh-hoa/xa-tan-lap-00002/commune.yaml": twin}) == []


def test_a_successor_may_name_the_code_of_another_commune(diagnose: Diagnose) -> None:
    gone = _named("Tân Thành").replace("00001", "00002") + 'dissolved: 2025-07-01\nsuccessor: "00001"\n'
    assert diagnose(files={SECOND: gone}) == []


def test_a_commune_that_is_refused_has_no_code(diagnose: Diagnose) -> None:
    assert diagnose(files={SECOND: _named("Tân Thành") + "dan_so: 1\n"}) == [(4, 1, "unknown-field")]


def test_of_those_that_share_a_code_one_that_is_refused_when_it_is_read_again_has_none(little: Folder) -> None:
    little.write(SECOND, "dan_so: 1\n")
    little.write(THIRD, _named("Tân Tiến"))
    communes = [
        little.repository.read(Commune, tuple(path.split("/")[1:])) for path in (SECOND, PATHS["commune"], THIRD)
    ]
    assert [one.path for one in check_whole((), communes, None)] == [THIRD]


def test_it_needs_the_whole_repository(little: Folder) -> None:
    little.write(SECOND, _named("Tân Thành"))
    assert little.validate("plans/thanh-hoa/xa-tan-thanh", "plans/thanh-hoa/xa-tan-lap").findings == ()
    assert [one.rule for one in little.validate("plans").findings] == ["duplicate-code"]
    assert [one.rule for one in little.validate().findings] == ["duplicate-code"]


def test_two_provinces_may_not_share_a_code_either(locate: Locate) -> None:
    files = {f"plans/{slug}/province.yaml": f'name: {name}\ncode: "38"\n' for slug, name in PROVINCES.items()}
    first = (("province.yaml", 2, 7),)
    assert locate(files=files) == [Located("province.yaml", 2, 7, "duplicate-code", first)]


PROVINCES = {"bac-ninh": "Bắc Ninh", "thanh-hoa": "Tỉnh Thanh Hóa"}
