"""An indicator's whole calculation as one screen of text."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from textwrap import wrap
from typing import NamedTuple

from cdsplan.evaluation.explanation import Explanation, Explanations, FileLine, FormulaInput, Reason
from cdsplan.evaluation.gap_table import Mark, interim
from cdsplan.evaluation.observations import Observation
from cdsplan.language import Language, Text, day, number, text
from cdsplan.model.fields import State
from cdsplan.model.targets import rising
from cdsplan.render import charts, words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.progress import captions, cells
from cdsplan.render.target_words import target_words
from cdsplan.rounding import SHOWN, rounded

_LABEL = 12
_HEIGHT = 5
_NARROWEST = 40


def explanation(explained: Explanations, canvas: Canvas) -> str:
    """The indicator in every plan that has it, below one heading."""
    language, width = canvas.language, canvas.width
    lines = captions.heading(explained.progress, language)
    for one in explained.explanations:
        page = _Page(one, f"plans/{explained.progress.path}/", language, max(width, _NARROWEST))
        lines += [*([""] if one is not explained.explanations[0] else []), *page.lines()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Section(NamedTuple):
    """A label, and beside it some lines; without any it is left out."""

    label: Text
    lines: list[str]


class _Page:
    """One indicator of one plan."""

    def __init__(self, one: Explanation, folder: str, language: Language, width: int) -> None:
        self.one, self.row, self.standing = one, one.row, one.standing
        self.indicator = one.standing.indicator
        self.bound = one.standing.target.bound
        self.folder = folder
        self.language = language
        self.width = width

    def lines(self) -> list[str]:
        title = f"{cells.name(self.indicator, self.language)} ({self.indicator.id})"
        lines = wrap(one_line(title), self.width)
        for label, parts in self._sections():
            lines += self._labelled(self._say(label) if parts else "", parts)
        return [*lines, *self._chart(), *wrap(self._legend(), self.width)]

    def _sections(self) -> Iterator[_Section]:
        yield _Section(text("Cách tính", "Formula"), list(self._definition()))
        yield _Section(text("Số liệu", "Figures"), [self._input(one) for one in self.one.inputs])
        yield _Section(text("Thực hiện", "Actual"), self._actual())
        yield _Section(text("Mục tiêu", "Target"), list(self._target()))
        yield _Section(text("Đầu kỳ", "Baseline"), self._baseline())
        yield _Section(text("Tiến độ", "Pace"), self._pace())
        yield _Section(text("Còn thiếu", "Gap"), self._left())
        yield _Section(text("Đánh giá", "Status"), [self._status()])

    def _labelled(self, label: str, parts: Iterable[str]) -> Iterator[str]:
        for part in parts:
            for line in wrap(one_line(part), self.width - _LABEL, break_on_hyphens=False):
                yield f"{label:{_LABEL}}{line}"
                label = ""

    def _say(self, words_: Text) -> str:
        return words_.within(self.language)

    def _place(self, place: FileLine) -> str:
        """Without the folder that the heading has named."""
        return f"{place.path.removeprefix(self.folder).removeprefix('plans/')}:{place.line}"

    def _value(self, value: Decimal | State | None) -> str:
        """With its unit, rounded as the gap table shows it."""
        match value:
            case None:
                return words.EMPTY
            case State():
                return self._say(words.STATE[value])
        unit = self.indicator.unit
        return number(value, self.language) + ("%" if unit == "%" else f" {unit}" if unit else "")

    def _definition(self) -> Iterator[str]:
        place, formula = self._place(self.one.definition), self.indicator.formula
        if formula is None:
            none = _MILESTONE if self.indicator.measure == "milestone" else _NO_FORMULA
            yield f"{self._say(none)} ({place})"
            return
        yield f"{self._scaled(formula.text)} ({place})"
        method = self.indicator.in_plan.method
        yield (
            self._say(_INFERRED)
            if method is None
            else self._say(text("văn bản in: {it}", "as printed: {it}", it=method))
        )

    def _scaled(self, formula: str) -> str:
        """With the factor of its unit."""
        factor, operation = self.indicator.factor, self.indicator.formula
        if factor == 1 or operation is None:
            return formula
        added = operation.steps[-1] in {"+", "-"}
        return f"{f'({formula})' if added else formula} × {number(factor, self.language)}"

    def _input(self, one: FormulaInput) -> str:
        if one.figure is None or one.place is None:
            return self._say(text("{it}: chưa có", "{it}: not known", it=one.variable))
        unit = f" {one.definition.unit}" if one.definition and one.definition.unit else ""
        facts = [day(one.figure.as_of, self.language), one.figure.entry.source, self._place(one.place)]
        shown = ", ".join(fact for fact in facts if fact)
        value = number(one.figure.value, self.language)
        return f"{one.variable} = {value}{unit}{self._marks(_marks(one))} ({shown})"

    def _marks(self, marks: Iterable[Mark]) -> str:
        return "".join(self._say(words.MARKS[mark][0]) for mark in marks)

    def _legend(self) -> str:
        """What the marks mean that stand behind the figures."""
        start = self.standing.baseline
        used = {*self.row.marks, *(mark for one in self.one.inputs for mark in _marks(one))}
        used |= {"illustrative"} if start and start.illustrative else set()
        known = (words.MARKS[mark] for mark in words.MARKS if mark in used)
        return ", ".join(f"{self._say(sign)} {self._say(meaning)}" for sign, meaning in known)

    def _actual(self) -> list[str]:
        actual = self.standing.actual
        if actual is None:
            return []
        value = self._value(self.row.value) + self._marks(self.row.marks)
        if self.one.published:
            facts = [day(actual.as_of, self.language), *actual.sources, self._place(self.one.published)]
            return [
                self._say(
                    text(
                        "{value}, công bố không kèm số đếm ({facts})",
                        "{value}, published without counts ({facts})",
                        value=value,
                        facts=", ".join(facts),
                    )
                )
            ]
        dated = text("kỳ {period}, ngày {day}", "period {period}, {day}", period=str(actual.period), day=actual.as_of)
        return [f"{self._scaled(self._computed(actual))} = {value} ({self._say(dated)})"]

    def _computed(self, actual: Observation) -> str:
        """The formula with its numbers."""
        formula, at, written = actual.indicator.formula, 0, ""
        for name, start in formula.places if formula else ():
            value = number(actual.figures[name].value, self.language)
            written += formula.text[at:start] + (f"({value})" if value.startswith("-") else value) if formula else ""
            at = start + len(name)
        return written + (formula.text[at:] if formula else "")

    def _target(self) -> Iterator[str]:
        judged = self.standing.target
        facts = ", ".join(fact for fact in (judged.written.at, self._place(self.one.target)) if fact)
        wanted = target_words(judged, self.indicator.measure)
        yield self._say(
            text(
                "{wanted} đến {due} ({facts})",
                "{wanted} by {due} ({facts})",
                wanted=wanted,
                due=judged.due,
                facts=facts,
            )
        )
        if self.standing.conflict:
            yield self._say(
                text(
                    "văn bản mâu thuẫn: còn mục tiêu khác cùng hạn",
                    "the document contradicts itself: there is another for this date",
                )
            )
        for past in interim(self.standing):
            wanted = target_words(past, self.indicator.measure)
            met = text("đạt", "met") if past.verdict == "met" else text("không đạt", "missed")
            yield self._say(
                text("{wanted} đến {due}: {met}", "{wanted} by {due}: {met}", wanted=wanted, due=past.due, met=met)
            )

    def _baseline(self) -> list[str]:
        start = self.standing.baseline
        if start is None:
            return []
        mark = self._marks(["illustrative"]) if start.illustrative else ""
        value = f"{self._value(self.one.baseline)}{mark}"
        return [
            self._say(
                text(
                    "{value} ngày {day}: {origin}",
                    "{value} on {day}: {origin}",
                    value=value,
                    day=start.as_of,
                    origin=_ORIGINS[start.origin],
                )
            )
        ]

    def _pace(self) -> list[str]:
        due, actual = self.standing.target.due, self.standing.actual
        parts = []
        if self.row.expected is not None and actual:
            parts.append(
                text(
                    "ngày {day} cần đạt {value}",
                    "{value} is expected on {day}",
                    day=actual.as_of,
                    value=self._value(self.row.expected),
                )
            )
        if self.one.projected is not None:
            parts.append(
                text(
                    "ước đến {due}: {value}",
                    "projected for {due}: {value}",
                    due=due,
                    value=self._value(self.one.projected),
                )
            )
        return ["; ".join(map(self._say, parts))] if parts else []

    def _left(self) -> list[str]:
        """The gap, the remaining, and what that means a month; of a target that is met nothing."""
        if self.row.gap is None or self.standing.status == "met":
            return []
        row = cells.cells(self.row, self.language)
        parts = [row["gap"] if self.indicator.unit == "%" else self._value(self.row.gap)]
        if self.row.remaining:
            parts.append(self._say(text("tức {it}", "which means {it}", it=row["remaining"])))
        if self.one.needed_per_month is not None:
            unit = self.row.remaining.unit or "" if self.row.remaining else self._unit_of_gap()
            needed = f"{number(self.one.needed_per_month, self.language)} {unit}".strip()
            parts.append(self._say(text("bình quân mỗi tháng cần {it}", "{it} needed a month", it=needed)))
        return [", ".join(parts)]

    def _unit_of_gap(self) -> str:
        return self._say(words.POINTS).strip() if self.indicator.unit == "%" else self.indicator.unit

    def _status(self) -> str:
        reason = _REASONS[self.one.why]
        values = {
            "value": self._value(self.row.value),
            "wanted": target_words(self.standing.target, self.indicator.measure),
            "expected": self._value(self.row.expected),
            "due": self.standing.target.due,
            "first": self.one.table.plan.first,
            "missing": ", ".join(self.standing.missing),
            "reason": self.indicator.in_plan.not_applicable,
            "short": _BELOW if rising(self.standing.target) else _ABOVE,
        }
        status = cells.status(self.row, self.language).upper()
        return f"{status}: {self._say(Text(reason.vi, reason.en, values))}"

    def _chart(self) -> list[str]:
        figures = [(one.as_of, one.value) for one in self.standing.history if isinstance(one.value, Fraction)]
        if not figures:
            return self._states()
        label = {
            value: self._plain(value) for value in (*(one for _, one in figures), *(one for _, one in self.one.line))
        }
        margin = max(map(len, label.values()))
        around = charts.frame(figures, self.one.line, self.width - margin - 2, _HEIGHT)
        named = {
            around.row(value): label[value]
            for value in (around.low, around.high, *(one for _, one in self.one.line[-1:]))
        }
        rows = charts.chart(figures, self.one.line, around)
        drawn = [f"{named.get(at, ''):>{margin}} |{row}" for at, row in enumerate(rows)]
        return ["", *drawn, f"{'':{margin}} +{'-' * around.width}", *self._axis(around, margin)]

    def _plain(self, value: Fraction) -> str:
        return number(rounded(value, SHOWN, self.bound), self.language) + ("%" if self.indicator.unit == "%" else "")

    def _axis(self, around: charts.Frame, margin: int) -> list[str]:
        """The first and the last day, and between them what the signs mean."""
        first, last, signs = day(around.first, self.language), day(around.last, self.language), self._say(_SIGNS)
        space = around.width - len(first) - len(last)
        if space < len(signs) + 2:
            return [f"{'':{margin}}  {first}{last:>{around.width - len(first)}}", *wrap(signs, self.width)]
        return [f"{'':{margin}}  {first}{signs:^{space}}{last}"]

    def _states(self) -> list[str]:
        states = [(one.as_of, one.value) for one in self.standing.history if isinstance(one.value, State)]
        shown = [f"{day(at, self.language)}: {self._value(state)}" for at, state in states]
        return list(self._labelled(self._say(text("Lịch sử", "History")), shown))


def _marks(one: FormulaInput) -> list[Mark]:
    if one.figure is None:
        return []
    entry = one.figure.entry
    marks: list[tuple[Mark, bool]] = [
        ("illustrative", one.figure.report.illustrative),
        ("carried", one.carried),
        ("approx", entry.approx),
        ("provisional", entry.quality == "provisional"),
        ("estimated", entry.quality == "estimated"),
    ]
    return [mark for mark, holds in marks if holds]


_INFERRED = text(
    "văn bản không in cách tính: công thức suy ra từ tên chỉ tiêu",
    "the document prints no method: the formula was inferred from the name",
)
_NO_FORMULA = text("không có công thức, chỉ lấy kết quả công bố", "no formula, only published results")
_MILESTONE = text("việc phải hoàn thành, không có công thức", "something to be done, without a formula")
_ORIGINS = {
    "plan": text("hiện trạng ghi trong kế hoạch", "as the plan states it"),
    "zero": text("đếm từ 0 vào đầu năm", "counted from zero at New Year"),
    "before": text("số liệu cuối cùng trước kế hoạch", "the last figure before the plan"),
    "first": text("số liệu đầu tiên trong kỳ kế hoạch", "the first figure within the plan"),
}
_BELOW, _ABOVE = text("thấp hơn", "below"), text("cao hơn", "above")
_REASONS: dict[Reason, Text] = {
    "not-applicable": text("{reason}", "{reason}"),
    "zero-denominator": text("mẫu số bằng 0", "the denominator is zero"),
    "no-observation": text("còn thiếu {missing}", "still missing: {missing}"),
    "before-plan": text("số liệu có từ trước kế hoạch ({first})", "the figure is older than the plan ({first})"),
    "too-old": text("số liệu đã cũ hơn 366 ngày", "the figure is more than 366 days old"),
    "target-met": text("{value} đạt {wanted}", "{value} satisfies {wanted}"),
    "past-due": text(
        "đã quá hạn {due} mà {value} chưa đạt {wanted}", "{due} is past, and {value} does not satisfy {wanted}"
    ),
    "at-pace": text("{value} không {short} mức cần đạt {expected}", "{value} is not {short} the expected {expected}"),
    "short-of-pace": text("{value} {short} mức cần đạt {expected}", "{value} is {short} the expected {expected}"),
    "milestone": text("chưa hoàn thành, còn hạn đến {due}", "not done yet; it is due by {due}"),
    "no-baseline": text(
        "chưa đạt, và không có hiện trạng đầu kỳ để nói nhanh hay chậm",
        "not met, and without a baseline nobody can tell the pace",
    ),
    "baseline-late": text(
        "chưa đạt, và hiện trạng đầu kỳ không có trước số liệu này",
        "not met, and the baseline is not from before this figure",
    ),
    "baseline-satisfies": text(
        "chưa đạt, mà hiện trạng đầu kỳ đã đạt: không có đường để so",
        "not met, though the baseline was: there is no line to compare with",
    ),
}
_SIGNS = text("o số liệu, @ mới nhất, . đường đến T mục tiêu", "o figures, @ the latest, . line to T the target")
