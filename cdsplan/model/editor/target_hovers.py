"""What an editor says of the fields of a target, and of the baseline that it may be told from."""

from cdsplan.language import text
from cdsplan.model.editor.hover import Hover

HOVERS = {
    "Target.op": Hover(
        text(
            "Luôn phải ghi; các mục tiêu của một chỉ tiêu cùng một chiều. «khoảng 80%» ghi >=, giữ nguyên văn ở text.",
            "Always written; an indicator's targets point one way. khoảng 80% is >=, with its wording in text.",
        ),
        'op: ">="',
        ("target-out-of-range",),
    ),
    "Target.from": Hover(
        text(
            "Chỉ dùng cho mục tiêu tăng, giảm, cùng percent hoặc points, không có value. baseline thì chỉ tiêu phải có"
            " baseline.",
            "For a growth target, with percent or points and no value. baseline needs the indicator's baseline.",
        ),
        "from: last-year",
        ("bad-value",),
    ),
    "Target.value": Hover(
        text(
            "Theo đơn vị của chỉ tiêu: 80 là 80%. Viết số trơn, dấu chấm thập phân; 79.96 không bao giờ được tính là"
            " đạt 80.",
            "In the indicator's unit: 80 is 80 %. A plain number with a decimal point; 79.96 never meets 80.",
        ),
        "value: 80",
        ("target-out-of-range", "conflicting-targets", "target-below-headline"),
    ),
    "Target.to": Hover(
        text(
            "«từ 70 đến 80%»: đạt khi từ 70 trở lên, vượt khi trên 80.",
            "From 70 to 80 %: met from 70 on, exceeded beyond 80.",
        ),
        "to: 80",
        ("bad-value",),
    ),
    "Target.percent": Hover(
        text('«tăng 20%» là 20; «giảm 10%» là -10, cùng op: "<=".', 'A rise of 20 % is 20; a fall -10, with op: "<=".'),
        "percent: 20",
    ),
    "Target.points": Hover(
        text(
            "Với tỷ lệ là điểm phần trăm: từ 61% thêm 5 là 66%.",
            "Of a percent these are percentage points: from 61 % five more are 66 %.",
        ),
        "points: 5",
    ),
    "Target.at": Hover(
        text(
            "Báo cáo và phần nội dung chưa thống nhất dẫn lại vị trí này; mục tiêu điều chỉnh thì ghi số quyết định.",
            "Reports and contradictions cite it; of an amended target it is the decision's number.",
        ),
        'at: "Phụ lục, TT 1"',
    ),
    "Target.party": Hover(
        text(
            "Không ghi là mục tiêu chung của kế hoạch. Ghi đúng một tên ở mọi chỗ: --party lọc theo tên này.",
            "Without it the target is the plan's own. One spelling everywhere: --party looks for it.",
        ),
        "party: Doanh nghiệp viễn thông",
        ("target-below-headline",),
    ),
    "Target.due": Hover(
        text(
            "Hạn sớm hơn ngày cuối kế hoạch là mục tiêu giữa kỳ: tiến độ đi qua nó.",
            "One before the plan's end is an interim target: the pace runs through it.",
        ),
        "due: 2026-06-30",
        ("due-outside-plan",),
    ),
    "Target.each_year": Hover(
        text(
            "«mỗi năm», «hằng năm»: mỗi năm dương lịch của kế hoạch có một mục tiêu như vậy.",
            "For mỗi năm, hằng năm: each calendar year of the plan has such a target.",
        ),
        "each_year: true",
        ("partial-year",),
    ),
    "Target.effective": Hover(
        text(
            "Ghi ở con số được chọn khi thân văn bản và phụ lục khác nhau; mỗi đơn vị, mỗi hạn một con số.",
            "On the number that was chosen where body and appendix differ; one for each party and due date.",
        ),
        "effective: true",
        ("conflicting-targets",),
    ),
    "Target.since": Hover(
        text(
            "Trước ngày này mục tiêu chưa có; ghi quyết định ở at. Lệnh cdsplan amend viết giúp.",
            "Before that day there is no such target; the decision is named in at. cdsplan amend writes it.",
        ),
        "since: 2026-07-05",
    ),
    "Target.until": Hover(
        text(
            "Từ ngày này mục tiêu không được tính nữa; phải sau since.",
            "From that day on it does not count; it comes after since.",
        ),
        "until: 2026-07-05",
    ),
    "Baseline.value": Hover(
        text("Theo đơn vị của chỉ tiêu: 61 là 61%.", "In the indicator's unit: 61 is 61 %."), "value: 61"
    ),
    "Baseline.as_of": Hover(
        text("Không ghi thì là ngày trước ngày bắt đầu kế hoạch.", "Without it, the day before the plan's start."),
        "as_of: 2025-12-31",
    ),
    "Baseline.source": Hover(
        text("Văn bản hoặc cơ quan cung cấp con số này.", "The document or office that gave the number."),
        "source: Báo cáo 120/BC-UBND",
    ),
}
