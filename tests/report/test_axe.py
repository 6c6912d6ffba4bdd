"""The web pages in a real browser, read by axe-core: runs where Chromium and axe-core are.

axe-core comes with the development dependency axe-core-python; VERKSTED_AXE names another `axe.min.js`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.report.survey_samples import with_survey

from verksted.report.chapter_maps import chapter_maps
from verksted.report.files import summary_file
from verksted.workshop.words import WrittenStandard

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const out = document.createElement("script");
  out.type = "application/json"; out.id = "axe-result";
  out.textContent = JSON.stringify({passed: found.passes.length, violations: found.violations});
  document.body.appendChild(out);
});
"""


def axe_script() -> Path | None:
    named = os.environ.get("VERKSTED_AXE")
    spec = importlib.util.find_spec("axe_core_python")
    places = [Path(named)] if named else []
    places += [Path(spec.origin).with_name("axe.min.js")] if spec is not None and spec.origin else []
    return next((path for path in places if path.is_file()), None)


AXE = axe_script()


def audited(page: str, folder: Path) -> dict[str, Any]:
    """What axe-core says of a page: `passed` rules, and `violations`."""
    assert AXE is not None
    script = AXE.read_text("utf-8").replace("</script", "<\\/script")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert bare != page, "the page has a policy that lets no script run"
    path = folder / "side.html"
    path.write_text(
        bare.replace("</body>", f"<script>{script}</script><script>{RUN}</script></body>"), "utf-8"
    )
    done = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profil'}",
         "--virtual-time-budget=20000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    found = re.search(r'id="axe-result">(.*?)</script>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr[-500:]
    out: dict[str, Any] = json.loads(found[1])
    return out


@pytest.mark.skipif(CHROMIUM is None or AXE is None, reason="Chromium or axe-core is not here")
@pytest.mark.parametrize("standard", WrittenStandard)
def test_axe_finds_nothing_on_any_page(standard: WrittenStandard, tmp_path: Path) -> None:
    for layout in chapter_maps().values():
        page = summary_file(with_survey(standard=standard), "a.html", layout).decode("utf-8")
        said = audited(page, tmp_path)
        assert said["violations"] == [], layout.id
        assert said["passed"] > 20


@pytest.mark.skipif(CHROMIUM is None or AXE is None, reason="Chromium or axe-core is not here")
def test_axe_would_find_what_is_wrong(tmp_path: Path) -> None:
    page = summary_file(with_survey(), "a.html").decode("utf-8")
    bad = page.replace('lang="nb-NO"', "").replace('role="img" aria-label', 'role="img" data-x')
    bad = bad.replace('<th scope="col">', "<td>", 1).replace("color: #595959", "color: #c8c8c8")
    found = {entry["id"] for entry in audited(bad, tmp_path)["violations"]}
    assert {"html-has-lang", "svg-img-alt", "color-contrast"} <= found
