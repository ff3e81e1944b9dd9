"""Observations as CSV."""

import csv
from datetime import date
from io import StringIO

from cdsplan.evaluation.tidy_data import Row, observations
from cdsplan.render.tidy_data.csv import as_csv, for_excel
from tests.offices import office

JUNE = 'period: 2026-06\nvalues: {quang: {value: 2, source: "=A1;B,C"}, ho: 3}\n'
ROWS = observations(office(reports=[JUNE]), date(2026, 12, 31))


def test_a_program_reads_it_with_commas_and_points() -> None:
    [row] = csv.DictReader(StringIO(as_csv(ROWS)))
    assert tuple(row) == Row._fields
    assert (row["value"], row["code"], row["source"]) == ("66.666667", "00001", "'=A1;B,C")


def test_excel_reads_it_with_a_bom_semicolons_and_commas() -> None:
    page = for_excel(ROWS)
    assert page.startswith("\ufeffpath;code;")
    [row] = csv.DictReader(StringIO(page.removeprefix("\ufeff")), delimiter=";")
    assert (row["value"], row["code"], row["period"], row["source"]) == ("66,666667", "'00001", "'2026-06", "'=A1;B,C")
    assert row["as_of"] == "2026-06-14"


def test_without_observations_there_is_a_head() -> None:
    assert as_csv([]) == ",".join(Row._fields) + "\n"
