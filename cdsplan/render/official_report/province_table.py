"""The table of a province's indicators: target, figure, whose figure it is and how much is known of it, and status."""

from collections.abc import Iterator
from fractions import Fraction

from cdsplan.language import Language, number
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.blocks import Grid, GridColumn, GridLine
from cdsplan.render.official_report.figures import ILLUSTRATIVE_LEGEND, POINTS, small
from cdsplan.render.official_report.province_figures import SummedFigures, unit_of_counts
from cdsplan.render.target_words import wanted_words
from cdsplan.rollup.province_report import Line, PlanLines, ProvinceReport
from cdsplan.rounding import SHOWN, rounded

_VI = Language.VI
_ALL = Fraction(100)
_COLUMNS = (
    GridColumn("TT", 9, centred=True),
    GridColumn("Chỉ tiêu", 42, centred=False),
    GridColumn("Kế hoạch", 24, centred=True),
    GridColumn("Thực hiện", 36, centred=False),
    GridColumn("Nguồn, độ bao phủ số liệu", 34, centred=False),
    GridColumn("Đánh giá", 20, centred=True),
)
# Where no status is given to what all communes come to: each has its own target, or the figures are not added up.
NO_TARGET, EACH = "Không có mục tiêu chung", "Đánh giá từng đơn vị"


def table(plan: PlanLines, report: ProvinceReport, communes: str) -> Grid:
    """Of a plan, by its groups; `communes`: what they are called together."""
    figures = SummedFigures(plan.lines, report.variables, report.as_of)
    rows = [_row(at, line, report, communes, figures) for at, line in enumerate(plan.lines, 1)]
    if plan.section is None:
        return Grid(_COLUMNS, ((None, tuple(rows)),), "")
    marked = any("illustrative" in line.reported.row.marks for line in plan.lines if line.reported)
    waiting = iter(rows)
    groups = [(group, [next(waiting) for _ in lines]) for group, lines in plan.section.groups]
    return Grid(
        _COLUMNS,
        tuple((group and one_line(group), tuple(lines)) for group, lines in groups),
        ILLUSTRATIVE_LEGEND * marked,
    )


def _row(at: int, line: Line, report: ProvinceReport, communes: str, figures: SummedFigures) -> GridLine:
    cells = (
        (str(line.reported.row.number if line.reported else at),),
        (line.name,),
        (_target(line, report),),
        tuple(figures.actual(line)),
        tuple(_coverage(line, report, communes)),
        (status(line),),
    )
    return GridLine(tuple(tuple(map(one_line, cell)) for cell in cells), bar=None, key="")


def _target(line: Line, report: ProvinceReport) -> str:
    """What it asks, with its due date where that is not the end of the plan or year."""
    one = line.pooled
    if one.target is None:
        return words.EMPTY
    row = line.reported.row if line.reported else None
    ends = f"{one.target.due:%m-%d}" == "12-31" and one.target.due.year == report.rollup.year
    due = row.due if row else None if ends else one.target.due
    wanted = wanted_words(one.target, one.indicator, one.indicator.unit, POINTS).within(_VI)
    return f"{wanted}, hạn {dates.short(due)}" if due else wanted


def status(line: Line) -> str:
    """As `progress` judges it on the province's plan, else as `summary` does on what all communes are given alike."""
    one, row = line.pooled, line.reported.row if line.reported else None
    if one.level == "pooled" and one.tally.listed and not one.pooled.kind:
        return EACH
    if row and row.exceeds:
        return words.EXCEEDS.within(_VI)
    known = row.status if row else one.status
    if known:
        return words.STATUS[known].within(_VI)
    if one.figure.value is None:
        nowhere = [*one.tally.counts] == ["not-applicable"]
        return words.STATUS["not-applicable" if nowhere else "no-data"].within(_VI)
    return words.UNDECIDED.within(_VI) if one.target else NO_TARGET


def is_unknown(line: Line) -> bool:
    """Whether nobody has a figure of it."""
    return status(line) == words.STATUS["no-data"].within(_VI)


def is_undecided(line: Line) -> bool:
    """Whether its status depends on what is not known."""
    return status(line) == words.UNDECIDED.within(_VI)


def _coverage(line: Line, report: ProvinceReport, communes: str) -> Iterator[str]:
    """Of how many communes a sum is, or that the figure is the province's own and who supplied it."""
    one, sums = line.pooled, line.pooled.pooled.sums
    if one.level == "own" or not sums.communes:
        yield "Số liệu của tỉnh" if one.own or one.pooled.kind is None else words.EMPTY
        sources = ", ".join(dict.fromkeys(one.own.sources)) if one.own else ""
        yield from [f"(nguồn: {sources})"] if sources else []
        return
    of = unit_of_counts(one.indicator, report.variables, below=True)
    what = f"số {of}" if of else "mẫu số"
    known = sums.known if one.pooled.kind else len(one.tally.listed)
    yield f"{number(known, _VI)}/{number(sums.communes, _VI)} {communes} có số liệu"
    if one.pooled.kind is None:
        yield "(không cộng chung)"
    if known and one.pooled.share is not None and one.pooled.share != _ALL:
        yield f"(chiếm {number(rounded(one.pooled.share, SHOWN, _ALL), _VI)}% {what} đã biết)"
    if one.pooled.kind == "rate" and sums.unknown:
        yield f"({small(sums.unknown)} {communes} chưa rõ {what})"
