"""What can be drawn in which formats: each command takes its choices from here, and nothing is imported before its use.

A format has a name and the functions that make text of a result, in turn: `module:function` of `render`, called with
what the one before made, and the canvas. A new format of something is one line here.
"""

from enum import StrEnum
from importlib import import_module
from typing import Any, Self

from cdsplan.render.canvas import Canvas


class _Data(str):
    """A function of the result alone, which looks the same for everyone: programs have neither language nor width."""

    __slots__ = ()


_DUMPS = _Data("exact_json:dumps")
_TERMINAL, _PLAIN, _MARKDOWN, _HTML, _XLSX = (
    f"table.{one}:draw" for one in ("terminal", "plain", "markdown", "html", "xlsx")
)

# Which formats an ending stands for: the first of them that there is.
_BY_ENDING = {
    "xlsx": ("xlsx",),
    "csv": ("csv",),
    "md": ("markdown",),
    "html": ("html",),
    "json": ("json",),
    "txt": ("plain", "text", "table"),
    "sarif": ("sarif",),
    "xml": ("junit",),
    "ics": ("ics",),
}


class Format(StrEnum):
    """The name of a format, and how it is drawn."""

    steps: tuple[str, ...]

    def __new__(cls, name: str, *steps: str) -> Self:
        """A name with its functions beside it."""
        made = str.__new__(cls, name)
        made._value_, made.steps = name, steps
        return made

    @classmethod
    def of_ending(cls, ending: str) -> Self | None:
        """The one that the ending of a file's name stands for, such as `md`."""
        return next((cls(name) for name in _BY_ENDING.get(ending, ()) if name in set(cls)), None)

    @classmethod
    def endings(cls) -> list[str]:
        """Those that stand for one."""
        return [ending for ending in _BY_ENDING if cls.of_ending(ending)]

    @property
    def coloured(self) -> bool:
        """Whether colours in it are ours."""
        return _TERMINAL in self.steps

    @property
    def plain(self) -> bool:
        """Whether pipes take it."""
        return _PLAIN in self.steps

    @property
    def binary(self) -> bool:
        """Whether it is no text, which only a file can hold."""
        return _XLSX in self.steps

    @property
    def modules(self) -> list[str]:
        """Those that draw it."""
        return [f"cdsplan.render.{step.partition(':')[0]}" for step in self.steps]

    def load(self) -> None:
        """Import them while something else is waited for."""
        for module in self.modules:
            import_module(module)

    def draw(self, result: object, canvas: Canvas) -> str:
        """The result as text in this format."""
        return str(self._drawn(result, canvas))

    def file(self, result: object, canvas: Canvas) -> bytes:
        """The same as a file has it; some formats are no text."""
        drawn = self._drawn(result, canvas)
        return drawn if isinstance(drawn, bytes) else str(drawn).encode()

    def _drawn(self, result: object, canvas: Canvas) -> object:
        drawn: Any = result
        for step, module in zip(self.steps, self.modules, strict=True):
            function = getattr(import_module(module), step.partition(":")[2])
            drawn = function(drawn) if isinstance(step, _Data) else function(drawn, canvas)
        return drawn


class Progress(Format):
    """Of a gap table."""

    TABLE = "table", "progress.page:page", _TERMINAL
    PLAIN = "plain", "progress.page:page", _PLAIN
    MARKDOWN = "markdown", "progress.page:page", _MARKDOWN
    HTML = "html", "progress.page:page", _HTML
    XLSX = "xlsx", "progress.page:page", _XLSX
    CSV = "csv", _Data("progress.csv:as_csv")
    JSON = "json", _Data("progress.json:as_data"), _DUMPS


class History(Format):
    """Of the figures of a gap table over time: those of its formats that people read."""

    TABLE = "table", "progress.history:page", _TERMINAL
    PLAIN = "plain", "progress.history:page", _PLAIN
    MARKDOWN = "markdown", "progress.history:page", _MARKDOWN
    HTML = "html", "progress.history:page", _HTML
    XLSX = "xlsx", "progress.history:page", _XLSX


class Summary(Format):
    """Of a roll-up, a row an indicator."""

    TABLE = "table", "rollup.cells:by_indicator", _TERMINAL
    PLAIN = "plain", "rollup.cells:by_indicator", _PLAIN
    MARKDOWN = "markdown", "rollup.cells:by_indicator", _MARKDOWN
    HTML = "html", "rollup.cells:by_indicator", _HTML
    XLSX = "xlsx", "rollup.cells:by_indicator", _XLSX
    CSV = "csv", _Data("rollup.csv:by_indicator")
    JSON = "json", _Data("rollup.json:by_indicator_data"), _DUMPS


class SummaryByCommune(Format):
    """Of a roll-up, a row a commune: the same names."""

    TABLE = "table", "rollup.cells:by_commune", _TERMINAL
    PLAIN = "plain", "rollup.cells:by_commune", _PLAIN
    MARKDOWN = "markdown", "rollup.cells:by_commune", _MARKDOWN
    HTML = "html", "rollup.cells:by_commune", _HTML
    XLSX = "xlsx", "rollup.cells:by_commune", _XLSX
    CSV = "csv", _Data("rollup.csv:by_commune")
    JSON = "json", _Data("rollup.json:by_commune_data"), _DUMPS


class Listing(Format):
    """Of the communes of a repository."""

    TABLE = "table", "listing:page", _TERMINAL
    PLAIN = "plain", "listing:page", _PLAIN
    MARKDOWN = "markdown", "listing:page", _MARKDOWN
    HTML = "html", "listing:page", _HTML
    XLSX = "xlsx", "listing:page", _XLSX
    CSV = "csv", _Data("listing:as_csv")
    JSON = "json", _Data("listing:as_json")


class Observations(Format):
    """Of every observation of some communes."""

    CSV = "csv", _Data("tidy_data.csv:as_csv")
    XLSX = "xlsx", "tidy_data.page:page", _XLSX


class ForExcel(Format):
    """The same for an Excel on a Vietnamese Windows."""

    CSV = "csv", _Data("tidy_data.csv:for_excel")


class Due(Format):
    """Of the reports that somebody owes."""

    TABLE = "table", "due:page", _TERMINAL
    PLAIN = "plain", "due:page", _PLAIN
    MARKDOWN = "markdown", "due:page", _MARKDOWN
    HTML = "html", "due:page", _HTML
    XLSX = "xlsx", "due:page", _XLSX
    CSV = "csv", _Data("due:as_csv")
    JSON = "json", _Data("due:as_json")
    CALENDAR = "ics", "due_calendar:calendar"


class Changes(Format):
    """Of what differs between two states; without colour, so that `table` is plain."""

    TABLE = "table", "changes:page", _PLAIN
    MARKDOWN = "markdown", "changes:markdown"
    JSON = "json", _Data("changes:as_json")


class Explanation(Format):
    """Of an indicator's calculation."""

    TEXT = "text", "explanation.text:explanation"
    HTML = "html", "explanation.html:explanation"
    JSON = "json", _Data("explanation.json:as_data"), _DUMPS


class Findings(Format):
    """Of what was found in the files."""

    TEXT = "text", "findings:as_text"
    CONCISE = "concise", "findings:as_lines"
    JSON = "json", "findings.json:render"
    GITHUB = "github", "findings.github:render"
    GITLAB = "gitlab", "findings.gitlab:render"
    JUNIT = "junit", "findings.junit:render"
    SARIF = "sarif", "findings.sarif:render"


class Rule(Format):
    """Of a rule's page."""

    TEXT = "text", "manual:page"
    MARKDOWN = "markdown", "manual:markdown"


class Rules(Format):
    """Of the pages of all rules: the same names."""

    TEXT = "text", "manual:listing"
    MARKDOWN = "markdown", "manual:reference"


_LETTER = _Data("official_report.paper:letter")


class OfficialReport(Format):
    """Of an official report, by the ending of its file; it is in Vietnamese, and as wide as its paper."""

    DOCX = "docx", _LETTER, _Data("official_report.word.document:document")
    MARKDOWN = "md", _LETTER, _Data("official_report.markdown:markdown")
    HTML = "html", _LETTER, _Data("official_report.page.document:html")
    XLSX = "xlsx", _LETTER, _Data("official_report.xlsx:workbook")


class Form(Format):
    """Of a form to be filled in, by the ending of its file."""

    XLSX = "xlsx", _Data("form.xlsx:as_xlsx")
    CSV = "csv", _Data("form.csv:as_csv")
