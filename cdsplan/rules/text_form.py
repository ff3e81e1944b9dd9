"""A file is written as fmt would write it: LF, composed letters, nothing after the end of a line."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "text-form"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Tệp có dấu BOM ở đầu, dòng kết thúc bằng CRLF, chữ dạng tổ hợp (NFD), dấu cách thừa ở cuối dòng, hoặc dấu "
        "cách không ngắt do Word để lại trong câu chữ.",
        "A file has a byte order mark, lines that end in CRLF, decomposed letters (NFD), blanks at the end of a "
        "line, or no-break spaces that Word left in the prose.",
    ),
    why=text(
        "Tệp vẫn đọc được, nhưng mỗi máy lưu một kiểu thì git báo cả tệp thay đổi, và tìm kiếm bỏ sót những chữ "
        "trông giống hệt nhau.",
        "The file is read all the same, but git shows all of it as changed when another machine saves it, and "
        "searches miss words that look alike.",
    ),
    fix=text(
        "Chạy cdsplan fmt: lệnh này sửa tất cả mà không đổi nội dung.",
        "Run `cdsplan fmt`: it mends all of these and changes no meaning.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch\x20\x20
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)
