"""Provinces and communes, those that are gone too."""

from cdsplan.dataset import columns, keys
from cdsplan.dataset.table import Column, Kind, Reference, Row, Table
from cdsplan.language import text
from cdsplan.repository.commune_files import CommuneFiles

PROVINCES = Table(
    "provinces",
    text("Các tỉnh, thành phố", "Provinces"),
    (
        columns.PROVINCE,
        Column(
            "code",
            Kind.TEXT,
            text("Mã đơn vị hành chính", "Official code"),
            text("Hai chữ số; để trống khi chưa có province.yaml", "Two digits; empty without a province.yaml"),
            optional=True,
            like=columns.PROVINCE_CODE,
        ),
        columns.NAME,
    ),
    key=("province",),
)
COMMUNES = Table(
    "communes",
    text("Các xã, phường, đặc khu", "All communes"),
    (
        columns.PROVINCE,
        Column("code", Kind.TEXT, text("Mã đơn vị hành chính", "Official code"), like=columns.COMMUNE_CODE),
        Column("path", Kind.TEXT, text("Thư mục", "Folder")),
        columns.NAME,
        Column("established", Kind.DAY, text("Ngày thành lập", "Date of establishment"), optional=True),
        Column("formed_from", Kind.TEXT, text("Các đơn vị cũ", "Units it was formed from"), optional=True),
        Column("dissolved", Kind.DAY, text("Ngày giải thể, sáp nhập", "Date of dissolution"), optional=True),
        Column(
            "successor",
            Kind.TEXT,
            text("Mã đơn vị kế thừa", "Code of the successor"),
            text("Có thể là xã không có trong bảng này", "May belong to a commune that is not in this table"),
            optional=True,
            like=columns.COMMUNE_CODE,
        ),
    ),
    key=("code",),
    references=(Reference(("province",), "provinces"),),
)


def province(files: CommuneFiles) -> Row:
    """A province, of which there may be nothing but communes."""
    return keys.province(files), files.unit.code, files.unit.name


def commune(files: CommuneFiles) -> Row:
    """A commune whose files loaded."""
    one = files.owner
    formed_from = "; ".join(one.formed_from) or None
    about = (one.established, formed_from, one.dissolved, one.successor)
    return keys.province(files), one.code, files.path, one.name, *about
