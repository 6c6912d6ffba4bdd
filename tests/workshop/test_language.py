"""What the program speaks: the same in every thread, and nothing where there is nothing to say."""

from __future__ import annotations

import threading

from verksted.workshop.language import current, say, say_count, use
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


def test_a_number_agrees_with_its_noun_in_both_standards() -> None:
    one, many = "ett notat", "{n} notater"  # both stand in the catalogue
    use(WrittenStandard.BOKMAL)
    assert [say_count(n, one, many) for n in (0, 1, 2)] == ["0 notater", "ett notat", "2 notater"]
    use(WrittenStandard.NYNORSK)
    assert [say_count(n, one, many) for n in (1, 2)] == ["eitt notat", "2 notat"]
    use(WrittenStandard.BOKMAL)
