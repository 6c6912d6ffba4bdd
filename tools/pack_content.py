"""Packs assets/<kind>/*.toml into assets/pakket/<kind>.json; `lister`, the detector's own words, too.

python tools/pack_content.py [KIND ...]
"""

from __future__ import annotations

import sys

from verksted.assets import assets_root
from verksted.content.packing import kinds, packed
from verksted.privacy.lists import pack_texts


def main(wanted: list[str]) -> int:
    root = assets_root()
    (root / "pakket").mkdir(exist_ok=True)
    failed = 0
    for kind in wanted or [*kinds(root), "lister"]:
        try:
            data = pack_texts(root / kind) if kind == "lister" else packed(root / kind)
        except ValueError as error:
            print(f"{kind}/{error}", file=sys.stderr)
            failed = 1
            continue
        (root / "pakket" / f"{kind}.json").write_bytes(data)
        print(f"{kind}: {len(data) / 1000:.1f} kB")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
