"""What the rules share: how a figure is called, and which figures they look at."""

import pytest

from cdsplan.language import Language
from tests.conftest import CATALOG, PATHS, PLAN, Diagnose, Folder

CUMULATIVE = CATALOG.replace("kind: count, unit: hộ}", "kind: count, unit: hộ, cumulative: true}", 1)
OWN = PLAN + '  - {id: xep_hang, name: Xếp hạng, measure: percent, targets: [{op: ">=", value: 1}]}\n'


def _report(values: str, period: str = "2026-06", head: str = "values") -> str:
    return f"period: {period}\n{head}: {{{values}}}\n"


def _at(period: str, values: str, head: str = "values") -> dict[str, str]:
    return {PATHS["report"].replace("2026-06", period): _report(values, period, head)}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"report": _report("ho: 1000, ho_cap_quang: 1001")},
            "Hộ cáp quang (ho_cap_quang) (1.001) lớn hơn Hộ (ho) (1.000)",
        ),
        (
            {"report": _report("ho: 0, ho_cap_quang: 0")},
            "không tính được Cáp quang (cap_quang): mẫu số bằng 0",
        ),
        (
            {"catalog": CUMULATIVE, "report": _report("ho: 900"), "files": _at("2026-03", "ho: 1000")},
            "số lũy kế Hộ (ho) giảm từ 1.000 xuống 900 trong năm",
        ),
        (
            {"report": _report("ho: 1000"), "files": _at("2026-Q2", "ho: 1001")},
            "Hộ (ho): kỳ quý II năm 2026 ghi 1.001, kỳ tháng 6 năm 2026 chốt cùng ngày ghi 1.000",
        ),
        (
            {"report": _report("la: 1000"), "files": _at("2026-Q2", "la: 1001")},
            "la: kỳ quý II năm 2026 ghi 1.001, kỳ tháng 6 năm 2026 chốt cùng ngày ghi 1.000",
        ),
        (
            {"report": _report("cap_quang: 70", head="results"), "files": _at("2026-Q2", "cap_quang: 71", "results")},
            "Cáp quang (cap_quang): kỳ quý II năm 2026 ghi 71, kỳ tháng 6 năm 2026 chốt cùng ngày ghi 70",
        ),
        (
            {
                "plan": OWN,
                "report": _report("xep_hang: 70", head="results"),
                "files": _at("2026-Q2", "xep_hang: 71", "results"),
            },
            "Xếp hạng (xep_hang): kỳ quý II năm 2026 ghi 71, kỳ tháng 6 năm 2026 chốt cùng ngày ghi 70",
        ),
        (
            {"report": _report("cap_quang: 101", head="results")},
            "Cáp quang (cap_quang) công bố 101%, ngoài 0–100%",
        ),
        (
            {"plan": OWN, "report": _report("xep_hang: 101", head="results")},
            "Xếp hạng (xep_hang) công bố 101%, ngoài 0–100%",
        ),
        (
            {"report": "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 700}\nresults: {cap_quang: 71}\n"},
            "Cáp quang (cap_quang) công bố 71, nhưng tính từ số lượng được 70",
        ),
    ],
)
def test_the_name_comes_with_the_id(diagnose: Diagnose, little: Folder, changes: dict[str, object], said: str) -> None:
    diagnose(**changes)
    assert said in [one.message.within(Language.VI) for one in little.validate().findings]


AREA = """\
variables:
  a: {name: A, kind: quantity}
  b: {name: B, kind: quantity, part_of: a}
indicators:
  cap_quang: {name: X, measure: number, unit: ha, formula: a + b}
"""


@pytest.mark.parametrize(("whole", "rule"), [("18", "part-exceeds-whole"), ("18.025", "thousands-separator")])
def test_of_a_number_that_may_mean_thousands_nothing_else_is_said(diagnose: Diagnose, whole: str, rule: str) -> None:
    found = diagnose(catalog=AREA, report=_report(f"a: {whole}, b: 20"))
    assert [one for _, _, one in found] == [rule]


QUOTIENT = """\
title: Kế hoạch
year: 2026
indicators: [{id: x, name: X, measure: percent, formula: FORMULA, targets: [{op: ">=", value: 8}]}]
"""


@pytest.mark.parametrize(
    ("one", "other"), [("ho_cap_quang / ho", "ho / ho_cap_quang"), ("ho / ho_cap_quang", "ho_cap_quang / ho")]
)
def test_of_two_plans_that_define_one_id_each_has_its_formula(diagnose: Diagnose, one: str, other: str) -> None:
    files = {PATHS["plan"].replace("2026-so", "2026-b"): QUOTIENT.replace("FORMULA", other)}
    found = diagnose(plan=QUOTIENT.replace("FORMULA", one), files=files)
    assert [rule for _, _, rule in found] == ["value-out-of-range"]
