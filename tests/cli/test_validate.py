"""cdsplan validate"""

import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder


def test_a_good_repository_is_silent_but_for_the_count(cdsplan: Run) -> None:
    assert cdsplan("validate") == (0, "4 files: 0 errors, 0 warnings.\n", "")


def test_errors_exit_one_and_show_place_excerpt_and_way_out(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 18.025, ho_cap_quang: 7}\n")
    ran = cdsplan("validate")
    assert ran.code == 1
    assert ran.out.startswith("plans/thanh-hoa/xa-tan-lap/reports/2026-06.yaml:2:14: error[thousands-separator] ")
    assert "     2 | values: {ho: 18.025, ho_cap_quang: 7}\n       |              ^^^^^^\n" in ran.out
    assert "hint: Write 18025" in ran.out


def test_warnings_fail_only_when_strict(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 0, ho_cap_quang: 0}\n")
    assert cdsplan("validate").code == 0
    assert cdsplan("validate", "--strict").code == 1


def test_errors_fail_strict_or_not(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {hoo: 1}\n")
    assert [cdsplan("validate", *strict, "--select", "unknown-variable").code for strict in ([], ["--strict"])] == [
        1,
        1,
    ]


def test_concise_is_one_line_a_finding(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-05\n")
    [line] = cdsplan("validate", "--format", "concise").out.splitlines()
    assert line.startswith("plans/thanh-hoa/xa-tan-lap/reports/2026-06.yaml:1:9: error[")


def test_people_read_how_grave_it_is_in_their_language_and_programs_in_one(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 10, ho_cap_quang: 11}\n")
    where = f"{PATHS['report']}:2:32: "
    for spoken, grave in (("vi", "lỗi"), ("en", "error")):
        assert cdsplan("--lang", spoken, "validate").out.startswith(f"{where}{grave}[part-exceeds-whole] ")
        assert f"{where}{grave}[part-exceeds-whole] " in cdsplan("--lang", spoken, "progress", "xa-tan-lap").err
        concise = cdsplan("--lang", spoken, "validate", "--format", "concise").out
        assert concise.startswith(f"{where}error[part-exceeds-whole] ")


def test_json_is_what_design_promises(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho: 1000\n  ho_cap_quang: 1001\n")
    found = json.loads(cdsplan("validate", "-f", "json").out)
    assert {key: found[key] for key in ("schema", "files", "errors", "warnings")} == {
        "schema": "cdsplan.validate/1",
        "files": 4,
        "errors": 1,
        "warnings": 0,
    }
    [finding] = found["findings"]
    assert {key: finding[key] for key in ("line", "column", "end_line", "end_column", "severity", "rule")} == {
        "line": 4,
        "column": 17,
        "end_line": 4,
        "end_column": 21,
        "severity": "error",
        "rule": "part-exceeds-whole",
    }
    assert [(one["line"], one["column"]) for one in finding["related"]] == [(3, 7)]


def test_rules_are_selected_and_ignored_by_name(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 0, ho_cap_quang: 0, hoo: 1}\n")
    assert "zero-denominator" not in cdsplan("validate", "--select", "unknown-variable").out
    assert "unknown-variable" not in cdsplan("validate", "--ignore", "unknown-variable,sudden-jump").out


def test_what_is_not_selected_fails_nothing(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {hoo: 1}\n")
    chosen = (("--ignore", "unknown-variable"), ("--select", "yaml-syntax"), ("--select", "unknown-variable"))
    assert [cdsplan("validate", *options).code for options in chosen] == [0, 0, 1]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_suggests_the_nearest(cdsplan: Run, option: str) -> None:
    ran = cdsplan("validate", option, "unknown-variabel")
    assert ran.code == 2
    assert "`unknown-variable`" in ran.err


def test_a_path_that_is_not_there_is_wrong_usage(cdsplan: Run) -> None:
    ran = cdsplan("validate", "plans/thanh-hoa/xa-tan-lop")
    assert ran.code == 2
    assert "xa-tan-lop" in ran.err


def test_a_path_finds_its_repository_from_anywhere(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert cdsplan("validate", str(little.root / PATHS["report"])).out == "4 files: 0 errors, 0 warnings.\n"


def test_paths_of_two_repositories_are_checked_one_at_a_time(cdsplan: Run, little: Folder) -> None:
    little.write("khac/plans/catalog/chung.yaml", "variables: {x: 1}\n")
    ran = cdsplan("validate", "plans", "khac/plans")
    assert (ran.code, ran.out) == (2, "")
    assert "these paths are in several repositories" in ran.err
    assert cdsplan("validate", "plans", f"../{little.root.name}/plans").out == "4 files: 0 errors, 0 warnings.\n"


def test_a_path_outside_of_the_root_that_is_given_is_no_part_of_it(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    little.write("khac/plans/catalog/chung.yaml", "variables: {}\n")
    little.write("ke/plans/catalog/chung.yaml", "variables: {x: 1}\n")
    monkeypatch.chdir(little.root / "khac")
    for command in ("validate", "fmt"):
        ran = cdsplan(command, "--root", ".", "../ke/plans")
        assert (ran.code, ran.out) == (2, "")
        assert cdsplan(command, "--root", "../khac", "../khac/plans/catalog").code == 0


@pytest.mark.parametrize("order", [("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")])
def test_of_several_files_each_may_fail(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, order: tuple[str, str]
) -> None:
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    (elsewhere / "a.yaml").write_text("period: 2026-06\n")
    (elsewhere / "b.yaml").write_text("x: 1\n")
    assert cdsplan("validate", *order, "--kind", "report").code == 1


def test_a_lone_file_is_taken_for_a_plan(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    (elsewhere / "x.yaml").write_text("period: 2026-06\n")
    assert "missing-field" in cdsplan("validate", "x.yaml").out
    assert cdsplan("validate", "x.yaml", "--kind", "report").code == 0


def test_lone_files_of_one_name_are_told_apart(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere: Path = tmp_path_factory.mktemp("elsewhere")
    for name in ("a", "b"):
        (elsewhere / name).mkdir()
        (elsewhere / name / "x.yaml").write_text("")
    monkeypatch.chdir(elsewhere)
    paths = [
        line.partition(":")[0] for line in cdsplan("validate", "b/x.yaml", "a/x.yaml", "-f", "concise").out.split("\n")
    ]
    assert paths == ["a/x.yaml", "b/x.yaml", ""]
    monkeypatch.chdir(elsewhere / "a")
    assert cdsplan("validate", str(elsewhere / "a/x.yaml"), "-f", "concise").out.startswith("x.yaml:1:1: ")
    assert cdsplan("validate", "../b/x.yaml", "-f", "concise").out.startswith("x.yaml:1:1: ")


def test_hostile_names_and_values_are_printed_as_escapes(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], 'period: 2026-06\nvalues: {"a\\e[31m\\n::error::": 1}\n')
    ran = cdsplan("validate")
    assert ran.code == 1
    assert "\x1b" not in ran.out


def test_a_file_is_found_by_its_composed_name_whatever_the_disk_holds(cdsplan: Run, little: Folder) -> None:
    """As macOS keeps it."""
    path = PATHS["plan"].replace("2026-so", "2026-hạ-tầng")
    little.write(unicodedata.normalize("NFD", path), "title: [\n")
    ran = cdsplan("validate", path)
    assert (ran.code, "yaml-syntax" in ran.out + ran.err) == (1, True)
    assert cdsplan("fmt", "--check", path).code == 1
