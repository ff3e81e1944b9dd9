"""The page of a commune: its plans' gap tables, a chart an indicator, what was published where, and whom to ask."""

from collections.abc import Iterator

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language, Text, text
from cdsplan.model import unit_names
from cdsplan.model.files import Commune
from cdsplan.render.progress import captions
from cdsplan.render.site import frame, plan_section
from cdsplan.render.site.addresses import Addresses, table_of
from cdsplan.render.site.frame import Page, Site, Way
from cdsplan.rollup.publication import Publication


def commune_page(site: Site, publication: Publication, language: Language) -> tuple[str, bytes]:
    """Its address and its content; ValueError of a commune whose files do not load."""
    progress = publication.progress
    if progress is None:
        raise ValueError(publication.status.path)
    addresses = Addresses(language, site.languages[0])
    page = _page(site, progress, addresses)
    plans = plan_section.parts(progress, language)
    values = {
        "heading": progress.owner.name,
        "about": [*_about(progress)],
        "plans": plans,
        "contact": [*_contact(progress.owner)],
        "downloads": [Way(text("Bảng chỉ tiêu của đơn vị (JSON)", "The commune's gap tables (JSON)"),
                          page.to(table_of(progress.path)))],
    }  # fmt: skip
    return page.here, frame.draw(site, page, "commune.html", values)


def _page(site: Site, progress: Progress, addresses: Addresses) -> Page:
    here, province = addresses.unit(progress.path), progress.path.partition("/")[0]
    page = Page(
        here,
        addresses,
        text("{name} ({code})", "{name} ({code})", name=progress.owner.name, code=progress.owner.code),
        [addresses.within(one).unit(progress.path) for one in site.languages],
        illustrative=progress.illustrative,
    )
    above = [Way(progress.province, page.to(addresses.unit(province)))] if province in site.provinces else []
    return page._replace(above=above)


def _about(progress: Progress) -> Iterator[Text]:
    commune = progress.owner
    yield text(
        "Mã đơn vị {code}, {province}. Số liệu tính đến ngày {day}.",
        "Code {code}, {province}. Figures as of {day}.",
        code=commune.code,
        province=commune.province,
        day=progress.as_of,
    )
    if commune.formed_from:
        yield text("Thành lập trên cơ sở: {units}", "Formed from: {units}", units=list(commune.formed_from))
    if commune.dissolved:
        yield text("Đã giải thể từ {day}", "Dissolved on {day}", day=commune.dissolved)
        if commune.successor:
            yield text("Đơn vị kế thừa: {heir}", "Succeeded by: {heir}", heir=captions.heir(progress, commune))


def _contact(commune: Commune) -> Iterator[Text]:
    """Who answers for the figures, as far as the letterhead says it."""
    yield text("Ủy ban nhân dân {name}", "People's Committee of {name}",
               name=unit_names.within_sentence(commune.name))  # fmt: skip
    signer = commune.letterhead.signer if commune.letterhead else None
    said = [one for one in (signer.title, signer.name) if one] if signer else []
    if said:
        yield text("Người ký báo cáo: {said}", "Reports are signed by: {said}", said=said)
