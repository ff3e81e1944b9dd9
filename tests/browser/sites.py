"""The pages that are looked at: each of these makes a folder of them, and names those that matter."""

from itertools import islice, product
from pathlib import Path

import pytest

from cdsplan.cli.app import run
from cdsplan.language import slug
from tests import ROOT
from tests.browser import strangers

TODAY = "2026-06-30"

# Of a province's communes, whose names differ in tones, kinds and letters that only Vietnamese has.
_FIRST = ("An", "Âu", "Bình", "Dân", "Đông", "Hà", "Hải", "Lộc", "Ngọc", "Quảng", "Tân", "Thạch", "Yên")
_SECOND = ("Châu", "Đức", "Hòa", "Lập", "Lĩnh", "Long", "Phú", "Sơn", "Thành", "Thắng", "Vinh", "Xuân", "Ý")
_COUNTED = ("quang", "song", "so_hoa", "chu_ky")


def five_plans(out: Path) -> list[str]:
    """The site of plans/, in both languages, with all the figures that there are."""
    cdsplan(ROOT, "site", "-o", out, "--lang", "both", "--illustrative")
    return _found(out)


def province(out: Path) -> list[str]:
    """166 communes: the start, the province, and two of the communes."""
    root = out / "repository"
    _write(root / "plans/catalog/chung.yaml", _catalog())
    for number, (kind, name) in enumerate(communes()):
        _commune(root / "plans/thanh-hoa" / slug(f"{kind} {name}"), number, f"{kind} {name}")
    cdsplan(root, "site", "-o", out / "site")
    return [
        f"site/{one}.html" for one in ("index", "thanh-hoa/index", "thanh-hoa/xa-yen-son", "thanh-hoa/phuong-an-chau")
    ]


def communes() -> list[tuple[str, str]]:
    """The kind and the name of each, in no order."""
    names = islice(product(_SECOND, _FIRST), 166)
    return [
        ("Phường" if number % 12 == 0 else "Xã", f"{first} {second}") for number, (second, first) in enumerate(names)
    ]


def _catalog() -> str:
    variables = ["  ho: {name: Tổng số hộ, kind: count, unit: hộ}"]
    indicators = []
    for name in _COUNTED:
        variables.append(f"  {name}: {{name: Số hộ có {name}, kind: count, unit: hộ, part_of: ho}}")
        indicators.append(f"  ty_le_{name}: {{name: Tỷ lệ hộ có {name}, measure: percent, formula: {name} / ho}}")
    return "\n".join(["variables:", *variables, "indicators:", *indicators, ""])


def _commune(folder: Path, number: int, name: str) -> None:
    _write(folder / "commune.yaml", f'name: {name}\ncode: "{number + 1:05}"\nprovince: Thanh Hóa\n')
    targets = [
        f'  - {{id: ty_le_{one}, targets: [{{op: ">=", value: {60 + 5 * at}}}]}}' for at, one in enumerate(_COUNTED)
    ]
    _write(folder / "2026-so.yaml", "\n".join(["title: Kế hoạch", "year: 2026", "indicators:", *targets, ""]))
    for month in range(number % 3, 2):  # of three, one has reported twice, one once, one never
        values = [f"{one}: {(number * 37 + month * 100 + at * 211) % 1000}" for at, one in enumerate(_COUNTED)]
        _write(
            folder / f"reports/2026-{month + 3:02}.yaml",
            f"period: 2026-{month + 3:02}\nvalues: {{ho: 1000, {', '.join(values)}}}\n",
        )


def strange(out: Path) -> list[str]:
    """The words and names of a stranger, and a plan of 200 indicators."""
    root = out / "repository"
    for name, content in strangers.files().items():
        _write(root / name, content)
    cdsplan(root, "site", "-o", out / "site", code=1)
    cdsplan(root, "progress", strangers.CODE, "-o", out / "progress.html", code=1)
    return _found(out)


def commands(out: Path) -> list[str]:
    """What commands write as HTML, of the five plans."""
    for lang, number in product(("vi", "en"), range(len(_TABLES))):
        cdsplan(ROOT, *_TABLES[number].split(), "--lang", lang, "-o", out / f"{lang}-{number}.html")
    for number, call in enumerate(_REPORTS):
        cdsplan(ROOT, *call.split(), "--draft", "-o", out / f"report-{number}.html")
    return _found(out)


_TABLES = (
    "progress xa-thanh-vinh",
    "progress xa-thanh-vinh --history",
    "progress xa-tuong-linh",
    "summary --illustrative",
    "summary thanh-hoa --by commune --illustrative",
    "list",
    "explain xa-thanh-vinh 1",
    "explain xa-yen-hung ho_so_truc_tuyen",
    "due",
)
_REPORTS = (
    "report xa-thanh-vinh --period 2026-06 --illustrative",
    "report xa-tuong-linh --period 2025 --plan 2026-chuyen-doi-so",
    "report thanh-hoa --period 2026-06 --illustrative",
)


def cdsplan(root: Path, *arguments: str | Path, code: int = 0) -> None:
    """Run the program, which says by its `code` whether it found something wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CDSPLAN_TODAY", TODAY)
        patch.setenv("CDSPLAN_ROOT", str(root))
        alone = ["--jobs", "1"] if arguments[0] == "site" else []  # a process that has threads cannot be forked
        assert run([*map(str, arguments), *alone]) == code, arguments


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")


def _found(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
