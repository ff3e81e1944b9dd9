"""What the model says is wrong in one value, before it is located."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from cdsplan import characters
from cdsplan.finding import WHOLE, Loc, Part
from cdsplan.language import Text
from cdsplan.model.described import FileModel
from cdsplan.yaml.document import Data
from cdsplan.yaml.scalar import Odd
from cdsplan.yaml.source import Source

# The way out, or how to find it, where that takes its time and few are told.
Hint: TypeAlias = Text | Callable[[], Text]


class Case(NamedTuple):
    """One thing that pydantic refused: its word for it, where, what stands there, and what it knows besides."""

    kind: type[FileModel]
    source: Source
    error: str
    loc: Loc
    value: Data
    context: dict[str, Any]

    @property
    def written(self) -> str:
        """The value as its author wrote it."""
        if isinstance(self.value, Odd):
            return self.value.written
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)

    @property
    def has_word_blank(self) -> bool:
        return isinstance(self.value, str) and characters.has_word_blank(self.value)


class ValueProblem(NamedTuple):
    """The same in our words; `loc` and `part` only where it is not all of the value."""

    rule: str
    message: Text
    hint: Hint
    loc: Loc | None = None
    part: Part = WHOLE
