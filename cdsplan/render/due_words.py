"""How a due report stands, in words: its day, how long that is yet, and what it lacks; `due`, `list`, `progress`."""

from cdsplan.evaluation.owed import OwedReport
from cdsplan.language import Text, counted, listed, name_of, text
from cdsplan.model.period_words import period_words

# More names than these nobody reads in a cell or a line; the number beside them says how many there are.
_NAMED, _NAMED_IN_LINE = 6, 2


def line(owed: OwedReport) -> Text:
    """`Báo cáo năm 2026: hạn 10/11/2026, còn 12 ngày, thiếu 3/11 số liệu: …`."""
    return text(
        "Báo cáo {period}: hạn {day}, {until}, {stands}",
        "Report for {period}: due {day}, {until}, {stands}",
        period=period_words(owed.due.period),
        day=owed.due.day,
        until=until(owed.days),
        stands=stands(owed),
    )


def until(days: int) -> Text:
    """`còn 12 ngày`, `quá hạn 18 ngày`."""
    if days < 0:
        return text("quá hạn {days}", "{days} overdue", days=counted(-days, "ngày", "day"))
    return text("còn {days}", "{days} left", days=counted(days, "ngày", "day")) if days else text("hôm nay", "today")


def stands(owed: OwedReport) -> Text:
    """Whether the report is there, and what it lacks, in one."""
    if owed.is_unread or owed.after_plan or not owed.missing:
        return is_there(owed)
    if not owed.is_begun:
        figures = counted(owed.needed, "số liệu", "figure")
        return text("{none} (cần {figures})", "{none} (it needs {figures})", none=is_there(owed), figures=figures)
    return text("{lacks}: {names}", "{lacks}: {names}", lacks=is_there(owed), names=_names(owed, _NAMED_IN_LINE))


def is_there(owed: OwedReport) -> Text:
    """`chưa có`, `thiếu 3/11 số liệu`, `đã đủ số liệu`; else what keeps it from being read or counted."""
    if owed.is_unread:
        return text("tệp không đọc được", "a file that cannot be read")
    if owed.after_plan:
        return text(
            "có, nhưng số liệu tính đến {day}, sau khi kế hoạch kết thúc",
            "there, but as of {day}, after the end of the plan",
            day=owed.after_plan,
        )
    if not owed.is_begun:
        return text("chưa có", "none yet")
    if not owed.missing:
        return text("đã đủ số liệu", "complete")
    return text(
        "thiếu {missing}/{needed} số liệu",
        "{missing} of {needed} figures missing",
        missing=len(owed.missing),
        needed=owed.needed,
    )


def missing(owed: OwedReport) -> Text:
    """The names of what a report lacks; where there is none yet, how much it will hold; else nothing."""
    if owed.is_unread or owed.after_plan:
        return Text("", "")
    if not owed.is_begun:
        return text("tất cả {figures}", "all {figures}", figures=counted(owed.needed, "số liệu", "figure"))
    return _names(owed, _NAMED)


def _names(owed: OwedReport, most: int) -> Text:
    """So many names of what it lacks."""
    more = [Text("…", "…")] if len(owed.missing) > most else []
    return listed([*map(name_of, owed.missing[:most]), *more])
