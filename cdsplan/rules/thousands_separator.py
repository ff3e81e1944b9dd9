"""18.025 is eighteen thousand in Vietnamese and eighteen to every program: where it cannot be told, it is refused."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, TypeAlias

from cdsplan.finding import Loc, Severity
from cdsplan.language import text
from cdsplan.load import Loaded
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "thousands-separator"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Số viết kiểu 18.025 (một đến ba chữ số, dấu chấm, đúng ba chữ số) trong số đếm hay đại lượng; hoặc kiểu "
        "1.234.567 ở bất cứ đâu.",
        "A count or a quantity is written like 18.025 (one to three digits, a point, exactly three digits), or a "
        "number anywhere like 1.234.567.",
    ),
    why=text(
        "Người viết hiểu 18.025 là mười tám nghìn không trăm hai mươi lăm; máy đọc thành mười tám phẩy không hai "
        "lăm: số hộ giảm một nghìn lần.",
        "To its Vietnamese author 18.025 is eighteen thousand and twenty-five; a program reads eighteen and a "
        "fraction: a thousand times fewer households.",
    ),
    fix=text(
        "Viết 18025 nếu là hàng nghìn; thêm một số 0, 18.0250, nếu đúng là số thập phân.",
        "Write 18025 for thousands; add a zero, 18.0250, for a true decimal.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho: 18.025
              ho_cap_quang: 14.420
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho: 18025
              ho_cap_quang: 14420
        """,
    },
)

_GROUP = 3


def check(subject: Subject) -> Iterator[Problem]:
    places = chain(_in_reports(subject), _in_plans(subject))
    return (_refused(file, loc, value) for file, loc, value in places if isinstance(value, Decimal) and grouped(value))


_Written: TypeAlias = tuple[Loaded[Any], Loc, object]


def _in_reports(subject: Subject) -> Iterator[_Written]:
    """Every value, and the results of indicators that are no percentage: those are numbers that somebody counts."""
    numbers = {name for name, definition in subject.scope.definitions.items() if definition.measure == "number"}
    numbers |= {indicator.id for _, _, _, indicator in subject.indicators if indicator.measure == "number"}
    for file, name, value in subject.unusual:
        yield file, ("values", name, "value"), value
    for file, report in subject.reports if numbers else ():
        for name in report.results.keys() & numbers:
            yield file, ("results", name, "value"), report.results[name].value


def _in_plans(subject: Subject) -> Iterator[_Written]:
    for file, _, at, indicator in subject.indicators:
        if indicator.measure == "number":
            for number, target in enumerate(indicator.targets):
                yield file, ("indicators", at, "targets", number, "value"), target.value
            if indicator.in_plan.baseline:
                yield file, ("indicators", at, "baseline", "value"), indicator.in_plan.baseline.value


def grouped(value: Decimal) -> bool:
    """1 to 999, a point, and exactly three digits."""
    return value.as_tuple().exponent == -_GROUP and 1 <= abs(value) < 10**_GROUP


def _refused(file: Loaded[Any], loc: Loc, value: Decimal) -> Problem:
    written = str(value)
    return Problem(
        file,
        loc,
        text(
            "«{written}» có thể là hàng nghìn hoặc số thập phân",
            "`{written}` may mean thousands or a decimal",
            written=written,
        ),
        text(
            "Viết {whole} nếu là hàng nghìn, {written}0 nếu là số thập phân.",
            "Write {whole} for thousands, {written}0 for a true decimal.",
            whole=written.replace(".", ""),
            written=written,
        ),
    )
