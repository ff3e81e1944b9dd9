"""What is said of the cells of a form."""

from cdsplan.language import text
from cdsplan.recording.cell_finding import CellFinding, by_place


def test_problems_are_told_row_by_row_and_the_second_sheet_after_the_first() -> None:
    cells = ("B10", "Phần lời văn!B5", "AA9", "G9", "Phần lời văn!A12", "B9")
    problems = [CellFinding(cell, text("sai", "wrong"), text("sửa", "mend")) for cell in cells]
    assert [problem.cell for problem in by_place(problems)] == [
        "B9",
        "G9",
        "AA9",
        "B10",
        "Phần lời văn!B5",
        "Phần lời văn!A12",
    ]
