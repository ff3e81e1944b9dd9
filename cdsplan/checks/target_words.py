"""What the rules say of a plan's targets."""

from cdsplan.language import Text, text
from cdsplan.model.files import Target

ASK_THE_ISSUER = text(
    "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực.",
    "Ask the issuer, then put effective: true on the target that holds.",
)


def as_printed(target: Target) -> Text:
    """`>= 80 (II.1)`."""
    if target.at is None:
        return text("{op} {value}", "{op} {value}", op=target.op, value=target.value)
    return text("{op} {value} ({at})", "{op} {value} ({at})", op=target.op, value=target.value, at=target.at)
