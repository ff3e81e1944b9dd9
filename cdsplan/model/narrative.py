"""What an officer writes in a report besides figures, for the official report to print. design.md, 2.5."""

from cdsplan.model.described import FileModel, about
from cdsplan.model.fields import Words


class Narrative(FileModel):
    """Phần lời của báo cáo"""

    difficulties: Words | None = about("Khó khăn, vướng mắc", "Difficulties", None)
    causes: Words | None = about("Nguyên nhân", "Causes", None)
    next: Words | None = about("Nhiệm vụ thời gian tới", "Next tasks", None)
    proposals: Words | None = about("Kiến nghị, đề xuất", "Proposals", None)
