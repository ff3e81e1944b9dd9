"""What a command writes or reads never goes, by a link that a checkout holds, out of it."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Folder

HOME = "plans/thanh-hoa/xa-tan-lap"
OUTPUTS = {
    "validate": ("validate", "-o", "gitlab={}"),
    "report": ("report", "xa-tan-lap", "--period", "2026-06", "--force", "-f", "md", "-o", "{}"),
    "form": ("form", "xa-tan-lap", "--period", "2026-06", "--force", "-o", "{}.csv"),
    "export": ("export", "--force", "-o", "{}"),
    "datapackage": ("export", "--force", "-f", "datapackage", "-o", "{}"),
    "parquet": ("export", "--force", "-f", "parquet", "-o", "{}"),
    "site": ("site", "--force", "-o", "{}"),
    "schema": ("schema", "-o", "{}"),
}


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of somebody else's, with a file in it."""
    folder = tmp_path_factory.mktemp("ngoai")
    (folder / "of-others.txt").write_text("of others")
    return folder


def untouched(outside: Path) -> bool:
    return [(one.name, one.read_text()) for one in outside.iterdir()] == [("of-others.txt", "of others")]


def command(name: str, file: str) -> list[str]:
    return [part.format(file) for part in OUTPUTS[name]]


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_output_goes_through_a_folder_that_leads_out(cdsplan: Run, little: Folder, outside: Path, name: str) -> None:
    (little.root / "out").symlink_to(outside)
    ran = cdsplan(*command(name, "out/of-others.txt"))
    assert (ran.code, ran.out) == (2, "")
    assert f"{little.root}/out: this link leads out of the repository. Name the real path instead" in ran.err
    assert untouched(outside)


@pytest.mark.parametrize("name", ["validate", "report", "export"])
def test_no_output_goes_through_a_file_that_leads_out(cdsplan: Run, little: Folder, outside: Path, name: str) -> None:
    (little.root / "gl-code-quality-report.json").symlink_to(outside / "of-others.txt")
    ran = cdsplan(*command(name, "gl-code-quality-report.json"))
    assert (ran.code, ran.out) == (2, "")
    assert untouched(outside)


def test_no_output_becomes_a_hook_of_git(cdsplan: Run, little: Folder) -> None:
    (little.root / ".git/hooks").mkdir(parents=True)
    (little.root / "a.json").symlink_to(".git/hooks/pre-commit")
    assert cdsplan("validate", "-o", "gitlab=a.json").code == 2
    assert not list((little.root / ".git/hooks").iterdir())


@pytest.mark.parametrize("name", OUTPUTS)
def test_through_links_of_the_users_own_and_within_the_repository_outputs_are_written(
    cdsplan: Run, little: Folder, outside: Path, name: str
) -> None:
    (little.root / "real").mkdir()
    (little.root / "within").symlink_to("real")
    (outside / "mine").symlink_to(little.root)
    assert cdsplan(*command(name, f"{outside}/mine/within/made")).code == 0
    assert list((little.root / "real").iterdir())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("validate", 0),
        ("report", 0),
        ("export", 0),
        ("datapackage", 2),
        ("parquet", 2),
        ("site", 2),
        ("schema", 2),
    ],
)
def test_a_device_takes_a_file_and_is_no_folder(cdsplan: Run, name: str, code: int) -> None:
    ran = cdsplan(*command(name, os.devnull))
    assert ran.code == code
    assert (os.devnull in ran.err) is (code != 0 or name in {"report", "export"})
    assert "a bug" not in ran.err


@pytest.mark.parametrize("path", ["plans/thanh-hoa", HOME, f"{HOME}/reports"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("record", "xa-tan-lap", "ho=1", "--period", "2026-05"),
        ("import", "form.csv", "--commune", "xa-tan-lap", "--period", "2026-05"),
        ("new", "plan", "xa-tan-lap", "--year", "2027", "--theme", "so"),
        ("new", "report", "xa-tan-lap", "--period", "2026-05"),
        ("new", "commune", "Xã Khác", "--code", "00002", "--province", "Thanh Hóa"),
        ("amend", "xa-tan-lap", "cap_quang", "--value", "90", "--at", "QĐ"),
        ("fmt",),
        ("fmt", f"{HOME}/reports"),
    ],
)
def test_nothing_is_recorded_made_or_mended_in_a_folder_that_leads_out(
    cdsplan: Run, little: Folder, outside: Path, path: str, arguments: tuple[str, ...]
) -> None:
    (little.root / path).rename(little.root / "away")
    (little.root / path).symlink_to(outside)
    little.write("form.csv", "Mã;Số liệu\nho;1\n")
    ran = cdsplan(*arguments)
    # A new plan or commune is beside the reports.
    assert ran.code in ({1, 2} if path == "plans/thanh-hoa" or arguments[0] != "new" else {0, 1, 2})
    assert "a bug" not in ran.err
    assert untouched(outside)


def test_a_record_goes_through_a_folder_within_the_repository(cdsplan: Run, little: Folder) -> None:
    (little.root / HOME / "reports").rename(little.root / "reports")
    (little.root / HOME / "reports").symlink_to("../../../reports")
    assert cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06").code == 0
    assert "ho: 1001" in (little.root / "reports/2026-06.yaml").read_text()


def test_a_form_is_not_read_through_a_link_that_leads_out(cdsplan: Run, little: Folder, outside: Path) -> None:
    (little.root / "form.csv").symlink_to(outside / "of-others.txt")
    ran = cdsplan("import", "form.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "of others" not in ran.err


def test_a_repository_is_not_made_through_a_link(cdsplan: Run, little: Folder, outside: Path) -> None:
    (little.root / "moi").mkdir()
    (little.root / "moi/.github").symlink_to(outside)
    assert cdsplan("init", "moi").code == 2
    assert [one.name for one in (little.root / "moi").iterdir()] == [".github"]
    assert untouched(outside)


@pytest.mark.parametrize("arguments", [("list",), ("summary",), ("progress", "xa-tan-lap"), ("fmt",), ("export",)])
def test_plans_that_lead_out_are_no_repository(
    cdsplan: Run, little: Folder, outside: Path, arguments: tuple[str, ...]
) -> None:
    (little.root / "plans").rename(outside / "plans")
    (little.root / "plans").symlink_to(outside / "plans")
    ran = cdsplan(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "plans: this link leads out of the repository. Use --root with the real folder." in ran.err
    assert cdsplan("validate", "-f", "concise").out.startswith("plans:1:1: error[unreadable-file] this link leads out")
    assert cdsplan("validate", "--root", str(outside)).code == 0


def test_fmt_tells_the_folders_that_stay_closed(cdsplan: Run, little: Folder, outside: Path) -> None:
    (little.root / "plans/thanh-hoa/xa-xa").symlink_to(outside)
    ran = cdsplan("fmt", "--check")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plans/thanh-hoa/xa-xa:1:1: error[unreadable-file]")
    (outside / "reports").mkdir()
    below = cdsplan("fmt", "--check", "plans/thanh-hoa/xa-xa/reports")
    assert (below.code, below.err) == (1, ran.err.replace("of 5", "of 1"))


def test_completion_names_nothing_beyond_a_link(
    cdsplan: Run, little: Folder, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (outside / "xa-bi-mat").mkdir()
    (little.root / "plans/ngoai").symlink_to(outside)
    for name, value in (
        ("_CDSPLAN_COMPLETE", "complete_bash"),
        ("COMP_WORDS", "cdsplan\nprogress\n"),
        ("COMP_CWORD", "2"),
    ):
        monkeypatch.setenv(name, value)
    assert sorted(cdsplan().out.split()) == ["ngoai", "thanh-hoa", "xa-tan-lap"]


@pytest.mark.parametrize("command", ["validate", "fmt"])
def test_a_lone_file_is_not_reached_through_a_folder_that_leads_out(
    cdsplan: Run, little: Folder, outside: Path, command: str
) -> None:
    (outside / "a.yaml").write_text("bi-mat: [1\n")
    (little.root / "sub").symlink_to(outside)
    ran = cdsplan(command, "sub/a.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "bi-mat" not in ran.err
    assert cdsplan(command, f"{outside}/a.yaml").code == 1
