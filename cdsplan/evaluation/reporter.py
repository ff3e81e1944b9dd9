"""Who reports for a commune, and signs: itself, or of one that is gone its successor. design.md, 5.1."""

from datetime import date
from typing import NamedTuple

from cdsplan.language import fold
from cdsplan.model.files import Commune, Document
from cdsplan.model.letterhead import Letterhead


class Reporter(NamedTuple):
    """Who reports and signs: the commune, or the one that succeeds it."""

    name: str
    letterhead: Letterhead | None
    document: Document | None


def reporter(commune: Commune, document: Document | None, successor: Commune | None) -> Reporter | None:
    """Of a dissolved commune its successor, or whom the report itself names; itself, of what it had issued before."""
    paper = document or Document()
    if commune.dissolved is None or _is_before(paper, commune.dissolved):
        return Reporter(commune.name, commune.letterhead, document)
    issuer = None if paper.issuer and fold(paper.issuer).endswith(fold(commune.name)) else paper.issuer
    if successor is None and issuer is None:
        return None
    named = paper.model_copy(update={"issuer": issuer})
    return Reporter(successor.name, successor.letterhead, named) if successor else Reporter(issuer or "", None, named)


def _is_before(document: Document, day: date) -> bool:
    """Whether it bears an earlier date, or month."""
    match document.date:
        case date() as known:
            return known < day
        case str() as month:
            return month < f"{day:%Y-%m}"
        case _:
            return False
