"""Whose a file is, told by its path."""

import pytest

from cdsplan.repository.revision import owner


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("plans/thanh-hoa/xa-tan-lap/commune.yaml", "thanh-hoa/xa-tan-lap"),
        ("plans/thanh-hoa/xa-tan-lap/2026-so.yaml", "thanh-hoa/xa-tan-lap"),
        ("plans/thanh-hoa/xa-tan-lap/reports/2026.yaml", "thanh-hoa/xa-tan-lap"),
        ("plans/thanh-hoa/2026-so.yaml", "thanh-hoa"),
        ("plans/thanh-hoa/province.yaml", "thanh-hoa"),
        ("plans/thanh-hoa/reports/2026.yaml", "thanh-hoa"),
        ("plans/thanh-hoa/reports/cu/2026.yaml", None),
        ("plans/catalog/chung.yaml", "catalog"),
        ("plans/cdsplan.yaml", ""),
        ("plans/thanh-hoa/xa-tan-lap/ghi-chu.md", None),
        ("plans/thanh-hoa/xa-tan-lap/reports/cu/2026.yaml", None),
        ("plans/thanh-hoa/.git/commune.yaml", None),
        ("README.md", None),
    ],
)
def test_the_place_of_a_file_tells_whose_it_is(path: str, whose: str | None) -> None:
    assert owner(path) == whose
