"""What a user calls a repository, a commune or a province is found, or what may have been meant is said."""

import unicodedata
from pathlib import Path

import pytest

from cdsplan.error import NoRepositoryError, UnknownNameError, UserError
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from tests.conftest import COMMUNE, Folder

TAN_LAP = "thanh-hoa/xa-tan-lap"
NAMESAKE = COMMUNE.replace("Xã Tân Lập", "Phường Thanh Hóa").replace("00001", "00009")


@pytest.mark.parametrize("wanted", ["xa-tan-lap", TAN_LAP, "00001", "Xã Tân Lập", "tân lập"])
def test_a_commune_is_found_by_folder_path_code_or_name(wanted: str, little: Folder) -> None:
    assert lookup.commune(little.repository, wanted) == TAN_LAP


@pytest.mark.parametrize(
    "wanted",
    [
        "plans/thanh-hoa/xa-tan-lap",
        "./plans/thanh-hoa/xa-tan-lap/",
        r"plans\thanh-hoa\xa-tan-lap",
        "plans/thanh-hoa/xa-tan-lap/commune.yaml",
        "plans/thanh-hoa/../thanh-hoa/xa-tan-lap/reports",
        "{root}/plans/thanh-hoa/xa-tan-lap",
    ],
)
def test_a_path_below_plans_means_the_commune_whose_it_is(wanted: str, little: Folder) -> None:
    assert lookup.commune_or_province(little.repository, wanted.format(root=little.root)) == TAN_LAP


def test_a_path_is_looked_for_from_where_we_stand(little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(little.root / "plans/thanh-hoa/xa-tan-lap")
    assert lookup.commune(little.repository, ".") == TAN_LAP
    assert lookup.commune_or_province(little.repository, "..") == "thanh-hoa"
    monkeypatch.chdir(little.root / "plans/thanh-hoa")
    assert lookup.commune(little.repository, "./xa-tan-lap") == TAN_LAP


@pytest.mark.parametrize("wanted", ["plans/thanh-hoa", "plans/thanh-hoa/", "plans/thanh-hoa/reports/2026.yaml"])
def test_a_provinces_path_means_the_province(wanted: str, little: Folder) -> None:
    little.write("plans/thanh-hoa/reports/2026.yaml", "period: 2026\n")
    assert lookup.commune_or_province(little.repository, wanted) == "thanh-hoa"
    assert lookup.province(little.repository, wanted) == "thanh-hoa"


@pytest.mark.parametrize("wanted", ["plans", "plans/x/y", "..", "/etc/passwd", "plans/../plans"])
def test_a_path_of_no_commune_is_told_as_it_was_written(wanted: str, little: Folder) -> None:
    with pytest.raises(UnknownNameError) as caught:
        lookup.commune_or_province(little.repository, wanted)
    assert f"`{wanted}`" in caught.value.en


@pytest.mark.parametrize("wanted", ["xa-tan-lop", "Xã Tân Lạc"])
def test_the_nearest_commune_comes_as_its_path(wanted: str, little: Folder) -> None:
    with pytest.raises(UnknownNameError) as caught:
        lookup.commune(little.repository, wanted)
    assert (caught.value.name, caught.value.near) == (wanted, (TAN_LAP,))
    assert "Did you mean" in caught.value.en


def test_without_anything_alike_the_list_is_named(little: Folder) -> None:
    with pytest.raises(UnknownNameError, match="cdsplan list") as caught:
        lookup.commune(little.repository, "zzz")
    assert caught.value.near == ()


def test_of_several_communes_each_path_is_named(little: Folder) -> None:
    little.write("plans/bac-ninh/xa-tan-lap/commune.yaml", COMMUNE.replace("Thanh Hóa", "Bắc Ninh"))
    with pytest.raises(UnknownNameError, match="one of these paths") as caught:
        lookup.commune(little.repository, "xa-tan-lap")
    assert caught.value.near == ("bac-ninh/xa-tan-lap", TAN_LAP)


def test_a_province_is_no_commune(little: Folder) -> None:
    with pytest.raises(UnknownNameError, match="is a province"):
        lookup.commune(little.repository, "thanh-hoa")


@pytest.mark.parametrize("wanted", [None, "thanh-hoa", "thanh-hoa/", "Thanh Hóa", "Tỉnh Thanh Hóa"])
def test_a_province_is_found_by_folder_or_name_or_as_the_only_one(wanted: str | None, little: Folder) -> None:
    assert lookup.province(little.repository, wanted) == "thanh-hoa"


def test_of_several_provinces_none_is_the_only_one(little: Folder) -> None:
    little.write("plans/bac-ninh/xa-an-phu/commune.yaml", COMMUNE)
    assert lookup.province(little.repository, None) is None


def test_an_unknown_province_comes_with_the_nearest_or_with_all(little: Folder) -> None:
    with pytest.raises(UnknownNameError) as caught:
        lookup.province(little.repository, "thanh-hao")
    assert caught.value.near == ("thanh-hoa",)
    with pytest.raises(UnknownNameError, match="There are: thanh-hoa") as caught:
        lookup.province(little.repository, "zzz")
    assert caught.value.near == ()


def test_a_folder_without_plans_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError, match="no folder plans/"):
        lookup.repository_at(tmp_path)


def test_paths_are_those_from_the_root(little: Folder) -> None:
    assert lookup.inside(little.repository, little.root / "plans" / "catalog") == "plans/catalog"
    assert lookup.inside(little.repository, little.root / "plans" / "thanh-hoa" / ".." / "catalog") == "plans/catalog"
    for outside in (little.root.parent, little.root / ".." / "khac" / "plans"):
        with pytest.raises(UserError, match="outside the repository"):
            lookup.inside(little.repository, outside)


def test_a_repository_is_the_same_however_the_way_to_it_is_written(little: Folder) -> None:
    home = Repository(little.root / "plans" / "..")
    assert lookup.inside(home, little.root / "plans") == "plans"
    for given in (f"plans/{TAN_LAP}", f"{little.root}/plans/{TAN_LAP}"):
        assert lookup.commune_or_province(home, given) == TAN_LAP


def test_a_commune_is_found_by_its_composed_name_whatever_the_disk_holds(little: Folder) -> None:
    apart = unicodedata.normalize("NFD", "thanh-hoa/xã-tân")
    little.write(f"plans/{apart}/commune.yaml", COMMUNE.replace("Tân Lập", "Tân").replace("00001", "00002"))
    for wanted in ("xã-tân", "thanh-hoa/xã-tân", apart):
        assert lookup.commune(little.repository, wanted) == apart
    assert little.repository.find("thanh-hoa/xã-lập") == []


def test_a_path_is_found_by_the_names_of_the_disk(tmp_path: Path) -> None:
    held = tmp_path / unicodedata.normalize("NFD", "thư-mục") / unicodedata.normalize("NFD", "2026-hạ-tầng.yaml")
    held.parent.mkdir()
    held.touch()
    assert lookup.on_disk(tmp_path / "thư-mục" / "2026-hạ-tầng.yaml") == held
    assert lookup.on_disk(held) == held
    for nowhere in ("thư-mục/2026-lạ.yaml", "lạ/hạ.yaml", "la/ha.yaml"):
        assert not lookup.on_disk(tmp_path / nowhere).exists()


@pytest.mark.parametrize("wanted", ["thanh-hoa", "thanh-hoa/", "38", "Thanh Hóa", "thanh hoá", "Tỉnh Thanh Hóa"])
def test_either_a_province_or_a_commune_is_found(wanted: str, little: Folder) -> None:
    little.write("plans/thanh-hoa/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    assert lookup.commune_or_province(little.repository, wanted) == "thanh-hoa"
    assert lookup.commune_or_province(little.repository, "Tân Lập") == TAN_LAP


@pytest.mark.parametrize("wanted", ["24", "thanh-hoa/reports", "reports", "catalog"])
def test_what_is_neither_is_told(wanted: str, little: Folder) -> None:
    little.write("plans/thanh-hoa/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    little.write("plans/thanh-hoa/reports/2026.yaml", "period: 2026\n")
    with pytest.raises(UnknownNameError):
        lookup.commune_or_province(little.repository, wanted)


@pytest.mark.parametrize("wanted", ["Thanh Hóa", "thanh hoa", " Thanh hoá "])
def test_a_name_of_a_province_and_of_a_commune_is_asked_back(wanted: str, little: Folder) -> None:
    little.write("plans/thanh-hoa/phuong-thanh-hoa/commune.yaml", NAMESAKE)
    with pytest.raises(UnknownNameError, match="one of these paths") as caught:
        lookup.commune_or_province(little.repository, wanted)
    assert caught.value.near == ("thanh-hoa", "thanh-hoa/phuong-thanh-hoa")


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("thanh-hoa", "thanh-hoa"),
        ("./thanh-hoa/", "thanh-hoa"),
        ("38", "thanh-hoa"),
        ("Tỉnh Thanh Hóa", "thanh-hoa"),
        ("phuong-thanh-hoa", "thanh-hoa/phuong-thanh-hoa"),
        ("Phường Thanh Hóa", "thanh-hoa/phuong-thanh-hoa"),
        ("00009", "thanh-hoa/phuong-thanh-hoa"),
    ],
)
def test_a_folder_a_code_or_a_whole_name_means_one_of_two_namesakes(wanted: str, path: str, little: Folder) -> None:
    little.write("plans/thanh-hoa/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    little.write("plans/thanh-hoa/phuong-thanh-hoa/commune.yaml", NAMESAKE)
    assert lookup.commune_or_province(little.repository, wanted) == path


def test_a_communes_folder_is_no_name_of_a_city(little: Folder) -> None:
    little.write("plans/thanh-pho-hue/hue/commune.yaml", NAMESAKE)
    assert lookup.commune_or_province(little.repository, "hue") == "thanh-pho-hue/hue"


def test_a_path_out_of_the_plans_is_no_province(little: Folder) -> None:
    with pytest.raises(UnknownNameError):
        lookup.commune_or_province(little.repository, "plans/../thanh-hoa")


def test_a_city_is_found_without_the_word_for_it(little: Folder) -> None:
    little.write("plans/thanh-pho-hue/province.yaml", 'name: Thành phố Huế\ncode: "46"\n')
    for wanted in ("Huế", "Thành phố Huế", "tp Huế", "46"):
        assert lookup.province(little.repository, wanted) == "thanh-pho-hue"


@pytest.mark.parametrize(("content", "name"), [(None, "Thanh Hóa"), ("Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa")])
def test_a_province_is_called_as_its_file_says_else_as_its_communes_do(
    content: str | None, name: str, little: Folder
) -> None:
    if content:
        little.write("plans/thanh-hoa/province.yaml", f'name: {content}\ncode: "38"\n')
    assert lookup.files_of(little.repository, "thanh-hoa").unit.name == name
