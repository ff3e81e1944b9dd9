"""Whoever records by a command is shown its options, not the keys of a file."""

from datetime import date

import pytest

from cdsplan.finding import Finding
from cdsplan.language import Language
from cdsplan.recording.command_hints import hinted
from tests.conftest import PATHS, REPORT, Folder

TODAY = date(2026, 6, 30)
DAY = "plans/thanh-hoa/xa-tan-lap/reports/2026-06-22.yaml"
HALF = "plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml"
MAY = "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml"


def of_rule(folder: Folder, rule: str) -> list[Finding]:
    return [one for one in folder.validate(today=TODAY).findings if one.rule == rule]


@pytest.mark.parametrize(
    ("path", "report", "rule", "option"),
    [
        (PATHS["report"], REPORT + "as_of: 2026-07-14\n", "future-report", "--as-of 2026-06-30"),
        (PATHS["report"], REPORT + "as_of: 2026-03-14\n", "date-outside-period", "--as-of"),
        (DAY, "period: 2026-06-22\nas_of: 2026-06-23\nvalues: {ho: 1000}\n", "bad-value", "--as-of"),
        (HALF, "period: 2026-H1\nvalues: {ho: 1001}\n", "overlapping-reports", "--as-of"),
        (PATHS["report"], REPORT.replace("1000", "10000"), "sudden-jump", "--note"),
    ],
)
def test_a_hint_names_the_option(little: Folder, path: str, report: str, rule: str, option: str) -> None:
    little.write(MAY, "period: 2026-05\nvalues: {ho: 1000}\n")
    little.write(path, report)
    [found] = of_rule(little, rule)
    [shown] = hinted([found], path, TODAY)
    assert all(option in shown.hint.within(language) for language in Language)
    assert shown._replace(hint=found.hint) == found
    assert hinted([found], "plans/other.yaml", TODAY) == [found]


@pytest.mark.parametrize(
    ("path", "report", "rule"),
    [
        (PATHS["report"], REPORT.replace("1000", "-1"), "bad-value"),
        (DAY.replace("06-22", "12"), "period: 2026-12\nvalues: {ho: 1000}\n", "future-report"),
    ],
)
def test_other_hints_stay(little: Folder, path: str, report: str, rule: str) -> None:
    little.write(path, report)
    [found] = of_rule(little, rule)
    assert hinted([found], path, TODAY) == [found]
