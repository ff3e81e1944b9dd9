"""An indicator's whole calculation as a page."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.explanation import html
from cdsplan.render.explanation.text import sections
from cdsplan.render.explanation.voice import Voice
from tests import pages
from tests.conftest import Folder
from tests.render.explanation.test_text import explained

FOLDER = "plans/thanh-hoa/xa-tan-lap/"


def test_it_says_what_the_screen_says_and_draws_the_history(little: Folder) -> None:
    result = explained(little)
    page = pages.expect_sound(html.explanation(result, Canvas(Language.VI)), "vi")
    [one] = result.explanations
    screen = [each for section in sections(one, Voice(one, FOLDER, Language.VI)) for each in section.lines]
    assert [each.words for each in page.first("dl").inner("p")] == screen
    assert page.first("title").words == "Cáp quang – Xã Tân Lập (00001), Thanh Hóa – tính đến ngày 30/06/2026"
    assert page.first("svg")


def test_a_fragment_begins_a_level_lower(little: Folder) -> None:
    part = pages.read(html.explanation(explained(little), Canvas(Language.EN, fragment=True)))
    pages.expect_headings_in_order(part, first=2)
    pages.expect_readable_parts(part)
