"""What stands on the tabs of a workbook."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from cdsplan.render.escape import cut

_LONGEST = 31
_FORBIDDEN = r"[\[\]:*?/\\]"


def tabs(names: Iterable[str]) -> list[str]:
    """As much of each name as Excel has room for, and nothing twice."""
    found: list[str] = []
    for name in names:
        known = {tab.casefold() for tab in found}
        found.append(next(one for one in _numbered(_allowed(name)) if one.casefold() not in known))
    return found


def _allowed(name: str) -> str:
    return " ".join(re.sub(_FORBIDDEN, " ", name).split()).strip("' ") or "cdsplan"


def _numbered(name: str) -> Iterator[str]:
    yield cut(name, _LONGEST)
    for number in count(2):
        after = f" ({number})"
        yield cut(name, _LONGEST - len(after)) + after
