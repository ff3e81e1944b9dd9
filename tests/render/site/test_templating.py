"""The templates: what is put into them is escaped, and they have no words of their own."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from jinja2 import UndefinedError

import cdsplan.render.site
from cdsplan.language import Language, text
from cdsplan.render.site import templating
from cdsplan.render.web.element import Html

Render = Callable[..., str]


@pytest.fixture
def render(monkeypatch: pytest.MonkeyPatch) -> Render:
    """A template that is one line."""

    def run(line: str, language: Language = Language.VI, **values: object) -> str:
        monkeypatch.setattr(templating, "_source", lambda _name: line)
        templating._environment.cache_clear()  # noqa: SLF001  each line is another template of the same name
        try:
            return templating.render("x", language, values)
        finally:
            templating._environment.cache_clear()  # noqa: SLF001

    return run


def test_words_are_escaped_and_markup_is_not(render: Render) -> None:
    assert render("{{ a }}|{{ b }}", a="<b>", b=Html("<b>")) == "&lt;b&gt;|<b>"
    assert render('<a href="{{ a }}">', a='"><script>') == '<a href="&#34;&gt;&lt;script&gt;">'


def test_a_text_is_said_in_the_language_of_the_page(render: Render) -> None:
    said = text("xã <{a}>", "commune <{a}>", a=1)
    assert render("{{ a }}", a=said) == "xã &lt;1&gt;"
    assert render("{{ a }}", Language.EN, a=said) == "commune &lt;1&gt;"


def test_nothing_hides_in_a_name(render: Render) -> None:
    assert render("{{ a }}", a="x\u202ey\nz") == "x\\u202ey z"


def test_what_is_not_known_is_an_error_of_ours(render: Render) -> None:
    with pytest.raises(UndefinedError):
        render("{{ nothing }}")


def test_templates_have_no_words_of_their_own() -> None:
    folder = files(cdsplan.render.site).joinpath("templates")
    names = [one.name for one in folder.iterdir()]
    assert len(names) > 4
    for name in names:
        source = folder.joinpath(name).read_text("utf-8")
        bare = re.sub(r"\{[{%].*?[%}]\}|<[^>]*>", " ", source, flags=re.DOTALL)
        assert not re.findall(r"\w{2,}", bare), name
