"""What a user calls a plan, a party or a status, to what the files and the program call it."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from cdsplan.error import UnknownNameError
from cdsplan.evaluation.standing import STATUSES, Status, parties
from cdsplan.language import Text, composed, fold, text
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.suggest import alike


def plan(commune_files: CommuneFiles, wanted: str | None) -> str | None:
    """The plan's file name without its ending."""
    if wanted is None:
        return None
    known = [file.stem for file in commune_files.plans]
    name = composed(wanted.removesuffix(".yaml"))
    if name not in known:
        message = text(
            "không có kế hoạch «{name}»; có: {known}",
            "there is no plan `{name}`; there are: {known}",
            name=name,
            known=known,
        )
        raise _unknown(message, name, known)
    return name


def party(commune_files: CommuneFiles, wanted: str | None) -> str | None:
    """The party as the plans write it, whatever its case."""
    if wanted is None:
        return None
    known = parties(commune_files.plan_models)
    if not known:
        message = text(
            "kế hoạch ở đây không giao mục tiêu cho đơn vị nào; bỏ --party",
            "no plan here gives a target to any party; leave --party out",
        )
        raise UnknownNameError(message, wanted)
    name, found = named(wanted, known)
    if found:
        return found
    message = text(
        "không kế hoạch nào giao mục tiêu cho «{party}»; có: {known}",
        "no plan gives `{party}` a target; there are: {known}",
        party=name,
        known=known,
    )
    raise _unknown(message, name, known)


def lead(known: Collection[str], wanted: str) -> str:
    """The office that leads as the plans write it, likewise."""
    if not known:
        message = text(
            "kế hoạch ở đây không ghi đơn vị nào chủ trì; bỏ --lead",
            "no plan here says who leads; leave --lead out",
        )
        raise UnknownNameError(message, wanted)
    name, found = named(wanted, known)
    if found:
        return found
    message = text(
        "không kế hoạch nào ghi «{lead}» chủ trì; có: {known}",
        "no plan says that `{lead}` leads; there are: {known}",
        lead=name,
        known=list(known),
    )
    raise _unknown(message, name, known)


def named(wanted: str, known: Collection[str]) -> tuple[str, str | None]:
    """A name as files hold it, and the known one that it is: as written, else in any case, accents, dashes."""
    name = unicodedata.normalize("NFC", wanted).strip()
    for same in (str, str.casefold, fold, _without_dashes):
        found = [one for one in known if same(one) == same(name)]
        if found:
            return name, found[0]
    return name, None


def _without_dashes(name: str) -> str:
    """`Văn hóa – Xã hội` as `Văn hóa-Xã hội`: Word makes the long one of the short one."""
    return " ".join(re.sub("[-\N{EN DASH}\N{EM DASH}]", " ", fold(name)).split())


def statuses(wanted: Iterable[str]) -> list[Status]:
    """Statuses, in the order of the table."""
    names = list(wanted)
    for name in names:
        if name not in STATUSES:
            message = text(
                "không có đánh giá «{name}»; có thể dùng: {known}",
                "there is no status `{name}`; use one of {known}",
                name=name,
                known=STATUSES,
            )
            raise _unknown(message, name, STATUSES)
    return [status for status in STATUSES if status in names]


def _unknown(message: Text, name: str, known: Collection[str]) -> UnknownNameError:
    near = alike(name, known)
    return UnknownNameError(message, name, [near] if near else [])
