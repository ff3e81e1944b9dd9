"""What the rules say of a plan's targets."""

import re

from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.target_words import change_words

# As the files have them.
_SIGNS: dict[str, str] = {">=": ">= ", ">": "> ", "<=": "<= ", "<": "< ", "==": "== "}


def settling(file: str, indicator: str, one: Target, other: Target) -> Text:
    """How to settle which of two targets holds: the commands for either, where they can be typed."""
    commune = "/".join(file.split("/")[1:-1])
    called = _called(one, other)
    parties = [target.party for target in (one, other) if target.party]
    if called is None or not all(re.fullmatch(_TYPED, word) for word in (commune, *called, *parties)):
        return text(
            "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực trong tệp {file}.",
            "Ask the issuer, then put effective: true on the target that holds, in the file {file}.",
            file=file,
        )
    return text(
        "Hỏi cơ quan ban hành mục tiêu nào có hiệu lực, rồi chạy: cdsplan amend {commune} {id} --effective {one};"
        " hoặc --effective {other}.",
        "Ask the issuer which target holds, then run: cdsplan amend {commune} {id} --effective {one};"
        " or --effective {other}.",
        commune=commune,
        id=indicator,
        one=_options(called[0], one),
        other=_options(called[1], other),
    )


# What no shell takes for anything but itself, between double quotes.
_TYPED = r"[\w ./,;:()<>=–-]+"


def _called(one: Target, other: Target) -> tuple[str, str] | None:
    """What tells two targets apart on a command line: where they are printed, else what they ask."""
    if one.at and other.at and one.at != other.at:
        return one.at, other.at
    compared = comparison(one), comparison(other)
    return None if compared[0] == compared[1] else compared


def comparison(target: Target) -> str:
    """`>= 80`, as the file has it; of growth its sign alone, and so the same of all."""
    return f"{target.op} {'' if target.value is None else target.value}".rstrip()


def _options(called: str, target: Target) -> str:
    party = f' --party "{target.party}"' if target.party else ""
    return f'"{called}"{party}'


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
