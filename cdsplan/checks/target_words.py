"""What the rules say of a plan's targets."""

from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.target_words import change_words

ASK_THE_ISSUER = text(
    "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực.",
    "Ask the issuer, then put effective: true on the target that holds.",
)
# As the files have them.
_SIGNS: dict[str, str] = {">=": ">= ", ">": "> ", "<=": "<= ", "<": "< ", "==": "== "}


def as_printed(target: Target) -> Text:
    """`>= 80 (II.1)`."""
    wanted = _wanted(target)
    return wanted if target.at is None else text("{wanted} ({at})", "{wanted} ({at})", wanted=wanted, at=target.at)


def _wanted(target: Target) -> Text:
    if target.from_:
        return change_words(target, _SIGNS, "")
    if target.to is not None:
        return text("{op} {value} đến {to}", "{op} {value} to {to}", op=target.op, value=target.value, to=target.to)
    return text("{op} {value}", "{op} {value}", op=target.op, value=target.value)


def key_of(target: Target) -> str:
    """The key that says how much a target asks."""
    return "from" if target.from_ else "value"
