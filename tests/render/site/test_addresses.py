"""Where pages stand, and how one leads to another."""

import re

import pytest

from cdsplan.language import Language
from cdsplan.render.site.addresses import Addresses, between, safe_path, table_of

VI = Addresses(Language.VI, Language.VI)
EN = VI.within(Language.EN)


def test_the_first_language_stands_at_the_top_and_another_in_its_folder() -> None:
    assert (VI.start, VI.method) == ("index.html", "method.html")
    assert (VI.unit("thanh-hoa"), VI.unit("thanh-hoa/xa-a")) == ("thanh-hoa/index.html", "thanh-hoa/xa-a.html")
    assert (EN.start, EN.unit("thanh-hoa/xa-a")) == ("en/index.html", "en/thanh-hoa/xa-a.html")
    assert Addresses(Language.EN, Language.EN).start == "index.html"


def test_data_have_one_place() -> None:
    assert table_of("thanh-hoa") == "data/thanh-hoa/summary.json"
    assert table_of("thanh-hoa/xa-a") == "data/thanh-hoa/xa-a.json"


def test_addresses_are_relative() -> None:
    assert between("index.html", "thanh-hoa/xa-a.html") == "thanh-hoa/xa-a.html"
    assert between("en/thanh-hoa/xa-a.html", "thanh-hoa/index.html") == "../../thanh-hoa/index.html"
    assert between("thanh-hoa/xa-a.html", "thanh-hoa/xa-a.html") == "xa-a.html"


@pytest.mark.parametrize(
    "name",
    ["index", "summary", "en", "data", "con", "lpt1", "A", "xa a", "xã", "xa--a", "-a", "a.b", '"><script>', "..",
     "x" * 200, "\udce9", "a%2fb", "javascript:a"],
)  # fmt: skip
def test_a_name_that_not_every_server_takes_for_itself_has_one_of_its_own(name: str) -> None:
    safe = safe_path(name)
    assert safe != name
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", safe)
    assert len(safe) < 100


def test_two_names_never_share_an_address() -> None:
    assert len({safe_path(name) for name in ("xa-a", "Xa-a", "xa a", "xã-a", "xa--a")}) == 5
