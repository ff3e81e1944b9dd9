"""What an officer writes in a report besides figures, for the official report to print. design.md, 2.5."""

from collections.abc import Mapping
from typing import Any

from cdsplan.language import Text, text
from cdsplan.model.described import FileModel, about
from cdsplan.model.fields import Words

# As a form, a new report and the official report head them, in their order.
HEADINGS: Mapping[str, Text] = {
    "difficulties": text("Khó khăn, vướng mắc", "Difficulties"),
    "causes": text("Nguyên nhân", "Causes"),
    "next": text("Nhiệm vụ thời gian tới", "Next tasks"),
    "proposals": text("Kiến nghị, đề xuất", "Proposals"),
}


def _headed(name: str) -> Any:  # noqa: ANN401  as pydantic's own Field
    return about(HEADINGS[name].vi, HEADINGS[name].en, None)


class Narrative(FileModel):
    """Phần lời văn của báo cáo"""

    difficulties: Words | None = _headed("difficulties")
    causes: Words | None = _headed("causes")
    next: Words | None = _headed("next")
    proposals: Words | None = _headed("proposals")
