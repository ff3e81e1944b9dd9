"""`cdsplan init`: a new repository, whole, and nothing that was there is touched."""

import json
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from cdsplan.repository import atomic_write
from tests import ROOT
from tests.cli.conftest import Run

PLACES = {
    "plan": ["plans/thanh-hoa/2026-so.yaml", "plans/thanh-hoa/xa-tan-lap/2026-so.yaml"],
    "commune": ["plans/thanh-hoa/xa-tan-lap/commune.yaml"],
    "province": ["plans/thanh-hoa/province.yaml"],
    "report": ["plans/thanh-hoa/xa-tan-lap/reports/2026.yaml"],
    "catalog": ["plans/catalog/chung.yaml"],
    "settings": ["plans/cdsplan.yaml"],
}


@pytest.fixture
def fresh(cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that init has made, with the user in it."""
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, ran.err) == (0, "")
    monkeypatch.chdir(tmp_path / "kho")
    return tmp_path / "kho"


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_what_init_makes_is_listed_and_validates_at_once(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, ran.err) == (0, "")
    said = [line.removeprefix("created ") for line in ran.out.splitlines()[:-1]]
    assert sorted(said) == sorted(files(tmp_path / "kho"))
    monkeypatch.chdir(tmp_path / "kho")
    assert cdsplan("validate", "--strict") == (0, "2 files: 0 errors, 0 warnings.\n", "")


def test_init_lays_out_the_letterhead_of_a_province(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), "--province", "Tỉnh Thanh Hóa", "--code", "38", "--lang", "vi")
    assert (ran.code, ran.err) == (0, "")
    assert "plans/thanh-hoa/province.yaml:14: Họ và tên người ký\n" in ran.out
    monkeypatch.chdir(tmp_path / "kho")
    assert "  to: []  # Kính gửi\n" in Path("plans/thanh-hoa/province.yaml").read_text(encoding="utf-8")
    assert cdsplan("validate", "--strict").code == 0


@pytest.mark.parametrize(
    "given", [["--province", "Thanh Hóa"], ["--code", "38"], ["--province", "Thanh Hóa", "--code", "x"]]
)
def test_a_province_has_a_name_and_a_code(cdsplan: Run, tmp_path: Path, given: list[str]) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), *given)
    assert (ran.code, ran.out, (tmp_path / "kho").exists()) == (2, "", False)


def test_init_without_a_folder_means_this_one(cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leer").mkdir()
    monkeypatch.chdir(tmp_path / "leer")
    assert cdsplan("init").code == 0
    assert Path("plans/catalog/ha-tang-so.yaml").is_file()


@pytest.mark.usefixtures("fresh")
def test_the_way_from_nothing_to_a_gap_table_has_no_stumbling_block(cdsplan: Run) -> None:
    assert cdsplan("new", "commune", "Xã Tân Lập", "--code", "00001", "--province", "Thanh Hóa").code == 0
    assert cdsplan("new", "plan", "xa-tan-lap", "--year", "2026", "--theme", "ha-tang-so").code == 0
    plan = Path("plans/thanh-hoa/xa-tan-lap/2026-ha-tang-so.yaml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("value: null", "value: 80"), encoding="utf-8")
    assert cdsplan("new", "report", "xa-tan-lap", "--period", "2026-06").code == 0
    assert cdsplan("validate", "--strict").code == 0
    ran = cdsplan("progress", "xa-tan-lap", "--format", "json")
    assert json.loads(ran.out)["plans"][0]["counts"]["no-data"] == 5


def test_the_language_of_init_is_that_of_the_repository(cdsplan: Run, tmp_path: Path) -> None:
    cdsplan("init", str(tmp_path / "kho"), "--lang", "vi")
    made = files(tmp_path / "kho")
    assert b"lang: vi\n" in made["plans/cdsplan.yaml"]
    assert "Bắt đầu".encode() in made["README.md"]
    assert "Tên kế hoạch".encode() in made["schemas/plan.schema.json"]


def test_a_file_that_is_there_stops_init_and_nothing_is_written(cdsplan: Run, tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "README.md").write_text("mine", encoding="utf-8")
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, ran.out) == (2, "")
    assert "README.md" in ran.err
    assert files(tmp_path / "kho") == {"README.md": b"mine"}


def test_init_twice_changes_nothing(cdsplan: Run, fresh: Path) -> None:
    before = files(fresh)
    assert cdsplan("init").code == 2
    assert files(fresh) == before


def test_keep_makes_only_what_is_missing(cdsplan: Run, tmp_path: Path) -> None:
    kho = tmp_path / "kho"
    (kho / "plans" / "catalog").mkdir(parents=True)
    (kho / "README.md").write_text("mine", encoding="utf-8")
    (kho / "plans" / "catalog" / "chung.yaml").write_text("variables: {}\n", encoding="utf-8")
    assert cdsplan("init", str(kho), "--keep").code == 0
    made = files(kho)
    assert (made["README.md"], "schemas/plan.schema.json" in made) == (b"mine", True)
    assert [path for path in made if path.startswith("plans/catalog/")] == ["plans/catalog/chung.yaml"]


def test_a_file_is_no_folder(cdsplan: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = cdsplan("init", str(tmp_path / "file"))
    assert (ran.code, ran.out) == (2, "")


def test_git_never_sees_what_a_killed_command_left(fresh: Path) -> None:
    atomic_write.temporary_name(fresh / "plans" / "catalog" / "chung.yaml").write_bytes(b"")
    git = ["git", "-C", str(fresh)]
    subprocess.run([*git, "init", "--quiet"], check=True)  # noqa: S603  our own words
    said = subprocess.run([*git, "status", "--short", "-uall"], check=True, capture_output=True, text=True)  # noqa: S603
    assert "plans/catalog/ha-tang-so.yaml" in said.stdout
    assert "cdsplan-tmp" not in said.stdout


def test_an_init_that_was_killed_is_finished_by_the_next(cdsplan: Run, fresh: Path) -> None:
    whole = files(fresh)
    (fresh / "README.md").unlink()
    shutil.rmtree(fresh / "schemas")
    assert cdsplan("init").code == 0
    assert files(fresh) == whole


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-workflows", ".github/workflows/cdsplan.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ],
)
@pytest.mark.usefixtures("fresh")
def test_the_servers_schema_accepts_the_ci_file(schema: str, path: str) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.usefixtures("fresh")
def test_pre_commit_accepts_its_file() -> None:
    check = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.usefixtures("fresh")
def test_the_hooks_are_those_of_our_own_manifest() -> None:
    (repo,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    kept = ("entry", "language", "pass_filenames", "require_serial")
    assert {hook["id"]: [hook.get(key) for key in kept] for hook in repo["hooks"]} == {
        hook["id"]: [hook.get(key) for key in kept] for hook in ours
    }


@pytest.mark.parametrize("kind", PLACES)
def test_an_editor_finds_the_schema_of_each_place(fresh: Path, kind: str) -> None:
    settings = json.loads((fresh / ".vscode/settings.json").read_text(encoding="utf-8"))
    for path in PLACES[kind]:
        fitting = [
            schema
            for schema, globs in settings["yaml.schemas"].items()
            if any(glob.count("/") == path.count("/") and fnmatch(path, glob) for glob in globs)
        ]
        assert fitting == [f"./schemas/{kind}.schema.json"]
        assert (fresh / fitting[0]).is_file()
