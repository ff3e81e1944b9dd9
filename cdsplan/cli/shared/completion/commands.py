"""The commands that a shell offers, none of which is imported for it."""

from collections.abc import Iterable
from typing import NamedTuple

from cdsplan.cli.shared.command_summary import summary
from cdsplan.cli.shared.completion import protocol
from cdsplan.cli.shared.completion.offer import Offer, answered


class Command(NamedTuple):
    """As Typer wants it."""

    value: str
    help: str | None


def commands(package: str, names: Iterable[str], incomplete: str) -> list[Command]:
    """Those of a package that begin as typed."""
    offers = (Offer(name, summary(package, name) if protocol.shows_words() else None) for name in names)
    return [Command(*one) for one in answered(lambda: offers, incomplete)]
