"""What is said of a period."""

from datetime import date

from cdsplan.checks.period_words import not_begun
from cdsplan.language import Language
from cdsplan.model import period


def test_it_says_when_the_period_begins_and_which_day_it_is() -> None:
    said = not_begun(period.parse("2027-01"), date(2026, 12, 15), date(2026, 11, 28))
    assert said.within(Language.EN) == "2027-01 has not begun: it runs from 2026-12-15, and today is 2026-11-28"
    assert "tính từ ngày 15/12/2026, hôm nay là 28/11/2026" in said.within(Language.VI)
