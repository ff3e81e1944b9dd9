"""Everything in a file can be seen."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "invisible-character"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp có ký tự không nhìn thấy: ký tự đổi chiều chữ, dấu cách khác dấu cách thường, dấu BOM ở giữa tệp, ký tự "
        "chọn biến thể, mã chưa được gán; hoặc dấu cách không ngắt trong khóa, mã và số.",
        "A file holds a character that nobody sees: one that turns the direction of writing, a space other than the "
        "plain blank, a byte order mark inside the file, a selector of variants, a code assigned to nothing; or a "
        "no-break space in a key, an id or a number.",
    ),
    why=text(
        "Hai mã trông giống hệt nhau lại là hai mã khác nhau, và nội dung hiện trên màn hình có thể khác nội dung "
        "thật.",
        "Two ids that look alike are two ids, and what the screen shows may not be what the file says.",
    ),
    fix=text(
        "Xóa ký tự ở vị trí được chỉ ra rồi gõ lại. Chép từ Word hay trang web thì dán dạng chữ thuần (không định "
        "dạng).",
        "Delete the character at the place shown and type the text again. Paste as plain text when copying from "
        "Word or a web page.",
    ),
    refused={
        PLAN: """\
            title: "Kế hoạch\\u200b"
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        PLAN: """\
            title: "Kế hoạch"
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)
