"""The first page: the communes by province, with a search, and the data for download."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.dataset.tables import TABLES
from cdsplan.language import Language, Text, day, text
from cdsplan.model import unit_names
from cdsplan.render.dataset.datapackage import file_of
from cdsplan.render.escape import one_line
from cdsplan.render.rollup.captions import ABSENT
from cdsplan.render.site import frame
from cdsplan.render.site.addresses import INDEX, Addresses, of_package
from cdsplan.render.site.frame import Page, Site, Way
from cdsplan.rollup.commune_status import CommuneStatus


class Entry(NamedTuple):
    """A commune in a list; one that cannot be read has no page."""

    name: str
    href: str | None
    code: str
    last_report: str
    sorted_day: str
    met: str
    note: Text | None


class ProvincePart(NamedTuple):
    """The communes of a province, below its name."""

    name: str
    href: str | None
    entries: Sequence[Entry]


class Listed(NamedTuple):
    """Communes, and the names of those that succeed one that is gone, by code."""

    communes: Sequence[CommuneStatus]
    successors: Mapping[str, str]


def index_page(
    site: Site, listed: Listed, downloads: Sequence[tuple[Text, str]], language: Language
) -> tuple[str, bytes]:
    """Its address and its content; `downloads`: what each file is, and its address."""
    addresses, every = Addresses(language, site.languages[0]), listed.communes
    page = Page(
        addresses.start,
        addresses,
        text("Kế hoạch chuyển đổi số cấp xã", "Communes' digital-transformation plans"),
        [addresses.within(one).start for one in site.languages],
        illustrative=any(one.illustrative and not one.illustrative_left_out for one in every),
        scripted=True,
    )
    values = {
        "heading": page.title,
        "provinces": _provinces(site, listed, page),
        "downloads": [Way(said, page.to(there)) for said, there in downloads],
        "tables": [Way(table.title, page.to(of_package(file_of(table)))) for table in TABLES],
    }
    return page.here, frame.draw(site, page, INDEX, values)


def _provinces(site: Site, listed: Listed, page: Page) -> list[ProvincePart]:
    parts: dict[str, list[CommuneStatus]] = {}
    for one in sorted(listed.communes, key=lambda one: alphabet.place(one.name, one.province, one.path)):
        parts.setdefault(one.path.partition("/")[0], []).append(one)
    return [
        ProvincePart(
            name=next((one.province for one in some if one.province), folder),
            href=page.to(page.addresses.unit(folder)) if folder in site.provinces else None,
            entries=[entry(one, listed.successors, page) for one in some],
        )
        for folder, some in parts.items()
    ]


def entry(one: CommuneStatus, successors: Mapping[str, str], page: Page) -> Entry:
    """A commune in a list of a page."""
    judged = sum(count for status, count in one.counts.items() if status != "not-applicable")
    return Entry(
        name=one.name or one.path,
        href=None if one.absent == "unreadable" else page.to(page.addresses.unit(one.path)),
        code=one.code or "",
        last_report=day(one.last_report, page.language) if one.last_report else "–",
        sorted_day=one.last_report.isoformat() if one.last_report else "",
        met=f"{one.counts.get('met', 0)}/{judged}" if judged else "–",
        note=_note(one, successors),
    )


def _note(one: CommuneStatus, successors: Mapping[str, str]) -> Text | None:
    """Why it does not count; of one that is gone, who succeeds it."""
    if one.absent is None:
        return None
    if one.absent != "dissolved" or one.successor is None:
        return ABSENT[one.absent]
    heir = unit_names.within_sentence(successors.get(one.successor, one.successor))
    return text(
        "{gone}, đơn vị kế thừa: {heir}", "{gone}, succeeded by {heir}", gone=ABSENT[one.absent], heir=one_line(heir)
    )
