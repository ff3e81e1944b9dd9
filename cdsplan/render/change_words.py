"""What a reviewer reads of a change: its kind, which part of a definition changed, and some values of such parts."""

from collections.abc import Mapping

from cdsplan.difference.kinds import ChangeKind
from cdsplan.language import Text, text

KIND: Mapping[ChangeKind, Text] = {
    "removed-commune": text("Bỏ đơn vị", "Commune removed"),
    "added-commune": text("Thêm đơn vị", "Commune added"),
    "changed-commune": text("Thay đổi thông tin đơn vị", "Commune changed"),
    "easier-target": text("Mục tiêu bị hạ", "Target made easier"),
    "rewritten-value": text("Sửa số liệu đã báo cáo", "Past value rewritten"),
    "removed-value": text("Bỏ số liệu đã báo cáo", "Past value removed"),
    "changed-report": text("Sửa báo cáo đã có", "Past report changed"),
    "removed-report": text("Xóa báo cáo", "Report removed"),
    "removed-indicator": text("Bỏ chỉ tiêu", "Indicator removed"),
    "changed-definition": text("Thay đổi cách tính", "Definition changed"),
    "changed-target": text("Thay đổi mục tiêu", "Target changed"),
    "harder-target": text("Mục tiêu được nâng", "Target made harder"),
    "added-indicator": text("Thêm chỉ tiêu", "Indicator added"),
    "new-report": text("Báo cáo mới", "New report"),
    "added-value": text("Bổ sung số liệu", "Value added"),
    "status-change": text("Thay đổi đánh giá", "Status changed"),
}
# What a file calls it, in English; only a reviewer who reads Vietnamese needs another word.
FIELD: Mapping[str, Text] = {
    en: text(vi, en)
    for en, vi in {
        "name": "tên",
        "code": "mã",
        "province": "tỉnh",
        "dissolved": "ngày giải thể",
        "successor": "đơn vị kế thừa",
        "path": "thư mục",
        "calendar": "lịch báo cáo",
        "measure": "cách đo",
        "formula": "công thức",
        "unit": "đơn vị tính",
        "scale": "hệ số",
        "may_exceed": "có thể vượt 100%",
        "kind": "loại số liệu",
        "part_of": "là một phần của",
        "cumulative": "lũy kế",
        "sample": "mẫu điều tra",
        "period": "kỳ",
        "illustrative": "minh họa",
        "as_of": "ngày chốt số liệu",
        "approx": "gần đúng",
        "quality": "loại số",
    }.items()
}
VALUE: Mapping[str, Text] = {
    "percent": text("tỷ lệ phần trăm", "percent"),
    "number": text("số có đơn vị tính", "number"),
    "milestone": text("việc phải hoàn thành", "milestone"),
    "count": text("số lượng", "count"),
    "quantity": text("số đo", "quantity"),
    "final": text("chính thức", "final"),
    "provisional": text("sơ bộ", "provisional"),
    "estimated": text("ước tính", "estimated"),
}
