"""What a province reports of its communes: how they stand, which are far behind, who has not reported."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.language import Language, number
from cdsplan.model import period_words
from cdsplan.model.targets import rising
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates, sender
from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import Block, Grid, GridColumn, GridLine, Words
from cdsplan.render.official_report.figures import POINTS, decimals, fixed, small
from cdsplan.render.official_report.province_figures import unit
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure
from cdsplan.rollup.province_report import Line, ProvinceReport
from cdsplan.rounding import SHOWN, rounded

_VI = Language.VI
_NONE = Words("Không có.")
_NUMBER, _NAME, _LINE = 9, 46, 165
# More names than this are a table.
MOST_NAMES = 10
_ABSENT: dict[Absence, str] = {
    "no-plan": "chưa có kế hoạch đang thực hiện",
    "not-established": "chưa thành lập tại thời điểm báo cáo",
    "dissolved": "đã giải thể",
}


def statuses(report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    """How many communes are in each status, for each indicator of their plans."""
    lines = [line for line in report.lines if line.pooled.tally.counts]
    if not lines:
        yield Words(f"Chưa có {communes} nào có kế hoạch riêng để đánh giá.")
        return
    found = [status for status in STATUSES if any(line.pooled.tally.counts.get(status) for line in lines)]
    title = f"Số {communes} theo từng mức đánh giá"
    lead = f"{title}, so với mục tiêu trong kế hoạch của từng {one_of(communes)}"
    yield Titled(lead, title, _statuses(lines, found))


def one_of(communes: str) -> str:
    """`xã, phường` one by one: `đơn vị`, where there are several kinds."""
    return "đơn vị" if "," in communes else communes


def _statuses(lines: Sequence[Line], found: Sequence[Status]) -> Grid:
    width = (_LINE - _NUMBER - _NAME) // len(found)
    columns = [GridColumn("TT", _NUMBER, centred=True), GridColumn("Chỉ tiêu", _NAME, centred=False)]
    columns += [GridColumn(words.STATUS[status].within(_VI), width, centred=True) for status in found]
    return _grid(columns, ([line.name, *(_count(line, status) for status in found)] for line in lines))


def _count(line: Line, status: Status) -> str:
    return number(line.pooled.tally.counts.get(status, 0), _VI)


def _grid(columns: Sequence[GridColumn], rows: Iterator[list[str]]) -> Grid:
    """Numbered from 1."""
    lines = (((str(at),), *((one_line(cell),) for cell in row)) for at, row in enumerate(rows, 1))
    return Grid(tuple(columns), ((None, tuple(GridLine(cells_, bar=None, key="") for cells_ in lines)),), "")


def furthest(report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    """Of each indicator the communes that are the furthest from their own targets."""
    lines = [line for line in report.lines if line.pooled.tally.furthest]
    if not lines:
        yield _NONE
        return
    columns = (
        GridColumn("TT", _NUMBER, centred=True),
        GridColumn("Chỉ tiêu", _NAME, centred=False),
        GridColumn(f"{communes[:1].upper()}{communes[1:]} còn xa mục tiêu nhất", 110, centred=False),
    )
    digits = _digits(lines)
    rows = ([line.name, _furthest(line, report, digits)] for line in lines)
    lead = f"Mỗi chỉ tiêu nêu tối đa 05 {communes} còn cách xa mục tiêu của kế hoạch nhất"
    yield Titled(lead, f"Các {communes} còn xa mục tiêu nhất", _grid(columns, rows))


def _digits(lines: Sequence[Line]) -> Mapping[tuple[str, int], int]:
    """How many decimals the figures and the gaps of a unit have in the whole table."""
    most: defaultdict[tuple[str, int], int] = defaultdict(int)
    for line in lines:
        for one in line.pooled.tally.furthest:
            for kind, figure in enumerate(_figures(one)):
                key = line.pooled.indicator.unit, kind
                most[key] = max(most[key], min(decimals(figure), SHOWN))
    return most


def _furthest(line: Line, report: ProvinceReport, digits: Mapping[tuple[str, int], int]) -> str:
    """`Xã Châu 40% (còn thiếu 40 điểm phần trăm); xã Tân Lập …`, with as many decimals each."""
    every, indicator = line.pooled.tally.furthest, line.pooled.indicator
    of, points = unit(indicator), POINTS if indicator.measure == "percent" else unit(indicator)
    said: list[str] = []
    for one in every:
        value, gap = (fixed(figure, digits[indicator.unit, kind]) for kind, figure in enumerate(_figures(one)))
        up = one.target is None or rising(one.target)
        more = [f"còn {'thiếu' if up else 'phải giảm'} {gap}{points}"]
        more += [f"ngày {dates.short(one.as_of)}"] if one.as_of < report.as_of else []
        name = sender.inside(one.name) if said else one_line(one.name)
        said.append(f"{name} {value}{of} ({', '.join(more)})")
    return "; ".join(said)


def _figures(one: CommuneFigure) -> tuple[Decimal, Decimal]:
    """What it has reached and what it lacks, rounded."""
    assert isinstance(one.value, Fraction)  # noqa: S101  who is behind by so much has a figure
    value = rounded(one.value, SHOWN, one.target.bound if one.target else None)
    return value, rounded(one.gap or Fraction(), SHOWN)


def reporting(report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    """Who has reported for the period, who has not, and who is in none of the sums."""
    rollup, missing = report.rollup, report.unreported
    every, known = len(rollup.communes), len(report.reported)
    if every:
        yield Words(f"Đã có {small(known)}/{small(every)} {communes} báo cáo {period_words.vietnamese(report.period)}.")
    if len(missing) > MOST_NAMES:
        lead = f"{small(len(missing))} {communes} chưa báo cáo kỳ này"
        yield Titled(lead, f"Danh sách {communes} chưa báo cáo kỳ này", _unreported(missing, communes))
    elif missing:
        yield Words(f"{small(len(missing))} {communes} chưa báo cáo kỳ này: {_few(missing)}.")
    if report.later:
        yield Words(
            f"{small(len(report.later))} {communes} đã báo cáo kỳ này nhưng số liệu tính đến sau ngày"
            f" {dates.short(report.as_of)}, chưa đưa vào báo cáo này: {_few(report.later)}."
        )
    if rollup.overdue:
        yield Words(f"Quá hạn gửi báo cáo theo kế hoạch: {small(len(rollup.overdue))} {communes}.")
    for why, said in _ABSENT.items():
        if group := rollup.absent.get(why):
            yield from _absent(group, said, report)


def _unreported(missing: Sequence[CommuneStatus], communes: str) -> Grid:
    columns = (
        GridColumn("TT", _NUMBER, centred=True),
        GridColumn(f"{communes[:1].upper()}{communes[1:]}", 76, centred=False),
        GridColumn("Số liệu gần nhất", 40, centred=True),
        GridColumn("Quá hạn từ ngày", 40, centred=True),
    )
    days = ((one, one.last_report, one.overdue) for one in missing)
    rows = ([_name(one), *(dates.short(day) if day else words.EMPTY for day in known)] for one, *known in days)
    return _grid(columns, rows)


def _few(group: Sequence[CommuneStatus]) -> str:
    """Their names, as many as anybody reads in a sentence."""
    names = ", ".join(sender.inside(_name(one)) for one in group[:MOST_NAMES])
    return names if len(group) <= MOST_NAMES else f"{names} và {small(len(group) - MOST_NAMES)} đơn vị khác"


def _name(one: CommuneStatus) -> str:
    """A folder in which nobody has said whose it is has none."""
    return one_line(one.name or one.path)


def _absent(group: Sequence[CommuneStatus], why: str, report: ProvinceReport) -> Iterator[Block | Titled]:
    said, names = f"Không tổng hợp {small(len(group))} đơn vị {why}", [_with_successor(one, report) for one in group]
    if len(names) <= MOST_NAMES:
        yield Words(f"{said}: {', '.join(map(sender.inside, names))}.")
        return
    columns = (GridColumn("TT", _NUMBER, centred=True), GridColumn("Đơn vị", _LINE - _NUMBER, centred=False))
    yield Titled(said, f"Danh sách đơn vị {why}", _grid(columns, ([name] for name in names)))


def _with_successor(one: CommuneStatus, report: ProvinceReport) -> str:
    heir = report.rollup.successors.get(one.successor) if one.successor else None
    return f"{_name(one)} (nay là {sender.inside(heir)})" if heir else _name(one)
