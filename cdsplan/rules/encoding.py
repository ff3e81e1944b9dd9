"""A file is UTF-8 and holds no control characters."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import PLAN, Manual

NAME = "encoding"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp không phải Unicode UTF-8 (mà là CP1258, TCVN3, VNI hay UTF-16), hoặc có ký tự điều khiển như NUL.",
        "A file is not UTF-8 (but CP1258, TCVN3, VNI or UTF-16), or holds NUL or another control character.",
    ),
    why=text(
        "Tên gọi thành chữ lạ: «KÕ ho¹ch» thay cho «Kế hoạch». Đoán bảng mã thì có thể sai, nên tệp không được đọc.",
        "Names turn into strange letters: `KÕ ho¹ch` for `Kế hoạch`. A guess at the encoding may be wrong, so the "
        "file is not read.",
    ),
    fix=text(
        "Mở tệp bằng đúng bảng mã rồi lưu lại theo UTF-8. Chữ theo phông .VnTime hay VNI-Times thì chuyển sang "
        "Unicode trước, chẳng hạn bằng UniKey.",
        "Open the file in its own encoding and save it as UTF-8. Convert letters of the .VnTime and VNI-Times "
        "fonts to Unicode first; UniKey does.",
    ),
    refused={
        PLAN: """\
            title: KÕ ho¹ch ph¸t triÓn h¹ tÇng sè
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch phát triển hạ tầng số
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
        """,
    },
)
