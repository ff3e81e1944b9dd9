"""The page of a province: roll-up, communes in each status and in their order, who has not reported, its own plan."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language, Text, counted, day, name_of, text
from cdsplan.model.targets import rising
from cdsplan.render import words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.explanation.voice import valued
from cdsplan.render.progress.captions import without_illustrative
from cdsplan.render.rollup import captions, cells
from cdsplan.render.site import frame, index_page, plan_section
from cdsplan.render.site.addresses import Addresses, table_of
from cdsplan.render.site.frame import Page, Site, Way
from cdsplan.render.table import html
from cdsplan.render.table.sheet import BANNER
from cdsplan.render.web import bars, svg
from cdsplan.render.web.element import Html, joined
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import SHOWN, rounded

# So many communes have a bar; all of them stand in the table below.
_DRAWN = 15


class Ranked(NamedTuple):
    """A commune in the order of an indicator."""

    name: str
    href: str
    figure: str
    day: str
    status: str


class IndicatorPart(NamedTuple):
    """An indicator over the communes of a province."""

    anchor: str
    name: str
    chart: Html | None
    ranking: Html | None
    ranked: Sequence[Ranked]
    about: Text | None  # which communes have a bar


class Listed(NamedTuple):
    """Some communes below a heading."""

    heading: Text
    entries: Sequence[index_page.Entry]


def province_page(
    site: Site,
    rollup: Rollup,
    figures: Mapping[str, Sequence[CommuneFigure]],
    own: Progress | None,
    language: Language,
) -> tuple[str, bytes]:
    """Its address and its content; `figures`: those of its communes, by indicator."""
    path, addresses = rollup.path or "", Addresses(language, site.languages[0])
    here, name = addresses.unit(path), rollup.province or path
    page = Page(
        here,
        addresses,
        name,
        [addresses.within(one).unit(path) for one in site.languages],
        illustrative=_is_illustrative(rollup, own),
        scripted=True,
    )
    parts = [
        _indicator(one, figures.get(one.indicator.id, ()), f"indicator-{at}", page)
        for at, one in enumerate(rollup.indicators, 1)
    ]
    values = {
        "heading": name,
        "about": [one for one in captions.above(rollup, language) if not one.startswith(BANNER)],
        "table": _table(rollup, parts, language),
        "indicators": parts,
        "plans": plan_section.parts(own, language) if own else [],
        "communes": [index_page.entry(one, rollup.successors, page) for one in rollup.communes],
        "lists": [*_lists(rollup, page)],
        "downloads": [Way(text("Tổng hợp của tỉnh (JSON)", "The province's roll-up (JSON)"), page.to(table_of(path)))],
    }
    return here, frame.draw(site, page, "province.html", values)


def _is_illustrative(rollup: Rollup, own: Progress | None) -> bool:
    judged = any(one.own and one.own.illustrative for one in rollup.indicators)
    pooled = rollup.illustrative and any(one.illustrative for one in rollup.communes)
    return pooled or judged or bool(own and own.illustrative)


def _table(rollup: Rollup, parts: Sequence[IndicatorPart], language: Language) -> Html:
    """As `summary` has it, each row leading to its charts."""
    if not parts:
        return joined(html.lines([captions.nothing(rollup).within(language), *_below(rollup, language)]))
    [sheet] = cells.by_indicator(rollup, Canvas(language)).sheets
    [group] = sheet.groups
    rows = [row._replace(leads_to=f"#{part.anchor}") for row, part in zip(group.rows, parts, strict=True)]
    columns = sheet.saying()
    name = text("Tổng hợp theo chỉ tiêu", "Roll-up by indicator").within(language)
    drawn = html.table(group._replace(rows=rows), columns, language, name)
    return joined([drawn, *html.lines(sheet._replace(below=[*_below(rollup, language)]).notes(columns, language))])


def _below(rollup: Rollup, language: Language) -> Iterator[str]:
    if any(one.level == "own" for one in rollup.indicators):
        yield captions.OWN_AND_POOLED.within(language)
    illustrative = sum(one.illustrative_left_out for one in rollup.communes)
    if illustrative:
        yield without_illustrative(illustrative).within(language)
    if rollup.own:
        yield text(
            "Các xã còn có {own} riêng, không cộng chung.",
            "The communes have {own} of their own, which are not pooled.",
            own=counted(len(rollup.own), "chỉ tiêu", "indicator"),
        ).within(language)


def _indicator(one: PooledIndicator, figures: Sequence[CommuneFigure], anchor: str, page: Page) -> IndicatorPart:
    language, name = page.language, name_of(one.indicator).within(page.language)
    counts = one.tally.counts
    title = text("{name}: số xã theo đánh giá", "{name}: communes by status", name=one_line(name)).within(language)
    said = svg.Said(f"{anchor}-statuses", title, bars.told(counts).within(language))
    numbers = [(each, each.value) for each in figures if isinstance(each.value, Fraction)]
    highest_first = one.target is None or rising(one.target)
    numbers.sort(key=lambda each: (-each[1] if highest_first else each[1], each[0].path))
    return IndicatorPart(
        anchor=anchor,
        name=name,
        chart=bars.by_status(counts, said, language) if any(counts.values()) else None,
        ranking=_ranking(one, numbers, f"{anchor}-ranking", page) if len(numbers) > 1 else None,
        ranked=[_ranked(each, value, one, page) for each, value in numbers],
        about=_about(len(numbers)),
    )


def _about(ranked: int) -> Text | None:
    if ranked <= _DRAWN:
        return None
    return text("{drawn} xã đầu trong {ranked} xã.", "The first {drawn} of {ranked} communes.", drawn=_DRAWN,
                ranked=ranked)  # fmt: skip


def _ranking(one: PooledIndicator, numbers: Sequence[tuple[CommuneFigure, Fraction]], mark: str, page: Page) -> Html:
    first = numbers[:_DRAWN]
    name = one_line(name_of(one.indicator).within(page.language))
    title = text("{name}: các xã theo kết quả", "{name}: the communes by result", name=name)
    seen = text("Từ {first} đến {last}.", "From {first} to {last}.",
                first=_named(first[0], one, page.language), last=_named(first[-1], one, page.language))  # fmt: skip
    entries = [
        bars.Entry(each.name, value, _shown(each, value, one, page.language), each.status) for each, value in first
    ]
    goal = one.target.bound if one.target and one.target_owner == "communes" else None
    return bars.ranking(entries, goal, svg.Said(mark, title.within(page.language), seen.within(page.language)))


def _named(figure: tuple[CommuneFigure, Fraction], one: PooledIndicator, language: Language) -> str:
    return f"{one_line(figure[0].name)} ({_shown(*figure, one, language)})"


def _shown(each: CommuneFigure, value: Fraction, one: PooledIndicator, language: Language) -> str:
    bound = each.target.bound if each.target else None
    return valued(rounded(value, SHOWN, bound), one.indicator.unit, language)


def _ranked(each: CommuneFigure, value: Fraction, one: PooledIndicator, page: Page) -> Ranked:
    return Ranked(
        name=each.name,
        href=page.to(page.addresses.unit(each.path)),
        figure=_shown(each, value, one, page.language),
        day=day(each.as_of, page.language),
        status=words.STATUS[each.status].within(page.language) if each.status else words.EMPTY,
    )


def _lists(rollup: Rollup, page: Page) -> Iterator[Listed]:
    """Who has not reported, is overdue, or does not count."""
    year = str(rollup.year)
    groups: list[tuple[Text, Sequence[CommuneStatus]]] = [
        (text("Chưa có báo cáo năm {year}", "Not reported for {year}", year=year), rollup.silent),
        (text("Quá hạn báo cáo", "Overdue"), rollup.overdue),
        *((_beginning(captions.ABSENT[why]), rollup.absent.get(why, ())) for why in captions.ABSENT),
    ]
    for heading, some in groups:
        if some:
            yield Listed(
                text("{heading}: {count}", "{heading}: {count}", heading=heading, count=len(some)),
                [index_page.entry(one, rollup.successors, page) for one in some],
            )


def _beginning(words_: Text) -> Text:
    """As it begins a line."""
    return Text(words_.vi[:1].upper() + words_.vi[1:], words_.en[:1].upper() + words_.en[1:])
