"""One change in meaning between two states of a repository."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, get_args

from cdsplan.model import Measure, State, Target

Kind: TypeAlias = Literal[
    "removed-commune", "added-commune", "changed-commune",
    "easier-target", "rewritten-value", "changed-report", "removed-report",
    "removed-indicator", "changed-definition", "changed-target", "harder-target",
    "added-indicator", "new-report", "status-change",
]  # fmt: skip
# In the order in which a reviewer wants to see them.
KINDS: tuple[Kind, ...] = get_args(Kind)


class Aim(NamedTuple):
    """A target of one indicator, with its due date written out."""

    target: Target
    due: date
    measure: Measure


class Filed(NamedTuple):
    """What a report holds: the date of its figures, and how many values and results are known."""

    as_of: date
    values: int
    results: int


Shown: TypeAlias = Decimal | State | Aim | tuple[Aim, ...] | Filed | date | bool | str | None


class Change(NamedTuple):
    """What changed, where, from what to what; `field` names the part of a definition, a report or a commune."""

    kind: Kind
    commune: str | None = None  # its path; None for the catalog and the settings
    name: str | None = None  # the commune's
    plan: str | None = None
    indicator: str | None = None
    variable: str | None = None
    label: str | None = None  # the indicator's or variable's name
    period: str | None = None
    field: str | None = None
    before: Shown = None
    after: Shown = None
    with_figure: bool = False  # a target made easier together with the figure that it judges
