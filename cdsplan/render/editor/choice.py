"""What an editor offers at a value: words, and what it shows beside them.

All of it comes from files, so it is literal: no link, picture, HTML or command of an editor is found in it.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cdsplan.checks.manual import Page
from cdsplan.language import Language, Text, text
from cdsplan.model.editor.choices import CHOICES
from cdsplan.model.files import Commune, Definition, PlanIndicator, Variable
from cdsplan.recording.new_file import inside, scalar
from cdsplan.render.escape import cut, literal, one_line
from cdsplan.repository.names import Names

_GROUP = 32  # about the root of a thousand
_LONGEST = 300  # of a name; a stranger's may have a megabyte


class Choice(NamedTuple):
    """A word that may stand at a place, its name on one line, and what else is to be known of it."""

    word: str
    name: str
    more: str = ""  # Markdown

    @property
    def shown(self) -> dict[str, str]:
        """For a hover, and beside the offered word."""
        return {
            "description": self.name,
            "markdownDescription": f"**{literal(self.name)}**\n\n{self.more}".rstrip(),
        }


def schema_of(choices: Iterable[Choice]) -> list[dict[str, Any]]:
    """For `anyOf`: anything else may stand there as well, as a name that the repository does not have yet.

    The first form fits whatever stands there, so that the server finds nothing wrong; the last fits nothing, for the
    server would put the words of all forms together, did all of them fit. It takes forms without words for the same.
    """
    offered = ({"type": "string", "const": one.word, **one.shown} for one in choices)
    return [{}, *offered, {"title": "–", "enum": []}]


def schema_of_ids(choices: Iterable[Choice]) -> dict[str, Any]:
    """The same where a file has many such places, and the repository many ids: quick to check.

    What is offered stands apart, where nothing is compared with it, and what a hover shows is looked for in one group.
    """
    every = list(choices)
    groups = [every[at : at + _GROUP] for at in range(0, len(every), _GROUP)]
    return {
        "defaultSnippets": [{"label": one.word, "bodyText": scalar(one.word), **one.shown} for one in every],
        "allOf": [{"if": _one_of(group), "then": {"anyOf": schema_of(group)}} for group in groups],
    }


def _one_of(group: Iterable[Choice]) -> dict[str, Any]:
    """An id of the group; not as `enum`, whose words a hover would list."""
    return {"type": ["string"], "pattern": f"^(?:{'|'.join(one.word for one in group)})$"}


def schema_of_names(names: Iterable[str]) -> dict[str, Any]:
    """For names that say themselves what they are: nothing is compared with them."""
    return {"defaultSnippets": [{"label": one, "bodyText": _snippet(inside(one))} for one in names]}


def _snippet(words: str) -> str:
    """As an editor writes them: what it would fill in or obey stands behind a backslash."""
    return re.sub(r"[\\$}]", r"\\\g<0>", words)


def rule(page: Page) -> Choice:
    """A rule by its name."""
    return Choice(page.name, page.name, literal(page.what))


def commune(one: Commune) -> Choice:
    """A commune by its code."""
    return Choice(one.code, _line(f"{one.name}, {one.province}"))


def variable(name: str, one: Variable, names: Names, language: Language) -> Choice:
    """A variable by its id: what is counted, in what, and of what it is a part."""
    whole = names.variables.get(one.part_of or "")
    facts = [
        *([_unit(one.unit)] if one.unit else []),
        text("Loại số liệu: {kind}", "Kind: {kind}", kind=CHOICES[one.kind]),
        *([text("Một phần của: {name}", "Part of: {name}", name=_literal(_name(whole, language)))] if whole else []),
        *([text("Lũy kế từ 01/01", "Counts up from 1 January")] if one.cumulative else []),
    ]
    return Choice(name, _line(_name(one, language)), _list(facts, language))


def indicator(name: str, one: Definition | PlanIndicator, names: Names, language: Language) -> Choice:
    """An indicator by its id: how it is measured, and from what."""
    unit = "%" if one.measure == "percent" else one.unit
    facts = [
        *([_unit(unit)] if unit else []),
        text("Cách đo: {measure}", "Measure: {measure}", measure=CHOICES[one.measure or "percent"]),
    ]
    if one.formula:
        facts.append(text("Công thức: `{formula}`", "Formula: `{formula}`", formula=_line(one.formula.text)))
        known = [id_ for id_ in one.formula.variables if id_ in names.variables]
        facts += [_meaning(id_, _name(names.variables[id_], language)) for id_ in known]
    return Choice(name, _line(_name(one, language)), _list(facts, language))


def _unit(unit: str) -> Text:
    return text("Đơn vị tính: {unit}", "Unit: {unit}", unit=_literal(unit))


def _meaning(id_: str, name: str) -> Text:
    return text("`{id}`: {name}", "`{id}`: {name}", id=id_, name=_literal(name))


def _list(facts: Iterable[Text], language: Language) -> str:
    return "\n".join(f"- {fact.within(language)}" for fact in facts)


def _name(one: Variable | Definition | PlanIndicator, language: Language) -> str:
    return Text(one.name or "", one.name_en or one.name or "").within(language)


def _literal(words: str) -> str:
    return literal(_line(words))


def _line(words: str) -> str:
    return cut(one_line(words), _LONGEST)
