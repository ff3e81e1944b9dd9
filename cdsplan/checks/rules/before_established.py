"""Figures of a commune are not older than the commune."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import unit_names

NAME = "before-established"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    commune = subject.commune_files.known_owner
    if commune is None or commune.established is None:
        return
    for report, day in ((one, here.as_of) for here in subject.dated for one in here.reports):
        if day < commune.established:
            yield Problem(
                subject.file_of(report),
                ("as_of",) if report.as_of else ("period",),
                text(
                    "số liệu ngày {day} có trước ngày thành lập {name} ({established})",
                    "figures as of {day}, before {name} was established ({established})",
                    day=day,
                    name=unit_names.within_sentence(commune.name),
                    established=commune.established,
                ),
                text(
                    "Sửa ngày; số của các đơn vị cũ chỉ ghi khi đã cộng cho đúng địa bàn mới.",
                    "Correct the date; figures of the former units may be reported only if added up for the new area.",
                ),
            )
