"""One value as it is typed: what it may mean depends on what it is a value of."""

from decimal import Decimal

import pytest

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Language
from cdsplan.recording import written_value
from cdsplan.recording.written_value import DoubtfulValue, UnreadValue

COUNT = Slot("ho", "values", "Hộ", "Households", "hộ", None, is_counted=True)
QUANTITY = Slot("dien_tich", "values", "Diện tích", None, "km²", None)
PERCENT = Slot("hai_long", "results", "Mức hài lòng", None, "%", "percent")
MILESTONE = Slot("nen_tang", "results", "Nền tảng", None, None, "milestone")


@pytest.mark.parametrize(
    ("slot", "written", "value"),
    [
        (COUNT, "2150", Decimal(2150)),
        (QUANTITY, "34,5", Decimal("34.5")),
        (PERCENT, "97.800 %", Decimal("97.800")),
        (MILESTONE, "in-progress", "in-progress"),
        (COUNT, "null", None),
    ],
)
def test_what_can_mean_one_thing_is_that(slot: Slot, written: str, value: Decimal | str | None) -> None:
    assert written_value.read(slot, written) == value


@pytest.mark.parametrize(
    ("slot", "written", "numbers", "said"),
    [
        (COUNT, "2.150", ["2150"], "Hộ (ho): «2.150» có dấu phân cách. Viết 2150."),
        (COUNT, "1,234,567", ["1234567"], "Hộ (ho): «1,234,567» có dấu phân cách. Viết 1234567."),
        (
            QUANTITY,
            "2.150",
            ["2150", "2.1500"],
            "«2.150» có thể hiểu nhiều cách. Viết 2150 nếu là hàng nghìn, 2.1500 nếu là số thập phân.",
        ),
    ],
)
def test_thousands_are_judged_by_what_is_counted(slot: Slot, written: str, numbers: list[str], said: str) -> None:
    read = written_value.read(slot, written)
    assert isinstance(read, DoubtfulValue)
    assert [str(one) for one in read.number.numbers] == numbers
    assert read.message.within(Language.VI).endswith(said)


@pytest.mark.parametrize(
    ("slot", "written", "said"),
    [
        (COUNT, "75o", "Households (ho): `75o` is not a number. Write it like 3300."),
        (COUNT, "2.150,5", "`2.150,5` is not a whole number of 0 or more. Write it like 3300."),
        (COUNT, "-2.150", "`-2.150` is not a whole number of 0 or more. Write it like 3300."),
        (QUANTITY, "", "Diện tích (dien_tich): `` is not a number. Write it like 3300 or 34.5."),
        (MILESTONE, "xong", "`xong` is not a state. Write one of done, in-progress, not-started."),
        (COUNT, "1" + "0" * 18, "has more than 18 digits. Check the number."),
    ],
)
def test_what_is_no_value_has_a_way_out(slot: Slot, written: str, said: str) -> None:
    read = written_value.read(slot, written)
    assert isinstance(read, UnreadValue)
    assert read.message.within(Language.EN).endswith(said)
