"""The cells of a gap table as text, in the form of a language."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.evaluation.gap_table import Row
from cdsplan.evaluation.notes import Note
from cdsplan.language import Language, Text, name_of, number, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.period_words import short
from cdsplan.model.targets import satisfies
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.table.value import Figure, Value, figure, whole
from cdsplan.render.table.value import words as value_words
from cdsplan.render.target_words import target_words

# How long a bar is, and its last part.
_BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


def cells(row: Row, language: Language) -> dict[str, str]:
    """Every cell of a row; nothing known is a dash, never a zero."""
    plan = row.standing.indicator.in_plan
    written = {
        "name": name(row.standing.indicator, language),
        "unit": row.standing.indicator.unit,
        "target": _target(row).within(language),
        "actual": _actual(row, language),
        "bar": _bar(row),
        "status": status(row, language),
        "period": _period(row, language),
        "lead": ", ".join(plan.lead),
        "note": "; ".join(note.within(language) for note in notes(row, language)),
        **{key: value_words(value, language) for key, value in figures(row, language).items()},
    }
    return {key: one_line(cell) or ("" if key in {"bar", "note"} else words.EMPTY) for key, cell in written.items()}


def figures(row: Row, language: Language) -> dict[str, Value]:
    """The cells that are nothing but a number."""
    points = words.POINTS.within(language) if row.standing.indicator.measure == "percent" else ""
    return {
        "number": whole(row.number),
        "change": figure(row.change, points, signed=True),
        "year_change": figure(row.year_change, points, signed=True),
        "gap": None if _lacks_nothing(row) else figure(row.gap, points),
        "remaining": None if _lacks_nothing(row) else _remaining(row),
        "achievement": figure(row.achievement, "%"),
    }


def name(indicator: Indicator, language: Language) -> str:
    """In English where the catalog has it."""
    return name_of(indicator).within(language)


def status(row: Row, language: Language) -> str:
    if row.status is None:
        return words.UNDECIDED.within(language)
    return (words.EXCEEDS if row.exceeds else words.STATUS[row.status]).within(language)


def unit(row: Row) -> str:
    """What stands after a figure of the indicator's."""
    return "%" if row.standing.indicator.measure == "percent" else ""


def _target(row: Row) -> Text:
    """What it asks, with its due date where that is not the plan's end."""
    wanted = target_words(row.standing.target, row.standing.indicator)
    marked = text("{wanted}{mark}", "{wanted}{mark}", wanted=wanted, mark=_ILLUSTRATIVE)
    wanted = marked if row.standing.target.illustrative else wanted
    return text("{wanted}, hạn {due}", "{wanted}, due {due}", wanted=wanted, due=row.due) if row.due else wanted


_ILLUSTRATIVE, _ = words.MARKS["illustrative"]


def _actual(row: Row, language: Language) -> str:
    """`3.214/4.018 hộ, đạt 79,99%`: counts beside the rate, then the marks."""
    if row.value is None:
        return ""
    marks = signs(row, language) + _among(row, language) + _of_day(row, language)
    if isinstance(row.value, State):
        return words.STATE[row.value].within(language) + marks
    value = f"{number(row.value, language)}{unit(row)}"
    if row.counts is None:
        return value + marks
    above, below = (number(count, language) for count in row.counts)
    counted = f" {row.count_unit}" if row.count_unit else ""
    reached = text("đạt {value}", "{value}", value=value).within(language)
    return f"{above}/{below}{counted}, {reached}{marks}"


def signs(row: Row, language: Language) -> str:
    """The marks of the actual, as they stand after it."""
    return "".join(words.MARKS[mark][0].within(language) for mark in row.marks)


def _among(row: Row, language: Language) -> str:
    """` (87/166 xã)`: of how many communes a pooled figure is the sum."""
    if row.coverage is None:
        return ""
    known, communes = number(row.coverage.known, language), number(row.coverage.communes, language)
    return text(" ({known}/{communes} xã)", " ({known}/{communes} communes)", known=known, communes=communes).within(
        language
    )


def _of_day(row: Row, language: Language) -> str:
    """` (ngày 14/03/2026)`: an old figure is never taken for today's."""
    if row.older is None:
        return ""
    return text(" (ngày {day})", " ({day})", day=row.older).within(language)


def _bar(row: Row) -> str:
    """How far the actual is of the target, as a bar of ten characters."""
    if row.achievement is None:
        return ""
    eighths = int(min(max(row.achievement, Decimal(0)), Decimal(100)) * _BAR * 8 / 100)
    full, part = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[part] if part else "")
    return drawn.ljust(_BAR, "·")


def _lacks_nothing(row: Row) -> bool:
    """Whether the target is met: by what is known, where a pooled figure is not decided."""
    actual = row.standing.actual if row.status is None else None
    return row.status == "met" or (actual is not None and satisfies(actual.value, row.standing.target))


def _remaining(row: Row) -> Figure | None:
    if row.remaining is None:
        return None
    return whole(row.remaining.amount, f" {row.remaining.unit}" if row.remaining.unit else "")


def _period(row: Row, language: Language) -> str:
    actual = row.standing.actual
    if actual is None:
        return ""
    return short(actual.period).within(language)


def notes(row: Row, language: Language) -> list[Text]:
    """What the last column says: of the plan and of the figures."""
    return [*_plan_notes(row), *_figure_notes(row, language)]


def _plan_notes(row: Row) -> Iterator[Text]:
    standing, planned = row.standing, row.standing.indicator.in_plan
    for said in filter(None, (planned.not_applicable, planned.note)):
        yield text("{said}", "{said}", said=said)
    if standing.conflict:
        yield text("nội dung kế hoạch chưa thống nhất", "the document contradicts itself")
    yield from strictly(row)


def strictly(row: Row) -> Iterator[Text]:
    """`bằng 80%, phải trên 80%`: why a figure that equals its target does not meet it."""
    op = row.standing.target.op
    if row.standing.gap == 0 and op in {">", "<"}:
        yield text(
            "bằng {value}{unit}, phải {over} {value}{unit}",
            "equals {value}{unit}, must be {over} {value}{unit}",
            value=row.value,
            unit=unit(row),
            over=text("trên", "more than") if op == ">" else text("dưới", "less than"),
        )


def _figure_notes(row: Row, language: Language) -> Iterator[Text]:
    for name, on in row.standing.actual.carried if row.standing.actual else ():
        yield text("{name}: số liệu ngày {day}", "{name}: of {day}", name=called(name, row, language), day=on)
    for one in row.standing.notes:
        yield text("{name}: {note}", "{name}: {note}", name=called(one.variable, row, language), note=one.note)


def unavailable(one: Note, row: Row, language: Language) -> Text:
    """`Hồ sơ nộp trực tuyến (14/06/2026): Cổng dịch vụ công lỗi`: what was not available, and why."""
    name = called(one.variable, row, language)
    dated = text("{name} ({day})", "{name} ({day})", name=name, day=one.as_of)
    return dated if one.note is None else text("{dated}: {note}", "{dated}: {note}", dated=dated, note=one.note)


def called(variable: str, row: Row, language: Language) -> str:
    """A variable's name, or that of the indicator whose published result goes by its id."""
    known = row.variables.get(variable)
    if known:
        return name_of(known).within(language)
    return name(row.standing.indicator, language) if variable == row.standing.indicator.id else variable
