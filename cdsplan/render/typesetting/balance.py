"""A title as few lines, none of which is much shorter than the others."""

from functools import cache

from cdsplan.render.typesetting.joints import runs
from cdsplan.render.typesetting.measure import Face, width

# A title is broken before these rather than anywhere else.
_OPENINGS = frozenset(["trên", "của", "về", "giai", "theo", "tỉnh", "xã", "phường", "huyện", "đặc", "năm"])
# More lines than a title has: those of whoever tries us out, which take whatever place they need.
_MOST_LINES = 5


def balanced(words: str, line: int, points: int, face: Face = "bold") -> tuple[str, ...]:
    """The words in the fewest lines of a length, as even as they can be."""
    parts = [" ".join(run) for run in runs(words, line, points, face, title=True)]
    lines = _filled(parts, line, points, face)
    if 1 < len(lines) <= _MOST_LINES:
        lines = [" ".join(one) for one in _evenly(tuple(parts), len(lines), line, points, face)]
    return tuple(lines)


def _filled(parts: list[str], line: int, points: int, face: Face) -> list[str]:
    """Each line as full as it can be."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]} {part}"
        if width(longer, points, face) <= line:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _evenly(parts: tuple[str, ...], lines: int, line: int, points: int, face: Face) -> list[tuple[str, ...]]:
    """So many lines, with the least squares of what they lack of their mean, and breaks at the best places."""
    mean = width(" ".join(parts), points, face) // lines
    cost_of_break = (mean // 3) ** 2

    @cache
    def best(start: int, left: int) -> tuple[int, list[tuple[str, ...]]]:
        ends = range(start + 1, len(parts)) if left > 1 else (len(parts),)
        tried = []
        for end in ends:
            long = width(" ".join(parts[start:end]), points, face)
            if long > line and end > start + 1:
                break
            cost = (long - mean) ** 2
            if left > 1:
                rest, others = best(end, left - 1)
                tried.append((cost + rest + (0 if _opens(parts[end]) else cost_of_break), [parts[start:end], *others]))
            else:
                tried.append((cost, [parts[start:end]]))
        return min(tried, default=(10**40, []))

    return best(0, lines)[1]


def _opens(part: str) -> bool:
    first = part.lower().split(" ")[0]
    return first in _OPENINGS or first.startswith("(")
