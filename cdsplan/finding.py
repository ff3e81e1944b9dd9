"""What is found wrong: one located problem with its rule, severity, message and way out."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from cdsplan.language import Language, Text

# The way from the top of a file to a value, as pydantic names it: ("indicators", 1, "targets").
Loc: TypeAlias = tuple[str | int, ...]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """Lines and columns from 1, in Unicode code points; `end_column` is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Part(NamedTuple):
    """Which part of the value at a loc is meant, when not all of it: its key, or some of its characters."""

    key: bool = False
    start: int | None = None
    end: int | None = None


WHOLE = Part()
KEY = Part(key=True)


class Related(NamedTuple):
    """Another place that belongs to a finding, with what stands there."""

    path: str
    span: Span
    message: Text


class Finding(NamedTuple):
    path: str
    span: Span
    severity: Severity
    rule: str
    message: Text
    hint: Text
    related: tuple[Related, ...] = ()
    loc: Loc = ()
    anchor: Loc = ()  # the loc with an indicator's id for its place in the list: it stays when others come before it
    excerpt: str = ""

    @property
    def order(self) -> tuple[str, Span, str, str]:
        return (self.path, self.span, self.rule, self.message.within(Language.EN))


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place, each once."""
    unique = {finding.order: finding for finding in findings}
    return [unique[order] for order in sorted(unique)]
