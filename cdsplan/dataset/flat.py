"""The one table that people take into a spreadsheet: each observation, with the names of what it is of beside it.

Its rows are those of `evaluation.tidy_data`, in the order of these columns.
"""

from cdsplan.dataset import columns
from cdsplan.dataset.table import Column, Kind, Table
from cdsplan.language import text

FLAT = Table(
    "observations",
    text("Kết quả của từng chỉ tiêu ở từng kỳ", "Observations, one row for each indicator and date"),
    (
        Column("path", Kind.TEXT, text("Thư mục", "Folder")),
        Column(
            "code",
            Kind.TEXT,
            text("Mã đơn vị hành chính", "Official code"),
            text("Của xã năm chữ số, của tỉnh hai chữ số", "Five digits; two for a province itself"),
            optional=True,
            like=columns.ANY_CODE,
        ),
        Column(
            "commune",
            Kind.TEXT,
            text("Xã, phường, đặc khu", "Name of the commune"),
            text("Để trống: số liệu của chính tỉnh", "Empty: what the province reports itself"),
            optional=True,
        ),
        Column("province", Kind.TEXT, text("Tỉnh, thành phố", "Name of the province")),
        Column(
            "successor",
            Kind.TEXT,
            text("Mã đơn vị kế thừa", "Code of the successor"),
            text("Của xã đã giải thể, sáp nhập", "Belongs to a dissolved commune"),
            optional=True,
            like=columns.COMMUNE_CODE,
        ),
        columns.PLAN,
        Column("indicator", Kind.TEXT, text("Mã chỉ tiêu", "Id of the indicator")),
        Column("name", Kind.TEXT, text("Chỉ tiêu", "Indicator")),
        columns.GROUP,
        columns.MEASURE,
        Column("unit", Kind.TEXT, text("Đơn vị tính", "Unit of the figures"), optional=True),
        columns.PERIOD,
        columns.AS_OF,
        *columns.FIGURE,
        columns.OP,
        columns.TARGET,
        *columns.CHANGE,
        columns.PARTY,
        columns.DUE,
        columns.STATUS,
        *columns.EVIDENCE,
        columns.CONFLICT,
        columns.SOURCE,
    ),
    key=("path", "plan", "indicator", "as_of"),
)
