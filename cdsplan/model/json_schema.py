"""The models as JSON Schema 2020-12, with descriptions for an editor in one language."""

from typing import Any

from cdsplan.language import Language
from cdsplan.model.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ENGLISH_TITLES = {
    "Commune": "Commune", "Province": "Province", "Letterhead": "Letterhead", "Signer": "Signer",
    "Catalog": "Catalog", "Definition": "Indicator of the catalog", "Variable": "Variable",
    "Plan": "Plan", "PlanIndicator": "Indicator of the plan", "Target": "Target", "Baseline": "Baseline",
    "Document": "Document", "Report": "Report", "Value": "Value", "Result": "Published result",
    "Narrative": "Narrative", "Settings": "Settings",
}  # fmt: skip


def schema(kind: Kind, language: Language) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    made = kind.model.model_json_schema()
    described: dict[str, Any] = {"$schema": DIALECT, **_described(made, language)}
    return described


def _described(node: Any, language: Language) -> Any:  # noqa: ANN401  any JSON
    """Bilingual descriptions in one language, and titles that are words rather than Python names."""
    if isinstance(node, list):
        return [_described(one, language) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _described(value, language) for key, value in node.items() if key not in {"title", "description"}}
    description = node.get("description")
    if isinstance(description, dict) and set(description) == set(Language):
        spoken = description[language]
        return {"title": spoken.partition(":")[0].partition(";")[0].partition(",")[0], "description": spoken, **made}
    if "properties" in node and "title" in node:
        title = description if language is Language.VI else _ENGLISH_TITLES[node["title"]]
        return {"title": title, **made}
    # Where a property is called `title` or `description`, it is a schema and not words about one.
    return {
        **made,
        **{key: _described(node[key], language) for key in ("title", "description") if isinstance(node.get(key), dict)},
    }
