"""What every test begins with: the program speaks bokmål."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard


@pytest.fixture(autouse=True)
def bokmal() -> Iterator[None]:
    use(WrittenStandard.BOKMAL)
    yield
    use(WrittenStandard.BOKMAL)
