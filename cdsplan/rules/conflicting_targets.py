"""One document gives one party one target for one date."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model import Target
from cdsplan.rules.rule import PLAN, Manual, Place, Problem, Subject
from cdsplan.target import conflicts

NAME = "conflicting-targets"
SEVERITY = Severity.WARNING
MANUAL = Manual(
    what=text(
        "Cùng một đơn vị (hoặc cùng không ghi đơn vị) và cùng một hạn mà có hai mục tiêu khác nhau, chưa mục tiêu "
        "nào được ghi effective.",
        "One party (or none) has two different targets for one due date, and neither is marked `effective`.",
    ),
    why=text(
        "Thân văn bản và phụ lục nói khác nhau thì xã không biết phải đạt con số nào. Trong khi chờ, mục tiêu đòi "
        "hỏi cao hơn được dùng.",
        "Where body and appendix disagree, the commune cannot know what it must reach. Meanwhile the more "
        "demanding target is used.",
    ),
    fix=text(
        "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực. Giữ cả hai, vì văn bản in cả hai.",
        "Ask the issuer, then put `effective: true` on the target that holds. Keep both: the document prints both.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">", value: 90, at: II.1}
                  - {op: ">", value: 70, at: Phụ lục}
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">", value: 90, at: II.1, effective: true}
                  - {op: ">", value: 70, at: Phụ lục}
        """,
    },
)


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
                    related=(Place(file, ("indicators", at, "targets", first, "value"), one),),
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
