"""What nobody knows of a plan and why, by who is to tell, else by its group: thirty indicators are read in a minute."""

from collections.abc import Iterator, Sequence

from cdsplan.evaluation.gap_table import Row
from cdsplan.evaluation.official_report import PlanSection, ReportRow
from cdsplan.language import Language
from cdsplan.render.escape import cut, one_line
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.figures import Figures, plan, small
from cdsplan.render.official_report.numeral import numeral
from cdsplan.render.official_report.table import LONGEST_NOTE
from cdsplan.render.progress import cells

_NOBODY = "Kế hoạch chưa nêu đơn vị chủ trì"


def blocks(part: PlanSection, figures: Figures) -> Iterator[Block]:
    """How many, how many of them were asked for, and one item for each office."""
    lines = part.unknown
    if not lines:
        return
    asked = sum(bool(line.row.standing.unavailable) for line in lines)
    in_vain = f", trong đó {small(asked)} chỉ tiêu đã yêu cầu mà đơn vị cung cấp chưa có" if asked else ""
    yield Words(f"Có {small(len(lines))} chỉ tiêu chưa có số liệu{in_vain}:")
    yield Items(tuple(_of_office(office, led, figures) for office, led in _by_office(lines).items()))


def _by_office(lines: Sequence[ReportRow]) -> dict[str, list[ReportRow]]:
    offices: dict[str, list[ReportRow]] = {}
    for line in lines:
        lead = ", ".join(line.row.standing.indicator.in_plan.lead)
        offices.setdefault(lead or _section(line.row.group) or _NOBODY, []).append(line)
    return offices


def _section(group: str | None) -> str | None:
    """`Mục I. Hạ tầng số`: no office, as the others in the list are."""
    return f"Mục {group}" if group and numeral(group) else group


def _of_office(office: str, lines: Sequence[ReportRow], figures: Figures) -> str:
    """`Công an xã (02 chỉ tiêu): Tỷ lệ A; Tỷ lệ B (chưa có «Số công dân»: máy hỏng).`"""
    named = "; ".join(f"{line.row.standing.indicator.name}{_why(line, figures)}" for line in lines)
    return one_line(f"{office} ({small(len(lines))} chỉ tiêu): {named}.")


def _why(line: ReportRow, figures: Figures) -> str:
    row, standing = line.row, line.row.standing
    if row.status == "undefined":
        return " (chưa tính được do mẫu số bằng 0)"
    if standing.actual:  # what is not known is what growth is told from
        return f" ({figures.actual(line, unit=True)}; kế hoạch {plan(line, unit=True)})"
    said = [*_asked(row), *_partly(row)]
    return f" ({'; '.join(said)})" if said else ""


def since(line: ReportRow) -> str:
    """What was asked for after an old figure, in vain."""
    return "".join(f"; {said}" for said in _asked(line.row))


def _asked(row: Row) -> Iterator[str]:
    """What was asked for and is not available, with the reason that was given."""
    for one in row.standing.unavailable:
        named = "" if one.variable == _counted(row) else f" {_name(one.variable, row)}"
        reason = f": {cut(one_line(one.note), LONGEST_NOTE)}" if one.note else ""
        yield f"đã yêu cầu, đến ngày {dates.short(one.as_of)} chưa có{named}{reason}"


def _partly(row: Row) -> Iterator[str]:
    """What is missing of a formula of which the rest is known."""
    formula, asked = row.standing.indicator.formula, {one.variable for one in row.standing.unavailable}
    missing = [name for name in row.standing.missing if name not in asked and name != _counted(row)]
    if missing and formula and len(row.standing.missing) < len(formula.variables):
        yield f"chưa có {', '.join(_name(name, row) for name in missing)}"


def _counted(row: Row) -> str | None:
    """The variable that an indicator counts: its name would only say again what the indicator's does."""
    formula = row.standing.indicator.formula
    if formula is None:
        return None
    above, _ = formula.quotient or (formula, None)
    return above.variables[0] if len(above.variables) == 1 else None


def _name(variable: str, row: Row) -> str:
    formula = row.standing.indicator.formula
    counted = formula is not None and variable in formula.variables
    return f"«{cells.called(variable, row, Language.VI)}»" if counted else "kết quả"
