"""`python -m cdsplan` and the `cdsplan` command."""

import os
import sys

try:
    # First of all, so that from here on Ctrl-C is never a traceback.
    from cdsplan import interruption

    interruption.watch()
except KeyboardInterrupt:
    sys.stderr.write("cdsplan: interrupted; nothing was written\n")
    os._exit(130)

import gc

# A run makes many objects and hardly a cycle: collecting while modules load costs a tenth of the start-up.
_SELDOM = 200_000


def main() -> None:
    """Run the command line, and leave with its exit code."""
    gc.set_threshold(_SELDOM)
    # A process that is spawned begins as `python -c`, which would import from where one stands: from a checkout.
    os.environ["PYTHONSAFEPATH"] = "1"
    from cdsplan.cli.app import run  # noqa: PLC0415  after the environment is set

    code = run(sys.argv[1:])
    interruption.let_go()
    # What is left need not be looked through for garbage once more, which takes a fifth of a short run.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    # `python -m` puts the folder that one stands in first: a checkout, whose own typer.py it would take for Typer.
    if not sys.flags.safe_path:
        del sys.path[0]
    main()
