"""The words `VAR=VALUE` of `record`, and `ID=ID` of a new variable."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer, matching
from cdsplan.evaluation.slots import Slot, awaited, slots, value_in
from cdsplan.language import Text, name_of, text
from cdsplan.model import written_period
from cdsplan.model.fields import State
from cdsplan.model.files import Report
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.written_value import NULL
from cdsplan.repository.commune_files import CommuneFiles

_NOT_AVAILABLE = text("đã yêu cầu nhưng chưa có", "asked for and not available")


def assignments(line: Line) -> Iterable[Offer]:
    """What the report still lacks, else all that may be recorded; behind `=` what is no number."""
    files = line.files
    if files is None:
        return ()
    name, equals, written = line.word.partition("=")
    if equals:
        slot = slots(files).get(name)
        # A number is typed; that there is none, nobody may come to write by pressing Tab once more.
        return _values(slot) if slot and (written or slot.measure == "milestone") else ()
    given = {one.partition("=")[0] for one in line.several("values")}
    found = matching(_named(_lacking(line, files), given), line.word)
    found = found or matching(_named(slots(files).values(), given), line.word)
    # One alone a shell would end with a blank: beside another it stops behind `=`, where the number comes.
    return [*found, *_values(slots(files)[found[0].value.removesuffix("=")])] if len(found) == 1 else found


def _named(wanted: Iterable[Slot], given: Collection[str]) -> Iterator[Offer]:
    for slot in wanted:
        if slot.id not in given:
            meaning = text("{name} ({unit})", "{name} ({unit})", name=name_of(slot), unit=slot.unit)
            yield Offer(f"{slot.id}=", meaning if slot.unit else name_of(slot), (slot.name, slot.name_en or slot.name))


def _values(slot: Slot) -> Iterator[Offer]:
    states: tuple[str, ...] = tuple(State) if slot.measure == "milestone" else ()
    for state in states:
        yield Offer(f"{slot.id}={state}")
    yield Offer(f"{slot.id}={NULL}", _NOT_AVAILABLE)


def _lacking(line: Line, files: CommuneFiles) -> list[Slot]:
    """What is awaited of the commune on the day of the figures, and is not in the report that stands there."""
    day, report = _report(line, files)
    return [slot for slot in awaited(files, day) if report is None or value_in(report, slot) is None]


def _report(line: Line, files: CommuneFiles) -> tuple[date, Report | None]:
    period = written_period.read(line.given("period") or "")
    if period is None:
        return line.today, None
    order = Request(files.path, period, ())
    return dated(files, order, line.today).day, files.report_at(order.path)


def part_of(line: Line) -> Iterator[Offer]:
    """One of the new variables, and behind `=` another, or one of the catalog's, of which it is part."""
    name, equals, _ = line.word.partition("=")
    if not equals:
        yield from (Offer(f"{one}=") for one in _new(line))
        return
    known: dict[str, Text | None] = dict.fromkeys(_new(line))
    known |= {one: name_of(variable) for one, variable in line.home.shared.variables.items()}
    yield from (Offer(f"{name}={one}", meaning) for one, meaning in known.items() if one != name)


def new_variables(line: Line) -> Iterator[Offer]:
    """Those that the line has defined so far."""
    return map(Offer, _new(line))


def _new(line: Line) -> list[str]:
    written = [*line.several("count"), *line.several("quantity")]
    return [one.partition("=")[0].strip() for one in written]
