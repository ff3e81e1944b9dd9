"""Two versions of an indicator's targets to what moved: which became easier, which harder."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.difference.changes.change import ChangeKind, DatedTarget, DatedTargets
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.targets import counting, listed
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Plan, Target
from cdsplan.model.targets import Threshold, demand, on_due_dates, rising


class PlannedIndicator(NamedTuple):
    """An indicator in a plan."""

    plan: Plan
    indicator: Indicator

    @property
    def targets(self) -> DatedTargets:
        """Each once for each of its due dates."""
        dues = on_due_dates(self.indicator.targets, self.plan)
        return DatedTargets(tuple(DatedTarget(*one, self.indicator.measure) for one in dues))


class Move(NamedTuple):
    """A target before and after; None where there is none, and a mark where neither counts."""

    before: DatedTarget | None
    after: DatedTarget | None
    counts: bool = True

    @property
    def targets(self) -> tuple[Target | None, Target | None]:
        return self.before and self.before.target, self.after and self.after.target

    @property
    def kind(self) -> ChangeKind:
        """Less asked, later, or nothing any more is easier."""
        if not self.counts:
            return "changed-target"
        if self.before is None or self.after is None:
            return "easier-target" if self.after is None else "harder-target"
        return _direction(self.before, self.after)


def _direction(before: DatedTarget, after: DatedTarget) -> ChangeKind:
    if not _comparable(before, after):
        return "changed-target"
    old, new = _demand(before.target), _demand(after.target)
    if new < old or (new == old and after.due > before.due):
        return "easier-target"
    # More, but later: nobody can say.
    harder = after.due < before.due if new == old else after.due <= before.due
    return "harder-target" if harder else "changed-target"


def _comparable(before: DatedTarget, after: DatedTarget) -> bool:
    states = isinstance(before.target.value, State), isinstance(after.target.value, State)
    if any(states):
        return all(states)
    same_way = before.measure == after.measure and rising(before.target) == rising(after.target)
    return same_way and _reckoned_from(before.target) == _reckoned_from(after.target)


def _reckoned_from(target: Target) -> tuple[object, ...]:
    """A number and growth cannot be compared, nor percents and points, nor growth over two things."""
    return target.from_, target.percent is None, target.points is None


def _demand(target: Target) -> tuple[bool, Fraction, bool]:
    """Of growth, how much more it asks."""
    return demand(target if target.change is None else Threshold(target.op, target.change))


def moves(old: PlannedIndicator, new: PlannedIndicator) -> list[Move]:
    """What counts and moved, for nobody in particular and for each party; then what is only written differently."""
    found: list[Move] = []
    gone: list[DatedTarget] = []
    come: list[DatedTarget] = []
    for party in _parties(old, new):
        for move in _by_due(_counting(old, party), _counting(new, party)):
            if move.before and move.after:
                found.append(move)
            else:
                gone += [move.before] if move.before else []
                come += [move.after] if move.after else []
    # What moved already in another's eyes did not come or go.
    found += _joined(
        *([dated for dated in targets if id(dated.target) not in _taken(found)] for targets in (gone, come))
    )
    return _once([*found, *_rewritten(old, new, found)])


def _parties(old: PlannedIndicator, new: PlannedIndicator) -> list[str | None]:
    named = (target.party for planned in (old, new) for target in planned.indicator.targets)
    return list(dict.fromkeys([None, *named]))


def _counting(planned: PlannedIndicator, party: str | None) -> dict[date, DatedTarget]:
    """Those that count once every decision that is written has taken effect."""
    evaluation = Evaluation(planned.plan, date.max, party)
    found = counting(listed(evaluation, History(planned.indicator, {}, [])), for_party=party is not None)
    return {due: DatedTarget(one.written, due, planned.indicator.measure) for due, one in found.items()}


def _by_due(old: dict[date, DatedTarget], new: dict[date, DatedTarget]) -> Iterator[Move]:
    """The targets of equal due dates side by side, then the others in order, then what is left over."""
    yield from (Move(dated, new[due]) for due, dated in old.items() if due in new and _asks(dated) != _asks(new[due]))
    gone = [dated for due, dated in old.items() if due not in new]
    come = [dated for due, dated in new.items() if due not in old]
    for before, after in zip(gone, come, strict=False):
        yield Move(before, after)
    yield from (Move(dated, None) for dated in gone[len(come) :])
    yield from (Move(None, dated) for dated in come[len(gone) :])


def _asks(dated: DatedTarget) -> tuple[object, ...]:
    target = dated.target
    return target.op, target.value, target.to, target.from_, target.percent, target.points, dated.due


def _joined(gone: Sequence[DatedTarget], come: Sequence[DatedTarget]) -> list[Move]:
    """A target that left one party and one that came to another are one that moved: the most alike go together."""
    paired, left, new = _paired(_distinct(gone), _distinct(come), (_asks, lambda dated: dated.due, lambda _dated: None))
    return [*paired, *(Move(dated, None) for dated in left), *(Move(None, dated) for dated in new)]


def _rewritten(old: PlannedIndicator, new: PlannedIndicator, found: Sequence[Move]) -> Iterator[Move]:
    """Targets that are written differently, or are new or gone, without any change in what counts."""
    taken = _taken(found)
    left, come = list(old.targets.each), list(new.targets.each)
    for dated in old.targets.each:
        if dated in come:
            come.remove(dated)
            left.remove(dated)
    keys: tuple[_Key, ...] = (
        lambda dated: (dated.target.party, dated.target.at),
        lambda dated: (dated.target.party, dated.due),
        lambda dated: dated.target.party,
    )
    paired, gone, added = _paired(left, come, keys)
    for move in [*paired, *(Move(dated, None) for dated in gone), *(Move(None, dated) for dated in added)]:
        if not taken & _taken([move]):
            yield move._replace(counts=False)


def _taken(found: Sequence[Move]) -> set[int]:
    return {id(target) for move in found for target in move.targets if target}


_Key = Callable[[DatedTarget], object]


def _paired(
    old: Sequence[DatedTarget], new: Sequence[DatedTarget], keys: Sequence[_Key]
) -> tuple[list[Move], list[DatedTarget], list[DatedTarget]]:
    """Those that agree by the first key, of the others those that agree by the next, and who stays alone."""
    found: list[Move] = []
    gone, come = list(old), list(new)
    for key in keys:
        for before in list(gone):
            after = next((one for one in come if key(one) == key(before)), None)
            if after:
                gone.remove(before)
                come.remove(after)
                found.append(Move(before, after))
    return found, gone, come


def _distinct(targets: Sequence[DatedTarget]) -> list[DatedTarget]:
    return list({id(dated.target): dated for dated in targets}.values())


def _once(found: Sequence[Move]) -> list[Move]:
    return list({tuple(map(id, move.targets)): move for move in found}.values())
