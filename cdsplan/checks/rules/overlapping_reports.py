"""Reports of one date agree."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject, called
from cdsplan.finding import Loc, Severity
from cdsplan.language import Text, text
from cdsplan.model.fields import State
from cdsplan.model.files import Report
from cdsplan.model.period_words import period_words
from cdsplan.repository.timeline import DatedFigures, Figure, Published

NAME = "overlapping-reports"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for here in subject.dated:
        for report in here.reports if len(here.reports) > 1 else ():
            for loc, value, used in _overruled(report, here):
                yield Problem(
                    subject.file_of(report),
                    loc,
                    text(
                        "{name}: kỳ {overruled} ghi {value}, kỳ {winning} chốt cùng ngày ghi {used}",
                        "{name}: {overruled} says {value}, {winning} of the same date says {used}",
                        name=_called(subject, loc),
                        overruled=period_words(report.period),
                        winning=period_words(used.report.period),
                        value=value,
                        used=used.value,
                    ),
                    text(
                        "Số của kỳ ngắn hơn được dùng; sửa cho khớp, hoặc ghi as_of.",
                        "The value of the shorter period is used; make the two agree, or give an as_of.",
                    ),
                    related=(
                        RelatedPlace(subject.file(used), loc, text("giá trị được dùng", "the value that is used")),
                    ),
                )


def _called(subject: Subject, loc: Loc) -> Text:
    kind, name = str(loc[0]), str(loc[1])
    if kind == "values":
        return called(subject.definitions.variables.get(name), name)
    own = (indicator for _, _, _, indicator in subject.indicators if indicator.id == name)
    return called(next(own, subject.definitions.indicators.get(name)), name)


def _overruled(report: Report, here: DatedFigures) -> Iterator[tuple[Loc, Decimal | State, Figure | Published]]:
    """What a report says otherwise than the value that its date is read with."""
    for name, value in report.numbers.items():
        if value != here.values[name]:
            yield ("values", name, "value"), value, here.figures[name]
    for name, result in report.results.items():
        if result.value is not None and result.value != here.results[name].value:
            yield ("results", name, "value"), result.value, here.results[name]
