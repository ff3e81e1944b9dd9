"""What does not fit the model, in our words, and told once."""

import pytest

from cdsplan.language import Language
from cdsplan.model.files import Catalog, Commune, Report
from cdsplan.model.province import Province
from tests.reading import COMMUNE, findings, found, plan, the_hint


def test_an_unknown_field_names_the_nearest_of_its_own_map() -> None:
    assert "`value`" in the_hint(plan() + "        part: x\n".replace("part", "valeu"), language=Language.EN)
    assert "`party`" in the_hint(plan() + "        partty: x\n", language=Language.EN)
    assert "part_of" in the_hint("variables:\n  a: {name: A, kind: count, partof: b}\n", Catalog)
    assert "`from`" in the_hint(plan() + "        frm: x\n", language=Language.EN)


@pytest.mark.parametrize("name", ["ho", "name", "kind"])
def test_the_fields_that_are_listed_are_those_of_its_own_map_whatever_that_is_called(name: str) -> None:
    hint = the_hint(f"variables:\n  {name}: {{name: A, kind: count, zzz: x}}\n", Catalog, Language.EN)
    assert hint == "The fields are: name, name_en, kind, unit, part_of, cumulative, sample."


def test_the_fields_that_are_listed_are_not_those_of_the_map_around_it() -> None:
    assert (
        the_hint("period: 2026\ndocument: {zzz: 1}\n", Report, Language.EN) == "The fields are: number, date, issuer."
    )


def test_a_decimal_comma_within_brackets_is_told_as_one() -> None:
    content = plan().replace("- op", "- {op").replace("80", "34,5}").replace('">="\n       ', '">=",')
    assert found(content) == [(8, 30, "unknown-field")]
    assert "thập phân" in the_hint(content)


def test_an_unknown_field_like_no_other_lists_them_all() -> None:
    assert "dissolved" in the_hint(COMMUNE + "zzz: 1\n", Commune)


def test_a_cyrillic_letter_is_named() -> None:
    found = findings(plan().replace("year", "yeаr"))
    assert "U+0430 CYRILLIC SMALL LETTER A" in found[-1].hint.within(Language.VI)


def test_a_refused_key_may_be_the_field_that_is_missing() -> None:
    assert found("<<: {code: '00001'}\nname: Xã A\nprovince: B\n", Commune) == [(1, 1, "yaml-feature")]


def test_a_refused_key_is_no_missing_field_of_a_map_within() -> None:
    content = "<<: {}\nvariables:\n  <<: {}\n  a: {name: A}\n"
    assert found(content, Catalog) == [(1, 1, "yaml-feature"), (3, 3, "yaml-feature"), (4, 6, "missing-field")]


def test_what_is_missing_and_what_is_no_id_are_called_by_their_names() -> None:
    missing, no_id = findings("variables:\n  a: {name: A}\n  Hộ: {name: B, kind: count}\n", Catalog)
    assert missing.message.within(Language.EN) == "the field `kind` is missing"
    assert no_id.message.within(Language.EN) == "`Hộ` is not an id"


def test_refused_items_do_not_make_a_list_empty() -> None:
    assert found(plan().replace("- op", "- o p")) == [(8, 9, "missing-field"), (8, 9, "unknown-field")]


@pytest.mark.parametrize("code", ["00", "1", "100", "AB"])
def test_a_code_of_a_province_is_from_01_to_99(code: str) -> None:
    assert found(f"name: Thanh Hóa\ncode: '{code}'\n", Province) == [(2, 7, "bad-value")]
    assert found("name: Thanh Hóa\ncode: '01'\n", Province) == []
