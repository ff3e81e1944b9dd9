"""The names of git's revisions: branches, also those of other repositories, and tags."""

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer, matching
from cdsplan.repository.git import opened


def revisions(line: Line) -> list[Offer]:
    """One name, or behind `A..` and `A...` the other."""
    before, dots, last = line.word.rpartition("..")
    with opened(line.home.root) as git:
        found = matching(map(Offer, ["HEAD", *git.names()]), last)
    return [one._replace(value=f"{before}{dots}{one.value}") for one in found]
