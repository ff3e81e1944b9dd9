"""JUnit XML, read back with junitparser and by the rules of Jenkins's junit-10.xsd."""

import re
import xml.etree.ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Severity
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.findings import junit
from tests.conftest import PATHS, Folder
from tests.render.problems import HOSTILE, PATH, finding, hostile, outcome

EN, VI = Language.EN, Language.VI
WARNING = Severity.WARNING
# junit-10.xsd of the xunit plugin: what may stand in what, the attributes that must be there, and those that may.
ELEMENTS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors"}, {"time", "skipped", "hostname", "file"}),
    "testcase": ({"skipped", "error", "failure"}, {"name"}, {"time", "classname"}),
    "failure": (set(), set(), {"type", "message"}),
    "error": (set(), set(), {"type", "message"}),
    "skipped": (set(), set(), {"type", "message"}),
}
TIME = re.compile(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?")


def misfits(element: ET.Element) -> list[str]:
    """What the schema refuses."""
    inside, required, allowed = ELEMENTS[element.tag]
    found = [f"<{child.tag}> in <{element.tag}>" for child in element if child.tag not in inside]
    found += [f"{element.tag} without {name}" for name in required - element.attrib.keys()]
    found += [f"{element.tag} with {name}" for name in element.attrib.keys() - required - allowed]
    found += ["time"] if not TIME.fullmatch(element.get("time", "0")) else []
    return [*found, *(one for child in element for one in misfits(child))]


def suites(found: Outcome, language: Language = EN) -> list[TestSuite]:
    return list(JUnitXml.fromstring(junit.render(found, Canvas(language)).encode()))


def cases(found: Outcome) -> list[TestCase]:
    return [case for suite in suites(found) for case in suite]


@pytest.mark.parametrize(
    "found", [outcome(), outcome(paths=()), outcome(finding()), hostile()], ids=["clean", "no file", "one", "hostile"]
)
def test_every_document_fits_the_schema_of_jenkins(found: Outcome) -> None:
    assert misfits(ET.fromstring(junit.render(found, Canvas(EN)))) == []  # noqa: S314  our own


def test_a_clean_file_is_a_passing_case() -> None:
    [suite] = suites(outcome())
    assert suite.name == PATH
    assert [(case.name, case.classname, case.result) for case in suite] == [("validate", PATH, [])]


def test_an_error_fails_and_says_where_and_how_to_mend_it() -> None:
    [case] = cases(outcome(finding("thiếu")))
    assert (case.name, case.classname) == ("duplicate-id 3:5", PATH)
    [result] = case.result
    assert isinstance(result, Failure)
    assert (result.type, result.message) == ("duplicate-id", "thiếu")
    assert result.text == f"{PATH}:3:5: duplicate-id thiếu\n  hint: thiếu"


def test_a_warning_fails_nothing_but_is_shown() -> None:
    passed, warned = cases(outcome(finding("lạ", severity=WARNING)))
    assert passed.result == []
    assert [(type(one), one.message) for one in warned.result] == [(Skipped, "lạ")]


@pytest.mark.parametrize(
    ("content", "result"),
    [("a: [\n", Error), (b"\xff\xfea\x00", Error), ("&a b\n", Failure), ("traget: 1\n", Failure), ("", Failure)],
    ids=["no YAML", "no UTF-8", "an anchor", "an unknown field", "empty"],
)
def test_what_cannot_be_read_is_an_error(little: Folder, content: str | bytes, result: type) -> None:
    little.write(PATHS["report"], content)
    found = [one for case in cases(little.validate()) for one in case.result]
    assert {type(one) for one in found} == {result}


def test_a_value_that_is_too_large_fails_and_a_file_that_is_was_not_read() -> None:
    found = outcome(finding(rule="too-large", loc=("values", "ho")), finding(rule="too-large"))
    assert [type(one) for case in cases(found) for one in case.result] == [Failure, Error]


def test_each_file_is_a_suite_and_the_numbers_add_up(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1, ho_cap_quang: 2}\n")
    little.write(PATHS["plan"], "a: [\n")
    little.write("plans/thanh-hoa/xa-tan-an/2026-so.yaml", "x\n")
    top = JUnitXml.fromstring(junit.render(little.validate(), Canvas(VI)).encode())
    every = list(top)
    assert [suite.name for suite in every] == sorted(
        [
            *(PATHS[kind] for kind in ("catalog", "commune", "plan", "report")),
            "plans/thanh-hoa/xa-tan-an/2026-so.yaml",
            "plans/thanh-hoa/xa-tan-an/commune.yaml",
        ]
    )
    for suite in every:
        results = [one for case in suite for one in case.result]
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(isinstance(one, Failure) for one in results)
        assert suite.errors == sum(isinstance(one, Error) for one in results)
        assert suite.skipped == sum(isinstance(one, Skipped) for one in results)
    assert (top.tests, top.failures, top.errors) == tuple(
        sum(numbers) for numbers in zip(*((one.tests, one.failures, one.errors) for one in every), strict=True)
    )


def test_two_findings_of_one_rule_at_one_place_are_two_cases() -> None:
    names = [case.name for case in cases(outcome(finding("a"), finding("b"), finding("c")))]
    assert names == ["duplicate-id 3:5", "duplicate-id 3:5 (2)", "duplicate-id 3:5 (3)"]


@pytest.mark.parametrize("word", HOSTILE)
def test_words_come_back_as_they_can_be_seen(word: str) -> None:
    [case] = cases(outcome(finding(word)))
    assert case.result[0].message == re.sub("[\ufffe\uffff]", "", visible(word))


def test_characters_that_xml_forbids_are_nowhere() -> None:
    written = junit.render(hostile(), Canvas(EN))
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", written) is None
    assert "##[" not in written


def test_the_declaration_names_the_encoding() -> None:
    assert junit.render(outcome(), Canvas(EN)).startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
