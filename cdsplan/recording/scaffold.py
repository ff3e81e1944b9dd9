"""The texts of new files: a repository, a commune, a plan, a report, with what only the user knows left to fill in."""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import PurePosixPath
from typing import NamedTuple

from cdsplan.language import Language, Text, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Definition, Variable
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import CATALOG, COMMUNE, PLANS, REPORTS, SETTINGS, Kind
from cdsplan.recording.report_date import ReportDate
from cdsplan.yaml.scalar import resolve

# Where each of the files in starter/ goes; a README goes there in the language that is asked for.
_STARTER = {
    "catalog.yaml": f"{PLANS}/{CATALOG}/ha-tang-so.yaml",
    "README.{language}.md": "README.md",
    "github.yml": ".github/workflows/cdsplan.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "editorconfig": ".editorconfig",
    "gitattributes": ".gitattributes",
    "gitignore": f"{PLANS}/.gitignore",  # not at the top, where a repository may have its own
}


class Blank(NamedTuple):
    """A place that only the user can fill, and what belongs there."""

    line: int
    what: Text


class NewFile(NamedTuple):
    """A file to be written, by its path below the root."""

    path: str
    content: str
    blanks: tuple[Blank, ...] = ()


def repository(language: Language) -> list[NewFile]:
    """A new repository of plans: catalog, settings, schemas, and what editors and CI need."""
    folder = files("cdsplan.recording") / "starter"
    named = ((name.format(language=language), path) for name, path in _STARTER.items())
    starter = [NewFile(path, (folder / name).read_text(encoding="utf-8")) for name, path in named]
    settings = _Page(f"{PLANS}/{SETTINGS}", Kind.SETTINGS)
    settings.add("format: 1", f"lang: {language}")
    return [
        settings.file,
        *starter,
        *(NewFile(f"schemas/{_schema_file(kind)}", _schema(kind, language)) for kind in Kind),
    ]


def _schema_file(kind: Kind) -> str:
    return f"{kind.name.lower()}.schema.json"


def _schema(kind: Kind, language: Language) -> str:
    return json.dumps(schema(kind, language), ensure_ascii=False, indent=2) + "\n"


class _Page:
    """Lines, and which of them have a blank."""

    def __init__(self, path: str, kind: Kind) -> None:
        self.path = path
        # An editor finds the schema from where the file stands.
        up = "../" * (len(PurePosixPath(path).parts) - 1)
        self.lines = [f"# yaml-language-server: $schema={up}schemas/{_schema_file(kind)}"]
        self.blanks: list[Blank] = []

    def add(self, *lines: str) -> None:
        self.lines += lines

    def add_blank(self, line: str, what: Text) -> None:
        self.lines.append(line)
        self.blanks.append(Blank(len(self.lines), what))

    @property
    def file(self) -> NewFile:
        return NewFile(self.path, "\n".join(self.lines) + "\n", tuple(self.blanks))


def commune(folder: str, name: str, code: str, province: str) -> NewFile:
    """A commune in a folder such as `thanh-hoa/xa-tan-lap`."""
    page = _Page(f"{PLANS}/{folder}/{COMMUNE}", Kind.COMMUNE)
    page.add(f"name: {scalar(name)}", f'code: "{code}"', f"province: {scalar(province)}")
    return page.file


def plan(folder: str, name: str, year: int, theme: str, indicators: Mapping[str, Definition]) -> NewFile:
    """A plan of these indicators, each with a target whose value is not known yet; `name` is whose plan it is."""
    page = _Page(f"{PLANS}/{folder}/{year}-{theme}.yaml", Kind.PLAN)
    page.add(
        "# Sửa tên, số và ngày theo văn bản.",
        f"title: {scalar(f'Kế hoạch chuyển đổi số năm {year} của {name}')}",
        f"year: {year}",
        "document:",
        "  number: null",
        "  date: null",
        f"  issuer: {scalar(f'UBND {_within_sentence(name)}')}",
        "",
        "# op: >= là từ … trở lên, > là trên, <= là không quá, < là dưới; at: chỗ in trong văn bản, ví dụ II.1.",
        "indicators:",
    )
    for id_, definition in indicators.items():
        said = f"{definition.name} ({_unit(definition)})"
        page.add(f"  # {_comment(said)}", f"  - id: {id_}", "    targets:")
        if definition.measure == "milestone":
            page.add('      - {op: "==", value: done, at: null}')
        else:
            page.add_blank('      - {op: ">=", value: null, at: null}', text("mục tiêu: {it}", "target: {it}", it=said))
    return page.file


def _within_sentence(name: str) -> str:
    """The word for what it is a name of is small there: UBND xã Thành Vinh, but UBND Thanh Hóa."""
    return f"{name[:1].lower()}{name[1:]}" if name.startswith(_KINDS_OF_UNITS) else name


_KINDS_OF_UNITS = ("Xã ", "Phường ", "Đặc khu ", "Tỉnh ", "Thành phố ")


def _unit(definition: Definition | Indicator) -> str:
    return "%" if definition.measure == "percent" else definition.unit or definition.measure


def report(
    folder: str,
    dated: ReportDate,
    indicators: Sequence[Indicator],
    variables: Mapping[str, Variable],
    known: Mapping[str, str],
) -> NewFile:
    """A report of what these indicators need, none of it known yet; `known` has each variable's last period."""
    page = _Page(f"{PLANS}/{folder}/{REPORTS}/{dated.period}.yaml", Kind.REPORT)
    page.add(f"period: {dated.period}", *([f"as_of: {dated.written}"] if dated.written else []))
    page.add("# Thay null bằng con số; không có thì ghi lý do: {value: null, note: …}.")
    _add_values(page, indicators, variables, known)
    published = {one.id: one for one in indicators if not one.formula}.values()
    page.add(*(["results:"] if published else []))
    for one in published:
        states = " (done, in-progress, not-started)" if one.measure == "milestone" else f" ({_unit(one)})"
        said = _comment(one.name + states)
        page.add_blank(f"  {one.id}: null  # {said}", text("{said}", "{said}", said=said))
    return page.file


def _add_values(
    page: _Page, indicators: Sequence[Indicator], variables: Mapping[str, Variable], known: Mapping[str, str]
) -> None:
    """The variables of the formulas; one that may be carried from an earlier report is only a comment."""
    needed = dict.fromkeys(name for one in indicators if one.formula for name in one.formula.variables)
    carried = {name for name in needed if name in known} & _only_below(indicators)
    page.add(*(["values:"] if needed else []))
    for name in needed:
        said = _named(variables.get(name), name)
        if name in carried and carried < needed.keys():
            page.add(f"  # {name}:  # {said}; không đếm lại thì dùng số của kỳ {known[name]}")
        else:
            page.add_blank(f"  {name}: null  # {said}", text("{said}", "{said}", said=said))


def _only_below(indicators: Sequence[Indicator]) -> set[str]:
    """The variables that stand only in D of N / D: their last value counts on, until a null says otherwise."""
    formulas = [one.formula for one in indicators if one.formula]
    above = {name for one in formulas for name in (one.quotient[0] if one.quotient else one).variables}
    return {name for one in formulas for name in one.variables} - above


def _named(variable: Variable | None, name: str) -> str:
    if variable is None:
        return name
    return _comment(f"{variable.name} ({variable.unit})" if variable.unit else variable.name)


def _comment(words: str) -> str:
    return " ".join(words.split())


def scalar(words: str) -> str:
    """A text as YAML: plain where every reader takes it for that, else in double quotes."""
    is_plain = re.fullmatch(r"[^\W\d_][\w ,()/.–-]*", words) and not words.endswith(" ") and type(resolve(words)) is str
    return words if is_plain else json.dumps(words, ensure_ascii=False)
