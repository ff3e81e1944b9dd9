"""The GitHub action: valid, documented, and its shell steps run as a runner runs them."""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import PATHS, PLAN, REPORT, History

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INPUTS: dict[str, dict[str, str]] = ACTION["inputs"]
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
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
    assert not any(EXPRESSION.search(step["run"]) for step in STEPS.values())


def test_one_process_validates_and_one_compares() -> None:
    assert [step["run"].count("cdsplan ") for step in STEPS.values()] == [0, 1, 1]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def step(  # noqa: PLR0913  what a runner knows
    name: str, cwd: Path, *, python: Path, given: Mapping[str, str] | None = None, target: str = "", summary: str = ""
) -> Ran:
    """One step, with its `env` made from the inputs and from what the runner knows."""
    known = {f"inputs.{name}": one["default"] for name, one in INPUTS.items()}
    known |= {f"inputs.{name}": value for name, value in (given or {}).items()}
    known |= {"github.action_path": str(ROOT), "github.event.pull_request.base.sha": target}
    declared = {key: EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in STEPS[name]["env"].items()}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("CDSPLAN_", "GITHUB_"))}
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_CONFIG_FILE": os.devnull}
    path = {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}", "CDSPLAN_TODAY": "2026-06-30"}
    done = subprocess.run(  # noqa: S603  as the runner does it
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],  # noqa: S607
        cwd=cwd,
        env=kept | offline | path | declared | {"GITHUB_STEP_SUMMARY": summary},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own that borrows what this one has, with the action's step «install» done."""
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=False)
    made = next(home.glob("bin/python")).absolute()
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(str(Path(yaml.__path__[0]).parent), encoding="utf-8")
    ran = step("Install cdsplan", home, python=made)
    assert ran.code == 0, ran.err
    assert (packages / "cdsplan" / "starter" / "catalog.yaml").is_file()
    return made


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
    assert "| Mục tiêu dễ hơn | 2026-so |" in summary.read_text(encoding="utf-8")
    failing = {"fail-on": "easier-target"}
    again = step("Diff", history.folder.root, python=python, given=failing, target=base, summary=str(summary))
    assert again.code == 1


def test_a_base_of_the_users_is_never_an_option(python: Path, history: History) -> None:
    summary = str(history.folder.root.parent / "summary.md")
    ran = step("Diff", history.folder.root, python=python, given={"base": "--help"}, summary=summary)
    assert ran.code == 2
    assert "«--help»" in ran.err
