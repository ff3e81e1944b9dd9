"""One plan on a page: its gap table, and of each indicator what is asked, where it stands and why, and a chart."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Progress, Row, Table, marks_of
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.reasons import reason
from cdsplan.language import Language, Text, day, name_of, number, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Document, Variable
from cdsplan.model.period import Period
from cdsplan.model.period_words import headed
from cdsplan.model.targets import replacements
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.explanation.goals import fate_of
from cdsplan.render.explanation.verdict import why
from cdsplan.render.explanation.voice import valued
from cdsplan.render.progress import captions, cells
from cdsplan.render.progress.page import sheet_of, tone_of
from cdsplan.render.table import html
from cdsplan.render.table.sheet import Sheet, Tone
from cdsplan.render.target_words import wanted_words
from cdsplan.render.web import figures_chart
from cdsplan.render.web.element import Html, as_html, element, joined
from cdsplan.rounding import SHOWN, rounded

# Columns that say what stands below, at the indicator.
_BESIDE_THE_CHART = frozenset({"lead", "note"})
# So many of the latest figures stand beside a chart; all of them are in the data.
_LISTED = 24


class Fact(NamedTuple):
    """A label, and beside it some lines."""

    label: Text
    lines: Sequence[Text]


class IndicatorPart(NamedTuple):
    """One indicator with its chart; `anchor`: what no other part of the page is called."""

    anchor: str
    name: str
    status: str
    tone: Tone
    why: Text
    facts: Sequence[Fact]
    chart: Html | None
    history: Html | None
    more: int  # figures that are older than those listed


class PlanPart(NamedTuple):
    """A plan: what it is, its gap table with what is said below it, and its indicators."""

    anchor: str
    title: str
    about: Sequence[Text]
    basis: Sequence[str]
    table: Html
    indicators: Sequence[IndicatorPart]


def parts(progress: Progress, language: Language) -> list[PlanPart]:
    """Every plan of a commune, or of a province itself."""
    return [_plan(progress, table, f"plan-{at}", language) for at, table in enumerate(progress.tables, 1)]


def _plan(progress: Progress, table: Table, anchor: str, language: Language) -> PlanPart:
    indicators = [_indicator(progress, table, row, f"{anchor}-{at}", language) for at, row in enumerate(table.rows, 1)]
    sheet = sheet_of(table, progress, language)
    rows = iter(indicators)
    groups = [
        group._replace(rows=[row._replace(leads_to=f"#{next(rows).anchor}") for row in group.rows])
        for group in sheet.groups
    ]
    below = captions.below(table, progress.path, language, ids=False)
    columns = [one for one in sheet.columns if one.key not in _BESIDE_THE_CHART]
    drawn = _drawn(table, sheet._replace(columns=columns, groups=groups, above=(), below=below), language)
    return PlanPart(
        anchor, table.plan.title, [*_about(table, progress.as_of, language)], table.plan.basis, drawn, indicators
    )


def _drawn(table: Table, sheet: Sheet, language: Language) -> Html:
    columns = sheet.saying()
    groups = [html.table(group, columns, language, one_line(table.plan.title)) for group in sheet.groups]
    return joined([*groups, *html.lines(sheet.notes(columns, language))])


def _about(table: Table, as_of: date, language: Language) -> Iterator[Text]:
    plan = table.plan
    if plan.document and (said := document_words(plan.document)):
        yield text("Văn bản: {said}", "Document: {said}", said=said)
    yield from (text("{line}", "{line}", line=line) for line in captions.above(table, None, as_of, language)[1:])


def document_words(document: Document) -> Text | None:
    """Its number, date and issuer, as far as they are known."""
    parts_ = [one for one in (document.number, _issued(document.date), document.issuer) if one]
    return text("{parts}", "{parts}", parts=parts_) if parts_ else None


def _issued(on: date | str | None) -> date | Text | None:
    """A day, or a month as each language writes it."""
    if not isinstance(on, str):
        return on
    year, _, month = on.partition("-")
    return Text(f"{month}/{year}", on)


def _indicator(progress: Progress, table: Table, row: Row, anchor: str, language: Language) -> IndicatorPart:
    standing = row.standing
    missing = [cells.called(name, row, language) for name in standing.missing]
    decided = row.status is not None
    because = why(row, table.plan, reason(table.plan, progress.as_of, standing), missing) if decided else text("", "")
    return IndicatorPart(
        anchor=anchor,
        name=f"{row.number}. {cells.name(standing.indicator, language)}",
        status=cells.status(row, language),
        tone=tone_of(row.status),
        why=because,
        facts=[fact for fact in _facts(progress, row, language) if fact.lines],
        chart=figures_chart.chart(row, f"{anchor}-chart", language),
        history=_history(row, language),
        more=max(len(standing.history) - _LISTED, 0),
    )


def _facts(progress: Progress, row: Row, language: Language) -> Iterator[Fact]:
    planned = row.standing.indicator.in_plan
    yield Fact(text("Mục tiêu", "Target"), [*_targets(progress, row)])
    yield Fact(text("Cách tính", "Formula"), [*_method(row, language)])
    yield Fact(text("Nguyên văn trong kế hoạch", "As the plan words it"), _given(planned.text))
    yield Fact(text("Văn bản giao chỉ tiêu", "Set by"), _given(planned.source))
    yield Fact(text("Đơn vị chủ trì", "Led by"), _given(", ".join(planned.lead)))
    yield Fact(text("Ghi chú", "Note"), cells.notes(row, language))


def _given(said: str | None) -> list[Text]:
    return [text("{said}", "{said}", said=said)] if said else []


def _targets(progress: Progress, row: Row) -> Iterator[Text]:
    """Each with its party, its due date, where the document prints it, and what became of it."""
    standing, indicator = row.standing, row.standing.indicator
    for one, later in zip(standing.targets, replacements(standing.targets, progress.as_of), strict=True):
        said = text(
            "{wanted}, hạn {due}", "{wanted}, due {due}", wanted=wanted_words(one, indicator, indicator.unit),
            due=one.due,
        )  # fmt: skip
        if one.party:
            said = text("{said}, giao cho {party}", "{said}, given to {party}", said=said, party=one.party)
        if one.written.at:
            said = text("{said} (in tại {at})", "{said} (printed at {at})", said=said, at=one.written.at)
        fate = [*fate_of(one, later, indicator)]
        yield text("{said}: {fate}", "{said}: {fate}", said=said, fate=fate) if fate else said


def _method(row: Row, language: Language) -> Iterator[Text]:
    indicator = row.standing.indicator
    formula = formula_words(indicator, row.variables, language)
    if not formula:
        return
    yield text("{formula}", "{formula}", formula=formula)
    if indicator.in_plan.method:
        yield text("văn bản in: {it}", "as printed: {it}", it=indicator.in_plan.method)


def formula_words(indicator: Indicator, variables: Mapping[str, Variable], language: Language) -> str:
    """The formula with the names of what it is made of: `Hộ cáp quang / Hộ × 100`; nothing where there is none."""
    formula, at, written = indicator.formula, 0, ""
    if formula is None:
        return ""
    for name, start in formula.places:
        known = variables.get(name)
        called = name_of(known).within(language) if known else name
        written += f"{formula.text[at:start]}{called}"
        at = start + len(name)
    written += formula.text[at:]
    if indicator.factor == 1:
        return written
    is_sum = formula.steps[-1] in {"+", "-"}
    return f"{f'({written})' if is_sum else written} × {number(indicator.factor, language)}"


def _history(row: Row, language: Language) -> Html | None:
    """The figures that were published, the newest first, with their sources and the documents that they stand in."""
    shown = list(reversed(row.standing.history))[:_LISTED]
    if not shown:
        return None
    columns = [text("Kỳ báo cáo", "Period"), text("Ngày", "Date"), text("Số liệu", "Figure")]
    sourced = any(one.sources or one.documents for one in shown)
    columns += [text("Nguồn, văn bản", "Source, document")] if sourced else []
    head = element("tr", *(element("th", one.within(language), scope="col") for one in columns))
    body = (_published(one, row, language, sourced=sourced) for one in shown)
    caption = text("Số liệu đã công bố", "Published figures").within(language)
    return element("table", element("caption", caption), element("thead", head), element("tbody", Html("\n"), *body))


def _published(one: Observation, row: Row, language: Language, *, sourced: bool) -> Html:
    said = [*one.sources, *(found.within(language) for each in one.documents if (found := document_words(each)))]
    cells_ = [figure_words(one, row, language), *([one_line("; ".join(said))] if sourced else [])]
    # Written out, because a page has hundreds of these rows.
    written = "".join(f"<td>{as_html(cell)}</td>" for cell in cells_)
    return Html(f"<tr>{_when(one.period, one.as_of, language)}{written}</tr>\n")


# Each indicator of a page has its figures of the same periods.
@lru_cache(maxsize=256)
def _when(period: Period, as_of: date, language: Language) -> str:
    said = headed(period).within(language)
    return f'<th scope="row">{as_html(said)}</th><td>{as_html(day(as_of, language))}</td>'


def figure_words(one: Observation, row: Row, language: Language) -> str:
    """`3.214/4.018: 79,99%*`: the counts, the figure and its marks."""
    unit, bound = row.standing.indicator.unit, row.standing.target.bound
    marks = "".join(words.MARKS[mark][0].within(language) for mark in marks_of(one))
    if isinstance(one.value, State):
        return words.STATE[one.value].within(language) + marks
    value = valued(rounded(one.value, SHOWN, bound), unit, language) + marks
    if one.sides is None:
        return value
    above, below = (number(rounded(Fraction(count), SHOWN), language) for count in one.sides)
    return f"{above}/{below}: {value}"
