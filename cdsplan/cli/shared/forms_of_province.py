"""The forms of all communes of a province, one file each, in a folder: all of them or none."""

from pathlib import Path
from typing import NamedTuple

import typer

from cdsplan import alphabet
from cdsplan.cli.shared import console, dates, progress_bar, shared_files
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.extras import file_in
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.output_file import write_folder
from cdsplan.evaluation import selection
from cdsplan.finding import Finding, has_errors, ordered
from cdsplan.language import Text, counted, slug, text
from cdsplan.model import unit_names
from cdsplan.model.period import Period
from cdsplan.recording import form
from cdsplan.recording.form import Form
from cdsplan.recording.gone import gone
from cdsplan.recording.proposal import Request, dated
from cdsplan.render import findings, formats
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


class _CommuneForm(NamedTuple):
    """A commune with its form, or why it gets none: it needs none, or its files were not read."""

    name: str
    form: Form | None
    why: Text | None
    findings: list[Finding]
    leads: list[str]


def write_forms(home: Repository, order: Request, folder: Path, *, lead: str | None, force: bool) -> None:
    """Write them; where files of a commune do not load none, with exit 1; of one that needs no form it is said why.

    The request is the province's, and each of its communes gets the same.
    """
    console.tell(findings.lines(shared_files.check(home), current()))
    every, files = progress_bar.with_progress(lambda tick: _made(home, order, lead, tick), _MAKING)
    _refuse_unread(every, order.period)
    if lead and not files:
        selection.lead(list(dict.fromkeys(name for one in every for name in one.leads)), lead)
    for one in every:
        if one.why:
            console.note(
                text(
                    "Không lập biểu mẫu cho {name}: {why}.",
                    "No form for {name}: {why}.",
                    name=unit_names.within_sentence(one.name),
                    why=one.why,
                )
            )
    if not files:
        raise CannotRunError(
            text("{province}: không xã nào cần biểu mẫu", "{province}: no commune needs a form", province=order.commune)
        )
    write_folder(folder, files, force=force)
    console.note(
        text(
            "Đã ghi {forms} vào {folder}.",
            "Wrote {forms} into {folder}.",
            forms=counted(len(files), "biểu mẫu", "form"),
            folder=str(folder),
        )
    )


def _refuse_unread(every: list[_CommuneForm], period: Period) -> None:
    """Tell what reading found; exit 1 where files do not load: nobody counts whether a folder lacks a commune."""
    for one in every:
        console.tell(findings.lines(one.findings, current()))
    unread = sorted((one.name for one in every if has_errors(one.findings)), key=alphabet.order)
    if unread:
        console.note(
            text(
                "Chưa ghi biểu mẫu nào, vì tệp của {names} có lỗi như trên. Sửa các lỗi đó rồi chạy lại lệnh này;"
                " các xã khác nếu cần ngay thì lập riêng từng xã: cdsplan form XÃ --period {period} -o TỆP.",
                "No form was written, because files of {names} have the errors above. Correct these and run this"
                " again; for other communes that need theirs now: cdsplan form COMMUNE --period {period} -o FILE.",
                names=[unit_names.within_sentence(name) for name in unread],
                period=period.text,
            )
        )
        raise typer.Exit(1)


_MAKING = text("Đang lập biểu mẫu", "Making forms")


def _made(
    home: Repository, order: Request, lead: str | None, tick: progress_bar.Tick
) -> tuple[list[_CommuneForm], dict[str, bytes]]:
    """What becomes of each commune, and the files of those that have a form."""
    paths = home.communes(order.commune)
    every: list[_CommuneForm] = []
    files: dict[str, bytes] = {}
    for done, path in enumerate(paths, start=1):
        one = _form_of(home, order._replace(commune=path), lead)
        every.append(one)
        if one.form:
            office = f"-{slug(one.form.lead)}" if one.form.lead else ""
            files[f"{path.rpartition('/')[2]}-{order.period}{office}.xlsx"] = file_in(formats.Form.XLSX, one.form)
        tick(done, len(paths))
    return every, files


def _form_of(home: Repository, order: Request, lead: str | None) -> _CommuneForm:
    files = lookup.files_of(home, order.commune)
    found = ordered(files.in_the_way)
    if has_errors(found):
        return _CommuneForm(files.name, None, None, found, [])
    made, why = _form_or_reason(files, order, lead)
    return _CommuneForm(files.name, made, why, found, form.leads(files))


def _form_or_reason(files: CommuneFiles, order: Request, lead: str | None) -> tuple[Form | None, Text | None]:
    until = dated(files, order, dates.today())
    went = gone(files, until.day)
    if went:
        return None, went.message
    if files.unit.established and until.day < files.unit.established:
        return None, text("thành lập ngày {day}", "established on {day}", day=files.unit.established)
    _, office = selection.named(lead, form.leads(files)) if lead else ("", None)
    if lead and office is None:
        return None, text("kế hoạch không ghi {lead} chủ trì", "its plans do not say that {lead} leads", lead=lead)
    made = form.form(files, until, office)
    return (made, None) if made.lines else (None, _NOTHING)


_NOTHING = text("không có số liệu nào để hỏi", "there is nothing to ask for")
