"""What every type of a file is made with: frozen, nothing unknown allowed, each field described in both languages."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cdsplan.model.fields import Described


def about(vi: str, en: str, default: Any = ..., **constraints: Any) -> Any:  # noqa: ANN401  as pydantic's own Field
    """A field with its description; any constraint that pydantic knows may come with it."""
    said: dict[str, Any] = {"description": Described(vi, en)._asdict()}
    if default == {}:  # pydantic would copy it for each file, and slowly
        return Field(default_factory=dict, json_schema_extra={**said, "default": {}}, **constraints)
    return Field(default, json_schema_extra=said, **constraints)


class FileModel(BaseModel):
    """A file, or a part of one, as a type."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)
