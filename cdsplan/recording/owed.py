"""Which reports somebody owes on a day, and which figures these still lack. design.md, section 5, `due`."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.evaluation.due import DueReport, answers, due_reports
from cdsplan.finding import Finding
from cdsplan.recording.slots import Slot, awaited
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles, Unit
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Watch, spread, unwatched


class OwedReport(NamedTuple):
    """A report that a commune or province has still to send, or to complete."""

    path: str
    unit: Unit | None  # None where its file cannot be read
    due: DueReport
    plans: tuple[str, ...]  # those that ask for it, by the names of their files
    days: int  # until it is due; negative since it is overdue
    is_begun: bool  # there is a report, which lacks figures
    needed: int  # how many figures it should hold
    missing: tuple[Slot, ...]

    @property
    def is_overdue(self) -> bool:
        return self.days < 0


class Owing(NamedTuple):
    """All that is owed on a day, and what reading the files found."""

    today: date
    within: int  # how many days were looked ahead
    reports: tuple[OwedReport, ...]
    findings: tuple[Finding, ...]
    has_days: bool = True  # whether any plan says when its reports are due

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
    return Owing(question.today, question.within, tuple(reports), findings, any(part.has_days for part in parts))


def _place(owed: OwedReport) -> tuple[object, ...]:
    unit = owed.unit
    name, province = (unit.name, unit.province) if unit else (None, None)
    return owed.due.day, owed.due.ends, alphabet.place(name, province, owed.path)


class _Part(NamedTuple):
    """What some of them owe."""

    owed: list[OwedReport]
    findings: list[Finding]
    has_days: bool


def _of_some(home: Repository, paths: Sequence[str], question: Question) -> _Part:
    """What is owed, in a process of its own."""
    every = [lookup.files_of(home, path) for path in paths]
    owed = [one for files in every for one in _owed(files, question)]
    found = [finding for files in every for finding in files.in_the_way]
    return _Part(owed, found, any(_wanted(files) for files in every))


def _owed(commune_files: CommuneFiles, question: Question) -> Iterator[OwedReport]:
    """Of a dissolved commune nothing: its successor reports."""
    commune = commune_files.known_owner
    if commune and commune.dissolved and commune.dissolved <= question.today:
        return
    files = commune_files.kept(illustrative=question.illustrative)
    for due, plans in _wanted(files).items():
        days = (due.day - question.today).days
        last = min(question.today, max(plans.values()))
        here = answers(due, files.known_until(last)) if days <= question.within else []
        if days > question.within or (here and days < 0):
            continue
        slots = awaited(files, due.ends)
        reported = {name for one in here for name in (*one.values, *one.results)}
        missing = tuple(slot for slot in slots if slot.id not in reported)
        if missing or not here:
            yield OwedReport(files.path, files.known_unit, due, tuple(plans), days, bool(here), len(slots), missing)


def _wanted(files: CommuneFiles) -> dict[DueReport, dict[str, date]]:
    """Each report that some of its plans ask for, with these and their last days."""
    found: dict[DueReport, dict[str, date]] = {}
    for file in files.plans:
        plan = file.model
        for due in due_reports(plan, files.settings, files.established) if plan else ():
            found.setdefault(due, {})[file.stem] = plan.last if plan else due.ends
    return found
