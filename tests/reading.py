"""One file typed in the test, read as far as its model."""

from pathlib import Path

from cdsplan.finding import Finding, ordered
from cdsplan.language import Language
from cdsplan.model.described import FileModel
from cdsplan.model.files import Plan, Report
from cdsplan.model.kinds import Kind
from cdsplan.model.load import load
from cdsplan.yaml import source


def findings(content: str | bytes, kind: type[FileModel] = Plan) -> list[Finding]:
    raw = content if isinstance(content, bytes) else content.encode()
    return ordered(load(kind, source.parse("tep.yaml", raw)).findings)


def found(content: str | bytes, kind: type[FileModel] = Plan) -> list[tuple[int, int, str]]:
    """Line, column and rule of whatever reading and the model refuse."""
    return [(one.span.line, one.span.column, one.rule) for one in findings(content, kind)]


def read_report(raw: bytes) -> Report | None:
    """The report in a file; None where it does not load."""
    return load(Report, source.parse("tep.yaml", raw)).model


def plan(*, title: str = "Kế hoạch", end: str = "2026-12-31", note: str = "x", value: str = "80") -> str:
    """A plan in which nothing is wrong: title at 1:8, end at 3:6, note at 6:11, value at 9:16."""
    return f"""\
title: {title}
year: 2026
end: {end}
indicators:
  - id: a
    note: {note}
    targets:
      - op: ">="
        value: {value}
"""


# Files that stand as data: bad/plan/x.yaml is read as a plan, and gives what findings.txt names.
CASES = Path(__file__).parent / "cases"
FILES = sorted(file.relative_to(CASES).as_posix() for file in CASES.rglob("*.yaml"))


def case(name: str) -> tuple[bytes, type[FileModel]]:
    """What such a file holds, and as what it is to be read."""
    return (CASES / name).read_bytes(), Kind[Path(name).parent.name.upper()].model


COMMUNE = 'name: Xã A\ncode: "00001"\nprovince: Thanh Hóa\n'


def the_hint(content: str, kind: type[FileModel] = Plan, language: Language = Language.VI) -> str:
    (finding,) = findings(content, kind)
    return finding.hint.within(language)
