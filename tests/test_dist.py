"""The zips for machines without a network: which wheels stand in them, for every system, processor and Python."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest

from offline import archive, wheels
from offline.archive import Entry
from offline.targets import PYTHONS, SYSTEMS, System, Target, targets
from offline.wheels import DistError, Shelf
from tests import tools

WINDOWS, MACOS, LINUX = SYSTEMS
TARGETS = [target for system in SYSTEMS for target in targets(system)]


def written(folder: Path, name: str, *required: str) -> Path:
    """A wheel that holds nothing but what it requires."""
    path = folder / f"{name}.whl"
    project, version, *_ = name.split("-")
    with ZipFile(path, "w") as wheel:
        lines = ("Metadata-Version: 2.4", f"Name: {project}", f"Version: {version}")
        asks = (f"Requires-Dist: {one}" for one in required)
        wheel.writestr(f"{project}-{version}.dist-info/METADATA", "\n".join([*lines, *asks, ""]))
    return path


Needed = Callable[[Target], list[str]]
Needs = Callable[..., Needed]


@pytest.fixture
def needs(tmp_path: Path) -> Needs:
    """What is needed of these wheels on a machine; the pins are those that are given."""

    def ask(program: str, wanted: dict[str, tuple[str, ...]], **pins: str) -> Needed:
        for name, required in wanted.items():
            written(tmp_path, name, *required)
        shelf = Shelf(tmp_path, pins, _no_download)
        return lambda target: [path.stem for path in shelf.needed(target, program)]

    return ask


def _no_download(target: Target, pinned: Iterable[str]) -> None:
    """An index that has nothing."""


def target(system: str, processor: str, python: tuple[int, int] = (3, 12)) -> Target:
    [found] = [
        one for one in TARGETS if (one.system.name, one.machine.processor, one.python) == (system, processor, python)
    ]
    return found


def test_a_marker_is_answered_for_the_machine_that_installs(needs: Needs) -> None:
    asked = {"a-1-py3-none-any": ('c; platform_system == "Windows"', 'o; python_version < "3.12"')}
    needed = needs("a", {**asked, "c-2-py3-none-any": (), "o-3-py3-none-any": ()}, a="1", c="2", o="3")
    assert needed(target("windows", "AMD64")) == ["a-1-py3-none-any", "c-2-py3-none-any"]
    assert needed(target("linux", "x86_64")) == ["a-1-py3-none-any"]
    assert needed(target("linux", "x86_64", (3, 11))) == ["a-1-py3-none-any", "o-3-py3-none-any"]


def test_an_extra_is_followed_wherever_it_is_asked_for(needs: Needs) -> None:
    of_a, of_b = ('b[more]; extra == "x"', "b"), ('c; extra == "more"', 'd; extra == "other"')
    every = {"a-1-py3-none-any": of_a, "b-1-py3-none-any": of_b, "c-1-py3-none-any": ()}
    pins = {"a": "1", "b": "1", "c": "1"}
    assert needs("a[x]", every, **pins)(target("linux", "x86_64")) == [*every]
    assert needs("a", every, **pins)(target("linux", "x86_64")) == [*every][:2]


def test_the_best_wheel_that_fits_is_taken(needs: Needs) -> None:
    tags = ("cp312-cp312-manylinux_2_28_x86_64", "cp312-cp312-manylinux_2_17_x86_64", "cp311-abi3-win_amd64")
    needed = needs("a", {f"a-1-{tag}": () for tag in (*tags, "cp312-cp312-manylinux_2_31_aarch64")}, a="1")
    assert needed(target("linux", "x86_64")) == [f"a-1-{tags[1]}"]
    assert needed(target("windows", "AMD64")) == [f"a-1-{tags[2]}"]
    with pytest.raises(DistError, match=r"linux aarch64, Python 3\.12: there is no wheel of a==1"):
        needed(target("linux", "aarch64"))


@pytest.mark.parametrize(
    ("required", "said"),
    [
        ("b>=2", "Python 3.12: b>=2 is not b==1, as the constraints say"),
        ("c", "Python 3.12: c is needed, and the constraints name no version of it"),
    ],
)
def test_what_the_constraints_do_not_give_is_said(needs: Needs, required: str, said: str) -> None:
    needed = needs("a", {"a-1-py3-none-any": (required,), "b-1-py3-none-any": ()}, a="1", b="1")
    with pytest.raises(DistError, match=re.escape(said)):
        needed(target("linux", "x86_64"))


def test_what_is_missing_is_downloaded_and_what_the_system_needed_before_at_once(tmp_path: Path) -> None:
    index = {"a": ("a-1-py3-none-any", "b"), "b": ("b-1-{}-none-any",)}
    asked = []

    def download(target: Target, pinned: Iterable[str]) -> None:
        asked.append((str(target), [*pinned]))
        for name, *required in (index[one[0]] for one in asked[-1][1]):
            written(tmp_path, name.format("cp{}{}".format(*target.python)), *required)

    shelf = Shelf(tmp_path, {"a": "1", "b": "1"}, download)
    for python in PYTHONS[:2]:
        assert len(shelf.needed(target("linux", "x86_64", python), "a")) == 2
    assert asked == [
        ("linux x86_64, Python 3.11", ["a==1"]),
        ("linux x86_64, Python 3.11", ["b==1"]),
        ("linux x86_64, Python 3.12", ["b==1"]),
    ]


def test_constraints_are_read_by_the_names_that_are_compared() -> None:
    assert wheels.pins("# ours\npydantic_core==2.5\nPyYAML==6.0  # why\n\n") == {
        "pydantic-core": "2.5",
        "pyyaml": "6.0",
    }


def test_a_zip_has_the_same_bytes_in_whatever_order_it_is_made(tmp_path: Path) -> None:
    entries = {"b/install.sh": Entry(b"#!/bin/sh\n", runs=True), "a.txt": Entry(b"a")}
    one, other = tmp_path / "1.zip", tmp_path / "2.zip"
    archive.write(one, entries)
    archive.write(other, dict(reversed(entries.items())))
    assert one.read_bytes() == other.read_bytes()
    with ZipFile(one) as made:
        assert [oct(info.external_attr >> 16) for info in made.infolist()] == ["0o100644", "0o100755"]


def test_every_system_has_every_python() -> None:
    for system in SYSTEMS:
        assert {one.python for one in targets(system)} == {(3, 11), (3, 12), (3, 13), (3, 14)}


# ---- the zips themselves


@pytest.mark.slow
def test_there_is_one_zip_a_system_beside_the_wheel_and_the_source(dist: Path) -> None:
    names = ["-linux.zip", "-macos.zip", "-py3-none-any.whl", "-windows.zip", ".tar.gz"]
    made = sorted(path.name for path in dist.iterdir() if path.name != "SHA256SUMS")
    assert [name.removeprefix("cdsplan-").lstrip("0123456789.") for name in made] == [n.lstrip(".") for n in names]
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=dist, check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.slow
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_a_zip_holds_what_an_officer_needs_with_the_line_ends_of_the_system(dist: Path, system: System) -> None:
    with ZipFile(next(dist.glob(f"*-{system.name}.zip"))) as made:
        [top] = {entry.partition("/")[0] for entry in made.namelist()}
        files = {entry.removeprefix(f"{top}/") for entry in made.namelist() if "wheels" not in entry}
        script = "install.cmd" if system is WINDOWS else "install.sh"
        [pip] = {file for file in files if file.startswith("files/pip-")}
        beside = {f"files/{one}" for one in ("SHA256SUMS", "fits.py", "install.py", "python.txt", "pythons.json")}
        assert files == {"README.txt", script, pip} | beside
        for text in ("README.txt", script, "files/python.txt"):
            content = made.read(f"{top}/{text}")
            assert content.count(b"\r\n") == (content.count(b"\n") if system is WINDOWS else 0)
        assert system is not WINDOWS or made.read(f"{top}/{script}").isascii()


@pytest.mark.slow
@pytest.mark.parametrize("one", TARGETS, ids=str)
def test_pip_finds_all_that_it_needs_in_the_zip_and_nothing_else(dist: Path, unpacked: Path, one: Target) -> None:
    folder = unpacked / one.system.name / "files" / "wheels"
    platforms = [word for platform in one.machine.platforms for word in ("--platform", platform)]
    version = ["--python-version", one.version, "--implementation", "cp", "--only-binary=:all:"]
    [program] = dist.glob("*.whl")
    asked = [f"cdsplan[office,site]=={program.name.split('-')[1]}", *(["colorama"] if one.system is WINDOWS else [])]
    command = [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run", "--no-index", "--ignore-installed"]
    there = ["--find-links", str(folder), "--target", str(unpacked / "nowhere"), *platforms, *version]
    done = subprocess.run([*command, *there, *asked], capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_every_wheel_is_for_the_system(unpacked: Path, system: System) -> None:
    of_system = {"windows": ("win_amd64", "win_arm64"), "macos": ("macosx",), "linux": ("manylinux",)}[system.name]
    found = [path.name for path in (unpacked / system.name / "files" / "wheels").iterdir()]
    assert len(found) > 30
    assert [one for one in found if not one.endswith("-any.whl") and not any(tag in one for tag in of_system)] == []


@pytest.mark.slow
def test_the_zips_have_the_same_bytes_when_they_are_made_again(dist: Path, tmp_path: Path) -> None:
    [program] = dist.glob("*.whl")
    (tmp_path / program.name).write_bytes(program.read_bytes())
    tools.offline_zips(tmp_path)
    again, before = ({path.name: path.read_bytes() for path in one.glob("*.zip")} for one in (tmp_path, dist))
    assert again.keys() == before.keys()
    assert [name for name in again if again[name] != before[name]] == []
