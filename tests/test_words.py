"""What the program says in two languages: the same in one is the same in the other."""

import csv
from collections import defaultdict
from io import StringIO

from tests import words

# English has one word where Vietnamese needs two, each for its reason.
SEVERAL = {
    "Change": "what kind of change a commit made; and by how much a figure changed since the period before",
    "Status": "of one indicator; and of all communes together, beside the status of each",
    "TEXT": "what stands for an option's value in help: a source, or a note",
    "commune": "after a few words short, in a title in full: xã, phường, đặc khu",
    "estimated": "of a value that is asked for; and as a legend, where its noun must be said",
    "provisional": "of a value that is asked for; and as a legend, where its noun must be said",
}


def test_an_english_text_has_one_vietnamese_text() -> None:
    known = defaultdict(set)
    for pair in words.pairs():
        known[pair.en].add(pair.vi)
    assert {en for en, several in known.items() if len(several) > 1} == set(SEVERAL)


def test_no_text_is_left_in_one_language() -> None:
    assert [pair for pair in words.pairs() if bool(pair.vi.strip()) != bool(pair.en.strip())] == []


def test_the_proofreaders_table_holds_every_pair_with_its_places() -> None:
    table = StringIO()
    words.write(table)
    heading, *rows = csv.reader(table.getvalue().splitlines())
    assert heading == ["tiếng Việt", "English", "places"]
    places = {(vi, en): places.split() for vi, en, places in rows}
    assert [file.partition(":")[0] for file in places["Thư mục chứa plans/.", "The folder that has plans/ in it."]] == [
        "cdsplan/cli/shared/command.py"
    ]
    assert len(places["KỲ", "PERIOD"]) > 1
    assert sum(map(len, places.values())) == len(words.pairs())
