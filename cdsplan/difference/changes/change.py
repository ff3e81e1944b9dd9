"""One change in meaning between two states of a repository."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias, TypeVar

from cdsplan.difference.kinds import ChangeKind
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text
from cdsplan.model.fields import Measure, State
from cdsplan.model.files import Target
from cdsplan.model.formula import Formula
from cdsplan.model.period import Period
from cdsplan.model.targets import Due, Threshold

_T = TypeVar("_T")


class DatedTarget(NamedTuple):
    """A target of one indicator, with its due date written out."""

    target: Target
    due: date
    measure: Measure
    bounded: bool  # whether it lies between 0 and 100
    judged: DueTarget | None = None  # with what growth comes to, where somebody has reckoned it
    replaces: Due | None = None  # what was in force until this decision

    @property
    def limit(self) -> Threshold:
        """What it asks in the end; no value for growth over what is not known."""
        limit = self.judged or self.target
        return Threshold(limit.op, limit.value)


class DatedTargets(NamedTuple):
    """All targets of one indicator."""

    each: tuple[DatedTarget, ...]


class ReportContent(NamedTuple):
    """What a report holds: the date of its figures, and how many values and results are known."""

    as_of: date
    values: int
    results: int


ChangedValue: TypeAlias = Decimal | State | DatedTarget | DatedTargets | ReportContent | date | bool | str | Text | None


class Change(NamedTuple):
    """What changed, where, from what to what; `field` names the part of a definition, a report or a commune."""

    kind: ChangeKind
    commune: str | None = None  # its path; None for the catalog and the settings
    name: str | None = None  # the commune's
    plan: str | None = None
    indicator: str | None = None
    variable: str | None = None
    label: Text | None = None  # the indicator's or variable's name
    period: str | None = None
    field: str | None = None
    before: ChangedValue = None
    after: ChangedValue = None
    with_figure: bool = False  # a target made easier together with the figure that it judges


def fields(about: Change, before: object, after: object | None, names: Iterable[str]) -> Iterator[Change]:
    """A change for each field that differs; a single one where nothing is left of the whole."""
    if after is None:
        yield about._replace(before=about.label)
        return
    for name in names:
        yield from differing(about, name, getattr(before, name), getattr(after, name))


def differing(about: Change, field: str, before: object, after: object) -> Iterator[Change]:
    """A change where the two are not the same."""
    old, new = _shown(before), _shown(after)
    if old != new:
        yield about._replace(field=field, before=old, after=new)


def _shown(value: Any) -> ChangedValue:  # noqa: ANN401  any field of a model
    match value:
        case Formula() | Period():
            return value.text
        case False:
            return None  # what is not said is false
        case _:
            shown: ChangedValue = value
            return shown


def side_by_side(before: Mapping[str, _T], after: Mapping[str, _T]) -> Iterator[tuple[str, _T | None, _T | None]]:
    """Each key of either map, with what it has in both."""
    for key in dict.fromkeys([*before, *after]):
        yield key, before.get(key), after.get(key)


class Comparison(NamedTuple):
    """The changes between two commits, or from one to the work tree, with statuses of one date."""

    base: str
    head: str | None
    as_of: date
    changes: tuple[Change, ...]
