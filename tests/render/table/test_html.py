"""Pages of tables as HTML: whole, or as a part of another."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import html
from cdsplan.render.table.sheet import Page
from tests import pages
from tests.render.table.sheets import AMOUNT, NAME, sheet

ONE = sheet([NAME, AMOUNT], ["<b>", "1"], title="G & H")._replace(above=["T<", "whose"], below=["  - i>", "  - j"])
PAGE = Page(["P&", "more"], [ONE], ["end"])
EN = Canvas(Language.EN)


def test_a_page_is_whole_and_carries_all_it_needs() -> None:
    page = pages.expect_sound(html.draw(PAGE, EN), "en")
    assert page.first("title").words == "P&"
    assert [(one.name, one.words) for one in page.inner("h1", "h2")] == [("h1", "P&"), ("h2", "T<")]
    assert [one.words for one in page.inner("p")] == ["more", "whose", "end"]
    assert [one.words for one in page.first("ul").elements] == ["i>", "j"]


def test_a_fragment_is_what_is_in_it_a_level_lower() -> None:
    drawn = html.draw(PAGE, EN._replace(fragment=True))
    part = pages.read(drawn)
    assert [one.attributes for one in part.elements] == [{"class": "cdsplan"}]
    assert not [*part.inner("html", "head", "style", "main", "h1")]
    pages.expect_headings_in_order(part, first=2)
    pages.expect_readable_parts(part)
    used = {name for one in part.inner() for name in one.attributes.get("class", "").split()}
    assert all(name == "cdsplan" or name.startswith("cdsplan-") for name in used)


def test_a_cell_has_its_heading_with_it_for_a_phone_and_the_row_a_heading() -> None:
    table = pages.read(html.draw(PAGE, EN)).first("table")
    assert table.first("caption").words == "G & H"
    [row] = table.first("tbody").inner("tr")
    assert [(one.name, one.words, one.attributes.get("data-label")) for one in row.elements] == [
        ("th", "<b>", None),
        ("td", "1", "Amount"),
    ]


def test_what_is_not_known_is_left_out_on_a_phone() -> None:
    nothing = sheet([NAME, AMOUNT], ["a", "–"])
    [cell] = pages.read(html.draw(Page(["P"], [nothing]), EN)).inner("td")
    assert "cdsplan-empty" in cell.attributes["class"]


def test_a_row_leads_to_the_page_about_it() -> None:
    group = ONE.groups[0]
    leading = ONE._replace(groups=[group._replace(rows=[group.rows[0]._replace(leads_to="a/b.html")])])
    [link] = pages.read(html.draw(Page(["P"], [leading]), EN)).inner("a")
    assert (link.attributes, link.words) == ({"href": "a/b.html"}, "<b>")


def test_a_banner_is_seen_from_afar() -> None:
    page = pages.read(html.draw(PAGE._replace(heading=["P", "*** INVENTED ***"]), EN))
    assert [one.words for one in page.marked("cdsplan-banner")] == ["INVENTED"]


def test_a_page_without_a_heading_has_its_title() -> None:
    page = pages.read(html.draw(Page([], [ONE], title="All"), EN))
    assert [one.words for one in page.inner("title", "h1")] == ["All", "All"]
