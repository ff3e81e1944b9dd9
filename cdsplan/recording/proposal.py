"""Values to be recorded, to the bytes of a report and to what the whole commune would then say; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypeAlias

from cdsplan.checks import suppressions
from cdsplan.finding import Finding, Loc, Severity, ordered
from cdsplan.language import Language
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Measure, State
from cdsplan.model.files import Report, Variable
from cdsplan.model.kinds import PLANS, REPORTS
from cdsplan.model.load import Loaded, load
from cdsplan.model.period import Period
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.timeline import as_of
from cdsplan.yaml.document import Data
from cdsplan.yaml.edit import Change, EditError, Field, edit
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.source import Source, parse

Section: TypeAlias = Literal["values", "results"]


class Slot(NamedTuple):
    """What a value may be recorded for: a variable, or an indicator's published result."""

    id: str
    section: Section
    name: str
    name_en: str | None
    unit: str | None
    measure: Measure | None  # None for a variable

    @property
    def loc(self) -> Loc:
        return (self.section, self.id)


class NewValue(NamedTuple):
    """A slot with what is to stand there: `value` and, where they are given, `source`, `note`, `approx`, `quality`."""

    slot: Slot
    fields: Mapping[str, Field]


class Request(NamedTuple):
    """What somebody wants recorded, and where."""

    commune: str  # thanh-hoa/xa-thanh-vinh, or the path of a province
    period: Period
    entries: tuple[NewValue, ...]
    as_of: date | None = None

    @property
    def path(self) -> str:
        return f"{PLANS}/{self.commune}/{REPORTS}/{self.period}.yaml"


class ChangedSlot(NamedTuple):
    """One slot before and after; `before` is None where there was nothing."""

    slot: Slot
    before: Data
    fields: Mapping[str, Field]
    kept: tuple[str, ...]  # what else stands there and stays


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

    @property
    def is_new(self) -> bool:
        return self.before is None


class UnplaceableError(Exception):
    """The report is written in a way in which this value cannot be changed by itself."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path)
        self.path = path
        self.line = line


def slots(commune_files: CommuneFiles) -> dict[str, Slot]:
    """Everything that a value may be recorded for, by id."""
    definitions = commune_files.definitions
    defined = {
        name: Slot(name, "results", one.name, one.name_en, "%" if one.measure == "percent" else one.unit, one.measure)
        for name, one in definitions.indicators.items()
    }
    planned = {one.id: _result(one) for plan in commune_files.plan_models for one in definitions.of_plan(plan)}
    return defined | planned | {name: _value(name, variable) for name, variable in definitions.variables.items()}


def _value(name: str, variable: Variable) -> Slot:
    return Slot(name, "values", variable.name, variable.name_en, variable.unit, None)


def _result(indicator: Indicator) -> Slot:
    unit = indicator.unit or None
    return Slot(indicator.id, "results", indicator.name, indicator.name_en, unit, indicator.measure)


def awaited(commune_files: CommuneFiles, day: date) -> list[Slot]:
    """What the plans of a day need, in their order: the variables of the formulas, and what has no formula."""
    plans = [plan for plan in commune_files.plan_models if plan.first <= day <= plan.last] or commune_files.plan_models
    variables = commune_files.definitions.variables
    found: dict[str, Slot] = {}
    for indicator in (one for plan in plans for one in commune_files.definitions.of_plan(plan)):
        if indicator.in_plan.not_applicable or _is_left_out(commune_files, indicator):
            continue
        for name in indicator.formula.variables if indicator.formula else ():
            if name in variables:
                found[name] = _value(name, variables[name])
        if not indicator.formula:
            found[indicator.id] = _result(indicator)
    return list(found.values())


def _is_left_out(commune_files: CommuneFiles, indicator: Indicator) -> bool:
    """A province is not asked for what its communes count."""
    if not commune_files.is_of_province:
        return False
    from cdsplan.rollup.own_figures import is_left_to_communes  # noqa: PLC0415  a commune needs no roll-up

    return is_left_to_communes(commune_files, indicator)


def last_known(commune_files: CommuneFiles, today: date) -> dict[str, tuple[Decimal | State, date]]:
    """The last value of each slot, with its date."""
    known: dict[str, tuple[Decimal | State, date]] = {}
    for here in commune_files.known_until(today):
        known |= {name: (figure.value, here.as_of) for name, figure in here.figures.items()}
        known |= {name: (result.value, here.as_of) for name, result in here.results.items()}
    return known


def day_of(commune_files: CommuneFiles, order: Request) -> date:
    """The date of the figures: the one asked for, else the report's, else the period's last day."""
    report = next((file.model for file in commune_files.reports if file.path == order.path), None)
    if order.as_of or report is None:
        return order.as_of or order.period.last(commune_files.settings.calendar)
    return as_of(report, commune_files.settings.calendar)


def propose(home: Repository, order: Request, today: date) -> Proposal:
    """The report with these values, and what the whole commune would say of it."""
    path = order.path
    is_new = not home.has(path)
    raw = _schema_line(path) if is_new else home.content(path)
    source = raw if isinstance(raw, Source) else parse(path, raw)
    if isinstance(raw, Source) or not (source.readable or _is_empty(source)):
        return _refusal(path, source.findings)
    edited = _edited(source, raw, order)
    commune_files = home.commune_files(order.commune)
    report = load(Report, parse(path, edited))
    after = _findings(home, _with_report(commune_files, report), today)
    before = _before(home, commune_files, today) if any(one.path != path for one in after) else set()
    ours: list[Finding] = []
    others: list[Finding] = []
    for one in after:
        (ours if one.path == path or _identity(one) not in before else others).append(one)
    return Proposal(
        path=path,
        before=None if is_new else raw,
        raw=edited,
        is_different=is_new or edited != raw,
        illustrative=bool(report.model and report.model.illustrative),
        changed=tuple(_changed(source, entry) for entry in order.entries),
        refused=tuple(one for one in ours if one.severity is Severity.ERROR),
        warned=tuple(one for one in ours if one.severity is Severity.WARNING),
        elsewhere=tuple(one for one in others if one.severity is Severity.ERROR),
    )


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


def _edited(source: Source, raw: bytes, order: Request) -> bytes:
    head: dict[str, Field] = {} if source.readable else {"period": _plain(order.period)}
    if order.as_of:
        head["as_of"] = order.as_of
    changes = [Change((), head), *(Change(entry.slot.loc, entry.fields) for entry in order.entries)]
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


def _findings(home: Repository, commune_files: CommuneFiles, today: date) -> list[Finding]:
    files: list[Loaded[Any]] = [home.settings, *commune_files.catalogs]
    found = [*commune_files.findings, *(finding for file in files for finding in file.findings)]
    return ordered([*found, *suppressions.unsuppressed(commune_files, today)])


def _before(home: Repository, commune_files: CommuneFiles, today: date) -> set[tuple[object, ...]]:
    """What the commune says already; only asked for where something is said of its other files."""
    return {_identity(one) for one in _findings(home, commune_files, today)}


def _identity(finding: Finding) -> tuple[object, ...]:
    """What stays the same when other lines come before it, or one more is only counted."""
    said = "" if finding.beyond else finding.message.within(Language.EN)
    return finding.path, finding.rule, said, finding.anchor


def _changed(source: Source, entry: NewValue) -> ChangedSlot:
    there = source.at(entry.slot.loc)
    others: Sequence[str] = [name for name in there if name != "value"] if isinstance(there, dict) else []
    kept = tuple(name for name in others if name not in entry.fields)
    return ChangedSlot(entry.slot, source.at((*entry.slot.loc, "value")), entry.fields, kept)
