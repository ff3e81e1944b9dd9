"""`cdsplan new`: communes, plans and reports that validate but for what only the user knows."""

import re
from pathlib import Path

import pytest

from cdsplan.language import slug
from tests.cli.conftest import Ran, Run, Typing
from tests.conftest import CATALOG, PATHS, PLAN, REPORT, Folder

FOLDER = "plans/thanh-hoa/xa-tan-lap"
COMMUNE = ("new", "commune", "Xã Khác", "--code", "00002", "--province", "Thanh Hóa")


def commune(name: str = "Xã Khác", code: str = "00002", province: str = "Thanh Hóa") -> tuple[str, ...]:
    return ("new", "commune", name, "--code", code, "--province", province)


def created(ran: Ran) -> list[str]:
    return [line.removeprefix("created ") for line in ran.out.splitlines() if line.startswith("created ")]


def blanks(ran: Ran) -> list[str]:
    """The places of the list «to be filled in»."""
    return re.findall(r"^(\S+:\d+): ", ran.out, re.MULTILINE)


def findings(cdsplan: Run) -> list[str]:
    """The places of what validate finds."""
    return re.findall(r"^([^:\s]+:\d+):", cdsplan("validate", "--format", "concise").out, re.MULTILINE)


# A commune


def test_a_new_commune_validates_at_once(cdsplan: Run) -> None:
    ran = cdsplan(*commune())
    assert (ran.code, created(ran), ran.err) == (0, ["plans/thanh-hoa/xa-khac/commune.yaml"], "")
    assert ":15: The signer's name\n" in ran.out
    assert cdsplan("validate", "--strict").code == 0


def test_a_second_commune_of_a_name_has_its_code_in_the_folder(cdsplan: Run) -> None:
    assert created(cdsplan(*commune("Xã Tân Lập"))) == ["plans/thanh-hoa/xa-tan-lap-00002/commune.yaml"]
    assert cdsplan("validate").code == 0


def test_in_another_province_the_name_is_free(cdsplan: Run) -> None:
    assert created(cdsplan(*commune("Xã Tân Lập", province="Phú Thọ"))) == ["plans/phu-tho/xa-tan-lap/commune.yaml"]


@pytest.mark.parametrize("province", ["Tỉnh Thanh Hóa", "Thanh Hóa", "  Thanh   Hóa "])
def test_a_province_has_one_folder_however_it_is_written(cdsplan: Run, province: str) -> None:
    assert created(cdsplan(*commune(province=province))) == ["plans/thanh-hoa/xa-khac/commune.yaml"]
    assert cdsplan("validate").code == 0


def test_a_folder_with_the_provinces_full_name_is_used(cdsplan: Run, little: Folder) -> None:
    little.write("plans/tinh-phu-tho/2026-so.yaml", PLAN)
    assert created(cdsplan(*commune(province="Tỉnh Phú Thọ"))) == ["plans/tinh-phu-tho/xa-khac/commune.yaml"]
    assert cdsplan("validate").code == 0


def test_a_code_that_another_commune_has_is_refused(cdsplan: Run) -> None:
    ran = cdsplan(*commune(code="00001"))
    assert (ran.code, ran.out) == (2, "")
    assert FOLDER in ran.err
    assert not Path("plans/thanh-hoa/xa-khac").exists()


@pytest.mark.parametrize("code", ["1", "123456", "1234x", "", "\u0661\u0662\u0663\u0664\u0665"])
def test_a_code_has_five_digits(cdsplan: Run, code: str) -> None:
    assert cdsplan(*commune(code=code)).code == 2


@pytest.mark.parametrize(
    "name", ["", "   ", "...", "../..", "Catalog", "Xã\u202eX", "Xã \x1b[31m", "catalog", "Reports"]
)
def test_a_name_that_no_folder_or_file_takes_is_refused(cdsplan: Run, name: str) -> None:
    before = sorted(Path().rglob("*"))
    ran = cdsplan(*commune(name, province=name))
    assert (ran.code, ran.out) == (2, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ran.err)
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("name", ["Con", "NUL", "Áux", "com1", "lpt9"])
def test_a_name_that_windows_gives_to_no_folder_is_refused_with_a_way_out(cdsplan: Run, name: str) -> None:
    for arguments in (commune(name), commune(province=name), ["new", "province", name, "--code", "25"]):
        ran = cdsplan(*arguments)
        assert ran.code == 2
        assert "Windows keeps that name for a device. Write the whole name" in ran.err
    assert created(cdsplan(*commune(f"Xã {name}", province=f"Tỉnh {name}"))) == [
        f"plans/tinh-{slug(name)}/xa-{slug(name)}/commune.yaml"
    ]
    assert cdsplan("validate").code == 0


@pytest.mark.parametrize("name", ["Xã Ea H'Leo", "Đặc khu Phú Quốc", "Xã: Một #2", "no", "Xã Cu\u031b M\u2019gar"])
def test_odd_names_are_written_so_that_they_come_back(cdsplan: Run, name: str) -> None:
    assert cdsplan(*commune(name)).code == 0
    assert cdsplan("validate").code == 0


# A province


@pytest.mark.parametrize("name", ["Phú Thọ", "Tỉnh Phú Thọ"])
def test_a_new_province_validates_at_once(cdsplan: Run, name: str) -> None:
    ran = cdsplan("new", "province", name, "--code", "25")
    assert (ran.code, created(ran), ran.err) == (0, ["plans/phu-tho/province.yaml"], "")
    assert ran.out.endswith(
        "plans/phu-tho/province.yaml:13: The signer's title, such as CHỦ TỊCH\n"
        "plans/phu-tho/province.yaml:14: The signer's name\n"
    )
    assert cdsplan("validate", "--strict").code == 0


def test_a_province_that_is_there_is_never_overwritten(cdsplan: Run) -> None:
    arguments = ("new", "province", "Thanh Hóa", "--code", "38")
    assert created(cdsplan(*arguments)) == ["plans/thanh-hoa/province.yaml"]
    assert cdsplan(*arguments).code == 2


@pytest.mark.parametrize(("name", "code"), [("Phú Thọ", "250"), ("Phú Thọ", ""), ("catalog", "25"), ("../..", "25")])
def test_a_province_of_no_name_or_code_is_refused(cdsplan: Run, name: str, code: str) -> None:
    before = sorted(Path().rglob("*"))
    ran = cdsplan("new", "province", name, "--code", code)
    assert (ran.code, ran.out) == (2, "")
    assert sorted(Path().rglob("*")) == before


# A plan


def plan(*more: str, wanted: str = "xa-tan-lap", year: str = "2027", theme: str = "so") -> tuple[str, ...]:
    return ("new", "plan", wanted, "--year", year, "--theme", theme, *more)


def test_a_new_plan_lacks_exactly_what_is_listed(cdsplan: Run) -> None:
    ran = cdsplan(*plan())
    assert (ran.code, ran.err, created(ran)) == (0, "", [f"{FOLDER}/2027-so.yaml"])
    assert findings(cdsplan) == blanks(ran) == [f"{FOLDER}/2027-so.yaml:16"]
    assert "target: Cáp quang (%)" in ran.out


def test_a_theme_becomes_a_file_name(cdsplan: Run) -> None:
    assert created(cdsplan(*plan(theme="Hạ tầng số"))) == [f"{FOLDER}/2027-ha-tang-so.yaml"]


def test_a_theme_that_has_its_own_catalog_takes_that(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    assert "Cáp quang" not in cdsplan(*plan(theme="ha-tang")).out


def test_where_no_catalog_fits_the_themes_are_listed(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    for ran in (cdsplan(*plan(theme="khac")), cdsplan("new", "plan", "xa-tan-lap")):
        assert (ran.code, ran.out) == (2, "")
        assert "The themes: chung (1 indicator), ha-tang (1 indicator)." in ran.err


def test_a_plan_of_several_catalogs_has_their_indicators_in_that_order(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    ran = cdsplan("new", "plan", "xa-tan-lap", "--catalog", "Hạ tầng", "--catalog", "chung", "--year", "2027")
    assert created(ran) == [f"{FOLDER}/2027-chuyen-doi-so.yaml"]
    assert re.findall(r"- id: (\w+)", Path(created(ran)[0]).read_text(encoding="utf-8")) == ["moi", "cap_quang"]
    assert cdsplan("new", "plan", "xa-tan-lap", "--catalog", "chun").code == 2


def test_a_plan_of_one_catalog_has_its_name_and_is_this_years(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    assert created(cdsplan("new", "plan", "xa-tan-lap", "--catalog", "ha-tang")) == [f"{FOLDER}/2026-ha-tang.yaml"]


def test_on_a_terminal_the_themes_are_asked_for(cdsplan: Run, little: Folder, typing: Typing) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    shown = typing("\nhạ tầng, chung\n")
    assert created(cdsplan("new", "plan", "xa-tan-lap", "--year", "2027")) == [f"{FOLDER}/2027-chuyen-doi-so.yaml"]
    assert shown().count("Which themes does the plan have") == 2


# A plan from another

FULL = """\
title: Kế hoạch năm 2026 của xã
year: 2026
document: {number: 12/KH-UBND, issuer: UBND xã Tân Lập}
report_due: ["06-10", "12-10"]
variables:
  cho: {name: Chợ, name_en: Markets, kind: count, unit: chợ}
indicators:
  - id: cap_quang
    name: Cáp quang, theo văn bản
    group: "1. Hạ tầng"
    targets:
      - {op: ">=", value: 70, due: 2026-06-30}
      - {op: ">=", value: 80, at: II.1}
      - {op: ">=", value: 85, at: "Phụ lục, TT 1"}
      - {op: ">=", value: 90, at: QĐ 12, since: 2026-05-01}
      - {op: ">=", value: 60, party: "Doanh nghiệp, hợp tác xã", until: 2026-05-01}
      - {op: ">", value: 65, party: "Doanh nghiệp, hợp tác xã", at: II.1}
    lead: [Phòng Văn hóa – Xã hội, "Công an, quân sự"]
    baseline: {value: 1}
    method: "Hộ cáp quang: tổng số hộ"
    source: Kế hoạch của tỉnh
    text: Phấn đấu đạt 80%.
    note: Ghi chú của năm 2026.
  - id: cho_so
    name: Chợ số
    measure: number
    unit: chợ
    formula: cho
    targets: [{op: ">=", from: last-year, percent: 20, each_year: true}]
  - id: nen_tang
    name: Nền tảng
    measure: milestone
    targets: [{op: "==", value: done}]
    not_applicable: Tỉnh làm
"""
NEXT = """\
# yaml-language-server: $schema=../../../schemas/plan.schema.json
# Correct title, number and date to match the document.
title: Kế hoạch năm 2027 của xã
year: 2027
document:
  number: null
  date: null
  issuer: UBND xã Tân Lập
report_due: ["06-10", "12-10"]
variables:
  cho:
    name: Chợ
    name_en: Markets
    kind: count
    unit: chợ

# op: >= at least, > more than, <= at most, < less than; at: where the document prints it, such as II.1.
# The previous plan's target is noted after each target; baseline is the last reported figure.
indicators:
  # Cáp quang, theo văn bản (%)
  - id: cap_quang
    name: Cáp quang, theo văn bản
    group: "1. Hạ tầng"
    targets:
      - {op: ">=", value: null, at: null, due: 2027-06-30}  # 2026: ≥ 70%
      - {op: ">=", value: null, at: null}  # 2026: ≥ 90% (QĐ 12)
      - {op: ">", value: null, at: null, party: "Doanh nghiệp, hợp tác xã"}  # 2026: > 65% (II.1)
    lead: [Phòng Văn hóa – Xã hội, "Công an, quân sự"]
    baseline: {value: 70, as_of: 2026-06-14, source: Báo cáo kỳ tháng 6 năm 2026 (VNPT)}
    method: "Hộ cáp quang: tổng số hộ"

  # Chợ số (chợ)
  - id: cho_so
    name: Chợ số
    measure: number
    formula: cho
    unit: chợ
    targets:
      - {op: ">=", from: last-year, percent: null, at: null, each_year: true}  # 2026: up ≥ 20% on last year
    # No figure yet that could be the baseline.

  # Nền tảng (milestone)
  - id: nen_tang
    name: Nền tảng
    measure: milestone
    targets:
      - {op: "==", value: done, at: null}  # 2026: done
    not_applicable: Tỉnh làm
"""


@pytest.fixture
def this_year(little: Folder) -> Folder:
    little.write(PATHS["plan"], FULL)
    little.write(PATHS["report"], REPORT.replace("700", "{value: 700, source: VNPT}"))
    return little


@pytest.mark.usefixtures("this_year")
def test_next_years_plan_keeps_what_stays_and_asks_for_the_rest(cdsplan: Run) -> None:
    ran = cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert (ran.code, created(ran), ran.err) == (0, [f"{FOLDER}/2027-so.yaml"], "")
    assert Path(f"{FOLDER}/2027-so.yaml").read_text(encoding="utf-8") == NEXT
    assert [one for one in findings(cdsplan) if "2027" in one] == blanks(ran)
    assert len(blanks(ran)) == 4
    assert "target: Cáp quang, theo văn bản (%), Doanh nghiệp, hợp tác xã\n" in ran.out


def test_what_nothing_defines_is_left_out_of_next_years_plan_and_named(cdsplan: Run, this_year: Folder) -> None:
    this_year.write(PATHS["plan"], PLAN + '  - {id: la, targets: [{op: ">=", value: 1}]}\n')
    ran = cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert ran.code == 0
    assert "Left out what neither the catalog nor the plan defines: la." in ran.err
    assert "- id: la" not in Path(f"{FOLDER}/2027-so.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("this_year")
def test_next_years_plan_validates_once_it_is_filled_in(cdsplan: Run) -> None:
    cdsplan("new", "plan", "xa-tan-lap", "--from", f"{FOLDER}/2026-so.yaml", "--year", "2028", "--theme", "Hạ tầng")
    file = Path(f"{FOLDER}/2028-ha-tang.yaml")
    file.write_text(re.sub("(value|percent): null", r"\1: 95", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert cdsplan("validate").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["progress", "xa-tan-lap"], "warning"),
        (["report", "xa-tan-lap", "--period", "2026-06", "-o", "a.md"], "warning"),
        (["report", "thanh-hoa", "--period", "2026-06", "-o", "b.md"], "summary"),
        (["record", "xa-tan-lap", "ho=1001", "--period", "2026-06"], ""),
        (["summary"], "warning"),
        (["due"], "warning"),
    ],
)
def test_while_next_years_plan_is_written_this_years_goes_on(cdsplan: Run, arguments: list[str], said: str) -> None:
    cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    ran = cdsplan(*arguments)
    assert (ran.code, "has no value yet" in ran.err) == (0, False)
    if said == "warning":
        assert f"{FOLDER}/2027-so.yaml:16:27: warning[wrong-type] this plan has 1 blank and is not used yet" in ran.err
    assert cdsplan("validate").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-sa"], "there are: 2026-so"),
        (["--from", "2026-so", "--year", "2026"], "2026 is not after the year of 2026-so"),
        (["--from", "2026-so", "--indicator", "cap_quang"], "--from does not go with"),
        (["--from", "2026-so", "--catalog", "chung"], "--from does not go with"),
    ],
)
def test_a_plan_that_another_cannot_be_made_of_is_refused(cdsplan: Run, arguments: list[str], said: str) -> None:
    ran = cdsplan("new", "plan", "xa-tan-lap", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_plan_that_does_not_load_is_told_first(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("80", "null"))
    ran = cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert (ran.code, ran.out, PATHS["plan"] in ran.err) == (1, "", True)


def test_invented_figures_become_no_baseline(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT + "illustrative: true\n")
    ran = cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert ran.err == "Illustrative figures are not used as baselines.\n"
    assert "baseline:" not in Path(f"{FOLDER}/2027-so.yaml").read_text(encoding="utf-8")


def test_of_a_milestone_the_last_state_is_noted(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/them.yaml", "indicators: {nen_tang: {name: Nền tảng, measure: milestone}}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: nen_tang, targets: [{op: "==", value: done}]}\n')
    little.write(PATHS["report"], REPORT + "results: {nen_tang: in-progress}\n")
    assert cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so").code == 0
    assert "# 2026-06: in-progress\n" in Path(f"{FOLDER}/2027-so.yaml").read_text(encoding="utf-8")


def test_growth_over_a_baseline_that_nobody_knows_waits_for_it(cdsplan: Run, little: Folder) -> None:
    growth = PLAN.replace("value: 80", "from: baseline, points: 5")
    little.write(PATHS["plan"], growth + "    baseline: {value: 60}\n")
    (little.root / PATHS["report"]).unlink()
    ran = cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert findings(cdsplan) == blanks(ran)
    assert re.findall(r"^\S+: (target|baseline): Cáp quang", ran.out, re.MULTILINE) == ["target", "baseline"]


@pytest.mark.parametrize(
    ("counted", "written"), [("2\n  ho_cap_quang: 1", "50"), ("3\n  ho_cap_quang: 1", "33.333333")]
)
def test_a_baseline_has_no_more_digits_than_anybody_reads(
    cdsplan: Run, little: Folder, counted: str, written: str
) -> None:
    little.write(PATHS["report"], f"period: 2026-06\nvalues:\n  ho: {counted}\n")
    cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")
    assert f"baseline: {{value: {written}, as_of" in Path(f"{FOLDER}/2027-so.yaml").read_text(encoding="utf-8")


def test_a_plan_of_several_years_is_followed_by_one_of_as_many(cdsplan: Run, little: Folder) -> None:
    several = PLAN.replace("year: 2026", "year: 2026\nstart: 2026-03-01\nend: 2028-02-29")
    little.write(PATHS["plan"], several.replace("value: 80", "value: 80, due: 2028-02-29"))
    assert created(cdsplan("new", "plan", "xa-tan-lap", "--from", "2026-so")) == [f"{FOLDER}/2029-so.yaml"]
    content = Path(f"{FOLDER}/2029-so.yaml").read_text(encoding="utf-8")
    assert "start: 2029-03-01\nend: 2031-02-28\n" in content
    assert "due: 2031-02-28}" in content


def test_only_the_indicators_that_are_asked_for_are_laid_out(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/ha-tang.yaml", "indicators: {moi: {name: Mới, measure: percent}}\n")
    ran = cdsplan(*plan("--indicator", "moi", "--indicator", "cap_quang", "--indicator", "moi", theme="ha-tang"))
    ids = re.findall(r"- id: (\w+)", Path(f"{FOLDER}/2027-ha-tang.yaml").read_text(encoding="utf-8"))
    assert (ran.code, ids) == (0, ["moi", "cap_quang"])


def test_an_unknown_indicator_is_refused_with_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan(*plan("--indicator", "cap_quan"))
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean `cap_quang`?" in ran.err


def test_a_plan_that_is_there_is_never_overwritten(cdsplan: Run) -> None:
    ran = cdsplan(*plan(year="2026"))
    assert (ran.code, ran.out) == (2, "")
    assert PATHS["plan"] in ran.err
    assert Path(PATHS["plan"]).read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize("more", [{"year": "27"}, {"year": "x"}, {"theme": "../.."}, {"theme": ""}, {"wanted": "nope"}])
def test_a_plan_of_no_year_theme_or_commune_is_refused(cdsplan: Run, more: dict[str, str]) -> None:
    ran = cdsplan(*plan(**more))
    assert (ran.code, ran.out) == (2, "")


def test_without_any_indicator_in_the_catalog_there_is_no_plan(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["catalog"], "variables: {}\n")
    ran = cdsplan(*plan())
    assert (ran.code, ran.out) == (2, "")


def test_a_plan_that_is_not_filled_in_yet_is_not_in_the_way_of_another(cdsplan: Run) -> None:
    assert [cdsplan(*plan(year=year)).code for year in ("2027", "2028")] == [0, 0]


def test_a_catalog_that_does_not_load_is_told_first(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["catalog"], "variables: [\n")
    ran = cdsplan(*plan())
    assert (ran.code, ran.out) == (1, "")
    assert PATHS["catalog"] in ran.err


def test_a_folder_without_a_commune_file_is_told_first(cdsplan: Run, little: Folder) -> None:
    (little.root / "plans/thanh-hoa/xa-trong").mkdir()
    ran = cdsplan(*plan(wanted="xa-trong"))
    assert (ran.code, ran.out) == (1, "")
    assert "plans/thanh-hoa/xa-trong/commune.yaml" in ran.err


# An indicator

NEW = ("new", "indicator", "cho_so", "--name", "Chợ số", "--formula", "cho_so_hoa / cho")
OF_CHO = ("--count", "cho_so_hoa=Chợ đã số hóa (chợ)", "--count", "cho = Tổng số chợ (chợ)")


def test_a_new_indicator_comes_into_the_catalog_with_its_variables(cdsplan: Run) -> None:
    ran = cdsplan(*NEW, *OF_CHO, "--part-of", "cho_so_hoa=cho", "--name-en", "Markets", "--catalog", "chung")
    assert (ran.code, ran.err) == (0, "Wrote plans/catalog/chung.yaml.\n")
    assert Path(PATHS["catalog"]).read_text(encoding="utf-8") == (
        CATALOG.replace("indicators:", "  cho_so_hoa: {name: Chợ đã số hóa, kind: count, unit: chợ, part_of: cho}\n"
        "  cho: {name: Tổng số chợ, kind: count, unit: chợ}\nindicators:")
        + "  cho_so: {name: Chợ số, name_en: Markets, measure: percent, formula: cho_so_hoa / cho}\n"
    )  # fmt: skip
    assert "+  cho_so: {name: Chợ số" in ran.out
    assert cdsplan("validate").code == 0


def test_nor_has_a_catalog_such_a_name(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan(*NEW, *OF_CHO, "--catalog", "Aux")
    assert (ran.code, "such as aux-so" in ran.err) == (2, True)
    assert [file.name for file in (little.root / "plans/catalog").iterdir()] == ["chung.yaml"]


def test_a_new_theme_has_a_new_catalog(cdsplan: Run) -> None:
    more = ("--measure", "number", "--unit", "km", "--quantity", "duong=Đường (km)", "--cumulative", "duong")
    assert (
        cdsplan(
            "new", "indicator", "duong_so", "--name", "Đường", "--formula", "duong", *more, "--catalog", "Đô thị số"
        ).code
        == 0
    )
    assert Path("plans/catalog/do-thi-so.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schemas/catalog.schema.json\n"
        "variables:\n  duong: {name: Đường, kind: quantity, unit: km, cumulative: true}\n"
        "indicators:\n  duong_so: {name: Đường, measure: number, unit: km, formula: duong}\n"
    )


def test_what_was_wrong_before_stops_no_new_indicator_and_is_not_told_again(cdsplan: Run, little: Folder) -> None:
    wrong = CATALOG.replace("part_of: ho", "part_of: khong")
    little.write(PATHS["catalog"], wrong)
    little.write("plans/catalog/them.yaml", "variables: {x: {name: X, kind: count, part_of: khong}}\n")
    assert cdsplan("validate").code == 1
    for theme in ("chung", "moi"):
        ran = cdsplan(*NEW, *OF_CHO, "--may-exceed", "--catalog", theme, "--dry-run")
        assert (ran.code, ran.err) == (0, "Only a trial; nothing is written.\n")
    assert "may_exceed: true" in ran.out


def test_a_contradiction_of_before_is_not_told_of_a_new_indicator(cdsplan: Run, little: Folder) -> None:
    targets = '[{op: ">=", value: 80, at: I}, {op: ">=", value: 70, at: II}]'
    little.write(PATHS["plan"], PLAN.replace('[{op: ">=", value: 80}]', targets))
    assert "conflicting-targets" in cdsplan("validate").out
    new = (*NEW, *OF_CHO, "--commune", "xa-tan-lap", "--op", ">=")
    assert cdsplan(*new, "--value", "60", "--dry-run").err == "Only a trial; nothing is written.\n"
    ran = cdsplan(*new, "--value", "60", "--count", "thua=Thừa (chợ)")
    assert (ran.code, ran.err.count("warning[")) == (0, 1)
    assert "warning[unused-variable]" in ran.err


def test_a_trial_writes_nothing(cdsplan: Run) -> None:
    ran = cdsplan(*NEW, *OF_CHO, "--catalog", "chung", "--dry-run")
    assert (ran.code, "+  cho:" in ran.out) == (0, True)
    assert Path(PATHS["catalog"]).read_text(encoding="utf-8") == CATALOG


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ([*NEW, *OF_CHO[:2]], "unknown-variable"),
        ([*NEW[:-1], "cho +"], "formula-syntax"),
        (["new", "indicator", "Cho", "--name", "x"], "bad-value"),
        ([*NEW, "--count", "Cho=x", "--count", "cho_so_hoa=x"], "bad-value"),
        (["new", "indicator", "x", "--name", "x", "--measure", "number"], "missing-field"),
        (["new", "indicator", "x", "--name", "x", "--measure", "milestone", "--formula", "ho"], "bad-value"),
    ],
)
def test_what_would_be_an_error_is_told_and_not_written(cdsplan: Run, arguments: list[str], rule: str) -> None:
    ran = cdsplan(*arguments, "--catalog", "chung")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{rule}]" in ran.err
    assert ('by --count "id=Name (unit)"' in ran.err) is (rule == "unknown-variable")
    assert Path(PATHS["catalog"]).read_text(encoding="utf-8") == CATALOG


@pytest.mark.parametrize(
    "arguments",
    [
        [*NEW, *OF_CHO],
        [*NEW, *OF_CHO, "--catalog", "chung", "--commune", "xa-tan-lap"],
        [*NEW, *OF_CHO, "--catalog", "..."],
        [*NEW, "--count", "cho", "--catalog", "chung"],
        [*NEW, "--part-of", "ho=cho", "--catalog", "chung"],
        [*NEW, "--cumulative", "ho", "--catalog", "chung"],
        [*NEW, "--count", "ho=Hộ", "--catalog", "chung"],
        [*NEW, "--measure", "rate", "--catalog", "chung"],
        ["new", "indicator", "cap_quang", "--name", "x", "--catalog", "chung"],
        ["new", "indicator", "moi", "--catalog", "chung"],
        [*NEW, *OF_CHO, "--commune", "xa-tan-lap"],
        [*NEW, *OF_CHO, "--commune", "xa-tan-lap", "--op", "==", "--value", "1"],
        [*NEW, *OF_CHO, "--commune", "xa-tan-lap", "--op", ">=", "--value", "x"],
        [*NEW, *OF_CHO, "--commune", "xa-tan-lap", "--op", ">=", "--value", "1", "--plan", "2025-so"],
    ],
)
def test_an_indicator_that_is_not_told_whole_is_refused(cdsplan: Run, arguments: list[str]) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*.yaml")}
    ran = cdsplan(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert {path: path.read_bytes() for path in Path().rglob("*.yaml")} == before


def test_a_plan_may_define_an_indicator_of_its_own(cdsplan: Run) -> None:
    target = ("--op", ">=", "--value", "34,5", "--at", "II.9", "--party", "UBND xã", "--group", "III. Chợ")
    assert cdsplan(*NEW, *OF_CHO, "--commune", "Tân Lập", *target).code == 0
    assert Path(PATHS["plan"]).read_text(encoding="utf-8") == PLAN + (
        "  - {id: cho_so, name: Chợ số, measure: percent, formula: cho_so_hoa / cho, group: III. Chợ,"
        ' targets: [{op: ">=", value: 34.5, at: II.9, party: UBND xã}]}\n'
        "variables:\n"
        "  cho_so_hoa: {name: Chợ đã số hóa, kind: count, unit: chợ}\n"
        "  cho: {name: Tổng số chợ, kind: count, unit: chợ}\n"
    )
    assert cdsplan("validate").code == 0


def test_an_indicator_of_the_catalog_comes_into_a_plan_by_its_id(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/them.yaml", "indicators: {moi: {name: Mới, measure: milestone}}\n")
    assert cdsplan("new", "indicator", "moi", "--commune", "xa-tan-lap", "--plan", "2026-so").code == 0
    assert Path(PATHS["plan"]).read_text(encoding="utf-8") == (
        PLAN + '  - {id: moi, targets: [{op: "==", value: done}]}\n'
    )
    ran = cdsplan("new", "indicator", "moi", "--commune", "xa-tan-lap")
    assert (ran.code, "duplicate-id" in ran.err) == (1, True)


def test_on_a_terminal_what_a_new_indicator_lacks_is_asked_for(cdsplan: Run, typing: Typing) -> None:
    answers = ["chung", "", "Chợ số", "tỷ lệ", "", "cho_so_hoa /", "cho_so_hoa / ho", "Chợ đã số hóa (chợ)"]
    shown = typing("\n".join([*answers, ""]))
    assert cdsplan("new", "indicator", "cho_so").code == 0
    said = shown()
    assert said.count("Name of the indicator:") == said.count("Measured as:") == said.count("Formula over") == 2
    assert Path(PATHS["catalog"]).read_text(encoding="utf-8") == (
        CATALOG.replace("indicators:", "  cho_so_hoa: {name: Chợ đã số hóa, kind: count, unit: chợ}\nindicators:")
        + "  cho_so: {name: Chợ số, measure: percent, formula: cho_so_hoa / ho}\n"
    )


def test_on_a_terminal_what_a_plan_asks_of_it_is_asked_for_too(cdsplan: Run, little: Folder, typing: Typing) -> None:
    little.write(f"{FOLDER}/2025-so.yaml", PLAN.replace("2026", "2025"))
    answers = ["", "Tân Lập", "2024-so", "2026-so", "Đường", "number", "km", "", "=", ">=", "x", "34,5", "II.9", ""]
    typing("\n".join([*answers, ""]))
    assert cdsplan("new", "indicator", "duong_so").code == 0
    own = '{id: duong_so, name: Đường, measure: number, unit: km, targets: [{op: ">=", value: 34.5, at: II.9}]}'
    assert Path(PATHS["plan"]).read_text(encoding="utf-8") == f"{PLAN}  - {own}\n"


def test_on_a_terminal_nothing_is_asked_that_is_given(cdsplan: Run, typing: Typing) -> None:
    shown = typing("")
    assert cdsplan(*NEW, *OF_CHO, "--commune", "Tân Lập", "--op", ">=", "--value", "34,5").code == 0
    assert "?" not in shown()
    assert ":" not in shown()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["moi"], "give too: --catalog THEME or --commune COMMUNE"),
        (["moi", "--catalog", "chung"], "give too: --name (the indicator's name)"),
        (
            ["moi", "--commune", "xa-tan-lap", "--name", "x"],
            'give too: --op (the comparator, such as ">="), --value (what the target is)',
        ),
        (["cap_quang", "--commune", "xa-tan-lap", "--op", ">="], "give too: --value (what the target is)"),
    ],
)
def test_elsewhere_what_it_lacks_is_named(cdsplan: Run, given: list[str], said: str) -> None:
    ran = cdsplan("new", "indicator", *given)
    assert (ran.code, said in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("--catalog chung --op >= --party X --plan 2026-so", "--plan, --op, --party: for --commune only, not for"),
        ("--commune xa-tan-lap --measure milestone --value 5", "a milestone has no --op and no --value"),
        ("--commune xa-tan-lap --measure milestone --op =>", "a milestone has no --op and no --value"),
    ],
)
def test_no_word_of_a_target_is_passed_over(cdsplan: Run, given: str, said: str) -> None:
    ran = cdsplan("new", "indicator", "moi", "--name", "x", "--dry-run", *given.split())
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_without_a_plan_it_says_how_to_make_one(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["plan"]).unlink()
    assert "has no plan yet: cdsplan new plan" in cdsplan(*NEW, "--commune", "xa-tan-lap").err


def test_where_there_are_several_plans_one_is_named(cdsplan: Run, little: Folder) -> None:
    little.write(f"{FOLDER}/2025-so.yaml", PLAN.replace("2026", "2025"))
    ran = cdsplan(*NEW, *OF_CHO, "--commune", "xa-tan-lap", "--op", ">", "--value", "1")
    assert (ran.code, ran.out, "2025-so, 2026-so" in ran.err) == (2, "", True)


# A report


def test_a_new_report_lays_out_what_the_plan_needs_and_validates_at_once(cdsplan: Run) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-03")
    assert (ran.code, created(ran)) == (0, [f"{FOLDER}/reports/2026-03.yaml"])
    assert ran.err == "The figures are as of 2026-03-14, the last day of the reporting period (March 2026).\n"
    lines = Path(f"{FOLDER}/reports/2026-03.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[4:6] == ["  ho_cap_quang: null  # Hộ cáp quang (hộ)", "  ho: null  # Hộ (hộ)"]
    assert lines[-4:] == [
        "  difficulties: null  # Difficulties",
        "  causes: null  # Causes",
        "  next: null  # Next tasks",
        "  proposals: null  # Proposals",
    ]
    assert blanks(ran) == [f"{FOLDER}/reports/2026-03.yaml:{line}" for line in (5, 6)]
    assert cdsplan("validate", "--strict").code == 0


@pytest.mark.parametrize("words", ["", " viết tay: #1, chưa xong"])
def test_what_is_laid_out_stays_as_it_is_when_figures_are_recorded(cdsplan: Run, little: Folder, words: str) -> None:
    little.write("plans/catalog/them.yaml", "indicators: {moi: {name: Mới, measure: milestone}}\n")
    cdsplan("new", "report", "xa-tan-lap", "--period", "2026-03", "--lang", "vi")
    file = Path(f"{FOLDER}/reports/2026-03.yaml")
    laid_out = file.read_bytes().replace(b"causes: null", f'causes: "Thiếu vốn;{words}"'.encode())
    file.write_bytes(laid_out)
    ran = cdsplan("record", "xa-tan-lap", "ho=900", "ho_cap_quang=null", "moi=done", "--period", "3/2026")
    assert ran.code == 0
    assert file.read_bytes() == laid_out.replace(b" ho: null", b" ho: 900") + b"results:\n  moi: done\n"
    assert cdsplan("validate").code == 0


def test_a_report_of_a_day_is_one(cdsplan: Run) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-06-22")
    assert (ran.code, created(ran)) == (0, [f"{FOLDER}/reports/2026-06-22.yaml"])
    assert "the number of June 2026 is used\n" in Path(f"{FOLDER}/reports/2026-06-22.yaml").read_text(encoding="utf-8")
    assert cdsplan("validate", "--strict").code == 0


def test_a_denominator_that_was_reported_before_may_be_left_out(cdsplan: Run) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-06", "--root", ".")
    assert ran.code == 2  # that one is there
    cdsplan("new", "report", "xa-tan-lap", "--period", "2026-06-22", "--lang", "vi")
    content = Path(f"{FOLDER}/reports/2026-06-22.yaml").read_text(encoding="utf-8")
    assert "  # ho:  # Hộ (hộ); không đếm lại thì dùng số của kỳ tháng 6 năm 2026\n" in content


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026-07", "July 2026"), ("2026-Q3", "quarter 3 of 2026"), ("2026", "the year 2026")],
)
def test_a_report_of_a_running_period_counts_up_to_today_and_says_so(cdsplan: Run, period: str, words: str) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", period)
    assert ran.code == 0
    assert f"({words}) runs until " in ran.err
    assert "the figures are as of today, 2026-06-30, and as_of says so.\n" in ran.err
    content = Path(f"{FOLDER}/reports/{period}.yaml").read_text(encoding="utf-8")
    assert f"period: {period}\nas_of: 2026-06-30\n" in content
    assert cdsplan("validate", "--strict").code == 0


def test_a_report_of_a_period_that_has_not_begun_is_refused(cdsplan: Run) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-12")
    assert (ran.code, ran.out) == (2, "")
    assert "the reporting period (December 2026) has not begun: it runs from 2026-11-15" in ran.err
    assert not Path(f"{FOLDER}/reports/2026-12.yaml").exists()


def test_where_nothing_applies_there_is_nothing_to_report(cdsplan: Run, little: Folder) -> None:
    little.write(f"{FOLDER}/2026-so.yaml", PLAN.replace("id: cap_quang", "id: cap_quang\n    not_applicable: Không có"))
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-03")
    assert (ran.code, ran.out) == (2, "")
    assert "no indicator of xã Tân Lập applies" in ran.err


def test_a_report_of_a_year_without_a_plan_takes_all_plans(cdsplan: Run, little: Folder) -> None:
    little.write("plans/catalog/them.yaml", "indicators: {moi: {name: Mới, measure: milestone}}\n")
    moi = PLAN.replace("cap_quang", "moi").replace('">="', '"=="').replace("80", "done").replace("2026", "2025")
    little.write(f"{FOLDER}/2025-so.yaml", moi)
    wanted = {"2024": {"ho_cap_quang", "ho", "moi"}, "2025-06": {"moi"}, "2026-03": {"ho_cap_quang", "ho"}}
    for period, names in wanted.items():
        assert cdsplan("new", "report", "xa-tan-lap", "--period", period).code == 0
        content = Path(f"{FOLDER}/reports/{period}.yaml").read_text(encoding="utf-8")
        assert set(re.findall(r"^  (\w+): null", content.partition("narrative:")[0], re.MULTILINE)) == names


def test_a_commune_without_a_plan_has_nothing_to_report(cdsplan: Run) -> None:
    cdsplan(*commune())
    ran = cdsplan("new", "report", "xa-khac", "--period", "2026-03")
    assert (ran.code, ran.out) == (2, "")
    assert "cdsplan new plan" in ran.err


@pytest.mark.parametrize("period", ["2026-13", "2026-Q5", "13/2026", "", "../x"])
def test_a_period_that_is_none_is_refused(cdsplan: Run, period: str) -> None:
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", period)
    assert (ran.code, ran.out) == (2, "")
    assert "2026-Q2" in ran.err


# All of them


@pytest.mark.parametrize("part", ["commune", "province", "plan", "indicator", "report"])
def test_each_has_help_with_an_example(cdsplan: Run, part: str) -> None:
    ran = cdsplan("new", part, "--help")
    assert ran.code == 0
    assert f": cdsplan new {part} " in ran.out


def test_new_alone_lists_what_there_is(cdsplan: Run) -> None:
    assert cdsplan("new").code == 2
    page = cdsplan("new", "--help").out
    assert all(part in page for part in ("commune", "province", "plan", "indicator", "report"))


def test_a_word_more_or_less_is_refused(cdsplan: Run) -> None:
    assert cdsplan("new", "comune").code == 2
    assert cdsplan("new", "commune", "Xã Khác").code == 2


def test_the_title_of_a_new_plan_has_the_communes_kind_in_small_letters(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("new", "plan", "xa-tan-lap", "--year", "2027", "--theme", "chung").code == 0
    [made] = (little.root / "plans/thanh-hoa/xa-tan-lap").glob("2027-*.yaml")
    assert "title: Kế hoạch chuyển đổi số năm 2027 của xã Tân Lập\n" in made.read_text(encoding="utf-8")


def test_of_a_commune_that_is_gone_there_is_no_new_report(cdsplan: Run, little: Folder) -> None:
    gone = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-04-01\nsuccessor: "00002"\n'
    little.write(PATHS["commune"], gone)
    ran = cdsplan("new", "report", "xa-tan-lap", "--period", "2026-05")
    assert ran.code == 2
    assert "xã Tân Lập was dissolved on 2026-04-01" in ran.err
