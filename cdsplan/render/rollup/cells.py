"""A roll-up as cells of text, by indicator or by commune."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Language, Text, counted, day, name_of, number, text
from cdsplan.model.fields import State
from cdsplan.render import words
from cdsplan.render.canvas import Canvas
from cdsplan.render.rollup import captions, values
from cdsplan.render.table.sheet import Column, Group, Page, Row, Sheet, row
from cdsplan.render.target_words import wanted_words
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import SHOWN, rounded


def by_indicator(rollup: Rollup, canvas: Canvas) -> Page:
    """A row for each indicator."""
    language, illustrative = canvas.language, rollup.illustrative
    known = {status for one in rollup.indicators for status in one.tally.counts}
    rows = [
        row(
            _BY_INDICATOR,
            _figures(one, language, illustrative=illustrative),
            values.of_indicator(one, _unit(one), language, illustrative=illustrative, known=known),
        )
        for one in rollup.indicators
    ]
    return _page(rollup, _BY_INDICATOR, rows, language)


def by_commune(rollup: Rollup, canvas: Canvas) -> Page:
    """A row for each commune."""
    language, known = canvas.language, {status for one in rollup.communes for status in one.counts}
    rows = [row(_BY_COMMUNE, _reporting(one, language), values.of_commune(one, known)) for one in rollup.communes]
    return _page(rollup, _BY_COMMUNE, rows, language)


def _page(rollup: Rollup, columns: Sequence[Column], rows: Sequence[Row], language: Language) -> Page:
    if not rows:
        said = [captions.nothing(rollup).within(language), *captions.below(rollup, language)]
        return Page(captions.above(rollup, language), [], said, prose=True)
    below, commands = captions.below(rollup, language), captions.commands(rollup, language)
    sheet = Sheet(columns, [Group(None, rows)], below=below, commands=commands)
    return Page(captions.above(rollup, language), [sheet], prose=True)


_BY_INDICATOR = (
    Column("name", text("Chỉ tiêu", "Indicator"), widest=60, rest=True, parts=values.NAME),
    Column("known", text("Xã có số liệu", "Communes with data"), right=True, parts=values.KNOWN),
    Column(
        "coverage",
        text("Độ bao phủ", "Coverage"),
        right=True,
        widest=11,
        spare=1,
        parts=values.COVERAGE,
        legend=text(
            "Độ bao phủ: tổng mẫu số của các xã đã cộng so với tổng các mẫu số đã biết.",
            "Coverage: the denominators included in the figure, as a share of all known ones.",
        ),
    ),
    Column("actual", text("Thực hiện", "Actual"), items=True, widest=40, parts=values.ACTUAL),
    Column(
        "bounds",
        text("Khoảng", "Bounds"),
        items=True,
        widest=28,
        spare=5,
        parts=values.BOUNDS,
        legend=text(
            "Khoảng: nếu mọi xã có mẫu số mà chưa có tử số đều đạt 0% hoặc 100%.",
            "Bounds: if every commune with a denominator and no numerator stood at 0% or at 100%.",
        ),
    ),
    Column("target", text("Mục tiêu", "Target"), items=True, widest=20, spare=3, parts=values.TARGET),
    Column("status", text("Đánh giá chung", "Status"), items=True, widest=12),
    Column(
        "statuses",
        text("Đánh giá của các xã", "Status of the communes"),
        items=True,
        widest=28,
        spare=2,
        parts=values.COMMUNES_BY_STATUS,
    ),
    Column(
        "furthest",
        text("Xa mục tiêu nhất", "Furthest behind"),
        items=True,
        widest=28,
        spare=6,
        parts=values.FURTHEST,
    ),
    Column("left_out", text("Không tính", "Left out"), items=True, widest=28, spare=7),
)
_BY_COMMUNE = (
    Column("name", text("Xã", "Commune"), widest=30, rest=True),
    Column("path", text("Thư mục", "Folder"), widest=40, spare=4),
    Column("code", text("Mã", "Code"), spare=3),
    Column("statuses", text("Đánh giá", "Statuses"), items=True, widest=40, parts=values.INDICATORS_BY_STATUS),
    Column("last_report", text("Báo cáo gần nhất", "Last report"), widest=12),
    Column("overdue", text("Quá hạn từ", "Overdue since"), widest=12, spare=1),
    Column(
        "reported",
        text("Số liệu đã có", "Variables reported"),
        right=True,
        widest=12,
        spare=2,
        parts=values.REPORTED,
    ),
)


def _figures(one: PooledIndicator, language: Language, *, illustrative: bool) -> Iterator[str]:
    yield name_of(one.indicator).within(language)
    sums = one.pooled.sums
    known = sums.known if one.pooled.kind else len(one.tally.listed)
    yield f"{number(known, language)}/{number(sums.communes, language)}"
    yield _coverage(one, language)
    yield _actual(one, language)
    yield _bounds(one, language)
    yield _target(one, language)
    yield _verdict(one).within(language) if one.target and (one.own or one.figure.value is not None) else ""
    yield _statuses(one.tally.counts, language)
    yield _single(one.tally.furthest[0], one, language) if one.tally.furthest else ""
    yield ", ".join(note.within(language) for note in _left_out(one, illustrative=illustrative))


def _coverage(one: PooledIndicator, language: Language) -> str:
    """`100% (2 xã chưa có mẫu số)`; of those nobody can say which share they would be."""
    share = "" if one.pooled.share is None else f"{_shown(one.pooled.share, language, Fraction(100))}%"
    if one.pooled.kind != "rate" or not one.pooled.sums.unknown:
        return share
    said = text(
        "{communes} chưa có mẫu số",
        "{communes} without a denominator",
        communes=counted(one.pooled.sums.unknown, "xã", "commune"),
    ).within(language)
    return f"{share} ({said})" if share else said


def _verdict(one: PooledIndicator) -> Text:
    return words.STATUS[one.status] if one.status else words.UNDECIDED


def _shown(value: Fraction, language: Language, bound: Fraction | None = None) -> str:
    return number(rounded(value, SHOWN, bound), language)


def _bound(target: DueTarget | None) -> Fraction | None:
    return target.bound if target else None


def _own(one: CommuneFigure, language: Language) -> str:
    """A commune's figure, which rounding puts neither onto nor across that commune's target."""
    assert isinstance(one.value, Fraction)  # noqa: S101  a milestone's state is no figure
    return _shown(one.value, language, _bound(one.target))


def _unit(one: PooledIndicator) -> str:
    return "%" if one.indicator.measure == "percent" else f" {one.indicator.unit}"


def _actual(one: PooledIndicator, language: Language) -> str:
    """`3.214/4.018, đạt 79,99%`; of what is not pooled, from which figure to which."""
    if one.level == "own":
        return text(
            "{figure} (số liệu của tỉnh)", "{figure} (the province's own)", figure=_figure(one, language)
        ).within(language)
    return _figure(one, language) or _listed(one, language)


def _figure(one: PooledIndicator, language: Language) -> str:
    if one.own and isinstance(one.own.value, State):
        return words.STATE[one.own.value].within(language)
    known, numerator, denominator, *_ = one.figure
    if known is None:
        return ""
    value = _shown(known, language, _bound(one.target)) + _unit(one)
    if numerator is None or denominator is None:
        return value
    counts = f"{_shown(numerator, language)}/{_shown(denominator, language)}"
    return f"{counts}, {text('đạt {value}', '{value}', value=value).within(language)}"


def _listed(one: PooledIndicator, language: Language) -> str:
    figures = [single for single in one.tally.listed if isinstance(single.value, Fraction)]
    if not figures:
        return ""
    ends = dict.fromkeys(_own(end(figures, key=attrgetter("value")), language) for end in (min, max))
    return text(
        "{figures}{unit} (không cộng)", "{figures}{unit} (not added up)", figures="–".join(ends), unit=_unit(one)
    ).within(language)


def _bounds(one: PooledIndicator, language: Language) -> str:
    least, most = one.figure.low, one.figure.high
    if least is None or least == most:
        return ""
    low = _shown(least, language, _bound(one.target))
    if most is None:
        return text("từ {low}{unit}", "from {low}{unit}", low=low, unit=_unit(one)).within(language)
    return f"{low}–{_shown(most, language, _bound(one.target))}{_unit(one)}"


def _target(one: PooledIndicator, language: Language) -> str:
    if one.target is None:
        return ""
    whose = text("tỉnh", "province") if one.target_owner == "province" else text("các xã", "communes")
    wanted = wanted_words(one.target, one.indicator, one.indicator.unit)
    return text("{wanted} ({whose})", "{wanted} ({whose})", wanted=wanted, whose=whose).within(language)


def _statuses(counts: Mapping[Status, int], language: Language) -> str:
    return " · ".join(f"{words.STATUS[one].within(language)}: {counts[one]}" for one in STATUSES if counts.get(one))


def _single(single: CommuneFigure, one: PooledIndicator, language: Language) -> str:
    return f"{single.name} ({_own(single, language)}{_unit(one)})"


def _left_out(one: PooledIndicator, *, illustrative: bool) -> Iterator[Text]:
    groups = (
        (one.tally.counts.get("stale"), text("số liệu cũ", "stale")),
        (
            one.tally.published if one.pooled.kind else 0,
            text("công bố không kèm số lượng cụ thể", "published without counts"),
        ),
        (0 if illustrative else one.tally.illustrative, text("minh họa", "illustrative")),
        (one.tally.counts.get("not-applicable"), text("không áp dụng", "not applicable")),
    )
    return (text("{count} {what}", "{count} {what}", count=count, what=what) for count, what in groups if count)


def _reporting(one: CommuneStatus, language: Language) -> Iterator[str]:
    yield one.name or ""
    yield one.path
    yield one.code or ""
    yield _statuses(one.counts, language)
    yield day(one.last_report, language) if one.last_report else ""
    yield day(one.overdue, language) if one.overdue else ""
    yield f"{one.reported}/{one.needed}" if one.needed else ""
