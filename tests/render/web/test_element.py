"""Elements of HTML: what is not ours is text."""

from cdsplan.render.web.element import Html, as_html, element, joined


def test_words_are_escaped_and_markup_is_not() -> None:
    assert element("p", "<b> & ", Html("<br>")) == "<p>&lt;b&gt; &amp; <br></p>"
    assert element("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_names_of_attributes_are_as_html_has_them() -> None:
    assert (
        element("td", class_="a", aria_label="b", id=None, colspan=2)
        == '<td class="a" aria-label="b" colspan="2"></td>'
    )


def test_what_is_empty_by_nature_is_not_closed() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_nothing_hides_or_turns_the_line_around() -> None:
    assert as_html("a\u202eb") == "a\\u202eb"
    assert 'id="a\\u200bb"' in element("p", id="a\u200bb")


def test_templates_know_it_from_text() -> None:
    assert joined([element("p", "<"), Html("<hr>")]).__html__() == "<p>&lt;</p>\n<hr>"
