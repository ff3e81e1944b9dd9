"""A nation to measure with: 3 321 communes in 34 provinces, each with a plan of 16 indicators and 12 monthly reports.

`python -m tests.bench.nation FOLDER [COMMUNES]` writes it (about 46 500 files, 39 MB), or leaves it where it is.
Every name and figure is invented; the same folder comes out each time.
"""

import sys
from pathlib import Path
from random import Random

COMMUNES = 3321
IN_PROVINCE = 98
YEAR = 2026
TODAY = "2026-12-31"
MONTHS = range(1, 13)
# Every so many communes one has a slip, so that findings are located and told as in real files.
_SLIPS = 10

# What is counted: its unit, and about how many a commune has.
_WHOLES = {
    "tong_so_ho": ("hộ", 4000),
    "dan_so": ("người", 16000),
    "nguoi_truong_thanh": ("người", 11000),
    "cong_dan_14": ("người", 12500),
    "doanh_nghiep": ("doanh nghiệp", 120),
    "can_bo": ("người", 60),
    "ho_so": ("hồ sơ", 900),
    "van_ban": ("văn bản", 1500),
}
_CUMULATIVE = {"ho_so", "van_ban"}
# Two parts of each, and an indicator for every part.
_PARTS = {f"{whole}_{part}": whole for whole in _WHOLES for part in ("so_hoa", "truc_tuyen")}


def generate(folder: Path, communes: int = COMMUNES) -> Path:
    """The root of a repository of so many communes."""
    root = folder / f"nation-{communes}"
    written = root / "plans" / "cdsplan.yaml"  # the last to be written, so that half a nation is written again
    if written.exists():
        return root
    _write(root / "plans" / "catalog" / "chung.yaml", _catalog())
    for number in range(communes):
        _commune(root / "plans", number)
    _write(written, "format: 1\n")
    return root


def province(number: int) -> str:
    """The folder of the province that a commune lies in."""
    return f"mien-{number // IN_PROVINCE + 1:02}"


def path(number: int) -> str:
    """A commune's path below `plans/`."""
    return f"{province(number)}/xa-so-{number + 1:05}"


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")


def _catalog() -> str:
    lines = ["variables:"]
    for name, (unit, _) in _WHOLES.items():
        lines.append(f"  {name}: {{name: Tổng số theo mục {name}, kind: count, unit: {unit}{_cumulative(name)}}}")
    for name, whole in _PARTS.items():
        unit = _WHOLES[whole][0]
        more = f", part_of: {whole}{_cumulative(whole)}"
        lines.append(f"  {name}: {{name: Số đã làm theo mục {name}, kind: count, unit: {unit}{more}}}")
    lines.append("indicators:")
    for name, whole in _PARTS.items():
        lines.append(f"  ty_le_{name}: {{name: Tỷ lệ theo mục {name}, measure: percent, formula: {name} / {whole}}}")
    return "\n".join(lines) + "\n"


def _cumulative(name: str) -> str:
    return ", cumulative: true" if name in _CUMULATIVE else ""


def _commune(plans: Path, number: int) -> None:
    chance = Random(number)  # noqa: S311  figures, not secrets
    here = plans / path(number)
    _write(
        here / "commune.yaml",
        f'name: Xã Số {number + 1:05}\ncode: "{number + 1:05}"\nprovince: Miền {number // IN_PROVINCE + 1:02}\n'
        f"established: 2025-07-01\nformed_from: [Xã Cũ Thứ Nhất, Xã Cũ Thứ Hai, Xã Cũ Thứ Ba]\n",
    )
    _write(here / f"{YEAR}-chuyen-doi-so.yaml", _plan(chance, number))
    counted = {name: round(usual * chance.uniform(0.5, 1.5)) for name, (_, usual) in _WHOLES.items()}
    reached = {name: chance.uniform(0.2, 0.5) for name in _PARTS}
    pace = {name: chance.uniform(0, 0.04) for name in _PARTS}
    for month in MONTHS:
        done = {name: share + month * pace[name] for name, share in reached.items()}
        slip = number % _SLIPS == 0 and month == MONTHS[-1]
        _write(here / "reports" / f"{YEAR}-{month:02}.yaml", _report(counted, done, month, slip=slip))


def _plan(chance: Random, number: int) -> str:
    lines = [
        "# yaml-language-server: $schema=../../../schemas/plan.schema.json",
        f"title: Kế hoạch Chuyển đổi số trên địa bàn xã Số {number + 1:05} năm {YEAR}",
        f"year: {YEAR}",
        f"document: {{number: {number + 1}/KH-UBND, date: {YEAR}-01-20, issuer: UBND xã Số {number + 1:05}}}",
        f"basis:\n  - Quyết định của UBND tỉnh về kế hoạch chuyển đổi số năm {YEAR}",
        'report_due: ["11-10"]',
        "indicators:",
    ]
    for at, name in enumerate(_PARTS, 1):
        lines += [
            f"  - id: ty_le_{name}",
            f'    targets: [{{op: ">=", value: {chance.randrange(50, 95)}, at: II.{at}}}]',
            "    lead: [Phòng Văn hóa – Xã hội]",
        ]
    return "\n".join(lines) + "\n"


def _report(counted: dict[str, int], done: dict[str, float], month: int, *, slip: bool) -> str:
    lines = [
        "# yaml-language-server: $schema=../../../../schemas/report.schema.json",
        f"period: {YEAR}-{month:02}",
        f"document: {{number: {month}/BC-UBND, date: {YEAR}-{month:02}-16, issuer: UBND xã}}",
        "values:",
    ]
    values: dict[str, int] = {}
    for name, usual in counted.items():
        values[name] = usual * month // 12 if name in _CUMULATIVE else usual
    for name, whole in _PARTS.items():
        values[name] = int(values[whole] * min(done[name], 0.99))
    if slip:
        values["tong_so_ho_so_hoa"] = values["tong_so_ho"] + 1
    for at, (name, value) in enumerate(values.items()):
        lines.append(f"  {name}: {{value: {value}, source: VNPT}}" if at % 6 == 0 else f"  {name}: {value}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COMMUNES)
