"""A value without quotes is what every YAML reader takes it for."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import COMMUNE, Manual

NAME = "ambiguous-scalar"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Một giá trị không có dấu nháy mà mỗi chương trình hiểu một khác: 01234, no, 2.1 ở chỗ cần chữ; 1_000, "
        "1e3, 12:30 ở chỗ cần số.",
        "A value without quotes that programs take for different things: 01234, no, 2.1 where text belongs; 1_000, "
        "1e3, 12:30 where a number belongs.",
    ),
    why=text(
        "Mã xã 01234 không có dấu nháy có nơi đọc thành 1234, có nơi thành 668; 12:30 có nơi đọc thành 750; no có "
        "nơi đọc thành «sai».",
        "The code 01234 without quotes is 1234 to some programs and 668 to others, 12:30 is 750, and no is false.",
    ),
    fix=text(
        'Chữ và mã thì đặt trong dấu nháy: "01234". Số thì viết thường, chỉ gồm chữ số và dấu chấm thập phân: 1000.',
        'Put text and codes in quotes: "01234". Write a number plainly, with digits and a decimal point only: 1000.',
    ),
    refused={
        COMMUNE: """\
            name: Xã Tân Lập
            code: 01234
            province: Thanh Hóa
        """,
    },
    accepted={
        COMMUNE: """\
            name: Xã Tân Lập
            code: "01234"
            province: Thanh Hóa
        """,
    },
)
