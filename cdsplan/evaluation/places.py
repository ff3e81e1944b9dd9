"""Where the things of a commune stand: the lines of its files that a reader may want to open."""

from typing import Any, NamedTuple

from cdsplan.evaluation.notes import Note
from cdsplan.evaluation.observations import Observation
from cdsplan.finding import KEY, Loc
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Report, Target
from cdsplan.model.load import Loaded
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import Figure, as_of


class FileLine(NamedTuple):
    """A line of a file."""

    path: str
    line: int


class Places:
    """The files of a commune, all of which were read, by what was read from them."""

    def __init__(self, commune_files: CommuneFiles) -> None:
        self.commune_files = commune_files
        self.reports = {id(file.model): file for file in commune_files.reports}

    def plan(self, plan: Plan) -> Loaded[Plan]:
        """The file of a plan."""
        return next(file for file in self.commune_files.plans if file.model is plan)

    def definition(self, plan_file: Loaded[Plan], indicator: Indicator) -> FileLine:
        """Where an indicator is defined: in a catalog, else in the plan itself."""
        for file in self.commune_files.catalogs:
            if file.model and indicator.id in file.model.indicators:
                return FileLine(file.path, file.source.span(("indicators", indicator.id), KEY).line)
        return _place(plan_file, _loc(plan_file, indicator))

    def target(self, plan_file: Loaded[Plan], indicator: Indicator, written: Target) -> FileLine:
        """Where the plan has this target."""
        at = next(at for at, one in enumerate(indicator.targets) if one is written)
        return _place(plan_file, (*_loc(plan_file, indicator), "targets", at))

    def baseline(self, plan_file: Loaded[Plan], indicator: Indicator) -> FileLine:
        """Where the plan has the indicator's baseline."""
        return _place(plan_file, (*_loc(plan_file, indicator), "baseline"))

    def figure(self, variable: str, figure: Figure) -> FileLine:
        """Where a figure is reported."""
        return _place(self.reports[id(figure.report)], ("values", variable))

    def published(self, actual: Observation | None) -> FileLine | None:
        """Where the actual stands, if it was published without counts."""
        if actual is None or actual.published is None:
            return None
        return _place(self.reports[id(actual.published.report)], ("results", actual.indicator.id))

    def unavailable(self, one: Note) -> FileLine:
        """Where a figure is null that was asked for in vain; of several reports, where its reason stands."""
        calendar = self.commune_files.settings.calendar
        found = [
            (said.note == one.note, _place(self.reports[id(report)], (section, one.variable)))
            for report in self.commune_files.report_models
            if as_of(report, calendar) == one.as_of
            for section, said in _mentions(report, one.variable)
        ]
        return max(found, key=lambda each: each[0])[1]


def _mentions(report: Report, name: str) -> list[tuple[str, Any]]:
    values = [("values", report.entry(name))] if name in report.values else []
    return [*values, *([("results", report.results[name])] if name in report.results else [])]


def _place(file: Loaded[Any], loc: Loc) -> FileLine:
    return FileLine(file.path, file.source.span(loc).line)


def _loc(plan_file: Loaded[Plan], indicator: Indicator) -> Loc:
    planned = plan_file.model.indicators if plan_file.model else ()
    return ("indicators", next(at for at, one in enumerate(planned) if one is indicator.in_plan))
