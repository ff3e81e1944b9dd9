"""What the rules say of a plan's targets."""

import re

from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.target_words import change_words

_ASK_THE_ISSUER = text(
    "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực.",
    "Ask the issuer, then put effective: true on the target that holds.",
)
# As the files have them.
_SIGNS: dict[str, str] = {">=": ">= ", ">": "> ", "<=": "<= ", "<": "< ", "==": "== "}


def settling(file: str, indicator: str, one: Target, other: Target) -> Text:
    """How to settle which of two targets holds: the commands for either, where they can be typed."""
    commune = "/".join(file.split("/")[1:-1])
    if one.at == other.at or not all(re.fullmatch(_TYPED, word) for word in (commune, *_words(one), *_words(other))):
        return _ASK_THE_ISSUER
    return text(
        "Hỏi cơ quan ban hành mục tiêu nào có hiệu lực, rồi chạy: cdsplan amend {commune} {id} --effective {one};"
        " hoặc --effective {other}.",
        "Ask the issuer which target holds, then run: cdsplan amend {commune} {id} --effective {one};"
        " or --effective {other}.",
        commune=commune,
        id=indicator,
        one=_options(one),
        other=_options(other),
    )


# What no shell takes for anything but itself, between double quotes.
_TYPED = r"[\w ./,;:()–-]+"


def _words(target: Target) -> list[str]:
    return [target.at or "", *([target.party] if target.party else [])]


def _options(target: Target) -> str:
    party = f' --party "{target.party}"' if target.party else ""
    return f'"{target.at}"{party}'


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
