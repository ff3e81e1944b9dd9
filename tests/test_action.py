"""The GitHub action: valid, documented, and its shell steps run as a runner runs them."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import ROOT, steps
from tests.conftest import PATHS, PLAN, REPORT, History
from tests.steps import ACTION, OF_THE_ACTION, Ran

pytestmark = pytest.mark.slow

INPUTS: dict[str, dict[str, str]] = ACTION["inputs"]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def test_githubs_schema_accepts_the_action() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert (done.returncode, done.stderr) == (0, "")


def test_every_input_is_documented_has_a_default_and_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = {name for expression in EXPRESSION.findall(text) for name in re.findall(r"inputs\.([\w-]+)", expression)}
    assert used == set(INPUTS)
    assert all(one["description"].strip().endswith(".") and "default" in one for one in INPUTS.values())


def test_no_expression_is_pasted_into_a_script() -> None:
    assert not any(EXPRESSION.search(step["run"]) for step in OF_THE_ACTION.values())


def test_one_process_validates_one_compares_and_one_makes_pages() -> None:
    assert [step["run"].count("cdsplan ") for step in OF_THE_ACTION.values()] == [0, 1, 1, 1]


def step(  # noqa: PLR0913  what a runner knows
    name: str, cwd: Path, *, python: Path, given: Mapping[str, str] | None = None, target: str = "", summary: str = ""
) -> Ran:
    """One step, with its `env` made from the inputs and from what the runner knows."""
    known = {f"inputs.{name}": one["default"] for name, one in INPUTS.items()}
    known |= {f"inputs.{name}": value for name, value in (given or {}).items()}
    known |= {"github.action_path": str(ROOT), "github.event.pull_request.base.sha": target}
    declared = {
        key: EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in OF_THE_ACTION[name]["env"].items()
    }
    return steps.run(OF_THE_ACTION[name]["run"], cwd, python, declared | {"GITHUB_STEP_SUMMARY": summary})


def test_a_good_repository_passes(python: Path, history: History) -> None:
    ran = step("Validate", history.folder.root, python=python)
    assert (ran.code, ran.out, ran.err) == (0, "4 tệp: 0 lỗi, 0 cảnh báo.\n", "")


def test_the_inputs_choose_folder_and_language(python: Path, history: History) -> None:
    ran = step(
        "Validate", history.folder.root.parent, python=python, given={"root": history.folder.root.name, "lang": "en"}
    )
    assert (ran.code, ran.out) == (0, "4 files: 0 errors, 0 warnings.\n")


def test_an_error_fails_and_a_warning_where_asked(python: Path, history: History) -> None:
    root = history.folder.root
    history.folder.write(PATHS["report"], REPORT.replace("1000", "1000  "))
    assert step("Validate", root, python=python).code == 0
    assert step("Validate", root, python=python, given={"strict": "true"}).code == 1
    history.folder.write(PATHS["report"], "period: 2026-07\n")
    assert step("Validate", root, python=python).code == 1


def test_the_diff_of_a_pull_request_goes_to_the_summary(python: Path, history: History) -> None:
    base = history.git("rev-parse", "HEAD")
    history.commit(plan=PLAN.replace("80", "75"))
    summary = history.folder.root.parent / "summary.md"
    ran = step("Diff", history.folder.root, python=python, target=base, summary=str(summary))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "| Mục tiêu bị hạ | 2026-so |" in summary.read_text(encoding="utf-8")
    failing = {"fail-on": "easier-target"}
    again = step("Diff", history.folder.root, python=python, given=failing, target=base, summary=str(summary))
    assert again.code == 1


def test_a_base_of_the_users_is_never_an_option(python: Path, history: History) -> None:
    summary = str(history.folder.root.parent / "summary.md")
    ran = step("Diff", history.folder.root, python=python, given={"base": "--help"}, summary=summary)
    assert ran.code == 2
    assert "«--help»" in ran.err


def test_the_pages_are_made_where_the_input_says(python: Path, history: History) -> None:
    site = history.folder.root.parent / "pages"
    ran = step("Site", history.folder.root, python=python, given={"site": str(site)})
    assert (ran.code, (site / "index.html").is_file()) == (0, True), ran.err


def test_a_folder_of_the_users_is_never_an_option(python: Path, history: History) -> None:
    ran = step("Site", history.folder.root, python=python, given={"site": "--help"})
    assert (ran.code, (history.folder.root / "--help" / "index.html").is_file()) == (0, True), ran.err


def test_pages_are_made_after_everything_else_of_a_push_to_the_default_branch_alone() -> None:
    *_, last = ACTION["runs"]["steps"]
    assert (last["name"], INPUTS["site"]["default"]) == ("Site", "false")
    assert last["if"] == f"${{{{ inputs.site != 'false' && {steps.PUSHED_TO_DEFAULT} }}}}"


@pytest.mark.parametrize(("site", "extra"), [("false", ""), ("public", "[site]")])
def test_what_draws_the_pages_is_installed_only_for_them(tmp_path: Path, site: str, extra: str) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
    python.chmod(0o755)
    ran = step("Install cdsplan", tmp_path, python=python, given={"site": site})
    assert ran.out == f"-I -m pip install --quiet --disable-pip-version-check {ROOT}{extra}\n"
