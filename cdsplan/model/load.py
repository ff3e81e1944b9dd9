"""A file to a model or findings: pydantic's places and stock phrases become ours."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import partial
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from cdsplan.finding import Finding, Loc, Span
from cdsplan.language import Text, composed, text
from cdsplan.model.described import FileModel
from cdsplan.model.files import Report
from cdsplan.model.messages import problems_of, refused_places
from cdsplan.model.problem import ValueProblem
from cdsplan.model.value_messages import BLANK_INSIDE
from cdsplan.yaml import encoding
from cdsplan.yaml.document import Data
from cdsplan.yaml.source import Source

M = TypeVar("M", bound=FileModel)


class Loaded(NamedTuple, Generic[M]):
    """A file with its model; the model is None where the file was refused, and the findings say why."""

    source: Source
    model: M | None
    findings: tuple[Finding, ...]
    rest: M | None = None  # of a report that was refused for some of its figures the same without them, for the rules

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def stem(self) -> str:
        """Its name without the ending: `2026-ha-tang-so`."""
        return composed(self.path.rpartition("/")[2].removesuffix(".yaml"))


def models(files: Iterable[Loaded[M]]) -> list[M]:
    """The models of those that were read."""
    return [file.model for file in files if file.model]


def all_read(files: Iterable[Loaded[Any]]) -> bool:
    return all(file.model for file in files)


def load(kind: type[M], source: Source) -> Loaded[M]:
    """The model of a file that was read; every way in which it does not fit is a finding."""
    if not source.readable:
        return Loaded(source, None, tuple(source.findings))
    model, refusal = _fitted(kind, source.data)
    if model and not source.problems and not source.written.suspect:  # as of nearly all
        return Loaded(source, model, ())
    tally = source.tally()
    blanks = [place for rule, place in source.problems.keys if rule == BLANK_INSIDE.rule]
    for loc, refused in problems_of(kind, source, refusal):
        place = source.span(loc, refused.part)
        tally.add(source.path, refused.rule, place, partial(_finding, source, loc, refused))
        if refused.rule == BLANK_INSIDE.rule:
            blanks.append(place)
    findings = [*tally.findings, *_word_blanks(source, blanks)]
    is_refused = any(finding.rule != "text-form" for finding in findings)
    if not is_refused:
        return Loaded(source, model, tuple(findings))
    return Loaded(source, None, tuple(findings), None if source.problems else _rest(kind, source, refusal))


def _rest(kind: type[M], source: Source, refusal: str) -> M | None:
    """The model as if each figure that was refused were not known; None where anything else was."""
    data = source.data
    if kind is not Report or not isinstance(data, dict):
        return None
    without = {section: dict(there) for section in _FIGURES if isinstance(there := data.get(section), dict)}
    for place in refused_places(refusal):
        without.get(str(place[0]), {}).update({str(name): None for name in place[1:2]})
    return _fitted(kind, {**data, **without})[0]


_FIGURES = ("values", "results")


def places(kind: type[FileModel] | None, source: Source) -> dict[str, set[Span]]:
    """Where each rule refuses a key or a value: everywhere, not only where it is told."""
    found: dict[str, set[Span]] = {}
    for problem in source.problems:
        found.setdefault(problem.rule, set()).add(problem.span)
    for rule, span in source.problems.keys:
        found.setdefault(rule, set()).add(span)
    if kind and source.readable:
        for loc, refused in problems_of(kind, source, _fitted(kind, source.data)[1]):
            found.setdefault(refused.rule, set()).add(source.span(loc, refused.part))
    return found


def _fitted(kind: type[M], data: Data) -> tuple[M | None, str]:
    """The model, or why it is none, in JSON: as objects, 200 000 errors would take ten times the room."""
    try:
        return kind.model_validate(data), ""
    except ValidationError as error:
        return None, error.json(include_input=False, include_url=False)


def _word_blanks(source: Source, refused: list[Span]) -> list[Finding]:
    """Word's no-break spaces and soft hyphens in prose: the first that no key, id or number was refused for."""
    refused.sort()
    for span in encoding.word_blanks(source.written):
        at = bisect_right(refused, span[:2], key=_begin) - 1
        if at < 0 or refused[at][2:] < span[2:]:
            return [source.text_form(span, _BLANK_IN_PROSE)]
    return []


_begin = itemgetter(slice(2))  # line and column
_BLANK_IN_PROSE = text(
    "dấu cách không ngắt hoặc gạch nối mềm trong câu chữ", "a no-break space or a soft hyphen in the prose"
)


def _finding(source: Source, loc: Loc, refused: ValueProblem) -> Finding:
    hint = refused.hint if isinstance(refused.hint, Text) else refused.hint()
    return source.finding(loc, refused.rule, refused.message, hint, part=refused.part)
