"""Where results are drawn: in which language, how wide, and whether there is colour."""

from typing import NamedTuple

from cdsplan.language import Language


class Canvas(NamedTuple):
    """What a renderer knows of the reader; one that writes for programs looks at none of it."""

    language: Language
    width: int = 120
    colour: bool = False
