"""A whole page around what is shown: it names its language, carries its stylesheet, and loads nothing from anywhere."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from cdsplan.language import Language
from cdsplan.render.web.element import Html, element, joined

# What a browser may do with a page: obey the one stylesheet that it carries, and nothing else.
_POLICY = "default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def stylesheet() -> str:
    """The one stylesheet; all of its classes begin with `cdsplan-`, so that it can be put into another page."""
    return files(__package__).joinpath("style.css").read_text("utf-8")


def policy(script: str = "") -> str:
    """The Content-Security-Policy of a page: the stylesheet and the script that it carries, each by its hash."""
    allowed = _POLICY.format(style=_hash(stylesheet()))
    return f"{allowed}; script-src {_hash(script)}" if script else allowed


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def whole_page(inner: Html, title: str, language: Language) -> str:
    """`inner` in the one `main` of a page."""
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("style", Html(stylesheet())),
    ]
    main = element("main", _on_lines_of_its_own(inner), class_="cdsplan cdsplan-main")
    page = element(
        "html",
        element("head", joined([Html(""), *head, Html("")])),
        Html("\n"),
        element("body", Html("\n"), main, Html("\n"), class_="cdsplan-page"),
        lang=language,
    )
    return f"<!DOCTYPE html>\n{page}\n"


def fragment(inner: Html) -> str:
    """The same to be put into another page, which may take our stylesheet or have its own."""
    return f"{element('div', _on_lines_of_its_own(inner), class_='cdsplan')}\n"


def _on_lines_of_its_own(inner: Html) -> Html:
    return Html(f"\n{inner}\n")
