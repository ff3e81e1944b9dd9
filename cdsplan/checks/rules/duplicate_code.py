"""Two communes, or two provinces, may not bear the same official code."""

from collections.abc import Iterable, Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.files import Commune
from cdsplan.model.load import Loaded
from cdsplan.model.province import Province

NAME = "duplicate-code"
SEVERITY = Severity.ERROR


def check_whole(files: Iterable[Loaded[Commune] | Loaded[Province]]) -> Iterator[Problem]:
    """Needs every commune and province of the repository."""
    first: dict[str, Loaded[Commune] | Loaded[Province]] = {}
    for file in files:
        if file.model is None:
            continue
        other = first.setdefault(file.model.code, file)
        if other is not file:
            yield Problem(
                file,
                ("code",),
                text(
                    "mã {code} đã thuộc về {other}",
                    "the code {code} already belongs to {other}",
                    code=file.model.code,
                    other=other.path,
                ),
                text("Tra lại mã trong danh mục đơn vị hành chính.", "Look the code up in the official list of units."),
                related=(RelatedPlace(other, ("code",), text("mã đã dùng ở đây", "the code is used here")),),
            )
