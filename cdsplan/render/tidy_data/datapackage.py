"""The descriptor of a Frictionless Data Package of observations: what each column is, and what may stand in it."""

import json
from typing import get_args

from cdsplan.evaluation.observations import Origin
from cdsplan.evaluation.standing import STATUSES
from cdsplan.evaluation.tidy_data import Row
from cdsplan.model.fields import Base, Measure, Quality, State

DESCRIPTOR = "datapackage.json"
TABLE = "observations.csv"
_KEY = ("path", "plan", "indicator", "as_of")

# Each column: its type, what it is in Vietnamese and in English.
_COLUMNS: dict[str, tuple[str, str, str]] = {
    "path": ("string", "Thư mục của xã", "Folder of the commune: province/commune; of a province itself its own"),
    "code": ("string", "Mã đơn vị hành chính", "Official code, five digits; of a province itself two"),
    "commune": ("string", "Xã, phường, đặc khu", "Name of the commune; empty for a province itself"),
    "province": ("string", "Tỉnh, thành phố", "Name of the province"),
    "successor": ("string", "Mã đơn vị kế thừa", "Code of the commune that succeeds a dissolved one"),
    "plan": ("string", "Kế hoạch", "The plan, by its file name"),
    "indicator": ("string", "Mã chỉ tiêu", "Id of the indicator"),
    "name": ("string", "Chỉ tiêu", "Name of the indicator, as the plan words it"),
    "group": ("string", "Nhóm", "Group in the plan"),
    "measure": ("string", "Cách đo", "How it is measured"),
    "unit": ("string", "Đơn vị tính", "Unit of value and target"),
    "period": ("string", "Kỳ số liệu", "Period of the report: 2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06, 2026-06-22"),
    "as_of": ("date", "Ngày chốt số liệu", "Date of the observation"),
    "value": ("number", "Thực hiện", "The value; never rounded onto or across the target"),
    "state": ("string", "Mức hoàn thành", "State of a milestone"),
    "numerator": ("number", "Tử số", "Numerator, where the formula is a quotient"),
    "denominator": ("number", "Mẫu số", "Denominator, where the formula is a quotient"),
    "op": ("string", "Dấu so sánh", "Comparator of the effective target; == done for a milestone"),
    "target": ("number", "Mục tiêu", "Value of the effective target at that date; of growth what it comes to"),
    "to": ("number", "Đầu kia của khoảng", "The better end of that target, where it is a range"),
    "growth_from": ("string", "Tăng giảm so với", "What growth is told from, where that target asks for growth"),
    "growth_percent": ("number", "Tăng bao nhiêu phần trăm", "The growth in percent; below zero to fall"),
    "growth_points": ("number", "Tăng bao nhiêu đơn vị", "The growth in the indicator's own unit; below zero to fall"),
    "party": ("string", "Đơn vị được giao", "Whom that target is given to"),
    "due": ("date", "Hạn hoàn thành", "Due date of that target"),
    "status": ("string", "Đánh giá", "Status at the date of the observation"),
    "origin": ("string", "Nguồn gốc", "Computed from counts, or published without them"),
    "carried": ("string", "Mẫu số lấy từ kỳ trước", "Variables taken from an earlier report"),
    "approx": ("boolean", "Gần đúng", "Known only approximately"),
    "quality": ("string", "Chất lượng số liệu", "The worst quality of the figures used"),
    "illustrative": ("boolean", "Số liệu minh họa", "Invented for demonstration"),
    "conflict": ("boolean", "Văn bản mâu thuẫn", "The plan contradicts itself about this target"),
    "source": ("string", "Nguồn số liệu", "Sources of the figures"),
}  # fmt: skip
_ONE_OF: dict[str, tuple[str, ...]] = {
    "measure": get_args(Measure),
    "state": tuple(State),
    "op": (">=", ">", "<=", "<", "=="),
    "growth_from": get_args(Base),
    "status": STATUSES,
    "origin": get_args(Origin),
    "quality": get_args(Quality),
}
_LIKE = {"code": "[0-9]{2}|[0-9]{5}", "successor": "[0-9]{5}"}
_MAY_BE_EMPTY = frozenset(
    {
        "code",
        "commune",
        "successor",
        "group",
        "unit",
        "value",
        "state",
        "numerator",
        "denominator",
        "target",
        "to",
        "growth_from",
        "growth_percent",
        "growth_points",
        "party",
        "carried",
        "source",
    }
)


def descriptor() -> str:
    """`datapackage.json`, for the table beside it."""
    package = {
        "profile": "tabular-data-package",
        "name": "cdsplan-observations",
        "title": "Kết quả chỉ tiêu chuyển đổi số cấp xã",
        "description": (
            "Observations of the indicators of commune digital-transformation plans: one row for each commune, plan,"
            " indicator and date. An apostrophe stands before text that a spreadsheet would take for a formula."
        ),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "observations",
                "path": TABLE,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\n"},
                "schema": {
                    "fields": [_field(name) for name in Row._fields],
                    "primaryKey": list(_KEY),
                    "missingValues": [""],
                },
            }
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _field(name: str) -> dict[str, object]:
    kind, title, description = _COLUMNS[name]
    constraints: dict[str, object] = {} if name in _MAY_BE_EMPTY else {"required": True}
    constraints |= {"enum": list(_ONE_OF[name])} if name in _ONE_OF else {}
    constraints |= {"pattern": _LIKE[name]} if name in _LIKE else {}
    return {"name": name, "type": kind, "title": title, "description": description, "constraints": constraints}
