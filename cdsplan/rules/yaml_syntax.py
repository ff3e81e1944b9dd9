"""A file is YAML."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "yaml-syntax"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp không đúng cú pháp YAML: thiếu dấu nháy hay ngoặc đóng, thụt lề lệch hoặc bằng tab, chữ có dấu hai "
        "chấm mà không đặt trong dấu nháy.",
        "A file is not YAML: a quote or bracket is never closed, a line is wrongly indented or by a tab, a text "
        "with a colon in it is not quoted.",
    ),
    why=text(
        "Từ chỗ sai trở đi không biết dòng nào thuộc mục nào, nên cả tệp không được đọc.",
        "From the slip on nobody can tell what belongs to what, so nothing of the file is read.",
    ),
    fix=text(
        "Sửa ở vị trí được chỉ ra: đó là nơi gây lỗi, ví dụ chỗ dấu nháy mở ra. Chữ có dấu hai chấm thì đặt trong "
        "dấu nháy kép.",
        "Mend it at the place shown, which is where the cause is: an unclosed quote, for one, where it opens. "
        "Quote a text with a colon in it.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch: phát triển hạ tầng số
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        PLAN: """\
            title: "Kế hoạch: phát triển hạ tầng số"
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)
