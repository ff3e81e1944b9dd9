"""The descriptor of a Data Package, accepted by Frictionless itself."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from cdsplan.evaluation.standing import STATUSES
from cdsplan.evaluation.tidy_data import Row, observations
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.render.tidy_data import datapackage
from tests.offices import JUNE, PLAN, office

GROWTH = (
    "  - {id: tang, name: Tăng, measure: percent, formula: quang / ho,"
    ' targets: [{op: ">=", from: last-year, percent: 20}]}\n'
)
RANGE = "  - {id: tu, name: Từ, measure: percent, formula: quang / ho, targets: [{op: '>=', value: 70, to: 80}]}\n"
MILESTONE = '  - {id: mang, name: Mạng, measure: milestone, targets: [{op: "==", value: done}]}\n'
REPORT = f"{JUNE}results: {{mang: in-progress}}\n"


def fields() -> dict[str, Any]:
    [resource] = json.loads(datapackage.descriptor())["resources"]
    return {field["name"]: field for field in resource["schema"]["fields"]}


def packed(folder: Path, page: str) -> Path:
    (folder / datapackage.TABLE).write_text(page, encoding="utf-8", newline="")
    (folder / datapackage.DESCRIPTOR).write_text(datapackage.descriptor(), encoding="utf-8")
    return folder


def frictionless(folder: Path) -> Any:  # noqa: ANN401
    """In a process of its own: its imports warn, and here warnings are errors."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "frictionless", "validate", datapackage.DESCRIPTOR, "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return json.loads(done.stdout)


PAGE = tidy_csv.as_csv(observations(office(PLAN + MILESTONE + GROWTH + RANGE, [REPORT]), date(2026, 12, 31)))


@pytest.mark.slow
def test_frictionless_accepts_it(tmp_path: Path) -> None:
    report = frictionless(packed(tmp_path, PAGE))
    assert (report["valid"], report["stats"]["errors"]) == (True, 0)
    [task] = report["tasks"]
    assert task["stats"]["rows"] == 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("good", "bad", "error"),
    [
        (",70,", ",bảy mươi,", "type-error"),
        (",on-track,", ",late,", "constraint-error"),
        (",00001,", ",1,", "constraint-error"),
    ],
)
def test_frictionless_refuses_what_the_descriptor_forbids(tmp_path: Path, good: str, bad: str, error: str) -> None:
    assert good in PAGE
    report = frictionless(packed(tmp_path, PAGE.replace(good, bad)))
    assert not report["valid"]
    assert {found["type"] for found in report["tasks"][0]["errors"]} == {error}


def test_every_column_is_described_in_its_order() -> None:
    assert tuple(fields()) == Row._fields
    assert all(field["title"] and field["description"] for field in fields().values())


def test_what_is_optional_in_a_row_may_be_empty_in_the_table() -> None:
    optional = {name for name, kind in Row.__annotations__.items() if type(None) in get_args(kind)}
    optional -= {"status"}  # of a pool alone it may be undecided
    assert optional == {name for name, field in fields().items() if "required" not in field["constraints"]}


def test_statuses_are_those_of_the_program() -> None:
    assert fields()["status"]["constraints"]["enum"] == list(STATUSES)
