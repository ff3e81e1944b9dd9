"""Reports of one date agree."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import Report
from cdsplan.rules.rule import Place, Problem, Subject

NAME = "overlapping-reports"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    files = {id(report): file for file, report in subject.reports}
    for here in subject.dated:
        for at, longer in enumerate(here.reports):
            for shorter in here.reports[:at]:
                for section, name in _differing(longer, shorter):
                    yield Problem(
                        files[id(longer)],
                        (section, name, "value"),
                        text("{name}: kỳ {longer} ghi {one}, kỳ {shorter} cùng ngày ghi {other}", "{name}: {longer} says {one}, {shorter} of the same date says {other}", name=name, longer=longer.period.text, shorter=shorter.period.text, one=getattr(longer, section)[name].value, other=getattr(shorter, section)[name].value),
                        text("Số của kỳ ngắn hơn được dùng; sửa cho khớp, hoặc ghi as_of.", "The shorter period's value is used; make them agree, or give an as_of."),
                        related=(Place(files[id(shorter)], (section, name, "value"), text("giá trị được dùng", "the value that is used")),),
                    )


def _differing(longer: Report, shorter: Report) -> Iterator[tuple[str, str]]:
    for section in ("values", "results"):
        ours, theirs = getattr(longer, section), getattr(shorter, section)
        for name in ours:
            if name in theirs and None not in (ours[name].value, theirs[name].value) and ours[name].value != theirs[name].value:
                yield section, name
