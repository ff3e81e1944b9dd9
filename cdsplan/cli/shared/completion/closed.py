"""Values out of lists of the program's own: statuses, kinds of change, rules, themes, languages."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, get_args

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer, listed, matching
from cdsplan.cli.shared.language import current
from cdsplan.language import Language, slug
from cdsplan.model.fields import Measure

if TYPE_CHECKING:
    from cdsplan.checks.rules.rule import Rule


def statuses(line: Line) -> list[Offer]:
    """By their ids, else by what people call them: `dung-tien-do` for `Đúng tiến độ`."""
    from cdsplan.evaluation.status_words import STATUS_WORDS  # noqa: PLC0415  each list is loaded for itself

    ids = [Offer(status, words) for status, words in STATUS_WORDS.items()]
    called = (
        Offer(slug(word.partition(" (")[0]), status)
        for status, words in STATUS_WORDS.items()
        for word in (words.vi, words.en)
    )
    return listed(ids, line.word) or listed(called, line.word)


def kinds_of_change(line: Line) -> list[Offer]:
    """What may differ between two states."""
    from cdsplan.render.change_words import KIND  # noqa: PLC0415

    return listed((Offer(kind, words) for kind, words in KIND.items()), line.word)


def rule(_: Line) -> Iterator[Offer]:
    """One rule, with what it checks."""
    from cdsplan.checks.rules import RULES  # noqa: PLC0415

    for one in RULES:
        yield Offer(one.NAME, partial(_what, one))


def _what(rule: "Rule") -> str:
    from cdsplan.checks import manual  # noqa: PLC0415

    return manual.page(rule, current()).what


def rules(line: Line) -> list[Offer]:
    """Rules, with commas between."""
    return listed(rule(line), line.word)


def shipped_themes(_: Line) -> Iterator[Offer]:
    """The catalogs that come with the program."""
    from cdsplan.recording.shipped_catalogs import THEMES  # noqa: PLC0415

    return (Offer(theme, words) for theme, words in THEMES.items())


def languages(_: Line) -> Iterable[Offer]:
    """What the program speaks."""
    return map(Offer, Language)


def languages_of_pages(line: Line) -> Iterable[Offer]:
    """The same, and both at once."""
    return [*languages(line), Offer("both")]


def measures(_: Line) -> Iterable[Offer]:
    """How an indicator is measured."""
    return map(Offer, get_args(Measure))


def formats_of_progress(line: Line) -> Iterable[Offer]:
    """Those of a gap table; of its history, those that people read."""
    from cdsplan.render import formats  # noqa: PLC0415

    return map(Offer, formats.History if line.given("history") == "True" else formats.Progress)


def files_of_findings(line: Line) -> Iterable[Offer]:
    """`FORMAT=` of what is to be written into a file; behind `=` the shell offers its files."""
    from cdsplan.render.formats import Findings  # noqa: PLC0415

    found = matching((Offer(f"{form}=") for form in Findings), line.word)
    # One alone a shell would end with a blank.
    return (
        [*found, *(Offer(f"{one.value}cdsplan.{one.value.removesuffix('=')}") for one in found)]
        if len(found) == 1
        else found
    )
