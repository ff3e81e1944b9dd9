"""The way out of a finding for somebody who records by a command: its options, where rules speak of a file's keys."""

from collections.abc import Iterable
from datetime import date

from cdsplan.finding import Finding
from cdsplan.language import Text, text


def hinted(findings: Iterable[Finding], report: str, today: date) -> list[Finding]:
    """Of those in the report at this path, each whose key is an option says so."""
    return [one._replace(hint=_hint(one, today)) if one.path == report else one for one in findings]


def _hint(finding: Finding, today: date) -> Text:
    if finding.rule == "future-report":
        return _day_of_figures(today) if finding.loc == _DAY else finding.hint
    return _HINTS.get((finding.rule, finding.loc == _DAY), finding.hint)


_DAY = ("as_of",)
_HINTS = {
    ("bad-value", True): text("Bỏ --as-of, hoặc đổi --period.", "Leave --as-of out, or give another --period."),
    ("date-outside-period", True): text("Sửa --as-of, hoặc đổi --period.", "Correct --as-of, or --period."),
    ("overlapping-reports", False): text(
        "Số của kỳ ngắn hơn được dùng; sửa cho khớp, hoặc thêm --as-of nếu hai kỳ tính đến hai ngày khác nhau.",
        "The value of the shorter period is used; make the two agree, or add --as-of if their dates differ.",
    ),
    ("sudden-jump", False): text(
        'Kiểm tra con số; nếu đúng thì chạy lại lệnh, thêm --note "lý do".',
        'Check the number; if it is right, run the command again with --note "the reason".',
    ),
}


def _day_of_figures(today: date) -> Text:
    return text(
        "Thêm --as-of với ngày thật sự chốt số liệu, ví dụ --as-of {today}.",
        "Add --as-of with the day on which the figures were really taken, such as --as-of {today}.",
        today=today.isoformat(),
    )
