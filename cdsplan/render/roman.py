"""Roman numerals, in which papers count their sections, their Phụ lục and the quarters of a year."""

_SIGNS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """I, II, III, …"""
    written = ""
    for value, sign in _SIGNS:
        times, number = divmod(number, value)
        written += sign * times
    return written
