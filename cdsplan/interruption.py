"""Ctrl-C and its like, from the first line of the program to its last: one line, an exit code, and no half file."""

# All are built into Python. Nothing here may take time to load, for nothing catches a signal before this module;
# and `python -m` has not left the folder yet that one stands in, in which a stranger may have put modules of any name.
import _signal as signal  # type: ignore[import-not-found]
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# By name, for no system has all of them: Ctrl-C, a supervisor's request, a closed terminal, Ctrl-Break of Windows.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
SIGNALS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
# A shell's way to say by which signal a program ended.
_ENDED_BY = 128


class _Run:
    """What there is to know of this run when a signal comes."""

    process = 0  # a fork has the handlers, too, and nothing to say
    holds = 0
    waiting = 0  # the signal that waits for the last hold to end
    written = 0
    acts: "tuple[Callable[[], object], ...]" = ()


def _both(vi: str, en: str) -> str:
    """Until the language is known."""
    return f"{vi} / {en}"


_say: "Callable[[str, str], str]" = _both


def watch() -> None:
    """From here on a signal ends the program with one line; one that a parent told us to ignore stays ignored."""
    _Run.process = os.getpid()
    for number in SIGNALS:
        if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(number, _arrived)


def begin(say: "Callable[[str, str], str]") -> None:
    """A run begins, which has written nothing yet; `say` chooses between the Vietnamese and the English words."""
    global _say  # noqa: PLW0603  one signal ends the whole process, in the words of its last run
    _say = say
    _Run.written = 0


def wrote(files: int = 1) -> None:
    """Remember that a file stands where it was asked for: from now on it is not true that nothing was written."""
    _Run.written += files


def has_written() -> bool:
    return _Run.written > 0


class SignalsWait:
    """While this lasts, which is short, a signal waits: what must not be half done is then done."""

    def __enter__(self) -> None:
        _Run.holds += 1

    def __exit__(self, *_: object) -> None:
        _Run.holds -= 1
        if _Run.waiting and not _Run.holds:
            _leave(_Run.waiting)


def before_leaving(act: "Callable[[], object]") -> None:
    """What else is to be done when a signal ends the program; that it may be done already must not matter."""
    _Run.acts = (*_Run.acts, act)


def let_go() -> None:
    """All is done and said: who interrupts the program while it leaves changes nothing any more."""
    for number in SIGNALS:
        if signal.getsignal(number) is _arrived:
            signal.signal(number, signal.SIG_IGN)


def words() -> str:
    """What to say of a run that stops before its end."""
    if not _Run.written:
        return _say("đã dừng; không ghi gì", "interrupted; nothing was written")
    files = f"{_Run.written} files were" if _Run.written > 1 else "1 file was"
    return _say(f"đã dừng; trước đó đã ghi xong {_Run.written} tệp", f"interrupted; before that {files} written whole")


def _arrived(number: int, _frame: object) -> None:
    if _Run.holds:
        _Run.waiting = number
    else:
        _leave(number)


def _leave(number: int) -> None:
    """At once: an exception would wander through modules that are half loaded, and through the packages of others."""
    if os.getpid() == _Run.process:
        for act in _Run.acts:
            act()
        _tell(f"cdsplan: {words()}\n")
    os._exit(_ENDED_BY + number)


def _tell(line: str) -> None:
    """If anybody is left to hear it."""
    try:
        # A terminal shows ^C without a line's end.
        line = f"\n{line}" if sys.stderr.isatty() else line
        sys.stderr.write(line)
        sys.stderr.flush()
    except RuntimeError:  # the signal came in the midst of another line
        os.write(sys.stderr.fileno(), line.encode())
    except (OSError, ValueError, AttributeError):  # it is closed, or there is none
        pass
