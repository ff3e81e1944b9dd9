"""18.025 is eighteen thousand in Vietnamese and eighteen to every program: where it cannot be told, it is refused."""

from collections.abc import Iterator
from decimal import Decimal

from cdsplan.finding import Loc, Severity
from cdsplan.language import text
from cdsplan.load import Loaded
from cdsplan.rules.rule import Problem, Subject

NAME = "thousands-separator"
SEVERITY = Severity.ERROR

_GROUP = 3


def check(subject: Subject) -> Iterator[Problem]:
    for report_file, report in subject.reports:
        for name, entry in report.values.items():
            if isinstance(entry.value, Decimal) and _grouped(entry.value):
                yield _refused(report_file, ("values", name, "value"), entry.value)
    for file, _, at, indicator in subject.indicators:
        if indicator.measure != "number":
            continue
        for number, target in enumerate(indicator.targets):
            if isinstance(target.value, Decimal) and _grouped(target.value):
                yield _refused(file, ("indicators", at, "targets", number, "value"), target.value)


def _grouped(value: Decimal) -> bool:
    """1 to 999, a point, and exactly three digits."""
    return value.as_tuple().exponent == -_GROUP and 1 <= abs(value) < 1000  # noqa: PLR2004


def _refused(file: Loaded, loc: Loc, value: Decimal) -> Problem:  # type: ignore[type-arg]
    written = str(value)
    return Problem(
        file,
        loc,
        text("«{written}» có thể là hàng nghìn hoặc số thập phân", "`{written}` may mean thousands or a decimal", written=written),
        text("Viết {whole} nếu là hàng nghìn, {written}0 nếu là số thập phân.", "Write {whole} for thousands, {written}0 for a true decimal.", whole=written.replace(".", ""), written=written),
    )
