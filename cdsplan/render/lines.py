"""Words broken into the lines of a table's cell or of a paragraph."""

from textwrap import wrap


def broken(said: str, width: int, indent: str = "") -> str:
    """In lines of a width; by hand, for tabulate would take `1,910` for a number while it wraps, and fail."""
    return "\n".join(wrap(said, width, break_on_hyphens=False, subsequent_indent=indent))
