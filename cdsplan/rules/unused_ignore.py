"""A rule is silenced only where it would speak."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "unused-ignore"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Một quy tắc được bỏ qua bằng chú thích `# cdsplan: ignore[…]` ở cuối dòng hoặc trong plans/cdsplan.yaml, "
        "nhưng ở đó không có gì để bỏ qua; hoặc chú thích nêu một quy tắc không có, hay không bỏ qua được.",
        "A rule is silenced by a comment `# cdsplan: ignore[…]` at the end of a line or in plans/cdsplan.yaml, and "
        "there is nothing to silence; or a comment names a rule that does not exist, or cannot be silenced.",
    ),
    why=text(
        "Lỗi cũ đã sửa mà lời bỏ qua còn đó, thì lỗi mới cùng loại sẽ không ai thấy.",
        "The old finding is gone; what silenced it would hide the next one.",
    ),
    fix=text(
        "Xóa chú thích, hoặc xóa tên quy tắc khỏi ignore.",
        "Delete the comment, or take the rule's name out of `ignore`.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}  # cdsplan: ignore[conflicting-targets]
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
