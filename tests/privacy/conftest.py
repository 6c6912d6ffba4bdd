"""One detector for all tests of this folder: loading it once is most of their time."""

from __future__ import annotations

import pytest

from verksted.privacy.detector import Detector


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector.load()
