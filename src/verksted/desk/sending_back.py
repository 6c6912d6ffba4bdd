"""Letters back to those who took part: thanks, what was heard, the answers, what the council said.

All from one record: the released summary. Thanks can be sent before anything is released.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verksted.content.file_names import file_stem
from verksted.content.letters import Audience, Template, Use, load_avoid_words
from verksted.content.lix import Readability, measure
from verksted.desk.desk import Desk
from verksted.desk.exporting import Exporter
from verksted.desk.planning_files import PlanWriter, free_name
from verksted.desk.planning_letters import OwnLetters
from verksted.desk.planning_sheets import text_of
from verksted.desk.releasing import released_summary
from verksted.desk.sending import Letter, facts_of, letter_of, tables_of, templates_for
from verksted.desk.sending_easy import lacking

BACK = (Use.THANKS, Use.MINUTES, Use.FEEDBACK, Use.EASY, Use.AFTER_COUNCIL)
"""The letters back, in the order in which they are sent."""
CELLS = " · "
"""Between the cells of a table, where a letter is shown as text."""


@dataclass(frozen=True, slots=True)
class LetterBack:
    """A letter back, how heavy it is to read, and for whom it is meant.

    `lacking` are the texts that a letter in easy language would say in too long a sentence.
    """

    template: Template
    letter: Letter
    reading: Readability
    lacking: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it keeps to what its readers can be asked to read."""
        return not self.lacking and self.reading.within(self.template.audience.limits)


def letters_back(
    desk: Desk, *, contact: str, council: str = "", uses: Iterable[Use] = BACK
) -> tuple[list[LetterBack], list[str]]:
    """The letters back that can be made now, and in words what those that cannot are waiting for."""
    facts = facts_of(desk, contact=contact, council=council)
    tables = tables_of(desk, facts.standard)
    avoid = load_avoid_words().items.values()
    own = OwnLetters(desk)
    made: list[LetterBack] = []
    waiting: list[str] = []
    for template in (one for use in uses for one in templates_for(desk, use)):
        try:
            letter = letter_of(own.template(template), facts, tables, template)
        except ValueError as lacks:  # a fact is missing, or what every letter says
            waiting.append(str(lacks))
            continue
        words = () if template.audience is Audience.ADULTS else avoid
        limits = template.audience.limits
        told = text_of(letter.handout).replace(CELLS, "\n\n")  # a cell of a table is read by itself
        found = measure(told, limits, words, facts.standard)
        easy = template.audience is Audience.EASY and len(desk.released)
        left = tuple(lacking(released_summary(desk))) if easy else ()
        made.append(LetterBack(template, letter, found, left))
    return made, list(dict.fromkeys(waiting))


def write_back(desk: Desk, back: LetterBack, folder: Path, *, contact: str) -> Path:
    """The letter as a Word file under a name that is free. Raises `Leaked` (nothing is written), OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if not len(desk.released):
        return PlanWriter(desk, [contact]).write_handout(folder, back.letter.handout)
    handout = back.letter.handout
    target = free_name(folder, file_stem(handout.name, handout.standard), ".docx")
    return Exporter(desk).write_letter(folder, back.letter, name=target.name, given=contact)
