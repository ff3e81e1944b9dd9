"""The catalogs of the program are those of our own plans, in a clone and in the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cdsplan.recording import shipped_catalogs
from cdsplan.recording.shipped_catalogs import THEMES, shipped, with_needed
from tests import ROOT

OURS = {file.name: file.read_bytes() for file in (ROOT / "plans" / "catalog").iterdir()}


def test_every_catalog_of_our_own_is_offered() -> None:
    assert {f"{theme}.yaml": one.content.encode() for theme, one in shipped().items()} == OURS
    assert list(shipped()) == list(THEMES)


@pytest.mark.slow
def test_the_wheel_has_the_same(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  our own folder
    [wheel] = tmp_path.glob("*.whl")
    packed = "cdsplan/recording/starter/catalog/"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert {one.name: one.read_bytes() for one in (tmp_path / packed).iterdir()} == OURS
    script = "from cdsplan.recording.shipped_catalogs import shipped; print(*shipped())"
    run = [sys.executable, "-c", script]
    done = subprocess.run(run, cwd=tmp_path, env={"PYTHONPATH": "."}, check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout.split() == list(THEMES)
    assert not shipped_catalogs.__file__.startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [(["ha-tang-so"], ["ha-tang-so"]), (["xa-hoi-so"], ["ha-tang-so", "xa-hoi-so"]), (THEMES, list(THEMES)), ([], [])],
)
def test_a_theme_brings_those_that_it_counts_with(wanted: list[str], taken: list[str]) -> None:
    assert with_needed(wanted) == taken
