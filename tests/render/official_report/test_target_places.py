"""Contradictions of a plan in administrative wording."""

import pytest

from cdsplan.render.official_report.target_places import sentences
from tests.offices import PLAN, office, official_report_of

ON_BASELINE = "so với hiện trạng đầu kỳ"


def said(targets: str) -> list[str]:
    content = PLAN.replace('{op: ">=", value: 80}', targets)
    [part] = official_report_of(office(content)).parts
    return [one.removeprefix("Tỷ lệ hộ dùng cáp quang: ") for one in sentences(part.contradictions)]


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        (
            '{op: ">=", value: 80, at: "II.1, ý 2"}, {op: ">", value: 80, at: "Phụ lục, mục I, TT 3"}',
            "phần mục tiêu chung (mục II.1, ý 2) nêu ≥ 80%, phụ lục (mục I, TT 3) giao > 80%.",
        ),
        (
            '{op: ">=", value: 80, at: II.1, party: VNPT}, {op: ">=", value: 75, at: Phụ lục, party: VNPT}',
            "mục II.1 giao ≥ 80% cho VNPT, phụ lục giao ≥ 75% cho VNPT.",
        ),
        (
            '{op: ">=", value: 80, at: II.1}, {op: ">=", value: 75, at: IV.2}',
            "mục II.1 nêu ≥ 80%, mục IV.2 nêu ≥ 75%.",
        ),
        ('{op: ">=", value: 80}, {op: ">=", value: 75}', "có chỗ nêu ≥ 80%, chỗ khác nêu ≥ 75%."),
        (
            '{op: ">=", value: 80, at: Lời nói đầu}, {op: ">=", value: 70, to: 75, at: PHỤ LỤC}',
            "phần mục tiêu chung (Lời nói đầu) nêu ≥ 80%, phụ lục giao ≥ 70% đến 75%.",
        ),
        (
            '{op: ">=", from: baseline, points: 5, at: II.1}, {op: ">=", from: baseline, percent: 6, at: II.2}',
            f"mục II.1 nêu tăng ≥ 5 điểm phần trăm {ON_BASELINE}, mục II.2 nêu tăng ≥ 6% {ON_BASELINE}.",
        ),
    ],
)
def test_both_sides_are_named_with_their_places(targets: str, sentence: str) -> None:
    assert said(targets) == [sentence]


def test_a_plan_that_agrees_with_itself_has_nothing_to_settle() -> None:
    assert said('{op: ">=", value: 80, at: II.1}, {op: ">=", value: 80, at: Phụ lục}') == []
