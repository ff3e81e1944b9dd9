"""The ids and names of a repository: each once, from every file that is no report."""

import pytest

from cdsplan.repository.folder import Repository
from cdsplan.repository.names import names
from cdsplan.yaml.source import Source
from tests.conftest import COMMUNE, PATHS, Folder

PLAN = """\
title: Kế hoạch
year: 2026
document: {issuer: UBND xã Tân Lập}
variables: {tram: {name: Trạm, kind: count}, ho: {name: Hộ khác, kind: count}}
indicators:
  - id: cap_quang
    lead: [Phòng Kinh tế, Đoàn xã]
    targets:
      - {op: ">=", value: 80, party: UBND xã}
      - {op: ">=", value: 85, party: Doanh nghiệp}
  - id: rieng
    name: Việc riêng
    measure: milestone
    lead: [Công an xã]
    targets: [{op: "==", value: done, party: UBND xã}]
  - {id: chua_biet, lead: [Công an xã], targets: [{op: ">=", value: 1}]}
"""


def test_all_of_them_are_found_and_none_twice(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN)
    little.write("plans/thanh-hoa/2026-so.yaml", PLAN.replace("Doanh nghiệp", "Ân nhân").replace("xã Tân Lập", "tỉnh"))
    little.write("plans/thanh-hoa/xa-an/commune.yaml", COMMUNE.replace("00001", "00009"))
    little.write("plans/bac-ninh/province.yaml", 'name: Bắc Ninh\ncode: "24"\n')
    found = names(little.repository)
    assert list(found.variables) == ["ho", "ho_cap_quang", "tram"]
    assert found.variables["ho"].name == "Hộ"  # what the catalog says goes before a plan
    assert list(found.indicators) == ["cap_quang"]
    assert {id_: one.name for id_, one in found.own_indicators.items()} == {"rieng": "Việc riêng"}
    assert [one.code for one in found.communes] == ["00001", "00009"]
    assert found.provinces == ("Bắc Ninh", "Thanh Hóa")
    assert found.parties == ("Ân nhân", "Doanh nghiệp", "UBND xã")
    assert found.leads == ("Công an xã", "Đoàn xã", "Phòng Kinh tế")
    assert found.issuers == ("UBND tỉnh", "UBND xã Tân Lập")


@pytest.mark.parametrize("first", ["plans/thanh-hoa/2026-so.yaml", "plans/thanh-hoa/xa-tan-lap/2026-a.yaml"])
def test_of_two_that_define_an_id_differently_the_first_is_taken(little: Folder, first: str) -> None:
    little.write(PATHS["plan"], PLAN)
    little.write(first, PLAN.replace("Việc riêng", "Việc đầu").replace("Trạm", "Trạm đầu"))
    found = names(little.repository)
    assert (found.own_indicators["rieng"].name, found.variables["tram"].name) == ("Việc đầu", "Trạm đầu")


def test_a_file_that_cannot_be_read_has_none_and_hides_no_other(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-kia/commune.yaml", "name: [")
    little.write("plans/thanh-hoa/xa-kia/2026-so.yaml", "title: A\n")
    assert [one.name for one in names(little.repository).communes] == ["Xã Tân Lập"]


def test_no_report_is_read(little: Folder) -> None:
    read: list[str] = []

    class Watched(Repository):
        def source(self, path: str) -> Source:
            read.append(path)
            return super().source(path)

    names(Watched(little.root))
    assert sorted(read) == sorted(PATHS[kind] for kind in ("catalog", "commune", "plan"))
