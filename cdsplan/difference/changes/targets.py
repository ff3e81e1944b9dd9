"""Two versions of an indicator's targets to what moved: which became easier, which harder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.difference.changes.change import DatedTarget
from cdsplan.difference.changes.planned import Asking, Known, PlannedIndicator
from cdsplan.difference.kinds import ChangeKind
from cdsplan.model.files import Target
from cdsplan.model.targets import Threshold, demand, rising


class Move(NamedTuple):
    """A target before and after, None where there is none; and what that means."""

    before: DatedTarget | None
    after: DatedTarget | None
    kind: ChangeKind

    @property
    def targets(self) -> tuple[Target | None, Target | None]:
        return self.before and self.before.target, self.after and self.after.target


def _moved(before: DatedTarget | None, after: DatedTarget | None) -> Move:
    """Less asked, later, or nothing any more is easier."""
    if before is None or after is None:
        return Move(before, after, "easier-target" if after is None else "harder-target")
    return Move(before, after, _direction(before, after))


def _direction(before: DatedTarget, after: DatedTarget) -> ChangeKind:
    if not _comparable(before, after):
        return "changed-target"
    old, new = _demands(before, after)
    if new < old or (new == old and after.due > before.due):
        return "easier-target"
    # More, but later: nobody can say.
    harder = after.due < before.due if new == old else after.due <= before.due
    return "harder-target" if harder else "changed-target"


def _comparable(before: DatedTarget, after: DatedTarget) -> bool:
    """Not two measures, nor a floor with a ceiling, nor two kinds of growth over what nobody knows."""
    same_way = before.measure == after.measure and rising(before.target) == rising(after.target)
    unknown = before.limit.value is None and after.limit.value is None
    return same_way and (not unknown or _alike(before.target, after.target))


def _alike(before: Target, after: Target) -> bool:
    """Whether both ask for growth over the same, told in the same way."""
    return _reckoned_from(before) == _reckoned_from(after)


def _reckoned_from(target: Target) -> tuple[object, ...]:
    return target.from_, target.percent is None, target.points is None


_Demand = tuple[bool, Fraction, bool]


def _demands(before: DatedTarget, after: DatedTarget) -> tuple[_Demand, _Demand]:
    """How much each asks: of two that tell growth over last year alike, how much growth; else what it comes to."""
    if before.target.from_ == "last-year" and _alike(before.target, after.target):
        old, new = (Threshold(one.target.op, one.target.change) for one in (before, after))
        return demand(old), demand(new)
    return demand(before.limit), demand(after.limit)


def moves(old: PlannedIndicator, new: PlannedIndicator, known: Known) -> list[Move]:
    """What counts and moved, for nobody in particular and for each party; then what is only written differently.

    It counts on some day: a target that is lowered for a while, put off, or ended early has become easier.
    """
    seen = _Seen()
    before, after = Asking(old, known), Asking(new, known)
    for party in _parties(old, new):
        for day in sorted({date.min} | old.boundaries | new.boundaries):
            seen.compare(before.on(day, party), after.on(day, party))
    found = seen.moves
    return [*found, *_once(_rewritten(old, new, found))]


class _Seen:
    """What moved from the targets that count to those that do, on one day after another."""

    def __init__(self) -> None:
        self._found: list[Move] = []
        self._gone: list[DatedTarget] = []
        self._come: list[DatedTarget] = []
        self._kept: dict[int, dict[date, DatedTarget]] = {}  # of either of two that ask the same the other one

    def compare(self, old: dict[date, DatedTarget], new: dict[date, DatedTarget]) -> None:
        for due, before in old.items():
            after = new.get(due)
            if after and _asks(before) == _asks(after):
                self._kept.setdefault(id(before.target), {})[due] = after
                self._kept.setdefault(id(after.target), {})[due] = before
        for was, is_ in _by_due(old, new):
            if was and is_:
                self._found.append(_moved(was, is_))
            else:
                self._gone += [was] if was else []
                self._come += [is_] if is_ else []

    @property
    def moves(self) -> list[Move]:
        """Each pair once; what moved already in another's eyes, or on another day, did not come or go."""
        taken = _taken(self._found)
        gone, come = ([one for one in ones if id(one.target) not in taken] for ones in (self._gone, self._come))
        # One that stays, but for less time or more, is the same target.
        stayed = [Move(one, other, "easier-target") for one in gone if (other := self._other(one))]
        stayed += [Move(other, one, "harder-target") for one in come if (other := self._other(one))]
        taken |= _taken(stayed)
        left, new = ([one for one in ones if id(one.target) not in taken] for ones in (gone, come))
        return _once([*self._found, *stayed, *_joined(left, new)])

    def _other(self, one: DatedTarget) -> DatedTarget | None:
        """What a target is on the other side, for the same due date where it can be."""
        kept = self._kept.get(id(one.target), {})
        return kept.get(one.due) or next(reversed(kept.values()), None)


def _parties(old: PlannedIndicator, new: PlannedIndicator) -> list[str | None]:
    named = (target.party for planned in (old, new) for target in planned.indicator.targets)
    return list(dict.fromkeys([None, *named]))


_Pair = tuple[DatedTarget | None, DatedTarget | None]


def _by_due(old: dict[date, DatedTarget], new: dict[date, DatedTarget]) -> Iterator[_Pair]:
    """The targets of equal due dates side by side, then the others in order, then what is left over."""
    yield from ((dated, new[due]) for due, dated in old.items() if due in new and _asks(dated) != _asks(new[due]))
    gone = [dated for due, dated in old.items() if due not in new]
    come = [dated for due, dated in new.items() if due not in old]
    yield from zip(gone, come, strict=False)
    yield from ((dated, None) for dated in gone[len(come) :])
    yield from ((None, dated) for dated in come[len(gone) :])


def _asks(dated: DatedTarget) -> tuple[object, ...]:
    target = dated.target
    return *dated.limit[:2], target.to, target.from_, target.percent, target.points, dated.due


def _joined(gone: Sequence[DatedTarget], come: Sequence[DatedTarget]) -> list[Move]:
    """A target that left one party and one that came to another are one that moved: the most alike go together.

    Where both are of one party, there are days on which it has none any more.
    """
    keys: tuple[_Key, ...] = (_asks, lambda dated: dated.due, lambda _dated: None)
    return [
        Move(before, after, "easier-target")
        if before and after and before.target.party == after.target.party
        else _moved(before, after)
        for before, after in _paired(_distinct(gone), _distinct(come), keys)
    ]


def _rewritten(old: PlannedIndicator, new: PlannedIndicator, found: Sequence[Move]) -> Iterator[Move]:
    """Targets that are written differently, or are new or gone, without any change in what counts."""
    taken = _taken(found)
    left, come = list(old.targets.each), list(new.targets.each)
    for dated in old.targets.each:
        same = next((one for one in come if (one.target, one.due) == (dated.target, dated.due)), None)
        if same:
            come.remove(same)
            left.remove(dated)
    keys: tuple[_Key, ...] = (
        lambda dated: (dated.target.party, dated.target.at),
        lambda dated: (dated.target.party, dated.due),
        lambda dated: dated.target.party,
    )
    for before, after in _paired(left, come, keys):
        move = Move(before, after, "changed-target")
        if not taken & _taken([move]):
            yield move


def _taken(found: Iterable[Move]) -> set[int]:
    return {id(target) for move in found for target in move.targets if target}


_Key = Callable[[DatedTarget], object]


def _paired(old: Sequence[DatedTarget], new: Sequence[DatedTarget], keys: Sequence[_Key]) -> list[_Pair]:
    """Those that agree by the first key, of the others those that agree by the next, then who stays alone."""
    found: list[_Pair] = []
    gone, come = list(old), list(new)
    for key in keys:
        for before in list(gone):
            after = next((one for one in come if key(one) == key(before)), None)
            if after:
                gone.remove(before)
                come.remove(after)
                found.append((before, after))
    return [*found, *((before, None) for before in gone), *((None, after) for after in come)]


def _distinct(targets: Sequence[DatedTarget]) -> list[DatedTarget]:
    return list({id(dated.target): dated for dated in targets}.values())


def _once(found: Iterable[Move]) -> list[Move]:
    """Each pair of targets once: that something is easier on any day comes before that it is harder on another."""
    pairs: dict[tuple[int, ...], Move] = {}
    for move in found:
        key = tuple(map(id, move.targets))
        if key not in pairs or move.kind == "easier-target":
            pairs[key] = move
    return list(pairs.values())
