"""What may stand before the command's name: `cdsplan --root DIR --lang vi progress …`."""

from typing import Annotated

import typer

from cdsplan import __version__
from cdsplan.cli.shared import console
from cdsplan.cli.shared.command import Lang, Root, pair


def _show_version(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001  Typer calls it
    if wanted and not context.resilient_parsing:  # else a shell asks what may follow
        console.echo(f"cdsplan {__version__}\n")
        raise typer.Exit


def common(
    context: typer.Context,
    root: Root = None,
    lang: Lang = None,  # noqa: ARG001  read before Typer starts
    version: Annotated[  # noqa: ARG001, FBT002  its callback has answered
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=pair("In số phiên bản.", "Print the version.")
        ),
    ] = False,
) -> None:
    """Keep the root for the command."""
    context.obj = root
