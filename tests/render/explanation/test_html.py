"""An indicator's whole calculation as a page."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.explanation import html
from cdsplan.render.explanation.text import sections
from cdsplan.render.explanation.voice import Voice
from tests import pages
from tests.conftest import PATHS, PLAN, REPORT, Folder
from tests.pages import Element
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


def labels(page: Element) -> list[str]:
    return [each.words for each in page.inner("dt")]


def test_what_there_is_nothing_to_say_of_has_no_label(little: Folder) -> None:
    page = pages.read(html.explanation(explained(little), Canvas(Language.EN, fragment=True)))
    assert labels(page) == ["Formula", "Figures", "Actual", "Target", "Gap", "Status"]
    (little.root / PATHS["report"]).unlink()
    page = pages.read(html.explanation(explained(little), Canvas(Language.EN, fragment=True)))
    assert labels(page) == ["Formula", "Figures", "Target", "Status"]
    assert not [*page.inner("figure")]
    assert "None" not in page.words


def test_a_page_has_one_heading_then_what_nobody_may_overlook(little: Folder) -> None:
    little.write(PATHS["report"], f"illustrative: true\n{REPORT}")
    page = pages.expect_sound(html.explanation(explained(little), Canvas(Language.EN)), "en")
    heading, banner, *_ = page.first("main").elements
    assert (heading.name, heading.words) == ("h1", "Xã Tân Lập (00001), Thanh Hóa – as of 2026-06-30")
    assert banner.words == "ILLUSTRATIVE: some figures are invented for demonstration and are not real"
    assert page.words.count("ILLUSTRATIVE") == 1
    fragment = html.explanation(explained(little), Canvas(Language.EN, fragment=True))
    assert "<html" not in fragment
    assert pages.read(fragment).first("h2").words == heading.words


def test_the_charts_of_two_plans_have_names_of_their_own(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/2025-so.yaml", f"{PLAN.replace('2026', '2025')}end: 2026-12-31\n")
    page = pages.read(html.explanation(explained(little), Canvas(Language.EN, fragment=True)))
    assert [each.attributes["id"] for each in page.inner("title")] == ["chart-1-title", "chart-2-title"]
    assert [each.words for each in page.inner("h3")] == ["Cáp quang (cap_quang)"] * 2
