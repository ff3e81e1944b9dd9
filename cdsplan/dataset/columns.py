"""The columns that several tables have: whose, which, a figure, a target."""

from typing import get_args

from cdsplan.dataset.table import Column, Kind, Reference
from cdsplan.evaluation.observations import Origin
from cdsplan.evaluation.standing import STATUSES
from cdsplan.language import Text, text
from cdsplan.model.fields import Base, Comparator, Measure, Quality, State

COMMUNE_CODE, PROVINCE_CODE, ANY_CODE = "[0-9]{5}", "[0-9]{2}", "[0-9]{2}|[0-9]{5}"

PROVINCE = Column(
    "province",
    Kind.TEXT,
    text("Tỉnh (thư mục)", "Folder of the province"),
    text("Tên thư mục của tỉnh, dưới plans/", "Name of its folder under plans/"),
)
OWNER = Column(
    "owner",
    Kind.TEXT,
    text("Của đơn vị", "Owner"),
    text("Mã của xã; của chính tỉnh thì là thư mục của tỉnh", "Code of the commune; of a province itself its folder"),
)
COMMUNE = Column(
    "commune",
    Kind.TEXT,
    text("Mã xã", "Code of the commune"),
    text("Để trống: của chính tỉnh", "Empty: the province's own"),
    optional=True,
    like=COMMUNE_CODE,
)
PLAN = Column("plan", Kind.TEXT, text("Kế hoạch (tên tệp)", "Plan, by its file name"))
REPORT = Column("report", Kind.TEXT, text("Báo cáo (tên tệp)", "Report, by its file name"))
VARIABLE = Column(
    "variable",
    Kind.TEXT,
    text("Mã số liệu", "Key of the variable"),
    text(
        "Số liệu riêng của một đơn vị: có mã đơn vị phía trước", "For an owner's own variable, with the owner in front"
    ),
)
INDICATOR = Column(
    "indicator",
    Kind.TEXT,
    text("Mã chỉ tiêu", "Key of the indicator"),
    text(
        "Chỉ tiêu riêng của một kế hoạch: có mã đơn vị và tên kế hoạch phía trước",
        "For a plan's own indicator, with the owner and the plan in front",
    ),
)

NAME = Column("name", Kind.TEXT, text("Tên", "Name"))
MEASURE = Column(
    "measure",
    Kind.TEXT,
    text("Cách đo", "Measure"),
    text("Tỷ lệ phần trăm, số có đơn vị tính, hay việc phải hoàn thành", "A percentage, a number, or something to do"),
    one_of=get_args(Measure),
)
ISSUED = (
    Column("number", Kind.TEXT, text("Số, ký hiệu", "Number of the document"), optional=True),
    Column(
        "date",
        Kind.TEXT,
        text("Ngày ban hành", "Date of issue"),
        text("Có thể chỉ có năm và tháng", "May be only year and month"),
        optional=True,
    ),
    Column("issuer", Kind.TEXT, text("Cơ quan ban hành", "Issuer"), optional=True),
)
NOTE = Column("note", Kind.TEXT, text("Ghi chú", "Note"), optional=True)
GROUP = Column("group", Kind.TEXT, text("Nhóm", "Group"), optional=True)
AS_OF = Column("as_of", Kind.DAY, text("Ngày chốt số liệu", "Date of the figures"))
PERIOD = Column(
    "period",
    Kind.TEXT,
    text("Kỳ báo cáo", "Period"),
    text(
        "2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06 hoặc 2026-06-22",
        "2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06 or 2026-06-22",
    ),
)
STATE = Column(
    "state",
    Kind.TEXT,
    text("Tình trạng thực hiện", "State of a milestone"),
    optional=True,
    one_of=tuple(map(str, State)),
)
APPROX = Column("approx", Kind.FLAG, text("Gần đúng", "Approximate"))
QUALITY = Column("quality", Kind.TEXT, text("Loại số", "Quality"), one_of=get_args(Quality))
ILLUSTRATIVE = Column(
    "illustrative",
    Kind.FLAG,
    text("Số liệu minh họa", "Illustrative"),
    text("Số liệu giả định, chỉ dùng để minh họa", "Invented for demonstration"),
)
SOURCE = Column("source", Kind.TEXT, text("Nguồn số liệu", "Source of the figures"), optional=True)
CONFLICT = Column(
    "conflict",
    Kind.FLAG,
    text("Nội dung chưa thống nhất", "Contradiction"),
    text(
        "Kế hoạch nêu hai mục tiêu khác nhau cho chỉ tiêu này",
        "The document sets two different targets for this indicator",
    ),
)
STATUS = Column("status", Kind.TEXT, text("Đánh giá", "Verdict"), one_of=STATUSES)
ORIGIN = Column(
    "origin",
    Kind.TEXT,
    text("Nguồn gốc", "Origin"),
    text("Tính từ số lượng, hay công bố không kèm số lượng cụ thể", "Computed from counts, or published without them"),
    one_of=get_args(Origin),
)
CARRIED = Column(
    "carried",
    Kind.TEXT,
    text("Mẫu số lấy từ kỳ trước", "Carried denominator"),
    text("Mã các số liệu lấy từ một báo cáo trước", "Ids of the variables taken from an earlier report"),
    optional=True,
)
VALUE = Column(
    "value",
    Kind.NUMBER,
    text("Thực hiện", "Value"),
    text(
        "Theo đơn vị tính của chỉ tiêu; làm tròn 6 chữ số thập phân, không bao giờ chạm hay vượt qua mục tiêu",
        "In the indicator's unit; rounded to 6 decimals, but never onto or across the target",
    ),
    optional=True,
)
NUMERATOR = Column(
    "numerator",
    Kind.NUMBER,
    text("Tử số", "Numerator"),
    text("Khi công thức là một phép chia", "Where the formula is a quotient"),
    optional=True,
)
DENOMINATOR = NUMERATOR._replace(name="denominator", title=text("Mẫu số", "Denominator"))
FIGURE = (VALUE, STATE, NUMERATOR, DENOMINATOR)
EVIDENCE = (ORIGIN, CARRIED, APPROX, QUALITY, ILLUSTRATIVE)

OP = Column("op", Kind.TEXT, text("Dấu so sánh", "Comparator"), one_of=get_args(Comparator))
PARTY = Column("party", Kind.TEXT, text("Đơn vị được giao", "Party"), optional=True)
DUE = Column("due", Kind.DAY, text("Hạn hoàn thành", "Due date"))
TARGET = Column(
    "target",
    Kind.NUMBER,
    text("Mục tiêu", "Target"),
    text(
        "Mục tiêu có hiệu lực; với mục tiêu tăng, giảm là con số phải đạt",
        "The effective target; for growth, what it comes to",
    ),
    optional=True,
)
TO = Column("to", Kind.NUMBER, text("Giới hạn còn lại của khoảng", "Other end of the range"), optional=True)
GROWTH_FROM = Column(
    "growth_from", Kind.TEXT, text("Tăng giảm so với", "Growth from"), optional=True, one_of=get_args(Base)
)
GROWTH_PERCENT = Column(
    "growth_percent",
    Kind.NUMBER,
    text("Tăng bao nhiêu phần trăm", "Growth in percent"),
    text("Số âm là giảm", "Below zero to fall"),
    optional=True,
)
GROWTH_POINTS = GROWTH_PERCENT._replace(
    name="growth_points", title=text("Tăng bao nhiêu đơn vị", "Growth in the indicator's unit")
)
# What a target asks beside its comparator and its value.
CHANGE = (TO, GROWTH_FROM, GROWTH_PERCENT, GROWTH_POINTS)


def exact(name: str, above: Text, below: Text, about: Text | None = None) -> tuple[Column, Column]:
    """The two columns of a fraction in lowest terms."""
    return (
        Column(f"{name}_numerator", Kind.EXACT, above, about, optional=True),
        Column(f"{name}_denominator", Kind.EXACT, below, about, optional=True),
    )


EXACT_VALUE = exact(
    "value",
    text("Thực hiện chính xác (tử số)", "Numerator of the exact value"),
    text("Thực hiện chính xác (mẫu số)", "Denominator of the exact value"),
)
EXACT_TARGET = exact(
    "target",
    text("Mục tiêu chính xác (tử số)", "Numerator of the exact target"),
    text("Mục tiêu chính xác (mẫu số)", "Denominator of the exact target"),
)
OF_PROVINCE = Reference(("province",), "provinces")
OF_COMMUNE = Reference(("commune",), "communes")
OF_PLAN = Reference(("owner", "plan"), "plans")
OF_INDICATOR = Reference(("indicator",), "indicators")
OF_PLANNED = Reference(("owner", "plan", "indicator"), "plan_indicators")
