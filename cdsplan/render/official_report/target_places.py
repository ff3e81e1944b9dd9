"""What a plan's document says against itself, which its issuer is asked to settle."""

from collections.abc import Iterable, Iterator, Sequence

from cdsplan.evaluation.contradiction_words import contradiction_words, two_of
from cdsplan.evaluation.contradictions import Contradiction
from cdsplan.evaluation.official_report import PlanSection
from cdsplan.language import Language
from cdsplan.render.escape import one_line
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.figures import POINTS, small
from cdsplan.render.official_report.sections import Section


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
    """Each as a sentence."""
    for one in found:
        yield one_line(f"{contradiction_words(two_of(one), POINTS).within(Language.VI)}.")
