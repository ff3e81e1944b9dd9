"""Where a plan's document contradicts itself, as one office says it to another."""

import re
from typing import NamedTuple

from cdsplan.evaluation.contradictions import Contradiction
from cdsplan.language import Text, fold, name_of, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Target
from cdsplan.model.target_words import POINTS, written_words

_APPENDIX = "phu luc"
_NUMBERED = re.compile(r"[IVXLC\d]+(?:[.,)\s]|$)")


class TwoTargets(NamedTuple):
    """Two targets of an indicator that cannot both be meant; None where nobody has defined it."""

    name: Text
    indicator: Indicator | None
    first: Target
    second: Target


def two_of(one: Contradiction) -> TwoTargets:
    """Those of a plan whose indicators are all defined."""
    return TwoTargets(name_of(one.indicator), one.indicator, one.first, one.second)


def contradiction_words(two: TwoTargets, points: Text | str = POINTS) -> Text:
    """`Tỷ lệ …: phần mục tiêu chung (mục II.3) nêu ≥ 80%, phụ lục (TT 3) giao ≥ 65% cho VNPT`."""
    first, second = (_said(target, two, points) for target in (two.first, two.second))
    return text("{name}: {first}, {second}", "{name}: {first}, {second}", name=two.name, first=first, second=second)


def _said(target: Target, two: TwoTargets, points: Text | str) -> Text:
    unit = two.indicator.unit if two.indicator else ""
    wanted, place = written_words(target, two.indicator, unit, points), _place(target, two)
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


def _place(target: Target, two: TwoTargets) -> Text | str:
    """By the part of the document, where the two stand in different ones; else by its number alone."""
    if target.at is None:
        return text("có chỗ", "one place") if target is two.first else text("chỗ khác", "another")
    if _is_appendix(target):
        number = target.at[len("Phụ lục") :].strip(" ,.;:")
        if not number:
            return text("phụ lục", "the appendix")
        return text("phụ lục ({number})", "the appendix ({number})", number=number)
    place = _section(target.at)
    other = two.second if target is two.first else two.first
    if target.party is None and _is_appendix(other):
        return text("phần mục tiêu chung ({place})", "the general part ({place})", place=place)
    return place


def _section(at: str) -> Text | str:
    return text("mục {at}", "{at}", at=at) if _NUMBERED.match(at) else at


def _is_appendix(target: Target) -> bool:
    return target.at is not None and fold(target.at).startswith(_APPENDIX)
