"""A way for every command to say that it cannot go on."""

from cdsplan.error import UserError


class CannotRunError(UserError):
    """The command cannot do what was asked; the message says why and what to do. Exit code 2."""
