"""What the program speaks: the same in every thread, and nothing where there is nothing to say."""

from __future__ import annotations

import threading

from verksted.workshop.language import current, say, use
from verksted.workshop.words import WrittenStandard

SENTENCE = "Finner ikke mappen {name}."


def test_a_worker_thread_speaks_as_the_rest_of_the_program() -> None:
    use(WrittenStandard.NYNORSK)
    said: list[str] = []
    worker = threading.Thread(target=lambda: said.append(say(SENTENCE, name="x")))
    worker.start()
    worker.join()
    assert said == [say(SENTENCE, name="x")]
    assert said != [SENTENCE.format(name="x")]
    assert current() is WrittenStandard.NYNORSK


def test_nothing_said_is_nothing_in_both_standards() -> None:
    assert say("") == ""
    use(WrittenStandard.NYNORSK)
    assert say("") == ""
