"""Tables of more than ten rows stand across, behind the report. design.md, 5.1."""

import pytest

from cdsplan.render.official_report.annexes import Titled, place
from cdsplan.render.official_report.blocks import Annex, Grid, GridColumn, GridLine, Words

COLUMN = GridColumn("TT", 9, centred=True)


def table(lines: int, groups: int = 1) -> Grid:
    line = GridLine((("x",),), bar=None, key="")
    return Grid((COLUMN,), tuple((None, (line,) * lines) for _ in range(groups)), "")


def test_ten_rows_stand_below_the_sentence_that_leads_to_them() -> None:
    body, annexes = place([Words("x"), Titled("Có", "B", table(10))], "(Kèm theo)")
    assert (body, annexes) == ((Words("x"), Words("Có:"), table(10)), ())


def test_what_is_longer_is_numbered_in_the_order_of_the_text() -> None:
    body, annexes = place([Titled("Có", "B", table(11)), Titled("Còn", "Đ", table(6, groups=2))], "(Kèm theo)")
    assert body == (
        Words("Có (chi tiết tại Phụ lục I kèm theo)."),
        Words("Còn (chi tiết tại Phụ lục II kèm theo)."),
    )
    assert annexes == (
        Annex("Phụ lục I", "B", "(Kèm theo)", (table(11),)),
        Annex("Phụ lục II", "Đ", "(Kèm theo)", (table(6, groups=2),)),
    )


def test_one_that_is_alone_has_no_number() -> None:
    body, [annex] = place([Titled("Có", "b", table(11))], "(Kèm theo)")
    assert body == (Words("Có (chi tiết tại Phụ lục kèm theo)."),)
    assert (annex.number, annex.title) == ("Phụ lục", "B")


@pytest.mark.parametrize(
    ("lines", "said"), [(10, "Có 10. Đã đạt 3."), (11, "Có 11 (chi tiết tại Phụ lục kèm theo). Đã đạt 3.")]
)
def test_what_is_said_behind_the_sentence_stands_before_the_table_wherever_that_is(lines: int, said: str) -> None:
    (first, *_), _ = place([Titled(f"Có {lines}", "B", table(lines), more="Đã đạt 3.")], "(Kèm theo)")
    assert first == Words(said)
