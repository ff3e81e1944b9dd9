"""A province that a test fills with communes."""

import pytest

from tests.communes import Province
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)
