"""Observations in the words of people."""

from datetime import date
from typing import Any, get_args

import pytest

from cdsplan.dataset.flat import FLAT
from cdsplan.evaluation.observations import Origin
from cdsplan.evaluation.standing import STATUSES
from cdsplan.evaluation.tidy_data import observations
from cdsplan.language import Language
from cdsplan.model.fields import Base, Measure, Quality, State
from cdsplan.render.table.value import Value
from cdsplan.render.tidy_data.people import in_words
from tests.offices import office

[ROW] = observations(office(reports=["period: 2026-06\nvalues: {quang: 2, ho: 3}\n"]), date(2026, 12, 31))
CODES = {
    "measure": get_args(Measure),
    "state": tuple(State),
    "growth_from": get_args(Base),
    "status": STATUSES,
    "origin": get_args(Origin),
    "quality": get_args(Quality),
}


def said(name: str, code: Any, language: Language = Language.VI) -> Value:  # noqa: ANN401  of any column
    row = ROW._replace(**{name: code})
    return dict(zip(FLAT.names, in_words(row, language), strict=True))[name]


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in CODES.items() for code in codes])
def test_every_code_has_its_words_in_both_languages(name: str, code: str) -> None:
    assert said(name, code) != code
    assert said(name, code)
    assert said(name, code, Language.EN)


@pytest.mark.parametrize(("op", "sign"), [(">=", "≥"), (">", ">"), ("<=", "≤"), ("<", "<"), ("==", "")])
def test_a_comparator_is_a_sign(op: str, sign: str) -> None:
    assert said("op", op) == sign


def test_what_is_carried_is_told_without_ids() -> None:
    assert (said("carried", "ho; nguoi"), said("carried", None)) == ("có", None)


def test_words_of_files_stay_in_their_line() -> None:
    assert said("source", "a\nb\x1b") == "a b\\x1b"


def test_every_code_of_the_columns_is_looked_at() -> None:
    assert {column.name for column in FLAT.columns if column.one_of} == {*CODES, "op"}
