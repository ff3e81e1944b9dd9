"""`cdsplan init`: a new repository, whole, and nothing that was there is touched."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from cdsplan.repository import atomic_write
from tests import ROOT
from tests.cli.conftest import Run, Typing

PLACES = {
    "plan": ["plans/thanh-hoa/2026-so.yaml", "plans/thanh-hoa/xa-tan-lap/2026-so.yaml"],
    "commune": ["plans/thanh-hoa/xa-tan-lap/commune.yaml"],
    "province": ["plans/thanh-hoa/province.yaml"],
    "report": ["plans/thanh-hoa/xa-tan-lap/reports/2026.yaml", "plans/thanh-hoa/reports/2026.yaml"],
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
    """All but what git keeps for itself."""
    every = (one for one in folder.rglob("*") if one.is_file() and ".git" not in one.relative_to(folder).parts)
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in every}


def git(folder: Path, *arguments: str) -> str:
    """What the installed git says there."""
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)  # noqa: S603, S607
    return done.stdout


def test_what_init_makes_is_listed_and_validates_at_once(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, ran.err) == (0, "")
    said = [line.removeprefix("created ") for line in ran.out.splitlines() if line.startswith("created ")]
    assert sorted(said) == sorted(files(tmp_path / "kho"))
    monkeypatch.chdir(tmp_path / "kho")
    assert cdsplan("validate", "--strict") == (0, "5 files: 0 errors, 0 warnings.\n", "")


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
    assert json.loads(ran.out)["plans"][0]["counts"]["no-data"] == 10


def test_the_language_of_init_is_that_of_the_repository(cdsplan: Run, tmp_path: Path) -> None:
    cdsplan("init", str(tmp_path / "kho"), "--lang", "vi")
    made = files(tmp_path / "kho")
    assert b"lang: vi\n" in made["plans/cdsplan.yaml"]
    assert "Kho kế hoạch chuyển đổi số".encode() in made["README.md"]
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
    assert git(fresh, "status", "--short", "-uall") == ""


def test_the_folder_is_under_git_with_everything_in_the_first_commit(fresh: Path) -> None:
    assert git(fresh, "ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0")[:-1] == sorted(files(fresh))
    assert git(fresh, "log", "--format=%an: %s") == "Cán bộ: A repository of digital-transformation plans\n"
    assert git(fresh, "branch", "--show-current") == "main\n"


def test_without_git_there_is_no_git(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), "--no-git")
    assert (ran.code, ran.err, (tmp_path / "kho" / ".git").exists()) == (0, "", False)


def test_what_was_made_without_git_comes_under_git_the_next_time(cdsplan: Run, tmp_path: Path) -> None:
    cdsplan("init", str(tmp_path / "kho"), "--no-git")
    assert cdsplan("init", str(tmp_path / "kho"), "--no-git").code == 2
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, "created" in ran.out, "under git, first commit: " in ran.out) == (0, False, True)
    assert git(tmp_path / "kho", "status", "--short") == ""
    assert cdsplan("init", str(tmp_path / "kho")).code == 2


def test_inside_another_repository_no_second_one_is_made(cdsplan: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, (tmp_path / "kho" / ".git").exists()) == (0, False)
    assert ran.err == (
        f"the folder is inside the git repository {tmp_path}, so no new one is made; the files are not committed yet\n"
    )


def test_where_git_knows_no_name_there_is_no_commit(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER", "EMAIL"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert ran.code == 0
    assert 'Run in the folder: git config --global user.name "…", then git' in ran.err
    assert git(tmp_path / "kho", "diff", "--cached", "--name-only").count("\n") == len(files(tmp_path / "kho"))


def test_where_there_is_no_git_the_repository_is_made_all_the_same(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, (tmp_path / "kho" / "README.md").is_file()) == (0, True)
    assert ran.err.startswith("git is not installed on this machine")


def installs(folder: Path) -> list[str]:
    """What the CI files hand to pip."""
    paths = [one for one in (".github/workflows/cdsplan.yml", ".gitlab-ci.yml") if (folder / one).is_file()]
    lines = "\n".join((folder / one).read_text(encoding="utf-8") for one in paths).splitlines()
    return [shlex.split(line.strip())[-1] for line in lines if "-m pip install" in line]


@pytest.mark.parametrize("more", [(), ("--ci", "github"), ("--ci", "gitlab"), ("--ci", "none")])
def test_what_ci_installs_is_the_one_thing_left_to_fill_in(cdsplan: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), *more)
    blanks = re.findall(r"^(\S+):(\d+): where CI installs cdsplan from", ran.out, re.MULTILINE)
    assert installs(tmp_path / "kho") == [""] * len(blanks)
    for path, line in blanks:
        assert "pip install ''" in (tmp_path / "kho" / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert len(blanks) == {(): 2, ("--ci", "none"): 0}.get(more, 1)


def test_ci_installs_from_the_source_that_is_given(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), "--source", "https://git.example.org/so/cdsplan.git")
    assert (ran.code, "to be filled in" in ran.out) == (0, False)
    assert installs(tmp_path / "kho") == ["cdsplan[site] @ git+https://git.example.org/so/cdsplan.git"] * 2


def test_a_wheel_of_this_machine_goes_where_ci_finds_it(cdsplan: Run, tmp_path: Path) -> None:
    (tmp_path / "cdsplan-1-py3-none-any.whl").write_bytes(b"PK\x03\x04\r\n")
    assert cdsplan("init", str(tmp_path / "kho"), "--source", str(tmp_path / "cdsplan-1-py3-none-any.whl")).code == 0
    [install, _] = installs(tmp_path / "kho")
    assert git(tmp_path / "kho", "status", "--short") == ""
    assert (tmp_path / "kho" / install.removesuffix("[site]")).read_bytes() == b"PK\x03\x04\r\n"


@pytest.mark.parametrize("source", ["fehlt.whl", "a b", "../cdsplan", "--index-url=x", "$(id)", "${{ secrets.X }}"])
def test_what_ci_cannot_install_is_refused_and_nothing_is_made(cdsplan: Run, tmp_path: Path, source: str) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), f"--source={source}")
    assert (ran.code, ran.out, (tmp_path / "kho").exists()) == (2, "", False)


def test_only_the_catalogs_that_are_wanted_are_taken_and_those_that_they_need(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cdsplan("init", str(tmp_path / "kho"), "--catalog", "xa-hoi-so").code == 0
    monkeypatch.chdir(tmp_path / "kho")
    assert sorted(one.stem for one in Path("plans/catalog").iterdir()) == ["ha-tang-so", "xa-hoi-so"]
    assert cdsplan("validate", "--strict").code == 0
    ran = cdsplan("init", str(tmp_path / "b"), "--catalog", "xa-hoi")
    assert (ran.code, "Did you mean `xa-hoi-so`?" in ran.err) == (2, True)


@pytest.mark.parametrize(("ci", "tells"), [("none", False), ("gitlab", True)])
def test_the_readme_tells_of_ci_where_there_is_any(cdsplan: Run, tmp_path: Path, ci: str, *, tells: bool) -> None:
    assert cdsplan("init", str(tmp_path / "kho"), "--ci", ci, "--no-git").code == 0
    readme = (tmp_path / "kho" / "README.md").read_text(encoding="utf-8")
    assert ("CI checks every change" in readme) is tells
    assert ("CDSPLAN_SITE" in readme) is tells
    assert "<!--" not in readme
    assert "-->" not in readme
    assert "cdsplan site -o" in readme


def test_a_commune_that_is_given_is_made_with_the_repository(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("--province", "Thanh Hóa", "--commune", "Xã Thành Vinh", "--commune-code", "15229")
    ran = cdsplan("init", str(tmp_path / "kho"), *given)
    steps = (f"Next: cd {tmp_path / 'kho'}", "Next: cdsplan new plan xa-thanh-vinh", "What follows: see README.md.")
    assert ran.out.endswith("".join(f"{step}\n" for step in steps))
    monkeypatch.chdir(tmp_path / "kho")
    assert cdsplan("validate", "--strict").code == 0
    readme = Path("README.md").read_text(encoding="utf-8")
    assert ("new commune" in readme, "new plan xa-thanh-vinh --year 2026" in readme) == (False, True)


@pytest.mark.parametrize(
    "given",
    [
        ("--commune", "Xã A", "--commune-code", "00001"),
        ("--province", "Thanh Hóa", "--commune", "Xã A"),
        ("--province", "Thanh Hóa", "--commune-code", "00001"),
        ("--province", "Thanh Hóa", "--commune", "Xã A", "--commune-code", "1"),
        ("--province", "Thanh Hóa"),
        ("--code", "38"),
    ],
)
def test_a_commune_has_a_name_a_code_and_a_province_and_a_province_a_code_or_a_commune(
    cdsplan: Run, tmp_path: Path, given: tuple[str, ...]
) -> None:
    ran = cdsplan("init", str(tmp_path / "kho"), *given)
    assert (ran.code, ran.out, (tmp_path / "kho").exists()) == (2, "", False)


def test_on_a_terminal_what_is_not_given_is_asked_for(
    cdsplan: Run, tmp_path: Path, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CDSPLAN_LANG")
    answers = ["fr", "vi", "Thanh Hóa", "3", "38", "Xã Thành Vinh", "", "15229", "ha-tang-s, xa-hoi-so", "ha-tang-so"]
    shown = typing("\n".join([*answers, "svn", "gitlab", "a b", "cdsplan==0.1", ""]))
    ran = cdsplan("init", str(tmp_path / "kho"))
    assert (ran.code, ran.err) == (0, "")
    said = shown()
    assert said.count("Ngôn ngữ / Language") == said.count("Mã đơn vị hành chính của xã") == 2
    assert "Có phải «ha-tang-so»?" in said
    made = files(tmp_path / "kho")
    assert {"plans/thanh-hoa/province.yaml", "plans/thanh-hoa/xa-thanh-vinh/commune.yaml"} <= made.keys()
    assert (".gitlab-ci.yml" in made, ".github/workflows/cdsplan.yml" in made) == (True, False)
    assert [one for one in made if one.startswith("plans/catalog/")] == ["plans/catalog/ha-tang-so.yaml"]
    assert installs(tmp_path / "kho") == ["cdsplan[site]==0.1"]
    assert b"lang: vi\n" in made["plans/cdsplan.yaml"]


def test_on_a_terminal_enter_alone_takes_what_nobody_is_asked_for_elsewhere(
    cdsplan: Run, tmp_path: Path, typing: Typing
) -> None:
    cdsplan("init", str(tmp_path / "a"))
    typing("\n" * 4)
    assert cdsplan("init", str(tmp_path / "b")).code == 0
    assert files(tmp_path / "b") == files(tmp_path / "a")


def test_on_a_terminal_nothing_is_asked_that_is_given(cdsplan: Run, tmp_path: Path, typing: Typing) -> None:
    shown = typing("")
    given = ["--province=Huế", "--code=46", "--commune=Xã A", "--commune-code=00001", "--catalog=ha-tang-so"]
    assert cdsplan("init", str(tmp_path / "kho"), *given, "--ci=none").code == 0
    assert shown() == ""


STEP = re.compile(r"```sh\n(.*?)```", re.DOTALL)
# Of the README's blocks, how each of their commands ends: a new plan has blanks until they are filled in.
ENDS = [[0], [0, 1], [0], [0, 0], [0, 0, 0], [0], [0, 0, 0], [0]]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("day", ["2026-06-30", "2026-01-01", "2028-02-29"])
def test_the_commands_of_the_readme_run_in_their_order(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, day: str
) -> None:
    monkeypatch.setenv("CDSPLAN_TODAY", day)
    cdsplan("init", str(tmp_path / "kho"), "--lang", language)
    monkeypatch.chdir(tmp_path / "kho")
    blocks = STEP.findall(Path("README.md").read_text(encoding="utf-8"))
    ended = []
    for number, block in enumerate(blocks):
        commands = [shlex.split(line) for line in block.splitlines()]
        if number == 2:  # what the page tells to do by hand
            [plan] = Path("plans").rglob(f"{day[:4]}-*.yaml")
            plan.write_text(plan.read_text(encoding="utf-8").replace("value: null", "value: 80"), encoding="utf-8")
        ended.append([RUNS[one[0]](cdsplan)(*one) for one in commands])
    assert ended == ENDS


def _git(*arguments: str) -> int:
    return subprocess.run(arguments, check=False, capture_output=True).returncode  # noqa: S603  our own words


RUNS: dict[str, Callable[[Run], Callable[..., int]]] = {
    "cdsplan": lambda cdsplan: lambda _, *arguments: cdsplan(*arguments).code,
    "git": lambda _: _git,
}


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
    kept = ("entry", "pass_filenames", "require_serial")
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
            and not any(glob.startswith("!") and fnmatch(path, glob[1:]) for glob in globs)
        ]
        assert fitting == [f"./schemas/{kind}.schema.json"]
        assert (fresh / fitting[0]).is_file()


def test_its_schemas_hold_its_names_as_a_steward_would_write_them(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ("--province", "Thanh Hóa", "--commune", "Xã Tân Lập", "--commune-code", "00001")
    assert cdsplan("init", str(tmp_path / "kho"), *where).code == 0
    monkeypatch.chdir(tmp_path / "kho")
    made = {name: content for name, content in files(tmp_path / "kho").items() if name.startswith("schemas/")}
    assert "Xã Tân Lập, Thanh Hóa".encode() in made["schemas/commune.schema.json"]
    assert b"cap_quang_ho_gia_dinh" in made["schemas/plan.schema.json"]
    assert cdsplan("schema", "--catalog", "--output", "schemas").code == 0
    assert {name: content for name, content in files(tmp_path / "kho").items() if name in made} == made


@pytest.mark.usefixtures("fresh")
def test_names_are_renewed_before_a_commit_that_may_bring_new_ones() -> None:
    [repo] = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    [hook] = [hook for hook in repo["hooks"] if hook["id"] == "cdsplan-schema"]
    every = {path for paths in PLACES.values() for path in paths}
    assert {path for path in every if not re.search(hook["files"], path)} == set(PLACES["report"])
