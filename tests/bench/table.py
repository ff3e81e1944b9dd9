"""What was measured, as Markdown for the README."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.measure import Case, Round

# What a process may have at its peak, in MB.
_MEMORY = 400
# Below it two decimals are too few: 1/20 is 0.050.
_SMALL = 0.1


class Ratio(NamedTuple):
    """The time of one case against another's, which may have only a share of the work to do."""

    what: Case
    against: Case
    at_most: float | None = None
    share: float = 1


def table(lines: Iterable[str], what: str = "what", ratio: str = "ratio") -> str:
    head = (
        what,
        "against",
        f"{ratio} (median, lowest–highest)",
        "at most",
        "seconds",
        f"memory (at most {_MEMORY} MB)",
    )
    return "\n".join([_line(*head), _line(*["---"] * len(head)), *lines, ""])


def line(ratio: Ratio, rounds: Sequence[Round]) -> str:
    """The ratio is that of the same round, the seconds are the medians of both, the memory is the first one's."""
    times = [(one[ratio.what].seconds, one[ratio.against].seconds) for one in rounds]
    ratios = [what / against * ratio.share for what, against in times]
    peak = max(one[ratio.what].memory or 0 for one in rounds)
    return _line(
        ratio.what.name,
        ratio.against.name,
        f"{_figure(median(ratios))} ({_figure(min(ratios))}–{_figure(max(ratios))})",
        _figure(ratio.at_most) + _reached(median(ratios), ratio.at_most) if ratio.at_most else "–",
        " : ".join(f"{median(taken):.2f}" for taken in zip(*times, strict=True)),
        f"{peak:.0f} MB{_reached(peak, _MEMORY)}" if peak else "not measured",
    )


def machine() -> str:
    """When, and on what, without naming whose it is."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count()
    return (
        f"{datetime.now(UTC).date()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{cores} usable cores, {models[0] if models else platform.processor() or 'unknown processor'}"
    )


def _reached(value: float, at_most: float) -> str:
    return "" if value <= at_most else " NOT reached"


def _figure(value: float) -> str:
    return f"{value:.2f}" if value >= _SMALL else f"{value:.3f}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
