"""Where a result goes: onto the screen, or into a file whose ending names its format."""

from pathlib import Path
from typing import NamedTuple, TypeVar

from cdsplan.cli.shared import console, progress_bar
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.language import text
from cdsplan.render.canvas import Canvas
from cdsplan.render.formats import Format

Kind = TypeVar("Kind", bound=Format)


class Destination(NamedTuple):
    """In which format, on which canvas, and into which file; onto the screen where there is none."""

    form: Format
    canvas: Canvas
    file: Path | None
    force: bool

    def drawn_as(self, form: Format) -> "Destination":
        """The same of another result's formats."""
        return self._replace(form=form)


def destination(
    form: Kind | None, file: Path | None, screen: Kind, *, force: bool, fragment: bool = False
) -> Destination:
    """What was asked for, before any work is done; CannotRunError where that cannot be.

    `screen`: the format for the screen.
    """
    if file:
        from cdsplan.cli.shared.output_file import refuse_existing  # noqa: PLC0415  only for those who write

        refuse_existing(file, force=force)
        form = form or _named(type(screen), file)
    chosen = form or screen
    if chosen.binary:
        _prepare(chosen, file)
    canvas = console.drawing(chosen, fragment=fragment)
    return Destination(chosen, canvas._replace(colour=False) if file else canvas, file, force)


def _named(kind: type[Kind], file: Path) -> Kind:
    """The format that the file's ending stands for."""
    found = kind.of_ending(file.suffix.lower().removeprefix("."))
    if found is None:
        raise WrongUsageError(
            text(
                "không rõ dạng của {file}: đặt đuôi {endings}, hoặc thêm --format",
                "which format is {file}? End its name in {endings}, or add --format",
                file=str(file),
                endings=[f".{ending}" for ending in kind.endings()],
            )
        )
    return found


def _prepare(form: Format, file: Path | None) -> None:
    """A terminal would be spoilt by it, and PowerShell spoils it on its way into a file."""
    from cdsplan.cli.shared import extras  # noqa: PLC0415  few formats are files

    if file is None:
        raise WrongUsageError(
            text(
                "dạng {form} chỉ ghi vào tệp: thêm -o TỆP", "{form} only goes into a file: add -o FILE", form=str(form)
            )
        )
    extras.load(form)


def deliver(result: object, to: Destination) -> None:
    """Print it, or write it whole and say so."""
    if to.file is None:
        console.show(result, to.form, to.canvas)
    else:
        with progress_bar.while_working(console.DRAWING):
            drawn = to.form.file(result, to.canvas)
        write(to.file, drawn, force=to.force)


def write(file: Path, content: bytes, *, force: bool) -> None:
    """A file that was asked for."""
    from cdsplan.cli.shared.output_file import write_output  # noqa: PLC0415  only for those who write

    write_output(file, content, force=force)
    console.note(text("Đã ghi {output}", "Wrote {output}", output=str(file)))
