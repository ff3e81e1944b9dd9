"""What a file is, told by its path."""

from cdsplan.model.kinds import Kind, kind_of


def test_every_place_has_its_kind() -> None:
    kinds = {
        "cdsplan.yaml": Kind.SETTINGS,
        "catalog/a.yaml": Kind.CATALOG,
        "thanh-hoa/2026-a.yaml": Kind.PLAN,
        "thanh-hoa/xa-a/2026-a.yaml": Kind.PLAN,
        "thanh-hoa/xa-a/commune.yaml": Kind.COMMUNE,
        "thanh-hoa/xa-a/reports/2026-06.yaml": Kind.REPORT,
        "thanh-hoa/xa-a/reports/thang-6.yaml": Kind.REPORT,
    }
    assert {path: kind_of(tuple(path.split("/"))) for path in kinds} == kinds
