"""The lines above and below a roll-up: where, when, who does not count, who has not reported."""

from collections.abc import Collection, Sequence

from cdsplan import alphabet
from cdsplan.language import Language, Text, counted, listed, text
from cdsplan.model import unit_names
from cdsplan.render.escape import one_line
from cdsplan.render.progress.captions import without_illustrative
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.summary import OwnIndicator, Rollup

_NAMED = 10


def above(rollup: Rollup, language: Language) -> list[str]:
    """Where, when, and how many communes count."""
    where = rollup.province or text("Cả kho", "The whole repository")
    title = text(
        "{where}: tổng hợp năm {year}, tính đến ngày {day}",
        "{where}: roll-up of {year}, as of {day}",
        where=where,
        year=str(rollup.year),
        day=rollup.as_of,
    )
    counts = [counted(len(rollup.communes), "xã, phường, đặc khu", "commune"), *_absent(rollup)]
    lines = [title.within(language), " · ".join(one.within(language) for one in counts)]
    illustrative = sum(one.illustrative for one in rollup.communes)
    if rollup.illustrative and illustrative:
        banner = text(
            "*** CÓ SỐ LIỆU MINH HỌA của {communes}: số liệu giả định, chỉ dùng để minh họa ***",
            "*** WITH ILLUSTRATIVE FIGURES of {communes}: invented for demonstration ***",
            communes=counted(illustrative, "xã", "commune"),
        )
        lines.append(banner.within(language))
    if any(one.own and one.own.illustrative for one in rollup.indicators):
        lines.append(
            text(
                "*** CÓ SỐ LIỆU MINH HỌA của tỉnh: số liệu giả định, chỉ dùng để minh họa ***",
                "*** WITH ILLUSTRATIVE FIGURES of the province itself: invented for demonstration ***",
            ).within(language)
        )
    return [one_line(line) for line in lines]


ABSENT: dict[Absence, Text] = {
    "no-plan": text("không có kế hoạch đang thực hiện", "without a plan in force"),
    "dissolved": text("đã giải thể", "dissolved"),
    "not-established": text("chưa thành lập", "not established yet"),
    "unreadable": text("có tệp không đọc được", "with a file that cannot be read"),
}


OWN_AND_POOLED = text(
    "Ngoài các chỉ tiêu ghi «số liệu của tỉnh», số liệu được cộng từ các xã.",
    "All figures but the province's own are added up from its communes.",
)


def _absent(rollup: Rollup) -> list[Text]:
    """How many communes do not count, and why."""
    return [
        text("{one}: {count}", "{one}: {count}", one=ABSENT[why], count=len(rollup.absent[why]))
        for why in ABSENT
        if why in rollup.absent
    ]


def nothing(rollup: Rollup) -> Text:
    """What stands where there is no row."""
    return text("Không có gì để tổng hợp: {why}.", "There is nothing to roll up: {why}.", why=_why_empty(rollup))


def _why_empty(rollup: Rollup) -> Text:
    """Why there is no row."""
    if rollup.communes:
        return text("không kế hoạch nào có chỉ tiêu cần tổng hợp", "no plan has an indicator to roll up")
    if not rollup.absent:
        return text("chưa có xã, phường, đặc khu nào", "there is no commune yet")
    return text("không xã nào được tính ({absent})", "no commune counts ({absent})", absent=_absent(rollup))


def below(rollup: Rollup, language: Language) -> list[str]:
    """Who is gone, who has not reported, and what communes define for themselves."""
    lines = []
    if gone := rollup.absent.get("dissolved"):
        lines.append(_named(text("Đã giải thể", "Dissolved"), [_with_successor(one, rollup) for one in gone]))
    if refused := rollup.absent.get("unreadable"):
        lines.append(
            _named(
                text("Có tệp không đọc được", "With a file that cannot be read"),
                [_called(one) for one in refused],
            )
        )
    if rollup.silent:
        title = text("Chưa có báo cáo năm {year}", "Not reported for {year}", year=str(rollup.year))
        lines.append(_named(title, [_called(one) for one in rollup.silent]))
    if rollup.overdue:
        lines.append(_named(text("Quá hạn báo cáo", "Overdue"), [_called(one) for one in rollup.overdue]))
    if reasons := [_with_reasons(one) for one in rollup.communes if one.reasons]:
        lines.append(_named(text("Chưa có số liệu, có nêu lý do", "Figures missing, with a reason"), reasons))
    if any(one.level == "own" for one in rollup.indicators):
        lines.append(OWN_AND_POOLED)
    illustrative = sum(one.illustrative_left_out for one in rollup.communes)
    if illustrative:
        lines.append(without_illustrative(illustrative))
    if rollup.own:
        lines.append(_own(rollup.own.values()))
    return [one_line(line.within(language)) for line in lines]


def _own(every: Collection[OwnIndicator]) -> Text:
    """Those first that most communes have; commas stand in their names."""
    ordered = sorted(every, key=lambda one: (-one.communes, alphabet.order(one.name.vi)))[:_NAMED]
    return text(
        "Chỉ tiêu riêng của xã, không cộng chung: {count} ({named}{more})",
        "Communes' own indicators, not added up: {count} ({named}{more})",
        count=len(every),
        named=listed(map(_counted_own, ordered)),
        more="; …" if len(every) > _NAMED else "",
    )


def _counted_own(one: OwnIndicator) -> Text:
    communes = counted(one.communes, "xã", "commune")
    return text("{name}: {communes}", "{name}: {communes}", name=one.name, communes=communes)


def commands(rollup: Rollup, language: Language) -> list[str]:
    """The way to what was left out, for whoever has a command line before them."""
    hint = text("Thêm --illustrative để dùng số liệu minh họa.", "Add --illustrative to use illustrative figures.")
    return [hint.within(language)] if any(one.illustrative_left_out for one in rollup.communes) else []


def _called(one: CommuneStatus) -> str:
    """In a list, which stands within a sentence."""
    return unit_names.within_sentence(one.name) if one.name else one.path


def _with_reasons(one: CommuneStatus) -> Text:
    """`xã Tân Lập: Hộ cáp quang – VNPT chưa gửi`."""
    said = [text("{name} – {note}", "{name} – {note}", name=each.name, note=each.note) for each in one.reasons]
    return text("{who}: {said}", "{who}: {said}", who=_called(one), said=said)


def _with_successor(one: CommuneStatus, rollup: Rollup) -> str:
    name, heir = _called(one), one.successor and rollup.successors.get(one.successor, one.successor)
    return f"{name} → {unit_names.within_sentence(heir)}" if heir else name


def _named(title: Text, names: Sequence[str | Text]) -> Text:
    return text(
        "{title}: {count} ({names}{more})",
        "{title}: {count} ({names}{more})",
        title=title,
        count=len(names),
        names=list(names[:_NAMED]),
        more=", …" if len(names) > _NAMED else "",
    )
