"""What a decision changes in a plan, in words."""

from cdsplan.language import Language, Text, name_of, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.recording.amendment import Amendment, Decision, Ends, NewTarget
from cdsplan.render import words
from cdsplan.render.escape import one_line, visible
from cdsplan.render.patch import patch
from cdsplan.render.target_words import target_words


def amended(amendment: Amendment, decision: Decision, indicator: Indicator, language: Language) -> str:
    """What holds now, the lines that change, and the contradictions that this settles."""
    said = _decided(amendment, decision, indicator).within(language)
    lines = [visible(one_line(f"{name_of(indicator).within(language)}: {said}"))]
    lines += [_settled(one.message).within(language) for one in amendment.settled]
    return "\n".join(map(one_line, lines)) + "\n\n" + patch(amendment.path, amendment.before, amendment.raw)


def _decided(amendment: Amendment, decision: Decision, indicator: Indicator) -> Text:
    followed = amendment.followed.target
    before = target_words(followed, indicator)
    match decision:
        case NewTarget():
            return text(
                "{before} → {op}{value} từ ngày {since} ({at})",
                "{before} → {op}{value} from {since} ({at})",
                before=before,
                op=words.COMPARATOR[followed.op],
                value=_value(decision, indicator),
                since=decision.since,
                at=decision.at,
            )
        case Ends(until):
            return text(
                "{printed} hết hiệu lực từ ngày {until}",
                "{printed} is no longer in force from {until}",
                printed=_printed(before, followed.at),
                until=until,
            )
        case _:
            return text(
                "{printed} là mục tiêu có hiệu lực",
                "{printed} is the target in force",
                printed=_printed(before, followed.at),
            )


def _printed(target: Text, at: str | None) -> Text:
    """With its place, which not every document has."""
    return text("{target} ({at})", "{target} ({at})", target=target, at=at) if at else target


def _value(decision: NewTarget, indicator: Indicator) -> Text:
    if isinstance(decision.value, State):
        return words.STATE[decision.value]
    unit = "%" if indicator.measure == "percent" else f" {indicator.unit}" if indicator.unit else ""
    return text("{value}{unit}", "{value}{unit}", value=decision.value, unit=unit)


def _settled(message: Text) -> Text:
    return text("Đã giải quyết: {message}", "Settled: {message}", message=message)


def same(path: str) -> Text:
    """That nothing had to be changed."""
    return text(
        "{path} đã ghi như vậy, không có gì thay đổi.", "{path} already says so; nothing has changed.", path=path
    )
