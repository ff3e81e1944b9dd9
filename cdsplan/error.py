"""Why what was asked for cannot be done: the exceptions that a user, or another program, is meant to read."""

from collections.abc import Sequence

from cdsplan.language import Language, Text


class UserError(Exception):
    """What was asked for cannot be done: `vi` and `en` say why, and what to do; `str()` is the English message."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.within(Language.EN))
        self.message = message

    @property
    def vi(self) -> str:
        return self.message.within(Language.VI)

    @property
    def en(self) -> str:
        return self.message.within(Language.EN)


class NoRepositoryError(UserError):
    """There is no folder `plans/`, or it is a link that leads elsewhere."""


class UnknownNameError(UserError):
    """A commune, province, plan, party, indicator, status or rule that does not exist, or may be one of several.

    `name` is what was asked for, `near` what it may have meant: of several that fit all of them.
    """

    def __init__(self, message: Text, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.near = tuple(near)
