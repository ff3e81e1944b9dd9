"""What an official report says of contradictions."""

from cdsplan.render.official_report.target_places import sentences
from tests.offices import PLAN, office, official_report_of


def test_each_is_a_sentence_with_its_points_written_out() -> None:
    targets = '{op: ">=", from: baseline, points: 5, at: II.1}, {op: ">=", from: baseline, points: 6, at: II.2}'
    [part] = official_report_of(office(PLAN.replace('{op: ">=", value: 80}', targets))).parts
    base = "so với hiện trạng đầu kỳ"
    first, second = (f"mục II.{at} nêu tăng ≥ {points} điểm phần trăm {base}" for at, points in ((1, 5), (2, 6)))
    assert [*sentences(part.contradictions)] == [f"Tỷ lệ hộ dùng cáp quang: {first}, {second}."]
