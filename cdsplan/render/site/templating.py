"""The templates of the pages: everything that is put into them is escaped, and nothing in it hides."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from cdsplan.language import Language, Text
from cdsplan.render.escape import one_line


def render(template: str, language: Language, values: "dict[str, Any]") -> str:
    """A page in a language; the templates have no words of their own."""
    return _environment(language).get_template(template).render(values)


@cache
def _environment(language: Language) -> Environment:
    def shown(value: object) -> object:
        match value:
            case Text():
                return one_line(value.within(language))
            case str() if not hasattr(value, "__html__"):
                return one_line(value)
        return value

    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _source(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")
