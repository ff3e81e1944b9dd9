"""A period as people say it."""

from cdsplan.language import Language, Text, text
from cdsplan.model.period import Period
from cdsplan.render.roman import roman

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LAST_WITH_ZERO = 2


def period_words(period: Period) -> Text:
    """`6 tháng đầu năm 2026`, `quý II năm 2026`, `tháng 9 năm 2026`; `June 2026`."""
    _, _, part = period.text.partition("-")
    year = period.year
    match part[:1]:
        case "":
            return text("năm {year}", "the year {year}", year=str(year))
        case "H":
            half = text("đầu", "first") if part == "H1" else text("cuối", "second")
            return text("6 tháng {half} năm {year}", "the {half} half of {year}", half=half, year=str(year))
        case "9":
            return text("9 tháng đầu năm {year}", "nine months of {year}", year=str(year))
        case "Q":
            number = int(part[1])
            return text(
                "quý {roman} năm {year}",
                "quarter {number} of {year}",
                roman=roman(number),
                number=number,
                year=str(year),
            )
        case _:
            return _month(period)


def vietnamese(period: Period) -> str:
    """The same in the papers that are always Vietnamese."""
    return period_words(period).within(Language.VI)


def short(period: Period) -> Text:
    """As a column is headed: `6/2026`, `Quý II/2026`; in English as files have it."""
    _, _, part = period.text.partition("-")
    if part in _SHORT:
        vi = f"{_SHORT[part]}{period.year}"
    elif part.startswith("Q"):
        vi = f"Quý {roman(int(part[1]))}/{period.year}"
    else:
        vi = f"{period.day.day}/" if period.day else ""
        vi += f"{period.last_month}/{period.year}"
    return text("{said}", "{written}", said=vi, written=period.text)


_SHORT = {"": "", "H1": "6 tháng đầu ", "H2": "6 tháng cuối ", "9M": "9 tháng "}


def _month(period: Period) -> Text:
    number, year = period.last_month, str(period.year)
    if period.day:
        return text(
            "ngày {day} tháng {month} năm {year}",
            "{number} {name} {year}",
            day=f"{period.day.day:02}",
            month=month(number),
            number=period.day.day,
            name=_MONTHS[number - 1],
            year=year,
        )
    return text("tháng {month} năm {year}", "{name} {year}", month=month(number), name=_MONTHS[number - 1], year=year)


def month(number: int) -> str:
    """The first two months get a leading 0, so that nobody makes 11 or 12 of them (Nghị định 30/2020/NĐ-CP)."""
    return f"{number:02}" if number <= _LAST_WITH_ZERO else str(number)
