"""Words and items in lines."""

from cdsplan.render.table.wrapping import broken, heading_width, longest_part, longest_word, paragraph, stacked


def test_words_are_broken_between_blanks_and_never_at_a_hyphen() -> None:
    assert broken("một hai-ba bốn", 9) == "một\nhai-ba\nbốn"


def test_a_number_is_a_word_like_any_other() -> None:
    assert broken("1,910 hộ", 5) == "1,910\nhộ"


def test_items_stay_whole_where_they_fit() -> None:
    assert stacked("3.214/4.018 hộ, đạt 79,99%", 15) == "3.214/4.018 hộ,\nđạt 79,99%"
    assert stacked("Đạt: 2 · Chậm: 1 (xã)", 10) == "Đạt: 2 ·\nChậm: 1\n(xã)"


def test_an_item_that_does_not_fit_is_broken_between_its_words() -> None:
    assert stacked("3.214/4.018 hộ, đạt 79,99%", 11) == "3.214/4.018\nhộ,\nđạt 79,99%"


def test_a_blank_that_ties_words_is_one_again() -> None:
    assert "\u00a0" not in stacked("một hai, ba bốn", 20)


def test_a_heading_takes_two_lines_at_most() -> None:
    assert heading_width("Còn phải thực hiện") == len("thực hiện")
    assert heading_width("Name") == 4
    assert heading_width("") == 1


def test_a_strangers_word_is_not_wider_than_the_page() -> None:
    assert longest_word(f"một {'x' * 500} hai") == 60


def test_a_paragraph_is_broken_where_there_is_a_width() -> None:
    lines = ["một hai ba", "bốn"]
    assert paragraph(lines, None) == "một hai ba\nbốn"
    assert paragraph(lines, 8) == "một hai\n  ba\nbốn"


def test_a_name_that_no_line_holds_is_broken_between_its_parts() -> None:
    assert broken("một (an_toan_he_thong), thanh-hoa/xa-yen-hung", 14) == (
        "một\n(an_toan_he_\nthong),\nthanh-hoa/xa-\nyen-hung"
    )
    assert longest_part("(an_toan_he_thong), 2026-06-30") == len("2026-06-30")


def test_what_goes_on_stands_further_in_and_a_banner_has_its_end() -> None:
    assert paragraph(["  - một hai ba bốn"], 12) == "  - một hai\n    ba bốn"
    assert paragraph(["*** MINH HỌA: số giả ***"], 22) == "*** MINH HỌA: số\n    giả ***"
