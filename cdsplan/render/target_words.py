"""What a target asks, as a reader sees it: a number, a range, growth and what that comes to."""

from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.target_words import POINTS, Measured, limit_words, unit_words, written_words
from cdsplan.model.targets import shown
from cdsplan.rounding import SHOWN


def target_words(target: DueTarget | Target, of: Measured) -> Text:
    """`≥ 80%`, `≥ 70% đến 80%`, `tăng ≥ 20% so với năm trước, tức ≥ 60%`; with the party where there is one."""
    wanted, written = wanted_words(target, of), _written(target)
    if not written.party:
        return wanted
    return text("{wanted} ({party})", "{wanted} ({party})", wanted=wanted, party=written.party)


def wanted_words(target: DueTarget | Target, of: Measured, unit: str = "", points: Text | str = POINTS) -> Text:
    """The same, whoever gave it; `unit`: of a number, where no other column has it; `points`: of a percent."""
    if isinstance(target, Target):
        return written_words(target, of, unit, points)
    written = written_words(target.written, of, unit, points)
    return written if target.written.from_ is None else _growth(written, target, unit_words(of, unit), of)


def _written(target: DueTarget | Target) -> Target:
    return target if isinstance(target, Target) else target.written


def _growth(growth: Text, target: DueTarget, unit: str, of: Measured) -> Text:
    if target.value is None:
        return text("{growth} ({why})", "{growth} ({why})", growth=growth, why=_unknown(target))
    limit = limit_words(target.op, shown(target, SHOWN), unit, of)
    return text("{growth}, tức {limit}", "{growth}, which is {limit}", growth=growth, limit=limit)


def _unknown(target: DueTarget) -> Text:
    """Why nobody knows what growth comes to."""
    year = str(target.growth.year) if target.growth else ""
    if target.growth and target.growth.base:
        return text("số liệu năm {year} bằng 0", "the figure of {year} is 0", year=year)
    if target.growth and target.growth.since == "baseline":
        return text("kế hoạch chưa ghi hiện trạng đầu kỳ", "the plan gives no baseline")
    return text("chưa có số liệu năm {year} để so", "no figure of {year} to compare with", year=year)
