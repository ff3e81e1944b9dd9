"""Characters that nobody sees, or that only look like Latin ones."""

from cdsplan import characters


def test_a_letter_that_only_looks_latin_is_named() -> None:
    assert characters.stranger("yeаr") == "U+0430 CYRILLIC SMALL LETTER A"
    assert characters.stranger("năm_ðường_1") is None


def test_the_letters_beside_those_that_nobody_sees_are_seen() -> None:
    assert (
        characters.unseen("\u0350\u115e\u1161\u17b3\u17b6\u180a\u1810\u27ff\u2801\u3163\u3165\ufdff\ufe10\uff9f")
        == set()
    )


def test_a_scalar_is_cleaned_of_what_the_file_is_refused_for() -> None:
    assert characters.clean("e\u0301\u200b\0x") == "éx"
