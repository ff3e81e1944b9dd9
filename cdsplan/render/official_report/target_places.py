"""Where a plan's document contradicts itself, as one office says it to another."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cdsplan.evaluation.contradictions import Contradiction
from cdsplan.evaluation.official_report import PlanSection
from cdsplan.language import Language, fold
from cdsplan.model.files import Target
from cdsplan.render.escape import one_line
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.figures import POINTS, small
from cdsplan.render.official_report.sections import Section
from cdsplan.render.target_words import wanted_words

_APPENDIX = "phu luc"
_NUMBERED = re.compile(r"[IVXLC\d]+(?:[.,)\s]|$)")


def contradictions(parts: Sequence[PlanSection]) -> Iterator[Section]:
    """What the issuer is asked to settle, plan by plan; nothing where the plans agree with themselves."""
    body: list[Block] = []
    for part in parts:
        found = list(sentences(part.contradictions))
        if found:
            whose = f" trong {one_line(part.table.plan.title)}" if len(parts) > 1 else ""
            body += [Words(f"Đề nghị thống nhất {small(len(found))} nội dung nêu khác nhau{whose}:"), Items((*found,))]
    if body:
        yield Section("Nội dung kế hoạch đề nghị thống nhất", tuple(body))


def sentences(found: Iterable[Contradiction]) -> Iterator[str]:
    """`Tỷ lệ …: phần mục tiêu chung (mục II.3) nêu ≥ 80%, phụ lục (TT 3) giao ≥ 65% cho VNPT.`"""
    for one in found:
        first, second = (_said(target, one) for target in (one.first, one.second))
        yield one_line(f"{one.indicator.name}: {first}, {second}.")


def _said(target: Target, one: Contradiction) -> str:
    wanted = wanted_words(target, one.indicator.measure, one.indicator.unit, POINTS).within(Language.VI)
    verb, party = ("giao", f" cho {target.party}") if target.party else ("nêu", "")
    if _is_appendix(target):
        verb = "giao"
    return f"{_place(target, one)} {verb} {wanted}{party}"


def _place(target: Target, one: Contradiction) -> str:
    """By the part of the document, where the two stand in different ones; else by its number alone."""
    if target.at is None:
        return "có chỗ" if target is one.first else "chỗ khác"
    if _is_appendix(target):
        number = target.at[len("Phụ lục") :].strip(" ,.;:")
        return f"phụ lục ({number})" if number else "phụ lục"
    place = f"mục {target.at}" if _NUMBERED.match(target.at) else target.at
    other = one.second if target is one.first else one.first
    return f"phần mục tiêu chung ({place})" if target.party is None and _is_appendix(other) else place


def _is_appendix(target: Target) -> bool:
    return target.at is not None and fold(target.at).startswith(_APPENDIX)
