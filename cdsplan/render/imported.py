"""What a form changes in a report, and what is wrong in it, each with its cell."""

from collections.abc import Iterable, Iterator, Mapping

from cdsplan.edit import Field
from cdsplan.finding import Finding
from cdsplan.intake import Answer, Problem
from cdsplan.language import Language, Text, text
from cdsplan.model import State
from cdsplan.render import findings, recorded, words
from cdsplan.render.escape import one_line, visible

_ERROR = text("lỗi", "error")
_HINT = text("cách sửa", "hint")
_ARROW = " → "
_FIELDS = {"source": text("nguồn", "source"), "note": text("ghi chú", "note")}


def problems(found: Iterable[Problem], file: str, language: Language) -> str:
    """`form.xlsx:G9: error: …`, and what to type there."""
    return "".join(
        _located(file, one.cell, _ERROR.within(language), one.message, one.hint, language) for one in found
    )


def _located(file: str, cell: str, severity: str, message: Text, hint: Text, language: Language) -> str:  # noqa: PLR0913, PLR0917
    said, way_out = (visible(one.within(language)) for one in (message, hint))
    return f"{visible(file)}:{cell}: {severity}: {said}\n  {_HINT.within(language)}: {way_out}\n"
