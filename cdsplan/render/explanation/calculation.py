"""How the actual comes about: the definition, the document's words, the figures with their notes, last year's."""

from collections.abc import Iterable, Iterator

from cdsplan.evaluation.explanation import Explanation, FormulaInput, Unavailable
from cdsplan.evaluation.observations import Observation
from cdsplan.language import Text, text
from cdsplan.model.period_words import period_words
from cdsplan.render.explanation.voice import Voice, marks_of
from cdsplan.render.progress import cells
from cdsplan.render.progress.captions import named
from cdsplan.rounding import SHOWN, rounded


def definition(one: Explanation, voice: Voice) -> Iterator[str]:
    """The formula, and whether the document prints it."""
    indicator, place = one.standing.indicator, voice.place(one.definition)
    if indicator.formula is None:
        none = _MILESTONE if indicator.measure == "milestone" else _NO_FORMULA
        yield f"{voice.say(none)} ({place})"
        return
    yield f"{_scaled(one, indicator.formula.text, voice)} ({place})"
    method = indicator.in_plan.method
    yield voice.say(
        _INFERRED if method is None else text("văn bản in: {it}", "as printed: {it}", it=method),
    )


_INFERRED = text(
    "văn bản không in cách tính: công thức suy ra từ tên chỉ tiêu",
    "the document prints no method: the formula was inferred from the name",
)
_NO_FORMULA = text("không có công thức, chỉ lấy kết quả công bố", "no formula, only published results")
_MILESTONE = text("việc phải hoàn thành, không có công thức", "something to be done, without a formula")


def document(one: Explanation, voice: Voice) -> list[str]:
    """The printed sentence, who set the indicator, and what the plan remarks on it."""
    planned = one.standing.indicator.in_plan
    said = [
        (planned.text, text("“{it}”", "“{it}”", it=planned.text)),
        (planned.source, text("giao tại: {it}", "set by: {it}", it=planned.source)),
        (planned.note, text("ghi chú: {it}", "note: {it}", it=planned.note)),
    ]
    return [voice.say(sentence) for written, sentence in said if written]


def _scaled(one: Explanation, formula: str, voice: Voice) -> str:
    """With the factor of its unit."""
    indicator = one.standing.indicator
    factor, operation = indicator.factor, indicator.formula
    if factor == 1 or operation is None:
        return formula
    added = operation.steps[-1] in {"+", "-"}
    return f"{f'({formula})' if added else formula} × {voice.number(factor)}"


def figures(one: Explanation, voice: Voice) -> list[str]:
    """What went into the formula; then what was asked for since, in vain."""
    nulls = {each.said.variable: each for each in one.unavailable}
    unknown = {each.variable for each in one.inputs if each.figure is None}
    lines = [_input(each, nulls.get(each.variable), one, voice) for each in one.inputs]
    return [*lines, *(_in_vain(each, one, voice) for name, each in nulls.items() if name not in unknown)]


def _input(one: FormulaInput, unavailable: Unavailable | None, whole: Explanation, voice: Voice) -> str:
    name = named(one.variable, whole.table, voice.language)
    if one.figure is None or one.place is None:
        unknown = text("{it}: chưa có", "{it}: not available", it=name)
        return voice.say(unknown) + (_reason(unavailable, voice) if unavailable else "")
    unit = f" {one.definition.unit}" if one.definition and one.definition.unit else ""
    facts = _facts([voice.day(one.figure.as_of), one.figure.entry.source, voice.place(one.place)])
    value = voice.number(one.figure.value)
    return f"{name} = {value}{unit}{voice.marks(marks_of(one))}{facts}{_note(one.figure.entry.note)}"


def _in_vain(unavailable: Unavailable, one: Explanation, voice: Voice) -> str:
    name: Text | str = text("kết quả công bố", "published result")
    if unavailable.said.variable in {each.variable for each in one.inputs}:
        name = named(unavailable.said.variable, one.table, voice.language)
    return voice.say(text("{it}: chưa có", "{it}: not available", it=name)) + _reason(unavailable, voice)


def _reason(unavailable: Unavailable, voice: Voice) -> str:
    return _facts([voice.day(unavailable.said.as_of), voice.place(unavailable.place)]) + _note(unavailable.said.note)


def _facts(facts: Iterable[str | None]) -> str:
    return f" ({', '.join(fact for fact in facts if fact)})"


def _note(note: str | None) -> str:
    return f": {note}" if note else ""


def actual(one: Explanation, voice: Voice) -> list[str]:
    """The formula with its numbers, or what was published."""
    found = one.standing.actual
    if found is None:
        return []
    value = voice.value(one.row.value) + voice.marks(one.row.marks)
    if one.published is None:
        return [f"{_scaled(one, _computed(found, voice), voice)} = {value}{_dated(found, voice)}"]
    facts = ", ".join([voice.day(found.as_of), *found.sources, voice.place(one.published)])
    published = text(
        "{value}, công bố không kèm số lượng cụ thể ({facts})", "{value}, published without counts ({facts})",
        value=value, facts=facts,
    )  # fmt: skip
    note = next((each.note for each in one.standing.notes), None)
    return [voice.say(published) + _note(note)]


def _dated(found: Observation, voice: Voice) -> str:
    dated = text("kỳ {period}, ngày {day}", "{period}, {day}", period=period_words(found.period), day=found.as_of)
    return f" ({voice.say(dated)})"


def _computed(found: Observation, voice: Voice) -> str:
    """The formula with its numbers."""
    formula, at, written = found.indicator.formula, 0, ""
    assert formula is not None  # noqa: S101  what is not published is computed
    for name, start in formula.places:
        value = voice.number(found.figures[name].value)
        written += formula.text[at:start] + (f"({value})" if value.startswith("-") else value)
        at = start + len(name)
    return written + formula.text[at:]


def year_ago(one: Explanation, voice: Voice) -> list[str]:
    """The same period of last year, and by how much the actual differs."""
    then = one.standing.year_ago
    if then is None:
        return []
    value = then.value if isinstance(then.value, str) else rounded(then.value, SHOWN, one.standing.target.bound)
    shown = f"{voice.value(value)}{voice.illustrative(holds=then.illustrative)}{_dated(then, voice)}"
    if one.row.year_change is None:
        return [shown]
    return [f"{shown}: {cells.cells(one.row, voice.language)['year_change']}"]
