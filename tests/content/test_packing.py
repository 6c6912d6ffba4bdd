"""The packs hold what the TOML holds, and load much faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from time import perf_counter

import msgspec
import pytest

from verksted.assets import assets_root
from verksted.content.letters import Template
from verksted.content.loading import item_files, load
from verksted.content.packing import kinds, packed
from verksted.content.toml_files import read_items


def fastest(action: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times)


def test_a_pack_loads_several_times_faster_than_its_toml() -> None:
    load("ark", Template)
    from_pack = fastest(lambda: load("ark", Template))
    from_toml = fastest(lambda: [read_items(path) for path in item_files(assets_root() / "ark")])
    assert from_pack * 3 < from_toml


def test_a_pack_is_the_content_in_order() -> None:
    folder = assets_root() / "kjoreregler"
    pack = msgspec.json.decode(packed(folder))
    raw = [item for path in item_files(folder) for item in read_items(path)[0]]
    assert pack == [[item.table, item.data] for item in raw]


def test_broken_content_is_not_packed(tmp_path: Path) -> None:
    (tmp_path / "feil.toml").write_text('[[x]]\nid = "a"\nb = \n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"feil\.toml, linje 3"):
        packed(tmp_path)


def test_content_is_not_read_when_the_package_is_imported() -> None:
    code = (
        "import sys; import verksted.content; "
        "print(any(name in sys.modules for name in ('msgspec', 'tomllib', 'verksted.content.loading')))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("kind", kinds(assets_root()))
def test_every_item_has_an_id_of_its_own_and_says_where_it_comes_from(kind: str) -> None:
    raw = [item for path in item_files(assets_root() / kind) for item in read_items(path)[0]]
    named = [(item.table, item.data["id"]) for item in raw]
    assert len(named) == len(set(named))
    assert [item.data["id"] for item in raw if not str(item.data.get("source", "")).strip()] == []
