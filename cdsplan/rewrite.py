"""A file is replaced whole, or not at all."""

import os
import shutil
import tempfile
from pathlib import Path


def rewrite(file: Path, raw: bytes) -> None:
    """Put new bytes in the place of a file: whoever reads it, or pulls the plug, finds the old or the new."""
    # In the same folder, because a file moves at once only within its file system; hidden, so that nobody reads it.
    descriptor, name = tempfile.mkstemp(prefix=".cdsplan-", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, name)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink()
        raise
