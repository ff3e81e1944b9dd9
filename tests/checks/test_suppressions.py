"""Silencing: on one line by a comment, everywhere by the settings, and never what reading or the model refuses."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from cdsplan.checks import rules, suppressions
from cdsplan.checks.validate import validate_file
from cdsplan.finding import Finding
from cdsplan.language import Language
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, TODAY, Diagnose, Folder

# 1300 of 1000 households.
EXCESS = """\
period: 2026-06
values:
  ho: 1000
  ho_cap_quang: 1300
"""
TARGETS = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets:
      - {op: ">=", value: 80}
      - {op: ">=", value: 85}
"""
CONTRADICTION = (7, 27, "conflicting-targets")
# Two things are wrong on its last line.
IMPOSSIBLE = TARGETS.replace("85", "185")


def _with(comment: str, content: str, line: int) -> str:
    """The content with a comment behind one of its lines."""
    lines = content.splitlines()
    lines[line - 1] += f"  # {comment}"
    return "\n".join(lines) + "\n"


def _found(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """File and rule."""
    return [(one.path.rpartition("/")[2], one.rule) for one in findings]


def _hints(folder: Folder) -> list[str]:
    return [one.hint.within(Language.EN) for one in folder.validate().findings]


def test_the_examples_are_found_when_nobody_silences_them(diagnose: Diagnose) -> None:
    assert diagnose(report=EXCESS) == [(4, 17, "part-exceeds-whole")]
    assert diagnose(report=REPORT, plan=TARGETS) == [CONTRADICTION]
    assert diagnose(plan=IMPOSSIBLE) == [CONTRADICTION, (7, 27, "target-out-of-range")]


# Comments


def test_a_comment_silences_its_rule_on_its_line(diagnose: Diagnose) -> None:
    plan = _with("cdsplan: ignore[target-out-of-range]", IMPOSSIBLE, 7)
    assert diagnose(plan=plan) == [CONTRADICTION]


@pytest.mark.parametrize(
    "comment",
    [
        "cdsplan: ignore[conflicting-targets,target-out-of-range]",
        "cdsplan: ignore[ target-out-of-range , conflicting-targets ]",
        "cdsplan:ignore[conflicting-targets,target-out-of-range]",
        "chờ tỉnh sửa # cdsplan: ignore[conflicting-targets, target-out-of-range] văn bản in như vậy",
        "cdsplan: ignore[target-out-of-range] # cdsplan: ignore[conflicting-targets]",
    ],
)
def test_comments_silence_several_rules(comment: str, diagnose: Diagnose) -> None:
    assert diagnose(plan=_with(comment, IMPOSSIBLE, 7)) == []


@pytest.mark.parametrize("line", [3, 5])
def test_a_comment_does_not_reach_another_line(line: int, diagnose: Diagnose) -> None:
    report = _with("cdsplan: ignore[part-exceeds-whole]", EXCESS + "illustrative: false\n", line)
    found = {(at, rule) for at, _, rule in diagnose(report=report)}
    assert found == {(line, "unused-ignore"), (4, "part-exceeds-whole")}


def test_a_comment_on_a_line_of_its_own_silences_nothing(diagnose: Diagnose) -> None:
    own = "      # cdsplan: ignore[conflicting-targets]\n"
    last = '      - {op: ">=", value: 85}\n'
    assert diagnose(plan=TARGETS.replace(last, own + last)) == [
        (7, 25, "unused-ignore"),
        (8, 27, "conflicting-targets"),
    ]


def test_a_comment_does_not_reach_another_file(little: Folder) -> None:
    little.write(PATHS["plan"], TARGETS)
    little.write(PATHS["report"], _with("cdsplan: ignore[conflicting-targets]", REPORT, 4))
    assert _found(little.validate().findings) == [
        ("2026-so.yaml", "conflicting-targets"),
        ("2026-06.yaml", "unused-ignore"),
    ]


def test_a_finding_in_a_long_quoted_text_is_silenced_where_that_ends(diagnose: Diagnose) -> None:
    formula = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
indicators:
  cap_quang:
    name: Cáp quang
    measure: percent
    formula: "ho_cap_quang
      / dan"  # cdsplan: ignore[unknown-variable]
"""
    assert diagnose(catalog=formula) == []
    assert diagnose(catalog=formula.replace("ignore", "xem")) == [(8, 14, "unknown-variable")]


def test_behind_the_mark_of_a_block_text_it_is_a_comment(diagnose: Diagnose) -> None:
    plan = PLAN.replace("title: Kế hoạch", "title: |  # cdsplan: ignore[sudden-jump]\n  Kế hoạch")
    assert diagnose(plan=plan) == [(1, 29, "unused-ignore")]


@pytest.mark.parametrize(
    "title",
    [
        '"Kế hoạch # cdsplan: ignore[sudden-jump]"',
        "'Kế hoạch # cdsplan: ignore[sudden-jump]'",
        '"Kế hoạch\n  # cdsplan: ignore[sudden-jump]\n  số"',
        "|\n  Kế hoạch # cdsplan: ignore[sudden-jump]",
        ">-\n  Kế hoạch\n  # cdsplan: ignore[sudden-jump]",
        "Kế hoạch# cdsplan:ignore[sudden-jump]",
    ],
)
def test_inside_a_text_it_is_no_comment(title: str, diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN.replace("Kế hoạch", title)) == []


def test_inside_a_key_it_is_no_comment(diagnose: Diagnose) -> None:
    report = REPORT + '  "x # cdsplan: ignore[sudden-jump]": 1\n'
    assert diagnose(report=report) == [(5, 3, "bad-value")]


def test_a_comment_about_something_else_is_none_of_ours(diagnose: Diagnose) -> None:
    assert diagnose(report=_with("cdsplan: xem lại; ignored", REPORT, 3)) == []


def test_a_comment_does_not_go_on_in_the_next_line(diagnose: Diagnose) -> None:
    assert diagnose(report=REPORT + "#\ncdsplan: ignore\n") == [(6, 1, "unknown-field")]


def test_before_everything_else_it_is_a_comment_in_vain(diagnose: Diagnose) -> None:
    assert diagnose(report="# cdsplan: ignore[sudden-jump]\n" + REPORT) == [(1, 19, "unused-ignore")]


# What is silenced in vain


def test_a_comment_that_silences_nothing_is_reported_at_the_rule_it_names(diagnose: Diagnose) -> None:
    comment = "cdsplan: ignore[conflicting-targets, sudden-jump, target-out-of-range]"
    assert diagnose(plan=_with(comment, IMPOSSIBLE, 7)) == [(7, 72, "unused-ignore")]


def test_what_is_silenced_in_vain_is_told_otherwise_than_what_cannot_be(little: Folder) -> None:
    told = {}
    for name in ("sudden-jump", "yaml-syntax", "khong-co"):
        little.write(PATHS["report"], _with(f"cdsplan: ignore[{name}]", REPORT, 3))
        [one] = little.validate().findings
        told[name] = one.message.within(Language.EN)
    assert told == {
        "sudden-jump": "`sudden-jump` finds nothing on this line",
        "yaml-syntax": "`yaml-syntax` cannot be silenced",
        "khong-co": "there is no rule `khong-co`",
    }


def test_a_rule_named_twice_is_silenced_in_vain_once(diagnose: Diagnose) -> None:
    plan = _with("cdsplan: ignore[conflicting-targets,conflicting-targets]", TARGETS, 7)
    assert [rule for _, _, rule in diagnose(plan=plan)] == ["unused-ignore"]


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("cdsplan: ignore[part-exceed-whole]", "Did you mean `part-exceeds-whole`?"),
        ("cdsplan: ignore[part exceeds whole]", "Did you mean `part-exceeds-whole`?"),
        ("cdsplan: ignore[conflicting_targets]", "Did you mean `conflicting-targets`?"),
        ("cdsplan: ignore[xyz]", "See: cdsplan rule"),
    ],
)
def test_a_comment_with_an_unknown_rule_names_the_nearest(comment: str, hint: str, little: Folder) -> None:
    little.write(PATHS["report"], _with(comment, REPORT, 4))
    assert _found(little.validate().findings) == [("2026-06.yaml", "unused-ignore")]
    assert _hints(little) == [hint]


@pytest.mark.parametrize(
    "comment", ["cdsplan: ignore", "cdsplan: ignore[]", "cdsplan: ignore[ ]", "cdsplan: ignore sudden-jump"]
)
def test_a_comment_that_names_no_rule_is_reported(comment: str, diagnose: Diagnose) -> None:
    assert diagnose(report=_with(comment, REPORT, 3)) == [(3, 13, "unused-ignore")]


def test_in_a_commune_with_a_refused_file_nothing_can_be_called_unused(little: Folder) -> None:
    little.write(PATHS["report"], _with("cdsplan: ignore[sudden-jump]", REPORT, 4))
    little.write(PATHS["plan"], "title: [")
    assert _found(little.validate().findings) == [("2026-so.yaml", "yaml-syntax")]


def test_with_a_refused_catalog_nothing_can_be_called_unused(little: Folder) -> None:
    little.write(PATHS["plan"], _with("cdsplan: ignore[unknown-indicator]", PLAN, 4))
    little.write(PATHS["catalog"], _with("cdsplan: ignore[unknown-variable]", CATALOG, 5))
    little.write("plans/catalog/so.yaml", "variables: [")
    assert _found(little.validate().findings) == [("so.yaml", "yaml-syntax")]


def test_a_comment_is_judged_whenever_its_commune_is_checked(little: Folder) -> None:
    little.write(PATHS["report"], _with("cdsplan: ignore[sudden-jump]", REPORT, 4))
    assert _found(little.validate(PATHS["report"]).findings) == [("2026-06.yaml", "unused-ignore")]


def test_whether_a_code_is_used_twice_only_the_whole_repository_tells(little: Folder) -> None:
    little.write(PATHS["commune"], _with("cdsplan: ignore[duplicate-code]", COMMUNE, 2))
    assert little.validate(PATHS["commune"]).findings == ()
    assert _found(little.validate().findings) == [("commune.yaml", "unused-ignore")]
    little.write("plans/bac-ninh/xa-tan-lap/commune.yaml", COMMUNE.replace("Thanh Hóa", "Bắc Ninh"))
    assert _found(little.validate().findings) == []


def test_whether_the_catalog_holds_an_unused_variable_only_the_whole_repository_tells(little: Folder) -> None:
    unused = "  dan: {name: Dân số, kind: count, unit: người}"
    comment = f"{unused}  # cdsplan: ignore[unused-variable]"
    little.write(PATHS["catalog"], CATALOG.replace("indicators:", f"{comment}\nindicators:"))
    assert little.validate(PATHS["report"]).findings == ()
    assert little.validate().findings == ()
    little.write(PATHS["report"], REPORT + "  dan: 4000\n")
    assert little.validate(PATHS["report"]).findings == ()
    assert _found(little.validate().findings) == [("chung.yaml", "unused-ignore")]


def test_a_comment_in_the_catalog_is_judged_by_the_catalogs_own_rules(little: Folder) -> None:
    little.write(PATHS["catalog"], _with("cdsplan: ignore[duplicate-id]", CATALOG, 2))
    assert _found(little.validate(PATHS["report"]).findings) == [("chung.yaml", "unused-ignore")]


# Settings


def test_the_settings_silence_a_rule_everywhere(diagnose: Diagnose) -> None:
    settings = "ignore: [conflicting-targets, part-exceeds-whole]\n"
    assert diagnose(settings=settings, plan=TARGETS, report=EXCESS) == []


def test_the_settings_silence_what_only_the_whole_repository_shows(little: Folder) -> None:
    little.write(PATHS["settings"], "ignore: [duplicate-code]\n")
    little.write("plans/bac-ninh/xa-tan-lap/commune.yaml", COMMUNE.replace("Thanh Hóa", "Bắc Ninh"))
    assert little.validate().findings == ()


def test_settings_that_silence_nothing_are_reported_when_everything_was_checked(little: Folder) -> None:
    little.write(PATHS["settings"], "format: 1\nignore:\n  - sudden-jump\n")
    assert little.validate(PATHS["report"]).findings == ()
    (found,) = little.validate().findings
    assert (found.path, found.span[:2], found.rule, found.severity) == (
        PATHS["settings"],
        (3, 5),
        "unused-ignore",
        "warning",
    )


def test_settings_are_not_judged_while_a_file_is_refused(little: Folder) -> None:
    little.write(PATHS["settings"], "ignore: [sudden-jump]\n")
    little.write(PATHS["report"], "period: [")
    assert _found(little.validate().findings) == [("2026-06.yaml", "yaml-syntax")]


def test_settings_that_are_refused_silence_nothing(diagnose: Diagnose) -> None:
    settings = "ignore: [conflicting-targets]\nlang: fr\n"
    assert diagnose(settings=settings, plan=TARGETS) == [(2, 7, "bad-value"), CONTRADICTION]


def test_what_both_a_comment_and_the_settings_silence_makes_neither_unused(diagnose: Diagnose) -> None:
    plan = _with("cdsplan: ignore[conflicting-targets]", TARGETS, 7)
    assert diagnose(settings="ignore: [conflicting-targets]\n", plan=plan) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sudden-jumps", "Did you mean `sudden-jump`?"),
        ("wrong-type", "Only rules about meaning can be silenced; this one must be corrected in the file."),
    ],
)
def test_the_settings_may_hold_only_rules_about_meaning(name: str, hint: str, little: Folder) -> None:
    little.write(PATHS["settings"], f"ignore: [{name}]\n")
    (found,) = little.validate(PATHS["report"]).findings
    assert (found.span[:2], found.rule, found.severity) == ((1, 10), "bad-value", "error")
    assert found.hint.within(Language.EN) == hint


# What cannot be silenced


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ('"700"', "wrong-type"),
        ("1_000", "ambiguous-scalar"),
        ("700.5", "bad-value"),
        ("18.025", "thousands-separator"),
        ("1.234.567", "thousands-separator"),
    ],
)
def test_what_is_refused_is_told_all_the_same(written: str, rule: str, little: Folder) -> None:
    content = REPORT.replace("700", written) + "  dan: 1\n"
    little.write(PATHS["report"], _with(f"cdsplan: ignore[{rule}]", content, 4))
    little.write(PATHS["catalog"], CATALOG.replace("indicators:", "  dan: {name: Dân, kind: count}\nindicators:"))
    found = {(one.span.line, one.rule) for one in little.validate().findings}
    assert {(4, rule), (4, "unused-ignore")} <= found


def test_unused_ignore_itself_cannot_be_silenced(diagnose: Diagnose) -> None:
    report = _with("cdsplan: ignore[sudden-jump, unused-ignore]", REPORT, 4)
    assert [rule for _, _, rule in diagnose(report=report)] == ["unused-ignore", "unused-ignore"]


def test_a_name_from_a_file_is_no_form_to_be_filled_in(diagnose: Diagnose) -> None:
    assert diagnose(report=_with("cdsplan: ignore[{rule}]", REPORT, 4)) == [(4, 40, "unused-ignore")]


# Outside a repository, and on the command line


def test_a_lone_file_obeys_its_comments(little: Folder) -> None:
    alone = little.write("nhap.yaml", _with("cdsplan: ignore[conflicting-targets]", TARGETS, 7))
    assert validate_file(alone, None, TODAY).findings == ()
    little.write("nhap.yaml", _with("cdsplan: ignore[sudden-jump]", TARGETS, 6))
    assert _found(validate_file(alone, None, TODAY).findings) == [("nhap.yaml", "conflicting-targets")]


def test_a_command_for_one_commune_asks_for_all_that_silences_its_findings(little: Folder) -> None:
    little.write(PATHS["settings"], "ignore: [part-exceeds-whole, khong-co]\n")
    little.write(PATHS["report"], EXCESS)
    little.write(PATHS["plan"], _with("cdsplan: ignore[conflicting-targets]", TARGETS, 7))
    little.write(PATHS["catalog"], _with("cdsplan: ignore[duplicate-id]", CATALOG, 2))
    commune_files = little.repository.commune_files("thanh-hoa/xa-tan-lap")
    found = rules.check(commune_files, TODAY)
    assert {one.rule for one in found} == {"part-exceeds-whole", "conflicting-targets"}
    assert _found(suppressions.unsuppressed(commune_files, TODAY, found)) == [("chung.yaml", "unused-ignore")]


def _progress(folder: Folder) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CDSPLAN_TODAY": "2026-11-22", "CDSPLAN_LANG": "en", "CDSPLAN_ROOT": str(folder.root)}
    command = [sys.executable, "-m", "cdsplan", "progress", "xa-tan-lap", "--format", "json"]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603


def test_progress_obeys_comments_and_settings_but_still_shows_the_contradiction(little: Folder) -> None:
    little.write(PATHS["plan"], TARGETS)
    little.write(PATHS["report"], EXCESS)
    loud = _progress(little)
    assert loud.returncode == 1
    assert "[conflicting-targets]" in loud.stderr
    little.write(PATHS["plan"], _with("cdsplan: ignore[conflicting-targets]", TARGETS, 7))
    little.write(PATHS["settings"], "ignore: [part-exceeds-whole]\n")
    silent = _progress(little)
    assert (silent.returncode, silent.stderr) == (0, "")
    assert json.loads(silent.stdout)["plans"][0]["indicators"][0]["conflict"] is True


# Many


def _unknown(many: int, silenced: Sequence[int]) -> str:
    """A report with so many unknown variables, from line 3 on, of which some are silenced."""
    comment = "  # cdsplan: ignore[unknown-variable]"
    return "period: 2026-06\nvalues:\n" + "".join(
        f"  la_{at:04}: 1{comment if at in silenced else ''}\n" for at in range(many)
    )


def test_what_is_silenced_is_none_of_the_hundred_that_are_told(little: Folder) -> None:
    little.write(PATHS["report"], _unknown(250, range(50)))
    *located, more = little.validate().findings
    assert [one.span.line for one in located] == [*range(53, 153)]
    assert "100 more" in more.message.within(Language.EN)


def test_with_the_others_silenced_a_hundred_are_all(little: Folder) -> None:
    little.write(PATHS["report"], _unknown(200, range(100)))
    assert [one.beyond for one in little.validate().findings] == [0] * 100


def test_a_comment_behind_the_hundred_is_not_in_vain_and_one_on_a_good_line_is(little: Folder) -> None:
    little.write(PATHS["report"], _unknown(250, [240]) + "  ho: 1  # cdsplan: ignore[unknown-variable]\n")
    shown = [(one.rule, one.span.line, one.weight) for one in little.validate().findings if one.span.line > 101]
    assert shown == [("unknown-variable", 102, 1), ("unknown-variable", 102, 149), ("unused-ignore", 253, 1)]


def test_a_rule_that_the_settings_silence_is_not_even_counted(little: Folder) -> None:
    little.write(PATHS["settings"], "ignore: [unknown-variable]\n")
    little.write(PATHS["report"], _unknown(250, []))
    assert little.validate().findings == ()


def test_of_ignores_in_vain_a_hundred_are_told(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN + "# cdsplan: ignore[sudden-jump]\n" * 150 + "# cdsplan: ignore[la]\n" * 50)
    *located, more = little.validate().findings
    assert [one.span.line for one in located] == [*range(6, 106)]
    assert more.beyond == 100
