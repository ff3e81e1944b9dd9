"""The reports of one commune in two states: new ones, removed ones, and values that came, went or were rewritten."""

from collections.abc import Iterator
from datetime import date

from cdsplan.difference.changes.change import Change, ChangedValue, ReportContent, fields, side_by_side
from cdsplan.difference.kinds import ChangeKind
from cdsplan.language import Text, name_of
from cdsplan.model.files import Report, Value
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import as_of

# What names a value, or a published result, of one report: the report's file name, which of the two, and its id.
_FigureName = tuple[str, str, str]


def changes(about: Change, old: CommuneFiles, new: CommuneFiles) -> Iterator[Change]:
    """What was filed, withdrawn or rewritten."""
    before, after = _reports(old), _reports(new)
    for name, report in after.items():
        here = about._replace(period=report.period.text)
        if name in before:
            yield from _rewritten(here, (before[name], old), (report, new))
        else:
            yield here._replace(kind="new-report", after=_filed(report, new))
    for name, report in before.items():
        if name not in after:
            yield about._replace(kind="removed-report", period=report.period.text, before=_filed(report, old))


def _reports(commune_files: CommuneFiles) -> dict[str, Report]:
    return {file.stem: file.model for file in commune_files.reports if file.model}


def _filed(report: Report, commune_files: CommuneFiles) -> ReportContent:
    values, results = (sum(one.value is not None for one in part.values()) for part in (report.entries, report.results))
    return ReportContent(as_of(report, commune_files.settings.calendar), values, results)


def _rewritten(about: Change, old: tuple[Report, CommuneFiles], new: tuple[Report, CommuneFiles]) -> Iterator[Change]:
    changed = about._replace(kind="changed-report")
    yield from fields(changed, old[0], new[0], ("period", "illustrative"))
    yield from fields(changed, _filed(*old), _filed(*new), ("as_of",))
    for id_, before, after in side_by_side(old[0].entries, new[0].entries):
        yield from _rewritten_value(about._replace(variable=id_, label=_variable(id_, new[1])), before, after)
    for id_, was, is_ in side_by_side(old[0].results, new[0].results):
        yield from _rewritten_value(about._replace(indicator=id_, label=_indicator(id_, new[1])), was, is_)


def _variable(id_: str, commune_files: CommuneFiles) -> Text | None:
    found = commune_files.definitions.variables.get(id_)
    return name_of(found) if found else None


def _indicator(id_: str, commune_files: CommuneFiles) -> Text | None:
    found = commune_files.definitions.indicators.get(id_)
    planned = (one for plan in commune_files.plan_models for one in plan.indicators if one.id == id_)
    own = (Text(one.name, one.name_en or one.name) for one in planned if one.name)
    return next(own, name_of(found) if found else None)


def _rewritten_value(about: Change, before: Value | None, after: Value | None) -> Iterator[Change]:
    """A value that was left out and one that is null are both unknown."""
    old, new = (None if one is None else one.value for one in (before, after))
    if old != new:
        yield about._replace(kind=_kind(old, new), before=old, after=new)
    elif before and after:
        yield from fields(about._replace(kind="changed-report"), before, after, ("approx", "quality"))


def _kind(old: ChangedValue, new: ChangedValue) -> ChangeKind:
    if old is None:
        return "added-value"
    return "removed-value" if new is None else "rewritten-value"


def touched(old: CommuneFiles, new: CommuneFiles) -> dict[tuple[str, str], date]:
    """The values and results that are not as they were, each with the earliest date for which they are not."""
    earliest: dict[tuple[str, str], date] = {}
    for (_, section, id_), (_, day) in sorted(_figures(old).items() ^ _figures(new).items(), key=lambda one: one[1][1]):
        earliest.setdefault((section, id_), day)
    return earliest


def _figures(commune_files: CommuneFiles) -> dict[_FigureName, tuple[ChangedValue, date]]:
    return {
        (name, section, id_): (entry.value, as_of(report, commune_files.settings.calendar))
        for name, report in _reports(commune_files).items()
        for section, entries in (("values", report.entries), ("results", report.results))
        for id_, entry in entries.items()
        if entry.value is not None
    }
