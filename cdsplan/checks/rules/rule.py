"""What a rule is: a name, a severity, and a check of what one commune or catalog holds."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise
from operator import le
from typing import Any, NamedTuple, Protocol, cast

from cdsplan.evaluation.observations import History
from cdsplan.finding import WHOLE, Finding, Loc, Part, Severity
from cdsplan.language import Named, Text, name_of, text
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.files import Catalog, Plan, Report, Value
from cdsplan.model.formula import Formula
from cdsplan.model.load import Loaded, all_read
from cdsplan.model.numbers import is_count, may_mean_thousands
from cdsplan.model.problem import Hint
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import DatedFigures, Figure, Published, timeline


class RelatedPlace(NamedTuple):
    """A value in a file, and what stands there, for a finding that has two places."""

    file: Loaded[Any]
    loc: Loc
    message: Text
    part: Part = WHOLE


class Problem(NamedTuple):
    """What a check found, by file and loc; lines come later."""

    file: Loaded[Any]
    loc: Loc
    message: Text
    hint: Hint
    part: Part = WHOLE
    related: tuple[RelatedPlace, ...] = ()
    beyond: int = 0  # how many more stand behind it in the same value, so many that they are only counted
    severity: Severity | None = None  # where it is another than its rule's

    def finding(self, rule: str, severity: Severity) -> Finding:
        return self.file.source.finding(
            self.loc,
            rule,
            self.message,
            self.hint if isinstance(self.hint, Text) else self.hint(),
            part=self.part,
            severity=severity,
            related=tuple(place.file.source.related(place.loc, place.message, place.part) for place in self.related),
        )


@dataclass
class Subject:
    """One commune as the rules see it."""

    commune_files: CommuneFiles
    today: date
    definitions: Definitions = field(init=False)

    def __post_init__(self) -> None:
        self.definitions = self.commune_files.definitions

    @cached_property
    def plans(self) -> list[tuple[Loaded[Plan], Plan]]:
        return [(file, file.model) for file in self.commune_files.plans if file.model]

    @cached_property
    def reports(self) -> list[tuple[Loaded[Report], Report]]:
        """Those that were read; of one that was refused for some of its figures what is left of it."""
        return [(file, report) for file in self.commune_files.reports if (report := file.model or file.rest)]

    @cached_property
    def indicators(self) -> list[tuple[Loaded[Plan], Plan, int, Indicator]]:
        """Every defined indicator of every plan, with its position there."""
        return [
            (file, plan, at, indicator)
            for file, plan in self.plans
            for at, planned in enumerate(plan.indicators)
            if (indicator := self.definitions.indicator(planned))
        ]

    @property
    def catalog_known(self) -> bool:
        """Whether all of the catalog was read: else no indicator of a plan can be called unknown."""
        return all_read(self.commune_files.catalogs)

    @property
    def ids_known(self) -> bool:
        """Whether every file that could define an id was read: else nothing can be called unknown."""
        return self.catalog_known and all_read(self.commune_files.plans)

    @property
    def uses_known(self) -> bool:
        """Whether every file that could use an id was read: else nothing can be called unused."""
        return self.ids_known and all_read(self.commune_files.reports)

    @cached_property
    def dated(self) -> list[DatedFigures]:
        """The reports by date, as if the figures that are refused were not known: no finding echoes another."""
        changed = any(report is not file.model for file, report in self._trusted)
        reports = (report for _, report in self._trusted)
        return timeline(reports, self.commune_files.settings.calendar) if changed else self.commune_files.timeline

    @cached_property
    def _trusted(self) -> list[tuple[Loaded[Report], Report]]:
        """The reports without the figures that thousands-separator or bad-value refuses."""
        refused: dict[str, set[str]] = {}
        for file, name, value in self.unusual:
            if may_mean_thousands(value) or self.is_no_count(name, value):
                refused.setdefault(file.path, set()).add(name)
        return [
            (file, _without(report, refused[file.path]) if file.path in refused else report)
            for file, report in self.reports
        ]

    def is_no_count(self, name: str, value: Decimal) -> bool:
        """Whether a variable is counted, and nobody can have counted so many."""
        variable = self.definitions.variables.get(name)
        return variable is not None and variable.kind == "count" and not is_count(value)

    @cached_property
    def columns(self) -> dict[str, list[Decimal | None]]:
        """What each variable that is reported is at each date, or None: whole columns are soon compared."""
        rows = [here.values for here in self.dated]
        return {name: [row.get(name) for row in rows] for name in dict.fromkeys(chain.from_iterable(rows))}

    def never_above(self, part: str, whole: str) -> bool:
        """Whether two variables are known at every date, and the first is never above the other: told at once."""
        try:
            return all(map(cast("Any", le), self.columns[part], self.columns[whole]))
        except (KeyError, TypeError):  # one of them is not known, somewhere
            return False

    def beside(self, part: str, whole: str) -> Iterator[tuple[DatedFigures, Decimal, Decimal | None]]:
        """Two variables, at every date at which the first is known."""
        nothing: list[Decimal | None] = [None] * len(self.dated)
        rows = zip(self.dated, self.columns.get(part, nothing), self.columns.get(whole, nothing), strict=True)
        return ((here, one, other) for here, one, other in rows if one is not None)

    def consecutive(self, name: str) -> Iterator[tuple[DatedFigures, DatedFigures]]:
        """Each date at which a variable is known, with the one after it."""
        return pairwise(here for here in self.dated if name in here.values)

    def report_before(self, name: str, before: DatedFigures) -> RelatedPlace:
        """Where a variable stands in the report that another one is compared with."""
        return RelatedPlace(
            self.file(before.figures[name]), ("values", name, "value"), text("báo cáo kỳ trước", "the previous report")
        )

    @cached_property
    def unusual(self) -> list[tuple[Loaded[Report], str, Decimal]]:
        """The values that are not written with digits alone, as counts are; some rules look at no others."""
        return [
            (file, name, value)
            for file, report in self.reports
            if not _are_counts(report.numbers.values())
            for name, value in report.numbers.items()
            if not _are_counts([value])
        ]

    @cached_property
    def definitions_once(self) -> list[Indicator]:
        """Each definition of an indicator once, however many plans use it."""
        every = (one for _, _, _, one in self.indicators)
        return [
            *{(one.id, _written(one.formula), one.measure, one.factor, one.may_exceed): one for one in every}.values()
        ]

    @cached_property
    def histories(self) -> list[tuple[Indicator, History]]:
        """The observations of each indicator of which one may be out of range, or divide by zero."""
        dubious = (one for one in self.definitions_once if one.formula and not self._is_plain(one.formula))
        return [(one, History(one, self.definitions.variables, self.dated)) for one in dubious]

    def _is_plain(self, formula: Formula) -> bool:
        """Whether it is `a / b`, and lies from 0 to 1 wherever it can be computed: told of nearly all, and at once."""
        if formula.pair is None:
            return False
        if self.never_above(*formula.pair):
            part, whole = (self.columns[name] for name in formula.pair)
            return all(whole) and min(filter(None, part), default=Decimal()) >= 0
        # Without an `a` there is nothing to compute; the `b` may be carried.
        return all(below and 0 <= above <= below for _, above, below in self.beside(*formula.pair))

    @cached_property
    def _files(self) -> dict[int, Loaded[Report]]:
        return {id(report): file for file, report in [*self.reports, *self._trusted]}

    def file(self, figure: Figure | Published) -> Loaded[Report]:
        """The file that a figure stands in."""
        return self.file_of(figure.report)

    def file_of(self, report: Report) -> Loaded[Report]:
        return self._files[id(report)]


def called(one: Named | None, key: str) -> Text:
    """`Tổng số hộ (tong_so_ho)`: as officers call it, and as the file does; the id alone where nothing defines it."""
    return text("{name} ({id})", "{name} ({id})", name=name_of(one), id=key) if one else text("{id}", "{id}", id=key)


def _are_counts(values: Collection[Decimal]) -> bool:
    return all(map(_WHOLE.same_quantum, values)) and min(values, default=0) >= 0


_WHOLE = Decimal(1)


def _without(report: Report, refused: Collection[str]) -> Report:
    """The same with these values unknown, so that none is carried into their place either."""
    values = {name: Value(value=None) if name in refused else value for name, value in report.values.items()}
    return report.model_construct(**{**{name: getattr(report, name) for name in Report.model_fields}, "values": values})


def _written(formula: Formula | None) -> str | None:
    return formula.text if formula else None


class Rule(Protocol):
    """A module of this package, or a rule that is checked elsewhere."""

    @property
    def NAME(self) -> str: ...  # noqa: N802  a constant of the module

    @property
    def SEVERITY(self) -> Severity: ...  # noqa: N802


class CheckedElsewhere(NamedTuple):
    """A rule without a check in this package: reading a file, fitting it to its model or counting comments finds it."""

    NAME: str
    SEVERITY: Severity = Severity.ERROR


class CommuneRule(Rule, Protocol):
    """A rule about what the files of one commune say."""

    def check(self, subject: Subject) -> Iterator[Problem]: ...


class CatalogRule(Rule, Protocol):
    """A rule about the catalog."""

    def check_catalog(self, catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]: ...
