"""The options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

import typer

from cdsplan.cli.shared.command import pair
from cdsplan.language import text

if TYPE_CHECKING:
    from cdsplan.render.formats import Format

CommuneOrProvince: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar=pair("XÃ", "COMMUNE"),
        help=pair(
            "Thư mục (xa-thanh-vinh), tỉnh/thư mục, mã (15229) hoặc tên (Thành Vinh) của xã;"
            " hoặc thư mục, mã hai chữ số, tên của tỉnh (thanh-hoa).",
            "A folder (xa-thanh-vinh), province/folder, code (15229) or name (Thành Vinh);"
            " or a province's folder, code of two digits or name (thanh-hoa).",
        ),
        show_default=False,
    ),
]
IndicatorName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar=pair("CHỈ_TIÊU", "INDICATOR"),
        help=pair(
            "Mã chỉ tiêu (cap_quang_ho_gia_dinh), số thứ tự (TT) trong bảng, hoặc tên.",
            "The indicator's id (cap_quang_ho_gia_dinh), its number (TT) in the table, or its name.",
        ),
        show_default=False,
    ),
]
PlanName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar=pair("KẾ_HOẠCH", "PLAN"),
        help=pair("Chỉ một kế hoạch (tên tệp).", "Only one plan (its file name)."),
        show_default=False,
    ),
]
PartyName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--party",
        metavar=pair("ĐƠN_VỊ", "PARTY"),
        help=pair("Mục tiêu giao cho đơn vị này.", "The targets given to this party."),
        show_default=False,
    ),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=pair("NGÀY", "DATE"),
        help=pair("Tính đến ngày; mặc định hôm nay.", "The evaluation date; default: today."),
        show_default=False,
    ),
]
FiguresDate: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=pair("NGÀY", "DATE"),
        help=pair("Ngày chốt số liệu của cả báo cáo.", "The date of all the report's figures."),
        show_default=False,
    ),
]


FORMAT_NAME = pair("DẠNG", "FORMAT")
ORDER_NAME = pair("THỨ_TỰ", "ORDER")
KIND_NAME = pair("LOẠI", "KIND")
PATH_NAME = pair("ĐƯỜNG_DẪN", "PATH")


def output_format(default: "Format") -> Any:  # noqa: ANN401  what Typer wants
    """`--format` of what is drawn: each command has its own choices, those of `render.formats`."""
    help_ = text("Dạng kết quả; mặc định: {default}.", "Output format; default: {default}.", default=str(default))
    return typer.Option("--format", "-f", metavar=FORMAT_NAME, help=cast("Any", help_), show_default=False)


TABLE_FORMAT = typer.Option(
    "--format",
    "-f",
    metavar=FORMAT_NAME,
    help=pair(
        "Dạng kết quả; mặc định: table trên màn hình, plain khi chuyển tiếp.",
        "Output format; default: table on a terminal, plain in a pipe.",
    ),
    show_default=False,
)
Fragment: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--fragment",
        help=pair(
            "Với html: chỉ phần bên trong, để nhúng vào một trang khác.",
            "Of html only the inner part, to be put into another page.",
        ),
        show_default=False,
    ),
]
PeriodName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--period",
        "-p",
        metavar=pair("KỲ", "PERIOD"),
        help=pair(
            "Kỳ báo cáo: 2026, 2026-H1, 2026-H2, 2026-Q2, 2026-9M, 2026-06 hoặc 2026-06-22; cũng ghi được 6/2026,"
            " quý II/2026.",
            "The period: 2026, 2026-H1, 2026-H2, 2026-Q2, 2026-9M, 2026-06 or 2026-06-22; also 6/2026, quý II/2026.",
        ),
        show_default=False,
    ),
]
DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help=pair("Chỉ cho xem, không ghi gì.", "Only show it, and write nothing."))
]
Illustrative: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--illustrative",
        help=pair("Dùng cả số liệu minh họa, có ghi rõ.", "Use illustrative figures too, and say so."),
        show_default=False,
    ),
]
IllustrativeOfProvince: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--illustrative",
        help=pair(
            "Với kế hoạch của tỉnh: dùng cả số liệu minh họa của tỉnh và các xã.",
            "For a province's own plan: also use illustrative figures of the province and its communes.",
        ),
        show_default=False,
    ),
]
OutputFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=pair("TỆP", "FILE"),
        help=pair(
            "Ghi vào tệp thay vì in ra; đuôi tệp cho biết dạng.",
            "Write into a file instead of printing; its ending names the format.",
        ),
        show_default=False,
    ),
]
Force: TypeAlias = Annotated[
    bool,
    typer.Option("--force", help=pair("Ghi đè lên tệp đã có.", "Replace a file that is there."), show_default=False),
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help=pair(
            "Số tiến trình chạy cùng lúc; mặc định, nếu có nhiều xã: bằng số lõi của máy cộng một.",
            "How many processes work at once; default: with many communes, one more than there are processors.",
        ),
        show_default=False,
    ),
]
