"""One commune of a roll-up: whether it counts, where its indicators stand, and how it reports."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.checks import commune as commune_checks
from cdsplan.evaluation.due import day_of_report, report_due
from cdsplan.evaluation.inventory import needed, reported
from cdsplan.evaluation.notes import unavailable
from cdsplan.evaluation.standing import Status
from cdsplan.finding import Finding, Severity
from cdsplan.language import Text, name_of
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import CommuneStandings

Absence: TypeAlias = Literal["dissolved", "not-established", "no-plan", "unreadable"]


class Reason(NamedTuple):
    """Why there is no figure of a variable, or no published result."""

    name: Text
    note: str


class CommuneStatus(NamedTuple):
    """One commune; where it does not count, `absent` says why."""

    path: str
    name: str | None
    code: str | None
    province: str | None
    successor: str | None
    absent: Absence | None
    counts: Mapping[Status, int]
    last_report: date | None = None
    silent: bool = False  # no report lies within its plans, in the year
    overdue: date | None = None  # the due date by which it should have reported, and still has not
    needed: int = 0
    reported: int = 0
    period_report: date | None = None  # the day of its report of the period that is asked after
    period_left_out: bool = False  # it has one, which is illustrative
    illustrative_left_out: bool = False  # illustrative figures were left out
    illustrative: bool = False  # there are such, left out or not
    reasons: tuple[Reason, ...] = ()  # why figures that it was asked for are missing, as far as its reports say
    findings: tuple[Finding, ...] = ()


class Presence(NamedTuple):
    """Whether a commune counts, and what reading its files found."""

    absent: Absence | None
    findings: tuple[Finding, ...]


class _Reporting(NamedTuple):
    """Where its own indicators stand, and what it has reported of what its plans need."""

    counts: Mapping[Status, int]
    last_report: date | None = None
    silent: bool = False
    overdue: date | None = None
    needed: int = 0
    reported: int = 0
    period_report: date | None = None


def commune_status(
    commune_files: CommuneFiles,
    presence: Presence,
    question: Question,
    known: CommuneStandings | None = None,
    *,
    illustrative: bool = False,
) -> CommuneStatus:
    """Who it is and whether it counts; how it reports where its standings are known."""
    commune = commune_files.known_owner
    reporting = _reporting(known, question) if known else _Reporting({})
    return CommuneStatus(
        commune_files.path,
        name=commune_files.known_name,
        code=commune.code if commune else None,
        province=commune.province if commune else None,
        successor=commune.successor if commune else None,
        absent=presence.absent,
        counts=reporting.counts,
        last_report=reporting.last_report,
        silent=reporting.silent,
        overdue=reporting.overdue,
        needed=reporting.needed,
        reported=reporting.reported,
        period_report=reporting.period_report,
        period_left_out=_is_left_out(commune_files, reporting, question),
        illustrative_left_out=illustrative and not question.illustrative,
        illustrative=illustrative,
        reasons=_reasons(known, question) if known else (),
        findings=(*presence.findings, *_errors(commune_files, presence, question)),
    )


def _errors(commune_files: CommuneFiles, presence: Presence, question: Question) -> list[Finding]:
    """What the rules find wrong in what counts."""
    if presence.absent or question.checked_on is None:
        return []
    return commune_checks.errors(commune_files, question.checked_on)


def _reasons(known: CommuneStandings, question: Question) -> tuple[Reason, ...]:
    """Of what its own plans judge without knowing any figure."""
    definitions, found = known.commune_files.definitions, dict[str, Reason]()
    for name, judged in known.by_own().items():
        if judged.actual is None and judged.applies and question.has(name):
            for one in unavailable(judged.position.past, None):
                said = judged.indicator if one.variable == name else definitions.variables.get(one.variable)
                if said and one.note:
                    found[one.variable] = Reason(name_of(said), one.note)
    return tuple(found.values())


def _is_left_out(commune_files: CommuneFiles, reporting: _Reporting, question: Question) -> bool:
    """Whether the period was reported with illustrative figures only."""
    if question.period is None or reporting.period_report or not commune_files.has_illustrative:
        return False
    return day_of_report(commune_files, question.period) is not None


def presence_of(commune_files: CommuneFiles, question: Question) -> Presence:
    """Whether it counts: no commune does of which a file cannot be read."""
    findings = tuple(commune_files.in_the_way)
    is_unreadable = any(one.severity is Severity.ERROR for one in findings)
    return Presence("unreadable" if is_unreadable else _absence(commune_files, question), findings)


def _absence(commune_files: CommuneFiles, question: Question) -> Absence | None:
    """A commune counts from the day it was established to the day before it is dissolved; then its successor does."""
    commune = commune_files.known_owner
    if commune is None:
        return "no-plan"  # a folder with nothing in it
    if commune.dissolved and commune.dissolved <= question.counted_on:
        return "dissolved"
    if commune.established and commune.established > question.counted_on:
        return "not-established"
    return None if question.province or any(map(question.in_force, commune_files.plan_models)) else "no-plan"


def _reporting(known: CommuneStandings, question: Question) -> _Reporting:
    variables, dated = needed(known.commune_files, known.plans), known.known
    overdue = [_overdue(plan, known) for plan in known.plans]
    spans = list(_spans(known.plans, question.reporting_year))
    statuses = (judged.position.status for name, judged in known.by_own().items() if question.has(name))
    return _Reporting(
        counts=dict(Counter(filter(None, statuses))),
        last_report=dated[-1].as_of if dated else None,
        silent=not any(first <= here.as_of <= last for first, last in spans for here in dated),
        overdue=min(filter(None, overdue), default=None),
        needed=len(variables),
        reported=reported(variables, dated),
        period_report=day_of_report(known.commune_files, question.period) if question.period else None,
    )


def _spans(plans: Sequence[Plan], year: int) -> Iterator[tuple[date, date]]:
    """When a commune should have reported in a year: within its plans, without any at any time."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    yield from ((max(plan.first, first), min(plan.last, last)) for plan in plans)
    if not plans:
        yield first, last


def _overdue(plan: Plan, known: CommuneStandings) -> date | None:
    """The oldest due date that has passed without its report."""
    files = known.commune_files
    return report_due(plan, files.settings, known.known, known.day, established=files.established).overdue_since
