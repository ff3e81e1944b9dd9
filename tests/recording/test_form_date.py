"""Up to which day a form says that its figures count."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.language import Language
from cdsplan.recording.form_date import FormDate, changed_day, form_date, unseen_day
from cdsplan.recording.spreadsheet import Cell, Content, Fault, Formula, Moment

LABEL = Cell("Số liệu tính đến ngày")
PRESET, REPORTED = Cell("Điền sẵn: 14/06/2026"), Cell("Báo cáo đang ghi: 14/06/2026")


def entered(content: Content, *beside: Cell, formula: str | None = None) -> FormDate:
    """What is said by a heading with this in the cell of the day."""
    cell = Cell(content, formula=formula)
    return form_date([[Cell("Xã Tân Lập")], [Cell("Kỳ báo cáo: 2026-06"), LABEL, Cell(None), cell, *beside]])


@pytest.mark.parametrize(
    "content",
    [
        Moment("30/06/2026"),
        "30/06/2026",
        "30/6/2026",
        "30-06-2026",
        "30.6.2026",
        "2026-06-30",
        " 30/6/2026 ",
        "ngày 30 tháng 6 năm 2026",
        "Ngày 30 Tháng 06 năm 2026",
        "30 tháng 6 năm 2026",
    ],
)
def test_a_day_is_read_as_excel_has_it_or_as_an_officer_types_it(content: Content) -> None:
    found = entered(content)
    assert (found.day, found.cell, found.problem, found.computed) == (date(2026, 6, 30), "D2", None, None)


@pytest.mark.parametrize(
    "content",
    [
        "30/6",
        "30/6/26",
        "06/30/2026",
        "31/6/2026",
        "hôm nay",
        "cuối tháng 6",
        "6/2026",
        "2026",
        Decimal(46203),
        Decimal("30.06"),
        True,
        Moment("30/06/0206"),
        Moment("10:30:00"),
        Formula("=TODAY()"),
        "=TODAY()",
        Fault("#VALUE!"),
        "-",
        "30/06/3026",
    ],
)
def test_what_is_no_day_is_refused_with_what_to_type(content: Content) -> None:
    found = entered(content)
    assert (found.day, found.cell) == (None, "D2")
    assert found.problem is not None
    assert "30/06/2026" in found.problem.hint.within(Language.VI)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["01/06/2026", LABEL, "30/06/2026", "01/05/2026"], "C1"),
        (["01/05/2026", "30/06/2026", LABEL, None], "B1"),
    ],
)
def test_of_several_days_beside_the_label_the_nearest_behind_it_counts_else_the_nearest_before(
    row: list[Content | Cell], cell: str
) -> None:
    found = form_date([[one if isinstance(one, Cell) else Cell(one) for one in row]])
    assert (found.day, found.cell) == (date(2026, 6, 30), cell)


def test_the_stored_result_of_a_formula_is_taken_and_that_is_said() -> None:
    found = entered(Moment("30/06/2026"), formula="=TODAY()")
    assert found.day == date(2026, 6, 30)
    assert found.computed is not None
    assert (found.computed.cell, found.computed.formula) == ("D2", "=TODAY()")


def test_a_formula_that_gives_no_day_is_no_computed_day() -> None:
    found = entered("chưa chốt", formula='=IF(A1="";"chưa chốt";A1)')
    assert (found.day, found.computed) == (None, None)
    assert found.problem is not None
    assert "«chưa chốt» không phải một ngày" in found.problem.message.within(Language.VI)


def test_an_empty_cell_says_nothing() -> None:
    assert entered(None, PRESET) == FormDate(None, "D2", date(2026, 6, 14))
    assert form_date([[Cell("Kỳ báo cáo: 2026-06")]]) == FormDate()


def test_a_form_of_before_says_its_day_behind_the_label() -> None:
    found = form_date([[Cell("Kỳ báo cáo: 2026-06"), Cell("Số liệu tính đến ngày: 30/06/2026.")]])
    assert (found.day, found.cell, found.is_changed) == (date(2026, 6, 30), "B1", False)


def test_columns_in_another_order_have_the_day_before_its_label() -> None:
    row = [PRESET, Cell(Moment("30/06/2026")), Cell(None), LABEL, Cell("Kỳ báo cáo: 2026-06")]
    assert form_date([row]).day == date(2026, 6, 30)


def test_a_day_that_a_spreadsheet_may_have_turned_round_is_refused() -> None:
    knew = Cell("Điền sẵn: 05/06/2026")
    found = entered("06/05/2026", knew)
    assert found.problem is not None
    assert "2026-06-30" in found.problem.hint.within(Language.VI)
    for sure in ("05/06/2026", "06/06/2026", Moment("06/05/2026")):
        assert entered(sure, knew).problem is None
    assert entered("06/06/2026", Cell("Điền sẵn: 06/06/2026")).problem is None


STANDS, OTHER = date(2026, 6, 14), date(2026, 6, 10)


@pytest.mark.parametrize(
    ("content", "knew", "stands", "changes", "is_unseen"),
    [
        ("14/06/2026", PRESET, OTHER, False, False),  # nobody has touched it: the report keeps its day
        ("20/06/2026", REPORTED, STANDS, True, False),
        ("20/06/2026", REPORTED, OTHER, False, True),  # a colleague has changed it meanwhile
        ("20/06/2026", PRESET, STANDS, False, True),  # a colleague has made the report meanwhile
        ("10/06/2026", PRESET, OTHER, False, False),  # both say the same
        ("20/06/2026", None, STANDS, False, False),  # a form of before: nobody knows
        (None, REPORTED, STANDS, False, False),
        ("20/06/2026", PRESET, None, False, False),  # there is no report yet
    ],
)
def test_another_day_is_for_all_of_the_report_only_where_its_own_was_known(
    content: Content, knew: Cell | None, stands: date | None, *, changes: bool, is_unseen: bool
) -> None:
    form = entered(content, *([knew] if knew else []))
    assert (changed_day(form, stands, overwrite=False) is not None) is changes
    assert bool([*unseen_day(form, stands)]) is is_unseen
    assert (changed_day(form, stands, overwrite=True) is not None) is (changes or is_unseen)
