"""The lines above and below a gap table: whose plan, whose target, what is missing, what the marks mean."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cdsplan.evaluate import Judged
from cdsplan.language import Language, Text, text
from cdsplan.model import Commune
from cdsplan.progress import SHOWN, Coverage, Progress, Row, Table, bound_of, interim, rounded
from cdsplan.render import words
from cdsplan.render.cells import asked
from cdsplan.render.escape import one_line

# So many of the missing variables stand in the command that records them, which is to fit a line.
_NAMED = 2


def heading(progress: Progress, language: Language) -> list[str]:
    """What stands above the first table."""
    lines = [*(_commune(progress.commune, progress.as_of) if progress.commune else _province(progress))]
    if progress.illustrative:
        lines.append(
            text(
                "*** SỐ LIỆU MINH HỌA: có số liệu đặt ra để trình bày, không phải số liệu thật ***",
                "*** ILLUSTRATIVE: some figures are invented for demonstration and are not real ***",
            )
        )
    return [one_line(line.within(language)) for line in lines]


def _commune(commune: Commune, as_of: date) -> Iterator[Text]:
    yield text(
        "{name} ({code}), {province} – tính đến ngày {day}",
        "{name} ({code}), {province} – as of {day}",
        name=commune.name,
        code=commune.code,
        province=commune.province,
        day=as_of,
    )
    if commune.dissolved:
        successor = text(", đơn vị kế thừa: {code}", ", succeeded by {code}", code=commune.successor)
        yield text(
            "Đã giải thể từ {day}{successor}",
            "Dissolved on {day}{successor}",
            day=commune.dissolved,
            successor=successor if commune.successor else "",
        )


def _province(progress: Progress) -> Iterator[Text]:
    yield text(
        "{name}: kế hoạch của tỉnh, tính trên số liệu cộng từ các xã – tính đến ngày {day}",
        "{name}: the province's own plan, on the pooled figures of its communes – as of {day}",
        name=progress.province,
        day=progress.as_of,
    )


def above(table: Table, party: str | None, language: Language) -> list[str]:
    """The plan's title, and whose targets the table judges."""
    whose = (
        text("Mục tiêu giao cho: {party}", "Targets given to: {party}", party=party)
        if party
        else text("Mục tiêu: chung của kế hoạch", "Targets: those of the plan as a whole")
    )
    return [one_line(table.plan.title), one_line(whose.within(language))]


def below(table: Table, commune_path: str, language: Language) -> list[str]:
    """The counts, contradictions, interim verdicts, coverage, what a commune has not reported, and the legend."""
    lines = [_counts(table, language)]
    lines += _listed(
        text("Văn bản mâu thuẫn:", "The document contradicts itself:"), list(table.contradictions), language
    )
    verdicts = [verdict(row, judged) for row in table.rows for judged in interim(row.standing)]
    lines += _listed(text("Các mốc trong kỳ:", "Interim targets:"), verdicts, language)
    lines += _listed(
        text("Độ phủ:", "Coverage:"), [_covered(row, row.coverage) for row in table.rows if row.coverage], language
    )
    lines += _missing(table, commune_path, language) if "/" in commune_path else ()
    explained = list(legend(table, language))
    return [*lines, *([", ".join(explained)] if explained else [])]


def _counts(table: Table, language: Language) -> str:
    counted = [f"{words.STATUS[status].within(language)}: {count}" for status, count in table.counts.items() if count]
    undecided = sum(row.status is None for row in table.rows)
    if undecided:
        counted.append(f"{words.UNDECIDED.within(language)}: {undecided}")
    return " · ".join(counted)


def _listed(title: Text, items: list[Text], language: Language) -> Iterator[str]:
    if items:
        yield title.within(language)
        for item in items:
            yield f"  - {one_line(item.within(language))}"


def verdict(row: Row, judged: Judged) -> Text:
    met = text("đạt", "met") if judged.verdict == "met" else text("không đạt", "missed")
    return text(
        "{name}: {asked} đến {due}: {met}",
        "{name}: {asked} by {due}: {met}",
        name=row.standing.indicator.name,
        asked=asked(judged.target, row.standing.indicator.measure),
        due=judged.due,
        met=met,
    )


def _covered(row: Row, coverage: Coverage) -> Text:
    """`87 of 166 communes, 91 % of the households known; from 60 % to 80 %`."""
    if not coverage.pooled:
        return text(
            "{name}: không cộng được; số liệu từng xã: cdsplan summary",
            "{name}: cannot be added up; each commune's figure: cdsplan summary",
            name=row.standing.indicator.name,
        )
    told = text(
        "{known}/{communes} xã có đủ số liệu",
        "{known} of {communes} communes known",
        known=coverage.known,
        communes=coverage.communes,
    )
    if coverage.share is not None:
        told = text(
            "{told}, {share}% mẫu số đã biết",
            "{told}, {share}% of the known denominators",
            told=told,
            share=rounded(coverage.share, SHOWN, Fraction(100)),
        )
    if coverage.low != coverage.high:
        told = text(
            "{told}; có thể từ {low} đến {high}",
            "{told}; may lie from {low} to {high}",
            told=told,
            low=_at_bound(row, coverage.low),
            high=_at_bound(row, coverage.high),
        )
    return text("{name}: {told}", "{name}: {told}", name=row.standing.indicator.name, told=told)


def _at_bound(row: Row, value: Fraction | None) -> Text:
    if value is None:
        return text("chưa rõ", "an unknown figure")
    shown = rounded(value, SHOWN, bound_of(row.standing.target.target))
    unit = "%" if row.standing.indicator.measure == "percent" else ""
    return text("{shown}{unit}", "{shown}{unit}", shown=shown, unit=unit)


def _missing(table: Table, commune_path: str, language: Language) -> Iterator[str]:
    if not table.missing:
        return
    names = [named(name, table, language) for name in table.missing]
    yield from _listed(
        text("Số liệu còn thiếu:", "Figures still missing:"),
        [Text("{it}", "{it}", {"it": name}) for name in names],
        language,
    )
    given = [f"{name}=…" for name in table.missing[:_NAMED]]
    yield text(
        "Ghi bằng lệnh: cdsplan record {slug} {given} --period {period}",
        "Record them: cdsplan record {slug} {given} --period {period}",
        slug=commune_path.rpartition("/")[2],
        given=" ".join([*given, "…"] if len(table.missing) > _NAMED else given),
        period=table.next_period,
    ).within(language)


def named(variable: str, table: Table, language: Language) -> str:
    known = table.variables.get(variable)
    if known is None:
        return variable
    return f"{(language is Language.EN and known.name_en) or known.name} ({variable})"


def legend(table: Table, language: Language) -> Iterator[str]:
    used = {mark for row in table.rows for mark in row.marks}
    for mark, (sign, meaning) in words.MARKS.items():
        if mark in used:
            yield f"{sign.within(language)} {meaning.within(language)}"
