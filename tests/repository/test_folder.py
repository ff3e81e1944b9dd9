"""A folder to communes, plans, reports and catalog; names to communes; what the disk can do to a reader."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cdsplan.finding import Finding
from cdsplan.model.files import Report
from cdsplan.model.kinds import Kind
from cdsplan.repository import links
from cdsplan.repository.commune_files import Unit
from cdsplan.repository.folder import Repository
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder

HOME = "plans/thanh-hoa/xa-tan-lap"
STRAYS = """
    a.yaml commune.yaml 2026-a.yaml cdsplan.yml catalog/a.yml catalog/b/a.yaml catalog/b/2026-a.yaml
    catalog/b/commune.yaml thanh-hoa/commune.yaml thanh-hoa/plan.yaml thanh-hoa/xa-a/plan.yaml
    thanh-hoa/xa-a/26-a.yaml thanh-hoa/xa-a/2026.yaml thanh-hoa/xa-a/2026-.yaml thanh-hoa/xa-a/２０２６-a.yaml
    thanh-hoa/xa-a/2026-a.YAML thanh-hoa/xa-a/2026-a.yml thanh-hoa/xa-a/reports/2026.yml
    thanh-hoa/xa-a/reports/cu/2026.yaml thanh-hoa/xa-a/baocao/2026-06.yaml .a.yaml thanh-hoa/reports/cu/2026-06.yaml
"""


def places(findings: list[Finding] | tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.path, one.rule) for one in findings]


def commune(name: str, code: str) -> str:
    return COMMUNE.replace("Xã Tân Lập", name).replace("00001", code)


@pytest.fixture
def several(folder: Folder) -> Folder:
    """Communes whose names are alike."""
    for path, name, code in (
        ("bac-ninh/xa-tan-thanh", "Xã Tân Thành", "00002"),
        ("bac-ninh/xa-van-son", "Xã Vân Sơn", "07621"),
        ("phu-tho/xa-van-son", "Xã Vân Sơn", "05152"),
        ("thanh-hoa/phuong-tan-thanh", "Phường Tân Thành", "00003"),
        ("thanh-hoa/xa-tan-thanh-00004", "Xã Tân Thanh", "00004"),
        ("thanh-hoa/xa-tan-thanh-00005", "Xã Tân Thành", "00005"),
        ("thanh-hoa/xa-hoa-loc", "Xã Hoà Lộc", "00006"),
        ("thanh-hoa/dac-khu-dao-me", "Đặc khu Đảo Mê", "00007"),
    ):
        folder.write(f"plans/{path}/commune.yaml", commune(name, code))
    return folder


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        # A slug, or a path.
        ("xa-hoa-loc", ["thanh-hoa/xa-hoa-loc"]),
        ("xa-van-son", ["bac-ninh/xa-van-son", "phu-tho/xa-van-son"]),
        ("phu-tho/xa-van-son", ["phu-tho/xa-van-son"]),
        (" phu-tho/xa-van-son/ ", ["phu-tho/xa-van-son"]),
        ("xa-tan-thanh-00004", ["thanh-hoa/xa-tan-thanh-00004"]),
        ("xa-tan-thanh", ["bac-ninh/xa-tan-thanh"]),
        # A code.
        ("05152", ["phu-tho/xa-van-son"]),
        ("99999", []),
        ("０５１５２", []),
        # A name: with its accents, else without; the word before it may be left out.
        ("Xã Hoà Lộc", ["thanh-hoa/xa-hoa-loc"]),
        ("hoà lộc", ["thanh-hoa/xa-hoa-loc"]),
        ("Hòa Lộc", ["thanh-hoa/xa-hoa-loc"]),
        ("hoa  loc", ["thanh-hoa/xa-hoa-loc"]),
        ("XA HOA LOC", ["thanh-hoa/xa-hoa-loc"]),
        ("dao me", ["thanh-hoa/dac-khu-dao-me"]),
        ("đặc khu đảo mê", ["thanh-hoa/dac-khu-dao-me"]),
        ("dac khu dao me", ["thanh-hoa/dac-khu-dao-me"]),
        ("Tân Thanh", ["thanh-hoa/xa-tan-thanh-00004"]),
        ("Tân Thành", ["bac-ninh/xa-tan-thanh", "thanh-hoa/phuong-tan-thanh", "thanh-hoa/xa-tan-thanh-00005"]),
        ("Phường Tân Thành", ["thanh-hoa/phuong-tan-thanh"]),
        ("Xã Tân Thành", ["bac-ninh/xa-tan-thanh", "thanh-hoa/xa-tan-thanh-00005"]),
        ("phuong tan thanh", ["thanh-hoa/phuong-tan-thanh"]),
        ("Vân Sơn", ["bac-ninh/xa-van-son", "phu-tho/xa-van-son"]),
        # Nothing.
        ("Vân Sa", []),
        ("phường Hoà Lộc", []),
        ("thanh-hoa", []),
        ("", []),
        ("/", []),
        ("..", []),
        ("../plans", []),
        ("thanh-hoa/..", []),
        ("thanh-hoa/xa-hoa-loc/reports", []),
        ("x" * 5000, []),
        ("thanh-hoa/" + "x" * 5000, []),
        ("xa\0", []),
    ],
)
def test_a_commune_is_found_by_slug_path_code_or_name(several: Folder, wanted: str, paths: list[str]) -> None:
    found = several.repository.find(wanted)
    assert found == paths


def test_a_slug_that_two_share_finds_both_folders(several: Folder) -> None:
    (several.root / "plans/bac-ninh/xa-tan-thanh").rename(several.root / "plans/bac-ninh/xa-tan-thanh-00002")
    assert several.repository.find("xa-tan-thanh") == [
        "bac-ninh/xa-tan-thanh-00002",
        "thanh-hoa/xa-tan-thanh-00004",
        "thanh-hoa/xa-tan-thanh-00005",
    ]


def test_a_decomposed_name_is_found(several: Folder) -> None:
    assert several.repository.find("Đảo Mê") == ["thanh-hoa/dac-khu-dao-me"]


def test_the_catalog_is_no_commune(folder: Folder) -> None:
    folder.write("plans/catalog/xa-a/commune.yaml", COMMUNE)
    assert folder.repository.find("catalog/xa-a") == []
    assert folder.repository.find("xa-a") == []


def test_a_slug_is_found_however_broken_the_other_communes_are(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-hong/commune.yaml", "name: [")
    (little.root / "plans/thanh-hoa/xa-vong").symlink_to("xa-vong")
    assert little.repository.find("xa-tan-lap") == ["thanh-hoa/xa-tan-lap"]
    assert little.repository.find("Tân Lập") == ["thanh-hoa/xa-tan-lap"]
    assert little.repository.commune_files("thanh-hoa/xa-tan-lap").findings == []


def test_a_broken_commune_is_found_by_its_folder_and_by_nothing_else(little: Folder) -> None:
    little.write(PATHS["commune"], "name: [")
    assert little.repository.find("xa-tan-lap") == ["thanh-hoa/xa-tan-lap"]
    assert little.repository.find("Tân Lập") == []
    assert little.repository.find("00001") == []


@pytest.mark.parametrize("path", STRAYS.split())
def test_a_yaml_file_in_any_other_place_is_a_stray(little: Folder, path: str) -> None:
    little.write(f"plans/{path}", "")
    assert places(little.validate().findings) == [(f"plans/{path}", "stray-file")]


@pytest.mark.parametrize("path", ["README.md", ".#a.yaml", "thanh-hoa/.cu/a.yaml", "thanh-hoa/xa-tan-lap/a.txt"])
def test_other_files_and_hidden_ones_are_left_alone(little: Folder, path: str) -> None:
    little.write(f"plans/{path}", "")
    assert little.validate().findings == ()


def test_a_commune_holds_its_files_in_the_order_of_their_names(little: Folder) -> None:
    little.write(f"{HOME}/2025-so.yaml", PLAN.replace("2026", "2025"))
    little.write(f"{HOME}/reports/2026-03.yaml", REPORT.replace("-06", "-03"))
    commune_files = little.repository.commune_files("thanh-hoa/xa-tan-lap")
    assert [file.path.removeprefix(f"{HOME}/") for file in commune_files.files] == [
        "commune.yaml",
        "2025-so.yaml",
        "2026-so.yaml",
        "reports/2026-03.yaml",
        "reports/2026-06.yaml",
    ]


def test_a_province_holds_its_own_plan_and_not_those_of_its_communes(little: Folder) -> None:
    little.write("plans/thanh-hoa/2026-tinh.yaml", PLAN)
    commune_files = little.repository.commune_files("thanh-hoa")
    assert [file.path for file in commune_files.files] == ["plans/thanh-hoa/2026-tinh.yaml"]
    assert commune_files.commune is None


def test_plans_without_a_commune_file_are_told(little: Folder) -> None:
    (little.root / PATHS["commune"]).unlink()
    assert places(little.validate().findings) == [(PATHS["commune"], "unreadable-file")]


def test_the_catalog_is_all_its_files(little: Folder) -> None:
    little.write("plans/catalog/a.yaml", "variables: {phi: {name: Phí, kind: quantity}}\n")
    commune_files = little.repository.commune_files("thanh-hoa/xa-tan-lap")
    assert {"ho", "phi"} <= set(commune_files.definitions.variables)


def test_settings_are_read_and_without_them_the_defaults_hold(little: Folder) -> None:
    assert little.repository.settings.model is not None
    assert little.repository.settings.model.calendar == "nd09"
    little.write(PATHS["settings"], "calendar: calendar\n")
    assert little.repository.commune_files("thanh-hoa/xa-tan-lap").settings.calendar == "calendar"


def test_broken_settings_are_told_and_the_defaults_hold(little: Folder) -> None:
    little.write(PATHS["settings"], "calendar: nd10\n")
    assert places(little.validate().findings) == [(PATHS["settings"], "bad-value")]
    assert little.repository.commune_files("thanh-hoa/xa-tan-lap").settings.calendar == "nd09"


@pytest.mark.parametrize("make", ["", "plans"])
def test_a_folder_without_plans_holds_nothing(tmp_path: Path, make: str) -> None:
    (tmp_path / make).mkdir(exist_ok=True)
    home = Repository(tmp_path)
    assert list(home.paths()) == []
    assert home.catalogs == []
    assert home.strays() == []
    assert home.find("xa-a") == []
    assert Folder(tmp_path).validate().findings == ()


def fifo(file: Path) -> None:
    os.mkfifo(file)


def folder_of_that_name(file: Path) -> None:
    file.mkdir()


def link_out(file: Path) -> None:
    plans = next(above for above in file.parents if above.name == "plans")
    outside = plans.parent.with_name("ngoai.yaml")
    outside.write_text(REPORT)
    file.symlink_to(outside)


def link_to_itself(file: Path) -> None:
    file.symlink_to(file.name)


def link_to_nothing(file: Path) -> None:
    file.symlink_to("khong-co.yaml")


def locked(file: Path) -> None:
    file.write_text(REPORT)
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("whoever runs this may read everything")


@pytest.mark.parametrize("make", [fifo, folder_of_that_name, link_out, link_to_itself, link_to_nothing, locked])
@pytest.mark.parametrize("kind", ["plan", "report", "commune", "catalog", "settings"])
def test_what_cannot_be_read_is_told_and_never_waited_for(
    little: Folder, kind: str, make: Callable[[Path], None]
) -> None:
    file = little.root / PATHS[kind]
    file.unlink(missing_ok=True)
    make(file)
    findings = [one for one in places(little.validate().findings) if one[1] == "unreadable-file"]
    assert findings == [(PATHS[kind], "unreadable-file")]


def test_a_link_within_the_repository_is_followed(little: Folder) -> None:
    (little.root / "chung.yaml").write_text(CATALOG)
    catalog = little.root / PATHS["catalog"]
    catalog.unlink()
    catalog.symlink_to("../../chung.yaml")
    assert little.validate().findings == ()


def test_a_commune_linked_from_outside_is_not_read(little: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = Folder(tmp_path_factory.mktemp("ngoai"))
    outside.write("commune.yaml", commune("Xã Xa", "00009"))
    (little.root / "plans/thanh-hoa/xa-xa").symlink_to(outside.root)
    assert places(little.validate().findings) == [("plans/thanh-hoa/xa-xa", "unreadable-file")]
    assert little.repository.find("00009") == []


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another repository, in which the files of the little one stand once more."""
    other = Folder(tmp_path_factory.mktemp("ngoai"))
    for kind, content in (("catalog", CATALOG), ("commune", COMMUNE), ("plan", PLAN), ("report", REPORT)):
        other.write(PATHS[kind], content.replace("00001", "00009"))
    return other.root


def relink(root: Path, path: str, leads_to: str | Path) -> None:
    """Put a link in the place of whatever stands there."""
    if (root / path).is_dir():
        shutil.rmtree(root / path)
    (root / path).symlink_to(leads_to)


LED_OUT = ["plans", "plans/catalog", "plans/thanh-hoa", HOME, f"{HOME}/reports"]


@pytest.mark.parametrize("path", LED_OUT)
def test_a_folder_that_leads_out_is_told_once_and_not_looked_into(little: Folder, outside: Path, path: str) -> None:
    relink(little.root, path, outside / path)
    found = [one for one in little.validate().findings if one.rule == "unreadable-file"]
    assert [(one.path, one.message) for one in found] == [(path, links.OUT)]
    home = little.repository
    assert home.find("00009") == []
    assert not any(file.startswith(f"{path}/") for file in little.validate().paths)


@pytest.mark.parametrize("leads_to", ["/", "/etc/passwd", "/khong-co", "../../../.."])
@pytest.mark.parametrize("path", ["plans/ngoai", "plans/thanh-hoa/ngoai", f"{HOME}/reports"])
def test_wherever_a_folder_leads_out_to_it_is_told_the_same(little: Folder, path: str, leads_to: str) -> None:
    relink(little.root, path, leads_to)
    assert places(little.validate().findings) == [(path, "unreadable-file")]
    assert places(little.validate(path).findings) == [(path, "unreadable-file")]


def test_below_a_folder_that_leads_out_nothing_is_found(little: Folder, outside: Path) -> None:
    (little.root / "plans/ngoai").symlink_to(outside / "plans/thanh-hoa")
    home = little.repository
    assert home.find("ngoai/xa-tan-lap") == []
    assert home.find("xa-tan-lap") == ["thanh-hoa/xa-tan-lap"]
    assert list(home.paths()) == ["thanh-hoa/xa-tan-lap"]
    assert places(little.validate("plans/ngoai/xa-tan-lap").findings) == [("plans/ngoai", "unreadable-file")]


@pytest.mark.parametrize("path", LED_OUT)
def test_what_git_keeps_is_not_led_to(little: Folder, path: str) -> None:
    little.write(".git/commune.yaml", COMMUNE)
    relink(little.root, path, little.root / ".git")
    (finding,) = [one for one in little.validate().findings if one.rule == "unreadable-file"]
    assert (finding.path, finding.message) == (path, links.HIDDEN)


def test_a_file_is_not_led_to_what_git_keeps(little: Folder) -> None:
    little.write(".git/config", "token: bi-mat")
    (little.root / PATHS["plan"]).unlink()
    (little.root / PATHS["plan"]).symlink_to("../../../.git/config")
    (finding,) = little.validate().findings
    assert (finding.message, finding.excerpt) == (links.HIDDEN, "")


@pytest.mark.parametrize("path", ["plans/thanh-hoa", HOME, f"{HOME}/reports", "plans/catalog", "plans"])
def test_a_folder_may_be_a_link_within_the_repository(little: Folder, path: str) -> None:
    (little.root / path).rename(little.root / "that")
    (little.root / path).symlink_to(little.root / "that")
    assert little.validate().findings == ()
    assert little.validate().files == 4
    assert little.repository.find("00001") == ["thanh-hoa/xa-tan-lap"]


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [("plans/vong", "."), ("plans/thanh-hoa/vong", "."), ("plans/thanh-hoa/vong", ".."), (f"{HOME}/reports", "..")],
)
def test_a_link_back_is_told_and_not_walked_again(little: Folder, path: str, leads_to: str) -> None:
    relink(little.root, path, leads_to)
    (finding,) = little.validate().findings
    assert (finding.path, finding.message) == (path, links.BACK)
    assert len(list(little.repository.paths())) <= 2


def test_two_links_that_lead_to_each_other_end(little: Folder) -> None:
    (little.root / "plans/thanh-hoa/xa-a").symlink_to("xa-b")
    (little.root / "plans/thanh-hoa/xa-b").symlink_to("xa-a")
    assert little.validate().findings == ()


def test_a_file_that_becomes_a_link_while_it_is_opened_is_not_followed(
    little: Folder, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def swap(file: str, flags: int) -> int:
        (little.root / PATHS["report"]).unlink(missing_ok=True)
        (little.root / PATHS["report"]).symlink_to(outside / PATHS["report"])
        return opened(file, flags)

    home = little.repository
    monkeypatch.setattr(os, "open", swap)
    assert home.read(Report, ("thanh-hoa", "xa-tan-lap", "reports", "2026-06.yaml")).model is None


def test_a_file_that_vanishes_is_told(little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished(file: str, _flags: int) -> int:
        raise FileNotFoundError(file)

    monkeypatch.setattr(os, "open", vanished)
    assert {one[1] for one in places(little.validate().findings)} == {"unreadable-file"}


def test_a_file_costs_one_question_and_a_folder_one(little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    questions: list[str] = []
    lstat = os.lstat

    def ask(file: str) -> os.stat_result:
        questions.append(os.fspath(file))
        return lstat(file)

    monkeypatch.setattr(os, "lstat", ask)
    for month in range(1, 5):
        little.write(f"{HOME}/reports/2026-0{month}.yaml", REPORT.replace("-06", f"-0{month}"))
    home = little.repository
    questions.clear()
    home.commune_files("thanh-hoa/xa-tan-lap")
    below = sorted(file.removeprefix(f"{little.root}/{HOME}") for file in questions if HOME in file)
    assert below == sorted(
        [
            "",
            "/2026-so.yaml",
            "/commune.yaml",
            "/reports",
            *(f"/reports/2026-0{month}.yaml" for month in (1, 2, 3, 4, 6)),
        ]
    )


def test_a_repository_may_itself_be_reached_by_a_link(little: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("lien-ket") / "kho"
    link.symlink_to(little.root)
    assert Folder(link).validate().findings == ()


@pytest.mark.parametrize(
    "path", ["plans/vong", "plans/thanh-hoa/xa-vong", f"{HOME}/reports/vong", "plans/catalog/vong"]
)
def test_a_folder_that_links_to_itself_is_passed_by(little: Folder, path: str) -> None:
    (little.root / path).symlink_to((little.root / path).name)
    assert little.validate().findings == ()
    assert little.repository.find("vong") == []


def test_a_folder_that_links_to_one_above_is_not_walked_for_ever(little: Folder) -> None:
    (little.root / HOME / "reports/vong").symlink_to("..")
    assert little.validate().findings == ()


@pytest.fixture
def too_deep(little: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A commune with folders in it whose path is longer than the system takes."""
    with monkeypatch.context() as patch:
        patch.chdir(little.root / HOME)
        for _ in range(20):
            os.mkdir("x" * 250)  # noqa: PTH102  a Path would be too long
            os.chdir("x" * 250)
    return little


def test_a_folder_that_cannot_be_listed_is_told(too_deep: Folder) -> None:
    (finding,) = too_deep.validate().findings
    assert finding.rule == "unreadable-file"
    assert finding.path.startswith(f"{HOME}/xxx")


@pytest.fixture
def thousand(little: Folder) -> Iterator[list[str]]:
    """A commune with a thousand folders in it, each in the one before; pytest could not clear them away."""
    paths = [HOME + "/a" * depth for depth in range(1, 1001)]
    for path in paths:
        (little.root / path).mkdir()
    yield paths
    (little.root / paths[-1] / "b.yaml").unlink()
    for path in reversed(paths):
        (little.root / path).rmdir()


def test_a_thousand_folders_deep_is_walked(little: Folder, thousand: list[str]) -> None:
    little.write(f"{thousand[-1]}/b.yaml", "")
    assert places(little.validate().findings) == [(f"{thousand[-1]}/b.yaml", "stray-file")]


@pytest.mark.parametrize(
    "name", ["2026-hạ tầng.yaml", "2026-[a] 'b'.yaml", "2026-a,line=9.yaml", "2026-a\nb.yaml", "2026-\x1b.yaml"]
)
def test_a_file_name_may_hold_any_character(little: Folder, name: str) -> None:
    little.write(f"{HOME}/{name}", PLAN.replace("2026", "2025"))
    assert places(little.validate().findings) == [(f"{HOME}/{name}", "name-mismatch")]


def test_a_file_name_that_is_not_utf8_can_be_printed(little: Folder) -> None:
    for name in (b"2026-\xff.yaml", b"\xff.yaml"):
        try:
            (little.root / HOME / os.fsdecode(name)).write_text("a: 1")
        except OSError:
            pytest.skip("this disk takes only UTF-8")
    paths = {one.path for one in little.validate().findings}
    assert paths == {f"{HOME}/2026-\\udcff.yaml", f"{HOME}/\\udcff.yaml"}


def test_a_file_is_read_as_the_kind_one_asks_for(little: Folder) -> None:
    loaded = little.repository.load(Kind.COMMUNE, PATHS["plan"])
    assert loaded.model is None
    assert {one.rule for one in loaded.findings} == {"missing-field", "unknown-field"}


PROVINCE = 'name: Thanh Hóa\ncode: "38"\n'


def test_a_provinces_own_files_are_its_province_yaml_its_plans_and_its_reports(little: Folder) -> None:
    little.write("plans/thanh-hoa/province.yaml", PROVINCE)
    little.write("plans/thanh-hoa/2026-tinh.yaml", PLAN)
    little.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\n")
    files = little.repository.commune_files("thanh-hoa")
    assert [file.path for file in files.files] == [
        "plans/thanh-hoa/province.yaml",
        "plans/thanh-hoa/2026-tinh.yaml",
        "plans/thanh-hoa/reports/2026-06.yaml",
    ]
    assert files.unit == Unit("Thanh Hóa", "38", "Thanh Hóa")


def test_the_reports_of_a_province_are_no_commune(little: Folder) -> None:
    little.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\n")
    home = little.repository
    assert (home.communes("thanh-hoa"), list(home.paths())) == (["thanh-hoa/xa-tan-lap"],) * 2
    assert home.find("reports") == home.find("thanh-hoa/reports") == []


def test_a_province_without_its_file_is_called_as_its_folder_or_as_its_communes_write_it(little: Folder) -> None:
    little.write("plans/bac-ninh/2026-tinh.yaml", PLAN)
    home = little.repository
    assert home.commune_files("bac-ninh").unit == Unit("bac-ninh", None, "bac-ninh")
    assert (home.province_as_called("bac-ninh"), home.province_as_called("thanh-hoa")) == (None, "Thanh Hóa")


def test_only_provinces_whose_file_can_be_read_are_named(little: Folder) -> None:
    little.write("plans/thanh-hoa/province.yaml", PROVINCE)
    little.write("plans/bac-ninh/province.yaml", "name: Bắc Ninh\n")
    little.write("plans/phu-tho/2026-tinh.yaml", PLAN)
    assert [(path, one.code) for path, one in little.repository.named_provinces()] == [("thanh-hoa", "38")]


def test_reports_beside_the_provinces_are_none_of_a_province(little: Folder) -> None:
    little.write("plans/reports/2026-06.yaml", "period: 2026-06\n")
    assert little.repository.provinces() == ["thanh-hoa"]
    assert not little.repository.is_province("reports")
    assert not little.repository.find("reports/cu")
    assert places(little.validate().findings) == [("plans/reports/2026-06.yaml", "stray-file")]
    assert places(little.validate("plans/reports").findings) == [("plans/reports/2026-06.yaml", "stray-file")]
