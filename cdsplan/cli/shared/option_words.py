"""What somebody types for an option that goes into a file as it is: a source, a note, where a target is printed."""

from cdsplan.characters import is_surrogate
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import text
from cdsplan.recording.form_cell import as_passage
from cdsplan.yaml.encoding import Written


def on_one_line(option: str, given: str) -> str:
    """As files hold a name; CannotRunError for what no file may hold."""
    return " ".join(passage(option, given).split())


def passage(option: str, given: str) -> str:
    """The same for a text, whose lines stay; what was copied from Word or a web page loses its odd blanks."""
    if is_surrogate(given):
        raise CannotRunError(text("{option} không phải UTF-8", "{option} is not UTF-8", option=option))
    words = as_passage(given)
    if Written(words).suspect:
        raise CannotRunError(
            text(
                "{option} có ký tự không nhìn thấy được: hãy gõ lại bằng tay",
                "{option} contains invisible characters: type it again by hand",
                option=option,
            )
        )
    return words
