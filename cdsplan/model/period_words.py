"""A period as people say it."""

from datetime import date

from cdsplan.language import Language, Text, text
from cdsplan.model.period import Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = ("I", "II", "III", "IV")
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
                roman=_QUARTERS[number - 1],
                number=number,
                year=str(year),
            )
        case _:
            return _month(period)


def headed(period: Period) -> Text:
    """The same where a line or a cell begins: `Quý II năm 2026`."""
    vi, en = map(period_words(period).within, (Language.VI, Language.EN))
    return Text(vi[:1].upper() + vi[1:], en[:1].upper() + en[1:])


def vietnamese(period: Period) -> str:
    """The same in the papers that are always Vietnamese."""
    return period_words(period).within(Language.VI)


def short(period: Period) -> Text:
    """As a column is headed, and in a cell: `6/2026`, `Quý II/2026`; `Jun 2026`, `Q2 2026`."""
    _, _, part = period.text.partition("-")
    if part in _SHORT:
        vi, en = _SHORT[part]
        return Text(f"{vi}{period.year}", f"{en}{period.year}")
    if part.startswith("Q"):
        return Text(f"Quý {_QUARTERS[int(part[1]) - 1]}/{period.year}", f"{part} {period.year}")
    month_of_year = f"{period.last_month}/{period.year}"
    if period.day:
        return Text(f"{period.day.day}/{month_of_year}", period.text)
    return Text(month_of_year, f"{_MONTHS[period.last_month - 1][:3]} {period.year}")


_SHORT = {
    "": ("", ""),
    "H1": ("6 tháng đầu ", "H1 "),
    "H2": ("6 tháng cuối ", "H2 "),
    "9M": ("9 tháng ", "9 months "),
}


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


def not_begun(period: Period, first: date, today: date) -> Text:
    """That nobody can have counted anything for it."""
    return text(
        "kỳ báo cáo {period} chưa bắt đầu: kỳ này tính từ ngày {first}, hôm nay là {today}",
        "the reporting period ({period}) has not begun: it runs from {first}, and today is {today}",
        period=period_words(period),
        first=first,
        today=today,
    )
