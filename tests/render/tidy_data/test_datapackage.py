"""The descriptor of the flat table, accepted by Frictionless itself."""

import json
from datetime import date
from pathlib import Path

import pytest

from cdsplan.dataset.flat import FLAT
from cdsplan.evaluation.tidy_data import observations
from cdsplan.language import Language
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.render.tidy_data import datapackage
from tests.offices import JUNE, PLAN, office
from tests.render.dataset.test_datapackage import errors, frictionless

GROWTH = (
    "  - {id: tang, name: Tăng, measure: percent, formula: quang / ho,"
    ' targets: [{op: ">=", from: last-year, percent: 20}]}\n'
)
RANGE = "  - {id: tu, name: Từ, measure: percent, formula: quang / ho, targets: [{op: '>=', value: 70, to: 80}]}\n"
MILESTONE = '  - {id: mang, name: Mạng, measure: milestone, targets: [{op: "==", value: done}]}\n'
REPORT = f"{JUNE}results: {{mang: in-progress}}\n"
PAGE = tidy_csv.as_csv(observations(office(PLAN + MILESTONE + GROWTH + RANGE, [REPORT]), date(2026, 12, 31)))


def packed(page: str) -> dict[str, bytes]:
    return {datapackage.TABLE: page.encode(), datapackage.DESCRIPTOR: datapackage.descriptor().encode()}


@pytest.mark.slow
def test_frictionless_accepts_it(tmp_path: Path) -> None:
    report = frictionless(packed(PAGE), tmp_path)
    assert (report["valid"], errors(report)) == (True, [])
    assert report["tasks"][0]["stats"]["rows"] == 4


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
    report = frictionless(packed(PAGE.replace(good, bad)), tmp_path)
    assert set(errors(report)) == {(FLAT.name, error)}


@pytest.mark.parametrize("language", list(Language))
def test_every_column_is_described_in_its_order(language: Language) -> None:
    [resource] = json.loads(datapackage.descriptor(language))["resources"]
    assert tuple(field["name"] for field in resource["schema"]["fields"]) == FLAT.names
