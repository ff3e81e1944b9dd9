"""Values to be recorded, to the bytes of a report and to what the whole commune would then say; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from cdsplan.evaluation.slots import Slot
from cdsplan.finding import Finding
from cdsplan.model.files import Report
from cdsplan.model.kinds import PLANS, REPORTS
from cdsplan.model.load import Loaded, load
from cdsplan.model.period import Period
from cdsplan.recording.consequences import UnplaceableError, consequences
from cdsplan.recording.report_date import ReportDate, SaidDays, report_date
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.timeline import as_of
from cdsplan.yaml.document import Data
from cdsplan.yaml.edit import Change, EditError, Field, edit
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.source import Source, parse


class NewValue(NamedTuple):
    """A slot with what is to stand there: `value` and, where they are given, `source`, `note`, `approx`, `quality`."""

    slot: Slot
    fields: Mapping[str, Field]


class Request(NamedTuple):
    """What somebody wants recorded, and where."""

    commune: str  # thanh-hoa/xa-thanh-vinh, or the path of a province
    period: Period
    entries: tuple[NewValue, ...]
    as_of: date | None = None  # up to which day the figures count, where whoever records says it
    of_form: date | None = None  # the same, where the form says it that they stand in
    narrative: Mapping[str, Field] = MappingProxyType({})  # what the report is to say in words

    @property
    def path(self) -> str:
        return f"{PLANS}/{self.commune}/{REPORTS}/{self.period}.yaml"

    @property
    def to_standing(self) -> "Request":
        """The same into a report that is there: a form does not change up to which day its other figures count."""
        return self._replace(of_form=None)


class ChangedSlot(NamedTuple):
    """One slot before and after; `before` is None where there was nothing."""

    slot: Slot
    before: Data
    fields: Mapping[str, Field]
    kept: tuple[str, ...]  # what else stands there and stays
    reason: str | None = None  # why there was no figure, which goes once there is one


class MovedDay(NamedTuple):
    """Up to which day the figures of a report counted before, and how many count up to another one now."""

    before: date
    figures: int


class Proposal(NamedTuple):
    """A report as it would be, and what would be found then."""

    path: str
    before: bytes | None  # None for a new one
    raw: bytes
    is_different: bool
    illustrative: bool
    changed: tuple[ChangedSlot, ...]
    refused: tuple[Finding, ...]  # the errors for which it may not be written
    warned: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...]  # errors of the commune that have nothing to do with it
    dated: ReportDate | None = None  # up to which day its figures count; None where the report cannot be read
    moved: MovedDay | None = None  # where that day takes the place of another

    @property
    def is_new(self) -> bool:
        return self.before is None


def propose(home: Repository, order: Request, today: date) -> Proposal:
    """The report with these values, and what the whole commune would say of it."""
    path = order.path
    is_new = not home.has(path)
    raw = _schema_line(path) if is_new else home.content(path)
    source = raw if isinstance(raw, Source) else parse(path, raw)
    if isinstance(raw, Source) or not (source.readable or _is_empty(source)):
        return _refusal(path, source.findings)
    commune_files = home.commune_files(order.commune)
    edited = _edited(source, raw, order, order.as_of)
    report = load(Report, parse(path, edited))
    # What was wrong with the report may be put right by these very values: only then is it known what it says.
    dated = _date(order if is_new else order.to_standing, report.model, commune_files, today) if report.model else None
    if dated and dated.written != order.as_of:
        edited = _edited(source, raw, order, dated.written)
        report = load(Report, parse(path, edited))
    found = consequences(home, commune_files, _with_report(commune_files, report), path, today)
    return Proposal(
        path=path,
        before=None if is_new else raw,
        raw=edited,
        is_different=edited != raw,
        illustrative=bool(report.model and report.model.illustrative),
        changed=tuple(_changed(source, entry) for entry in order.entries),
        refused=found.refused,
        warned=found.warned,
        elsewhere=found.elsewhere,
        dated=dated,
        moved=_moved(order, commune_files, report.model),
    )


def dated(commune_files: CommuneFiles, order: Request, today: date) -> ReportDate:
    """Up to which day the figures of a report would count that somebody wants recorded."""
    stands = commune_files.report_at(order.path)
    return _date(order.to_standing if stands else order, stands, commune_files, today)


def _date(order: Request, report: Report | None, commune_files: CommuneFiles, today: date) -> ReportDate:
    calendar = (report and report.calendar) or commune_files.settings.calendar
    said = SaidDays(order.as_of, report.as_of if report else None, order.of_form)
    counted = report_date(order.period, calendar, today, said)
    return counted._replace(ended=_ended(commune_files, counted))


def _ended(commune_files: CommuneFiles, counted: ReportDate) -> date | None:
    """The last day of the plan in which the period ends, where the figures' day comes later: they do not judge it."""
    plans = commune_files.plan_models
    return max((one.last for one in plans if one.first <= counted.last <= one.last < counted.day), default=None)


def _moved(order: Request, commune_files: CommuneFiles, report: Report | None) -> MovedDay | None:
    """Where whoever records says another day than a report whose figures counted already."""
    stands = commune_files.report_at(order.path)
    if not (stands and report and order.as_of and _figures(stands)):
        return None
    before = as_of(stands, commune_files.settings.calendar)
    return None if before == order.as_of else MovedDay(before, _figures(report))


def _figures(report: Report) -> int:
    return len(report.numbers) + sum(result.value is not None for result in report.results.values())


def _schema_line(path: str) -> bytes:
    """The first line of a report, for editors."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/report.schema.json\n".encode()


def barred(home: Repository, order: Request) -> Proposal | None:
    """The refusal where the folder is no commune's, or the report lies where nothing is read; None elsewhere."""
    about = lookup.files_of(home, order.commune)
    if not (about.is_of_province or about.plans or about.reports or about.known_owner):
        return _refusal(order.path, about.findings)
    found = home.content(order.path) if home.has(order.path) else b""
    return _refusal(order.path, found.findings) if isinstance(found, Source) else None


def _refusal(path: str, findings: Sequence[Finding]) -> Proposal:
    return Proposal(
        path,
        b"",
        b"",
        is_different=False,
        illustrative=False,
        changed=(),
        refused=tuple(findings),
        warned=(),
        elsewhere=(),
    )


def _is_empty(source: Source) -> bool:
    return all(finding.rule == "empty-file" for finding in source.findings)


def _edited(source: Source, raw: bytes, order: Request, until: date | None) -> bytes:
    head: dict[str, Field] = {} if source.readable else {"period": _plain(order.period)}
    if until:
        head["as_of"] = until
    changes = [Change((), head), *(Change(entry.slot.loc, _written(source, entry)) for entry in order.entries)]
    changes += [Change(("narrative",), order.narrative)]
    try:
        return edit(raw, changes)
    except EditError as error:
        raise UnplaceableError(source.path, source.span(error.loc).line) from error


def _plain(period: Period) -> Field:
    """A period as YAML reads it: 2026 is a number there, 2026-06-22 a date, 2026-06 a text without quotes."""
    written = resolve(period.text)
    return written if isinstance(written, Decimal | date | str) else period.text


def _with_report(commune_files: CommuneFiles, report: Loaded[Report]) -> CommuneFiles:
    others = [file for file in commune_files.reports if file.path != report.path]
    return replace(commune_files, reports=sorted([*others, report], key=lambda file: file.path))


def _written(source: Source, entry: NewValue) -> Mapping[str, Field]:
    """The fields, and no reason for a gap that they close."""
    return entry.fields if _reason(source, entry) is None else {**entry.fields, "note": None}


def _reason(source: Source, entry: NewValue) -> str | None:
    """Why there was no figure: a note of nothing, which would be read as one of the figure that now stands there."""
    there = source.at(entry.slot.loc)
    if not isinstance(there, dict) or there.get("value") is not None or "note" in entry.fields:
        return None
    reason = there.get("note")
    return reason if isinstance(reason, str) and entry.fields.get("value") is not None else None


def _changed(source: Source, entry: NewValue) -> ChangedSlot:
    there, reason = source.at(entry.slot.loc), _reason(source, entry)
    others: Sequence[str] = (
        [name for name in there if name != "value" and there[name] is not None] if isinstance(there, dict) else []
    )
    given = {*entry.fields, *(["note"] if reason else [])}
    kept = tuple(name for name in others if name not in given)
    return ChangedSlot(entry.slot, source.at((*entry.slot.loc, "value")), entry.fields, kept, reason)
