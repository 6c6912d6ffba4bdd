"""How fast the detector is, and how much memory it takes, beside Presidio where that is installed.

    python tests/bench/bench_detector.py [--presidio]

Reads our own lines in tests/privacy; prints one table. Targets are in the design: a 300-character line
in 6 ms, 10,000 words a second on one core, ready in 200 ms after first use, 15 MB more memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

READY = """
import hashlib, json, resource, sys, time  # hashlib: the app has OpenSSL loaded long before
def rss():
    with open('/proc/self/statm') as f:
        return int(f.read().split()[1]) * resource.getpagesize()
from verksted.privacy.certain import replace_certain
replace_certain('ring 980 14 552')
before, began = rss(), time.perf_counter()
from verksted.privacy.detector import Detector
detector = Detector.load()
detector.find('ingrid fra moss ringte')
ready = time.perf_counter() - began
for _ in range(3):
    for line in sys.stdin.read().splitlines():
        detector.find(line)
print(json.dumps({'ready': ready, 'memory': rss() - before}))
"""


def lines() -> list[str]:
    from tests.privacy.marked import lines as marked

    return [m.text for name in ("cases.txt", "cases_more.txt") for m in marked(name)]


def words_a_second(find: Callable[[str], object], texts: list[str], rounds: int = 3) -> float:
    """Median over rounds, in processor time of this process."""
    rates = []
    for _ in range(rounds):
        began = time.process_time()
        for text in texts:
            find(text)
        rates.append(sum(len(t.split()) for t in texts) / (time.process_time() - began))
    return statistics.median(rates)


def milliseconds(find: Callable[[str], object], text: str, rounds: int = 50) -> tuple[float, float]:
    """Median and 95th percentile of one text, in processor time."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        find(text)
        spent.append((time.process_time() - began) * 1000)
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95)]


def fresh() -> dict[str, float]:
    """Ready time and memory in processes of their own: the best of three."""
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", READY],
            input="\n".join(lines()),
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return {key: min(run[key] for run in runs) for key in ("ready", "memory")}


def presidio() -> Callable[[str], object] | None:
    """Presidio with its default model, if both are installed."""
    try:
        engine = import_module("presidio_analyzer").AnalyzerEngine()
    except (ImportError, OSError, SystemExit):
        return None
    return lambda text: engine.analyze(text=text, language="en")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--presidio", action="store_true", help="also measure Presidio, if it is installed")
    options = parser.parse_args()
    from verksted.privacy.certain import replace_certain
    from verksted.privacy.detector import Detector

    texts = lines()
    line = ". ".join(texts)[:300]
    began = fresh()
    detector = Detector.load()
    detector.find("klar")
    median, high = milliseconds(detector.find, line)
    certain, _ = milliseconds(replace_certain, line)
    print(f"ready after first use          {began['ready'] * 1000:8.0f} ms    (target 200)")
    print(f"memory more                    {began['memory'] / 1e6:8.1f} MB    (target 15)")
    print(f"a line of 300 characters       {median:8.2f} ms    (95 %: {high:.2f}; target 6)")
    print(f"the certain ones alone         {certain:8.3f} ms    (target 1)")
    print(f"words a second, one core       {words_a_second(detector.find, texts):8.0f}       (target 10000)")
    print(
        f"one million characters         {milliseconds(detector.find, (line + ' ') * 3333, 1)[0] / 1000:8.1f} s"
    )
    if options.presidio:
        other = presidio()
        if other is None:
            print("Presidio is not installed here.")
        else:
            print(f"Presidio, words a second       {words_a_second(other, texts, 1):8.0f}")
            print(f"Presidio, 300 characters       {milliseconds(other, line, 5)[0]:8.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
