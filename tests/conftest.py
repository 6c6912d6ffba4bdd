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


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Long texts are told by their length alone: Windows takes no name of a test over 32 767 characters."""
    return f"{argname}-{len(val)}" if isinstance(val, str | bytes) and len(val) > 200 else None
