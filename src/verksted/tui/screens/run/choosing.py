"""The short list over the log: themes by Ctrl+T or `#`, and versions of a note. The field keeps the focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from verksted.tui.screens.run.writing import WritingScreen
from verksted.tui.widgets.notes.choices import Choice, ChoiceList
from verksted.workshop.language import say
from verksted.workshop.notes import Note
from verksted.workshop.plan import Theme
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session

_TAG_AT_END = re.compile(r"(?:^|\s)#([\w\-]*)$")
_FITS, _BEFORE = 36, 12
"""Letters of a version that fit beside its writer, and letters shown before the place where two differ."""
_ANY_TAG = re.compile(r"(?:^|(?<=\s))#[\w\-]+(?=\s|$)")


class Choosing(WritingScreen):
    """A `ChoiceList` with the id `choices` stands over the log."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Fyll ut", show=False, priority=True),
        Binding("shift+tab", "complete", "Fyll ut", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.versions: list[tuple[str, Note | None, str]] = []
        self._about = ""

    def stay_with(self, theme_id: str) -> None:
        """Lines to come get this theme."""
        raise NotImplementedError

    def first_themes(self) -> list[str]:
        """Ids of the themes that stand first in the list."""
        return []

    def settle(self, choice: str) -> None:
        """A version was chosen."""
        raise NotImplementedError

    def show_counts(self) -> None:
        """The theme has changed."""

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {"ctrl+t": self.action_themes}

    def action_complete(self) -> None:
        self.complete()

    # The list -------------------------------------------------------------------------------------

    @property
    def list_open(self) -> bool:
        return self.query_one(ChoiceList).open

    def offer(self, title: str, choices: Sequence[Choice], about: str) -> None:
        """Open the list. `about` is `themes`, `tag` or `versions`."""
        self._about = about
        self.query_one(ChoiceList).offer(title, choices)
        self.field.choosing = "list" if choices else ""

    def close_list(self) -> None:
        self.query_one(ChoiceList).close()
        self.field.choosing = ""

    def close_versions(self) -> None:
        """The note with two versions is being written anew: no version is chosen any more."""
        if self._about == "versions":
            self.close_list()

    def step_choice(self, steps: int) -> None:
        self.query_one(ChoiceList).step(steps)

    def choose_number(self, digit: int) -> None:
        choice = self.query_one(ChoiceList).number(digit)
        if choice:
            self._chosen_one(choice)

    def complete(self) -> None:
        """Tab: the line of the list in hand."""
        if not self.list_open:
            self.follow_typing(self.field.value)
        hand = self.query_one(ChoiceList).hand
        if hand:
            self._chosen_one(hand)

    def on_choice_list_clicked(self, event: ChoiceList.Clicked) -> None:
        self._chosen_one(event.choice)

    def submit(self, raw: str) -> None:
        self.close_list()
        super().submit(raw)

    def chose(self) -> bool:
        """Enter takes the line of the list in hand where the list was asked for; `#` never stops a line."""
        asked = self.list_open and self._about in ("themes", "versions")
        if asked:
            self.complete()
        return asked

    def _chosen_one(self, choice: str) -> None:
        about = self._about
        self.close_list()
        if about == "versions":
            self.settle(choice)
            return
        theme = self.room.theme(choice)
        if theme is None:
            return
        if about == "tag":
            text = _TAG_AT_END.sub("", self.field.value)
            self.field.put(f"{text}{' ' if text else ''}#{tag_of(theme)} ")
        elif self.field.value:
            text = clean_line(_ANY_TAG.sub("", self.field.value))
            self.field.put(f"{text} #{tag_of(theme)}")
        else:
            self.stay_with(theme.id)
            self.show_counts()
            self.tell(say("Linjene får temaet {theme} til neste økt begynner.", theme=clean_line(theme.name)))

    # Themes ---------------------------------------------------------------------------------------

    def action_themes(self) -> None:
        """Ctrl+T: all themes, the block just finished first."""
        if self.list_open:
            self.close_list()
            return
        themes = self._in_order()
        if not themes:
            self.tell(say("Planen har ingen temaer. Skriv # og et ord, så blir det et tema."))
            return
        title = say("Tema for linjen") if self.field.value else say("Tema for linjene som kommer")
        self.offer(
            title,
            [Choice(theme.id, clean_line(theme.name), f"#{tag_of(theme)}") for theme in themes],
            "themes",
        )

    def follow_typing(self, value: str) -> None:
        """`#` opens the list of themes that fit; other typing closes what Ctrl+T opened."""
        found = _TAG_AT_END.search(value) if self.field.cursor_at_end else None
        if found is None:
            if self.list_open and self._about != "versions":
                self.close_list()
            return
        start = found.group(1).casefold()
        fit = [
            one for one in self._in_order() if tag_of(one).startswith(start) or start in one.name.casefold()
        ]
        choices = [Choice(theme.id, clean_line(theme.name), f"#{tag_of(theme)}") for theme in fit]
        if len(fit) == 1 and tag_of(fit[0]) == start:  # it is there in full
            choices = []
        self.offer(say("Tema. Tall velger, Tab fyller ut"), choices, "tag")
        self.field.choosing = "tag" if choices else ""

    def _in_order(self) -> list[Theme]:
        first = list(dict.fromkeys(self.first_themes()))
        rank = {theme_id: at for at, theme_id in enumerate(first)}
        return sorted(self.room.themes, key=lambda theme: (rank.get(theme.id, len(first)), theme.order))


def tag_of(theme: Theme) -> str:
    """The theme as a word that can be typed after `#`."""
    return re.sub(r"[^\w\-]+", "-", clean_line(theme.tag or theme.name).lower()).strip("-")


def versions_offered(versions: Sequence[tuple[str, Note | None, str]]) -> list[Choice]:
    """Each version with its writer, and the choice to keep both."""
    texts = [clean_line(note.text) if note else say("(tatt bort)") for _, note, _ in versions]
    found = [
        Choice(version, words, who)
        for (version, _, who), words in zip(versions, _where_they_differ(texts), strict=True)
    ]
    return [*found, Choice("both", say("Behold begge, som to notater"))]


def _where_they_differ(texts: Sequence[str]) -> list[str]:
    """Texts too long for a row, from shortly before the first word that is not the same in all."""
    letters = zip(*texts, strict=False)
    same = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, letters))
    start = texts[0].rfind(" ", 0, max(0, same - _BEFORE)) + 1
    if start == 0 or max(map(len, texts)) <= _FITS:
        return list(texts)
    return [f"… {text[start:]}" for text in texts]
