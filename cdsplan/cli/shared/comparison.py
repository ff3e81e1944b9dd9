"""A form that came back against the report as it stands: what is to be recorded, or why nothing is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import typer

from cdsplan.cli.shared import console, dates, reading
from cdsplan.cli.shared.language import current, phrase
from cdsplan.finding import Loc
from cdsplan.language import text
from cdsplan.recording import form, form_date, form_narrative, form_reader
from cdsplan.recording.cell_finding import CellFinding, ComputedCell, by_place
from cdsplan.recording.form_narrative import NarrativeReading
from cdsplan.recording.form_reader import FormReading
from cdsplan.recording.gone import gone
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.returned_form import ReturnedForm
from cdsplan.render.form import import_result
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


class Comparison:
    """A form against the report as it stands, whenever it is asked for."""

    def __init__(self, home: Repository, file: Path, paper: ReturnedForm, blank: Request, *, overwrite: bool) -> None:
        self.home, self.file, self.paper, self.blank = home, file, paper, blank
        self.overwrite = overwrite
        self.reading = FormReading((), {}, ())
        self.narrative = NarrativeReading()
        self.changed_day: form_date.ChangedDay | None = None
        self._says_the_day = False  # whether the report has its day from the form

    def order(self) -> Request | None:
        """What is to be recorded, if anything is; the command ends with 1 where a cell is wrong, or not up to date."""
        files = reading.opened(self.home, self.blank.commune)
        known = dated(files, self.blank, dates.today())
        report = files.report_at(self.blank.path)
        went = gone(files, known.day)
        if went:
            give_up([CellFinding(self.paper.code_cell, went.message, went.hint)], self.file)
        self.reading = form_reader.read_form(self.paper, form.lines(files, known), report, known.day)
        self.narrative = form_narrative.read_narrative(self.paper.sheet.beside, report)
        stands = known.day if report and not self.blank.as_of else None
        self.changed_day = form_date.changed_day(self.paper.date, stands, overwrite=self.overwrite)
        self._says_the_day = self.changed_day is not None or known.origin == "form"
        problems = [*self._problems(stands)]
        if problems:
            give_up(problems, self.file)
        return self._order(is_other_day=report is not None and known.day != self._own_day(files))

    def _own_day(self, files: CommuneFiles) -> date:
        """Up to which day the report counts by itself."""
        return dated(files, self.blank._replace(as_of=None), dates.today()).day

    def _problems(self, stands: date | None) -> Iterator[CellFinding]:
        yield from self.paper.problems
        yield from self.reading.problems
        yield from self.narrative.problems
        if not self.overwrite:
            yield from import_result.unseen(self.reading.answers, current())
            yield from import_result.unseen_words(self.narrative.answers)
            yield from form_date.unseen_day(self.paper.date, stands)

    def _order(self, *, is_other_day: bool) -> Request | None:
        entries = tuple(answer.entry for answer in self.reading.answers)
        narrative = {answer.name: answer.after for answer in self.narrative.answers}
        if not (entries or narrative or self.changed_day or is_other_day):
            return None
        order = self.blank._replace(entries=entries, narrative=narrative)
        return order._replace(as_of=self.changed_day.after) if self.changed_day else order

    @property
    def places(self) -> Mapping[Loc, Mapping[str, str]]:
        """The cell of everything that the form may have brought into the report."""
        day: Mapping[Loc, Mapping[str, str]] = {("as_of",): {"value": self.paper.date.cell}}
        return {**self.reading.places, **self.narrative.places, **(day if self._says_the_day else {})}

    @property
    def computed(self) -> list[ComputedCell]:
        """The cells of which the result of a formula was taken."""
        day = self.paper.date.computed
        return [*([day] if day else []), *self.reading.computed, *self.narrative.computed]


def give_up(problems: Iterable[CellFinding], file: Path) -> None:
    """Tell what is wrong, and end the command with 1."""
    console.tell(import_result.wrong(by_place(problems), file.name, current()))
    console.tell(phrase(NOTHING_WRITTEN))
    raise typer.Exit(1)


NOTHING_WRITTEN = text(
    "Không ghi gì: sửa các ô trên rồi nhập lại.\n", "Nothing is written: correct these cells, then import again.\n"
)
