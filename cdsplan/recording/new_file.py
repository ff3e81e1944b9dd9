"""A file to be written that leaves places for the user to fill in."""

import json
import re
from pathlib import PurePosixPath
from typing import NamedTuple

from cdsplan.language import Language, Text
from cdsplan.model.kinds import Kind
from cdsplan.yaml.scalar import resolve


class Blank(NamedTuple):
    """A place that only the user can fill, and what belongs there."""

    line: int
    what: Text


class NewFile(NamedTuple):
    """A file to be written, by its path below the root."""

    path: str
    content: str
    blanks: tuple[Blank, ...] = ()
    raw: bytes | None = None  # of a file that is no text


class Page:
    """Lines, with comments in one language, and which of them have a blank."""

    def __init__(self, path: str, kind: Kind, language: Language) -> None:
        self.path = path
        self.language = language
        # An editor finds the schema from where the file stands.
        up = "../" * (len(PurePosixPath(path).parts) - 1)
        self.lines = [f"# yaml-language-server: $schema={up}schemas/{schema_file(kind)}"]
        self.blanks: list[Blank] = []

    def add(self, *lines: str) -> None:
        self.lines += lines

    def comment(self, words: Text) -> str:
        return f"# {words.within(self.language)}"

    def add_blank(self, line: str, what: Text) -> None:
        self.lines.append(line)
        self.blanks.append(Blank(len(self.lines), what))

    @property
    def file(self) -> NewFile:
        return NewFile(self.path, "\n".join(self.lines) + "\n", tuple(self.blanks))


def schema_file(kind: Kind) -> str:
    """The name of the schema of such files."""
    return f"{kind.name.lower()}.schema.json"


def one_line(words: str) -> str:
    """A name as a comment may have it."""
    return " ".join(words.split())


def scalar(words: str) -> str:
    """A text as YAML: plain where every reader takes it for that, else in double quotes."""
    is_plain = re.fullmatch(r"[^\W\d_][\w ,()/.–-]*", words) and not words.endswith(" ") and type(resolve(words)) is str
    return words if is_plain else json.dumps(words, ensure_ascii=False)


def flow(*items: str) -> str:
    """Texts as a list in brackets."""
    return f"[{', '.join(map(inside, items))}]"


def inside(words: str) -> str:
    """A text as it stands within brackets, where a comma parts it from the next."""
    return json.dumps(words, ensure_ascii=False) if "," in words else scalar(words)
