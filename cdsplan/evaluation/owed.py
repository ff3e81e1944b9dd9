"""Which reports somebody owes on a day, and which figures these still lack. design.md, section 5, `due`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.evaluation.due import DueReport, ReportDue, answers, due_reports
from cdsplan.evaluation.slots import Slot, awaited
from cdsplan.finding import Finding, has_errors
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles, NamedPlan, Unit
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Watch, spread, unwatched


class OwedReport(NamedTuple):
    """A report that is asked for by a day: how long there is yet, whether it is there, and what it lacks."""

    path: str
    name: str  # of whom it is asked
    unit: Unit | None  # None where its file cannot be read
    due: DueReport
    plans: tuple[str, ...]  # those that ask for it, by the names of their files
    days: int  # until it is due; negative since it is overdue
    is_begun: bool  # there is a report, which may lack figures
    needed: int  # how many figures it should hold
    missing: tuple[Slot, ...]  # none where it cannot be read: nobody knows what it holds
    is_unread: bool  # its file is there, but broken
    after_plan: date | None  # it is there, but tells of this day, when no plan that asks for it was in force

    @property
    def is_overdue(self) -> bool:
        return self.days < 0

    @property
    def is_open(self) -> bool:
        """Whether it has still to be sent or, until its day, to be completed."""
        return not self.is_begun or bool(self.missing and not self.is_overdue)


class Owing(NamedTuple):
    """All that is owed on a day, and what reading the files found."""

    today: date
    within: int  # how many days were looked ahead
    reports: tuple[OwedReport, ...]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]  # of whom files cannot be read: what these hold is not known
    has_days: bool  # whether any plan says when its reports are due

    @property
    def is_overdue(self) -> bool:
        return any(one.is_overdue for one in self.reports)


class Question(NamedTuple):
    """For which day, how many days ahead, and whether illustrative reports answer."""

    today: date
    within: int
    illustrative: bool


def owing(
    home: Repository, paths: Sequence[str], question: Question, *, jobs: int | None = None, watch: Watch = unwatched
) -> Owing:
    """What these communes and provinces owe: the oldest due date first, of one day in the order of the alphabet."""
    parts = watch(lambda tick: list(spread(partial(_of_some, question=question), home, paths, jobs=jobs, tick=tick)))
    reports = sorted((one for part in parts for one in part.owed), key=_place)
    findings = tuple(finding for part in parts for finding in part.findings)
    unread = sorted((name for part in parts for name in part.unread), key=alphabet.order)
    has_days = any(part.has_days for part in parts)
    return Owing(question.today, question.within, tuple(reports), findings, tuple(unread), has_days)


def _place(owed: OwedReport) -> tuple[object, ...]:
    unit = owed.unit
    return owed.due.day, owed.due.ends, alphabet.place(owed.name, unit.province if unit else None, owed.path)


class _Part(NamedTuple):
    """What some of them owe."""

    owed: list[OwedReport]
    findings: list[Finding]
    unread: list[str]
    has_days: bool


def _of_some(home: Repository, paths: Sequence[str], question: Question) -> _Part:
    """What is owed, in a process of its own."""
    every = [lookup.files_of(home, path) for path in paths]
    owed = [one for files in every for one in _owed(files, question)]
    found = [finding for files in every for finding in files.in_the_way]
    unread = [files.name for files in every if has_errors(files.in_the_way)]
    return _Part(owed, found, unread, any(_wanted(files) for files in every))


def _owed(commune_files: CommuneFiles, question: Question) -> Iterator[OwedReport]:
    if is_gone(commune_files, question.today):
        return
    files = commune_files.kept(illustrative=question.illustrative)
    for due, plans in _wanted(files).items():
        if (due.day - question.today).days <= question.within:
            one = _report(files, due, plans, question.today)
            if one.is_open:
                yield one


def is_gone(commune_files: CommuneFiles, day: date) -> bool:
    """A dissolved commune owes nothing: its successor reports."""
    commune = commune_files.known_owner
    return bool(commune and commune.dissolved and commune.dissolved <= day)


def of_plan(files: CommuneFiles, one: NamedPlan, due: ReportDue, today: date) -> tuple[OwedReport, ...]:
    """Of one plan the oldest report that is overdue, and the next, as `due` has them, complete or not.

    On a dissolved commune's last day, at which its plans are judged for ever after, none.
    """
    if is_gone(files, today + timedelta(days=1)):
        return ()
    return tuple(_report(files, some, {one.name: one.plan.last}, today) for some in (due.overdue, due.next) if some)


def most_urgent(files: CommuneFiles, today: date) -> OwedReport | None:
    """Of all plans the oldest report that is overdue, else the next that is due, complete or not."""
    if is_gone(files, today):
        return None
    every = (_report(files, due, plans, today) for due, plans in sorted(_wanted(files).items()))
    return next((one for one in every if one.is_open or not one.is_overdue), None)


def _report(files: CommuneFiles, due: DueReport, plans: Mapping[str, date], today: date) -> OwedReport:
    """What there is of a report on a day; `plans`: those that ask for it, with their last days."""
    ends = max(plans.values())
    here = answers(due, files.known_until(min(today, ends)))
    later = [] if here else answers(due, (one for one in files.known_until(today) if one.as_of > ends))
    slots = awaited(files, due.ends)
    reported = {name for one in here for name in (*one.values, *one.results)}
    is_unread = not here and any(file.model is None and file.stem == due.period.text for file in files.reports)
    missing = () if is_unread else tuple(slot for slot in slots if slot.id not in reported)
    days = (due.day - today).days
    return OwedReport(
        files.path,
        files.name,
        files.known_unit,
        due,
        tuple(plans),
        days,
        bool(here),
        len(slots),
        missing,
        is_unread,
        later[0].as_of if later else None,
    )


def _wanted(files: CommuneFiles) -> dict[DueReport, dict[str, date]]:
    """Each report that some of its plans ask for, with these and their last days."""
    found: dict[DueReport, dict[str, date]] = {}
    for name, plan in files.named_plans:
        for due in due_reports(plan, files.settings, files.established):
            found.setdefault(due, {})[name] = plan.last
    return found
