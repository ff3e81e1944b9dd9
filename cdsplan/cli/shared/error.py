"""A way for every command to say that it cannot go on."""

from cdsplan.error import UserError


class CannotRunError(UserError):
    """The command cannot do what was asked; the message says why and what to do. Exit code 2."""


class WrongUsageError(CannotRunError):
    """What was typed is nothing that the command takes; its help page, which is then named, says what is."""
