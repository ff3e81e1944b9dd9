"""The official report of a commune in Vietnamese, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: what it says."""

from collections.abc import Iterator

from cdsplan.evaluation.official_report import OfficialReport
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates, sender
from cdsplan.render.official_report.blocks import Letter, Words
from cdsplan.render.official_report.figures import small
from cdsplan.render.official_report.introduction import citation, introduction
from cdsplan.render.official_report.narrative import narrative
from cdsplan.render.official_report.plan import results
from cdsplan.render.official_report.sections import Section, numbered, within
from cdsplan.render.official_report.sender import Content, Sender
from cdsplan.render.official_report.target_places import contradictions


def letter(report: OfficialReport) -> Letter:
    """The report, ready to be laid out."""
    whose = sender.sender(*report.reporter) if report.reporter else sender.unknown(None)
    sections = (*_results(report), *narrative(report.narrative), *contradictions(report.parts))
    content = Content(
        title=_title(report),
        period=report.period,
        as_of=report.as_of,
        body=(*_opening(report, whose), *numbered(sections)),
        draft=report.draft,
        illustrative=report.illustrative,
    )
    return sender.letter(whose, content)


def _title(report: OfficialReport) -> str:
    titles = [one_line(part.table.plan.title) for part in report.parts]
    return f"Kết quả thực hiện {titles[0] if len(titles) == 1 else f'{small(len(titles))} kế hoạch'}"


def _opening(report: OfficialReport, whose: Sender) -> Iterator[Words]:
    cited = (citation(part.table.plan) for part in report.parts)
    yield introduction(cited, whose.issuer, report.period, report.as_of, of_whom=_of_whom(report))
    if report.party:
        yield Words(f"Báo cáo này chỉ nêu các mục tiêu giao cho {one_line(report.party)}.")


def _of_whom(report: OfficialReport) -> str:
    """Of a commune that is gone: another reports for it."""
    gone = report.commune.dissolved
    return f" của {sender.inside(report.commune.name)} (giải thể từ ngày {dates.short(gone)})" if gone else ""


def _results(report: OfficialReport) -> Iterator[Section]:
    """Each plan under its own title, where there are several."""
    for part in report.parts:
        title = "Kết quả thực hiện các chỉ tiêu" if len(report.parts) == 1 else one_line(part.table.plan.title)
        yield Section(title, tuple(within(results(part, report.as_of))))
