"""A province in which every field of every kind of file stands: what is spoilt must first be there."""

CATALOG = """\
variables:
  ho: {name: Số hộ, name_en: Households, kind: count, unit: hộ}
  quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
  dong: {name: Hộ cáp đồng, kind: count, unit: hộ, part_of: ho}
  dan: {name: Dân số, kind: count, unit: người}
  ho_so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  truc_tuyen: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true, part_of: ho_so}
  phi: {name: Phí, kind: quantity, unit: triệu đồng, cumulative: true}
  toc_do: {name: Tốc độ, kind: quantity, unit: Mbit/s}
  phieu: {name: Phiếu, kind: count, unit: phiếu, sample: true}
  hai_long: {name: Hài lòng, kind: count, unit: phiếu, sample: true, part_of: phieu}
indicators:
  ty_le_quang: {name: Cáp quang, name_en: Fibre, measure: percent, formula: quang / ho}
  co_day: {name: Có dây, measure: percent, formula: (quang + dong) / ho, may_exceed: true}
  mat_do: {name: Mật độ, measure: number, unit: hộ/100 dân, scale: 100, formula: quang / dan}
  ty_le_truc_tuyen: {name: Trực tuyến, measure: percent, formula: truc_tuyen / ho_so}
  tong_ho_so: {name: Tổng hồ sơ, measure: number, unit: hồ sơ, formula: ho_so}
  thu_phi: {name: Thu phí, measure: number, unit: triệu đồng, formula: phi}
  mang: {name: Tốc độ mạng, measure: number, unit: Mbit/s, formula: toc_do}
  y_kien: {name: Ý kiến, measure: percent, formula: hai_long / phieu}
  suc_khoe: {name: Sổ sức khỏe, measure: percent}
  trung_tam: {name: Trung tâm, measure: milestone}
"""
COMMUNE = """\
name: Xã {letter}
code: "{code}"
province: Thanh Hóa
established: 2025-07-01
formed_from: [Thành Mỹ, Thành Yên]
letterhead:
  place: Thành Vinh
  to: [UBND tỉnh Thanh Hóa]
  recipients: [Như trên]
  archive: "VT, VHXH"
  signer: {{authority: KT. CHỦ TỊCH, title: PHÓ CHỦ TỊCH, name: Trịnh Quang Duy}}
"""
GONE = """\
name: Xã C
code: "00003"
province: Thanh Hóa
dissolved: 2026-07-01
successor: "00001"
"""
PROVINCE = """\
name: Thanh Hóa
code: "38"
letterhead: {place: Thanh Hóa, to: [Bộ Khoa học và Công nghệ]}
"""
PLAN = """\
title: Kế hoạch chuyển đổi số năm 2026
year: 2026
start: 2026-01-01
end: 2026-12-31
document: {number: 12/KH-UBND, date: 2026-03, issuer: UBND xã}
basis: [Quyết định số 208/QĐ-UBND]
report_due: ["06-15", "12-15"]
variables:
  lop: {name: Lớp học, kind: count, unit: lớp}
indicators:
  - id: ty_le_quang
    name: Cáp quang hộ gia đình
    group: I. Hạ tầng số
    targets:
      - {op: ">=", value: 80, at: II.1}
      - {op: ">=", value: 70, to: 85, party: UBND xã, due: 2026-06-30}
      - {op: ">=", value: 85, party: Doanh nghiệp, since: 2026-05-01, until: 2026-11-01}
      - {op: ">=", value: 82, at: II.2, effective: true}
    lead: [Phòng Văn hóa]
    baseline: {value: 61, as_of: 2025-12-31, source: VNPT}
    method: Số hộ/Tổng số hộ
    source: Kế hoạch số 178/KH-UBND
    text: Phấn đấu đạt 80%.
    note: Theo phụ lục
  - id: co_day
    group: I. Hạ tầng số
    targets: [{op: ">", value: 90}]
  - id: mat_do
    targets: [{op: ">=", from: last-year, percent: 20}]
  - id: ty_le_truc_tuyen
    group: II. Chính quyền số
    targets: [{op: ">=", from: baseline, points: 5}]
    baseline: {value: 50}
  - id: tong_ho_so
    targets: [{op: ">=", value: 1000, each_year: true}]
  - id: thu_phi
    targets: [{op: "<=", value: 120.50}, {op: "<=", value: 60, due: 2026-06-30}]
    baseline: {value: 200, as_of: 2025-12-31}
  - id: mang
    targets: [{op: ">=", value: 100}]
    not_applicable: Chưa đo được
  - id: y_kien
    targets: [{op: ">=", value: 95}]
  - id: suc_khoe
    targets: [{op: ">=", value: 90}]
  - id: trung_tam
    targets: [{op: "==", value: done}]
  - id: lop_hoc
    name: Lớp kỹ năng số
    measure: number
    unit: lớp
    formula: lop * 2 - 1
    targets: [{op: ">=", value: 10}]
"""
REPORT = """\
period: {period}
calendar: nd09
document: {{number: 45/BC-UBND, date: {year}-06-16, issuer: UBND xã}}
illustrative: false
values:
  ho: 1000
  quang: {{value: {quang}, source: VNPT, note: đếm lại, approx: true, quality: provisional}}
  dong: 100
  dan: 4018
  ho_so: {ho_so}
  truc_tuyen: 200
  phi: 45.75
  toc_do: {{value: null, note: chưa đo}}
  phieu: 300
  hai_long: 285
  lop: 4
results:
  suc_khoe: {{value: 97.8, approx: true, source: Y tế}}
  trung_tam: in-progress
narrative:
  difficulties: Thiếu vốn
  causes: null
  next: Kéo cáp
  proposals: Hỗ trợ
"""
OWN_PLAN = """\
title: Kế hoạch của tỉnh
year: 2026
indicators:
  - id: ty_le_quang
    targets: [{op: ">=", value: 85}]
  - id: suc_khoe
    targets: [{op: ">=", value: 90}]
"""
OWN_REPORT = "period: 2026-06\nresults: {suc_khoe: 91.5}\n"
SETTINGS = 'format: 1\nlang: vi\ncalendar: nd09\nreport_due: ["12-15"]\nlicense: CC-BY-4.0\nignore: []\n'


def _of_commune(letter: str, code: str) -> dict[str, str]:
    home = f"plans/thanh-hoa/xa-{letter.lower()}"
    reports = {"2025": (610, 700), "2026-03": (650, 250), "2026-06": (720, 300), "2026-Q3": (760, 500)}
    return {
        f"{home}/commune.yaml": COMMUNE.format(letter=letter, code=code),
        f"{home}/2026-so.yaml": PLAN,
        **{
            f"{home}/reports/{period}.yaml": REPORT.format(period=period, year=period[:4], quang=quang, ho_so=ho_so)
            for period, (quang, ho_so) in reports.items()
        },
    }


FILES = {
    "plans/cdsplan.yaml": SETTINGS,
    "plans/catalog/chung.yaml": CATALOG,
    "plans/thanh-hoa/province.yaml": PROVINCE,
    "plans/thanh-hoa/2026-tinh.yaml": OWN_PLAN,
    "plans/thanh-hoa/reports/2026-06.yaml": OWN_REPORT,
    "plans/thanh-hoa/xa-c/commune.yaml": GONE,
    "plans/thanh-hoa/xa-c/2026-so.yaml": PLAN,
    **_of_commune("A", "00001"),
    **_of_commune("B", "00002"),
}
