"""What an editor says of the fields of a plan, its document and its indicators."""

from cdsplan.language import text
from cdsplan.model.editor.hover import Hover

_ONLY_HERE = text(
    "Chỉ tiêu có trong bộ chỉ tiêu thì không ghi lại: bộ chỉ tiêu quyết định.",
    "An indicator of the catalog does not have it again: the catalog decides.",
)
HOVERS = {
    "Document.number": Hover(text("Như in ở góc trái văn bản.", "As in the document's corner."), "number: 45/KH-UBND"),
    "Document.date": Hover(
        text("Năm-tháng-ngày; chỉ biết tháng thì năm-tháng.", "Year-month-day; year-month where no more is known."),
        "date: 2026-03-16",
    ),
    "Document.issuer": Hover(
        text("Tên cơ quan như in trên văn bản.", "The office as the document prints it."), "issuer: UBND xã Thành Vinh"
    ),
    "Plan.title": Hover(
        text(
            "Tên đầy đủ như in trên văn bản, không viết hoa cả dòng.",
            "The whole title of the document, not in capitals.",
        ),
        "title: Kế hoạch Phát triển Hạ tầng số trên địa bàn xã Thành Vinh năm 2026",
    ),
    "Plan.year": Hover(
        text(
            "Bốn chữ số, không dấu nháy. start và end mặc định là cả năm này.",
            "Four digits, no quotes. start and end default to that whole year.",
        ),
        "year: 2026",
        ("name-mismatch",),
    ),
    "Plan.start": Hover(
        text("Chỉ ghi khi kế hoạch không bắt đầu ngày 01/01.", "Only where the plan does not begin on 1 January."),
        "start: 2026-03-01",
    ),
    "Plan.end": Hover(
        text(
            "Là hạn của các mục tiêu không có due; kế hoạch nhiều năm thì ghi năm cuối.",
            "The due date of targets without due; of a plan for several years in the last of them.",
        ),
        "end: 2030-12-31",
        ("due-outside-plan",),
    ),
    "Plan.document": Hover(
        text("Báo cáo chính thức dẫn lại số và ngày này.", "Official reports cite its number and date."),
        "document: {number: 45/KH-UBND, date: 2026-03-16, issuer: UBND xã Thành Vinh}",
    ),
    "Plan.basis": Hover(
        text("Mỗi văn bản căn cứ một mục.", "One item for each document."),
        "basis:\n  - Quyết định số 208/QĐ-UBND ngày 17/01/2026 của UBND tỉnh Thanh Hóa",
    ),
    "Plan.report_due": Hover(
        text(
            "Mỗi hạn là của kỳ kết thúc gần nó nhất; cdsplan due liệt kê hạn nào sắp đến, đã quá.",
            "Each is for the period that ends nearest to it; cdsplan due lists what is due or overdue.",
        ),
        'report_due: ["11-10"]',
    ),
    "Plan.variables": Hover(
        text(
            "Cho công thức của chỉ tiêu định nghĩa tại đây; hai kế hoạch của một xã không được định nghĩa khác nhau.",
            "For formulas of indicators that are defined here; two plans of a commune may not define one differently.",
        ),
        "variables:\n  so_tram: {name: Số trạm, kind: count, unit: trạm}",
        ("unused-variable", "duplicate-id"),
    ),
    "Plan.indicators": Hover(
        text(
            "Theo thứ tự của văn bản; mỗi chỉ tiêu có mã và ít nhất một mục tiêu.",
            "In the order of the document; each has an id and at least one target.",
        ),
        'indicators:\n  - id: cap_quang_ho_gia_dinh\n    targets: [{op: ">=", value: 80, at: II.1}]',
        ("duplicate-id", "unknown-indicator"),
    ),
    "PlanIndicator.id": Hover(
        text(
            "Chữ thường không dấu, chữ số và _. Mã mới thì ghi thêm name, measure, formula, unit ngay tại đây.",
            "Lower-case ASCII letters, digits and _. A new one needs name, measure, formula and unit here.",
        ),
        "id: cap_quang_ho_gia_dinh",
        ("unknown-indicator", "duplicate-id"),
    ),
    "PlanIndicator.name": Hover(
        text("Chỉ ghi khi kế hoạch gọi tên khác bộ chỉ tiêu.", "Only where the plan words it differently."),
        "name: Tỷ lệ hộ gia đình có cáp quang",
    ),
    "PlanIndicator.name_en": Hover(
        text("Dùng khi xem bằng tiếng Anh; không có thì dùng name.", "For readers of English; else name is used."),
        "name_en: Households on fibre broadband",
    ),
    "PlanIndicator.measure": Hover(_ONLY_HERE, "measure: percent", ("catalog-override",)),
    "PlanIndicator.formula": Hover(
        _ONLY_HERE, "formula: ho_cap_quang / tong_so_ho", ("catalog-override", "formula-syntax", "unknown-variable")
    ),
    "PlanIndicator.unit": Hover(_ONLY_HERE, "unit: Mbit/s", ("catalog-override",)),
    "PlanIndicator.scale": Hover(_ONLY_HERE, "scale: 100", ("catalog-override",)),
    "PlanIndicator.may_exceed": Hover(_ONLY_HERE, "may_exceed: true", ("catalog-override",)),
    "PlanIndicator.group": Hover(
        text(
            "Bảng chia nhóm theo tên này, số thứ tự đếm lại trong mỗi nhóm.",
            "Tables are grouped by it, and numbered anew in each group.",
        ),
        "group: I. Kinh tế số",
    ),
    "PlanIndicator.targets": Hover(
        text(
            "Mỗi con số trong văn bản một mục tiêu: theo đơn vị, theo hạn, ở thân và ở phụ lục.",
            "One for each number of the document: by party, by due date, in the body and in the appendix.",
        ),
        'targets:\n  - {op: ">=", value: 80, at: II.1}',
        ("conflicting-targets", "target-out-of-range"),
    ),
    "PlanIndicator.lead": Hover(
        text("Danh sách; in ở cột Chủ trì, lọc bằng --lead.", "A list; the column Chủ trì, and what --lead looks for."),
        "lead: [Phòng Văn hóa – Xã hội]",
    ),
    "PlanIndicator.baseline": Hover(
        text(
            "Nơi bắt đầu đường tiến độ; cần cho mục tiêu from: baseline.",
            "Where the line to the target begins; needed by from: baseline.",
        ),
        "baseline: {value: 61, as_of: 2025-12-31}",
    ),
    "PlanIndicator.method": Hover(
        text("Không ghi nghĩa là công thức do người nhập suy ra.", "Without it the formula was inferred."),
        "method: Số hộ sử dụng mạng cáp quang/Tổng số hộ gia đình",
    ),
    "PlanIndicator.source": Hover(
        text("Kế hoạch, quyết định của cấp trên giao chỉ tiêu này.", "The higher document that asks for it."),
        "source: Kế hoạch số 178/KH-UBND ngày 25/8/2025 của UBND tỉnh Thanh Hóa",
    ),
    "PlanIndicator.text": Hover(
        text("Khi lời văn nói nhiều hơn con số.", "Where its wording carries more than the target."),
        "text: Phấn đấu khoảng 80% số hộ có cáp quang",
    ),
    "PlanIndicator.note": Hover(
        text("In ở cột Ghi chú.", "Printed in the column Ghi chú."), "note: Mẫu số lấy dân số của xã"
    ),
    "PlanIndicator.not_applicable": Hover(
        text("Không đánh giá chỉ tiêu này; lý do được in ra.", "The indicator is not judged; the reason is printed."),
        "not_applicable: Xã không có khu công nghiệp",
    ),
}
