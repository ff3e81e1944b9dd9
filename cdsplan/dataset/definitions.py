"""Variables and indicators: the catalog's, which mean the same everywhere, and those that plans define themselves."""

from collections.abc import Iterator

from cdsplan.dataset import columns, keys
from cdsplan.dataset.cells import fraction
from cdsplan.dataset.table import Column, Kind, Reference, Row, Table
from cdsplan.language import text
from cdsplan.model.definitions import Definitions, Indicator, is_counter
from cdsplan.model.files import PlanIndicator, Variable
from cdsplan.repository.commune_files import CommuneFiles

_OWNER = columns.OWNER._replace(
    about=text("Để trống: thuộc bộ chỉ tiêu chung", "Empty: it is in the shared catalog"), optional=True
)
_ID = Column("id", Kind.TEXT, text("Mã", "Id"), text("Như trong tệp", "As the files have it"))
_NAME_EN = Column("name_en", Kind.TEXT, text("Tên tiếng Anh", "Name in English"), optional=True)
_UNIT = Column("unit", Kind.TEXT, text("Đơn vị tính", "Unit of the figures"), optional=True)
VARIABLES = Table(
    "variables",
    text("Số liệu thành phần", "Variables"),
    (
        columns.VARIABLE,
        _OWNER,
        _ID,
        columns.NAME,
        _NAME_EN,
        Column(
            "kind",
            Kind.TEXT,
            text("Loại số liệu", "Kind of variable"),
            text("count: số lượng (số nguyên); quantity: số thập phân", "count: a whole number; quantity: a decimal"),
            one_of=("count", "quantity"),
        ),
        _UNIT,
        Column(
            "part_of",
            Kind.TEXT,
            text("Là một phần của", "Part of"),
            text("Không bao giờ lớn hơn số liệu ấy", "Can never exceed that variable"),
            optional=True,
        ),
        Column(
            "cumulative",
            Kind.FLAG,
            text("Số lũy kế", "Cumulative"),
            text("Tính lại từ 0 vào ngày 01/01 hằng năm", "Counts up from zero on 1 January"),
        ),
        Column("sample", Kind.FLAG, text("Lấy từ khảo sát mẫu", "Comes from a survey")),
    ),
    key=("variable",),
    references=(Reference(("part_of",), "variables"),),
)
INDICATORS = Table(
    "indicators",
    text("Chỉ tiêu", "All indicators"),
    (
        columns.INDICATOR,
        _OWNER,
        _ID,
        columns.NAME,
        _NAME_EN,
        columns.MEASURE,
        Column("formula", Kind.TEXT, text("Công thức tính", "Formula over variables"), optional=True),
        _UNIT,
        *columns.exact(
            "factor",
            text("Hệ số nhân (tử số)", "Numerator of the factor"),
            text("Hệ số nhân (mẫu số)", "Denominator of the factor"),
            text(
                "Giá trị là kết quả công thức nhân với hệ số này; tỷ lệ phần trăm: 100",
                "The value is the formula times this factor; of a percentage 100",
            ),
        ),
        Column("may_exceed", Kind.FLAG, text("Có thể vượt 100%", "May exceed 100")),
        Column(
            "counter",
            Kind.FLAG,
            text("Tính từ số lũy kế", "Counter"),
            text("Số của hai năm không so với nhau", "Its counts of two years are never compared"),
        ),
        Column(
            "pooled",
            Kind.TEXT,
            text("Cách cộng các xã", "How communes are added up"),
            text(
                "rate: cộng tử số, cộng mẫu số rồi chia; count: cộng số lượng; để trống: không cộng được",
                "rate: sums of numerators and of denominators; count: a sum; empty: cannot be added up",
            ),
            optional=True,
            one_of=("rate", "count"),
        ),
    ),
    key=("indicator",),
)


def shared_variables(shared: Definitions) -> Iterator[Row]:
    """Those of the catalog."""
    for name, one in shared.variables.items():
        yield _variable(name, None, name, one, one.part_of if one.part_of in shared.variables else None)


def own_variables(files: CommuneFiles) -> Iterator[Row]:
    """Those that the plans of one commune, or of a province itself, define."""
    for name, one in files.definitions.variables.items():
        if name not in files.shared.variables:
            part_of = keys.variable(files, one.part_of) if one.part_of else None
            yield _variable(keys.own(files, name), keys.owner(files), name, one, part_of)


def _variable(key: str, owner: str | None, name: str, one: Variable, part_of: str | None) -> Row:
    return key, owner, name, one.name, one.name_en, one.kind, one.unit, part_of, one.cumulative, one.sample


def shared_indicators(shared: Definitions) -> Iterator[Row]:
    """Those of the catalog."""
    every = (PlanIndicator.model_construct(id=name, targets=()) for name in shared.indicators)
    return (_indicator(one.id, None, one, shared) for one in filter(None, map(shared.indicator, every)))


def own_indicators(files: CommuneFiles) -> Iterator[Row]:
    """Those that the plans of one commune, or of a province itself, define."""
    for name, plan in files.named_plans:
        for one in keys.once(files.definitions.of_plan(plan)):
            if not one.from_catalog:
                yield _indicator(keys.indicator(files, name, one), keys.owner(files), one, files.definitions)


def _indicator(key: str, owner: str | None, one: Indicator, definitions: Definitions) -> Row:
    return (
        key,
        owner,
        one.id,
        one.name,
        one.name_en,
        one.measure,
        one.formula.text if one.formula else None,
        one.unit or None,
        *fraction(one.factor),
        one.may_exceed,
        is_counter(one.formula, definitions.variables),
        definitions.pooling(one),
    )
