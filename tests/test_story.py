"""The pages that tell how to begin are followed as a stranger would, word for word."""

import re
from pathlib import Path

import pytest
import yaml

from tests.documents import Document, pair
from tests.story import BLOCK, Reader

README = pair("README")
STEWARD = pair("docs/steward")
# Where a page says that the reader is stopped, and by what: empty targets, a colleague's change, the conflict with it.
STOPS = {
    README: ["cdsplan validate", "git push", "git pull --no-edit", "cdsplan validate"],
    STEWARD: ["cdsplan diff main --fail-on rewritten-value,removed-value,easier-target"],
}
each_pair = pytest.mark.parametrize("pages", STOPS, ids=lambda pages: pages[0].name)


@pytest.mark.slow
@pytest.mark.parametrize("document", [*README, *STEWARD], ids=lambda document: document.name)
def test_the_page_can_be_followed_and_prints_what_it_says(document: Document, tmp_path: Path) -> None:
    reader = Reader(document, tmp_path)
    assert reader.follow() == document.text
    assert [reader.stopped] == [stops for pages, stops in STOPS.items() if document in pages]


def steps(document: Document) -> list[object]:
    """What a reader types, and what the files say, without the comments of either language."""
    return [
        yaml.safe_load(content) if kind == "yaml" else content
        for kind, content in BLOCK.findall(document.text)
        if kind in {"sh", "yaml", ""}
    ]


@each_pair
def test_both_languages_tell_the_same_story(pages: tuple[Document, Document]) -> None:
    english, vietnamese = pages
    assert steps(english) == steps(vietnamese)
    assert [len(rows) for rows in english.tables()] == [len(rows) for rows in vietnamese.tables()]


@pytest.mark.parametrize("document", README, ids=lambda document: document.name)
def test_the_first_page_is_read_in_ten_minutes(document: Document) -> None:
    """At 250 words a minute, and 300 syllables of Vietnamese, which are words between blanks."""
    prose = BLOCK.sub("", document.text)
    assert len(document.text.splitlines()) <= 300
    assert len(re.findall(r"\w[^\s|]*", prose)) <= {"en": 2500, "vi": 3000}[document.language]
