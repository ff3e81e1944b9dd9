"""The cells of a gap table as text, in the form of a language."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from cdsplan.evaluation.gap_table import Row
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Language, Text, day, number, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Measure, State
from cdsplan.model.files import Target
from cdsplan.model.targets import satisfies
from cdsplan.render import words
from cdsplan.render.escape import one_line

# How long a bar is, and its last part.
_BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


def cells(row: Row, language: Language) -> dict[str, str]:
    """Every cell of a row; nothing known is a dash, never a zero."""
    plan = row.standing.indicator.in_plan
    written = {
        "number": str(row.number),
        "name": name(row.standing.indicator, language),
        "unit": row.standing.indicator.unit,
        "target": target_words(row.standing.target, row.standing.indicator.measure).within(language),
        "actual": _actual(row, language),
        "bar": _bar(row),
        "change": _signed(row.change, language) + _points(row, row.change, language),
        "gap": _gap(row, language),
        "remaining": _remaining(row, language),
        "achievement": _percent(row.achievement, language),
        "status": status(row, language),
        "period": _period(row, language),
        "lead": ", ".join(plan.lead),
        "note": "; ".join(note.within(language) for note in notes(row)),
    }
    return {key: one_line(cell) or ("" if key in {"bar", "note"} else words.EMPTY) for key, cell in written.items()}


def name(indicator: Indicator, language: Language) -> str:
    """In English where the catalog has it."""
    return (language is Language.EN and indicator.name_en) or indicator.name


def status(row: Row, language: Language) -> str:
    if row.status is None:
        return words.UNDECIDED.within(language)
    return (words.EXCEEDS if row.exceeds and row.status == "met" else words.STATUS[row.status]).within(language)


def _unit(row: Row) -> str:
    return "%" if row.standing.indicator.measure == "percent" else ""


def target_words(target: DueTarget | Target, measure: Measure) -> Text:
    """`≥ 80%`, with the party where there is one."""
    value = words.STATE[target.value] if isinstance(target.value, State) else target.value
    return text(
        "{op}{value}{unit}{party}",
        "{op}{value}{unit}{party}",
        op=words.COMPARATOR[target.op],
        value=value,
        unit="%" if measure == "percent" else "",
        party=f" ({target.party})" if target.party else "",
    )


def _actual(row: Row, language: Language) -> str:
    """`3.214/4.018 hộ, đạt 79,99%`: counts beside the rate, then the marks."""
    if row.value is None:
        return ""
    marks = "".join(words.MARKS[mark][0].within(language) for mark in row.marks) + _among(row, language)
    if isinstance(row.value, State):
        return words.STATE[row.value].within(language) + marks
    value = f"{number(row.value, language)}{_unit(row)}"
    if row.counts is None:
        return value + marks
    above, below = (number(count, language) for count in row.counts)
    unit = f" {row.count_unit}" if row.count_unit else ""
    reached = text("đạt {value}", "{value}", value=value).within(language)
    return f"{above}/{below}{unit}, {reached}{marks}"


def _among(row: Row, language: Language) -> str:
    """` (87/166 xã)`: of how many communes a pooled figure is the sum."""
    if row.coverage is None or not row.coverage.pooled:
        return ""
    known, communes = number(row.coverage.known, language), number(row.coverage.communes, language)
    return text(" ({known}/{communes} xã)", " ({known}/{communes} communes)", known=known, communes=communes).within(
        language
    )


def _bar(row: Row) -> str:
    """How far the actual is of the target, as a bar of ten characters."""
    if row.achievement is None:
        return ""
    eighths = int(min(max(row.achievement, Decimal(0)), Decimal(100)) * _BAR * 8 / 100)
    full, part = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[part] if part else "")
    return drawn.ljust(_BAR, "·")


def _signed(value: Decimal | None, language: Language) -> str:
    if value is None:
        return ""
    return ("+" if value > 0 else "") + number(value, language)


def _points(row: Row, value: Decimal | None, language: Language) -> str:
    percent = row.standing.indicator.measure == "percent"
    return words.POINTS.within(language) if percent and value is not None else ""


def _lacks_nothing(row: Row) -> bool:
    """Whether the target is met: by what is known, where a pooled figure is not decided."""
    actual = row.standing.actual if row.status is None else None
    return row.status == "met" or (actual is not None and satisfies(actual.value, row.standing.target))


def _gap(row: Row, language: Language) -> str:
    if row.gap is None or _lacks_nothing(row):
        return ""
    return number(row.gap, language) + _points(row, row.gap, language)


def _remaining(row: Row, language: Language) -> str:
    if row.remaining is None or _lacks_nothing(row):
        return ""
    unit = f" {row.remaining.unit}" if row.remaining.unit else ""
    return number(row.remaining.amount, language) + unit


def _percent(value: Decimal | None, language: Language) -> str:
    return "" if value is None else f"{number(value, language)}%"


def _period(row: Row, language: Language) -> str:
    actual = row.standing.actual
    if actual is None:
        return ""
    if row.status == "stale":
        return f"{actual.period} ({day(actual.as_of, language)})"
    return str(actual.period)


def notes(row: Row, names: Mapping[str, str] = MappingProxyType({})) -> list[Text]:
    """What the last column says; variables go by their ids, unless they are given names."""
    standing = row.standing
    notes: list[Text] = []
    if standing.indicator.in_plan.not_applicable:
        notes.append(text("{reason}", "{reason}", reason=standing.indicator.in_plan.not_applicable))
    if standing.conflict:
        notes.append(text("văn bản mâu thuẫn", "the document contradicts itself"))
    target = standing.target
    if standing.gap == 0 and target.op in {">", "<"} and isinstance(target.value, Decimal):
        over = text("trên", "more than") if target.op == ">" else text("dưới", "less than")
        unit = _unit(row)
        notes.append(
            text(
                "bằng {value}{unit}, phải {over} {value}{unit}",
                "equals {value}{unit}, must be {over} {value}{unit}",
                value=target.value,
                unit=unit,
                over=over,
            )
        )
    if standing.actual:
        notes += [
            text("{name}: số ngày {day}", "{name}: of {day}", name=names.get(name, name), day=on)
            for name, on in standing.actual.carried
        ]
    return notes
