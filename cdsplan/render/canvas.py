"""Where results are drawn: in which language, how wide, whether there is colour, and whether on a page of its own."""

from typing import NamedTuple

from cdsplan.language import Language


class Canvas(NamedTuple):
    """What a renderer knows of the reader; one that writes for programs looks at none of it."""

    language: Language
    width: int = 120
    colour: bool = False
    fragment: bool = False  # of HTML its inner part alone, to be put into another page
