"""How far long work has come, as one line for a terminal, drawn by rich."""

from io import StringIO

from rich.console import Console
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from cdsplan.language import text
from cdsplan.render.canvas import Canvas

_MINUTE = 60
_BAR = 30


def counted(doing: str, done: int, whole: int, seconds: float, canvas: Canvas) -> str:
    """A bar, how many of them are done, and how long the others will take."""
    left = round(seconds * (whole - done) / done) if done else None
    return _line(doing, ProgressBar(whole, done, _width(canvas)), [f"{done}/{whole}", _left(left, canvas)], canvas)


def uncounted(doing: str, seconds: float, canvas: Canvas) -> str:
    """A bar that moves, and how long that has lasted: nobody knows for how long it will."""
    moving = ProgressBar(None, width=_width(canvas), pulse=True, animation_time=seconds)
    return _line(doing, moving, [_time(int(seconds))], canvas)


def _line(doing: str, bar: ProgressBar, said: list[str], canvas: Canvas) -> str:
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_row(Text(doing, overflow="crop"), bar, *(Text(one) for one in said))
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=canvas.width - 1,  # in the last column some terminals begin a new line
        force_terminal=canvas.colour,
        color_system="standard" if canvas.colour else None,
        legacy_windows=False,
        highlight=False,
    )
    console.print(line, no_wrap=True, overflow="crop", end="")
    return drawn.getvalue().split("\n")[0].rstrip()


def _width(canvas: Canvas) -> int:
    return min(_BAR, canvas.width // 4)


def _left(seconds: int | None, canvas: Canvas) -> str:
    if seconds is None:
        return ""
    return text("còn {time}", "{time} left", time=_time(seconds)).within(canvas.language)


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, _MINUTE)
    return f"{minutes}:{rest:02}"
