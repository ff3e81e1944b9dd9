"""pydantic's JSON Schema as the YAML language server explains it best: for each refusal one sentence of ours.

The server knows one message for all that a schema refuses, so what a map, a list or a value may be refused for stands
in schemas of its own (`allOf`); for what it has no message at all (a length, a limit), the same is asked in another
way. What is accepted stays the same, for it as for every other reader of JSON Schema.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cdsplan.language import Language, Text
from cdsplan.model.editor import complaints, fields, snippets
from cdsplan.model.editor.choices import CHOICES, NOTHING
from cdsplan.model.editor.hover import markdown, title_of

Node = Mapping[str, Any]
_ENGLISH_TITLES = {
    "Commune": "Commune", "Province": "Province", "Letterhead": "Letterhead", "Signer": "Signer",
    "Catalog": "Catalog", "Definition": "Indicator of the catalog", "Variable": "Variable",
    "Plan": "Plan", "PlanIndicator": "Indicator of the plan", "Target": "Target", "Baseline": "Baseline",
    "Document": "Document", "Report": "Report", "Value": "Value", "Result": "Published result",
    "Narrative": "Narrative", "Settings": "Settings",
}  # fmt: skip
_NULL = {"type": ["null"]}
# What says something of a value, and nothing about which are accepted.
_WORDS = ("title", "description", "default")


class Shaper(NamedTuple):
    """Makes the schemas of one kind of file, in one language."""

    language: Language
    named: Mapping[str, Node]  # pydantic's $defs

    def file(self, made: Node) -> dict[str, Any]:
        """The whole of it, with what it refers to."""
        models = {name: self._object(node) for name, node in self.named.items() if "properties" in node}
        return {"$defs": models, **self._object(made)} if models else self._object(made)

    def _say(self, words: Text) -> str:
        return words.within(self.language)

    def _object(self, node: Node) -> dict[str, Any]:
        model, known = str(node["title"]), node["properties"]
        first = complaints.FORMS.get(model, complaints.A_MAP)
        required = [
            {"required": [name], "errorMessage": self._say(complaints.missing(name))}
            for name in node.get("required", ())
        ]
        unknown = {
            "properties": dict.fromkeys(known, True),
            "additionalProperties": False,
            "errorMessage": self._say(complaints.unknown(list(known))),
        }
        made: dict[str, Any] = {
            "title": node["description"] if self.language is Language.VI else _ENGLISH_TITLES[model],
            "type": "object",
            "errorMessage": self._say(first),
            "properties": {name: self._field(model, name, field) for name, field in known.items()},
            "allOf": [*required, unknown],
        }
        if "anyOf" in node:
            made["anyOf"] = [{**one, "errorMessage": self._say(complaints.NO_TARGET)} for one in node["anyOf"]]
        return made

    def _field(self, model: str, name: str, node: Node) -> dict[str, Any]:
        description = node["description"][self.language]
        # What is empty anyway an editor need not write.
        default = {"default": node["default"]} if node.get("default") else {}
        made = {
            "title": title_of(description),
            "description": description,
            "markdownDescription": markdown(fields.hover(model, name), description, self.language),
            **self.of({key: value for key, value in node.items() if key not in _WORDS}),
            **default,
        }
        if offered := snippets.of_list(model, name, self.language):
            made["items"]["defaultSnippets"] = offered
        return made

    def of(self, node: Node) -> dict[str, Any]:
        """A schema with a message of ours for whatever it refuses."""
        node = self._inlined(node)
        if "anyOf" in node and node.get("type") != "array":
            return self._alternatives([self._inlined(one) for one in node["anyOf"]])
        if node.get("type") == "array":
            return self._list(node)
        if "patternProperties" in node:
            return self._by_id(node)
        return dict(node) if "$ref" in node else self._value(node)

    def _inlined(self, node: Node) -> Node:
        """A choice of words stands where it is used, and not in a definition of its own."""
        named = self.named.get(str(node.get("$ref", "")).rpartition("/")[2], {})
        if "const" in node and isinstance(node["const"], str):
            return {"enum": [node["const"]]}
        return {"enum": named["enum"], "type": "string"} if "enum" in named else node

    def _alternatives(self, forms: list[Node]) -> dict[str, Any]:
        present = [one for one in forms if one != {"type": "null"}]
        nullable = len(present) < len(forms)
        if len(present) == 1 and "$ref" not in present[0]:  # the other is null, or there were no choice
            return self._or_nothing(self.of(present[0]))
        # The server takes the words of the first that fits no worse than the others.
        ordered = sorted(present, key=lambda one: "$ref" not in one)
        said = self._say(_of_forms(ordered))
        shaped = [
            one if "$ref" in one else {**self.of(_typed(one)), "errorMessage": said, **_apart()} for one in ordered
        ]
        return {"anyOf": [*shaped, *([_NULL] if nullable else [])]}

    def _or_nothing(self, made: dict[str, Any]) -> dict[str, Any]:
        """The same, or null."""
        if "enum" in made:
            made["enum"] = [*made["enum"], None]
            made["enumDescriptions"].append(self._say(NOTHING))
        return {**made, "type": [made.get("type", "string"), "null"]}

    def _list(self, node: Node) -> dict[str, Any]:
        said, items = self._say(complaints.A_LIST), self.of(node["items"])
        made: dict[str, Any] = {"type": "array", "errorMessage": said, "items": items}
        if "minItems" in node:
            made["allOf"] = [
                {"contains": {}, "minContains": node["minItems"], "errorMessage": self._say(complaints.EMPTY_LIST)}
            ]
        if "anyOf" in node:
            said = self._say(complaints.DUE_DAYS)
            made["anyOf"] = [
                {"contains": {}, "minContains": one["minItems"], "maxContains": one["maxItems"], "errorMessage": said}
                for one in node["anyOf"]
            ]
        return made

    def _by_id(self, node: Node) -> dict[str, Any]:
        """A map whose keys are ids."""
        [(pattern, value)] = node["patternProperties"].items()
        # The server would offer `property` as a key, stood this beside the type.
        key = {"type": "string", "pattern": pattern}
        return {
            "type": "object",
            "errorMessage": self._say(complaints.A_MAP),
            "additionalProperties": self.of(value),
            "allOf": [{"propertyNames": self._value(key)}],
        }

    def _value(self, node: Node) -> dict[str, Any]:
        made = {**node, "errorMessage": self._say(complaints.of_value(node))}
        if "enum" in node:
            made["enumDescriptions"] = [self._say(CHOICES[value]) for value in node["enum"]]
        if "minimum" in made:
            limits = {key: made.pop(key) for key in ("minimum", "maximum")}
            made["allOf"] = [{"if": limits, "else": {"enum": [], "errorMessage": self._say(complaints.IN_YEARS)}}]
        if "maxLength" in made:
            most = made.pop("maxLength")
            made["pattern"] = rf"^[\s\S]{{0,{most}}}(?![\s\S])"
            made["patternErrorMessage"] = self._say(complaints.TOO_LONG)
        return made


def _typed(node: Node) -> Node:
    """Of several forms the server would mix its own words about their types, were each a single one."""
    return {**node, "type": [node["type"]]} if isinstance(node.get("type"), str) else node


def _apart() -> dict[str, Any]:
    """A mark: the server takes forms without names for one, and would put their words before those of the field."""
    return {"properties": {}}


def _of_forms(forms: list[Node]) -> Text:
    """What to say where none of several forms fits."""
    for one in forms:
        name = str(one.get("$ref", "")).rpartition("/")[2]
        if name in complaints.FORMS:
            return complaints.FORMS[name]
    has_states = any(len(one.get("enum", ())) > 1 for one in forms)
    return complaints.FORMS["figure_or_state" if has_states else "target_value"]
