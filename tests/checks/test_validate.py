"""Which files `validate` reads for which paths, and what it says of files in the wrong place, alone, or missing."""

from datetime import date
from pathlib import Path

import pytest

from cdsplan.checks.validate import Outcome, kind_by_name, together, validate, validate_file
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language
from cdsplan.model.kinds import Kind
from cdsplan.repository.folder import Repository
from tests import ROOT
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, TODAY, Diagnose, Folder

OTHER = "plans/thanh-hoa/xa-khac"
FAR = "plans/bac-ninh/xa-xa"


def _commune(name: str, code: str, province: str = "Thanh Hóa") -> str:
    return f'name: {name}\ncode: "{code}"\nprovince: {province}\n'


def _places(outcome: Outcome) -> list[tuple[str, int, int, str]]:
    return [(one.path, one.span.line, one.span.column, one.rule) for one in outcome.findings]


def _flawed(outcome: Outcome) -> list[str]:
    return [one.path for one in outcome.findings]


@pytest.fixture
def flawed(little: Folder) -> Folder:
    """Three communes in two provinces, a plan of one province itself; each with one error in a file `2026-hong`."""
    little.write(f"{OTHER}/commune.yaml", _commune("Xã Khác", "00002"))
    little.write(f"{FAR}/commune.yaml", _commune("Xã Xa", "00003", "Bắc Ninh"))
    for folder in ("plans/thanh-hoa", "plans/thanh-hoa/xa-tan-lap", OTHER, FAR):
        little.write(f"{folder}/2026-hong.yaml", PLAN.replace("year: 2026", "year: 2025"))
    return little


HONG = {
    "far": f"{FAR}/2026-hong.yaml",
    "province": "plans/thanh-hoa/2026-hong.yaml",
    "other": f"{OTHER}/2026-hong.yaml",
    "here": "plans/thanh-hoa/xa-tan-lap/2026-hong.yaml",
}


# Which files


def test_the_whole_repository_is_read(flawed: Folder) -> None:
    outcome = flawed.validate()
    assert _flawed(outcome) == list(HONG.values())
    assert outcome.files == 4 + 2 + 4


@pytest.mark.parametrize("path", ["", ".", "plans", "plans/", "./plans", "plans/thanh-hoa/.."])
def test_the_root_and_plans_mean_the_whole_repository(flawed: Folder, path: str) -> None:
    assert flawed.validate(path) == flawed.validate()


@pytest.mark.parametrize(
    "path",
    [
        "plans/thanh-hoa/xa-tan-lap",
        "plans/thanh-hoa/xa-tan-lap/",
        "./plans//thanh-hoa/./xa-tan-lap",
        "plans/bac-ninh/../thanh-hoa/xa-tan-lap",
        "plans/thanh-hoa/xa-tan-lap/commune.yaml",
        "plans/thanh-hoa/xa-tan-lap/2026-so.yaml",
        "plans/thanh-hoa/xa-tan-lap/reports",
        "plans/thanh-hoa/xa-tan-lap/reports/2026-06.yaml",
    ],
)
def test_a_path_means_the_commune_it_lies_in_and_the_catalog(flawed: Folder, path: str) -> None:
    flawed.write("plans/catalog/hong.yaml", "x: 1\n")
    outcome = flawed.validate(path)
    assert _flawed(outcome) == ["plans/catalog/hong.yaml", HONG["here"]]
    assert outcome.files == 2 + 4


def test_a_province_means_its_own_plans_and_its_communes(flawed: Folder) -> None:
    outcome = flawed.validate("plans/thanh-hoa")
    assert _flawed(outcome) == [HONG["province"], HONG["other"], HONG["here"]]
    assert outcome.files == 1 + 1 + 2 + 4


def test_a_plan_of_a_province_means_that_provinces_own_plans(flawed: Folder) -> None:
    outcome = flawed.validate("plans/thanh-hoa/2026-hong.yaml")
    assert _flawed(outcome) == [HONG["province"]]
    assert outcome.files == 1 + 1


@pytest.mark.parametrize("path", ["plans/catalog", "plans/catalog/chung.yaml", "plans/cdsplan.yaml"])
def test_the_catalog_and_the_settings_lie_in_no_commune(flawed: Folder, path: str) -> None:
    flawed.write("plans/cdsplan.yaml", "lang: vi\n")
    outcome = flawed.validate(path)
    assert _flawed(outcome) == []
    assert outcome.files == 2


def test_several_paths_are_read_together_and_each_commune_once(flawed: Folder) -> None:
    here = "plans/thanh-hoa/xa-tan-lap"
    outcome = flawed.validate("plans/catalog", f"{here}/commune.yaml", FAR, here)
    assert _flawed(outcome) == [HONG["far"], HONG["here"]]
    assert outcome.files == 1 + 4 + 2


def test_no_paths_at_all_mean_the_catalog_alone(flawed: Folder) -> None:
    assert validate(flawed.repository, TODAY, []).files == 1


def test_how_far_the_work_is_is_told(flawed: Folder) -> None:
    ticks: list[tuple[int, int]] = []
    validate(flawed.repository, TODAY, tick=lambda done, all_: ticks.append((done, all_)))
    assert ticks == [(done, 5) for done in range(6)]


def test_two_processes_find_what_one_does_in_the_same_order(flawed: Folder) -> None:
    flawed.write("plans/thanh-hoa/xa-hai/commune.yaml", COMMUNE.replace("Tân Lập", "Hai"))
    flawed.write("plans/thanh-hoa/xa-ba/commune.yaml", 'name: "Xã Ba\n')
    for number in range(40):
        flawed.write(f"plans/thanh-hoa/xa-{number}/commune.yaml", f'name: Xã {number}\ncode: "{number:05}"\n')
    alone = validate(flawed.repository, TODAY, jobs=1)
    assert {one.rule for one in alone.findings} >= {"duplicate-code", "yaml-syntax", "missing-field"}
    assert validate(flawed.repository, TODAY, jobs=2) == alone


def test_settings_are_read_and_counted_where_there_are_any(little: Folder) -> None:
    assert little.validate().files == 4
    little.write(PATHS["settings"], "langg: vi\n")
    assert little.validate().files == 5
    assert _places(little.validate()) == [(PATHS["settings"], 1, 1, "unknown-field")]


def test_an_empty_repository_is_flawless(folder: Folder) -> None:
    assert folder.validate() == Outcome((), ())


# Order


def test_findings_are_sorted_by_file_line_and_column(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("year: 2026", "year: 2025").replace("80", "180"))
    little.write(PATHS["report"], "values:\n  ho: 0.5\n  la: 0.5\nperiod: 2027-06\n")
    little.write("plans/catalog/a.yaml", "variables: {x: {name: X, kind: count}, ho: {name: Hộ, kind: count}}\n")
    found = _places(little.validate())
    assert found == sorted(found)
    assert [(place[0][-12:], *place[1:3]) for place in found] == [
        ("talog/a.yaml", 1, 13),
        ("g/chung.yaml", 2, 3),
        ("2026-so.yaml", 2, 7),
        ("2026-so.yaml", 5, 33),
        ("2026-06.yaml", 2, 7),
        ("2026-06.yaml", 3, 3),
        ("2026-06.yaml", 4, 9),
        ("2026-06.yaml", 4, 9),
    ]


# Communes without commune.yaml


def test_a_commune_without_its_file_is_an_error_there_and_the_rest_is_checked(little: Folder) -> None:
    little.write(f"{OTHER}/2026-so.yaml", PLAN.replace("80", "180"))
    outcome = little.validate()
    assert _places(outcome) == [
        (f"{OTHER}/2026-so.yaml", 5, 33, "target-out-of-range"),
        (f"{OTHER}/commune.yaml", 1, 1, "unreadable-file"),
    ]
    assert outcome.files == 4 + 1


def test_a_commune_with_reports_only_lacks_its_file_too(little: Folder) -> None:
    little.write(f"{OTHER}/reports/2026-06.yaml", REPORT)
    assert _places(little.validate(OTHER)) == [(f"{OTHER}/commune.yaml", 1, 1, "unreadable-file")]


def test_a_folder_without_yaml_is_no_commune(little: Folder) -> None:
    little.write("plans/thanh-hoa/tai-lieu/ke-hoach.pdf", "%PDF-1.7")
    assert little.validate().findings == ()
    assert little.validate().files == 4


def test_a_folder_with_a_folder_of_reports_is_a_commune_however_empty(little: Folder) -> None:
    little.write(f"{OTHER}/reports/.gitkeep", "")
    assert _places(little.validate()) == [(f"{OTHER}/commune.yaml", 1, 1, "unreadable-file")]
    assert little.validate().files == 4


def test_a_commune_of_one_file_is_complete(little: Folder) -> None:
    little.write(f"{OTHER}/commune.yaml", _commune("Xã Khác", "00002"))
    assert little.validate().findings == ()


# Strays


@pytest.mark.parametrize(
    "path",
    [
        "plans/cdsplan.yml",
        "plans/2026-so.yaml",
        "plans/commune.yaml",
        "plans/catalog/chung.yml",
        "plans/catalog/cu/chung.yaml",
        "plans/thanh-hoa/commune.yaml",
        "plans/thanh-hoa/ke-hoach.yaml",
        "plans/thanh-hoa/2026-so.yml",
        "plans/thanh-hoa/xa-tan-lap/commune.yml",
        "plans/thanh-hoa/xa-tan-lap/2026-so.YAML",
        "plans/thanh-hoa/xa-tan-lap/26-so.yaml",
        "plans/thanh-hoa/xa-tan-lap/2026.yaml",
        "plans/thanh-hoa/xa-tan-lap/2026_so.yaml",
        "plans/thanh-hoa/xa-tan-lap/chung.yaml",
        "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yml",
        "plans/thanh-hoa/xa-tan-lap/reports/cu/2026-05.yaml",
        "plans/thanh-hoa/xa-tan-lap/bao-cao/2026-05.yaml",
        "plans/thanh-hoa/xa-tan-lap/thon-1/commune.yaml",
        "plans/thanh-hoa/xa-tan-lap/thon-1/reports/2026-05.yaml",
        "plans/thanh-hoa/xa-tan-lap/a/b/c/d/e.yaml",
    ],
)
def test_a_yaml_file_in_no_place_of_the_four_kinds_is_an_error(little: Folder, path: str) -> None:
    little.write(path, "x: [")
    outcome = little.validate()
    assert _places(outcome) == [(path, 1, 1, "stray-file")]
    assert outcome.count(Severity.ERROR) == 1
    assert outcome.files == 4 + 1


@pytest.mark.parametrize(
    "path",
    ["plans/README.md", "plans/thanh-hoa/bieu.xlsx", "plans/thanh-hoa/xa-tan-lap/2026-so.yaml.bak", "ngoai.yaml"],
)
def test_other_files_are_nobodys_business(little: Folder, path: str) -> None:
    little.write(path, "x: [")
    assert little.validate().findings == ()
    assert little.validate().files == 4


def test_a_stray_file_in_the_commune_of_a_path_is_found_and_one_in_another_is_not(little: Folder) -> None:
    little.write(f"{OTHER}/sai.yaml", "")
    little.write("plans/thanh-hoa/xa-tan-lap/sai.yaml", "")
    assert _flawed(little.validate(PATHS["plan"])) == ["plans/thanh-hoa/xa-tan-lap/sai.yaml"]


# One file outside a repository


def _alone(folder: Path, name: str, content: str, kind: Kind | None = None) -> list[tuple[str, int, int, str]]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    outcome = validate_file(file, kind, TODAY)
    assert outcome.files == 1
    return _places(outcome)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tam.yaml", Kind.PLAN),
        ("2026-06.yaml", Kind.PLAN),
        ("commune.yaml", Kind.COMMUNE),
        ("province.yaml", Kind.PROVINCE),
        ("cdsplan.yaml", Kind.SETTINGS),
        ("reports/2026-06.yaml", Kind.REPORT),
        ("catalog/chung.yaml", Kind.CATALOG),
        ("catalog/cdsplan.yaml", Kind.SETTINGS),
    ],
)
def test_a_lone_file_is_a_plan_unless_its_place_says_otherwise(path: str, kind: Kind) -> None:
    assert kind_by_name(Path(path)) is kind


def test_a_lone_commune_is_checked_by_itself(tmp_path: Path) -> None:
    found = _alone(tmp_path, "commune.yaml", 'name: Xã A\ncode: "00001"\nprovince: B\nsuccessor: "00001"\n')
    assert found == [("commune.yaml", 4, 12, "bad-value")]


def test_a_lone_plan_is_checked_by_itself_and_nothing_in_it_is_unknown_or_unused(tmp_path: Path) -> None:
    plan = """\
title: Kế hoạch
year: 2025
variables: {may: {name: Máy, kind: count, part_of: la}}
indicators:
  - id: cap_quang
    targets: [{op: ">=", value: 80}, {op: ">=", value: 85}]
  - {id: x, name: X, measure: percent, formula: ho / may, targets: [{op: ">=", value: 180}]}
"""
    assert _alone(tmp_path, "2026-so.yaml", plan) == [
        ("2026-so.yaml", 6, 56, "conflicting-targets"),
        ("2026-so.yaml", 7, 87, "target-out-of-range"),
    ]


def test_a_lone_plan_that_is_flawless_is_silent(tmp_path: Path) -> None:
    assert _alone(tmp_path, "tam.yaml", PLAN) == []


@pytest.mark.parametrize(("name", "kind"), [("reports/x.yaml", None), ("x.yaml", Kind.REPORT)])
def test_a_lone_report_is_checked_by_itself(tmp_path: Path, name: str, kind: Kind | None) -> None:
    report = "period: 2026-12\nvalues: {ho: 18.025, la: 1}\nresults: {la: 101}\n"
    assert _alone(tmp_path, name, report, kind) == [
        ("x.yaml", 1, 9, "future-report"),
        ("x.yaml", 2, 14, "thousands-separator"),
    ]


@pytest.mark.parametrize(("name", "kind"), [("catalog/x.yaml", None), ("x.yaml", Kind.CATALOG)])
def test_a_lone_catalog_is_checked_by_itself(tmp_path: Path, name: str, kind: Kind | None) -> None:
    """Another file of the catalog may define what its formulas name."""
    catalog = CATALOG.replace("formula: ho_cap_quang / ho", "formula: ho_cap_quang / la").replace(
        "unit: hộ}", "unit: hộ, part_of: ho}"
    )
    assert _alone(tmp_path, name, catalog, kind) == [("x.yaml", 2, 50, "bad-value")]


def test_a_lone_commune_and_lone_settings_are_read(tmp_path: Path) -> None:
    assert _alone(tmp_path, "commune.yaml", _commune("Xã Xa", "3")) == [("commune.yaml", 2, 7, "bad-value")]
    assert _alone(tmp_path, "cdsplan.yaml", "format: 2\n") == [("cdsplan.yaml", 1, 9, "bad-value")]
    assert _alone(tmp_path, "x.yaml", _commune("Xã Xa", "00003"), Kind.COMMUNE) == []
    assert _alone(tmp_path, "y.yaml", "lang: en\n", Kind.SETTINGS) == []


def test_the_kind_that_is_asked_for_wins_over_the_place(tmp_path: Path) -> None:
    assert _alone(tmp_path, "reports/2026-so.yaml", PLAN, Kind.PLAN) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_a_lone_file_that_is_missing_or_broken_is_told_once(tmp_path: Path, kind: Kind) -> None:
    outcome = validate_file(tmp_path / "khong-co.yaml", kind, TODAY)
    assert _places(outcome) == [("khong-co.yaml", 1, 1, "unreadable-file")]
    assert [rule for *_, rule in _alone(tmp_path, "hong.yaml", "a: [1\n", kind)] == ["yaml-syntax"]


# Outcomes


def test_an_outcome_can_be_narrowed_to_some_rules(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("year: 2026", "year: 2025").replace("80", "180"))
    outcome = little.validate()
    rules = ["name-mismatch", "target-out-of-range"]
    assert [one.rule for one in outcome.only().findings] == rules
    assert [one.rule for one in outcome.only(select=rules[:1]).findings] == rules[:1]
    assert [one.rule for one in outcome.only(ignore=rules[:1]).findings] == rules[1:]
    assert outcome.only(select=rules, ignore=rules).findings == ()
    assert outcome.only(ignore=rules).files == outcome.files


def test_outcomes_are_put_together_sorted_and_each_finding_once(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text("x: 1\n", encoding="utf-8")
    outcomes = [validate_file(tmp_path / f"{name}.yaml", Kind.SETTINGS, TODAY) for name in ("b", "a")]
    both = together([*outcomes, outcomes[0]])
    assert _flawed(both) == ["a.yaml", "b.yaml"]


# The five plans that are shipped with the program

SHIPPED = Repository(ROOT)


def _contradiction(finding: Finding) -> tuple[str, str, str, str]:
    """Commune, rule, and what is asked at the two places: `>= 80`, `≥ 65%`."""
    _, province, commune, _ = finding.path.split("/")
    (plan,) = SHIPPED.commune_files(f"{province}/{commune}").plans
    assert plan.model is not None
    _, indicator, _, number, _ = finding.loc
    (other,) = finding.related
    target = plan.model.indicators[int(indicator)].targets[int(number)]
    asked = other.message.within(Language.EN).partition(" (")[0]
    return commune, finding.rule, f"{target.op} {target.value}", asked


def test_the_shipped_plans_have_no_errors_and_contradict_themselves_eight_times() -> None:
    """domain.md, point 3."""
    outcome = validate(SHIPPED, date(2026, 11, 22))
    assert outcome.count(Severity.ERROR) == 0
    conflicts = [
        ("xa-thanh-vinh", "target-below-headline", ">= 80", "≥ 65%"),
        ("xa-van-son", "conflicting-targets", "> 50", "≥ 50%"),
        ("xa-van-son", "conflicting-targets", "> 70", "> 90%"),
        ("xa-van-son", "conflicting-targets", "> 80", "> 70%"),
        ("xa-van-son", "conflicting-targets", "> 80", "≥ 80%"),
        ("xa-van-son", "conflicting-targets", ">= 5", "≥ 2%"),
        ("xa-van-son", "conflicting-targets", ">= 95", "> 80%"),
        ("xa-yen-hung", "conflicting-targets", "> 75", "> 85%"),
    ]
    assert sorted(_contradiction(one) for one in outcome.findings) == conflicts


# No finding is the echo of another


@pytest.mark.parametrize("written", ["16.920", "-16920", "0.5"])
def test_a_figure_that_is_refused_takes_no_further_part(diagnose: Diagnose, written: str) -> None:
    """Below its part, a hundredth of what it was, and a rate of more than 100 %: all that is one mistake."""
    earlier = PATHS["report"].replace("2026-06", "2026-05")
    found = diagnose(
        report=f"period: 2026-06\nvalues: {{ho: {written}, ho_cap_quang: 9000}}\n",
        files={earlier: "period: 2026-05\nvalues: {ho: 16900, ho_cap_quang: 8000}\n"},
    )
    assert found == [(2, 14, "thousands-separator" if written == "16.920" else "bad-value")]


def test_beside_a_figure_that_is_refused_the_others_are_checked(diagnose: Diagnose) -> None:
    more = "variables:\n  a: {name: A, kind: count, part_of: ho}\n  b: {name: B, kind: quantity}\n"
    found = diagnose(
        report="period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 7.5, a: 1001, b: 16.920}\n",
        files={"plans/catalog/them.yaml": more},
    )
    assert found == [(2, 34, "bad-value"), (2, 42, "part-exceeds-whole"), (2, 51, "thousands-separator")]


@pytest.mark.parametrize("refused", ["16,920", "'900'", "1_000", "{value: 5, qualty: final}"])
def test_a_report_is_checked_on_beside_what_the_model_refuses(diagnose: Diagnose, refused: str) -> None:
    more = "variables:\n  a: {name: A, kind: count, part_of: ho}\n  b: {name: B, kind: quantity}\n"
    earlier = PATHS["report"].replace("2026-06", "2026-05")
    found = diagnose(
        report=f"period: 2026-07\nvalues:\n  ho: 1000\n  a: 1001\n  c: 3\n  ho_cap_quang: {refused}\n",
        files={"plans/catalog/them.yaml": more, earlier: "period: 2026-05\nvalues: {ho: 16900, ho_cap_quang: 8000}\n"},
    )
    rules = [rule for _, _, rule in found]
    assert rules[:4] == ["name-mismatch", "sudden-jump", "part-exceeds-whole", "unknown-variable"]
    assert [line for line, _, _ in found] == [1, 3, 4, 5, 6]


def test_a_refused_date_leaves_nothing_of_a_report_to_check(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-07\nas_of: 2026-02-30\nvalues: {ho: 1, ho_cap_quang: 2, x: 3}\n") == [
        (2, 8, "bad-value")
    ]


def test_a_report_of_a_province_means_that_provinces_own_files(little: Folder) -> None:
    little.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\nvalues: {grdp: 1}\n")
    for path in ("plans/thanh-hoa/reports/2026-06.yaml", "plans/thanh-hoa/reports", "plans/thanh-hoa"):
        outcome = little.validate(path)
        assert _places(outcome) == [("plans/thanh-hoa/reports/2026-06.yaml", 2, 10, "unknown-variable")]
    assert little.validate("plans/thanh-hoa/reports").files == 2  # with the catalog, and without the commune


def test_a_report_of_a_province_may_name_what_its_own_plans_define(little: Folder) -> None:
    little.write(
        "plans/thanh-hoa/2026-tinh.yaml",
        """\
        title: Kế hoạch
        year: 2026
        variables: {grdp: {name: GRDP, kind: quantity, unit: tỷ đồng}}
        indicators:
          - {id: grdp, name: GRDP, measure: number, unit: tỷ đồng, formula: grdp, targets: [{op: ">=", value: 9}]}
        """,
    )
    little.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\nvalues: {grdp: 8.5}\n")
    assert _places(little.validate()) == []
