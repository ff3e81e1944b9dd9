"""The kinds of change: what `--fail-on` takes, and in which order reviewers want to see them."""

from typing import Literal, TypeAlias, get_args

ChangeKind: TypeAlias = Literal[
    "removed-commune", "added-commune", "changed-commune",
    "easier-target", "rewritten-value", "removed-value", "changed-report", "removed-report",
    "removed-indicator", "changed-definition", "changed-target", "harder-target",
    "added-indicator", "new-report", "added-value", "status-change",
]  # fmt: skip
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
