"""What is said of a period, by the rules and by the commands that make its reports."""

from datetime import date

from cdsplan.language import Text, text
from cdsplan.model.period import Period


def not_begun(period: Period, first: date, today: date) -> Text:
    """That nobody can have counted anything for it."""
    return text(
        "kỳ {period} chưa bắt đầu: kỳ này tính từ ngày {first}, hôm nay là {today}",
        "{period} has not begun: it runs from {first}, and today is {today}",
        period=period.text,
        first=first,
        today=today,
    )
