"""What an editor shows for a field: what it is, what it is written like, an example, which rules look at it."""

from typing import NamedTuple

from cdsplan.language import Language, Text, text


def title_of(description: str) -> str:
    """The first words of a description."""
    return description.partition(":")[0].partition(";")[0].partition(",")[0]


class Hover(NamedTuple):
    """What there is to say beyond the description."""

    more: Text
    example: str  # YAML of the field, with its name
    rules: tuple[str, ...] = ()


def markdown(hover: Hover, description: str, language: Language) -> str:
    """All that is said of a field; Markdown, of words of ours only."""
    more = hover.more.within(language)
    # What stands above it as the title already is not said twice.
    parts = [more] if description == title_of(description) else [f"{description}.", more]
    parts.append(f"{_EXAMPLE.within(language)}\n```yaml\n{hover.example}\n```")
    if hover.rules:
        rules = ", ".join(f"`{rule}`" for rule in hover.rules)
        parts.append(_RULES._replace(values={"rules": rules}).within(language))
    return "\n\n".join(parts)


_EXAMPLE = text("Ví dụ:", "For example:")
_RULES = text("Quy tắc kiểm tra: {rules}.", "Rules that look at it: {rules}.")
