"""The repository in which commands are stopped, and all commands that write."""

import shutil
from pathlib import Path

from tests.cli.test_killed import COMMANDS, tree
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder
from tests.torture.process import Process

__all__ = ["FORM", "WRITING", "anew", "land", "tree", "when_done"]

# What the table of a form must have.
FORM = "Mã số liệu;Số mới;Nguồn;Ghi chú\n"
WRITING = (
    *COMMANDS,
    "import cells.csv --commune xa-tan-lap --period 2026-05",
    "new report xa-tan-lap --period 2026-05",
    "new plan xa-tan-lap --year 2027 --theme chung",
    "new province Y --code 38",
    "new indicator khac --name Khác --formula ho/ho_cap_quang --catalog them",
    "report xa-tan-lap --period 2026-06 -o report.docx",
    "report xa-tan-lap --period 2026-06 -o old.md --force",
    "progress xa-tan-lap -o gaps.xlsx",
    "export -o rows.xlsx",
    "export -o old.csv --force",
    "schema --catalog -o schemas",
)


def land(root: Path) -> Path:
    """One commune, with a report of which `fmt` mends the line ends, and files that are replaced with `--force`."""
    folder = Folder(root)
    for kind, content in (("catalog", CATALOG), ("commune", COMMUNE), ("plan", PLAN)):
        folder.write(PATHS[kind], content)
    folder.write(PATHS["report"], REPORT.replace("\n", "\r\n"))
    folder.write("cells.csv", f"{FORM}ho;1001;;\nho_cap_quang;702;;\n")
    for name in ("old.md", "old.csv"):
        folder.write(name, "# cũ\n" * 2000)
    return root


def anew(template: Path, work: Path) -> Path:
    """The folder as the template is, whatever it was."""
    work.mkdir(parents=True, exist_ok=True)
    for one in work.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    return shutil.copytree(template, work, dirs_exist_ok=True)


def when_done(command: str, template: Path, work: Path) -> dict[str, bytes]:
    """What the command makes of the repository where nobody stops it."""
    anew(template, work)
    ended = Process(work, command.split()).end()
    assert ended.code == 0, (command, ended)
    return tree(work)
