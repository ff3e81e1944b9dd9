"""The known word that was meant, looked for as often as that takes no time."""

from cdsplan.language import Language
from cdsplan.suggest import Known, alike, comparable, nearest


def test_nothing_is_near_everything() -> None:
    assert nearest("ho", ["dan", "phi"]) is None
    hint = nearest("tong_ho", ["tong_so_ho", "dan"])
    assert hint is not None
    assert "tong_so_ho" in hint.within(Language.VI)


# Many


def test_of_very_many_words_the_nearest_is_still_found() -> None:
    known = [f"chi_so_{at:05}" for at in range(20_000)] + ["ty_le_cap_quang"]
    hint = nearest("ty_le_cap_qaung", known)
    assert hint
    assert "ty_le_cap_quang" in hint.within(Language.EN)


def test_of_very_many_words_those_are_compared_that_are_about_as_long() -> None:
    known = [*(f"tong_so_h{at}" for at in range(150)), "tong_so_ho_nong_thon"]
    assert alike("tong_so_ho_nong_thom", known) == "tong_so_ho_nong_thon"
    assert len(comparable("tong_so_ho_nong_thom", known)) < len(known)


def test_nothing_is_near_to_a_name_of_any_length() -> None:
    assert alike("a" * 64, ["a" * 63 + "b"]) == "a" * 63 + "b"
    assert alike("a" * 65, ["a" * 64]) is alike("a" * 64, ["a" * 65]) is None


def test_of_a_file_the_nearest_is_looked_for_some_times_and_of_each_name_once(searches: list[str]) -> None:
    known = Known([f"so_{at}" for at in range(50)])
    for _ in range(3):
        hints = [known.nearest(f"so_{at}x") for at in range(50)]
    assert len(searches) == len([hint for hint in hints if hint]) == 20


def test_where_there_are_very_many_words_the_nearest_is_looked_for_less_often(searches: list[str]) -> None:
    known = Known([f"so_{at}" for at in range(20_000)])
    for at in range(10):
        known.nearest(f"so_{at}x")
    assert len(searches) == 4
