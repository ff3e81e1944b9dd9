"""A key stands once in a map."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual

NAME = "duplicate-key"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Một khóa được viết hai lần trong cùng một mục, kể cả khi hai lần chỉ khác nhau ở dạng mã hóa của dấu (NFC "
        "và NFD).",
        "A key is written twice in one map, even if the two differ only in how their accents are encoded (NFC and "
        "NFD).",
    ),
    why=text(
        "Các chương trình khác lặng lẽ lấy dòng sau: con số ở dòng trước mất mà không ai biết. Viết indicators hai "
        "lần thì mất cả danh sách đầu.",
        "Other programs silently keep the last one: the number above it is lost, or a whole list where "
        "`indicators` is written twice.",
    ),
    fix=text(
        "Giữ lại một dòng. Nếu là hai thứ khác nhau thì đặt hai mã khác nhau.",
        "Keep one of the two lines. Give them two ids if they are two things.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 700
              ho_cap_quang: 70
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
