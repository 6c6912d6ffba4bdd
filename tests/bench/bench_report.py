"""How long finished files take, and what a hostile one costs. Run: python -m tests.bench.bench_report

The bounds are those of the design for the build machine; ratios within the run are printed beside; a bad figure is told.
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from tests.report.leader_reports import BODY, LOREM, document, h, item, p, report
from tests.report.samples import sample

from verksted.privacy.detector import Detector
from verksted.privacy.reading import Unreadable, read_units
from verksted.report.files import ENDINGS, summary_file
from verksted.report.insert import insert
from verksted.report.leak import scan
from verksted.report.leak_policy import LeakPolicy
from verksted.report.own_files import fixed_phrases
from verksted.report.package import pack, unpack
from verksted.report.placing import Place, PlaceKind

HERE = Place(PlaceKind.HEADING, "Brukernes stemme")
PARAGRAPHS = 3000
"""Of about 90 words: some 200 pages."""


def seconds(action: Callable[[], object], times: int = 5) -> float:
    """The median of several runs."""
    out = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        out.append(time.perf_counter() - began)
    return statistics.median(out)


def long_report() -> bytes:
    parts = [
        h(f"Del {n // 30}", 1 + n % 90 // 30) if n % 30 == 0 else p(LOREM * 3) for n in range(PARAGRAPHS)
    ]
    return report("".join(parts) + item("punkt") + BODY)


def distinct_report() -> bytes:
    """200 pages of which no paragraph is like another."""
    chance = random.Random(7)
    words = sorted({word for text in (LOREM, *fixed_phrases()) for word in text.split() if word.isalpha()})
    parts = [
        h(f"Del {n // 30}") if n % 30 == 0 else p(" ".join(chance.choices(words, k=60)))
        for n in range(PARAGRAPHS * 2 // 5)
    ]
    return report("".join(parts) + BODY)


def refusal(data: bytes) -> tuple[float, float]:
    """Seconds and megabytes until a file is refused."""
    tracemalloc.start()
    began = time.perf_counter()
    try:
        list(read_units(io.BytesIO(data), name="a.docx"))
    except Unreadable:
        took = time.perf_counter() - began
    else:
        raise SystemExit("the bomb was read")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return took, peak / 1e6


def main() -> int:
    summary, whole, short = sample(), long_report(), report()
    for ending in ENDINGS:
        print(f"{ending:6} {1000 * seconds(partial(summary_file, summary, f'a{ending}')):8.1f} ms")
    print(
        f"scan   {1000 * seconds(lambda: scan(summary_file(summary, 'a.docx'), 'a.docx', LeakPolicy())):8.1f} ms"
    )
    few = seconds(lambda: insert(short, summary, HERE))
    many = seconds(lambda: insert(whole, summary, HERE), times=3)
    size = len(unpack(whole)["word/document.xml"]) / 1e6
    print(f"insert {1000 * few:8.1f} ms in 3 pages, {1000 * many:.1f} ms in 200 ({size:.1f} MB of XML)")
    read = distinct_report()
    texts = [unit.text for unit in read_units(io.BytesIO(read), name="a.docx")]
    detector = Detector.load()
    alone = seconds(lambda: detector.find_document(texts), times=1)
    policy = LeakPolicy(detect=detector.find_document, own=False)
    control = seconds(lambda: scan(read, "a.docx", policy), times=1)
    words = sum(len(text.split()) for text in texts)
    print(
        f"kontroll of 200 pages {control:.1f} s ({words} words), {control / alone:.2f} x the detector alone"
    )
    bomb = pack({"word/document.xml": document("<w:p>" + " " * 46_000_000 + "</w:p>")})
    took, peak = refusal(bomb)
    print(f"bomb   {1000 * took:8.1f} ms, {peak:.1f} MB")
    fine = many <= 1.5 and took <= 0.1 and peak <= 50
    print("within the bounds" if fine else "BEYOND THE BOUNDS: insertion 1.5 s, bomb 100 ms and 50 MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
