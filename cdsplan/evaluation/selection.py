"""What a user calls a plan, a party, an indicator or a status, to what the files and the program call it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from cdsplan.error import UnknownNameError
from cdsplan.evaluation.gap_table import Progress
from cdsplan.evaluation.standing import STATUSES, Status, parties
from cdsplan.evaluation.status_words import STATUS_WORDS
from cdsplan.language import Text, composed, fold, text
from cdsplan.model.definitions import Indicator
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.suggest import alike, hint


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
    nobody = text(
        "kế hoạch ở đây không giao mục tiêu cho đơn vị nào; bỏ --party",
        "no plan here gives a target to any party; leave --party out",
    )
    another = text(
        "không kế hoạch nào giao mục tiêu cho «{party}»; có: {known}",
        "no plan gives `{party}` a target; there are: {known}",
    )
    return _of(parties(commune_files.plan_models), wanted, "party", nobody, another)


def lead(known: Collection[str], wanted: str) -> str:
    """The office that leads as the plans write it, likewise."""
    nobody = text(
        "kế hoạch ở đây không ghi đơn vị nào chủ trì; bỏ --lead",
        "no plan here says who leads; leave --lead out",
    )
    another = text(
        "không kế hoạch nào ghi «{lead}» chủ trì; có: {known}",
        "no plan says that `{lead}` leads; there are: {known}",
    )
    return _of(known, wanted, "lead", nobody, another)


def _of(known: Collection[str], wanted: str, option: str, nobody: Text, another: Text) -> str:
    """The known name that an option means; the two messages say that there is none at all, or none of this name."""
    if not known:
        raise UnknownNameError(nobody, wanted)
    name, found = named(wanted, known)
    if found:
        return found
    raise _unknown(another._replace(values={option: name, "known": list(known)}), name, known)


def named(wanted: str, known: Collection[str]) -> tuple[str, str | None]:
    """A name as files hold it, and the known one that it is: as written, else in any case, accents, dashes."""
    name = unicodedata.normalize("NFC", wanted).strip()
    for same in _SAME:
        found = [one for one in known if same(one) == same(name)]
        if found:
            return name, found[0]
    return name, None


def _without_dashes(name: str) -> str:
    """`Văn hóa – Xã hội` as `Văn hóa-Xã hội`: Word makes the long one of the short one."""
    return " ".join(re.sub("[-\N{EN DASH}\N{EM DASH}]", " ", fold(name)).split())


# How alike two names must be, the strictest first.
_SAME: tuple[Callable[[str], str], ...] = (str, str.casefold, fold, _without_dashes)


def indicator(commune_files: CommuneFiles, wanted: str, tables: Callable[[], Progress]) -> str:
    """The id of the one indicator that an id, a number of the gap table or a name means.

    `tables` are reckoned for a number only.
    """
    planned = _planned(commune_files)
    name = unicodedata.normalize("NFC", wanted).strip()
    if name in planned:
        return name
    found = _numbered(tables(), name) if name.isdecimal() else _called(planned, name)
    if len(found) == 1:
        return found[0]
    if found:
        message = text(
            "«{wanted}» có nhiều chỉ tiêu: {found}. Ghi rõ một mã.",
            "`{wanted}` may be any of: {found}. Give one of these ids.",
            wanted=name,
            found=[_with_name(planned, one) for one in found],
        )
        raise UnknownNameError(message, name, found)
    raise _no_such_indicator(planned, name)


def _planned(commune_files: CommuneFiles) -> dict[str, list[Indicator]]:
    """The indicators by id, as each plan words them."""
    planned: dict[str, list[Indicator]] = {}
    for plan_model in commune_files.plan_models:
        for one in commune_files.definitions.of_plan(plan_model):
            planned.setdefault(one.id, []).append(one)
    return planned


def _numbered(tables: Progress, number: str) -> list[str]:
    """Each group of each plan counts from 1, so that several may have one number."""
    rows = (row for table in tables.tables for row in table.rows)
    return list(dict.fromkeys(row.standing.indicator.id for row in rows if str(row.number) == number))


def _called(planned: Mapping[str, Sequence[Indicator]], name: str) -> list[str]:
    for same in _SAME:
        found = [id_ for id_, some in planned.items() if same(name) in {same(word) for word in _names(some)}]
        if found:
            return found
    return []


def _names(some: Iterable[Indicator]) -> list[str]:
    return [name for one in some for name in (one.name, one.name_en) if name]


def _with_name(planned: Mapping[str, Sequence[Indicator]], id_: str) -> str:
    return f"{id_} ({planned[id_][0].name})"


def _no_such_indicator(planned: Mapping[str, Sequence[Indicator]], name: str) -> UnknownNameError:
    by_name = {fold(word): id_ for id_, some in planned.items() for word in _names(some)}
    near = alike(name, list(planned)) or by_name.get(alike(fold(name), list(by_name)) or "")
    message = text(
        "không kế hoạch nào ở đây có chỉ tiêu «{name}». {hint}",
        "no plan here has an indicator `{name}`. {hint}",
        name=name,
        hint=hint(near) or text("Có: {known}", "There are: {known}", known=list(planned)),
    )
    return UnknownNameError(message, name, [near] if near else [])


def statuses(wanted: Iterable[str]) -> list[Status]:
    """Statuses, in the order of the table: `behind`, or as people say it, `Chậm tiến độ`, in any case and accents."""
    found = {_status(name) for name in wanted}
    return [status for status in STATUSES if status in found]


def _status(wanted: str) -> Status:
    called = {word: status for status, words in STATUS_WORDS.items() for word in _said(status, words)}
    name, found = named(wanted, called)
    if found:
        return called[found]
    message = text(
        "không có đánh giá «{name}»; có thể dùng: {known}",
        "there is no status `{name}`; use one of {known}",
        name=name,
        known=[text(words.vi.partition(" (")[0], status) for status, words in STATUS_WORDS.items()],
    )
    raise _unknown(message, name, list(called))


def _said(status: Status, words: Text) -> Iterator[str]:
    """`Chưa tính được (mẫu số bằng 0)` without what explains it, too."""
    yield status
    for word in (words.vi, words.en):
        yield from (word, word.partition(" (")[0])


def _unknown(message: Text, name: str, known: Collection[str]) -> UnknownNameError:
    near = alike(name, known)
    return UnknownNameError(message, name, [near] if near else [])
