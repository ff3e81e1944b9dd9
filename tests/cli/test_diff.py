"""`cdsplan diff` in a scratch repository."""

import json
import os
import shutil
from pathlib import Path

import pytest

from cdsplan.yaml.source import LARGEST
from tests import conftest
from tests.cli.conftest import Run
from tests.conftest import PATHS, PLAIN_TARGET, PLAN, REPORT, History

EASIER = PLAN.replace("80", "75")
REWRITTEN = REPORT.replace("700", "720")


def kinds(out: str) -> list[str]:
    return [change["kind"] for change in json.loads(out)["changes"]]


@pytest.mark.usefixtures("history")
def test_nothing_changed_is_said_and_is_fine(cdsplan: Run) -> None:
    ran = cdsplan("diff")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing changed in meaning" in ran.out


def test_the_work_tree_is_compared_with_head(cdsplan: Run, history: History) -> None:
    history.folder.write(PATHS["plan"], EASIER)
    ran = cdsplan("diff", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "schema": "cdsplan.diff/1",
        "base": history.git("rev-parse", "HEAD"),
        "head": None,
        "as_of": "2026-06-30",
        "changes": [
            {
                "kind": "easier-target",
                "commune": "thanh-hoa/xa-tan-lap",
                "plan": "2026-so",
                "indicator": "cap_quang",
                "variable": None,
                "period": None,
                "field": None,
                "before": {**PLAIN_TARGET, "value": 80},
                "after": {**PLAIN_TARGET, "value": 75},
                "with_figure": False,
            }
        ],
    }


def test_the_work_tree_is_compared_with_an_older_revision(cdsplan: Run, history: History) -> None:
    history.commit(plan=EASIER)
    history.folder.write(PATHS["report"], REWRITTEN)
    assert kinds(cdsplan("diff", "HEAD~1", "--format", "json").out) == ["easier-target", "rewritten-value"]
    assert kinds(cdsplan("diff", "--format", "json").out) == ["rewritten-value"]


def test_two_revisions_are_compared_whatever_lies_in_the_work_tree(cdsplan: Run, history: History) -> None:
    history.commit(plan=EASIER)
    history.folder.write(PATHS["report"], REWRITTEN)
    assert kinds(cdsplan("diff", "HEAD~1", "HEAD", "--format", "json").out) == ["easier-target"]
    assert kinds(cdsplan("diff", "HEAD", "HEAD~1", "--format", "json").out) == ["harder-target"]
    assert kinds(cdsplan("diff", "HEAD~1..HEAD", "--format", "json").out) == ["easier-target"]


def test_a_new_file_that_git_does_not_know_yet_counts(cdsplan: Run, history: History) -> None:
    history.folder.write("plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml", "period: 2026-03\nvalues: {ho: 990}\n")
    assert kinds(cdsplan("diff", "--format", "json").out) == ["new-report"]


def test_a_target_eased_with_its_figure_is_marked_in_every_format(cdsplan: Run, history: History) -> None:
    history.commit(plan=EASIER, report=REWRITTEN)
    assert "⚠ Target made easier" in cdsplan("diff", "HEAD~1").out
    assert "**⚠ Target made easier**" in cdsplan("diff", "HEAD~1", "-f", "markdown").out
    assert json.loads(cdsplan("diff", "HEAD~1", "-f", "json").out)["changes"][0]["with_figure"] is True


def test_as_of_is_the_date_of_both_sides(cdsplan: Run, history: History) -> None:
    history.folder.write(PATHS["report"], REPORT.replace("700", "800"))
    assert kinds(cdsplan("diff", "-f", "json").out) == ["rewritten-value", "status-change"]
    early = json.loads(cdsplan("diff", "-f", "json", "--as-of", "2026-06-01").out)
    assert (early["as_of"], [change["kind"] for change in early["changes"]]) == ("2026-06-01", ["rewritten-value"])


def test_fail_on_fails_on_its_kinds_only(cdsplan: Run, history: History) -> None:
    history.folder.write(PATHS["plan"], EASIER)
    assert cdsplan("diff", "--fail-on", "rewritten-value,harder-target").code == 0
    assert cdsplan("diff", "--fail-on", "rewritten-value, easier-target").code == 1
    assert cdsplan("diff", "--fail-on", "rewritten-value", "--fail-on", "easier-target").code == 1
    assert cdsplan("diff", "--fail-on", "easier-target", "--fail-on", "rewritten-value").code == 1


@pytest.mark.usefixtures("history")
def test_a_kind_that_is_none_is_refused_with_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan("diff", "--fail-on", "easier-targets")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean `easier-target`?" in ran.err


def test_a_file_that_does_not_load_is_told_with_its_side(cdsplan: Run, history: History) -> None:
    bad = history.commit(report="period: 2026-06\nvalues: {ho: 18.025.000}\n")
    ran = cdsplan("diff")
    assert (ran.code, ran.err) == (0, "")
    history.folder.write(PATHS["report"], REPORT)
    ran = cdsplan("diff", "--format", "json")
    assert ran.code == 1
    assert ran.err.startswith(f"{bad[:10]}:{PATHS['report']}:2:14: error[thousands-separator]")
    assert kinds(ran.out) == []


def test_a_file_that_is_too_large_is_refused_in_the_past_too(cdsplan: Run, history: History) -> None:
    old = history.commit(report=REPORT + "#" * LARGEST)  # cut off, it would be read as if nothing were wrong
    history.folder.write(PATHS["report"], REPORT)
    ran = cdsplan("diff")
    assert (ran.code, "error[too-large]" in ran.err) == (1, True)
    assert f"{old[:10]}:{PATHS['report']}" in ran.err


def test_a_catalog_that_changed_is_read_on_both_sides(cdsplan: Run, history: History) -> None:
    catalog = (history.folder.root / PATHS["catalog"]).read_text(encoding="utf-8")
    history.commit(catalog=catalog.replace("ho_cap_quang / ho}", "ho_cap_quang / (ho + 1)}"))
    ran = cdsplan("diff", "HEAD~1", "HEAD", "-f", "json")
    (change,) = json.loads(ran.out)["changes"]
    assert (change["kind"], change["commune"], change["field"]) == ("changed-definition", None, "formula")


@pytest.mark.parametrize("unreadable", ["commune", "plan", "report"])
def test_communes_that_did_not_change_are_not_read(cdsplan: Run, history: History, unreadable: str) -> None:
    neighbour = "plans/thanh-hoa/xa-khac"
    files = {"commune": "commune.yaml", "plan": "2026-so.yaml", "report": "reports/2026-06.yaml"}
    history.folder.write(f"{neighbour}/{files[unreadable]}", "{")
    history.commit()
    history.folder.write(PATHS["plan"], EASIER)
    ran = cdsplan("diff", "-f", "json")
    assert (ran.code, ran.err, kinds(ran.out)) == (0, "", ["easier-target"])


@pytest.mark.parametrize("name", ["nope", "", "HEAD:plans"])
@pytest.mark.usefixtures("history")
def test_a_revision_that_is_none_is_named(cdsplan: Run, name: str) -> None:
    ran = cdsplan("diff", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"there is no revision `{name}`" in ran.err


@pytest.mark.parametrize(
    "arguments", [("--", "--output=stolen"), ("HEAD", "--", "--output=stolen"), ("--output=stolen",)]
)
@pytest.mark.usefixtures("history")
def test_a_revision_that_looks_like_an_option_is_none(cdsplan: Run, arguments: tuple[str, ...]) -> None:
    assert cdsplan("diff", *arguments).code == 2
    assert not Path("stolen").exists()


@pytest.mark.usefixtures("history")
def test_without_git_it_says_so(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = cdsplan("diff")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot run git" in ran.err


def test_outside_git_it_says_so(cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ran = cdsplan("diff")
    assert (ran.code, ran.out) == (2, "")
    assert "is not in a git repository" in ran.err


def test_in_a_repository_of_another_user_it_says_what_to_do(
    cdsplan: Run, history: History, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapper = tmp_path_factory.mktemp("bin") / "git"
    real = shutil.which("git")
    wrapper.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", str(wrapper.parent), prepend=os.pathsep)
    command = f"git config --global --add safe.directory {history.folder.root}"
    for language, reason in (("en", "belongs to another user"), ("vi", "thuộc người dùng khác")):
        ran = cdsplan("diff", "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        assert reason in ran.err
        assert command in ran.err


@pytest.mark.usefixtures("history")
def test_what_git_quotes_cannot_reach_the_terminal(cdsplan: Run) -> None:
    ran = cdsplan("diff", "\x1b[31mnope")
    assert ran.code == 2
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_no_file_gives_a_runner_a_command(
    cdsplan: Run, history: History, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    name = f"{'Một tên dài ' * 4} ::error::{'x' * 35} ##[add-mask]y"
    folder = "plans/thanh-hoa/xa ##[error]"
    history.folder.write(f"{folder}/commune.yaml", "{")
    history.folder.write(PATHS["plan"], EASIER.replace("id: cap_quang", f'id: cap_quang\n    name: "{name}"'))
    ran = cdsplan("diff", "--format", form)
    for said in (ran.out, ran.err):
        assert "##[" not in said
        assert not any(line.lstrip().startswith("::") for line in said.splitlines())
    assert ran.code == 1


def test_the_work_tree_stays_as_it_is(cdsplan: Run, history: History) -> None:
    history.commit(plan=EASIER)
    history.folder.write(PATHS["report"], REWRITTEN)
    before = history.git("status", "--porcelain"), sorted(_files(history.folder.root))
    cdsplan("diff", "HEAD~1")
    assert (history.git("status", "--porcelain"), sorted(_files(history.folder.root))) == before


def _files(root: Path) -> list[str]:
    return [str(file) for file in root.rglob("*") if ".git" not in file.parts]


def test_the_output_is_vietnamese_where_asked(cdsplan: Run, history: History) -> None:
    history.folder.write(PATHS["plan"], EASIER)
    assert "Mục tiêu bị hạ" in cdsplan("diff", "--lang", "vi").out


def test_figures_and_indicators_are_named_in_the_language_of_the_run(cdsplan: Run, history: History) -> None:
    english = conftest.CATALOG.replace("Hộ cáp quang,", "Hộ cáp quang, name_en: On fibre,").replace(
        "Cáp quang,", "Cáp quang, name_en: Fibre,"
    )
    history.commit(catalog=english)
    history.folder.write(PATHS["plan"], EASIER)
    history.folder.write(PATHS["report"], REWRITTEN)
    out = cdsplan("diff").out
    assert "On fibre (ho_cap_quang)" in out
    assert "Fibre (cap_quang)" in out
    vietnamese = cdsplan("diff", "--lang", "vi").out
    assert "Hộ cáp quang (ho_cap_quang)" in vietnamese
    assert "Cáp quang (cap_quang)" in vietnamese


def test_programs_get_the_vietnamese_name_of_what_is_gone(cdsplan: Run, history: History) -> None:
    """As before there were names in English."""
    history.folder.write(PATHS["catalog"], "variables: {}\nindicators: {}\n")
    changes = json.loads(cdsplan("diff", "-f", "json").out)["changes"]
    assert {one["before"] for one in changes if one["kind"] == "changed-definition"} >= {"Hộ", "Hộ cáp quang"}


@pytest.mark.parametrize(
    "eased",
    [
        pytest.param("until: 2026-09-01", id="ended early"),
        pytest.param("since: 2026-12-01", id="put off"),
        pytest.param("due: 2026-12-31}, {op: '>=', value: 60, since: 2026-09-01, until: 2027-06-01", id="for a while"),
    ],
)
def test_a_target_cannot_be_made_easier_behind_the_gate(cdsplan: Run, history: History, eased: str) -> None:
    history.folder.write(PATHS["plan"], PLAN.replace("value: 80", f"value: 80, {eased}"))
    assert cdsplan("diff", "--fail-on", "easier-target").code == 1


def test_a_first_entry_is_no_rewriting(cdsplan: Run, history: History) -> None:
    history.commit(report="period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: null}\n")
    history.commit(report=REPORT)
    ran = cdsplan("diff", "HEAD~1", "HEAD", "--fail-on", "rewritten-value,removed-value")
    assert (ran.code, "Value added" in ran.out) == (0, True)
    assert cdsplan("diff", "HEAD~1", "HEAD", "--fail-on", "added-value").code == 1
    assert cdsplan("diff", "HEAD", "HEAD~1", "--fail-on", "removed-value").code == 1


def test_what_a_sparse_checkout_leaves_out_is_not_removed(cdsplan: Run, history: History) -> None:
    other = conftest.COMMUNE.replace("Tân Lập", "Hai").replace("00001", "00002")
    history.folder.write("plans/thanh-hoa/xa-hai/commune.yaml", other)
    history.commit()
    history.commit(report=REWRITTEN)
    history.git("sparse-checkout", "set", "plans/catalog", "plans/thanh-hoa/xa-hai")
    assert not (history.folder.root / PATHS["report"]).exists()
    ran = cdsplan("diff", "HEAD~1", "--format", "json")
    assert (ran.code, kinds(ran.out)) == (0, [])
    assert "left out is what this sparse checkout does not hold in full" in ran.err
    assert kinds(cdsplan("diff", "HEAD~1", "HEAD", "--format", "json").out) == ["rewritten-value"]
    history.folder.write("plans/thanh-hoa/xa-hai/commune.yaml", other.replace("Hai", "Hải"))
    ran = cdsplan("diff", "--format", "json")
    assert (kinds(ran.out), ran.err) == (["changed-commune"], "")
