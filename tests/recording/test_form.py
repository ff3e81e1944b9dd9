"""What a form asks for."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.model import period
from cdsplan.model.fields import State
from cdsplan.model.narrative import Narrative
from cdsplan.recording import form
from cdsplan.recording.form import FormLine, LastFigure
from cdsplan.recording.proposal import Request, dated
from tests.conftest import PATHS, Folder
from tests.forms import PLAN, REPORT_OF_MARCH, commune_files, form_of, stocked


@pytest.fixture
def commune(little: Folder) -> Folder:
    return stocked(little)


def line(folder: Folder, name: str, span: str = "2026-06") -> FormLine:
    return next(one for one in form_of(folder, span).lines if one.slot.id == name)


def test_there_is_a_line_a_figure_in_the_order_of_the_plan(commune: Folder) -> None:
    assert [(one.slot.id, one.kind) for one in form_of(commune).lines] == [
        ("ho_cap_quang", "count"),
        ("ho", "count"),
        ("dien_tich", "quantity"),
        ("y_te", "percent"),
        ("vuot", "percent"),
        ("toc_do", "quantity"),
        ("trung_tam", "milestone"),
    ]


def test_the_words_of_a_report_are_asked_of_all_offices_together(commune: Folder) -> None:
    commune.write(PATHS["report"], "period: 2026-06\nvalues: {}\nnarrative: {next: Kéo cáp.}\n")
    files = commune_files(commune)
    day = dated(files, Request("thanh-hoa/xa-tan-lap", period.parse("2026-06"), ()), date(2028, 1, 1))
    whole, of_one = form.form(files, day), form.form(files, day, "Phòng VHXH")
    assert whole.narrative
    assert (whole.narrative.next, of_one.narrative) == ("Kéo cáp.", None)
    assert form_of(commune, "2026-07").narrative == Narrative()


def test_what_does_not_apply_is_not_asked_for(commune: Folder) -> None:
    commune.write(PATHS["plan"], PLAN.replace("id: trung_tam", "id: trung_tam, not_applicable: Không có"))
    assert "trung_tam" not in [one.slot.id for one in form_of(commune).lines]


def test_only_a_percentage_that_may_not_exceed_it_ends_at_100(commune: Folder) -> None:
    assert [one.slot.id for one in form_of(commune).lines if one.bounded] == ["y_te"]


def test_a_line_has_the_latest_figure_and_its_date(commune: Folder) -> None:
    assert line(commune, "ho").last == LastFigure(Decimal(1000), date(2026, 3, 14), illustrative=False)
    assert line(commune, "dien_tich").last is None


def test_what_the_period_itself_has_already_is_the_latest(commune: Folder) -> None:
    commune.write(
        PATHS["report"], "period: 2026-06\nillustrative: true\nvalues: {ho: 1001}\nresults: {trung_tam: done}\n"
    )
    assert line(commune, "ho").last == LastFigure(Decimal(1001), date(2026, 6, 14), illustrative=True)
    assert line(commune, "trung_tam").last == LastFigure(State.DONE, date(2026, 6, 14), illustrative=True)
    assert form_of(commune).illustrative


def test_a_later_figure_is_not_known_yet(commune: Folder) -> None:
    assert line(commune, "ho", "2026-02").last is None


def test_the_date_is_the_report_s_own_where_there_is_one(commune: Folder) -> None:
    assert form_of(commune, "2026-03").as_of == date(2026, 3, 14)
    commune.write(REPORT_OF_MARCH, "period: 2026-03\nas_of: 2026-03-20\nvalues: {}\n")
    assert form_of(commune, "2026-03").as_of == date(2026, 3, 20)


def test_a_part_knows_its_whole_and_what_that_stands_at(commune: Folder) -> None:
    part, whole = line(commune, "ho_cap_quang"), line(commune, "ho")
    assert (part.whole, part.most) == ("ho", Decimal(1000))
    assert (whole.whole, whole.most) == (None, None)


def test_a_whole_of_over_a_year_ago_bounds_nothing(commune: Folder) -> None:
    assert line(commune, "ho_cap_quang", "2027-06").most is None


def test_a_cumulative_whole_bounds_nothing_over_new_year(commune: Folder) -> None:
    catalog = (commune.root / PATHS["catalog"]).read_text(encoding="utf-8")
    commune.write(
        PATHS["catalog"], catalog.replace("{name: Hộ, kind: count", "{name: Hộ, cumulative: true, kind: count")
    )
    assert line(commune, "ho_cap_quang").most == 1000
    assert line(commune, "ho_cap_quang", "2027-02").most is None


def test_a_whole_that_nobody_has_counted_bounds_nothing(commune: Folder) -> None:
    commune.write(REPORT_OF_MARCH, "period: 2026-03\nvalues: {ho: null}\n")
    assert line(commune, "ho_cap_quang").most is None


def test_whatever_a_report_may_hold_has_a_line(commune: Folder) -> None:
    files = commune_files(commune)
    lines = form.lines(files, dated(files, Request(files.path, period.parse("2026-06"), ()), date(2028, 1, 1)))
    assert lines["cap_quang"].kind == "percent"
    assert lines["ho"].slot.loc == ("values", "ho")
    assert lines["trung_tam"].slot.loc == ("results", "trung_tam")
