"""The words of one command line, each read whatever the others say."""

from decimal import Decimal

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Language
from cdsplan.recording import assignments

KNOWN = {name: Slot(name, "values", name.title(), None, None, None, is_counted=True) for name in ("xa", "ho", "dan")}


def problems(*words: str) -> list[str | None]:
    found = (one.problem for one in assignments.read(words, KNOWN))
    return [one.within(Language.EN) if one else None for one in found]


def test_each_word_is_read_and_each_mistake_told() -> None:
    assert problems("ho = 1", "dan=x", "dann=1", "ho=2", "ho") == [
        None,
        "Dan (dan): `x` is not a number. Write it like 3300.",
        "there is no variable or indicator `dann`. Did you mean `dan`?",
        "`ho` is given twice",
        "`ho`: write ho=VALUE",
    ]


def test_a_name_without_a_value_is_told_how_to_write_it() -> None:
    assert problems("Dan") == ["`Dan`: write dan=VALUE"]


def test_what_may_be_asked_about_is_not_unread() -> None:
    (known, doubtful, unread) = assignments.read(["xa=2150", "ho=2.150", "dan=x"], KNOWN)
    assert (known.is_unread, known.known) == (False, Decimal(2150))
    assert (doubtful.is_unread, unread.is_unread) == (False, True)
    assert doubtful.problem
    assert (doubtful.known, unread.known) == (None, None)


def test_a_slot_may_be_named_by_its_words_where_only_one_has_them() -> None:
    homes = Slot("ho_cap_quang", "values", "Hộ cáp quang", "Homes with fibre", None, None, is_counted=True)
    known = {"ho_cap_quang": homes, "x": KNOWN["ho"], "y": KNOWN["ho"]}
    for word, slot in {"ho cap quang": homes, "homes with fibre": homes, "Ho": None, "hộ cáp": None}.items():
        assert [one.slot for one in assignments.read([f"{word}=1"], known)] == [slot]


def test_an_id_is_that_slot_whatever_others_are_called() -> None:
    ho = KNOWN["ho"]
    known = {"ho": ho._replace(name="Hộ gia đình"), "x": ho._replace(id="x", name="Hộ")}
    assert [one.slot for one in assignments.read(["ho=1"], known)] == [known["ho"]]
