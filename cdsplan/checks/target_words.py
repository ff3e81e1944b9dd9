"""What the rules say of a plan's targets."""

import re

from cdsplan.language import Text, text
from cdsplan.model.files import Target
from cdsplan.model.target_words import Measured, written_words


def settling(file: str, indicator: str, one: Target, other: Target) -> Text:
    """How to settle which of two targets holds: the commands for either, where they can be typed."""
    commune = "/".join(file.split("/")[1:-1])
    called = _called(one, other)
    parties = [target.party for target in (one, other) if target.party]
    if called is None or not all(re.fullmatch(_TYPED, word) for word in (commune, *called, *parties)):
        return text(
            "Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực trong tệp {file}.",
            "Ask the issuer, then put effective: true on the target that applies, in the file {file}.",
            file=file,
        )
    return text(
        "Hỏi cơ quan ban hành mục tiêu nào có hiệu lực, rồi chạy: cdsplan amend {commune} {id} --effective {one};"
        " hoặc --effective {other}.",
        "Ask the issuer which target applies, then run: cdsplan amend {commune} {id} --effective {one};"
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


def as_printed(target: Target, of: Measured | None) -> Text:
    """`≥ 80% (II.1)`."""
    wanted = written_words(target, of)
    return wanted if target.at is None else text("{wanted} ({at})", "{wanted} ({at})", wanted=wanted, at=target.at)


def key_of(target: Target) -> str:
    """The key that says how much a target asks."""
    return "from" if target.from_ else "value"
