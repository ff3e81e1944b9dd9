"""From which day a commune that is dissolved has no figures, and who is named instead."""

from datetime import date

from cdsplan.language import Language
from cdsplan.recording.gone import gone
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from tests.conftest import PATHS, Folder

UNIT = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n'


def said(folder: Folder, day: date, unit: str) -> str | None:
    folder.write(PATHS["commune"], unit)
    went = gone(lookup.files_of(Repository(folder.root), "thanh-hoa/xa-tan-lap"), day)
    return went.refusal.within(Language.EN) if went else None


def test_it_has_none_from_the_day_of_its_dissolution(little: Folder) -> None:
    unit = UNIT + "dissolved: 2026-04-01\n"
    assert said(little, date(2026, 3, 31), unit) is None
    assert said(little, date(2026, 4, 1), unit) is not None
    assert said(little, date(2026, 4, 1), UNIT) is None


def test_its_successor_is_named_as_far_as_it_is_known(little: Folder) -> None:
    unit = UNIT + "dissolved: 2026-04-01\n"
    assert "its successor (…) reports for this period. Make" in str(said(little, date(2026, 5, 1), unit))
    unit += 'successor: "00002"\n'
    assert "cdsplan form 00002 --period …" in str(said(little, date(2026, 5, 1), unit))
    little.write("plans/thanh-hoa/xa-hai/commune.yaml", 'name: Xã Hai\ncode: "00002"\nprovince: Thanh Hóa\n')
    assert "dissolved on 2026-04-01; xã Hai reports" in str(said(little, date(2026, 5, 1), unit))
