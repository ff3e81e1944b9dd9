"""Who reports for a commune."""

import pytest

from cdsplan.evaluation.reporter import Reporter
from tests.offices import JUNE, OWNER, office, official_report_of

GONE = "dissolved: 2026-07-01\n"
HEIR = 'name: Xã Yên Ninh\ncode: "00009"\nprovince: Thanh Hóa\nletterhead: {place: Yên Ninh}\n'


def reporter(document: str = "", *, successor: str | None = HEIR) -> Reporter | None:
    """Who reports for a commune that is gone."""
    june = f"{JUNE}document: {{{document}}}\n"
    return official_report_of(office(reports=[june], commune=OWNER + GONE, successor=successor)).reporter


def test_a_commune_that_is_there_reports_itself() -> None:
    dated = f"{JUNE}document: {{date: 2026-06-20, issuer: UBND xã}}\n"
    for report in (JUNE, dated):
        found = official_report_of(office(reports=[report])).reporter
        assert found is not None
        assert found.name == "Xã Tân Lập"


def test_of_a_dissolved_commune_a_report_without_a_document_is_its_successors() -> None:
    found = official_report_of(office(commune=OWNER + GONE, successor=HEIR)).reporter
    assert found is not None
    assert found.name == "Xã Yên Ninh"


def test_of_a_dissolved_commune_its_successor_reports_with_its_own_letterhead() -> None:
    found = reporter("issuer: UBND xã Tân Lập")
    assert found is not None
    assert found.name == "Xã Yên Ninh"
    assert found.letterhead is not None
    assert found.letterhead.place == "Yên Ninh"
    assert found.document is not None
    assert found.document.issuer is None


@pytest.mark.parametrize("when", ["2026-06-20", "2026-06"])
def test_what_a_commune_issued_before_it_was_dissolved_stays_its_own(when: str) -> None:
    found = reporter(f"date: {when}")
    assert found is not None
    assert found.name == "Xã Tân Lập"


@pytest.mark.parametrize("when", ["2026-07-01", "2026-07"])
def test_what_is_issued_from_that_day_on_is_its_successors(when: str) -> None:
    found = reporter(f"date: {when}")
    assert found is not None
    assert found.name == "Xã Yên Ninh"


def test_where_the_successor_is_unknown_the_report_may_name_who_reports() -> None:
    assert reporter(successor=None) is None
    found = reporter("issuer: UBND xã Yên Ninh", successor=None)
    assert found is not None
    assert found.name == "UBND xã Yên Ninh"
