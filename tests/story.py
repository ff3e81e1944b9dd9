"""A page that is followed to the letter: its commands are run in order, its files written, its forms filled in."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from tests.documents import Document, code

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A commit that `diff` names; its id is another one each time.
COMMIT = re.compile(r"^[0-9a-f]{10}(?= → )", re.MULTILINE)
_PROGRAMS = {"cdsplan": [sys.executable, "-P", "-m", "cdsplan"], "git": ["git"]}
# What the reader's machine does not have from us.
_OURS = ("CDSPLAN_", "GIT_", "XDG_", "PYTHON")


class Reader:
    """Somebody who follows a page in an empty folder, with a git that knows nobody."""

    def __init__(self, document: Document, home: Path) -> None:
        self.document = document
        self.stopped: list[str] = []
        self._here = home
        self._printed = ""
        own = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        self._environment = own | {
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "COLUMNS": str(document.columns),
            "CDSPLAN_TODAY": document.today,
            "CDSPLAN_LANG": document.language,
        }

    def follow(self) -> str:
        """The page as it is when its commands are run today; which commands failed is in `stopped`."""
        return BLOCK.sub(self._block, self.document.text)

    def _block(self, found: re.Match[str]) -> str:
        """A block of the page: commands, what the last of them prints, a file, or what a file looks like."""
        kind, content = found.groups()
        if kind == "sh":
            for line in content.splitlines():
                self._type(line)
        elif kind == "text":
            content = self._printed
        elif kind == "yaml":
            self._write(content)
        elif not kind:
            self._find(content)
        return f"```{kind}\n{content}```"

    def _type(self, line: str) -> None:
        program, *arguments = shlex.split(line)
        if program == "cd":
            self._here = (self._here / arguments[0]).resolve(strict=True)
            return
        if [program, *arguments[:1]] == ["cdsplan", "import"]:
            self._fill_in(self._here / arguments[1])
        done = subprocess.run(  # noqa: S603  the commands of our own pages
            [*_PROGRAMS[program], *arguments],
            cwd=self._here,
            env=self._environment,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            self.stopped.append(line)
        if program == "cdsplan":
            self._printed = COMMIT.sub("0123456789", done.stdout)

    def _write(self, content: str) -> None:
        path = re.match(r"# (plans/\S+\.yaml)\n", content)
        assert path, "a file does not begin with its path"
        (self._here / path[1]).write_text(content, encoding="utf-8")

    def _find(self, content: str) -> None:
        """A part of a file, up to what differs each time."""
        part = content.partition("…")[0]
        assert any(part in path.read_text(encoding="utf-8") for path in self._here.glob("plans/**/*.yaml")), part

    def _fill_in(self, form: Path) -> None:
        """What the page says of the new figures: a row for each figure, or one for each of the folder's files."""
        if not form.is_dir():
            _write_new(form, {code(row[0]): row[1] for row in self.document.table("Mã số liệu")})
            return
        heading, *rows = self.document.whole_table("file", "tệp")
        for row in rows:
            figures = dict(zip(map(code, heading[1:]), row[1:], strict=True))
            _write_new(form / code(row[0]), {name: figure for name, figure in figures.items() if figure != "–"})


def _write_new(form: Path, figures: dict[str, str]) -> None:
    book = load_workbook(form)
    sheet = book.worksheets[0]
    places = {
        value: (at, column)
        for at, row in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(row, 1)
    }
    _, new = places["Số mới"]
    for name, figure in figures.items():
        at, _ = places[name]
        sheet.cell(at, new).value = int(figure)
    book.save(form)
