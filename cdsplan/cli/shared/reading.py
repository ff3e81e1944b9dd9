"""The files of one commune, read and checked for a command, and what the user means by a plan or a party of it."""

import unicodedata
from collections.abc import Sequence
from datetime import date

import typer

from cdsplan.checks import rules, suppressions
from cdsplan.cli.shared import session
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.evaluation.standing import parties
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.language import counted, fold, text
from cdsplan.render.findings import text as findings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


def read(wanted: str, root: str | None) -> CommuneFiles:
    """The commune's files; where one does not load, its findings go to stderr and the command ends with 1."""
    home = session.home(root)
    return opened(home, session.commune(home, wanted))


def opened(home: Repository, path: str) -> CommuneFiles:
    """The same for the path of a commune, or of a province, which has plans of its own."""
    commune_files = home.commune(path) if "/" in path else home.commune_files(path)
    loading = unread(home, commune_files)
    session.tell(findings.concise(loading, current()))
    if has_errors(loading):
        raise typer.Exit(1)
    return commune_files


def unread(home: Repository, commune_files: CommuneFiles) -> list[Finding]:
    """What reading a commune's files found, and those it is read by."""
    shared = [finding for catalog in commune_files.catalogs for finding in catalog.findings]
    return ordered([*home.settings.findings, *shared, *commune_files.findings])


def check(commune_files: CommuneFiles, today: date) -> list[Finding]:
    """What the rules find in a commune and its catalog."""
    return ordered([*rules.check(commune_files, today), *rules.check_catalog(commune_files.catalogs)])


def unsuppressed(found: Sequence[Finding], commune_files: CommuneFiles, today: date) -> list[Finding]:
    """The findings that nobody has silenced, of those that `check` found on a day."""
    return ordered(suppressions.unsuppressed(commune_files, today, found))


def has_errors(found: Sequence[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def tell_left_out(reports: int) -> None:
    """That there are illustrative reports which were not used."""
    if reports:
        note = text(
            "Không dùng {reports}; thêm --illustrative để dùng.",
            "Left out {reports}; add --illustrative to use them.",
            reports=counted(reports, "báo cáo minh họa", "illustrative report"),
        )
        session.note(note)


def plan(commune_files: CommuneFiles, wanted: str | None) -> str | None:
    """The plan's file name without its ending."""
    if wanted is None:
        return None
    known = [file.stem for file in commune_files.plans]
    name = wanted.removesuffix(".yaml")
    if name not in known:
        raise CannotRunError(
            text(
                "không có kế hoạch «{name}»; có: {known}",
                "there is no plan `{name}`; there are: {known}",
                name=name,
                known=known,
            )
        )
    return name


def party(commune_files: CommuneFiles, wanted: str | None) -> str | None:
    """The party as the plans write it, whatever its case."""
    if wanted is None:
        return None
    known = parties(commune_files.plan_models)
    if not known:
        raise CannotRunError(
            text(
                "kế hoạch ở đây không giao mục tiêu cho đơn vị nào; bỏ --party",
                "no plan here gives a target to any party; leave --party out",
            )
        )
    wanted_party = unicodedata.normalize("NFC", wanted).strip()
    for same in (str, str.casefold, fold):
        found = [party for party in known if same(party) == same(wanted_party)]
        if found:
            return found[0]
    raise CannotRunError(
        text(
            "không kế hoạch nào giao mục tiêu cho «{party}»; có: {known}",
            "no plan gives `{party}` a target; there are: {known}",
            party=wanted_party,
            known=known,
        )
    )
