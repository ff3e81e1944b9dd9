"""A number stands where a number belongs, a date where a date, a list where a list."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "wrong-type"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Giá trị không đúng loại: chữ ở chỗ cần số, số trong dấu nháy, ngày viết 31/12/2026, một giá trị ở chỗ cần "
        "danh sách.",
        "A value is of the wrong type: text for a number, a number in quotes, a date written 31/12/2026, one value "
        "where a list belongs.",
    ),
    why=text(
        "«80%» hay «41,5» không tính được; nếu chương trình tự đoán, nhầm dấu thập phân là sai mười lần, trăm lần.",
        "`80%` and `41,5` cannot be computed with; a guess at the decimal point would be wrong tenfold or a "
        "hundredfold.",
    ),
    fix=text(
        "Viết số thường với dấu chấm thập phân (41.5), ngày theo năm-tháng-ngày (2026-12-31), danh sách trong "
        "ngoặc vuông.",
        "Write plain numbers with a decimal point (41.5), dates as year-month-day (2026-12-31), lists in square "
        "brackets.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80%}
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
