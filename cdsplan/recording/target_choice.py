"""Which of a plan's targets somebody means: by plan, party, due date and the place where the document prints it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.checks.target_words import as_printed, comparison
from cdsplan.error import UnknownNameError, UserError
from cdsplan.evaluation.selection import named
from cdsplan.finding import Loc
from cdsplan.language import Text, listed, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, PlanIndicator, Target
from cdsplan.model.load import Loaded
from cdsplan.model.targets import due_dates, holds
from cdsplan.repository.commune_files import CommuneFiles


class Choice(NamedTuple):
    """What is said of the target; what is left out may be anything, and a party that is empty is none."""

    plan: str | None = None
    party: str | None = None
    due: date | None = None
    at: str | None = None


class PlannedTarget(NamedTuple):
    """A target where it stands."""

    file: Loaded[Plan]
    plan: Plan
    planned: int  # which of the plan's indicators
    number: int  # of the target in the indicator
    defined: Indicator | None  # None where neither the plan nor the catalog defines it

    @property
    def indicator(self) -> PlanIndicator:
        return self.plan.indicators[self.planned]

    @property
    def target(self) -> Target:
        return self.indicator.targets[self.number]

    @property
    def targets_loc(self) -> Loc:
        """Of all targets of the indicator."""
        return ("indicators", self.planned, "targets")

    @property
    def loc(self) -> Loc:
        return (*self.targets_loc, self.number)

    @property
    def dues(self) -> tuple[date, ...]:
        return due_dates(self.target, self.plan)

    @property
    def words(self) -> Text:
        """`2026-ha-tang-so: ≥ 80% (II.1), UBND xã, hạn 31/12/2026`."""
        target = self.target
        return text(
            "{plan}: {printed}{party}, hạn {due}",
            "{plan}: {printed}{party}, due {due}",
            plan=self.file.stem,
            printed=as_printed(target, self.defined),
            party=f", {target.party}" if target.party else "",
            due=self.dues[-1],
        )


def printed_at(commune_files: CommuneFiles, indicator: str, choice: Choice) -> PlannedTarget:
    """The one target that is printed at a place, or asks just that; UserError where there is none, or several fit."""
    every = [one for one in _targets(commune_files, indicator) if choice.plan in {None, one.file.stem}]
    places = list(dict.fromkeys(one.target.at for one in every if one.target.at))
    name, found = named(choice.at or "", places)
    there = [one for one in every if (one.target.at == found if found else _asks(one.target, name))]
    if not there:
        raise _no_such_place(name, places or list(dict.fromkeys(comparison(one.target) for one in every)))
    return _only([one for one in _of_party(there, choice.party) if choice.due is None or choice.due in one.dues])


def _asks(target: Target, name: str) -> bool:
    """`>= 80` or `>=80`, for a place that the document does not have or has twice."""
    return target.value is not None and "".join(comparison(target).split()) == "".join(name.split())


def replaced_by(commune_files: CommuneFiles, indicator: str, choice: Choice, since: date) -> PlannedTarget:
    """The one that a new target follows: the last that is written for its plan, party and due date and counts by then.

    Where a new due date is given, the last for any; UserError where several plans, parties or due dates fit.
    """
    every = [one for one in _targets(commune_files, indicator) if choice.plan in {None, one.file.stem}]
    fit = [one for one in every if choice.due in one.dues] or every
    groups: dict[object, PlannedTarget] = {}
    for one in _general(fit) if choice.party is None else _of_party(fit, choice.party):
        group = one.file.stem, one.target.party, () if choice.due else one.dues
        if group not in groups or holds(one.target, since):
            groups[group] = one
    return _only(list(groups.values()))


def _targets(commune_files: CommuneFiles, indicator: str) -> Iterator[PlannedTarget]:
    for file, plan in ((file, file.model) for file in commune_files.plans if file.model):
        for at, planned in enumerate(plan.indicators):
            if planned.id == indicator:
                defined = commune_files.definitions.indicator(planned)
                numbers = range(len(planned.targets))
                yield from (PlannedTarget(file, plan, at, number, defined) for number in numbers)


def _of_party(every: Sequence[PlannedTarget], party: str | None) -> list[PlannedTarget]:
    return [one for one in every if party is None or (party or None) == one.target.party]


def _general(every: Sequence[PlannedTarget]) -> list[PlannedTarget]:
    """Without a party those of the plan as a whole, else all of them."""
    return [one for one in every if one.target.party is None] or list(every)


def _only(found: Sequence[PlannedTarget]) -> PlannedTarget:
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(text("không có mục tiêu nào như vậy", "there is no such target"))
    raise UserError(
        text(
            "có {count} mục tiêu phù hợp; chọn bằng {options}: {candidates}",
            "{count} targets fit; choose by {options}: {candidates}",
            count=len(found),
            options=_telling_apart(found),
            candidates=listed(one.words for one in found),
        )
    )


def _telling_apart(found: Sequence[PlannedTarget]) -> Sequence[str | Text]:
    """The options by which they differ; else the ways in which a target itself is named."""
    has_general = any(one.target.party is None for one in found)
    asks: tuple[tuple[str | Text, Callable[[PlannedTarget], object]], ...] = (
        ("--plan", lambda one: one.file.stem),
        (_PARTY_OR_NONE if has_general else "--party", lambda one: one.target.party),
        ("--due", lambda one: one.dues),
    )
    return [option for option, asked in asks if len({asked(one) for one in found}) > 1] or [_PLACE_OR_VALUE]


_PARTY_OR_NONE = text('--party ("" là mục tiêu chung)', '--party ("" is the general target)')
_PLACE_OR_VALUE = text('vị trí in, hoặc mức như ">= 80"', 'its place, or what it asks, such as ">= 80"')


def _no_such_place(name: str, places: Sequence[str]) -> UserError:
    message = text(
        "không có mục tiêu nào in tại «{name}»; có: {places}",
        "no target is printed at `{name}`; there are: {places}",
        name=name,
        places=listed(text("«{at}»", "`{at}`", at=at) for at in places),
    )
    return UnknownNameError(message, name)
