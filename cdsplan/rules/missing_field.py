"""No field that a file of its kind needs is missing."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "missing-field"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Thiếu một trường bắt buộc, ví dụ op hay value của mục tiêu, unit của chỉ tiêu kiểu number.",
        "A required field is missing, such as the op or value of a target, or the unit of a number.",
    ),
    why=text(
        "Thiếu thì phải đoán, mà đoán có thể ngược hẳn: không ghi op thì không biết 80 là ít nhất hay nhiều nhất.",
        "What is missing would have to be guessed, and the guess may be the very opposite: without its op nobody "
        "knows whether 80 is the least or the most.",
    ),
    fix=text("Thêm trường được nêu tên trong thông báo.", "Add the field that the message names."),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {value: 80}
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
