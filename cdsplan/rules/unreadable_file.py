"""Every file and folder that belongs to the repository is there and can be read."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import Manual

NAME = "unreadable-file"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp hoặc thư mục không mở được, không phải tệp thường, là liên kết dẫn ra ngoài kho hay vào chỗ ẩn của kho "
        "(như .git), hoặc không có ở chỗ phải có: thư mục xã nào cũng cần commune.yaml.",
        "A file or folder cannot be opened, is not a regular file, is a link that leads out of the repository or to "
        "what is hidden in it (such as .git), or is missing where one must be: every commune has its commune.yaml.",
    ),
    why=text(
        "Tệp không đọc được thì số liệu trong đó không được tính. Liên kết ra ngoài kho chỉ có nội dung trên máy "
        "của người tạo ra nó.",
        "What cannot be read is not counted. A link out of the repository leads to something only on the machine "
        "of whoever made it.",
    ),
    fix=text(
        "Thêm tệp còn thiếu, kiểm tra quyền đọc, hoặc chép nội dung thật vào thay cho liên kết.",
        "Add the missing file, check its permissions, or put the real content in the place of the link.",
    ),
    refused={
        "plans/thanh-hoa/xa-tan-an/2026-so.yaml": """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        "plans/thanh-hoa/xa-tan-an/commune.yaml": """\
            name: Xã Tân An
            code: "00002"
            province: Thanh Hóa
        """,
        "plans/thanh-hoa/xa-tan-an/2026-so.yaml": """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)
