"""Where a plan's document contradicts itself, as one office says it to another: both sides with their places."""

import re

from cdsplan.evaluation.contradictions import Contradiction
from cdsplan.language import Text, fold, name_of, text
from cdsplan.model.files import Target
from cdsplan.render import words
from cdsplan.render.target_words import wanted_words

_APPENDIX = "phu luc"
_NUMBERED = re.compile(r"[IVXLC\d]+(?:[.,)\s]|$)")


def contradiction_words(one: Contradiction, points: Text | str = words.POINTS) -> Text:
    """`Tỷ lệ …: phần mục tiêu chung (mục II.3) nêu ≥ 80%, phụ lục (TT 3) giao ≥ 65% cho VNPT`.

    `points`: what a difference of percents is counted in.
    """
    return text(
        "{name}: {first}, {second}",
        "{name}: {first}, {second}",
        name=name_of(one.indicator),
        first=_said(one.first, one, points),
        second=_said(one.second, one, points),
    )


def _said(target: Target, one: Contradiction, points: Text | str) -> Text:
    place, wanted = _place(target, one), wanted_words(target, one.indicator.measure, one.indicator.unit, points)
    if target.party:
        return text(
            "{place} giao {wanted} cho {party}",
            "{place} asks {wanted} of {party}",
            place=place,
            wanted=wanted,
            party=target.party,
        )
    if _is_appendix(target):
        return text("{place} giao {wanted}", "{place} asks {wanted}", place=place, wanted=wanted)
    return text("{place} nêu {wanted}", "{place} says {wanted}", place=place, wanted=wanted)


def _place(target: Target, one: Contradiction) -> Text:
    """By the part of the document, where the two stand in different ones; else by its number alone."""
    if target.at is None:
        return text("có chỗ", "one place") if target is one.first else text("chỗ khác", "another")
    if _is_appendix(target):
        return _appendix(target.at[len("Phụ lục") :].strip(" ,.;:"))
    is_numbered = _NUMBERED.match(target.at) is not None
    place = text("mục {at}" if is_numbered else "{at}", "{at}", at=target.at)
    other = one.second if target is one.first else one.first
    if target.party is None and _is_appendix(other):
        return text("phần mục tiêu chung ({place})", "the general part ({place})", place=place)
    return place


def _appendix(number: str) -> Text:
    if number:
        return text("phụ lục ({number})", "the appendix ({number})", number=number)
    return text("phụ lục", "the appendix")


def _is_appendix(target: Target) -> bool:
    return target.at is not None and fold(target.at).startswith(_APPENDIX)
