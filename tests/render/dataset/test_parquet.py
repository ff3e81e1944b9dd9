"""Parquet: the same tables, with types that lose nothing."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from cdsplan.dataset.tables import TABLES, Wanted, batches
from cdsplan.error import UserError
from cdsplan.language import Language
from cdsplan.render.dataset import parquet
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every
from tests import ROOT
from tests.communes import Province
from tests.conftest import Folder
from tests.exported import exported, rows

WANTED = Wanted(date(2026, 6, 30), date(2026, 6, 30), illustrative=True)


def drawn(home: Repository) -> dict[str, bytes]:
    return parquet.files(batches(home, every(home), WANTED), WANTED, Language.VI)


def test_every_row_of_the_five_plans_comes_back_as_it_was(tmp_path: Path) -> None:
    home = Repository(ROOT)
    for name, content in drawn(home).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    found = exported(home, WANTED.today, illustrative=True)
    for table in TABLES:
        read = pq.read_table(tmp_path / table.name, partitioning=_BY_PROVINCE if table.by_province else None)
        key = [(name, "ascending") for name in table.key]
        wanted = sorted(rows(found, table.name), key=lambda row: tuple(row[name] for name, _ in key))
        assert [{name: row[name] for name in table.names} for row in read.sort_by(key).to_pylist()] == wanted


_BY_PROVINCE = ds.partitioning(pa.schema([("province", pa.string())]), flavor="hive")


def test_a_table_of_nothing_is_there_all_the_same(tmp_path: Path) -> None:
    province = Province(Folder(tmp_path))
    province.commune("a")
    page = pq.read_table(BytesIO(drawn(province.folder.repository)["values/province=thanh-hoa/part-0.parquet"]))
    assert (page.num_rows, page.schema.field("value").type) == (0, pa.decimal128(38, 18))


def test_a_file_says_what_it_holds() -> None:
    page = pq.read_schema(BytesIO(drawn(Repository(ROOT))["values/province=thanh-hoa/part-0.parquet"]))
    assert (page.metadata[b"as_of"], page.metadata[b"schema"]) == (b"2026-06-30", b"cdsplan.dataset/1")
    assert "chưa có" in page.field("value").metadata[b"description"].decode()
    assert (page.field("owner").nullable, page.field("note").nullable) == (False, True)


def test_the_smallest_and_the_largest_number_of_a_file_lose_nothing(tmp_path: Path) -> None:
    province = Province(Folder(tmp_path))
    province.commune("a", "period: 2026-06, values: {toc_do: 0.00000000000000001, ho: 999999999999999999}")
    page = pq.read_table(BytesIO(drawn(province.folder.repository)["values/province=thanh-hoa/part-0.parquet"]))
    assert page["value"].to_pylist() == [Decimal("0.00000000000000001"), Decimal(999999999999999999)]


def test_a_figure_that_it_cannot_hold_is_refused_and_told(tmp_path: Path) -> None:
    province = Province(Folder(tmp_path))
    own = "{id: x, name: X, measure: number, unit: u, formula: ho * ho * ho, targets: [{op: '>=', value: 9}]}"
    province.commune("a", "period: 2026-06, values: {ho: 999999999999999999}", plans=(own,))
    with pytest.raises(UserError) as refused:
        drawn(province.folder.repository)
    assert "observations" in refused.value.en
    assert "value" in refused.value.en
