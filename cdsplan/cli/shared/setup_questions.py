"""What a new repository is to have: by the options, and what is asked for on a terminal."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from cdsplan.cli.shared import language, questions
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.language import Language, Text, counted, text
from cdsplan.recording import install_source
from cdsplan.recording.install_source import SourceError
from cdsplan.recording.shipped_catalogs import THEMES, shipped
from cdsplan.suggest import nearest


class CiChoice(StrEnum):
    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


class Wishes(NamedTuple):
    """What is given; None where nothing is said of it."""

    province: str | None
    code: str | None  # the province's
    commune: str | None
    commune_code: str | None
    catalogs: Sequence[str] | None
    ci: Sequence[CiChoice] | None
    source: str | None


def checked(given: Wishes) -> Wishes:
    """Where nobody can be asked: what belongs together is given together, and the rest is left out."""
    if given.province is None and (given.code or given.commune or given.commune_code):
        raise WrongUsageError(text("ghi thêm --province: tên tỉnh", "give --province too: the province's name"))
    if (given.commune is None) is not (given.commune_code is None):
        raise WrongUsageError(text("ghi cả --commune và --commune-code", "give both --commune and --commune-code"))
    if given.province is not None and given.code is None and given.commune is None:
        raise WrongUsageError(
            text(
                "--province cần thêm --code (mã của tỉnh), hoặc --commune và --commune-code",
                "--province goes with --code (the province's), or with --commune and --commune-code",
            )
        )
    return _plain(given)


def completed(given: Wishes) -> Wishes:
    """Asks for what is not given, the language first; Enter leaves out, or takes what stands in brackets."""
    if not language.is_chosen():
        language.speak(questions.answer(_LANGUAGE, _language), chosen=True)
    given = _plain(given)
    province = given.province or questions.answer(_PROVINCE, str) or None
    code = given.code or (_code(_CODE, 2) if province else None)
    commune = given.commune or (questions.answer(_COMMUNE, str) if province else None) or None
    commune_code = given.commune_code or (_code(_COMMUNE_CODE, 5, needed=True) if commune else None)
    catalogs = given.catalogs or questions.answer(_catalogs_offered(), _themes)
    ci = given.ci or questions.answer(_CI, _servers)
    source = given.source or (None if CiChoice.NONE in ci else questions.answer(_SOURCE, _source)) or None
    return _plain(Wishes(province, code, commune, commune_code, catalogs, ci, source))


_LANGUAGE = text("Ngôn ngữ / Language: vi, en [vi]:", "Ngôn ngữ / Language: vi, en [vi]:")
_PROVINCE = text("Tên tỉnh (Enter: bỏ qua):", "Name of the province (Enter: leave out):")
_CODE = text(
    "Mã của tỉnh, hai chữ số (Enter: không tạo province.yaml):",
    "Code of the province, two digits (Enter: no province.yaml):",
)
_COMMUNE = text("Tên đầy đủ của xã, phường, đặc khu (Enter: bỏ qua):", "Full name of the commune (Enter: leave out):")
_COMMUNE_CODE = text("Mã đơn vị hành chính của xã, năm chữ số:", "Official code of the commune, five digits:")
_CI = text(
    "Máy chủ CI kiểm tra mỗi thay đổi: github, gitlab, both (cả hai), none (không) [both]:",
    "CI server that checks each change: github, gitlab, both, none [both]:",
)
_SOURCE = text(
    "CI cài cdsplan từ đâu: địa chỉ git, tệp .whl hoặc tên gói (Enter: điền sau):",
    "Where CI installs cdsplan from: a git address, a .whl file or a package's name (Enter: fill in later):",
)


def _language(said: str) -> Language:
    if said.lower() in {"", *Language}:
        return Language(said.lower() or Language.VI)
    raise CannotRunError(text("trả lời vi hoặc en", "answer vi or en"))


def _code(question: Text, digits: int, *, needed: bool = False) -> str | None:
    def read(said: str) -> str | None:
        if not said and not needed:
            return None
        if not re.fullmatch(rf"[0-9]{{{digits}}}", said):
            raise CannotRunError(text("mã có {digits} chữ số", "the code has {digits} digits", digits=digits))
        return said

    return questions.answer(question, read)


def _catalogs_offered() -> Text:
    offered = [
        text(
            "{theme} ({number})",
            "{theme} ({number})",
            theme=theme,
            number=counted(len(one.catalog.indicators), "chỉ tiêu", "indicator"),
        )
        for theme, one in shipped().items()
    ]
    return text(
        "Bộ chỉ tiêu, cách nhau bằng dấu phẩy: {offered} [tất cả]:",
        "Catalogs, separated by commas: {offered} [all]:",
        offered=offered,
    )


def _themes(said: str) -> list[str]:
    return [_theme(one.strip()) for one in said.split(",") if one.strip()] or list(THEMES)


def _theme(said: str) -> str:
    """One of the themes; CannotRunError names the nearest."""
    if said in THEMES:
        return said
    hint = nearest(said, list(THEMES)) or text("Có: {known}", "There are: {known}", known=list(THEMES))
    raise CannotRunError(
        text("không có bộ chỉ tiêu «{said}». {hint}", "there is no catalog `{said}`. {hint}", said=said, hint=hint)
    )


def _servers(said: str) -> list[CiChoice]:
    wanted = said.lower() or "both"
    if wanted == "both":
        return [CiChoice.GITHUB, CiChoice.GITLAB]
    if wanted not in set(CiChoice):
        raise CannotRunError(text("trả lời github, gitlab, both hoặc none", "answer github, gitlab, both or none"))
    return [CiChoice(wanted)]


def _source(said: str) -> str:
    try:
        return said if not said or install_source.is_wheel(said) else install_source.requirement(said)
    except SourceError as error:
        raise CannotRunError(error.message) from error


def _plain(given: Wishes) -> Wishes:
    """Names as files have them, and catalogs that there are."""
    return given._replace(
        province=_name(given.province),
        commune=_name(given.commune),
        catalogs=given.catalogs and [_theme(one) for one in given.catalogs],
    )


def _name(given: str | None) -> str | None:
    return None if given is None else " ".join(unicodedata.normalize("NFC", given).split())
