"""Every YAML file under plans/ is of a kind that its place and name tell."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import Manual

NAME = "stray-file"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tệp YAML trong plans/ không đúng tên hoặc không đúng chỗ: không phải commune.yaml, <năm>-<chủ đề>.yaml, "
        "reports/<kỳ>.yaml, catalog/*.yaml hay cdsplan.yaml. Đuôi .yml cũng không dùng.",
        "A YAML file under plans/ has a wrong name or place: it is not commune.yaml, <year>-<theme>.yaml, "
        "reports/<period>.yaml, catalog/*.yaml or cdsplan.yaml. The ending .yml is not used either.",
    ),
    why=text(
        "Nếu tệp đặt sai tên bị lặng lẽ bỏ qua, xã tưởng đã báo cáo mà số liệu chưa hề được tính.",
        "Were a misnamed file passed over in silence, a commune would believe that it has reported while its "
        "figures count nowhere.",
    ),
    fix=text(
        "Đổi tên tệp, chuyển vào đúng thư mục, hoặc đưa ra ngoài plans/.",
        "Rename the file, move it to its folder, or move it out of plans/.",
    ),
    refused={
        "plans/thanh-hoa/xa-tan-lap/reports/2026-07.yml": """\
            period: 2026-07
            values:
              ho: 1000
              ho_cap_quang: 720
        """,
    },
    accepted={
        "plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml": """\
            period: 2026-07
            values:
              ho: 1000
              ho_cap_quang: 720
        """,
    },
)
