"""A whole page: it says what it is, and loads nothing."""

import re

from cdsplan.language import Language
from cdsplan.render.web.element import Html, element
from cdsplan.render.web.whole_page import fragment, policy, stylesheet, whole_page
from tests import pages


def test_a_page_is_sound_whatever_its_title() -> None:
    page = pages.expect_sound(whole_page(element("h1", "Xã"), "</title><script>", Language.VI), "vi")
    assert page.first("title").content == "</title><script>"


def test_a_script_runs_by_its_hash_alone() -> None:
    assert "script-src" not in policy()
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'$", policy("let a;"))
    assert policy("let a;") != policy("let b;")


def test_the_stylesheet_loads_nothing_and_names_no_class_but_ours() -> None:
    assert not re.search(r"url\(|@import|//", stylesheet())
    classes = re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL))
    assert {name for name in classes if name != "cdsplan" and not name.startswith("cdsplan-")} == set()


def test_a_fragment_brings_no_page() -> None:
    assert fragment(Html("<p>a</p>")) == '<div class="cdsplan">\n<p>a</p>\n</div>\n'


def _luminance(colour: str) -> float:
    whole = "".join(letter * 2 for letter in colour) if len(colour) == 3 else colour
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_of_words_can_be_read_by_day_and_by_night() -> None:
    light, dark = [
        dict(re.findall(r"--(\w+): #(\w+);", block))
        for block in re.findall(r"\{([^{}]*--paper: #[^{}]*--none[^{}]*)\}", stylesheet())
    ]
    for theme in (light, dark):
        for word in ("ink", "soft", "link", "good", "fair", "slow", "open", "bad", "unsure", "none"):
            for ground in ("paper", "band"):
                assert _contrast(theme[word], theme[ground]) >= 4.5, (word, ground)
        assert _contrast(theme["line"], theme["paper"]) >= 3
