"""A roll-up as cells of text, by indicator or by commune, with the lines that stand above and below them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluate import STATUSES, Status
from cdsplan.language import Language, Text, counted, day, number, text
from cdsplan.member import Absence, Asked, Member
from cdsplan.model import State
from cdsplan.pool import One, Pooled, target_of
from cdsplan.progress import SHOWN, bound_of, rounded
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.rollup import Rollup

_NAMED = 10


class Column(NamedTuple):
    heading: str
    right: bool = False
    widest: int | None = None
    spare: int = 0  # the higher, the sooner it is left out where the width is short


class Sheet(NamedTuple):
    """A table with what is said around it."""

    above: list[str]
    columns: list[Column]
    rows: list[list[str]]
    below: list[str]


def by_indicator(rollup: Rollup, language: Language) -> Sheet:
    rows = [_cells([_name(one, language), *_figures(one, language)]) for one in rollup.indicators]
    return Sheet(above(rollup, language), _columns(_BY_INDICATOR, language), rows, below(rollup, language))


def by_commune(rollup: Rollup, language: Language) -> Sheet:
    rows = [_cells(_reporting(one, language)) for one in rollup.members]
    return Sheet(above(rollup, language), _columns(_BY_COMMUNE, language), rows, below(rollup, language))


_BY_INDICATOR = (
    (text("Chỉ tiêu", "Indicator"), Column("", widest=40)),
    (text("Số xã", "Communes"), Column("", right=True, widest=10)),
    (text("Độ phủ", "Coverage"), Column("", right=True, widest=10, spare=3)),
    (text("Thực hiện", "Actual"), Column("", widest=40)),
    (text("Khoảng", "Bounds"), Column("", widest=20, spare=4)),
    (text("Mục tiêu", "Target"), Column("", widest=16, spare=2)),
    (text("Đánh giá chung", "Status"), Column("", widest=16)),
    (text("Đánh giá của các xã", "Status of the communes"), Column("", widest=28, spare=1)),
    (text("Xa mục tiêu nhất", "Furthest behind"), Column("", widest=28, spare=5)),
    (text("Không tính", "Left out"), Column("", widest=24, spare=6)),
)
_BY_COMMUNE = (
    (text("Xã", "Commune"), Column("", widest=30)),
    (text("Thư mục", "Folder"), Column("", widest=40, spare=2)),
    (text("Mã", "Code"), Column("", spare=1)),
    (text("Đánh giá", "Statuses"), Column("", widest=40)),
    (text("Báo cáo gần nhất", "Last report"), Column("", widest=12)),
    (text("Quá hạn từ", "Overdue since"), Column("", widest=12)),
    (text("Số liệu đã có", "Variables reported"), Column("", right=True, widest=12)),
)


def _columns(known: Sequence[tuple[Text, Column]], language: Language) -> list[Column]:
    return [column._replace(heading=heading.within(language)) for heading, column in known]


def _cells(written: Iterable[str]) -> list[str]:
    return [one_line(cell) or words.EMPTY for cell in written]


def _name(one: Pooled, language: Language) -> str:
    return (language is Language.EN and one.indicator.name_en) or one.indicator.name


def _figures(one: Pooled, language: Language) -> Iterator[str]:
    yield f"{number(one.pool.known, language)}/{number(one.pool.communes, language)}"
    yield "" if one.coverage is None else f"{_shown(one.coverage, language, Fraction(100))}%"
    yield _actual(one, language)
    yield _bounds(one, language)
    yield _target(one, language)
    yield words.STATUS[one.verdict].within(language) if one.verdict else ""
    yield statuses(one.pool.counts, language)
    yield _single(one.pool.furthest[0], one, language) if one.pool.furthest else ""
    yield ", ".join(note.within(language) for note in _left_out(one))


def _shown(value: Fraction, language: Language, bound: Fraction | None = None) -> str:
    return number(rounded(value, SHOWN, bound), language)


def _bound(one: Pooled) -> Fraction | None:
    return bound_of(target_of(one.asked)) if one.asked else None


def _unit(one: Pooled) -> str:
    if one.indicator.measure == "percent":
        return "%"
    return f" {one.indicator.unit}" if one.indicator.unit else ""


def _actual(one: Pooled, language: Language) -> str:
    """`3.214/4.018, đạt 79,99%`; of what is not pooled, from which figure to which."""
    if one.value is not None:
        value = _shown(one.value, language, _bound(one)) + _unit(one)
        if one.numerator is None or one.denominator is None:
            return value
        counts = f"{_shown(one.numerator, language)}/{_shown(one.denominator, language)}"
        return f"{counts}, {text('đạt {value}', '{value}', value=value).within(language)}"
    figures = sorted(single.value for single in one.pool.listed if isinstance(single.value, Fraction))
    if not figures:
        return ""
    ends = dict.fromkeys(_shown(value, language) for value in (figures[0], figures[-1]))
    return text(
        "không cộng: {figures}{unit}", "not pooled: {figures}{unit}", figures="–".join(ends), unit=_unit(one)
    ).within(language)


def _bounds(one: Pooled, language: Language) -> str:
    if one.low is None or one.low == one.high:
        return ""
    low = _shown(one.low, language, _bound(one))
    if one.high is None:
        return text("từ {low}{unit}", "from {low}{unit}", low=low, unit=_unit(one)).within(language)
    return f"{low}–{_shown(one.high, language, _bound(one))}{_unit(one)}"


def _target(one: Pooled, language: Language) -> str:
    if one.asked is None:
        return ""
    whose = text("tỉnh", "province") if one.whose == "province" else text("các xã", "communes")
    return f"{asked(one.asked, _unit(one), language)} ({whose.within(language)})"


def asked(what: Asked, unit: str, language: Language) -> str:
    value = words.STATE[what.value].within(language) if isinstance(what.value, State) else number(what.value, language)
    return f"{words.COMPARATOR[what.op]}{value}{'' if isinstance(what.value, State) else unit}"


def statuses(counts: Mapping[Status, int], language: Language) -> str:
    return " · ".join(f"{words.STATUS[one].within(language)}: {counts[one]}" for one in STATUSES if counts.get(one))


def _single(single: One, one: Pooled, language: Language) -> str:
    value = single.value
    shown = words.STATE[value].within(language) if isinstance(value, State) else _shown(value, language) + _unit(one)
    return f"{single.name} ({shown})"


def _left_out(one: Pooled) -> Iterator[Text]:
    groups = (
        (one.pool.counts.get("stale"), "số liệu cũ", "stale"),
        (one.pool.published, "công bố không kèm số đếm", "published without counts"),
        (one.pool.illustrative, "minh họa", "illustrative"),
        (one.pool.counts.get("not-applicable"), "không áp dụng", "not applicable"),
    )
    return (text(f"{{count}} {vi}", f"{{count}} {en}", count=count) for count, vi, en in groups if count)


def _reporting(one: Member, language: Language) -> Iterator[str]:
    yield one.name or ""
    yield one.path
    yield one.code or ""
    yield statuses(one.counts, language)
    yield day(one.last_report, language) if one.last_report else ""
    yield day(one.overdue, language) if one.overdue else ""
    yield f"{one.reported}/{one.needed}"


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
    told = [counted(len(rollup.members), "xã, phường, đặc khu", "commune")]
    told += [
        text("{one}: {count}", "{one}: {count}", one=_ABSENT[why], count=len(rollup.absent[why]))
        for why in _ABSENT
        if why in rollup.absent
    ]
    lines = [title.within(language), " · ".join(one.within(language) for one in told)]
    if rollup.illustrative:
        banner = text("*** CÓ CẢ SỐ LIỆU MINH HỌA ***", "*** WITH ILLUSTRATIVE FIGURES ***")
        lines.append(banner.within(language))
    return [one_line(line) for line in lines]


_ABSENT: dict[Absence, Text] = {
    "no-plan": text("không có kế hoạch của năm", "without a plan of the year"),
    "dissolved": text("đã giải thể", "dissolved"),
    "not-established": text("chưa thành lập", "not established yet"),
    "unreadable": text("có tệp không đọc được", "with a file that cannot be read"),
}


def below(rollup: Rollup, language: Language) -> list[str]:
    """Who has not reported, what communes define for themselves, and how to read the bounds."""
    lines = []
    if gone := rollup.absent.get("dissolved"):
        lines.append(_named(text("Đã giải thể", "Dissolved"), gone))
    if rollup.silent:
        title = text("Chưa báo cáo cho năm {year}", "Not reported for {year}", year=str(rollup.year))
        lines.append(_named(title, rollup.silent))
    if rollup.overdue:
        lines.append(_named(text("Quá hạn báo cáo", "Overdue"), rollup.overdue))
    invented = sum(one.invented for one in rollup.members)
    if invented:
        lines.append(
            text(
                "Không dùng số liệu minh họa của {communes}; thêm --illustrative để dùng.",
                "Left out the illustrative figures of {communes}; add --illustrative to use them.",
                communes=counted(invented, "xã", "commune"),
            )
        )
    if rollup.own:
        own = ", ".join(f"{name} ({count})" for name, count in rollup.own.items())
        lines.append(
            text(
                "Chỉ tiêu riêng của xã, không cộng chung: {own}", "Communes' own indicators, not pooled: {own}", own=own
            )
        )
    if any(one.low != one.high for one in rollup.indicators):
        lines.append(
            text(
                "Khoảng: nếu mọi xã có mẫu số mà chưa có tử số đều đạt 0% hoặc 100%.",
                "Bounds: if every commune with a denominator and no numerator stood at 0% or at 100%.",
            )
        )
    return [one_line(line.within(language)) for line in lines]


def _with_successor(one: Member) -> str:
    name = one.name or one.path
    return f"{name} → {one.successor}" if one.absent == "dissolved" and one.successor else name


def _named(title: Text, communes: Sequence[Member]) -> Text:
    names = ", ".join(_with_successor(one) for one in communes[:_NAMED])
    return text(
        "{title}: {count} ({names}{more})",
        "{title}: {count} ({names}{more})",
        title=title,
        count=len(communes),
        names=names,
        more=", …" if len(communes) > _NAMED else "",
    )
