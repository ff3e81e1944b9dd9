"""Characters that nobody sees, or that only look like Latin ones."""

import unicodedata

from cdsplan import characters
from cdsplan.language import Language


def test_a_letter_that_only_looks_latin_is_named() -> None:
    assert characters.stranger("yeаr") == "U+0430 CYRILLIC SMALL LETTER A"
    assert characters.stranger("năm_ðường_1") is None


def test_the_letters_beside_those_that_nobody_sees_are_seen() -> None:
    assert (
        characters.unseen("\u0350\u115e\u1161\u17b3\u17b6\u180a\u1810\u27ff\u2801\u3163\u3165\ufdff\ufe10\uff9f")
        == set()
    )


def test_each_is_called_what_it_is() -> None:
    assert [characters.character_message(one).within(Language.EN) for one in "\a\u0378\u200b"] == [
        "control character U+0007",
        f"U+0378 is not assigned in Unicode {unicodedata.unidata_version}",
        "invisible character U+200B ZERO WIDTH SPACE",
    ]


def test_of_a_scalar_only_those_are_told_that_nobody_sees() -> None:
    assert characters.hidden("a\u202eb\xa0\tc\u200b\u202e") == ["\u202e", "\u200b"]


def test_a_scalar_is_cleaned_of_what_the_file_is_refused_for() -> None:
    assert characters.clean("e\u0301\u200b\0x") == "éx"
