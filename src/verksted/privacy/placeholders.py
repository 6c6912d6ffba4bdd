# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""What stands in a text instead of a person: the same one for the same person, all through.

The book of placeholders holds keyed hashes and never a name; the key belongs to the caller, and
`forget` empties the book at release. A placeholder is never itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from verksted.privacy.findings import Finding, Label
from verksted.privacy.hide import normal

Language = Literal["nb", "nn"]

_WORDS: dict[Label, tuple[str, str]] = {
    Label.PERSON: ("person", "person"),
    Label.PHONE: ("telefon", "telefon"),
    Label.EMAIL: ("e-post", "e-post"),
    Label.FNR: ("fødselsnummer", "fødselsnummer"),
    Label.ADDRESS: ("adresse", "adresse"),
    Label.CASE_NO: ("saksnummer", "saksnummer"),
    Label.PLATE: ("bilnummer", "bilnummer"),
    Label.ACCOUNT: ("konto", "konto"),
    Label.HANDLE: ("brukernavn", "brukarnamn"),
    Label.URL: ("lenke", "lenkje"),
    Label.PLACE: ("sted", "stad"),
    Label.ORG: ("virksomhet", "verksemd"),
    Label.DATE: ("dato", "dato"),
    Label.AGE: ("alder", "alder"),
    Label.HEALTH: ("helseopplysning", "helseopplysning"),
    Label.ORIGIN: ("opphav", "opphav"),
    Label.FAMILY: ("familieforhold", "familieforhold"),
    Label.ROLE: ("rolle", "rolle"),
    Label.UNKNOWN: ("skjult", "skjult"),
}

# Stem of the word in front of a name -> the role in bokmål and nynorsk.
_ROLES: tuple[tuple[str, tuple[str, str]], ...] = (
    (r"saksbeh\w*|sbh|sakshandsam\w*|caseworker", ("saksbehandler", "sakshandsamar")),
    (r"kontaktpers\w*|ktp", ("kontaktperson", "kontaktperson")),
    (r"miljøterap\w*|miljøarb\w*", ("miljøterapeut", "miljøterapeut")),
    (r"tilsyns\w+", ("tilsynsperson", "tilsynsperson")),
    (r"støttekontakt\w*|støttekont", ("støttekontakt", "støttekontakt")),
    (r"fostermor\w*|fostermamma\w*", ("fostermor", "fostermor")),
    (r"fosterfar\w*|fosterpappa\w*", ("fosterfar", "fosterfar")),
    (r"fosterbror\w*|fostersøs\w*|fostersys\w*", ("fostersøsken", "fostersysken")),
    (r"tolk\w*|translator", ("tolk", "tolk")),
    (r"lær[ea]r\w*|kontaktlær[ea]r\w*", ("lærer", "lærar")),
    (r"rektor\w*", ("rektor", "rektor")),
    (r"advokat\w*", ("advokat", "advokat")),
    (r"talspers\w*", ("talsperson", "talsperson")),
    (r"veileder\w*|rettlei[ai]r\w*", ("veileder", "rettleiar")),
    (r"leder\w*|leiar\w*|avdelingsleder\w*", ("leder", "leiar")),
    (r"psykolog\w*", ("psykolog", "psykolog")),
    (r"lege\w*|fastlege\w*|doktor\w*", ("lege", "lege")),
    (r"mor|mora|moren|mamma\w*", ("mor", "mor")),
    (r"far|faren|pappa\w*", ("far", "far")),
    (r"bror\w*|broren|storebror|lillebror|søs(?:ter|tera|teren|tra)|sys(?:ter|tera)|storesøster|lillesøster", ("søsken", "sysken")),
    (r"bestemor\w*|mormor\w*|farmor\w*|bestefar\w*|morfar\w*|farfar\w*", ("besteforelder", "besteforelder")),
    (r"ungdom\w*|gut|gutten|guten|jenta|jente", ("ungdom", "ungdom")),
)  # fmt: skip
_ROLE_BEFORE = tuple((re.compile(rf"(?<!\w)(?:{stem})(?: (?:heter|heiter|min|mi|vår|hennes|hans))?[ ,:]{{1,2}}$"), words) for stem, words in _ROLES)  # fmt: skip

PLACEHOLDER = re.compile(
    r"\[(?:"
    + "|".join(sorted({re.escape(w) for pair in (*_WORDS.values(), *(r for _, r in _ROLES)) for w in pair}))
    + r")(?: \d{1,4})?\](?:s(?!\w))?"
)
"""A placeholder as it stands in a text, with its genitive -s."""


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    """Where placeholders stand; what lies inside is no personal data any more."""
    return [m.span() for m in PLACEHOLDER.finditer(text)] if "[" in text else []


def role_of(text: str, start: int, language: Language = "nb") -> str | None:
    """The role that the word before a name at `start` gives its bearer, e.g. «saksbehandler»; or None."""
    before = text[max(0, start - 40) : start].lower()
    for pattern, words in _ROLE_BEFORE:
        if pattern.search(before):
            return words[language == "nn"]
    return None


def person_key(name: str) -> str:
    """The form under which a person's name is the same person: folded, first word, without «'s»."""
    words = normal(re.sub(r"['’]s$", "", name)).split()
    return words[0] if words else ""


class PlaceholderBook:
    """Placeholders handed out so far, under keyed hashes of what they stand for."""

    def __init__(
        self,
        keyed_hash: Callable[[bytes], bytes],
        language: Language = "nb",
        entries: Mapping[str, str] | None = None,
    ) -> None:
        self._hash = keyed_hash
        self._nn = language == "nn"
        self._entries = dict(entries or {})

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> dict[str, str]:
        """Hexadecimal keyed hash -> placeholder: what the workbook stores."""
        return dict(self._entries)

    def forget(self) -> None:
        """Empty the book; after this nothing ties a placeholder to anybody."""
        self._entries.clear()

    def person(self, name: str, *, role: str | None = None, key: str | None = None) -> str:
        """The placeholder of the person with this name (or with this `key`), inflected as the name is.

        «Yusufs» gets the placeholder of «Yusuf» with -s when Yusuf is known; a role known at the first
        meeting names the placeholder for good.
        """
        key = person_key(name) if key is None else key
        if known := self._known("person", key):
            return known
        if key.endswith("s") and (known := self._known("person", key.removesuffix("s"))):
            return f"{known}s"
        return self._new("person", key, role or "person", counted=role is None)

    def other(self, label: Label, text: str) -> str:
        """The placeholder of anything but a person: «[sted]», and «[sted 2]» for the next one."""
        key = normal(text) or text
        word = _WORDS[label][self._nn]
        return self._known(label, key) or self._new(label, key, word, counted=False)

    def _known(self, kind: str, key: str) -> str | None:
        return self._entries.get(self._digest(kind, key))

    def _new(self, kind: str, key: str, word: str, *, counted: bool) -> str:
        taken = sum(1 for p in self._entries.values() if re.sub(r"^\[|(?: \d+)?\]$", "", p) == word)
        placeholder = f"[{word} {taken + 1}]" if counted or taken else f"[{word}]"
        self._entries[self._digest(kind, key)] = placeholder
        return placeholder

    def _digest(self, kind: str, key: str) -> str:
        return self._hash(f"{kind}\0{key}".encode("utf-8", "replace")).hex()


def replace_findings(
    text: str,
    findings: Iterable[Finding],
    book: PlaceholderBook,
    language: Language = "nb",
    keys: Mapping[Finding, str] | None = None,
) -> str:
    """The text with each finding replaced by its placeholder. Findings must not overlap.

    `keys` tells who a person is where the name alone does not («Ingrid» who is «Ingrid Vik»).
    """
    pieces: list[str] = []
    place = 0
    for f in sorted(findings, key=lambda f: f.start):
        words = text[f.start : f.end]
        if f.label is Label.PERSON:
            key = (keys or {}).get(f) or None
            stands = book.person(words, role=role_of(text, f.start, language), key=key)
            stands = _inflected(stands, words, key)
        else:
            stands = book.other(f.label, words)
        pieces += [text[place : f.start], stands]
        place = f.end
    return "".join([*pieces, text[place:]])


def replace_document(
    texts: Sequence[str],
    rows: Sequence[Sequence[Finding]],
    book: PlaceholderBook,
    language: Language = "nb",
) -> list[str]:
    """As `replace_findings`, for texts of one document: a person keeps one placeholder through them all."""
    from verksted.privacy.recognizers.names_document import person_keys

    keys = person_keys(texts, rows)
    return [
        replace_findings(text, row, book, language, dict(zip(row, own, strict=True)))
        for text, row, own in zip(texts, rows, keys, strict=True)
    ]


def _inflected(placeholder: str, words: str, key: str | None) -> str:
    """The placeholder with -s where the name has a genitive ending that its key has not."""
    last = normal(words).split()[-1:] if key else []
    genitive = words.lower().endswith(("'s", "’s")) or (
        key is not None
        and last
        and last[0].endswith("s")
        and last[0] not in key.split()
        and last[0][:-1] in key.split()
    )
    return f"{placeholder}s" if genitive and not placeholder.endswith("s") else placeholder
