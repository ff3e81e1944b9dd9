"""A finding about a figure gives the name that officers know, and the id that the file has."""

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
