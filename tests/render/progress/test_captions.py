"""The lines below a gap table."""

from datetime import date

import pytest

from cdsplan.evaluation.gap_table import progress
from cdsplan.language import Language
from cdsplan.render.progress import captions
from tests.conftest import CATALOG, PATHS, Folder
from tests.render.tables import JUNE, ONE, tables


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


def below(*reports: str, plan: str = ONE, today: str = "2026-06-30") -> list[str]:
    result = tables(plan, reports, today=today)
    return captions.below(result.tables[0], result.path, Language.VI)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-06-14", "Số liệu mới nhất: 14/06/2026"),
        ("2026-06-15", "Số liệu mới nhất: 14/06/2026 (1 ngày trước)"),
    ],
)
def test_the_latest_figures_have_their_date_and_age(today: str, said: str) -> None:
    result = tables(ONE, [JUNE], today=today)
    assert captions.above(result.tables[0], None, result.as_of, Language.VI)[-1] == said


def test_without_figures_there_is_no_age() -> None:
    result = tables(ONE)
    assert len(captions.above(result.tables[0], None, result.as_of, Language.VI)) == 2


def test_what_was_asked_for_in_vain_stands_with_its_reason() -> None:
    lines = below(JUNE, "period: 2026-06-20\nvalues: {quang: {value: null, note: mất dữ liệu}}\n")
    at = lines.index("Đã yêu cầu nhưng chưa có số liệu:")
    assert lines[at + 1] == "  - Hộ dùng cáp quang (20/06/2026): mất dữ liệu"


def test_a_variable_that_is_missing_has_its_reason_beside_it() -> None:
    lines = below("period: 2026-06\nvalues: {ho: 4, quang: {value: null, note: mất dữ liệu}}\n")
    assert "  - Hộ dùng cáp quang (quang): mất dữ liệu" in lines
    assert "Đã yêu cầu nhưng chưa có số liệu:" not in lines


def test_a_plan_without_a_target_in_force_says_so() -> None:
    ended = ONE.replace("value: 80", "value: 80, until: 2026-06-01")
    assert below(JUNE, plan=ended)[0] == "Không có mục tiêu nào đang có hiệu lực."
