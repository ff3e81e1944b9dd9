"""Contradictions of a plan, as one office says them to another, in both languages."""

from decimal import Decimal

import pytest

from cdsplan.evaluation.contradiction_words import TwoTargets, contradiction_words, two_of
from cdsplan.evaluation.contradictions import Contradiction
from cdsplan.language import Language, text
from cdsplan.model.definitions import define
from cdsplan.model.files import Plan, Target
from cdsplan.render.escape import one_line
from tests.inline import read
from tests.offices import PLAN, office, official_report_of

THE_SPEED = read(
    Plan,
    "{title: T, year: 2026, indicators: [{id: toc_do, name: Tốc độ, measure: number, unit: Mbit/s,"
    " targets: [{op: '>', value: 1}]}]}",
)
ON_BASELINE = "so với hiện trạng đầu kỳ"


def contradictions(targets: str) -> list[Contradiction]:
    [part] = official_report_of(office(PLAN.replace('{op: ">=", value: 80}', targets))).parts
    assert part.table.contradictions == part.contradictions
    return [*part.contradictions]


def said(targets: str, language: Language = Language.VI) -> list[str]:
    """Without the name."""
    found = [one_line(contradiction_words(two_of(one)).within(language)) for one in contradictions(targets)]
    return [one.partition(": ")[2] for one in found]


@pytest.mark.parametrize(
    ("targets", "vi", "en"),
    [
        (
            '{op: ">=", value: 80, at: "II.1, ý 2"}, {op: ">", value: 80, at: "Phụ lục, mục I, TT 3"}',
            "phần mục tiêu chung (mục II.1, ý 2) nêu ≥ 80%, phụ lục (mục I, TT 3) giao > 80%",
            "the general part (II.1, ý 2) says ≥ 80%, the appendix (mục I, TT 3) asks > 80%",
        ),
        (
            '{op: ">=", value: 80, at: II.1, party: VNPT}, {op: ">=", value: 75, at: Phụ lục, party: VNPT}',
            "mục II.1 giao ≥ 80% cho VNPT, phụ lục giao ≥ 75% cho VNPT",
            "II.1 asks ≥ 80% of VNPT, the appendix asks ≥ 75% of VNPT",
        ),
        (
            '{op: ">=", value: 75, at: Phụ lục}, {op: ">=", value: 80, at: II.1}',
            "phụ lục giao ≥ 75%, phần mục tiêu chung (mục II.1) nêu ≥ 80%",
            "the appendix asks ≥ 75%, the general part (II.1) says ≥ 80%",
        ),
        (
            '{op: ">=", value: 80, at: II.1}, {op: ">=", value: 75, at: IV.2}',
            "mục II.1 nêu ≥ 80%, mục IV.2 nêu ≥ 75%",
            "II.1 says ≥ 80%, IV.2 says ≥ 75%",
        ),
        (
            '{op: ">=", value: 80}, {op: ">=", value: 75}',
            "có chỗ nêu ≥ 80%, chỗ khác nêu ≥ 75%",
            "one place says ≥ 80%, another says ≥ 75%",
        ),
        (
            '{op: ">=", value: 80, at: Lời nói đầu}, {op: ">=", value: 70, to: 75, at: PHỤ LỤC}',
            "phần mục tiêu chung (Lời nói đầu) nêu ≥ 80%, phụ lục giao ≥ 70% đến 75%",
            "the general part (Lời nói đầu) says ≥ 80%, the appendix asks ≥ 70% to 75%",
        ),
        (
            '{op: ">=", from: baseline, points: 5, at: II.1}, {op: ">=", from: baseline, percent: 6, at: II.2}',
            f"mục II.1 nêu tăng ≥ 5 điểm % {ON_BASELINE}, mục II.2 nêu tăng ≥ 6% {ON_BASELINE}",
            "II.1 says up ≥ 5 pp on the baseline, II.2 says up ≥ 6% on the baseline",
        ),
    ],
)
def test_both_sides_are_named_with_their_places(targets: str, vi: str, en: str) -> None:
    assert said(targets) == [vi]
    assert said(targets, Language.EN) == [en]


def test_the_indicator_is_named() -> None:
    [one] = contradictions('{op: ">=", value: 80}, {op: ">=", value: 75}')
    assert contradiction_words(two_of(one)).within(Language.VI).startswith("Tỷ lệ hộ dùng cáp quang: ")


def test_a_plan_that_agrees_with_itself_has_nothing_to_settle() -> None:
    assert said('{op: ">=", value: 80, at: II.1}, {op: ">=", value: 80, at: Phụ lục}') == []


def test_of_a_number_the_unit_is_told() -> None:
    first, second = (Target.model_validate({"op": ">", "value": Decimal(value)}) for value in (90, 70))
    [speed] = define([], [THE_SPEED]).of_plan(THE_SPEED)
    said = contradiction_words(TwoTargets(text("Tốc độ", "Speed"), speed, first, second)).within(Language.EN)
    assert said == "Speed: one place says > 90 Mbit/s, another says > 70 Mbit/s"


def test_of_what_nobody_defines_there_is_no_unit() -> None:
    first, second = (Target.model_validate({"op": ">", "value": Decimal(value)}) for value in (90, 70))
    two = TwoTargets(text("cap_quang", "cap_quang"), None, first, second)
    assert contradiction_words(two).within(Language.EN) == "cap_quang: one place says > 90, another says > 70"
