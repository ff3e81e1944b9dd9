"""The lines below a gap table."""

from datetime import date

import pytest

from cdsplan.evaluation.gap_table import progress
from cdsplan.language import Language
from cdsplan.render.progress import captions
from tests.conftest import CATALOG, PATHS, Folder
from tests.render.tables import ONE, tables


@pytest.mark.parametrize(
    ("formula", "given"),
    [
        ("ho_cap_quang / ho", "ho_cap_quang=… ho=…"),
        ("(ho_cap_quang + a) / ho", "ho_cap_quang=… a=… …"),
    ],
)
def test_the_first_missing_variables_stand_in_the_command_that_records_them(
    little: Folder, formula: str, given: str
) -> None:
    variables = CATALOG.replace("indicators:", "  a: {name: A, kind: count}\nindicators:")
    little.write(PATHS["catalog"], variables.replace("formula: ho_cap_quang / ho", f"formula: {formula}"))
    (little.root / PATHS["report"]).unlink()
    result = progress(little.repository.commune_files("thanh-hoa/xa-tan-lap"), date(2026, 6, 30))
    lines = captions.commands(result.tables[0], result.path, Language.VI)
    assert lines == [f"Ghi bằng lệnh: cdsplan record xa-tan-lap {given} --period 2026-06"]


@pytest.mark.parametrize(
    ("today", "month"), [("2026-06-13", "2026-05"), ("2026-06-14", "2026-06"), ("2026-01-05", "2026-01")]
)
def test_the_month_to_record_is_one_that_has_ended(today: str, month: str) -> None:
    assert tables(ONE, today=today).tables[0].next_period == month
