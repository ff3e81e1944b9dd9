"""What a target asks, as a reader sees it: a number, a range, growth and what that comes to."""

from decimal import Decimal

from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text, text
from cdsplan.model.fields import Measure, State
from cdsplan.model.files import Target
from cdsplan.model.target_words import change_words
from cdsplan.model.targets import shown
from cdsplan.render import words
from cdsplan.rounding import SHOWN


def target_words(target: DueTarget | Target, measure: Measure) -> Text:
    """`≥ 80%`, `≥ 70% đến 80%`, `tăng ≥ 20% so với năm trước, tức ≥ 60%`; with the party where there is one."""
    wanted, written = wanted_words(target, measure), _written(target)
    if not written.party:
        return wanted
    return text("{wanted} ({party})", "{wanted} ({party})", wanted=wanted, party=written.party)


def wanted_words(
    target: DueTarget | Target, measure: Measure, unit: str = "", points: Text | str = words.POINTS
) -> Text:
    """The same, whoever gave it; `unit`: of a number, where no other column has it; `points`: of a percent."""
    written, unit = _written(target), "%" if measure == "percent" else f" {unit}" if unit else ""
    if written.from_ is None:
        return _number(target, written.to, unit)
    growth = change_words(written, words.COMPARATOR, points if measure == "percent" else unit)
    return _growth(growth, target, unit) if isinstance(target, DueTarget) else growth


def _written(target: DueTarget | Target) -> Target:
    return target if isinstance(target, Target) else target.written


def _number(target: DueTarget | Target, to: Decimal | None, unit: str) -> Text:
    value = shown(target, SHOWN)
    said = words.STATE[value] if isinstance(value, State) else value
    limit = text("{op}{value}{unit}", "{op}{value}{unit}", op=words.COMPARATOR[target.op], value=said, unit=unit)
    if to is None:
        return limit
    return text("{limit} đến {to}{unit}", "{limit} to {to}{unit}", limit=limit, to=to, unit=unit)


def _growth(growth: Text, target: DueTarget, unit: str) -> Text:
    if target.value is None:
        return text("{growth} ({why})", "{growth} ({why})", growth=growth, why=_unknown(target))
    return text("{growth}, tức {limit}", "{growth}, which is {limit}", growth=growth, limit=_number(target, None, unit))


def _unknown(target: DueTarget) -> Text:
    """Why nobody knows what growth comes to."""
    year = str(target.growth.year) if target.growth else ""
    if target.growth and target.growth.base:
        return text("số liệu năm {year} bằng 0", "the figure of {year} is 0", year=year)
    if target.growth and target.growth.since == "baseline":
        return text("kế hoạch chưa ghi hiện trạng đầu kỳ", "the plan gives no baseline")
    return text("chưa có số liệu năm {year} để so", "no figure of {year} to compare with", year=year)
