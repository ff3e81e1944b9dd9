"""What a province reports itself, through each command that writes or shows it."""

import json
import re
from csv import DictReader
from io import StringIO

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

HOME = "plans/thanh-hoa"
PLAN = """\
title: Kế hoạch của tỉnh
year: 2026
variables:
  grdp: {name: GRDP theo giá hiện hành, kind: quantity, unit: tỷ đồng}
  kinh_te_so: {name: Giá trị tăng thêm của kinh tế số, kind: quantity, unit: tỷ đồng, part_of: grdp}
indicators:
  - id: kinh_te_so
    name: Tỷ trọng kinh tế số trong GRDP
    measure: percent
    formula: kinh_te_so / grdp
    targets: [{op: ">=", value: 20}]
  - {id: dti, name: Xếp hạng DTI, measure: number, unit: hạng, targets: [{op: "<=", value: 10}]}
"""
POOLED = '{id: cap_quang, targets: [{op: ">=", value: 80}]}'
LATEST = ("--as-of", "2026-11-22")


@pytest.fixture
def province(little: Folder) -> Folder:
    """Thanh Hóa with its file and a plan of figures that no commune counts."""
    little.write(f"{HOME}/province.yaml", 'name: Thanh Hóa\ncode: "38"\n')
    little.write(f"{HOME}/2026-tinh.yaml", PLAN)
    return little


GIVEN = ("kinh_te_so=17.5", "grdp=100", "dti=12", "--period", "2026-06", "--source", "Cục Thống kê")


@pytest.mark.parametrize("name", ["thanh-hoa", "38", "Tỉnh Thanh Hóa"])
def test_figures_are_recorded_in_a_report_of_the_province(cdsplan: Run, province: Folder, name: str) -> None:
    assert cdsplan("record", name, *GIVEN).code == 0
    assert (
        (province.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../../schemas/report.schema.json
period: 2026-06
values:
  kinh_te_so: {value: 17.5, source: Cục Thống kê}
  grdp: {value: 100, source: Cục Thống kê}
results:
  dti: {value: 12, source: Cục Thống kê}
"""
    )
    assert cdsplan("validate").code == 0


def test_what_a_rule_finds_wrong_is_not_recorded(cdsplan: Run, province: Folder) -> None:
    ran = cdsplan("record", "thanh-hoa", "kinh_te_so=120", "grdp=100", "--period", "2026-06")
    assert (ran.code, "part-exceeds-whole" in ran.err) == (1, True)
    assert not (province.root / HOME / "reports").exists()


def test_a_province_without_its_file_and_without_plans_reports_what_is_in_the_catalog(
    cdsplan: Run, little: Folder
) -> None:
    assert cdsplan("record", "thanh-hoa", "ho=9000", "--period", "2026-06").code == 0
    assert "ho: 9000" in (little.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["38", "thanh-hoa"])
def test_a_form_goes_out_and_comes_back(cdsplan: Run, province: Folder, code: str) -> None:
    if code != "38":
        (province.root / HOME / "province.yaml").unlink()
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "form.csv").code == 0
    form = (province.root / "form.csv").read_text(encoding="utf-8-sig")
    assert f"Mã đơn vị: {code}" in form
    assert "Thanh Hóa, Thanh Hóa" not in form
    completed = "".join(
        _completed(line, {"grdp": "100", "kinh_te_so": "17,5"}) for line in form.splitlines(keepends=True)
    )
    province.write("form.csv", completed)
    assert cdsplan("import", "form.csv").code == 0
    assert "kinh_te_so: 17.5" in (province.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")


def _completed(line: str, figures: dict[str, str]) -> str:
    """A line of the form with its new figure, which has a column of its own."""
    cells = line.rstrip("\n").split(";")
    if len(cells) > 1 and cells[1] in figures:
        cells[6] = figures[cells[1]]
    return f"{';'.join(cells)}\n"


def test_a_new_report_lays_out_what_the_plan_needs(cdsplan: Run, province: Folder) -> None:
    assert cdsplan("new", "report", "thanh-hoa", "--period", "2026-06").code == 0
    made = (province.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")
    assert made.startswith("# yaml-language-server: $schema=../../../schemas/report.schema.json\n")
    assert all(f"  {name}: null" in made for name in ("grdp", "kinh_te_so", "dti"))


def test_a_new_report_asks_the_province_only_for_what_its_form_asks(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", f'{PLAN}  - {{id: cap_quang, targets: [{{op: ">=", value: 80}}]}}\n')
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "form.csv").code == 0
    assert cdsplan("new", "report", "thanh-hoa", "--period", "2026-06").code == 0
    made = (province.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")
    form = (province.root / "form.csv").read_text(encoding="utf-8-sig")
    assert "ho_cap_quang" not in made
    assert set(re.findall(r"^  (\w+): null", made.partition("narrative:")[0], re.MULTILINE)) == set(
        re.findall(r"^\d+;(\w+);", form, re.MULTILINE)
    )


def test_a_province_whose_communes_count_everything_reports_in_words(cdsplan: Run, province: Folder) -> None:
    head = PLAN[: PLAN.index("indicators:")]
    wanted = 'indicators: [{id: cap_quang, targets: [{op: ">=", value: 80}]}]\n'
    province.write(f"{HOME}/2026-tinh.yaml", f"{head}{wanted}")
    assert cdsplan("new", "report", "thanh-hoa", "--period", "2026-06").code == 0
    made = (province.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")
    assert ("values:" in made, "Put the number" in made, "\nnarrative:\n  difficulties: null" in made) == (
        False,
        False,
        True,
    )
    assert cdsplan("validate", "--ignore", "unused-variable").code == 0
    assert cdsplan("report", "thanh-hoa", "--period", "2026-06", "-o", "b.md").code == 0


def test_a_province_without_a_plan_reports_in_words(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("new", "report", "thanh-hoa", "--period", "2026-06").code == 0
    made = (little.root / HOME / "reports/2026-06.yaml").read_text(encoding="utf-8")
    assert "values:" not in made


def test_a_new_plan_of_a_province_bears_its_name(cdsplan: Run, province: Folder) -> None:
    assert cdsplan("new", "plan", "thanh-hoa", "--year", "2027", "--theme", "so").code == 0
    made = (province.root / HOME / "2027-so.yaml").read_text(encoding="utf-8")
    assert "title: Kế hoạch chuyển đổi số năm 2027 của Thanh Hóa\n" in made
    assert "  issuer: UBND Thanh Hóa\n" in made


@pytest.mark.usefixtures("province")
def test_a_figure_of_the_province_is_explained(cdsplan: Run) -> None:
    cdsplan("record", "thanh-hoa", *GIVEN)
    ran = cdsplan("explain", "thanh-hoa", "kinh_te_so", *LATEST)
    assert ran.code == 0
    assert "17.5" in ran.out
    assert "reports/2026-06.yaml:4" in ran.out
    known = json.loads(cdsplan("explain", "thanh-hoa", "kinh_te_so", *LATEST, "--format", "json").out)
    assert known["commune"] is None
    assert known["province"] == {"path": "thanh-hoa", "name": "Thanh Hóa"}


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("options", [(), ("thanh-hoa",)])
def test_the_observations_of_a_province_are_exported(cdsplan: Run, options: tuple[str, ...]) -> None:
    cdsplan("record", "thanh-hoa", *GIVEN)
    rows = list(DictReader(StringIO(cdsplan("export", *options).out)))
    own = [row for row in rows if row["path"] == "thanh-hoa"]
    assert {row["path"] for row in rows} == {"thanh-hoa", *([] if options else ["thanh-hoa/xa-tan-lap"])}
    assert [(row["code"], row["commune"], row["province"], row["indicator"]) for row in own] == [
        ("38", "", "Thanh Hóa", "dti"),
        ("38", "", "Thanh Hóa", "kinh_te_so"),
    ]


def test_the_table_says_whose_figures_they_are(cdsplan: Run, province: Folder) -> None:
    plan = PLAN + '  - {id: cap_quang, targets: [{op: ">=", value: 80}]}\n'
    province.write(f"{HOME}/2026-tinh.yaml", plan)
    cdsplan("record", "thanh-hoa", *GIVEN)
    page = cdsplan("progress", "thanh-hoa", *LATEST, "--lang", "vi").out
    assert "Thanh Hóa: kế hoạch cấp tỉnh, theo số liệu của tỉnh và số liệu cộng từ các xã" in page
    assert "Theo số liệu của tỉnh (các chỉ tiêu khác: cộng từ các xã):\n  - Tỷ trọng kinh tế số" in page
    known = json.loads(cdsplan("progress", "thanh-hoa", *LATEST, "--format", "json").out)
    levels = {one["id"]: (one["level"], one["coverage"] is None) for one in known["plans"][0]["indicators"]}
    assert levels == {"kinh_te_so": ("own", True), "dti": ("own", True), "cap_quang": ("pooled", False)}
    rows = DictReader(StringIO(cdsplan("progress", "thanh-hoa", *LATEST, "--format", "csv").out))
    assert [row["level"] for row in rows] == ["own", "own", "pooled"]


@pytest.mark.usefixtures("province")
def test_what_no_commune_counts_is_missing_until_the_province_records_it(cdsplan: Run) -> None:
    page = cdsplan("progress", "thanh-hoa", *LATEST).out
    assert "Record them: cdsplan record thanh-hoa kinh_te_so=… grdp=… --period" in page
    cdsplan("record", "thanh-hoa", *GIVEN)
    assert "Record them" not in cdsplan("progress", "thanh-hoa", *LATEST).out


def test_the_roll_up_marks_the_provinces_own_figures(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", PLAN + '  - {id: cap_quang, targets: [{op: ">=", value: 80}]}\n')
    cdsplan("record", "thanh-hoa", "ho_cap_quang=900", "ho=1000", "--period", "2026-06")
    page = cdsplan("summary", "thanh-hoa", *LATEST, "--lang", "vi").out
    assert "(số liệu của tỉnh)" in page.replace("\n", " ")
    (row,) = json.loads(cdsplan("summary", "thanh-hoa", *LATEST, "--format", "json").out)["indicators"]
    assert (row["level"], row["value"], row["status"], row["low"]) == ("own", 90, "met", None)


def test_illustrative_reports_of_the_province_are_told_to_be_left_out(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/reports/2026-06.yaml", "period: 2026-06\nillustrative: true\nresults: {dti: 9}\n")
    province.write(f"{HOME}/reports/2026-03.yaml", "period: 2026-03\nresults: {dti: 8}\n")
    ran = cdsplan("progress", "thanh-hoa", *LATEST)
    assert "Left out 1 illustrative report" in ran.err
    assert "ILLUSTRATIVE" in cdsplan("progress", "thanh-hoa", *LATEST, "--illustrative").out


def test_an_error_in_what_is_added_up_is_told_beside_the_table(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", f"title: K\nyear: 2026\nindicators: [{POOLED}]\n")
    province.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 7000}\n")
    ran = cdsplan("progress", "thanh-hoa")
    assert (ran.code, "error[part-exceeds-whole]" in ran.err, "7,000/1,000" in ran.out) == (1, True, True)


def test_what_is_added_up_from_communes_is_not_explained_as_one_calculation(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", PLAN + '  - {id: cap_quang, targets: [{op: ">=", value: 80}]}\n')
    ran = cdsplan("explain", "thanh-hoa", "cap_quang", *LATEST)
    assert (ran.code, "cdsplan summary thanh-hoa --indicator cap_quang" in ran.err) == (2, True)


@pytest.fixture
def pooled(province: Folder) -> Folder:
    """With an indicator that the communes count, too, and that they have a figure of: 70 %."""
    province.write(f"{HOME}/2026-tinh.yaml", f"{PLAN}  - {POOLED}\n")
    return province


def _level(cdsplan: Run, *options: str) -> str:
    known = json.loads(cdsplan("progress", "thanh-hoa", *LATEST, "--format", "json", *options).out)
    return next(str(one["level"]) for one in known["plans"][0]["indicators"] if one["id"] == "cap_quang")


@pytest.mark.parametrize(("period", "level", "code"), [("2026-06", "own", 0), ("2025-06", "pooled", 2)])
def test_explain_follows_the_level_of_the_table(
    cdsplan: Run, pooled: Folder, period: str, level: str, code: int
) -> None:
    pooled.write(f"{HOME}/reports/{period}.yaml", f"period: {period}\nvalues: {{ho_cap_quang: 900, ho: 1000}}\n")
    assert _level(cdsplan) == level
    ran = cdsplan("explain", "thanh-hoa", "cap_quang", *LATEST)
    assert (ran.code, "cdsplan summary thanh-hoa --indicator cap_quang" in ran.err) == (code, level == "pooled")


def test_a_stale_figure_of_the_province_is_explained_where_the_communes_give_none(cdsplan: Run, pooled: Folder) -> None:
    (pooled.root / PATHS["report"]).unlink()
    pooled.write(f"{HOME}/reports/2025-06.yaml", "period: 2025-06\nvalues: {ho_cap_quang: 900, ho: 1000}\n")
    assert _level(cdsplan) == "own"
    ran = cdsplan("explain", "thanh-hoa", "cap_quang", *LATEST)
    assert (ran.code, "STALE" in ran.out) == (0, True)


def test_illustrative_reports_of_the_province_explain_nothing_unless_asked_for(cdsplan: Run, pooled: Folder) -> None:
    invented = "period: 2026-06\nillustrative: true\nvalues: {ho_cap_quang: 900, ho: 1000}\n"
    pooled.write(f"{HOME}/reports/2026-06.yaml", invented)
    ran = cdsplan("explain", "thanh-hoa", "cap_quang", *LATEST)
    assert (_level(cdsplan), ran.code, ran.out) == ("pooled", 2, "")
    assert "Left out 1 illustrative report" in ran.err
    shown = cdsplan("explain", "thanh-hoa", "cap_quang", *LATEST, "--illustrative")
    assert (_level(cdsplan, "--illustrative"), shown.code, "ILLUSTRATIVE" in shown.out) == ("own", 0, True)


def test_a_province_without_plans_explains_nothing(cdsplan: Run) -> None:
    ran = cdsplan("explain", "thanh-hoa", "cap_quang")
    assert (ran.code, "cdsplan summary thanh-hoa" in ran.err) == (2, True)


@pytest.mark.usefixtures("province")
def test_the_province_is_listed(cdsplan: Run) -> None:
    known = json.loads(cdsplan("list", "--format", "json").out)
    assert [(one["path"], one["code"], one["needed"]) for one in known["provinces"]] == [("thanh-hoa", "38", 2)]
    assert [one["path"] for one in known["communes"]] == ["thanh-hoa/xa-tan-lap"]


def test_what_does_not_apply_to_the_province_needs_nothing(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", PLAN.replace("formula:", "not_applicable: Chưa tính\n    formula:"))
    assert json.loads(cdsplan("list", "--format", "json").out)["provinces"][0]["needed"] == 0


def test_a_form_that_asks_for_nothing_is_not_written(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HOME}/2026-tinh.yaml", f"{PLAN[: PLAN.index('variables:')]}indicators: [{POOLED}]\n")
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "form.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "added up from its communes" in ran.err
    assert not (province.root / "form.csv").exists()


def test_a_province_without_plans_is_asked_for_nothing(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "-o", "form.csv", "thanh-hoa", "--period", "2026-06")
    assert (ran.code, "cdsplan new plan thanh-hoa" in ran.err) == (2, True)
    assert not (little.root / "form.csv").exists()
