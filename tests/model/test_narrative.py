"""What an officer writes in a report besides figures: every text is optional, and a slip is found."""

import pytest

from cdsplan.model.files import Report
from cdsplan.model.load import Loaded, load
from cdsplan.yaml import source
from tests.conftest import REPORT

WHOLE = """\
narrative:
  difficulties: |
    Hạ tầng thôn Đồi Vàng còn thiếu:
      - 3 điểm lõm sóng (2,1%);
      - chưa có điện lưới.
  causes: "Kinh phí cấp chậm: 45%"
  next: >-
    Phối hợp VNPT
    kéo cáp.
  proposals: null
"""


def report(content: str) -> Loaded[Report]:
    return load(Report, source.parse("x.yaml", content.encode()))


def test_every_text_is_kept_with_its_lines() -> None:
    read = report(REPORT + WHOLE).model
    assert read is not None and read.narrative is not None  # noqa: PT018
    assert read.narrative.difficulties == (
        "Hạ tầng thôn Đồi Vàng còn thiếu:\n  - 3 điểm lõm sóng (2,1%);\n  - chưa có điện lưới."
    )
    assert read.narrative.causes == "Kinh phí cấp chậm: 45%"
    assert (read.narrative.next, read.narrative.proposals) == ("Phối hợp VNPT kéo cáp.", None)


@pytest.mark.parametrize("written", ["", "narrative: null", "narrative: {}", "narrative: {causes: null}"])
def test_any_of_it_may_be_missing(written: str) -> None:
    assert report(f"{REPORT}{written}\n").findings == ()


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("narrative: {dificulties: x}", "unknown-field"),
        ("narrative: {causes: [x]}", "wrong-type"),
        ('narrative: {causes: ""}', "bad-value"),
        ("narrative: {causes: 2.1}", "ambiguous-scalar"),
        ("narrative: Khó khăn", "wrong-type"),
    ],
)
def test_a_slip_is_found_where_it_stands(written: str, rule: str) -> None:
    assert [(one.rule, one.span.line) for one in report(f"{REPORT}{written}\n").findings] == [(rule, 5)]
