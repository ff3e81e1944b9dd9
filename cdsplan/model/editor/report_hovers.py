"""What an editor says of the fields of a report: values, published results, words."""

from cdsplan.language import text
from cdsplan.model.editor.hover import Hover

_SEVERAL_LINES = text(
    "Viết nhiều dòng thì ghi | rồi xuống dòng, lùi vào. Để trống thì báo cáo chính thức in dòng chấm.",
    "Several lines: | and then the words, indented. Left empty it is a dotted line in the official report.",
)
HOVERS = {
    "Report.period": Hover(
        text(
            "Không có dấu nháy. Năm, 6 tháng (H1, H2), quý (Q1…Q4), 9 tháng (9M), tháng hoặc một ngày.",
            "Without quotes. A year, a half (H1, H2), a quarter (Q1…Q4), nine months (9M), a month or a day.",
        ),
        "period: 2026-06",
        ("name-mismatch", "overlapping-reports"),
    ),
    "Report.calendar": Hover(
        text(
            "nd09: tháng kết thúc ngày 14, quý ngày 14 tháng cuối, năm ngày 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12)."
            " calendar: ngày cuối tháng (Nghị định 60/2018/NĐ-CP).",
            "nd09: a month ends on its 14th, a quarter on the 14th of its last month, a year on 14 December (Nghị định"
            " 09/2019/NĐ-CP, Điều 12). calendar: on the last day (Nghị định 60/2018/NĐ-CP).",
        ),
        "calendar: nd09",
    ),
    "Report.as_of": Hover(
        text(
            "Năm-tháng-ngày, không dấu nháy, không sau hôm nay. Kỳ chưa hết thì ghi ngày đã có số liệu.",
            "Year-month-day, without quotes, not after today. While the period runs, up to which day it counts.",
        ),
        "as_of: 2026-06-14",
        ("date-outside-period", "future-report", "before-established"),
    ),
    "Report.document": Hover(
        text("Số, ngày, cơ quan của chính báo cáo này.", "Number, date and issuer of this very report."),
        "document: {number: 45/BC-UBND, date: 2026-06-16}",
    ),
    "Report.illustrative": Hover(
        text(
            "true: bảng in dòng cảnh báo, tổng hợp và báo cáo chính thức bỏ qua.",
            "true: tables say so in a banner, roll-ups and official reports leave it out.",
        ),
        "illustrative: true",
    ),
    "Report.values": Hover(
        text(
            "Mỗi dòng một mã: một con số, hoặc {value: …, source: …, note: …}. Chưa đếm thì không ghi; đã yêu cầu"
            " nhưng chưa"
            " có thì ghi value: null cùng lý do; đừng ghi 0.",
            "One id a line: a number, or {value: …, source: …, note: …}. What was not counted is left out; what was"
            " asked for in vain is value: null with the reason; never 0.",
        ),
        "values:\n  tong_so_ho: 4018\n  ho_cap_quang: {value: 3214, source: VNPT}",
        ("unknown-variable", "part-exceeds-whole", "sudden-jump", "thousands-separator"),
    ),
    "Report.results": Hover(
        text(
            "Tỷ lệ đã công bố không kèm số lượng cụ thể, và tình trạng của việc phải hoàn thành.",
            "Rates that were published without counts, and how far milestones have come.",
        ),
        "results:\n  suc_khoe_dien_tu: {value: 97.8, approx: true}\n  ung_dung_blockchain: in-progress",
        ("unknown-indicator", "result-mismatch", "value-out-of-range"),
    ),
    "Report.narrative": Hover(
        text("Báo cáo chính thức in dưới bốn đề mục.", "The official report prints it under four headings."),
        "narrative:\n  difficulties: Kinh phí cấp chậm",
    ),
    "Value.value": Hover(
        text(
            "Số trơn: 18025, 34.5; không dấu phân cách, không dấu %. null thì nên có note.",
            "A plain number: 18025, 34.5; no separators, no %. Beside null a note should say why.",
        ),
        "value: 3214",
        ("thousands-separator", "bad-value"),
    ),
    "Value.source": Hover(
        text(
            "Đơn vị cung cấp số liệu này; báo cáo chính thức nêu tên.", "Who gave it; the official report names them."
        ),
        "source: VNPT",
    ),
    "Value.note": Hover(
        text(
            "In ở cột Ghi chú; số tăng, giảm đột ngột có ghi chú thì không bị cảnh báo.",
            "Printed in the column Ghi chú; a sudden jump that has one is not warned about.",
        ),
        "note: Doanh nghiệp chưa gửi số liệu",
        ("sudden-jump",),
    ),
    "Value.approx": Hover(
        text("«trên 97,8%», «khoảng 3.000 hộ»: bảng đánh dấu số này.", "As in trên 97,8%: tables mark it."),
        "approx: true",
    ),
    "Value.quality": Hover(
        text("Bảng đánh dấu số sơ bộ và ước tính.", "Tables mark provisional and estimated figures."),
        "quality: provisional",
    ),
    "Result.value": Hover(
        text("Theo đơn vị của chỉ tiêu: 97.8 là 97,8%.", "In the indicator's unit: 97.8 is 97.8 %."),
        "value: 97.8",
        ("result-mismatch", "value-out-of-range"),
    ),
    "Narrative.difficulties": Hover(_SEVERAL_LINES, "difficulties: Thôn Đồi Vàng chưa có điện lưới."),
    "Narrative.causes": Hover(_SEVERAL_LINES, "causes: Kinh phí cấp chậm."),
    "Narrative.next": Hover(_SEVERAL_LINES, "next: Phối hợp VNPT kéo cáp."),
    "Narrative.proposals": Hover(_SEVERAL_LINES, "proposals: Đề nghị tỉnh bố trí kinh phí."),
}
