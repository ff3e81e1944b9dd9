"""For which systems, processors and Pythons there is a zip, and what each of them can install."""

from collections.abc import Iterator
from typing import NamedTuple

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))


class Machine(NamedTuple):
    """A processor, as `platform_machine` calls it, whose wheels it takes, and the Pythons that have all."""

    processor: str
    platforms: tuple[str, ...]
    pythons: tuple[tuple[int, int], ...] = PYTHONS


class System(NamedTuple):
    """What has a zip of its own: its officers know its name, and need not know their processor or Python."""

    name: str
    sys_platform: str
    platform_system: str
    os_name: str
    machines: tuple[Machine, ...]


class Target(NamedTuple):
    """One Python on one processor of a system."""

    system: System
    machine: Machine
    python: tuple[int, int]

    @property
    def version(self) -> str:
        return ".".join(map(str, self.python))

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of requirements ask for; pip would answer them for the machine that it runs on."""
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.version}.0",
            "os_name": self.system.os_name,
            "platform_machine": self.machine.processor,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.system.platform_system,
            "platform_version": "",
            "python_full_version": f"{self.version}.0",
            "python_version": self.version,
            "sys_platform": self.system.sys_platform,
        }

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Those of the wheels that it takes, the best first."""
        interpreter = "cp{}{}".format(*self.python)
        own = cpython_tags(self.python, abis=[interpreter], platforms=self.machine.platforms)
        return (*own, *compatible_tags(self.python, interpreter, self.machine.platforms))

    def __str__(self) -> str:
        return f"{self.system.name} {self.machine.processor}, Python {self.version}"


def _linux(processor: str) -> Machine:
    """With glibc 2.28 (Debian 10, RHEL 8) or newer; the wheel that asks for the oldest is the best."""
    named = (f"manylinux2014_{processor}", *(f"manylinux_2_{minor}_{processor}" for minor in range(5, 29)))
    return Machine(processor, named)


def _macos(processor: str) -> Machine:
    """From macOS 11 on."""
    return Machine(processor, tuple(mac_platforms((11, 0), processor))[::-1])


# PyYAML has no wheel for Python 3.11 there; the Python for AMD64 runs on such a machine, too.
_WINDOWS_ON_ARM = Machine("ARM64", ("win_arm64",), PYTHONS[1:])
SYSTEMS = (
    System("windows", "win32", "Windows", "nt", (Machine("AMD64", ("win_amd64",)), _WINDOWS_ON_ARM)),
    System("macos", "darwin", "Darwin", "posix", (_macos("x86_64"), _macos("arm64"))),
    System("linux", "linux", "Linux", "posix", (_linux("x86_64"), _linux("aarch64"))),
)


def targets(system: System) -> Iterator[Target]:
    """Every Python on every processor of a system."""
    for machine in system.machines:
        for python in machine.pythons:
            yield Target(system, machine, python)
