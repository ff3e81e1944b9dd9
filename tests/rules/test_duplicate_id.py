"""duplicate-id"""

from tests.conftest import Diagnose


def test_ids_that_differ_are_silent(diagnose: Diagnose) -> None:
    assert diagnose() == []


def test_second_use_in_a_plan_is_reported_where_it_stands(diagnose: Diagnose) -> None:
    assert diagnose(
        plan="""\
        title: Kế hoạch
        year: 2026
        indicators:
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
        """
    ) == [(5, 10, "duplicate-id")]
