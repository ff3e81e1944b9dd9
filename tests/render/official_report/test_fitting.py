"""What the paper has room for."""

import pytest

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import MOTTO, NATION
from cdsplan.render.typesetting.measure import twips, width


def test_the_nation_and_its_motto_have_a_line_each() -> None:
    assert width(NATION, 12, "bold") <= fitting.RIGHT
    assert width(MOTTO, 13, "bold") <= fitting.RIGHT


def test_the_two_heads_fill_the_line() -> None:
    assert fitting.LEFT + fitting.RIGHT == fitting.LINE == twips(165)


@pytest.mark.parametrize("length", [100, 3333, 9354])
def test_a_rule_is_a_third_to_a_half_of_its_line(length: int) -> None:
    assert length <= 3 * fitting.rule_under(length) + 3
    assert fitting.rule_under(length) * 2 <= length


def test_prose_keeps_names_together() -> None:
    assert fitting.prose("của xã Thành Vinh năm 2026") == "của xã\u00a0Thành\u00a0Vinh năm\u00a02026"


def test_a_heading_is_ruled_by_its_last_line() -> None:
    issuer = fitting.issuer(("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"))
    assert issuer == (["ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"], fitting.rule_under(width("XÃ TÂN LẬP", 12, "bold")))


def test_a_word_longer_than_its_line_is_ruled_by_the_line() -> None:
    assert fitting.subject(("X" * 200,)).rule == fitting.rule_under(fitting.LINE)
