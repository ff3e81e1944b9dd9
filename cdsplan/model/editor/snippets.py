"""What an editor may write for a whole part of a file, with places to fill in: `$1`, `$2`."""

from typing import Any, NamedTuple

from cdsplan.language import Language, Text, text


class Snippet(NamedTuple):
    """A name in the list, and what is written."""

    label: Text
    body: str


# By the list of which they are items.
SNIPPETS = {
    "PlanIndicator.targets": [
        Snippet(text("từ … trở lên", "at least …"), '{op: ">=", value: $1, at: "$2"}'),
        Snippet(text("không quá …", "at most …"), '{op: "<=", value: $1, at: "$2"}'),
        Snippet(text("từ … đến …", "from … to …"), '{op: ">=", value: $1, to: $2, at: "$3"}'),
        Snippet(
            text("tăng … phần trăm so với năm trước", "… percent more than last year"),
            '{op: ">=", from: last-year, percent: $1, at: "$2"}',
        ),
        Snippet(text("hoàn thành một việc", "something is done"), '{op: "==", value: done, at: "$1"}'),
    ],
}


def of_list(model: str, name: str, language: Language) -> list[dict[str, Any]]:
    """Those for the items of a list."""
    return [{"label": one.label.within(language), "bodyText": one.body} for one in SNIPPETS.get(f"{model}.{name}", ())]
