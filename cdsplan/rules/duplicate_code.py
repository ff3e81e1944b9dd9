"""Two communes may not bear the same official code."""

from collections.abc import Iterable, Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.load import Loaded
from cdsplan.model import Commune
from cdsplan.rules.rule import COMMUNE, Manual, Place, Problem

NAME = "duplicate-code"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text("Hai xã có cùng một mã đơn vị hành chính.", "Two communes bear the same official code."),
    why=text(
        "Nhiều xã trùng tên, chỉ có mã năm chữ số là không trùng: ghi trùng mã thì số của xã này bị lấy cho xã kia.",
        "Many communes share a name; the five-digit code alone tells them apart. With one code for two, the "
        "figures of one are taken for the other's.",
    ),
    fix=text(
        "Tra lại mã trong danh mục đơn vị hành chính. Thường một trong hai tệp commune.yaml được chép từ tệp kia.",
        "Look the code up in the official list of units. Usually one commune.yaml was copied from the other.",
    ),
    refused={
        COMMUNE: """\
            name: Xã Tân Lập
            code: "00001"
            province: Thanh Hóa
        """,
        "plans/thanh-hoa/xa-tan-an/commune.yaml": """\
            name: Xã Tân An
            code: "00001"
            province: Thanh Hóa
        """,
    },
    accepted={
        COMMUNE: """\
            name: Xã Tân Lập
            code: "00001"
            province: Thanh Hóa
        """,
        "plans/thanh-hoa/xa-tan-an/commune.yaml": """\
            name: Xã Tân An
            code: "00002"
            province: Thanh Hóa
        """,
    },
)


def check_communes(communes: Iterable[Loaded[Commune]]) -> Iterator[Problem]:
    """Needs every commune of the repository."""
    first: dict[str, Loaded[Commune]] = {}
    for file in communes:
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
                related=(Place(other, ("code",), text("mã đã dùng ở đây", "the code is used here")),),
            )
