"""The queue between hand and disk: nothing lost, nothing overtaken, whatever the disk does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.desk.running_queue import Job, Queue
from verksted.desk.running_slips import count, shuffled
from verksted.workbook.errors import BadRequest, DiskFull
from verksted.workshop.notes import Note


class Disk:
    """Refuses the writes whose number is in `refuse`."""

    def __init__(self, refuse: set[int]) -> None:
        self.refuse, self.tried = refuse, 0
        self.kept: list[int] = []

    def write(self, item: int) -> int:
        self.tried += 1
        if self.tried in self.refuse:
            raise DiskFull("Disken er full.")
        self.kept.append(item)
        return item


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(), max_size=20, unique=True), st.sets(st.integers(1, 30), max_size=12))
def test_every_line_is_written_once_and_in_order(items: list[int], refuse: set[int]) -> None:
    disk, queue = Disk(refuse), Queue()
    told: list[int] = []
    for item in items:
        queue.put(Job(lambda item=item: disk.write(item), (Note(str(item), "x", "", "x"),)))  # type: ignore[misc]
        outcome = queue.flush()
        told += [result for _, result in outcome.done]
        assert bool(outcome.trouble) == (outcome.waiting > 0)
    for _ in range(40):
        told += [result for _, result in queue.flush().done]
    assert disk.kept == items
    assert told == items
    assert len(queue) == 0


def test_what_cannot_be_held_is_told_and_does_not_stop_the_rest() -> None:
    def bad() -> None:
        raise BadRequest("Dette er for mye å lagre på én gang.")

    queue = Queue()
    queue.put(Job(bad, name="undo", again=False))
    queue.put(Job(lambda: 1))
    outcome = queue.flush()
    assert [why for _, why in outcome.dropped] == ["Dette er for mye å lagre på én gang."]
    assert len(outcome.done) == 1


def test_an_undo_the_disk_refuses_is_not_kept() -> None:
    def full() -> None:
        raise DiskFull("Disken er full.")

    queue = Queue()
    queue.put(Job(full, name="undo", again=False))
    outcome = queue.flush()
    assert outcome.dropped
    assert not outcome.trouble
    assert len(queue) == 0


def test_the_last_waiting_line_can_be_taken_back() -> None:
    queue = Queue()
    assert queue.take_back() is None
    queue.put(Job(lambda: 1, (_slip(1),)))
    queue.put(Job(lambda: 2, (_slip(2),)))
    job = queue.take_back()
    assert job is not None
    assert job.ids == ("n02",)
    assert queue.waiting_ids() == {"n01"}


def _slip(number: int) -> Note:
    return Note(
        f"n{number:02}", f"lapp {number}", f"2026-10-14T14:00:{number:02}.000Z", "x", slip=True, minute=number
    )


def test_a_shuffled_pile_says_nothing_of_its_order() -> None:
    ids = iter([f"{7919 * (i + 3) % 1009:04}" for i in range(20)])
    before = [_slip(i) for i in range(12)]
    after = shuffled(before, "2026-10-14T15:00:00.000Z", lambda: next(ids))
    assert sorted(note.text for note in after) == sorted(note.text for note in before)
    assert [note.text for note in after] != [note.text for note in before]
    assert {note.at for note in after} == {"2026-10-14T15:00:00.000Z"}
    assert {note.minute for note in after} == {None}
    assert not {note.id for note in after} & {note.id for note in before}


def test_a_pile_is_counted() -> None:
    from dataclasses import replace

    from verksted.desk.running_slips import blank_words, unreadable_words

    notes = [
        _slip(1),
        replace(_slip(2), agree=3),
        replace(_slip(3), text=blank_words()),
        replace(_slip(4), text=unreadable_words()),
    ]
    pile = count(notes)
    assert (pile.slips, pile.with_text, pile.blank, pile.unreadable, pile.doubled) == (4, 2, 1, 1, 1)
