"""What `--value` says that a target asks."""

from decimal import Decimal

from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.language import text
from cdsplan.model import numbers
from cdsplan.model.fields import Measure, State


def read(written: str, measure: Measure) -> Decimal | State:
    """A number, or the state of a milestone; CannotRunError for what may be neither, or several."""
    if measure == "milestone":
        if written in set(State):
            return State(written)
        raise WrongUsageError(text("--value: viết một trong: {known}", "--value: write one of {known}", known=[*State]))
    try:
        number = numbers.read(written, percent=measure == "percent")
    except ValueError:
        raise WrongUsageError(
            text(
                "--value: «{written}» không phải một con số; ví dụ: 3300 hoặc 34,5",
                "--value: `{written}` is not a number; write one like 3300 or 34.5",
                written=written,
            )
        ) from None
    if number.is_too_long:
        raise WrongUsageError(
            text(
                "--value: «{written}» có quá 18 chữ số; kiểm tra lại con số",
                "--value: `{written}` has more than 18 digits; check the number",
                written=written,
            )
        )
    if not number.sure:
        raise WrongUsageError(
            text(
                "--value: «{written}» có thể hiểu nhiều cách. {ways}",
                "--value: `{written}` may be read in several ways. {ways}",
                written=written,
                ways=number.ways,
            )
        )
    return number.numbers[0]
