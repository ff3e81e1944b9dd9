"""design.md, section 6: whom a figure of a province is asked of."""

import pytest

from cdsplan.evaluation.left_to_communes import left_to_communes
from tests.communes import HOME, Province, counts, results
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def left(province: Province, path: str = "thanh-hoa") -> frozenset[str]:
    return left_to_communes(province.folder.repository.commune_files(path))


def test_what_can_be_added_up_is_left_to_the_communes(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, formula: quang / ho, targets: [{op: ">=", value: 1}]}'
    province.asks("quang >= 80", "thue_bao >= 80", "toc_do >= 80", "hai_long >= 80", "so_hoa == done", own)
    assert left(province) == {"quang", "thue_bao"}


@pytest.mark.parametrize("report", [counts(90, 100), counts(90), results("quang: 90")])
def test_what_it_has_reported_a_province_is_asked_for_again(province: Province, report: str) -> None:
    province.asks("quang >= 80")
    province.folder.write(f"{HOME}/reports/2026-06.yaml", f"{{{report}}}")
    assert left(province) == frozenset()


def test_a_commune_is_asked_for_all_of_its_own(province: Province) -> None:
    assert left(province, province.commune("a")) == frozenset()
