"""`cdsplan new commune|province|plan|indicator|report`: a file with everything laid out that is to be filled in."""

from cdsplan.language import text

HELP = text(
    "Tạo một xã, một tỉnh, một kế hoạch, một chỉ tiêu hoặc một báo cáo mới, có sẵn các mục cần điền.",
    "Make a new commune, province, plan, indicator or report, with what is to be filled in laid out.",
)
EXAMPLE = "cdsplan new plan xa-thanh-vinh --year 2027 --theme ha-tang-so"
PARTS = ("commune", "province", "plan", "indicator", "report")
