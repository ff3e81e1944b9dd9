"""What stands in a zip: the wheels, what installs them, and what tells an officer how."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from packaging.utils import parse_wheel_filename

from offline import archive
from offline.archive import Entry
from offline.targets import SYSTEMS, System, targets
from offline.wheels import DistError, Shelf, downloaded_to, pins

EXTRAS = "office,site"  # the pages' part is a hundredth of the whole, and behind a firewall there is no other way to it
_PAYLOAD = Path(__file__).parent / "payload"
_FILES = "files"
# Where in the zip each file of the payload stands.
_EVERYWHERE = {"install.py": f"{_FILES}/install.py", "fits.py": f"{_FILES}/fits.py"}
_UNIX = {"install.sh": "install.sh", "README.unix.txt": "README.txt"}
_OF_SYSTEM = {
    "windows": {"install.cmd": "install.cmd", "README.windows.txt": "README.txt"},
    "macos": _UNIX,
    "linux": _UNIX,
}


def write(dist: Path, wheels: Path, constraints: str) -> Iterator[Path]:
    """A zip for each system, and what they and all else in `dist` sum up to."""
    wheels.mkdir(parents=True, exist_ok=True)
    program = _program(dist)
    _, version, _, _ = parse_wheel_filename(program.name)
    shutil.copy(program, wheels)
    shelf = Shelf(wheels, pins(constraints) | {"cdsplan": str(version)}, downloaded_to(wheels))
    for system in SYSTEMS:
        path = dist / f"cdsplan-{version}-{system.name}.zip"
        archive.write(path, {f"{path.stem}/{name}": entry for name, entry in _entries(system, shelf).items()})
        yield path
    made = {path.name: path.read_bytes() for path in dist.iterdir() if path.suffix in {".zip", ".whl", ".gz"}}
    (dist / "SHA256SUMS").write_bytes(archive.sums(made))


def _program(dist: Path) -> Path:
    found = sorted(dist.glob("cdsplan-*.whl"))
    if len(found) != 1:
        raise DistError(f"{dist} holds {len(found)} wheels of cdsplan, and should hold one")
    return found[0]


def _entries(system: System, shelf: Shelf) -> dict[str, Entry]:
    """Its files, by their names in the zip."""
    python_is_missing = {f"python.{system.name}.txt": f"{_FILES}/python.txt"}
    payload = {
        name: Entry(_text(_PAYLOAD / file, system), runs=name == "install.sh")
        for file, name in (_EVERYWHERE | _OF_SYSTEM[system.name] | python_is_missing).items()
    }
    of_files = {name.removeprefix(f"{_FILES}/"): entry for name, entry in payload.items() if name.startswith(_FILES)}
    of_files |= {"pythons.json": Entry(_pythons(system))} | _wheels(system, shelf)
    of_files["SHA256SUMS"] = Entry(archive.sums({name: entry.content for name, entry in of_files.items()}))
    return payload | {f"{_FILES}/{name}": entry for name, entry in of_files.items()}


def _wheels(system: System, shelf: Shelf) -> dict[str, Entry]:
    """All that any of its Pythons needs, and beside them pip, which not every Python brings along."""
    program = f"cdsplan[{EXTRAS}]"
    needed = {path for target in targets(system) for path in shelf.needed(target, program)}
    installers = {path for target in targets(system) for path in shelf.needed(target, "pip")}
    named = {f"wheels/{path.name}": path for path in needed} | {path.name: path for path in installers}
    return {name: Entry(path.read_bytes()) for name, path in named.items()}


def _pythons(system: System) -> bytes:
    """Which Pythons can install it, for `fits.py` to read."""
    processors = {machine.processor.lower(): machine.pythons for machine in system.machines}
    return json.dumps({"sys_platform": system.sys_platform, "processors": processors}).encode()


def _text(path: Path, system: System) -> bytes:
    """With the line ends of the system, which Notepad and cmd want."""
    content = path.read_bytes()
    return content.replace(b"\n", b"\r\n") if system.name == "windows" else content
