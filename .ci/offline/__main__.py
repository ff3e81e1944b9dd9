"""`python -m offline DIST WHEELS`: a zip a system beside the wheel in DIST; WHEELS keeps what is downloaded."""

import sys
from pathlib import Path

from offline import zips
from offline.wheels import DistError

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"


def main() -> None:
    """Make the zips, and name them; what cannot be made ends with a line that says why."""
    dist, wheels = map(Path, sys.argv[1:])
    try:
        for made in zips.write(dist, wheels, CONSTRAINTS.read_text(encoding="utf-8")):
            sys.stdout.write(f"{made}: {made.stat().st_size / 1_000_000:.0f} MB\n")
    except DistError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
