"""The schema of a kind of file, with the ids, names and units of a repository for completion and hover.

It accepts what the schema without them accepts: a name that is new is no mistake of shape, and `validate` says which
ids there are.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from cdsplan.checks.manual import pages
from cdsplan.checks.rules import suppressible
from cdsplan.language import Language
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import Kind
from cdsplan.render.editor import choice
from cdsplan.render.editor.choice import Choice
from cdsplan.repository.names import Names


def named_schema(kind: Kind, language: Language, names: Names) -> dict[str, Any]:
    """The JSON Schema of one kind of file, for an editor in this repository."""
    made = schema(kind, language)
    variables = [choice.variable(name, one, names, language) for name, one in names.variables.items()]
    indicators = [choice.indicator(name, one, names, language) for name, one in names.indicators.items()]
    match kind:
        case Kind.COMMUNE:
            _offer_names(made, "province", names.provinces)
            _offer(made, "successor", map(choice.commune, names.communes))
        case Kind.CATALOG:
            _offer_ids(made["$defs"]["Variable"], "part_of", variables)
        case Kind.PLAN:
            _offer_ids(made["$defs"]["Variable"], "part_of", variables)
            _offer_ids(made["$defs"]["PlanIndicator"], "id", indicators)
            _offer_names(made["$defs"]["PlanIndicator"]["properties"]["lead"], "items", names.leads)
            _offer_names(made["$defs"]["Target"], "party", names.parties)
            _offer_names(made["$defs"]["Document"], "issuer", names.issuers)
        case Kind.REPORT:
            own = [choice.indicator(name, one, names, language) for name, one in names.own_indicators.items()]
            _offer_keys(made, "values", variables)
            _offer_keys(made, "results", [*indicators, *own])
        case Kind.SETTINGS:
            rules = (choice.rule(page) for page in pages(language) if page.name in suppressible())
            _offer(made["properties"]["ignore"], "items", rules)
        case Kind.PROVINCE:
            pass
    return made


def _offer(node: Mapping[str, Any], field: str, choices: Iterable[Choice]) -> None:
    """The words that may stand in a field, or as the items of a list; few, or at one place of a file."""
    _place(node, field)["anyOf"] = choice.schema_of(choices)


def _offer_names(node: Mapping[str, Any], field: str, names: Iterable[str]) -> None:
    """The names that stand in such a place elsewhere."""
    _place(node, field).update(choice.schema_of_names(names))


def _offer_ids(node: Mapping[str, Any], field: str, choices: Iterable[Choice]) -> None:
    """The ids that may stand in a field that a file has many times."""
    _place(node, field).update(choice.schema_of_ids(choices))


def _place(node: Mapping[str, Any], field: str) -> dict[str, Any]:
    """A field of a model, or what the items of a list are."""
    place: dict[str, Any] = node["properties"][field] if "properties" in node else node[field]
    return place


def _offer_keys(made: dict[str, Any], field: str, choices: Iterable[Choice]) -> None:
    """The ids that may be the keys of a map; what stands at each is described once."""
    place = made["properties"][field]
    made["$defs"][field] = place["additionalProperties"]
    place["properties"] = {one.word: {"$ref": f"#/$defs/{field}", **one.shown} for one in choices}
