"""Folder, file name and content say the same period, year, province and commune."""

from collections.abc import Iterator
from typing import Any

from cdsplan.finding import Loc, Severity
from cdsplan.language import Text, slug, text
from cdsplan.load import Loaded
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "name-mismatch"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Tên thư mục, tên tệp và nội dung không khớp: kỳ của báo cáo, năm của kế hoạch, tên tỉnh, tên xã.",
        "Folder, file name and content disagree: on a report's period, a plan's year, the province or the commune.",
    ),
    why=text(
        "Người nhìn tên tệp, máy nhìn nội dung: chép báo cáo tháng 5 thành tệp tháng 6 mà quên sửa kỳ thì số tháng "
        "6 bị tính là của tháng 5.",
        "People go by the file's name, programs by its content: where May's report is copied to June's and the "
        "period forgotten, June's figures count as May's.",
    ),
    fix=text(
        "Sửa nội dung, hoặc đổi tên tệp hay thư mục cho khớp.",
        "Correct the content, or rename the file or folder.",
    ),
    refused={
        REPORT: """\
            period: 2026-05
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
)


def check(subject: Subject) -> Iterator[Problem]:
    for plan_file, plan in subject.plans:
        yield from _compare(plan_file, ("year",), str(plan.year), _stem(plan_file)[:4])
    for report_file, report in subject.reports:
        yield from _compare(report_file, ("period",), report.period.text, _stem(report_file))
    yield from _folders(subject)


def _folders(subject: Subject) -> Iterator[Problem]:
    file = subject.holding.commune
    if file is None or file.model is None:
        return
    province, _, folder = subject.holding.path.partition("/")
    expected = slug(file.model.province)
    bare = expected.removeprefix("tinh-").removeprefix("thanh-pho-")
    if _letters(province) not in {_letters(expected), _letters(bare)}:
        yield _problem(file, ("province",), expected, province)
    expected = slug(file.model.name)
    if _letters(folder) not in {_letters(expected), _letters(f"{expected}-{file.model.code}")}:
        yield _problem(file, ("name",), expected, folder)


def _letters(folder: str) -> str:
    """Ea H'Leo may be ea-h-leo or ea-hleo."""
    return folder.replace("-", "")


def _stem(file: Loaded[Any]) -> str:
    return file.path.rpartition("/")[2].removesuffix(".yaml")


def _compare(file: Loaded[Any], loc: Loc, content: str, name: str) -> Iterator[Problem]:
    if content != name:
        yield _problem(file, loc, content, name)


def _problem(file: Loaded[Any], loc: Loc, content: str, name: str) -> Problem:
    return Problem(
        file,
        loc,
        text(
            "nội dung ghi «{content}» nhưng tên tệp hoặc thư mục là «{name}»",
            "the content says `{content}`, the file's or folder's name `{name}`",
            content=content,
            name=name,
        ),
        _HINT,
    )


_HINT: Text = text("Sửa nội dung, hoặc đổi tên tệp hay thư mục.", "Correct the content, or rename the file or folder.")
