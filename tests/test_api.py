"""The way in for programs: the same values as the JSON of the commands, typed, and errors that a program can handle."""

import csv
import doctest
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cdsplan import api
from cdsplan.cli.app import run
from cdsplan.evaluation.tidy_data import Row
from cdsplan.render.csv_cells import cell
from cdsplan.repository.folder import Repository
from tests import ROOT
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder

DAY = date(2026, 6, 30)
REAL = Repository(ROOT)
COMMUNES = sorted(REAL.paths())
PROVINCES = sorted(REAL.provinces())
Ask = Callable[..., str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What a command prints in English on the day, whatever its exit code."""
    for name in [name for name in os.environ if name.startswith(("CDSPLAN_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CDSPLAN_TODAY", DAY.isoformat())
    monkeypatch.setenv("CDSPLAN_LANG", "en")

    def call(*arguments: str, root: Path = ROOT) -> str:
        run([*arguments, "--root", str(root)])
        return capsys.readouterr().out

    return call


@pytest.fixture
def read(printed: Ask) -> Callable[..., Any]:
    """The JSON that a command prints, with exact numbers."""
    return lambda *arguments, **where: json.loads(printed(*arguments, "-f", "json", **where), parse_float=Decimal)


@pytest.mark.parametrize("path", COMMUNES)
def test_progress_of_each_commune_is_that_of_the_command(path: str, read: Callable[..., Any]) -> None:
    assert api.progress(api.open(ROOT), path, today=DAY) == read("progress", path)


@pytest.mark.parametrize("province", PROVINCES)
def test_the_summary_of_each_province_is_that_of_the_command(province: str, read: Callable[..., Any]) -> None:
    repository = api.open(ROOT)
    by_indicator = api.summary(repository, province, as_of=DAY, illustrative=True)
    assert by_indicator == read("summary", province, "--illustrative")
    by_commune = api.summary(repository, province, by="commune", as_of=DAY, illustrative=True)
    assert by_commune == read("summary", province, "--by", "commune", "--illustrative")


@pytest.mark.parametrize("path", [None, *(f"plans/{path}" for path in (*COMMUNES, *PROVINCES))])
def test_validate_is_that_of_the_command(path: str | None, read: Callable[..., Any]) -> None:
    mine = api.validate(api.open(ROOT), path or (), today=DAY)
    assert mine == read("validate", *([str(ROOT / path)] if path else []))
    assert mine["files"] > 0


def test_options_mean_the_same(read: Callable[..., Any]) -> None:
    repository = api.open(ROOT)
    options = (
        "--party",
        "doanh nghiệp viễn thông",
        "--plan",
        "2026-ha-tang-so",
        "--status",
        "stale,met",
        "--sort",
        "gap",
    )
    mine = api.progress(
        repository,
        "Thành Vinh",
        party="doanh nghiệp viễn thông",
        plan="2026-ha-tang-so",
        statuses=["stale", "met"],
        sort="gap",
        as_of=date(2026, 4, 30),
        today=DAY,
    )
    assert mine == read("progress", "Thành Vinh", *options, "--as-of", "2026-04-30")
    assert api.validate(repository, today=DAY, select="conflicting-targets") == read(
        "validate", "--select", "conflicting-targets"
    )
    assert api.summary(repository, indicators="chu_ky_so", year=2025, as_of=DAY) == read(
        "summary", "--indicator", "chu_ky_so", "--year", "2025"
    )


def rows(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page)))


@pytest.mark.parametrize("path", [None, *COMMUNES])
def test_export_has_the_rows_of_the_command(path: str | None, printed: Ask) -> None:
    mine = api.export(api.open(ROOT), path or (), illustrative=True, today=DAY)
    theirs = rows(printed("export", *([path] if path else []), "--illustrative"))
    assert [{name: cell(value) for name, value in row.items()} for row in mine["rows"]] == theirs
    assert mine["findings"] == []


def test_an_exported_row_is_typed_column_by_column() -> None:
    assert list(api.ExportedRow.__annotations__) == list(Row._fields)


def test_export_says_how_many_illustrative_reports_it_left_out() -> None:
    repository = api.open(ROOT)
    left_out, used = api.export(repository, today=DAY), api.export(repository, today=DAY, illustrative=True)
    assert left_out["illustrative_left_out"] > used["illustrative_left_out"] == 0


PROVINCE_PLAN = PLAN.replace("Kế hoạch", "Kế hoạch của tỉnh")
HOSTILE = PLAN.replace("Kế hoạch", "\"=cmd|'/C calc'!A0 <script> ##[add-mask] 999999999999999.125\"")


@pytest.fixture
def hostile(little: Folder) -> Folder:
    """Words that would be commands elsewhere, long numbers, and a province with a plan of its own."""
    little.write(PATHS["plan"], HOSTILE)
    little.write(PATHS["report"], REPORT.replace("1000", "999999999999999999").replace("700", "799999999999999999"))
    little.write("plans/thanh-hoa/2026-tinh.yaml", PROVINCE_PLAN)
    return little


def test_hostile_words_and_long_numbers_are_those_of_the_commands(hostile: Folder, read: Callable[..., Any]) -> None:
    repository = api.open(hostile.root)
    for name in ("xa-tan-lap", "thanh-hoa"):
        mine = api.progress(repository, name, today=DAY)
        assert mine == read("progress", name, root=hostile.root)
        [indicator] = mine["plans"][0]["indicators"]
        assert indicator["gap"]
        assert indicator["gap"] > 0
    assert api.summary(repository, as_of=DAY) == read("summary", root=hostile.root)
    assert api.validate(repository, today=DAY) == read("validate", root=hostile.root)


def floats(value: object) -> list[object]:
    match value:
        case dict():
            return [one for each in value.values() for one in floats(each)]
        case list():
            return [one for each in value for one in floats(each)]
        case _:
            return [value] if isinstance(value, float | tuple) else []


def test_no_number_is_a_float_and_no_list_a_tuple() -> None:
    repository = api.open(ROOT)
    every: list[object] = [api.progress(repository, path, today=DAY) for path in COMMUNES]
    every += [api.summary(repository, as_of=DAY, illustrative=True), api.summary(repository, by="commune", as_of=DAY)]
    every += [api.export(repository, today=DAY), api.validate(repository, today=DAY)]
    assert [floats(one) for one in every] == [[]] * len(every)


def test_without_a_date_it_is_today_in_vietnam(little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDSPLAN_TODAY", "2001-01-01")
    monkeypatch.setattr("cdsplan.clock.today", lambda: DAY)
    repository = api.open(little.root)
    assert api.progress(repository, "xa-tan-lap")["as_of"] == "2026-06-30"
    assert api.summary(repository)["as_of"] == "2026-06-30"
    assert api.validate(repository)["errors"] == 0
    assert len(api.export(repository)["rows"]) == 1


@pytest.mark.parametrize("moment", [datetime(2026, 6, 30, 23, 59), datetime(2026, 6, 30, tzinfo=UTC)])  # noqa: DTZ001  as data frames have them
def test_of_a_moment_its_day_counts(moment: datetime, little: Folder) -> None:
    repository = api.open(little.root)
    assert api.progress(repository, "xa-tan-lap", as_of=moment) == api.progress(repository, "xa-tan-lap", as_of=DAY)
    assert api.summary(repository, as_of=moment) == api.summary(repository, as_of=DAY)
    assert api.validate(repository, today=moment) == api.validate(repository, today=DAY)
    assert api.export(repository, today=moment) == api.export(repository, today=DAY)


@pytest.mark.parametrize(
    "ask",
    [
        lambda it: api.progress(it, "xa-tan-lap", as_of=date.max),
        lambda it: api.progress(it, "xa-tan-lap", today=date.min),
        lambda it: api.summary(it, as_of=date.max),
        lambda it: api.summary(it, year=10**30),
        lambda it: api.summary(it, year=0),
        lambda it: api.validate(it, today=date.min),
        lambda it: api.export(it, today=date.max),
    ],
)
def test_a_year_that_no_file_may_hold_is_refused(ask: Callable[[api.Repository], object], little: Folder) -> None:
    with pytest.raises(api.UserError, match="from 1900 to 2999"):
        ask(api.open(little.root))


@pytest.mark.parametrize(
    "ask", [lambda it, jobs: api.validate(it, jobs=jobs), lambda it, jobs: api.summary(it, jobs=jobs)]
)
@pytest.mark.parametrize("jobs", [0, -1])
def test_somebody_must_do_the_work(ask: Callable[[api.Repository, int], object], jobs: int, little: Folder) -> None:
    with pytest.raises(api.UserError, match="1 or more"):
        ask(api.open(little.root), jobs)


def test_a_report_of_a_later_day_than_the_one_that_is_given_is_an_error(little: Folder) -> None:
    found = api.validate(api.open(little.root), today=date(2026, 1, 1))
    assert [one["rule"] for one in found["findings"]] == ["future-report"]
    assert api.export(api.open(little.root), today=date(2026, 1, 1))["rows"] == []


def test_a_province_is_judged_by_illustrative_figures_only_if_that_is_asked_for(little: Folder) -> None:
    little.write("plans/thanh-hoa/2026-tinh.yaml", PROVINCE_PLAN)
    little.write(PATHS["report"], f"illustrative: true\n{REPORT}")
    repository = api.open(little.root)
    [plain] = api.progress(repository, "thanh-hoa", today=DAY)["plans"]
    [asked] = api.progress(repository, "thanh-hoa", today=DAY, illustrative=True)["plans"]
    assert plain["indicators"][0]["actual"] is None
    assert asked["indicators"][0]["actual"] is not None


def test_a_commune_without_plans_has_no_tables(little: Folder) -> None:
    (little.root / PATHS["plan"]).unlink()
    assert api.progress(api.open(little.root), "xa-tan-lap", today=DAY)["plans"] == []


def test_the_environment_chooses_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDSPLAN_ROOT", str(ROOT))
    with pytest.raises(api.NoRepositoryError):
        api.open(tmp_path)


def test_a_folder_without_plans_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(api.NoRepositoryError) as caught:
        api.open(tmp_path)
    assert str(caught.value) == caught.value.en == f"there is no folder plans/ in {tmp_path}"
    assert caught.value.vi == f"không có thư mục plans/ trong {tmp_path}"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_a_linked_folder_of_plans_is_no_repository(little: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "plans").symlink_to(little.root / "plans")
    with pytest.raises(api.NoRepositoryError):
        api.open(elsewhere)


def unknown(ask: Callable[[api.Repository], object], little: Folder) -> api.UnknownNameError:
    with pytest.raises(api.UnknownNameError) as caught:
        ask(api.open(little.root))
    assert isinstance(caught.value, api.UserError)
    assert caught.value.vi != caught.value.en == str(caught.value)
    assert "{" not in caught.value.vi
    return caught.value


@pytest.mark.parametrize(
    ("ask", "name", "near"),
    [
        (lambda it: api.progress(it, "xa-tan-lop"), "xa-tan-lop", ("thanh-hoa/xa-tan-lap",)),
        (lambda it: api.progress(it, "zzz"), "zzz", ()),
        (lambda it: api.export(it, "xa-tan-lop"), "xa-tan-lop", ("thanh-hoa/xa-tan-lap",)),
        (lambda it: api.export(it, "thanh-hao"), "thanh-hao", ()),
        (lambda it: api.progress(it, "xa-tan-lap", plan="2026-sô"), "2026-sô", ("2026-so",)),
        (lambda it: api.progress(it, "xa-tan-lap", party="UBND"), "UBND", ()),
        (lambda it: api.progress(it, "xa-tan-lap", statuses="mett"), "mett", ("met",)),
        (lambda it: api.summary(it, "thanh-hao"), "thanh-hao", ("thanh-hoa",)),
        (lambda it: api.summary(it, indicators="cap_quan"), "cap_quan", ("cap_quang",)),
        (lambda it: api.validate(it, select=["bad-valu"]), "bad-valu", ("bad-value",)),
    ],
)
def test_what_nobody_knows_comes_with_what_may_have_been_meant(
    ask: Callable[[api.Repository], object], name: str, near: tuple[str, ...], little: Folder
) -> None:
    error = unknown(ask, little)
    assert (error.name, error.near) == (name, near)


def test_a_name_of_several_communes_comes_with_all_of_them(little: Folder) -> None:
    little.write("plans/bac-ninh/xa-tan-lap/commune.yaml", COMMUNE.replace("Thanh Hóa", "Bắc Ninh"))
    error = unknown(lambda it: api.progress(it, "xa-tan-lap"), little)
    assert error.near == ("bac-ninh/xa-tan-lap", "thanh-hoa/xa-tan-lap")


@pytest.mark.parametrize(
    "ask", [lambda it: api.progress(it, "thanh-hoa"), lambda it: api.validate(it, "plans/nowhere")]
)
def test_a_province_without_plans_and_a_path_that_is_not_there_are_refused(
    ask: Callable[[api.Repository], object], little: Folder
) -> None:
    with pytest.raises(api.UserError):
        ask(api.open(little.root))


def test_a_path_outside_the_repository_is_refused(little: Folder) -> None:
    with pytest.raises(api.UserError, match="outside the repository"):
        api.validate(api.open(little.root), ROOT / "README.md")


def test_files_that_do_not_load_come_with_their_findings(little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", "bảy trăm"))
    repository = api.open(little.root)
    with pytest.raises(api.UnreadableError) as caught:
        api.progress(repository, "xa-tan-lap", today=DAY)
    assert f"{PATHS['report']}:4" in caught.value.en
    assert caught.value.findings() == api.validate(repository, today=DAY)["findings"]
    [finding] = caught.value.findings("vi")
    assert (finding["line"], finding["rule"]) == (4, "wrong-type")
    assert finding["message"] != caught.value.findings()[0]["message"]
    exported = api.export(repository, today=DAY)
    assert exported["rows"] == []
    assert exported["findings"] == caught.value.findings()
    assert [one["path"] for one in api.summary(repository, as_of=DAY)["communes"]["absent"]["unreadable"]] == [
        "thanh-hoa/xa-tan-lap"
    ]


def test_of_files_that_do_not_load_the_first_error_is_told_and_no_warning(little: Folder) -> None:
    little.write(PATHS["commune"], f"{COMMUNE}# x \n")
    assert api.progress(api.open(little.root), "xa-tan-lap", today=DAY)["plans"]
    little.write(PATHS["report"], REPORT.replace("700", "bảy trăm"))
    with pytest.raises(api.UnreadableError, match=f"first error is at {PATHS['report']}:4") as caught:
        api.progress(api.open(little.root), "xa-tan-lap", today=DAY)
    assert [one["severity"] for one in caught.value.findings()] == ["warning", "error"]


def test_nothing_is_rolled_up_by_a_catalog_that_does_not_load(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG.replace("ho_cap_quang / ho", "ho_cap_quang //"))
    with pytest.raises(api.UnreadableError) as caught:
        api.summary(api.open(little.root), as_of=DAY)
    assert [one["rule"] for one in caught.value.findings()] == ["formula-syntax"]


def test_nothing_is_printed_and_the_command_line_not_loaded() -> None:
    script = (
        "import sys; from cdsplan import api; repository = api.open('.'); api.progress(repository, 'xa-thanh-vinh');"
        "api.summary(repository); api.validate(repository); api.export(repository);"
        "sys.exit(bool({'typer', 'rich', 'cdsplan.cli'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_package_itself_loads_nothing() -> None:
    script = "import sys; before = set(sys.modules); import cdsplan; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.decode().strip() == "['cdsplan']"


def test_the_examples_of_the_docstrings_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("cdsplan.clock.today", lambda: DAY)
    known = {"api": api, "date": date, "repository": api.open(".")}
    examples = [one for one in doctest.DocTestFinder().find(api, extraglobs=known) if one.examples]
    assert [one.name.removeprefix("cdsplan.api") for one in examples] == [
        "", ".export", ".open", ".progress", ".summary", ".validate"
    ]  # fmt: skip
    for one in examples:
        assert doctest.DocTestRunner().run(one).failed == 0, one.name


@pytest.mark.slow
def test_the_wheel_says_that_it_is_typed(tmp_path: Path) -> None:
    subprocess.run(  # noqa: S603  our own folder
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    assert {"cdsplan/py.typed", "cdsplan/api.py"} <= set(zipfile.ZipFile(wheel).namelist())
