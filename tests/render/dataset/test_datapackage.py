"""The Data Package, accepted by Frictionless itself, with its keys."""

import csv
import json
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cdsplan.dataset.tables import TABLES, Wanted, batches
from cdsplan.language import Language
from cdsplan.render.dataset import datapackage
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every
from tests import ROOT
from tests.communes import Province
from tests.conftest import Folder
from tests.rollup.test_agreement import Draw

WANTED = Wanted(date(2026, 6, 30), date(2026, 6, 30), illustrative=True)


def packed(home: Repository) -> dict[str, bytes]:
    return datapackage.files(batches(home, every(home), WANTED), WANTED, Language.VI)


def frictionless(files: dict[str, bytes], folder: Path) -> Any:  # noqa: ANN401
    """In a process of its own: its imports warn, and here warnings are errors."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "frictionless", "validate", datapackage.DESCRIPTOR, "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return json.loads(done.stdout)


def errors(report: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    return [(task["name"], found["type"]) for task in report["tasks"] for found in task["errors"]]


FIVE_PLANS = packed(Repository(ROOT))


@pytest.mark.slow
def test_frictionless_accepts_the_five_plans(tmp_path: Path) -> None:
    report = frictionless(FIVE_PLANS, tmp_path)
    assert (report["valid"], errors(report), len(report["tasks"])) == (True, [], len(TABLES))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 4, 9])
def test_frictionless_accepts_a_drawn_province(seed: int, tmp_path: Path) -> None:
    Draw(seed).repository(Province(Folder(tmp_path / "tinh")))
    report = frictionless(packed(Repository(tmp_path / "tinh")), tmp_path)
    assert (report["valid"], errors(report)) == (True, [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "good", "bad", "error"),
    [
        ("values", b",tong_so_ho,", b",khong_co,", "foreign-key"),
        ("targets", b"thanh-hoa,15229,", b"thanh-hoa,99999,", "foreign-key"),
        ("plans", b",15229,15229,", b",15061,15061,", "primary-key"),
        ("statuses", b",2026-06-30,no-data,", b",2026-06-30,late,", "constraint-error"),
        ("communes", b",15229,", b",1,", "constraint-error"),
        ("observations", b",75,", "bảy lăm,".encode(), "type-error"),
    ],
)
def test_frictionless_refuses_what_the_descriptor_forbids(
    table: str, good: bytes, bad: bytes, error: str, tmp_path: Path
) -> None:
    page = FIVE_PLANS[f"{table}.csv"]
    assert good in page
    report = frictionless(FIVE_PLANS | {f"{table}.csv": page.replace(good, bad)}, tmp_path)
    assert (table, error) in errors(report)


def described(language: Language) -> Any:  # noqa: ANN401
    return json.loads(datapackage.descriptor(WANTED, language))


@pytest.mark.parametrize("language", list(Language))
def test_every_column_is_described_in_its_order_in_both_languages(language: Language) -> None:
    for table, resource in zip(TABLES, described(language)["resources"], strict=True):
        fields = resource["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == table.names
        assert all(field["title"] and field["description"] and resource["title"] for field in fields)


def test_it_says_which_day_and_which_licence() -> None:
    said = described(Language.EN)
    assert (said["version"], said["as_of"], said["schema"]) == ("2026.6.30", "2026-06-30", "cdsplan.dataset/1")
    assert [one["name"] for one in said["licenses"]] == ["other-pd"]
    assert said["illustrative"] is True


def test_text_that_begins_like_a_formula_stays_text_and_digits_stay_digits(tmp_path: Path) -> None:
    province = Province(Folder(tmp_path))
    province.commune(
        "a",
        'period: 2026-06, values: {quang: {value: 0.00000000000000001, note: "=A1;B"}, ho: 999999999999999999}',
        plans=("quang >= 80",),
    )
    files = packed(province.folder.repository)
    notes = list(csv.DictReader(StringIO(files["values.csv"].decode())))
    assert [(row["value"], row["note"]) for row in notes] == [
        ("0.00000000000000001", "'=A1;B"),
        ("999999999999999999", ""),
    ]
    [status] = csv.DictReader(StringIO(files["statuses.csv"].decode()))
    assert status["value_denominator"] == str(999999999999999999 * 10**15)
