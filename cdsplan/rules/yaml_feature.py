"""A file says everything where it stands: no anchors, aliases, merge keys, tags, directives or second documents."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import REPORT, Manual

NAME = "yaml-feature"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp dùng neo (&), bí danh (*), khóa trộn (<<), thẻ (!), chỉ thị (%) hoặc có tài liệu thứ hai (---).",
        "A file uses an anchor (&), an alias (*), a merge key (<<), a tag (!), a directive (%) or a second "
        "document (---).",
    ),
    why=text(
        "Giá trị của một dòng khi đó nằm ở dòng khác: sửa một số là đổi cả số kia mà người soát không thấy. Nhiều "
        "khi chỉ là chữ bắt đầu bằng & hoặc * mà quên dấu nháy.",
        "The value of one line then stands in another: whoever corrects one number changes the other unseen. Often "
        "it is only a text that begins with & or * and was not quoted.",
    ),
    fix=text(
        "Viết thẳng giá trị ra; nếu là chữ thì đặt trong dấu nháy kép; mỗi tệp chỉ một tài liệu.",
        "Write the value out; put it in quotes if it is text; keep one document a file.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho: &ho 1000
              ho_cap_quang: *ho
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 1000
        """,
    },
)
