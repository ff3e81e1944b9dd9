"""The periods that somebody may mean: those that are due, those that were reported, those of these days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer, matching
from cdsplan.evaluation.due import DueReport, answers, due_reports
from cdsplan.language import Text, text
from cdsplan.model.period import COUNTS_OF_PARTS, Period, parse, parts_of_year
from cdsplan.model.period_words import period_words, vietnamese
from cdsplan.repository.commune_files import CommuneFiles

# What is due longer ago than this is not worked on any more, unless somebody types it.
_LONG_AGO = timedelta(days=400)


def periods(line: Line) -> list[Offer]:
    """As files name them; in the other ways of papers for whoever begins so."""
    known = dict(_around(line.today))
    if line.files:
        known |= _of_commune(line.files, line.today)
    offers = [Offer(name, meaning) for name, meaning in known.items()]
    spelled = (one._replace(value=way) for one in offers for way in _spelled(parse(one.value)))
    called = [one._replace(names=(vietnamese(parse(one.value)),)) for one in offers]
    return matching(offers, line.word) or matching(spelled, line.word) or called


def _of_commune(files: CommuneFiles, today: date) -> dict[str, Text]:
    """Those that its plans ask for and that have begun, and those of its reports."""
    every = {one.period.text: one for plan in files.plan_models for one in due_reports(plan, files.settings, None)}
    begun = [one for one in every.values() if one.period.first(files.settings.calendar) <= today]
    due = {one.period.text: _due(one, files) for one in begun if today - one.day <= _LONG_AGO}
    return {report.period.text: _THERE for report in files.report_models} | due


_THERE = text("đã có báo cáo", "reported")


def _due(one: DueReport, files: CommuneFiles) -> Text:
    if answers(one, files.timeline):
        return text("hạn {day}; đã có báo cáo", "due {day}; reported", day=one.day)
    return text("hạn {day}; chưa có báo cáo", "due {day}; not reported yet", day=one.day)


def _around(today: date) -> Iterator[tuple[str, Text]]:
    """Those of this year that have begun, and those that last year ended with."""
    begun = (one for count in COUNTS_OF_PARTS for one in parts_of_year(today.year, count))
    nine_months = parse(f"{today.year:04}-9M")
    ended = (parts_of_year(today.year - 1, count)[-1] for count in COUNTS_OF_PARTS)
    for period in (*begun, nine_months, *ended):
        if (today.year, today.month) >= (period.year, period.first_month):
            yield period.text, period_words(period)


def _spelled(period: Period) -> tuple[str, ...]:
    """`9/2026`, `q3/2026`: as `--period` reads them too, each one word."""
    year, _, part = period.text.partition("-")
    if period.day:
        return (f"{period.day:%d/%m}/{year}",)
    if part.isdecimal():
        return (f"{int(part)}/{year}", f"{part}/{year}")
    return (f"{part.lower()}/{year}",) if part else ()


def years(line: Line) -> Iterable[Offer]:
    """Last year, this one, the next."""
    return (Offer(str(line.today.year + one)) for one in (-1, 0, 1))
