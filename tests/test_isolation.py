"""Nothing of a checkout is ever imported or overwritten: what a stranger has laid there for CI stays as it lies."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests import ROOT, steps
from tests.conftest import History

pytestmark = pytest.mark.slow

STARTER = ROOT / "cdsplan" / "recording" / "starter"
# What Python, pip or the program would import, did they look here.
TRAPS = (
    "pip",
    "sitecustomize",
    "__future__",
    "usercustomize",
    "cdsplan",
    "yaml",
    "typer",
    "multiprocessing",
    "hatchling",
)
LEAVES_A_MARK = "open({mark!r}, 'a').write(__file__)\n"


class Step(NamedTuple):
    """A step of CI, and what the workflow around it may have set."""

    origin: str
    script: str
    environment: dict[str, str]


def _loaded(path: Path) -> Any:  # noqa: ANN401  as YAML has it
    """With the program under the name that it has where it is installed already."""
    return yaml.safe_load(path.read_text(encoding="utf-8").replace("@SOURCE@", "cdsplan"))


def _of_the_action() -> Iterator[Step]:
    """With a PYTHONPATH that the workflow has set for purposes of its own."""
    known = {"SOURCE": str(ROOT), "BASE": "HEAD", "PYTHONPATH": ".", "SITE": "pages"}
    for name, step in steps.OF_THE_ACTION.items():
        yield Step(f"action: {name}", step["run"], known)


def _of_github() -> Iterator[Step]:
    for step in _loaded(STARTER / "github.yml")["jobs"]["cdsplan"]["steps"]:
        if "run" in step:
            yield Step(f"github: {step['name']}", step["run"], {"TARGET": "HEAD", "SITE": "pages"})


def _of_gitlab() -> Iterator[Step]:
    loaded = _loaded(STARTER / "gitlab.yml")
    install = loaded["default"]["before_script"]
    for name, job in loaded.items():
        if "script" in job:
            script = "\n".join([*install, *job["script"], *job.get("after_script", ())])
            yield Step(f"gitlab: {name}", script, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"})


STEPS = [*_of_the_action(), *_of_github(), *_of_gitlab()]


class Checkout(NamedTuple):
    """A change of a stranger's, with all the traps that we know of."""

    root: Path
    mark: Path


@pytest.fixture
def checkout(history: History, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(history.folder.root, tmp_path_factory.mktemp("outside") / "mark")
    for name in TRAPS:
        (made.root / f"{name}.py").write_text(LEAVES_A_MARK.format(mark=str(made.mark)), encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("script", "trap"),
    [
        ("python -m pip install cdsplan", "pip.py"),
        ("python -m cdsplan validate", "cdsplan.py"),
        ("PYTHONPATH=. cdsplan validate", "sitecustomize.py"),
        ("python -c 'import multiprocessing'", "multiprocessing.py"),
    ],
)
def test_the_traps_catch_whoever_does_not_beware(script: str, trap: str, checkout: Checkout, python: Path) -> None:
    steps.run(script, checkout.root, python, {})
    assert trap in checkout.mark.read_text(encoding="utf-8")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.origin)
def test_a_step_of_ci_imports_nothing_of_the_change(step: Step, checkout: Checkout, python: Path) -> None:
    summary = {"GITHUB_STEP_SUMMARY": str(checkout.mark.with_name("summary.md"))}
    ran = steps.run(step.script, checkout.root, python, step.environment | summary)
    assert ran.code == 0, ran.err
    assert not checkout.mark.exists()


@pytest.mark.parametrize("step", [*_of_gitlab()], ids=lambda step: step.origin)
def test_no_file_that_ci_writes_is_a_link_of_the_change(step: Step, checkout: Checkout, python: Path) -> None:
    checkout.mark.write_text("mine", encoding="utf-8")
    written = [checkout.root / name for name in set(re.findall(r"[\w-]+\.(?:md|json)\b|\bpublic\b", step.script))]
    for path in written:
        path.symlink_to(checkout.mark)
    ran = steps.run(step.script, checkout.root, python, step.environment)
    assert (ran.code, checkout.mark.read_text(encoding="utf-8")) == (0, "mine"), ran.err
    assert any(path.exists() and not path.is_symlink() for path in written)


def test_python_m_imports_the_program_and_its_libraries_from_where_they_are_installed(
    checkout: Checkout, python: Path
) -> None:
    (checkout.root / "cdsplan.py").unlink()  # against this one only -P helps
    ran = steps.run("python -m cdsplan validate", checkout.root, python, {})
    assert (ran.code, checkout.mark.exists()) == (0, False), ran.err


# The command as on Windows and macOS, where the processes that help are spawned.
SPAWNING = """
import multiprocessing
from cdsplan.__main__ import main
if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    multiprocessing.get_context = lambda method: spawn
    main()
"""


def test_a_process_that_helps_imports_nothing_of_the_change(checkout: Checkout) -> None:
    command = checkout.mark.with_name("command.py")
    command.write_text(SPAWNING, encoding="utf-8")
    ran = steps.run(f"python {command} validate --jobs 2", checkout.root, Path(sys.executable), {})
    assert (ran.code, checkout.mark.exists()) == (0, False), ran.err


@pytest.mark.parametrize("path", [ROOT / "action.yml", STARTER / "github.yml"], ids=lambda path: path.name)
def test_what_others_publish_is_named_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


@pytest.mark.parametrize("page", ["site.md", "site.vi.md"])
def test_the_workflow_that_the_guide_shows_names_the_same_commits(page: str) -> None:
    shown = set(re.findall(r"uses: (actions/.*)", (ROOT / "docs" / page).read_text(encoding="utf-8")))
    assert shown
    assert shown < set(re.findall(r"uses: (.*)", (STARTER / "github.yml").read_text(encoding="utf-8")))


def test_the_job_that_reads_the_change_may_read_and_nothing_else() -> None:
    workflow = _loaded(STARTER / "github.yml")
    assert "permissions" not in workflow["jobs"]["cdsplan"]
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads `on` so
    (checkout,) = (step for step in workflow["jobs"]["cdsplan"]["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] is False


def test_the_job_that_may_publish_runs_nothing_of_the_change() -> None:
    publish = _loaded(STARTER / "github.yml")["jobs"]["publish"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]
    assert not any("run" in step for step in publish["steps"])


def test_nothing_is_published_unless_switched_on_and_pushed_to_the_default_branch() -> None:
    jobs = _loaded(STARTER / "github.yml")["jobs"]
    on = f"${{{{ vars.CDSPLAN_SITE == 'true' && {steps.PUSHED_TO_DEFAULT} }}}}"
    *_, site, upload = jobs["cdsplan"]["steps"]
    assert (site["if"], jobs["publish"]["if"], jobs["publish"]["needs"]) == (on, on, "cdsplan")
    assert upload["if"] == "${{ steps.site.outcome == 'success' }}"
    assert upload["with"]["path"] == site["env"]["SITE"] == "${{ runner.temp }}/site"  # not among the change's files


def test_gitlab_publishes_the_same_and_only_what_was_valid() -> None:
    loaded = _loaded(STARTER / "gitlab.yml")
    assert loaded["pages"]["rules"] == [{"if": '$CDSPLAN_SITE == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}]
    assert (loaded["pages"]["stage"], "stage" in loaded["cdsplan validate"]) == ("deploy", False)  # after `test`
