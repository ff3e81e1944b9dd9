"""How the page looks: on a wide screen and on A4 as Nghị định 30/2020/NĐ-CP, Phụ lục I, has it, else as fits."""

# Margins, sizes, the page's number at the top of every page but the first; an annex is counted on its own.
_STYLE = """\
@page { size: A4 portrait; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt serif; } }
@page :first { @top-center { content: none; } }
@counter-style unseen { system: cyclic; symbols: ""; }
@counter-style from-two { system: extends decimal; range: 2 infinite; fallback: unseen; }
* { box-sizing: border-box; }
body { font: 14pt/1.25 "Times New Roman", "Liberation Serif", "Tinos", serif; color: #000; background: #fff;
  max-width: 169mm; margin: 10mm auto; padding: 0 2mm; overflow-wrap: anywhere; }
p { margin: 6pt 0; text-align: justify; text-indent: 1.27cm; }
.whole { white-space: nowrap; }
thead { break-after: avoid; }
tbody:last-child tr:last-child:not(:first-child), .legend { break-before: avoid; }
header, .ends { display: flex; flex-wrap: wrap; justify-content: space-between; text-align: center; gap: 6pt 1%; }
header p, .ends p, .centred, .legend, .banner { text-indent: 0; text-align: center; margin: 0; }
header > div:first-child { flex: 1 1 41%; min-width: 16rem; }
header > div:last-child { flex: 1 1 57%; min-width: 16rem; }
.nation { font-size: 12pt; font-weight: bold; }
.motto { font-size: 13pt; font-weight: bold; }
.motto span { border-bottom: 1px solid; }
.issuer { font-size: 12pt; font-weight: bold; }
.parent { font-size: 12pt; }
.number { font-size: 13pt; }
header .date { font-size: 13pt; font-style: italic; margin-top: 8pt; }
.rule { max-width: 100%; border: 0; border-top: 1px solid #000; margin: 2pt auto 6pt; }
h1 { font-size: 14pt; text-align: center; margin: 18pt 0 0; }
h2, h3, h4 { font-size: 14pt; margin: 12pt 0 6pt; text-indent: 1.27cm; break-after: avoid; }
.line { display: block; }
.to { display: table; margin: 12pt auto; max-width: 100%; text-indent: 0; text-align: left; }
.to span { display: block; padding-left: 4rem; }
.to span:first-child { padding-left: 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { text-align: justify; text-indent: 1.27cm; margin: 6pt 0; }
li::before { content: "- "; }
.blank { border-bottom: 1px dotted; height: 1.5em; margin: 0; }
:focus-visible { outline: 3px solid #0b4f9e; outline-offset: -3px; }
.table { overflow-x: auto; margin: 6pt 0; padding: 0 1px; }
table { border-collapse: collapse; width: 100%; min-width: 165mm; table-layout: fixed; font-size: 11pt;
  line-height: 1.15; }
th, td { border: 1px solid #000; padding: 2pt 3pt; vertical-align: top; overflow-wrap: break-word; }
thead th { vertical-align: middle; }
thead { display: table-header-group; }
tr, figure, .ends { break-inside: avoid; }
.group { text-align: left; }
.c { text-align: center; }
td div + div { font-style: italic; margin-top: 2pt; }
.legend { font-size: 11pt; text-align: left; margin-top: 3pt; }
figure { margin: 8pt 0; font-size: 11pt; max-width: 165mm; }
figcaption span { display: block; }
.bar { display: block; width: 100%; height: auto; }
.ends { margin-top: 12pt; break-before: avoid; }
.ends > div { flex: 1 1 48%; min-width: 14rem; }
.ends .recipients p { font-size: 11pt; text-align: left; }
.ends .recipients p:first-child { font-size: 12pt; font-weight: bold; font-style: italic; }
.centred, .signer { font-weight: bold; }
.ends .signer { margin-top: 24mm; }
.banner { border: 2px solid #000; padding: 4pt; margin: 6pt auto; font-weight: bold; max-width: max-content; }
.annex { break-before: page; margin-top: 20mm; }
.annex table { min-width: 252mm; }
@media screen and (min-width: 75rem) { .annex { width: 252mm; margin-left: -43.5mm; } }
.annex h2 { text-align: center; text-indent: 0; margin: 0; break-after: avoid; }
.annex h2 .line + .line { font-size: 13pt; }
.annex .reference { font-size: 13pt; font-style: italic; font-weight: normal; text-indent: 0; text-align: center; }
@media screen and (max-width: 45rem) {
  body { font-size: 1.1rem; margin: 1rem auto; padding: 0 1rem; }
  h1, h2, h3, h4 { font-size: 1.15rem; text-indent: 0; text-wrap: balance; }
  p, li { text-align: left; text-indent: 0; }
}
@media print {
  body { margin: 0; padding: 0; max-width: none; }
  .annex table, table { min-width: 0; }
  .table { overflow: visible; }
  .annex { margin-top: 0; }
}
"""
# The pages of an annex lie across, and are counted from 1.
_ANNEX = """\
@page {name} {{ size: A4 landscape; counter-increment: {name};
  @top-center {{ content: counter({name}, from-two); font: 13pt serif; }} }}
#{name} {{ page: {name}; }}
"""
# The margins repeat on paper what the banner says on the screen.
_EVERY_PAGE = '@page {{ @bottom-center {{ content: "{banner}"; font: bold 11pt serif; }} }}\n'


def style(banners: tuple[str, ...], annexes: int) -> str:
    """The whole sheet; the banners are ours, and need no escape."""
    across = "".join(_ANNEX.format(name=annex_name(at)) for at in range(annexes))
    return _STYLE + across + (_EVERY_PAGE.format(banner=" – ".join(banners)) if banners else "")


def annex_name(at: int) -> str:
    """Of an annex, its pages and their counter."""
    return f"annex-{at + 1}"
