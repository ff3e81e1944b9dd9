"""The lines above and below a gap table: whose plan, whose target, what is missing, what the marks mean."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction

from cdsplan.evaluation.contradiction_words import contradiction_words, two_of
from cdsplan.evaluation.gap_table import Coverage, Level, Mark, Progress, Row, Table, interim
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Language, Text, counted, name_of, text
from cdsplan.model import unit_names
from cdsplan.model.files import Commune
from cdsplan.render import due_words, words
from cdsplan.render.escape import one_line, quoted
from cdsplan.render.progress.cells import unavailable
from cdsplan.render.table.sheet import ITEM
from cdsplan.render.target_words import target_words
from cdsplan.rounding import SHOWN, rounded

# So many of the missing variables stand in the command that records them, which is to fit a line.
_NAMED = 2


def heading(progress: Progress, language: Language) -> list[str]:
    """What stands above the first table."""
    lines = [*(_commune(progress, progress.commune) if progress.commune else _province(progress))]
    if progress.illustrative:
        lines.append(
            text(
                "*** SỐ LIỆU MINH HỌA: có số liệu giả định, chỉ dùng để minh họa ***",
                "*** ILLUSTRATIVE: some figures are invented for demonstration and are not real ***",
            )
        )
    return [one_line(line.within(language)) for line in lines]


def _commune(progress: Progress, commune: Commune) -> Iterator[Text]:
    yield text(
        "{name} ({code}), {province} – tính đến ngày {day}",
        "{name} ({code}), {province} – as of {day}",
        name=commune.name,
        code=commune.code,
        province=commune.province,
        day=progress.as_of,
    )
    if commune.dissolved:
        successor = text(", đơn vị kế thừa: {heir}", ", succeeded by {heir}", heir=heir(progress, commune))
        yield text(
            "Đã giải thể từ {day}{successor}",
            "Dissolved on {day}{successor}",
            day=commune.dissolved,
            successor=successor if commune.successor else "",
        )


def heir(progress: Progress, commune: Commune) -> str | None:
    """`xã Yên Ninh (15442)`, or the code alone where its name is not known."""
    if progress.successor is None:
        return commune.successor
    return f"{unit_names.within_sentence(progress.successor)} ({commune.successor})"


def _province(progress: Progress) -> Iterator[Text]:
    levels = frozenset(row.level for table in progress.tables for row in table.rows)
    yield text(
        "{name}: kế hoạch cấp tỉnh, {figures} – tính đến ngày {day}",
        "{name}: the province's plan, {figures} – as of {day}",
        name=progress.province,
        figures=_FIGURES[levels or frozenset({"pooled"})],
        day=progress.as_of,
    )


_FIGURES: Mapping[frozenset[Level], Text] = {
    frozenset({"pooled"}): text("số liệu cộng từ các xã", "based on its communes' pooled figures"),
    frozenset({"own"}): text("theo số liệu của tỉnh", "based on its own figures"),
    frozenset({"own", "pooled"}): text(
        "theo số liệu của tỉnh và số liệu cộng từ các xã", "based on its own figures and its communes' pooled ones"
    ),
}


def without_illustrative(communes: int) -> Text:
    """That the illustrative figures of some communes were not pooled."""
    return text(
        "Không dùng số liệu minh họa của {communes}.",
        "Left out the illustrative figures of {communes}.",
        communes=counted(communes, "xã", "commune"),
    )


def left_out(communes: int) -> Text:
    """The same, with the way to have them."""
    return text(
        "Không dùng số liệu minh họa của {communes}; thêm --illustrative để dùng.",
        "Left out the illustrative figures of {communes}; add --illustrative to use them.",
        communes=counted(communes, "xã", "commune"),
    )


def above(table: Table, party: str | None, as_of: date, language: Language) -> list[str]:
    """The plan's title, whose targets the table judges, and how old its figures are."""
    whose = (
        text("Theo mục tiêu giao cho {party}", "Targets given to: {party}", party=party)
        if party
        else text("Theo mục tiêu chung của kế hoạch", "Targets: those of the plan as a whole")
    )
    lines = [one_line(table.plan.title), one_line(whose.within(language))]
    return [*lines, _latest(table.latest, as_of).within(language)] if table.latest else lines


def _latest(latest: date, as_of: date) -> Text:
    days = (as_of - latest).days
    if not days:
        return text("Số liệu mới nhất: {day}", "Latest figures: {day}", day=latest)
    return text(
        "Số liệu mới nhất: {day} ({days} trước)",
        "Latest figures: {day} ({days} before)",
        day=latest,
        days=counted(days, "ngày", "day"),
    )


def below(table: Table, path: str, language: Language, *, ids: bool = True) -> list[str]:
    """The counts, contradictions, interim verdicts, coverage, what a commune has not reported, and the legend.

    `ids`: beside the names of what is missing, for whoever records it.
    """
    lines = [_counts(table, language)]
    contradictions = [contradiction_words(two_of(one)) for one in table.contradictions]
    lines += _listed(
        text("Nội dung chưa thống nhất trong kế hoạch:", "The document contradicts itself:"), contradictions, language
    )
    verdicts = [verdict(row, judged) for row in table.rows for judged in interim(row.standing)]
    lines += _listed(text("Các mốc trong kỳ:", "Interim targets:"), verdicts, language)
    lines += _own(table, language)
    lines += _listed(text("Độ bao phủ:", "Coverage:"), list(_coverage(table)), language)
    lines += _unavailable(table, language)
    lines += _missing(table, language, ids=ids)
    # A province owes a report only of what it is asked for itself; the rest is its communes'.
    owed = (one for one in table.owed if "/" in path or one.needed)
    lines += (one_line(due_words.line(one).within(language)) for one in owed)
    explained = list(legend(table, language))
    return [*lines, *([", ".join(explained)] if explained else [])]


def _counts(table: Table, language: Language) -> str:
    counted = [f"{words.STATUS[status].within(language)}: {count}" for status, count in table.counts.items() if count]
    if table.undecided:
        counted.append(f"{words.UNDECIDED.within(language)}: {table.undecided}")
    if not counted:
        return text("Không có mục tiêu nào đang có hiệu lực.", "No target is in force.").within(language)
    return " · ".join(counted)


def _listed(title: Text, items: list[Text], language: Language) -> Iterator[str]:
    if items:
        yield title.within(language)
        for item in items:
            yield ITEM + one_line(item.within(language))


def verdict(row: Row, judged: DueTarget) -> Text:
    met = text("đạt", "met") if judged.verdict == "met" else text("không đạt", "missed")
    return text(
        "{name}: {wanted}, hạn {due}: {met}",
        "{name}: {wanted} by {due}: {met}",
        name=name_of(row.standing.indicator),
        wanted=target_words(judged, row.standing.indicator),
        due=judged.due,
        met=met,
    )


def _coverage(table: Table) -> Iterator[Text]:
    """Of each figure that is not the whole province's, what it stands for."""
    for row in table.rows:
        covered = row.coverage
        if covered and row.status != "not-applicable" and not (0 < covered.communes == covered.known):
            said = _covered(row, covered) if covered.pooled else text("không cộng được", "cannot be added up")
            yield text("{name}: {said}", "{name}: {said}", name=name_of(row.standing.indicator), said=said)


def _covered(row: Row, coverage: Coverage) -> Text:
    """`87 of 166 communes known, with 91% of the known denominators; between 60% and 80%`."""
    if not coverage.communes:
        return text("không có xã nào", "no communes")
    said = text(
        "{known}/{communes} xã có đủ số liệu",
        "{known} of {communes} communes with data",
        known=coverage.known,
        communes=coverage.communes,
    )
    if coverage.share is not None:
        said = text(
            "{said}, chiếm {share}% mẫu số đã biết",
            "{said}, with {share}% of the known denominators",
            said=said,
            share=rounded(coverage.share, SHOWN, Fraction(100)),
        )
    if coverage.share is not None and coverage.unknown:
        said = text(
            "{said}; {communes} chưa có mẫu số",
            "{said}; {communes} without a denominator",
            said=said,
            communes=counted(coverage.unknown, "xã", "commune"),
        )
    if coverage.low is None or coverage.low == coverage.high:
        return said
    low = _at_bound(row, coverage.low)
    if coverage.high is None:
        return text("{said}; ít nhất {low}", "{said}; at least {low}", said=said, low=low)
    return text(
        "{said}; trong khoảng từ {low} đến {high}",
        "{said}; between {low} and {high}",
        said=said,
        low=low,
        high=_at_bound(row, coverage.high),
    )


def _at_bound(row: Row, value: Fraction) -> Text:
    shown = rounded(value, SHOWN, row.standing.target.bound)
    unit = "%" if row.standing.indicator.measure == "percent" else ""
    return text("{shown}{unit}", "{shown}{unit}", shown=shown, unit=unit)


def _own(table: Table, language: Language) -> Iterator[str]:
    """Where communes' figures are pooled besides, the indicators that their province's own figures judge."""
    own = [row.standing.indicator for row in table.rows if row.level == "own"]
    if len(own) == len(table.rows):
        return
    title = text(
        "Theo số liệu của tỉnh (các chỉ tiêu khác: cộng từ các xã):",
        "Based on the province's own figures (the others are added up from its communes):",
    )
    yield from _listed(title, list(map(name_of, own)), language)


def _reportable(table: Table) -> list[str]:
    """The variables still missing, of a province those that no commune counts."""
    rows = [row for row in table.rows if not (row.coverage and row.coverage.pooled)]
    return list(dict.fromkeys(name for row in rows for name in row.standing.missing))


def _unavailable(table: Table, language: Language) -> Iterator[str]:
    """What was asked for in vain since the figures that stand in the table; what is missing altogether comes next."""
    said = {
        one.variable: unavailable(one, row, language)
        for row in table.rows
        for one in row.standing.unavailable
        if one.variable not in table.missing
    }
    title = text("Đã yêu cầu nhưng chưa có số liệu:", "Asked for, and not available:")
    yield from _listed(title, [*said.values()], language)


def _missing(table: Table, language: Language, *, ids: bool) -> Iterator[str]:
    """Variables with their ids, which the command needs, and with the reason where a report gives one."""
    reasons = {one.variable: one.note for row in table.rows for one in row.standing.unavailable}
    called = named if ids else variable_name
    names = [_missed(called(name, table, language), reasons.get(name)) for name in _reportable(table)]
    yield from _listed(text("Số liệu còn thiếu:", "Figures still missing:"), names, language)


def _missed(name: str, reason: str | None) -> Text:
    if reason is None:
        return text("{name}", "{name}", name=name)
    return text("{name}: {reason}", "{name}: {reason}", name=name, reason=reason)


def commands(table: Table, path: str, language: Language) -> list[str]:
    """What records what is missing, and shows what cannot be added up: for whoever has a command line before them."""
    return [one_line(command.within(language)) for command in (*_listing(table, path), *_recording(table, path))]


def _listing(table: Table, path: str) -> Iterator[Text]:
    if any(row.coverage and not row.coverage.pooled and row.standing.indicator.from_catalog for row in table.rows):
        yield text(
            "Số liệu các xã của chỉ tiêu không cộng được: cdsplan summary {province}",
            "The communes' figures of what cannot be added up: cdsplan summary {province}",
            province=quoted(path),
        )


def _recording(table: Table, path: str) -> Iterator[Text]:
    missing = _reportable(table)
    if not missing:
        return
    given = [f"{name}=…" for name in missing[:_NAMED]]
    yield text(
        "Ghi bằng lệnh: cdsplan record {slug} {given} --period {period}",
        "Record them: cdsplan record {slug} {given} --period {period}",
        slug=quoted(path.rpartition("/")[2]),
        given=" ".join([*given, "…"] if len(missing) > _NAMED else given),
        period=table.next_period,
    )


def named(variable: str, table: Table, language: Language) -> str:
    name = variable_name(variable, table, language)
    return name if variable not in table.variables else f"{name} ({variable})"


def variable_name(variable: str, table: Table, language: Language) -> str:
    known = table.variables.get(variable)
    return variable if known is None else name_of(known).within(language)


def legend(table: Table, language: Language) -> Iterator[str]:
    yield from meanings({mark for row in table.rows for mark in row.every_mark}, language)


def meanings(used: Collection[Mark], language: Language) -> Iterator[str]:
    """`* số liệu minh họa`, of each of these marks."""
    for mark, (sign, meaning) in words.MARKS.items():
        if mark in used:
            yield f"{sign.within(language)} {meaning.within(language)}"
