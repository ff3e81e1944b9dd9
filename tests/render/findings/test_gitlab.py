"""GitLab's Code Quality report, read back with its published schema's requirements."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Severity
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.findings import gitlab
from tests.conftest import PATHS, PLAN, Folder
from tests.render.problems import HOSTILE, PATH, finding, hostile, outcome

EN, VI = Language.EN, Language.VI
# GitLab's codeclimate.json and the table of its manual; the parser stops at the first entry that does not fit.
TEXT = {"type": "string", "minLength": 1}
ENTRY: dict[str, Any] = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def entries(found: Outcome, language: Language = EN) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(gitlab.render(found, Canvas(language)))
    return read


def fingerprints(found: Outcome, language: Language = EN) -> list[str]:
    return [one["fingerprint"] for one in entries(found, language)]


def test_a_clean_repository_is_an_empty_list() -> None:
    assert gitlab.render(outcome(), Canvas(EN)) == "[]\n"


@pytest.mark.parametrize("found", [outcome(finding()), hostile()], ids=["one", "hostile"])
def test_every_entry_has_what_gitlab_requires(found: Outcome) -> None:
    schema = {"type": "array", "items": ENTRY}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(entries(found))] == []


def test_an_entry_says_what_is_wrong_where_and_how_to_mend_it() -> None:
    [entry] = entries(outcome(finding("thiếu")))
    assert {key: entry[key] for key in ("description", "check_name", "location")} == {
        "description": "thiếu. thiếu",
        "check_name": "duplicate-id",
        "location": {"path": PATH, "lines": {"begin": 3}},
    }


def test_errors_are_major_and_warnings_minor() -> None:
    both = entries(outcome(finding(), finding(severity=Severity.WARNING)))
    assert [one["severity"] for one in both] == ["major", "minor"]


@pytest.mark.parametrize("word", HOSTILE)
def test_words_come_back_as_they_can_be_seen(word: str) -> None:
    assert entries(outcome(finding(word)))[0]["description"] == f"{visible(word)}. {visible(word)}"


def test_what_is_printed_is_harmless_and_has_no_byte_order_mark() -> None:
    written = gitlab.render(hostile(), Canvas(EN)).removesuffix("\n")
    assert visible(written) == written
    assert "##[" not in written
    assert written.startswith("[")
    assert "\ufffd" in json.dumps(json.loads(written), ensure_ascii=False).encode().decode()


def test_every_fingerprint_is_another() -> None:
    same = [finding(anchor=("values", "ho"))] * 3
    found = outcome(*same, finding(anchor=("values", "dan")), finding(rule="bad-value", anchor=("values", "ho")))
    assert len(set(fingerprints(found))) == 5


def test_the_same_in_another_file_has_a_fingerprint_of_its_own_whatever_else_there_is() -> None:
    here, there = finding(anchor=("values", "ho")), finding(anchor=("values", "ho"), path="plans/khac.yaml")
    assert fingerprints(outcome(here, there)) == fingerprints(outcome(here)) + fingerprints(outcome(there))


def test_a_fingerprint_does_not_depend_on_the_language() -> None:
    assert fingerprints(hostile(), VI) == fingerprints(hostile(), EN)


DOUBTFUL = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets: [{op: ">=", value: 180}]
"""


@pytest.mark.parametrize(
    "moved",
    [
        DOUBTFUL.replace("title", "# một dòng nữa\ntitle"),
        DOUBTFUL.replace(
            "  - id: cap_quang",
            "  - {id: x, name: X, measure: milestone, targets: [{op: ==, value: done}]}\n  - id: cap_quang",
        ),
        DOUBTFUL.replace("180", "190"),
        DOUBTFUL.replace('    targets: [{op: ">=", value: 180}]', '    targets:\n      - value: 180\n        op: ">="'),
    ],
    ids=["a line above", "an indicator before it", "another value", "another form"],
)
def test_a_fingerprint_survives_what_moves_the_line(little: Folder, moved: str) -> None:
    little.write(PATHS["plan"], DOUBTFUL)
    before = little.validate()
    little.write(PATHS["plan"], moved.replace("==", '"=="'))
    after = little.validate()
    assert [one.rule for one in before.findings] == ["target-out-of-range"]
    assert fingerprints(after) == fingerprints(before)


def test_another_indicator_has_another_fingerprint(little: Folder) -> None:
    little.write(PATHS["catalog"], "indicators: {a: {name: A, measure: percent}, b: {name: B, measure: percent}}\n")
    little.write(PATHS["report"], "period: 2026-06\n")
    plan = 'title: T\nyear: 2026\nindicators: [{id: NAME, targets: [{op: ">=", value: 180}]}]\n'
    found = set()
    for name in ("a", "b"):
        little.write(PATHS["plan"], plan.replace("NAME", name))
        found |= set(fingerprints(little.validate()))
    assert len(found) == 2


def test_what_was_refused_while_reading_is_known_by_its_line(little: Folder) -> None:
    twice = PLAN.replace("year: 2026\n", "year: 2026\nyear: 2027\n")
    little.write(PATHS["plan"], twice)
    before = little.validate()
    little.write(PATHS["plan"], "# một dòng nữa\n" + twice)
    assert [one.rule for one in before.findings] == ["duplicate-key"]
    assert fingerprints(little.validate()) == fingerprints(before)
