"""A file holds something."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual

NAME = "empty-file"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text("Tệp không có nội dung, hoặc chỉ có chú thích.", "A file holds nothing, or comments only."),
    why=text(
        "Tệp trống thường là do lưu hỏng hoặc chép dở. Nếu bỏ qua, cả kỳ báo cáo mất mà không ai hay.",
        "An empty file is usually a save or a copy that failed. Passing over it would lose a whole report without "
        "a word.",
    ),
    fix=text(
        "Điền nội dung, lấy lại bản trước từ git, hoặc xóa tệp.",
        "Fill it in, take the earlier version back from git, or delete the file.",
    ),
    refused={
        REPORT: """\
            # Báo cáo tháng 6: bổ sung sau
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
)
