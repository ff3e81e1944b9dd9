"""The wheels that the program needs on a machine: what requires what is read from the wheels themselves."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from offline.targets import Target

Download = Callable[[Target, Iterable[str]], None]


class DistError(Exception):
    """No zip can be made: what is missing, and where."""


class Shelf:
    """The wheels at hand, of the versions that are pinned; what is missing is downloaded."""

    def __init__(self, folder: Path, pins: Mapping[str, str], download: Download) -> None:
        self._folder = folder
        self._pins = pins
        self._download = download
        self._needed_there: dict[str, set[str]] = {}

    def needed(self, target: Target, program: str) -> list[Path]:
        """Those of the program (a requirement, with its extras) and of all that it requires there, by name."""
        asked: dict[str, set[str]] = {}
        waiting = [Requirement(program)]
        elsewhere = self._needed_there.setdefault(target.system.name, set())
        self._fetch(target, elsewhere)  # most likely it is the same here, and one download is quicker than three
        while waiting:
            self._fetch(target, {canonicalize_name(one.name) for one in waiting})
            found: list[Requirement] = []
            for requirement in waiting:
                name, extras = self._accepted(requirement, target), {"", *requirement.extras}
                added = extras - asked.setdefault(name, set())
                asked[name] |= added
                found += _required(self._wheel(name, target), added, target)
            waiting = found
        elsewhere |= asked.keys()
        return [self._wheel(name, target) for name in sorted(asked)]

    def _accepted(self, requirement: Requirement, target: Target) -> str:
        """The name of what it requires, of which the pinned version must be one that it allows."""
        name = canonicalize_name(requirement.name)
        if not requirement.specifier.contains(self._pin(name, target), prereleases=True):
            raise DistError(f"{target}: {requirement} is not {name}=={self._pins[name]}, as the constraints say")
        return name

    def _pin(self, name: str, target: Target) -> str:
        try:
            return self._pins[name]
        except KeyError:
            raise DistError(f"{target}: {name} is needed, and the constraints name no version of it") from None

    def _fetch(self, target: Target, names: Iterable[str]) -> None:
        missing = [f"{name}=={self._pin(name, target)}" for name in sorted(names) if not self._found(name, target)]
        if missing:
            self._download(target, missing)

    def _wheel(self, name: str, target: Target) -> Path:
        wheel = self._found(name, target)
        if wheel is None:
            raise DistError(f"{target}: there is no wheel of {name}=={self._pins[name]}")
        return wheel

    def _found(self, name: str, target: Target) -> Path | None:
        """The wheel of the best tag; of several, by name, so that it is always the same."""
        ranks = {tag: rank for rank, tag in enumerate(target.tags)}
        fitting = []
        for path in sorted(self._folder.glob("*.whl")):
            called, version, _, tags = parse_wheel_filename(path.name)
            if (called, str(version)) == (name, self._pin(name, target)) and tags & ranks.keys():
                fitting.append((min(ranks[tag] for tag in tags & ranks.keys()), path))
        return min(fitting)[1] if fitting else None


def _required(wheel: Path, extras: Iterable[str], target: Target) -> Iterator[Requirement]:
    """What it requires there with these extras; the extra "" is the wheel alone."""
    for requirement in requirements(wheel):
        asked = ({**target.environment, "extra": extra} for extra in extras)
        if requirement.marker is None or any(map(requirement.marker.evaluate, asked)):
            yield requirement


def requirements(wheel: Path) -> list[Requirement]:
    """What its metadata say that it requires."""
    with ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return [Requirement(line) for line in message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])]


def downloaded_to(folder: Path) -> Download:
    """What gets wheels by pip, of which none is built here: they are for other machines."""

    def download(target: Target, pinned: Iterable[str]) -> None:
        wheels_only = ("--no-deps", "--only-binary=:all:", "--implementation", "cp", "--python-version", target.version)
        platforms = [word for platform in target.machine.platforms for word in ("--platform", platform)]
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--dest",
            str(folder),
        ]
        done = subprocess.run([*command, *wheels_only, *platforms, *pinned], check=False)
        if done.returncode:
            raise DistError(f"{target}: pip cannot download {', '.join(pinned)}")

    return download


def pins(constraints: str) -> dict[str, str]:
    """The versions that a file of constraints names, by the names as packages are compared."""
    lines = (line.partition("#")[0].strip() for line in constraints.splitlines())
    pairs = (line.split("==") for line in lines if line)
    return {canonicalize_name(name): version for name, version in pairs}
