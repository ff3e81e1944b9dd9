"""A formula can be read."""

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.rules.rule import CATALOG, Manual

NAME = "formula-syntax"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Công thức không đọc được; vị trí sai được chỉ ra ngay trong công thức.",
        "A formula cannot be read; the place of the slip inside it is shown.",
    ),
    why=text(
        "Công thức sai một dấu là chỉ tiêu sai ở mọi xã và mọi kỳ, nên không đoán.",
        "One wrong sign in a formula is a wrong rate in every commune and period, so nothing is guessed.",
    ),
    fix=text(
        "Chỉ dùng mã số liệu, số, các dấu + - * / và ngoặc đơn. Với measure: percent không nhân 100, vì chương "
        "trình đã nhân.",
        "Use variable ids, numbers, + - * / and parentheses only. Do not multiply a percent by 100: the program does.",
    ),
    refused={
        CATALOG: """\
            variables:
              ho: {name: Hộ, kind: count, unit: hộ}
              ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
            indicators:
              cap_quang: {name: Cáp quang, measure: percent, formula: ho_cap_quang / ho x 100%}
        """,
    },
    accepted={
        CATALOG: """\
            variables:
              ho: {name: Hộ, kind: count, unit: hộ}
              ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
            indicators:
              cap_quang: {name: Cáp quang, measure: percent, formula: ho_cap_quang / ho}
        """,
    },
)
