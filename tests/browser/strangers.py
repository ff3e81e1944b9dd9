"""A repository whose author wants a page to run, to load, to hide or to burst something."""

from tests.cli.test_hostile import catalog, commune, plan, report

CODE = "00009"
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
WORDS = (
    "<script>alert(1)</script> \"><img src=//elsewhere.invalid/x onerror=alert(2)> '-alert(3)-' javascript:alert(4) "
    "{{ 7*7 }} {% raw %} </style></title></main> &lt;b&gt; http://elsewhere.invalid/ עברית العربية 漢字 " + LONG
)
INDICATORS = 200


def files() -> dict[str, str]:
    """Each with its path."""
    home = "plans/tinh-la"
    return {
        "plans/catalog/chung.yaml": catalog(WORDS),
        f"{home}/xa-la/commune.yaml": commune(WORDS, WORDS),
        f"{home}/xa-la/2026-so.yaml": plan(WORDS),
        f"{home}/xa-la/reports/2026-03.yaml": report(WORDS, 600).replace("2026-06", "2026-03"),
        f"{home}/xa-la/reports/2026-06.yaml": report(WORDS),
        f"{home}/xa-nhieu/commune.yaml": commune("Xã Nhiều", WORDS).replace(CODE, "00010"),
        f"{home}/xa-nhieu/2026-so.yaml": _many(),
        f"{home}/xa-nhieu/reports/2026-06.yaml": "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 700}\n",
    }


def _many() -> str:
    lines = [
        f"  - {{id: i{number:03}, name: Tỷ lệ thứ {number:03}, measure: percent, formula: ho_cap_quang / ho,"
        f' targets: [{{op: ">=", value: {number % 100}.5}}]}}'
        for number in range(INDICATORS)
    ]
    return "\n".join(["title: Nhiều chỉ tiêu", "year: 2026", "indicators:", *lines, ""])
