"""cdsplan validate --format, --output, and inside GitHub Actions"""

import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

from cdsplan.render.escape import visible
from cdsplan.render.formats import Findings
from tests.cli.conftest import Run
from tests.conftest import PATHS, PLAN, Folder
from tests.render.findings.test_github import commands

WRONG = "period: 2026-06\nvalues: {ho: 1, ho_cap_quang: 2}\n"
FORMS = [form.value for form in Findings]
MACHINES = ["json", "github", "gitlab", "junit", "sarif"]


@pytest.fixture
def wrong(little: Folder) -> Folder:
    """The little repository with one error."""
    little.write(PATHS["report"], WRONG)
    return little


@pytest.fixture
def in_actions(little: Folder, monkeypatch: pytest.MonkeyPatch, cdsplan: Run) -> Path:
    """GitHub Actions, and its file for the summary."""
    del cdsplan  # which has cleared the environment
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(little.root / "summary.md"))
    return little.root / "summary.md"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("wrong")
def test_a_file_gets_what_the_terminal_would(cdsplan: Run, form: str) -> None:
    shown = cdsplan("validate", "--format", form)
    ran = cdsplan("validate", "--output", f"{form}=out.txt")
    assert (shown.code, ran.code) == (1, 1)
    assert Path("out.txt").read_bytes().decode() == shown.out


@pytest.mark.parametrize("form", FORMS)
def test_a_good_repository_exits_zero_in_every_format(cdsplan: Run, form: str) -> None:
    assert cdsplan("validate", "-f", form).code == 0


@pytest.mark.usefixtures("wrong")
def test_several_files_are_written_beside_the_text(cdsplan: Run) -> None:
    text = cdsplan("validate").out
    ran = cdsplan("validate", "-o", "sarif=a.sarif", "-o", "junit=b.xml", "-o", "gitlab=c.json", "-o", "json=d=e.json")
    assert ran == (1, text, "")
    [result] = Sarif.model_validate_json(Path("a.sarif").read_text("utf-8")).runs[0].results
    assert result.rule_id == "part-exceeds-whole"
    assert JUnitXml.fromfile("b.xml").failures == 1
    assert json.loads(Path("c.json").read_bytes())[0]["location"] == {"path": PATHS["report"], "lines": {"begin": 2}}
    assert json.loads(Path("d=e.json").read_bytes())["errors"] == 1


@pytest.mark.usefixtures("wrong")
def test_only_the_chosen_rules_reach_a_file(cdsplan: Run) -> None:
    cdsplan("validate", "--ignore", "part-exceeds-whole,value-out-of-range", "-o", "gitlab=out.json")
    assert Path("out.json").read_text("utf-8") == "[]\n"


def test_an_old_file_is_replaced_and_nothing_else_is_left(cdsplan: Run, little: Folder) -> None:
    little.write("out/a.json", "old")
    cdsplan("validate", "-o", "gitlab=out/a.json")
    assert (little.root / "out/a.json").read_text("utf-8") == "[]\n"
    assert os.listdir(little.root / "out") == ["a.json"]  # noqa: PTH208  hidden ones, too


def test_a_reader_of_the_old_file_keeps_it_whole(cdsplan: Run, little: Folder) -> None:
    with little.write("a.json", "old").open() as held:
        cdsplan("validate", "-o", "gitlab=a.json")
        assert held.read() == "old"


def test_a_link_is_written_through(cdsplan: Run, little: Folder) -> None:
    little.write("there/a.json", "old")
    (little.root / "a.json").symlink_to("there/a.json")
    cdsplan("validate", "-o", "gitlab=a.json")
    assert (little.root / "a.json").is_symlink()
    assert (little.root / "there/a.json").read_text("utf-8") == "[]\n"


def test_a_device_stays_a_device(cdsplan: Run) -> None:
    assert cdsplan("validate", "-o", f"json={os.devnull}").code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("file", ["missing/a.json", "plans", "plans/cdsplan.yaml/a.json"])
def test_a_file_that_cannot_be_written_is_said(cdsplan: Run, little: Folder, file: str) -> None:
    little.write("plans/cdsplan.yaml", "format: 1\n")
    ran = cdsplan("validate", "-o", f"json={file}")
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r"cdsplan: cannot write .* \(.+\)\n", ran.err)
    assert file in ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("sarf=a", "`sarf`. Did you mean `sarif`?"),
        ("x=a", "text, concise, json, github"),
        ("a.json", "`a.json`"),
        ("json", "json=FILE"),
    ],
)
def test_an_output_that_is_none_is_said_before_anything_is_done(cdsplan: Run, given: str, said: str) -> None:
    ran = cdsplan("validate", "-o", "json=good.json", "-o", given)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Path("good.json").exists()


@pytest.mark.usefixtures("wrong")
def test_findings_do_not_take_the_place_of_a_plan(cdsplan: Run, little: Folder) -> None:
    (little.root / "a.json").symlink_to(PATHS["plan"])
    for file in (PATHS["plan"], "a.json"):
        ran = cdsplan("validate", "-o", f"json={file}")
        assert (ran.code, ran.out) == (2, "")
        assert f"{file} is a YAML file" in ran.err
    assert (little.root / PATHS["plan"]).read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize(
    "command",
    [
        ["progress", "xa-tan-lap", "-f", "html"],
        ["export", "-f", "csv"],
        ["form", "xa-tan-lap", "--period", "2026-09"],
        ["report", "xa-tan-lap", "--period", "2026-06", "-f", "docx"],
    ],
    ids=lambda given: given[0],
)
def test_nor_does_any_other_result_even_if_it_may_replace_a_file(
    cdsplan: Run, little: Folder, command: list[str]
) -> None:
    ran = cdsplan(*command, "-o", PATHS["plan"], "--force")
    assert (ran.code, ran.out, f"{PATHS['plan']} is a YAML file" in ran.err) == (2, "", True), ran
    assert (little.root / PATHS["plan"]).read_text(encoding="utf-8") == PLAN


def test_nor_of_a_file_that_ends_otherwise_in_yaml(cdsplan: Run, little: Folder) -> None:
    little.write("khac.yml", PLAN)
    assert cdsplan("validate", "-o", "json=khac.yml").code == 2
    assert (little.root / "khac.yml").read_text(encoding="utf-8") == PLAN


def test_two_formats_do_not_go_into_one_file(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("validate", "-o", "json=a", "-o", "sarif=./a")
    assert (ran.code, ran.out) == (2, "")
    assert "a is given twice" in ran.err
    assert not (little.root / "a").exists()


def test_outside_of_actions_nothing_is_annotated(cdsplan: Run) -> None:
    assert commands(cdsplan("validate").out) == []


@pytest.mark.usefixtures("wrong")
def test_inside_actions_the_text_is_followed_by_annotations(cdsplan: Run, in_actions: Path) -> None:
    ran = cdsplan("validate")
    assert ran.code == 1
    assert ran.out.startswith(f"{PATHS['report']}:2:31: error[part-exceeds-whole]")
    assert [(one.name, one.properties["line"]) for one in commands(ran.out)] == [("error", "2")]
    assert ran.out.endswith("\n4 files: 1 error, 0 warnings.\n")
    assert ran.out.count("4 files") == 1
    assert "part-exceeds-whole" in in_actions.read_text("utf-8")


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize("form", ["text", "concise", "json", "gitlab", "junit", "sarif"])
def test_a_format_that_was_asked_for_is_all_there_is(cdsplan: Run, in_actions: Path, form: str) -> None:
    assert commands(cdsplan("validate", "-f", form).out) == []
    assert not in_actions.exists()


@pytest.mark.parametrize(
    "arguments", [["-f", "github"], ["-f", "text", "-o", "github=out.txt"], ["-o", "github=out.txt"]]
)
def test_github_output_brings_one_summary_after_what_is_there(
    cdsplan: Run, in_actions: Path, arguments: list[str]
) -> None:
    in_actions.write_text("# Trước\n", "utf-8")
    cdsplan("validate", *arguments)
    written = in_actions.read_text("utf-8")
    assert written.startswith("# Trước\n### cdsplan: 4 files")
    assert written.count("### ") == 1


@pytest.mark.usefixtures("wrong")
def test_a_full_summary_is_left_alone(cdsplan: Run, in_actions: Path) -> None:
    in_actions.write_bytes(b"x" * 1024 * 1024)
    assert cdsplan("validate").code == 1
    assert in_actions.stat().st_size == 1024 * 1024


@pytest.mark.usefixtures("wrong")
def test_a_summary_that_cannot_be_written_fails_nothing(cdsplan: Run, in_actions: Path) -> None:
    in_actions.mkdir()
    ran = cdsplan("validate")
    assert ran.code == 1
    assert len(commands(ran.out)) == 1
    assert "cannot write" in ran.err


def test_outside_of_actions_there_is_no_summary(cdsplan: Run) -> None:
    assert cdsplan("validate", "-f", "github") == (0, "4 files: 0 errors, 0 warnings.\n", "")


KEY = r"\n::error::forged\e[31m ##[add-mask]x ]]> [red] \0 , % ' & <b>"
NAME = "x\n::error file=y::z\x1b[31m##[add-mask],%]]>[red]'\"&<b> ă\u202e.yaml"


@pytest.fixture
def hostile(little: Folder) -> None:
    """What a plan could do to whoever reads about it, in keys, values, plain text and file names."""
    little.write(PATHS["report"], f'period: 2026-06\nvalues: {{"{KEY}": 1, ho: "{KEY}"}}\n')
    little.write(PATHS["plan"], PLAN.replace("cap_quang", "##[add-mask]Xã"))
    for name in (NAME, os.fsdecode(b"\xff.yaml")):
        little.write(f"plans/thanh-hoa/xa-tan-lap/{name}", "x")


def read_back(form: str, written: str) -> Any:  # noqa: ANN401  whatever the format holds
    match form:
        case "json" | "gitlab":
            return json.loads(written)
        case "sarif":
            return Sarif.model_validate_json(written)
        case "junit":
            return JUnitXml.fromstring(written.encode())
        case _:
            return written


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("hostile", "in_actions")
def test_hostile_content_leaves_every_format_valid_and_the_terminal_clean(cdsplan: Run, form: str) -> None:
    ran = cdsplan("validate", "-f", form, "-o", f"{form}=out.txt")
    assert ran.code == 1
    assert read_back(form, ran.out)
    assert read_back(form, Path("out.txt").read_bytes().decode())
    assert visible(ran.out) == ran.out.replace("\n", r"\x0a")
    assert "##[" not in ran.out
    assert {one.name for one in commands(ran.out)} == ({"error"} if form == "github" else set())


@pytest.mark.usefixtures("hostile", "in_actions")
def test_hostile_content_forges_nothing_among_the_annotations(cdsplan: Run) -> None:
    errors = json.loads(cdsplan("validate", "-f", "json").out)["errors"]
    found = commands(cdsplan("validate").out)
    assert [one.name for one in found] == ["error"] * min(errors, 10)
    assert all(one.properties["file"].startswith("plans/") for one in found)


@pytest.mark.usefixtures("in_actions")
def test_a_hostile_file_outside_of_a_repository_forges_nothing(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("::error::x.yaml").write_text("a: [\n")
    for form in ("text", "concise", "junit"):
        assert commands(cdsplan("validate", "::error::x.yaml", "-f", form).out) == []


@pytest.mark.usefixtures("hostile")
def test_outside_of_actions_an_excerpt_stays_as_it_is(cdsplan: Run) -> None:
    assert "     4 |   - id: ##[add-mask]Xã\n" in cdsplan("validate").out


def paths_in(form: str, written: str) -> list[str]:
    match form:
        case "github":
            return [one.properties["file"] for one in commands(written)]
        case "gitlab":
            return [one["location"]["path"] for one in json.loads(written)]
        case "sarif":
            results = json.loads(written)["runs"][0]["results"]
            return [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
        case _:
            return [one["path"] for one in json.loads(written)["findings"]]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_servers_are_told_paths_from_the_top_of_the_work_tree(cdsplan: Run, wrong: Folder, form: str) -> None:
    (wrong.root / ".git").mkdir()
    (wrong.root / "kho/a").mkdir(parents=True)
    shutil.move(wrong.root / "plans", wrong.root / "kho/a")
    shown = cdsplan("validate", "--root", "kho/a", "-f", form, "-o", "json=out.json").out
    assert paths_in(form, shown) == [f"kho/a/{PATHS['report']}"]
    assert paths_in("json", Path("out.json").read_text("utf-8")) == [PATHS["report"]]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_servers_are_told_the_file_that_a_link_leads_to(cdsplan: Run, wrong: Folder, form: str) -> None:
    real = wrong.write("plans/thanh-hoa/xa-tan-lap/chung.txt", WRONG)
    (wrong.root / PATHS["report"]).unlink()
    (wrong.root / PATHS["report"]).symlink_to(real)
    assert paths_in(form, cdsplan("validate", "-f", form).out) == ["plans/thanh-hoa/xa-tan-lap/chung.txt"]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_a_link_out_of_the_work_tree_keeps_its_own_name(
    cdsplan: Run, wrong: Folder, tmp_path_factory: pytest.TempPathFactory, form: str
) -> None:
    (tmp_path_factory.mktemp("elsewhere") / "x.yaml").write_text(WRONG)
    (wrong.root / PATHS["report"]).unlink()
    (wrong.root / PATHS["report"]).symlink_to(tmp_path_factory.getbasetemp() / "elsewhere0/x.yaml")
    assert paths_in(form, cdsplan("validate", "-f", form).out) == [PATHS["report"]]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_so_does_a_link_to_what_git_keeps(cdsplan: Run, wrong: Folder, form: str) -> None:
    wrong.write(".git/config", WRONG)
    (wrong.root / PATHS["report"]).unlink()
    (wrong.root / PATHS["report"]).symlink_to(wrong.root / ".git/config")
    assert paths_in(form, cdsplan("validate", "-f", form).out) == [PATHS["report"]]


@pytest.mark.usefixtures("wrong")
def test_files_inside_and_outside_of_a_repository_are_checked_together(
    cdsplan: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lone = tmp_path_factory.mktemp("elsewhere") / "x.yaml"
    lone.write_text("traget: 1\n")
    found = json.loads(cdsplan("validate", str(lone), PATHS["report"], "-f", "json").out)
    assert found["files"] == 5
    assert {one["rule"] for one in found["findings"]} >= {"unknown-field", "part-exceeds-whole"}


def test_a_folder_outside_of_the_repository_is_wrong_usage(
    cdsplan: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = cdsplan("validate", str(tmp_path_factory.mktemp("elsewhere")))
    assert ran.code == 2
    assert "is outside the repository" in ran.err


def test_junit_has_a_passing_case_for_every_clean_file(cdsplan: Run) -> None:
    suites = list(JUnitXml.fromstring(cdsplan("validate", "-f", "junit").out.encode()))
    assert sorted(suite.name for suite in suites) == sorted(PATHS[kind] for kind in PATHS if kind != "settings")
    assert all([case.is_passed for case in suite] == [True] for suite in suites)


def test_junit_is_well_formed_for_the_plainest_reader(cdsplan: Run) -> None:
    assert ET.fromstring(cdsplan("validate", "-f", "junit").out.encode()).tag == "testsuites"  # noqa: S314  our own


MANY = "period: 2026-06\nvalues:\n  ho: 1\n" + "".join(f"  la_{at:04}: 1\n" for at in range(3820))


@pytest.fixture
def many(little: Folder) -> Folder:
    """The little repository with 3 820 unknown variables, in lines 4 to 3 823."""
    little.write(PATHS["report"], MANY)
    return little


@pytest.mark.usefixtures("many")
def test_every_format_locates_a_hundred_of_a_rule_and_says_how_many_there_are(cdsplan: Run) -> None:
    more = "… and 3,720 more `unknown-variable` in this file; 3,820 in all"
    ran = cdsplan("validate", *(part for form in FORMS for part in ("-o", f"{form}=out.{form}")))
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "4 files: 3,820 errors, 0 warnings.")
    assert ran.out.count("error[unknown-variable]") == 101
    assert f"{PATHS['report']}:103:3: error[unknown-variable] {more}\n" in ran.out
    written = {form: Path(f"out.{form}").read_text("utf-8") for form in FORMS}
    assert written["text"] == ran.out
    assert len(written["concise"].splitlines()) == 101
    outcome = json.loads(written["json"])
    assert (outcome["errors"], outcome["warnings"], len(outcome["findings"])) == (3820, 0, 101)
    assert [one["line"] for one in outcome["findings"]] == [*range(4, 104), 103]
    assert outcome["findings"][-1]["message"] == more
    assert json.loads(written["gitlab"])[-1]["description"].startswith(more)
    assert len({one["fingerprint"] for one in json.loads(written["gitlab"])}) == 101
    assert Sarif.model_validate_json(written["sarif"]).runs[0].results[-1].message.text.startswith(more)
    assert JUnitXml.fromfile("out.junit").failures == 101
    assert more in written["junit"]
    assert "…and 3810 more" in written["github"].replace(",", "")
    assert written["github"].endswith("4 files: 3,820 errors, 0 warnings.\n")


@pytest.mark.usefixtures("many")
def test_other_commands_tell_no_more_of_them(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap")
    assert ran.code == 1
    assert ran.err.count("error[unknown-variable]") == 101
    assert "3,820 in all" in ran.err


@pytest.mark.slow
def test_however_many_processes_check_they_say_the_same(cdsplan: Run, many: Folder) -> None:
    silenced = MANY.replace("la_0001: 1\n", "la_0001: 1  # cdsplan: ignore[unknown-variable]\n")
    for number in range(5):
        commune = f"plans/thanh-hoa/xa-so-{number}"
        many.write(f"{commune}/commune.yaml", f'name: Xã Số {number}\ncode: "0010{number}"\nprovince: Thanh Hóa\n')
        many.write(f"{commune}/reports/2026-06.yaml", silenced)
    many.write(PATHS["settings"], "ignore: [sudden-jump, la, la]\n")
    alone = cdsplan("validate", "--format", "json", "--jobs", "1")
    assert json.loads(alone.out)["errors"] == 3820 + 5 * 3819 + 2
    assert cdsplan("validate", "--format", "json", "--jobs", "3") == alone
