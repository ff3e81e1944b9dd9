"""Folder, file name and content say the same period, year, province and commune."""

from collections.abc import Iterator
from typing import Any

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Loc, Severity
from cdsplan.language import Text, slug, text
from cdsplan.model.files import Commune
from cdsplan.model.load import Loaded

NAME = "name-mismatch"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    for plan_file, plan in subject.plans:
        yield from _compare(plan_file, ("year",), str(plan.year), plan_file.stem[:4])
    for report_file, report in subject.reports:
        yield from _compare(report_file, ("period",), report.period.text, report_file.stem)
    yield from _folder_of_province(subject)
    province, _, folder = subject.commune_files.path.partition("/")
    if subject.commune_files.province and subject.commune_files.province.model:
        yield from _province(
            subject.commune_files.province, "name", subject.commune_files.province.model.name, province
        )
    if subject.commune_files.commune and subject.commune_files.commune.model:
        yield from _commune(subject.commune_files.commune, subject.commune_files.commune.model, province, folder)


def _commune(file: Loaded[Any], commune: Commune, province: str, folder: str) -> Iterator[Problem]:
    yield from _province(file, "province", commune.province, province)
    expected = slug(commune.name)
    if _letters(folder) not in {_letters(expected), _letters(f"{expected}-{commune.code}")}:
        yield _problem(file, ("name",), expected, folder)


def _province(file: Loaded[Any], field: str, name: str, folder: str) -> Iterator[Problem]:
    expected = slug(name)
    bare = expected.removeprefix("tinh-").removeprefix("thanh-pho-")
    if _letters(folder) not in {_letters(expected), _letters(bare)}:
        yield _problem(file, (field,), expected, folder)


def _folder_of_province(subject: Subject) -> Iterator[Problem]:
    """Without province.yaml nothing says the name, but the folder is a slug all the same."""
    files, folder = subject.commune_files, subject.commune_files.path
    own: list[Loaded[Any]] = [*(file for file, _ in subject.plans), *(file for file, _ in subject.reports)]
    if files.is_of_province and files.province is None and own and slug(folder) != folder:
        yield Problem(
            own[0],
            (),
            text(
                "thư mục của tỉnh là «{name}», không phải tên viết thường không dấu",
                "the province's folder is `{name}`, which is not a lower-case ASCII name",
                name=folder,
            ),
            text("Đổi tên thư mục, ví dụ thanh-hoa.", "Rename the folder, for example thanh-hoa."),
        )


def _letters(folder: str) -> str:
    """Ea H'Leo may be ea-h-leo or ea-hleo."""
    return folder.replace("-", "")


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
