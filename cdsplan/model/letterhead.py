"""What the official reports of a commune or a province need besides figures."""

from cdsplan.model.described import FileModel, about
from cdsplan.model.fields import Words


class Signer(FileModel):
    """Người ký"""

    authority: Words | None = about("Thẩm quyền ký, ví dụ KT. CHỦ TỊCH", "Authority, such as KT. CHỦ TỊCH", None)
    title: Words | None = about("Chức vụ, ví dụ PHÓ CHỦ TỊCH", "Title, such as PHÓ CHỦ TỊCH", None)
    name: Words | None = about("Họ và tên", "Name", None)


class Letterhead(FileModel):
    """Thể thức văn bản"""

    place: Words | None = about(
        "Địa danh ghi trước ngày tháng; mặc định là tên đơn vị, bỏ chữ xã, phường, đặc khu hay tỉnh",
        "Place before the date; default: the unit's name without its kind",
        None,
    )
    to: tuple[Words, ...] = about("Kính gửi", "Whom reports are addressed to", ())
    recipients: tuple[Words, ...] = about(
        "Nơi nhận, không kể dòng Lưu", "Who receives a copy, without the archive's line", ()
    )
    archive: Words | None = about("Lưu, ví dụ VT, VHXH", "Where copies are kept, such as VT, VHXH", None)
    signer: Signer | None = about("Người ký", "Who signs", None)


# The field of whoever has one.
LETTERHEAD = about("Thể thức của báo cáo chính thức", "What official reports need besides figures", None)
