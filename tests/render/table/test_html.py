"""Pages as a part of HTML."""

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import html
from cdsplan.render.table.sheet import Page
from tests.render.table.sheets import AMOUNT, NAME, sheet


def test_everything_is_escaped_and_in_its_element() -> None:
    first = sheet([NAME, AMOUNT], ["<b>", "1"], title="G & H")._replace(above=["T<", "whose"], below=["  - i>"])
    drawn = html.draw(Page(["P&", "more"], [first], ["end"]), Canvas(Language.EN))
    head, tail = drawn.split("<table>\n")[0], drawn.split("</table>\n")[1]
    assert head == "<h2>P&amp;</h2>\n<p>more</p>\n<h3>T&lt;</h3>\n<p>whose</p>\n<h4>G &amp; H</h4>\n"
    assert tail == "<p>- i&gt;</p>\n<p>end</p>\n"
    assert "<td>&lt;b&gt; " in drawn
    assert "<b>" not in drawn
