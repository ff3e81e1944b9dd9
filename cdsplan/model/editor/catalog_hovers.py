"""What an editor says of the fields of a catalog: variables and indicators."""

from cdsplan.language import text
from cdsplan.model.editor.hover import Hover

HOVERS = {
    "Catalog.variables": Hover(
        text(
            "Mã gồm chữ thường không dấu, chữ số và _; không trùng với tệp khác trong plans/catalog/.",
            "An id has lower-case ASCII letters, digits and _; no other file of plans/catalog/ may have it too.",
        ),
        "variables:\n  tong_so_ho: {name: Tổng số hộ gia đình, kind: count, unit: hộ}",
        ("duplicate-id", "unused-variable"),
    ),
    "Catalog.indicators": Hover(
        text(
            "Kế hoạch nào cũng dùng được bằng mã; kế hoạch có thể gọi tên khác, không được đổi cách đo hay công thức.",
            "Any plan may use it by its id; it may word the name differently, never measure it differently.",
        ),
        "indicators:\n  cap_quang: {name: Hộ dùng cáp quang, measure: percent, formula: ho_cap_quang / tong_so_ho}",
        ("duplicate-id", "catalog-override"),
    ),
    "Variable.name": Hover(
        text("Tên mà cán bộ thấy trong biểu và bảng.", "What officers see in forms and tables."),
        "name: Số hộ sử dụng mạng cáp quang",
    ),
    "Variable.name_en": Hover(
        text("Dùng khi xem bằng tiếng Anh; không có thì dùng name.", "For readers of English; else name is used."),
        "name_en: Households on fibre broadband",
    ),
    "Variable.kind": Hover(
        text(
            "count viết 4018, không có dấu phân cách; quantity viết 34.5, bằng dấu chấm.",
            "A count is written 4018, without separators; a quantity 34.5, with a point.",
        ),
        "kind: count",
        ("thousands-separator", "bad-value"),
    ),
    "Variable.unit": Hover(
        text("In sau con số, ví dụ «còn 312 hộ».", "Printed behind the number, such as `còn 312 hộ`."), "unit: hộ"
    ),
    "Variable.part_of": Hover(
        text(
            "Tại một ngày, số liệu này không được lớn hơn số liệu bao trùm; không được vòng tròn.",
            "At one date it may not exceed that variable; the chain may not be a circle.",
        ),
        "part_of: tong_so_ho",
        ("part-exceeds-whole", "unknown-variable"),
    ),
    "Variable.cumulative": Hover(
        text(
            "Mỗi báo cáo ghi số lũy kế từ 01/01 đến ngày chốt, như hồ sơ, doanh thu. Số cộng dồn qua nhiều năm thì"
            " không.",
            "Every report has the running total from 1 January to its date, as of dossiers. A count that runs on over"
            " the years is not.",
        ),
        "cumulative: true",
        ("falling-cumulative", "date-outside-period"),
    ),
    "Variable.sample": Hover(
        text(
            "Khi ấy không tính «còn phải thực hiện bao nhiêu người».",
            "Then nothing remains to be done by so many people.",
        ),
        "sample: true",
    ),
    "Definition.name": Hover(
        text("Tên in trong bảng, báo cáo.", "The name in tables and reports."),
        "name: Tỷ lệ phổ cập mạng cáp quang đến hộ gia đình",
    ),
    "Definition.name_en": Hover(
        text("Dùng khi xem bằng tiếng Anh; không có thì dùng name.", "For readers of English; else name is used."),
        "name_en: Households on fibre broadband",
    ),
    "Definition.measure": Hover(
        text(
            "percent nằm trong 0…100, trừ khi có may_exceed; number cần unit; việc phải hoàn thành (milestone) không"
            " có công thức, kết quả ghi"
            " ở results.",
            "A percent lies in 0…100 unless may_exceed; a number needs a unit; a milestone has no formula, its state"
            " goes into results.",
        ),
        "measure: percent",
        ("value-out-of-range",),
    ),
    "Definition.formula": Hover(
        text(
            "Chỉ có mã số liệu, con số, + - * / và ngoặc; tối đa 1.000 ký tự. percent tự nhân 100. Không có công thức"
            " thì chỉ nhận kết quả đã công bố (results).",
            "Variables, numbers, + - * / and parentheses; at most 1,000 characters. A percent is multiplied by 100."
            " Without one only published results feed it.",
        ),
        "formula: ho_cap_quang / tong_so_ho",
        ("formula-syntax", "unknown-variable", "zero-denominator"),
    ),
    "Definition.unit": Hover(
        text(
            "percent thì không cần: luôn là %. Ví dụ: Mbit/s, dịch vụ.",
            "A percent needs none: it is always %. Such as Mbit/s.",
        ),
        "unit: thuê bao/100 dân",
    ),
    "Definition.scale": Hover(
        text(
            "Công thức nhân với số này; chỉ dùng với measure: number, khác 0.",
            "The formula is multiplied by it; only with measure: number, not zero.",
        ),
        "scale: 100",
    ),
    "Definition.may_exceed": Hover(
        text(
            "Ví dụ trạm 5G so với trạm 4G. Không ghi thì trên 100% là lỗi.",
            "Such as 5G stations over 4G stations. Without it more than 100 is an error.",
        ),
        "may_exceed: true",
        ("value-out-of-range", "target-out-of-range"),
    ),
}
