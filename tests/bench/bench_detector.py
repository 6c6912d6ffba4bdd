"""How fast the detector is, and how much memory it takes, beside Presidio where that is installed.

    python tests/bench/bench_detector.py [--presidio PYTHON]

Memory is told twice: in the app, beside what every screen needs anyway (the contract), and in a process that has
nothing yet, where the standard library that the model's library imports counts too.

Reads our own lines in tests/privacy; prints one table. PYTHON is the interpreter of an environment that
has Presidio (it needs another pydantic and spaCy, so it has one of its own); without a spaCy model there,
its pattern recognizers are measured alone, and the table says so. Targets are in the design: a 300-character line
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

READY = """
import hashlib, json, resource, sys, time  # hashlib: the app has OpenSSL loaded long before
def rss():
    with open('/proc/self/statm') as f:
        return int(f.read().split()[1]) * resource.getpagesize()
if sys.argv[1] == 'app':
    from textual.app import App
    from textual.widgets import Input
    import verksted.tui.app
    class Shown(App):
        def compose(self):
            yield Input()
        def on_ready(self):
            self.exit()
    Shown().run(headless=True)
from verksted.privacy.certain import replace_certain
replace_certain('ring 980 14 552')
before, began = rss(), time.perf_counter()
from verksted.privacy.detector import Detector
detector = Detector.load()
detector.find('ingrid fra moss ringte')
ready = time.perf_counter() - began
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


def fresh(where: str) -> dict[str, float]:
    """Ready time and memory in processes of their own, «bare» or with an «app» shown: the best of three."""
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", READY, where],
            input="\n".join(lines()),
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return {key: min(run[key] for run in runs) for key in ("ready", "memory")}


OTHER = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
texts, line = json.load(sys.stdin)
began = time.perf_counter()
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
what = 'with its model'
try:
    import spacy
    if not any(spacy.util.is_package(m) for m in ('en_core_web_lg', 'en_core_web_md', 'en_core_web_sm')):
        raise OSError
    engine = AnalyzerEngine()
except (OSError, SystemExit, ValueError):
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    class Blank(SpacyNlpEngine):
        def __init__(self):
            super().__init__()
            self.nlp = {'en': spacy.blank('en')}
        def load(self):
            pass
    nlp = Blank()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=nlp)
    registry.remove_recognizer('SpacyRecognizer')
    engine = AnalyzerEngine(nlp_engine=nlp, registry=registry)
    what = 'its patterns alone, no model here'
def find(text):
    return engine.analyze(text=text, language='en')
find('klar')
ready = time.perf_counter() - began
began = time.process_time()
for text in texts:
    find(text)
rate = sum(len(t.split()) for t in texts) / (time.process_time() - began)
spent = []
for _ in range(20):
    began = time.process_time()
    find(line)
    spent.append((time.process_time() - began) * 1000)
print(json.dumps({'what': what, 'ready': ready, 'rate': rate, 'line': sorted(spent)[10]}))
"""


def presidio(python: str, texts: list[str], line: str) -> None:
    """Presidio's figures on the same lines, in its own environment."""
    done = subprocess.run(
        [python, "-c", OTHER], input=json.dumps([texts, line]), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"Presidio could not be measured: {done.stderr.strip().splitlines()[-1:]}")
        return
    told = json.loads(done.stdout.splitlines()[-1])
    print(f"Presidio ({told['what']})")
    print(f"  ready after first use        {told['ready'] * 1000:8.0f} ms")
    print(f"  a line of 300 characters     {told['line']:8.2f} ms")
    print(f"  words a second, one core     {told['rate']:8.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--presidio", metavar="PYTHON", help="also measure Presidio, installed for this Python"
    )
    options = parser.parse_args()
    from verksted.privacy.certain import replace_certain
    from verksted.privacy.detector import Detector

    texts = lines()
    line = ". ".join(texts)[:300]
    began, in_app = fresh("bare"), fresh("app")
    detector = Detector.load()
    detector.find("klar")
    median, high = milliseconds(detector.find, line)
    certain, _ = milliseconds(replace_certain, line)
    print(f"ready after first use          {began['ready'] * 1000:8.0f} ms    (target 200)")
    print(f"memory more, in the app        {in_app['memory'] / 1e6:8.1f} MB    (target 15)")
    print(f"memory more, a bare process    {began['memory'] / 1e6:8.1f} MB")
    print(f"a line of 300 characters       {median:8.2f} ms    (95 %: {high:.2f}; target 6)")
    print(f"the certain ones alone         {certain:8.3f} ms    (target 1)")
    print(f"words a second, one core       {words_a_second(detector.find, texts):8.0f}       (target 10000)")
    million = "".join(
        f"{line} {number} " for number in range(3300)
    )  # no stretch of it as another: each is read
    print(f"one million characters         {milliseconds(detector.find, million, 1)[0] / 1000:8.1f} s")
    if options.presidio:
        presidio(options.presidio, texts, line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
