"""What a file is, told by its path."""

import pytest

from cdsplan.model.kinds import Kind, kind_of


def test_every_place_has_its_kind() -> None:
    kinds = {
        "cdsplan.yaml": Kind.SETTINGS,
        "catalog/a.yaml": Kind.CATALOG,
        "thanh-hoa/province.yaml": Kind.PROVINCE,
        "thanh-hoa/2026-a.yaml": Kind.PLAN,
        "thanh-hoa/reports/2026.yaml": Kind.REPORT,
        "thanh-hoa/xa-a/2026-a.yaml": Kind.PLAN,
        "thanh-hoa/xa-a/commune.yaml": Kind.COMMUNE,
        "thanh-hoa/xa-a/reports/2026-06.yaml": Kind.REPORT,
        "thanh-hoa/xa-a/reports/thang-6.yaml": Kind.REPORT,
    }
    assert {path: kind_of(tuple(path.split("/"))) for path in kinds} == kinds


@pytest.mark.parametrize(
    "path",
    [
        "province.yaml",
        "2026-a.yaml",
        "thanh-hoa/commune.yaml",
        "thanh-hoa/xa-a/province.yaml",
        "thanh-hoa/reports/2026.yml",
        "thanh-hoa/reports/cu/2026.yaml",
        "thanh-hoa/reports/reports/2026.yaml",
        "catalog/reports/2026.yaml",
        "reports/2026.yaml",
        "catalog/province.yml",
        "thanh-hoa/xa-a/cu/2026-a.yaml",
    ],
)
def test_what_lies_in_another_place_has_none(path: str) -> None:
    assert kind_of(tuple(path.split("/"))) is None
