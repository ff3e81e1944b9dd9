"""A roll-up as cells of text, by indicator or by commune, with the lines that stand above and below them."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Language, Text, counted, day, name_of, number, text
from cdsplan.model import unit_names
from cdsplan.model.fields import State
from cdsplan.render import words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.progress.captions import without_illustrative
from cdsplan.render.rollup import values
from cdsplan.render.table.sheet import Column, Group, Page, Row, Sheet, row
from cdsplan.render.target_words import wanted_words
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator
from cdsplan.rollup.summary import Rollup
from cdsplan.rounding import SHOWN, rounded

_NAMED = 10


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
        said = [nothing(rollup).within(language), *below(rollup, language)]
        return Page(above(rollup, language), [], said, prose=True)
    group = Group(None, rows)
    sheet = Sheet(columns, [group], below=below(rollup, language), commands=_commands(rollup, language))
    return Page(above(rollup, language), [sheet], prose=True)


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
    yield statuses(one.tally.counts, language)
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
    if one.indicator.measure == "percent":
        return "%"
    return f" {one.indicator.unit}" if one.indicator.unit else ""


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


def statuses(counts: Mapping[Status, int], language: Language) -> str:
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
    yield statuses(one.counts, language)
    yield day(one.last_report, language) if one.last_report else ""
    yield day(one.overdue, language) if one.overdue else ""
    yield f"{one.reported}/{one.needed}" if one.needed else ""


def above(rollup: Rollup, language: Language) -> list[str]:
    """Where, when, and how many communes count."""
    where = rollup.province or text("Cả kho", "The whole repository")
    title = text(
        "{where}: tổng hợp năm {year}, tính đến ngày {day}",
        "{where}: roll-up of {year}, as of {day}",
        where=where,
        year=str(rollup.year),
        day=rollup.as_of,
    )
    counts = [counted(len(rollup.communes), "xã, phường, đặc khu", "commune"), *_absent(rollup)]
    lines = [title.within(language), " · ".join(one.within(language) for one in counts)]
    illustrative = sum(one.illustrative for one in rollup.communes)
    if rollup.illustrative and illustrative:
        banner = text(
            "*** CÓ SỐ LIỆU MINH HỌA của {communes}: số liệu giả định, chỉ dùng để minh họa ***",
            "*** WITH ILLUSTRATIVE FIGURES of {communes}: invented for demonstration ***",
            communes=counted(illustrative, "xã", "commune"),
        )
        lines.append(banner.within(language))
    if any(one.own and one.own.illustrative for one in rollup.indicators):
        lines.append(
            text(
                "*** CÓ SỐ LIỆU MINH HỌA của tỉnh: số liệu giả định, chỉ dùng để minh họa ***",
                "*** WITH ILLUSTRATIVE FIGURES of the province itself: invented for demonstration ***",
            ).within(language)
        )
    return [one_line(line) for line in lines]


ABSENT: dict[Absence, Text] = {
    "no-plan": text("không có kế hoạch đang thực hiện", "without a plan in force"),
    "dissolved": text("đã giải thể", "dissolved"),
    "not-established": text("chưa thành lập", "not established yet"),
    "unreadable": text("có tệp không đọc được", "with a file that cannot be read"),
}


OWN_AND_POOLED = text(
    "Ngoài các chỉ tiêu ghi «số liệu của tỉnh», số liệu được cộng từ các xã.",
    "All figures but the province's own are added up from its communes.",
)


def _absent(rollup: Rollup) -> list[Text]:
    """How many communes do not count, and why."""
    return [
        text("{one}: {count}", "{one}: {count}", one=ABSENT[why], count=len(rollup.absent[why]))
        for why in ABSENT
        if why in rollup.absent
    ]


def nothing(rollup: Rollup) -> Text:
    """What stands where there is no row."""
    return text("Không có gì để tổng hợp: {why}.", "There is nothing to roll up: {why}.", why=_why_empty(rollup))


def _why_empty(rollup: Rollup) -> Text:
    """Why there is no row."""
    if rollup.communes:
        return text("không kế hoạch nào có chỉ tiêu cần tổng hợp", "no plan has an indicator to roll up")
    if not rollup.absent:
        return text("chưa có xã, phường, đặc khu nào", "there is no commune yet")
    return text("không xã nào được tính ({absent})", "no commune counts ({absent})", absent=_absent(rollup))


def below(rollup: Rollup, language: Language) -> list[str]:
    """Who is gone, who has not reported, and what communes define for themselves."""
    lines = []
    if gone := rollup.absent.get("dissolved"):
        lines.append(_named(text("Đã giải thể", "Dissolved"), [_with_successor(one, rollup) for one in gone]))
    if refused := rollup.absent.get("unreadable"):
        lines.append(
            _named(
                text("Có tệp không đọc được", "With a file that cannot be read"),
                [_called(one) for one in refused],
            )
        )
    if rollup.silent:
        title = text("Chưa có báo cáo năm {year}", "Not reported for {year}", year=str(rollup.year))
        lines.append(_named(title, [_called(one) for one in rollup.silent]))
    if rollup.overdue:
        lines.append(_named(text("Quá hạn báo cáo", "Overdue"), [_called(one) for one in rollup.overdue]))
    if reasons := [_with_reasons(one) for one in rollup.communes if one.reasons]:
        lines.append(_named(text("Chưa có số liệu, có nêu lý do", "Figures missing, with a reason"), reasons))
    if any(one.level == "own" for one in rollup.indicators):
        lines.append(OWN_AND_POOLED)
    illustrative = sum(one.illustrative_left_out for one in rollup.communes)
    if illustrative:
        lines.append(without_illustrative(illustrative))
    if rollup.own:
        own = ", ".join(f"{name} ({count})" for name, count in rollup.own.items())
        lines.append(
            text(
                "Chỉ tiêu riêng của xã, không cộng chung: {own}",
                "Communes' own indicators, not added up: {own}",
                own=own,
            )
        )
    return [one_line(line.within(language)) for line in lines]


def _commands(rollup: Rollup, language: Language) -> list[str]:
    hint = text("Thêm --illustrative để dùng số liệu minh họa.", "Add --illustrative to use illustrative figures.")
    return [hint.within(language)] if any(one.illustrative_left_out for one in rollup.communes) else []


def _called(one: CommuneStatus) -> str:
    """In a list, which stands within a sentence."""
    return unit_names.within_sentence(one.name) if one.name else one.path


def _with_reasons(one: CommuneStatus) -> Text:
    """`xã Tân Lập: Hộ cáp quang – VNPT chưa gửi`."""
    said = [text("{name} – {note}", "{name} – {note}", name=each.name, note=each.note) for each in one.reasons]
    return text("{who}: {said}", "{who}: {said}", who=_called(one), said=said)


def _with_successor(one: CommuneStatus, rollup: Rollup) -> str:
    name, heir = _called(one), one.successor and rollup.successors.get(one.successor, one.successor)
    return f"{name} → {unit_names.within_sentence(heir)}" if heir else name


def _named(title: Text, names: Sequence[str | Text]) -> Text:
    return text(
        "{title}: {count} ({names}{more})",
        "{title}: {count} ({names}{more})",
        title=title,
        count=len(names),
        names=list(names[:_NAMED]),
        more=", …" if len(names) > _NAMED else "",
    )
