"""A file has no fields but those of its kind."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "unknown-field"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Có một trường mà loại tệp này không có; thường là gõ sai.",
        "A file has a field that its kind does not know, usually a slip of the keyboard.",
    ),
    why=text(
        "Trường gõ sai mà bị bỏ qua thì điều ghi ở đó mất tác dụng: hạn 30/9 lặng lẽ thành 31/12.",
        "A misspelt field that were passed over would lose what it says: a target due on 30 September would "
        "silently be due on 31 December.",
    ),
    fix=text(
        "Sửa thành trường gần nhất được gợi ý, hoặc xóa dòng đó. Điều muốn ghi thêm thì đưa vào note.",
        "Change it to the known field that the hint names, or delete it. Further remarks go into `note`.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80, due_date: 2026-09-30}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80, due: 2026-09-30}
        """,
    },
)
