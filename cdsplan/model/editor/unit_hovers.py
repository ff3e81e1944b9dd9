"""What an editor says of the fields of communes, provinces, their letterheads, and of the settings."""

from cdsplan.language import text
from cdsplan.model.editor.hover import Hover

HOVERS = {
    "Commune.name": Hover(
        text(
            "In ở đầu bảng tiến độ, báo cáo chính thức và trang công khai.",
            "Stands above tables, official reports and public pages.",
        ),
        "name: Xã Thành Vinh",
    ),
    "Commune.code": Hover(
        text(
            "Khóa duy nhất của xã: tên có thể trùng, mã thì không. Dấu nháy giữ số 0 ở đầu.",
            "The only key of a commune: names are shared, codes are not. The quotes keep leading zeros.",
        ),
        'code: "15229"',
        ("duplicate-code",),
    ),
    "Commune.province": Hover(
        text(
            "Thư mục của tỉnh trong plans/ là tên này, viết thường không dấu: thanh-hoa.",
            "The province's folder in plans/ is this name in lower-case ASCII: thanh-hoa.",
        ),
        "province: Thanh Hóa",
        ("name-mismatch",),
    ),
    "Commune.established": Hover(
        text(
            "Báo cáo có ngày chốt trước ngày này bị cảnh báo; số lũy kế của năm ấy tính từ ngày này.",
            "Reports dated before it are warned about; running totals of that year begin on it.",
        ),
        "established: 2025-07-01",
        ("before-established",),
    ),
    "Commune.formed_from": Hover(
        text("Tên các xã, phường, thị trấn cũ; chỉ để biết.", "Names of the old units; for readers only."),
        "formed_from: [Thành Mỹ, Thành Yên]",
    ),
    "Commune.dissolved": Hover(
        text(
            "Kế hoạch của xã được đánh giá đến hết ngày trước ngày này; phải sau established.",
            "Its plans are judged up to the day before; it comes after established.",
        ),
        "dissolved: 2025-07-01",
        ("bad-value",),
    ),
    "Commune.successor": Hover(
        text(
            "Năm chữ số, trong dấu nháy; chỉ ghi khi có dissolved. Xã này báo cáo và ký thay xã đã giải thể.",
            "Five digits, in quotes; only beside dissolved. That commune reports and signs for this one.",
        ),
        'successor: "15442"',
        ("bad-value",),
    ),
    "Commune.letterhead": Hover(
        text(
            "Các phần của thể thức theo Nghị định 30/2020/NĐ-CP, Phụ lục I: Kính gửi, Nơi nhận, người ký. Phần nào để"
            " trống thì báo cáo in dòng chấm.",
            "What Nghị định 30/2020/NĐ-CP, Phụ lục I asks for: addressees, copies, signer. What is left empty is a"
            " dotted line.",
        ),
        "letterhead: {place: Thành Vinh, to: [UBND tỉnh Thanh Hóa]}",
    ),
    "Province.name": Hover(
        text(
            "Tên không có chữ tỉnh, thành phố cũng được; thư mục của tỉnh là tên này, viết thường không dấu.",
            "With or without tỉnh, thành phố; the province's folder is this name in lower-case ASCII.",
        ),
        "name: Thanh Hóa",
        ("name-mismatch",),
    ),
    "Province.code": Hover(
        text("Từ 01 đến 99; dấu nháy giữ số 0 ở đầu.", "From 01 to 99; the quotes keep a leading zero."), 'code: "38"'
    ),
    "Province.letterhead": Hover(
        text(
            "Như của xã, cho báo cáo của tỉnh (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            "As a commune's, for the province's own reports (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
        ),
        "letterhead: {to: [Chính phủ]}",
    ),
    "Letterhead.place": Hover(
        text(
            "In nghiêng ở bên phải: «Thành Vinh, ngày 05 tháng 01 năm 2026».",
            "Printed in italics on the right: `Thành Vinh, ngày 05 tháng 01 năm 2026`.",
        ),
        "place: Thành Vinh",
    ),
    "Letterhead.to": Hover(
        text(
            "Danh sách; bắt buộc phải có trong báo cáo gửi cấp trên.", "A list; a report sent upward has to have one."
        ),
        "to: [UBND tỉnh Thanh Hóa, Sở Khoa học và Công nghệ]",
    ),
    "Letterhead.recipients": Hover(
        text(
            "Danh sách, in sau chữ «Nơi nhận»; mục có dấu phẩy thì đặt trong dấu nháy.",
            "A list, printed under Nơi nhận; an item that has a comma goes in quotes.",
        ),
        'recipients: [Như trên, "TTr Đảng ủy, HĐND (để b/c)"]',
    ),
    "Letterhead.archive": Hover(
        text("In thành dòng cuối của Nơi nhận: «- Lưu: VT, VHXH.»", "The last line of Nơi nhận: `- Lưu: VT, VHXH.`"),
        'archive: "VT, VHXH"',
    ),
    "Letterhead.signer": Hover(
        text(
            "Thẩm quyền, chức vụ, họ tên; phần nào chưa biết thì để trống.",
            "Authority, title, name; what is not known is left empty.",
        ),
        "signer: {authority: KT. CHỦ TỊCH, title: PHÓ CHỦ TỊCH, name: Trịnh Quang Duy}",
    ),
    "Signer.authority": Hover(
        text("Chủ tịch tự ký thì để null.", "null where the Chủ tịch signs."), "authority: KT. CHỦ TỊCH"
    ),
    "Signer.title": Hover(text("Viết hoa như sẽ in.", "In capitals, as it is printed."), "title: PHÓ CHỦ TỊCH"),
    "Signer.name": Hover(text("In đậm dưới chỗ ký.", "Printed in bold below the signature."), "name: Trịnh Quang Duy"),
    "Settings.format": Hover(
        text("Luôn là 1; phiên bản sau sẽ tăng số này.", "Always 1; a later version would raise it."), "format: 1"
    ),
    "Settings.lang": Hover(
        text(
            "Ngôn ngữ của mọi lệnh, nếu không có --lang hay CDSPLAN_LANG.",
            "The language of all commands where neither --lang nor CDSPLAN_LANG says it.",
        ),
        "lang: vi",
    ),
    "Settings.calendar": Hover(
        text("Báo cáo nào ghi calendar thì theo báo cáo ấy.", "A report that has a calendar of its own keeps it."),
        "calendar: nd09",
    ),
    "Settings.report_due": Hover(
        text(
            "Một hạn là của báo cáo năm, hai của 6 tháng, bốn của quý, mười hai của tháng.",
            "One is the year's, two the halves', four the quarters', twelve the months'.",
        ),
        'report_due: ["06-10", "12-10"]',
    ),
    "Settings.license": Hover(
        text(
            "Ghi vào gói dữ liệu khi xuất; ký hiệu SPDX. Luật Sở hữu trí tuệ, Điều 15: văn bản hành chính không có bản"
            " quyền.",
            "Written into exported data packages; an SPDX name. Luật Sở hữu trí tuệ, Điều 15: administrative documents"
            " have no copyright.",
        ),
        "license: CC-BY-4.0",
    ),
    "Settings.ignore": Hover(
        text(
            "Chỉ bỏ qua được quy tắc về nội dung, không bỏ qua được lỗi đọc tệp. Xem các quy tắc: cdsplan rule",
            "Only rules about meaning can be silenced, no error in reading. See them all: cdsplan rule",
        ),
        "ignore: [sudden-jump]",
    ),
}
