"""One document gives one party one target for one date."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.targets import conflicts

NAME = "conflicting-targets"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            for first, second in conflicts(indicator.targets, plan):
                one, other = asked(indicator.targets[first]), asked(indicator.targets[second])
                yield Problem(
                    file,
                    ("indicators", at, "targets", second, "value"),
                    text(
                        "văn bản mâu thuẫn về «{id}»: {other}, nhưng {one}",
                        "the document contradicts itself on `{id}`: {other}, but {one}",
                        id=indicator.id,
                        one=one,
                        other=other,
                    ),
                    ASK_THE_ISSUER,
                    related=(RelatedPlace(file, ("indicators", at, "targets", first, "value"), one),),
                )


ASK_THE_ISSUER = text(
    "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực.",
    "Ask the issuer, then put effective: true on the target that holds.",
)


def asked(target: Target) -> Text:
    """`>= 80 (II.1)`."""
    if target.at is None:
        return text("{op} {value}", "{op} {value}", op=target.op, value=target.value)
    return text("{op} {value} ({at})", "{op} {value} ({at})", op=target.op, value=target.value, at=target.at)
