"""The roll-up of a repository's communes, which are read for it: of one province, or of all."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cdsplan.checks import commune as commune_checks
from cdsplan.error import UnknownNameError
from cdsplan.finding import Finding, ordered
from cdsplan.language import text
from cdsplan.model.load import models
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Watch, spread, unwatched
from cdsplan.rollup import summary
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Gathered, Rollup
from cdsplan.suggest import alike, hint


class RepositorySummary(NamedTuple):
    """The roll-up, and what reading all files for it found."""

    rollup: Rollup
    findings: list[Finding]
    province: CommuneFiles | None  # the own files of the one that was asked for


def unread(home: Repository) -> list[Finding]:
    """What reading the settings and the catalog found; while errors are among them, nothing can be rolled up."""
    shared = [finding for catalog in home.catalogs for finding in catalog.findings]
    return ordered([*home.settings.findings, *shared])


def indicators(home: Repository, wanted: Sequence[str]) -> tuple[str, ...]:
    """Ids of the catalog, which must have been read; UnknownNameError for one that is not in it."""
    known = [name for catalog in models(home.catalogs) for name in catalog.indicators]
    for name in wanted:
        if name not in known:
            near = alike(name, known)
            message = text(
                "bộ chỉ tiêu không có «{name}». {hint}",
                "no indicator `{name}` in the catalog. {hint}",
                name=name,
                hint=hint(near) or text("Xem plans/catalog/.", "See plans/catalog/."),
            )
            raise UnknownNameError(message, name, [near] if near else [])
    return tuple(wanted)


def summarise(
    home: Repository, province: str | None, question: Question, *, jobs: int | None, watch: Watch = unwatched
) -> RepositorySummary:
    """The communes of a province (its folder's name), or of the whole repository."""
    own = own_files(home, province)
    question = asked_of(own, province, question)
    paths = home.communes(province) if province else list(home.paths())
    gathered = Gathered()
    for some in watch(
        lambda tick: list(spread(partial(summary.gather, question=question), home, paths, jobs=jobs, tick=tick))
    ):
        gathered.merge(some)
    return rolled_up(home, own, province, question, gathered)


def own_files(home: Repository, province: str | None) -> dict[str, CommuneFiles]:
    """Those of the province itself, or of all of them."""
    # What keeps a province's folder from being read keeps its communes out, so it is always reported.
    return {name: home.commune_files(name) for name in ([province] if province else home.provinces())}


def asked_of(own: Mapping[str, CommuneFiles], province: str | None, question: Question) -> Question:
    """The same question with the plans of the province itself."""
    return summary.with_plans_of(own[province], question) if province else question


def rolled_up(
    home: Repository, own: Mapping[str, CommuneFiles], province: str | None, question: Question, gathered: Gathered
) -> RepositorySummary:
    """What was gathered from the communes for such a question; `own`: the files that its plans are from."""
    successors = successors_of(home, gathered.communes)
    asked = own[province] if province else None
    result = summary.roll_up(gathered, home.shared, question, asked, successors)
    of_provinces = [finding for one in own.values() for finding in _wrong(one, question)]
    return RepositorySummary(result, ordered([*unread(home), *of_provinces, *result.findings]), asked)


def _wrong(own: CommuneFiles, question: Question) -> list[Finding]:
    """What is in the way of a province's own files, and what the rules find wrong in them."""
    return [*own.in_the_way, *(commune_checks.errors(own, question.checked_on) if question.checked_on else ())]


def successors_of(home: Repository, communes: Sequence[CommuneStatus]) -> dict[str, str]:
    """Who succeeds a dissolved one, by code: of these communes, or of all where one of another province does."""
    wanted = {one.successor for one in communes if one.absent == "dissolved" and one.successor}
    names = {one.code: one.name for one in communes if one.code in wanted}
    if wanted - names.keys():
        names = {commune.code: commune.name for _, commune in home.named()}
    return {code: name for code in wanted if (name := names.get(code))}
