"""A value that stands for an entry with nothing else in it: `3214` is `{value: 3214}`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from cdsplan.model.fields import FIGURE


def _entry(value: object) -> object:
    return value if isinstance(value, dict) else {"value": value}


class Shorthand:
    """`3214` alone is `{value: 3214}`, here and in an editor's schema."""

    def __init__(self, shapes: tuple[Mapping[str, Any], ...]) -> None:
        self.shapes = shapes

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_entry, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [*(dict(shape) for shape in self.shapes), handler(schema)]}


class BareOrEntry:
    """The same, but a number that stands alone is left as it is: most do, and an entry for each takes its time."""

    BARE, ENTRY = "\0bare", "\0entry"

    def __init__(self, entry: type[BaseModel]) -> None:
        self.entry = entry

    def __get_pydantic_core_schema__(self, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        bare = core_schema.is_instance_schema(Decimal)
        entry = core_schema.no_info_before_validator_function(_entry, handler(self.entry))
        return core_schema.union_schema([(bare, self.BARE), (entry, self.ENTRY)], mode="left_to_right")

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        _, (entry, _) = cast("core_schema.UnionSchema", schema)["choices"]
        return {"anyOf": [FIGURE, handler(cast("CoreSchema", entry))]}


def place_of(loc: tuple[int | str, ...]) -> tuple[int | str, ...] | None:
    """Where pydantic refused a thing, without its own words for which of two forms it tried; None for a bare number."""
    if BareOrEntry.BARE in loc:
        return None
    return tuple(step for step in loc if step != BareOrEntry.ENTRY) if BareOrEntry.ENTRY in loc else loc
