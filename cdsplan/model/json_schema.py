"""The models as JSON Schema 2020-12, with titles, explanations and messages for an editor in one language."""

from typing import Any

from cdsplan.language import Language
from cdsplan.model.editor.shape import Shaper
from cdsplan.model.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: Kind, language: Language) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    made = kind.model.model_json_schema()
    return {"$schema": DIALECT, **Shaper(language, made.get("$defs", {})).file(made)}
