"""A file, its nesting and its numbers are of a size that people write."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual

NAME = "too-large"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp lớn hơn 1 MiB, lồng nhau quá 32 cấp, hoặc có con số hơn 18 chữ số.",
        "A file is larger than 1 MiB, nested more than 32 deep, or holds a number of more than 18 digits.",
    ),
    why=text(
        "Không xã nào cần đến vậy: thường là dán nhầm, thừa ngoặc, hoặc mấy con số dính liền nhau.",
        "No commune needs as much: it is usually a slip in pasting, a bracket too many, or several numbers run "
        "together.",
    ),
    fix=text(
        "Chia tệp lớn thành nhiều tệp; kiểm tra dấu ngoặc, thụt lề và con số.",
        "Split a large file into several; check brackets, indentation and the number.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000100010001000100
              ho_cap_quang: 700
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
