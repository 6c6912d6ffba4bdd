"""Write training lines: our own grammar with names of all origins, notes without names, and changed corpus sentences.

A line is (tokens, labels), labels among O, P (person), L (place), G (organisation), M (a thing or an event with a name).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tools.train_tagger.names import Pools, read, slip

from verksted.privacy.tokens import tokenise

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from verksted.privacy.tagger.lexicon import Lexicon

Line = tuple[list[str], list[str]]
DATA = Path(__file__).parent / "data"
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([A-Za-z0-9]+)\}")
_PERSONS = {"P", "Pg", "F", "S", "INITIAL", "INITIALS"}
ORG_HEADS = ("skole", "barneskole", "ungdomsskole", "videregående", "videregående skole", "vgs", "barnehage", "bhg", "skule", "ungdomsskule",
             "barne- og ungdomsskole", "ungdomshjem", "ungdomsheim", "bofellesskap", "legesenter", "omsorgssenter", "sykehus", "sjukehus", "kirke",
             "fotballklubb", "il", "fk", "ungdomsklubb", "fritidsklubb", "kulturskole", "kommune", "helsestasjon", "familiesenter", "avlastning",
             "akuttsenter", "barnevern", "barneverntjeneste", "krisesenter", "idrettslag", "håndballklubb", "korps", "menighet", "moské")  # fmt: skip
ORG_FIRST = ("nav", "bup", "dps", "ppt", "barnevernvakta i", "barnevernet i", "bufetat", "ppt i", "bup på", "fosterhjemstjenesten", "bydel",
             "barneverntenesta i", "legevakta i", "krisesenteret i", "familievernkontoret i", "barnevernsvakta i")  # fmt: skip
ORG_ROOTS = ("solbakken", "granlia", "furuset", "bjørkelia", "åsheim", "fagerlia", "nordlia", "lyngheim", "skogheim", "fjellheim", "elvebakken",
             "strandheim", "solheim", "høgåsen", "bekkelia", "rognan", "tunet", "fyrlykta", "regnbuen", "tusenbein", "kløverenga", "steinerud",
             "myrvoll", "haugtun", "sagatun", "utsikten", "varden", "brattås", "sundby", "kirkebakken", "eikeli", "løvenskogen", "nattuglene",
             "kastanjen", "loftet", "villa sol", "bakketunet", "nyheim", "midtbygda", "sentrum", "østbyen", "vestre", "nordre", "øvre")  # fmt: skip


DIALECTS = (
    {"jeg": "æ", "meg": "mæ", "deg": "dæ", "seg": "sæ", "ikke": "itj", "hva": "ka", "hvem": "kem", "hvor": "kor", "hvorfor": "koffer", "de": "dæm",
     "dere": "dokker", "er": "e", "var": "va", "noe": "nå", "noen": "nån", "til": "te", "med": "me", "for": "førr", "hun": "ho", "og": "å"},
    {"jeg": "eg", "ikke": "ikkje", "hva": "ka", "hvem": "kem", "hvor": "kor", "hvorfor": "koffor", "de": "dei", "dere": "dåkke", "er": "e",
     "var": "va", "noe": "någe", "noen": "någen", "hun": "hu", "mye": "møye", "fra": "fra", "hjem": "heim"},
    {"jeg": "jæ", "meg": "mæi", "ikke": "itte", "hva": "å", "de": "dom", "dere": "dere", "er": "er", "var": "va", "noe": "no", "hun": "hu", "og": "å", "deg": "dæi"},
)  # fmt: skip


def in_dialect(rng: random.Random, tokens: list[str], labels: Sequence[str]) -> list[str]:
    """The little words as one of three dialects has them; names stay as they are."""
    forms = rng.choice(DIALECTS)
    return [
        forms.get(token, token) if label == "O" else token
        for token, label in zip(tokens, labels, strict=True)
    ]


class Grammar:
    """Templates and their slots; `line` writes one."""

    def __init__(self, pools: Pools) -> None:
        self.pools = pools
        self.slots: dict[str, list[str]] = {}
        name = ""
        for row in read(DATA / "slots.txt"):
            if row.startswith("="):
                name = row[1:]
                self.slots[name] = []
            else:
                self.slots[name] += [filling for filling in row.split("|") if filling]
        self.groups: dict[str, list[str]] = {"nb": read(DATA / "grammar_bokmal.txt")}
        group = ""
        for row in read(DATA / "grammar_other.txt"):
            if row.startswith("@"):
                group = row[1:]
                self.groups.setdefault(group, [])
            else:
                self.groups[group].append(row)
        self.empty = read(DATA / "no_names.txt")

    def line(self, rng: random.Random) -> Line:
        """One note with names."""
        group = rng.choices(("nb", "nn", "dia", "mix", "clean", "slip", "news"), (50, 13, 14, 8, 8, 3, 8))[0]
        tokens, labels = self._fill(rng, rng.choice(self.groups[group]))
        if group == "nb" and rng.random() < 0.15:
            tokens = in_dialect(rng, tokens, labels)
        if rng.random() < 0.15:
            more = (
                self._fill(rng, rng.choice(self.groups[group])) if rng.random() < 0.5 else self.without(rng)
            )
            tokens, labels = tokens + ["."] + more[0], labels + ["O"] + more[1]
        return tokens, labels

    def without(self, rng: random.Random) -> Line:
        """One note without names, full of words that are names elsewhere."""
        if rng.random() < 0.25:
            text = rng.choice(self.slots[rng.choice(("C", "CN", "CD", "CE", "C", "C"))])
            if rng.random() < 0.4:
                text += f" {rng.choice(('og', 'men', ',', 'så', 'fordi'))} {rng.choice(self.slots['C'])}"
        else:
            text = rng.choice(self.empty)
        return self._fill(rng, text)

    def _fill(self, rng: random.Random, template: str) -> Line:
        while "[" in template:
            template = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)
        tokens: list[str] = []
        labels: list[str] = []
        last = 0
        for found in _SLOT.finditer(template):
            self._add(tokens, labels, template[last : found.start()], "O")
            text, label = self._slot(rng, found[1])
            self._add(tokens, labels, text, label)
            last = found.end()
        self._add(tokens, labels, template[last:], "O")
        return tokens, labels

    @staticmethod
    def _add(tokens: list[str], labels: list[str], text: str, label: str) -> None:
        cut = [token.text for token in tokenise(text)]
        tokens += cut
        labels += [label] * len(cut)

    def _slot(self, rng: random.Random, slot: str) -> tuple[str, str]:
        if slot in _PERSONS:
            return self._person(rng, slot), "P"
        if slot == "L":
            return self.pools.place(rng), "L"
        if slot == "G":
            return self._organisation(rng), "G"
        if slot == "A":
            return rng.choice(
                (
                    str(rng.randrange(4, 19)),
                    f"{rng.randrange(6, 18)} år",
                    rng.choice(("seks", "ni", "tolv", "femten")),
                )
            ), "O"
        return rng.choice(self.slots[slot]), "O"

    def _person(self, rng: random.Random, slot: str) -> str:
        pools = self.pools
        if slot == "F":
            return pools.first(rng)
        if slot == "S":
            return pools.last(rng) if rng.random() < 0.8 else f"{pools.first(rng)} {pools.last(rng)}"
        if slot.startswith("INITIAL"):
            letters = "abcdefghijklmnoprstvøå"
            return rng.choice(("{}.", "{}", "{}.{}.", "{}. {}.", "{}{}")).format(
                rng.choice(letters), rng.choice(letters)
            )
        name = pools.first(rng)
        kind = rng.random()
        if kind < 0.16:
            name = f"{name} {pools.last(rng)}"
        elif kind < 0.26:
            name = pools.last(rng)
        elif kind < 0.28:
            name = f"{name} {rng.choice('abcdefghijklmnoprstvw')}{rng.choice(('', '.'))}"
        elif kind < 0.29:
            name = f"{rng.choice('abcdefghijklmnoprst')}. {pools.last(rng)}"
        elif kind < 0.30:
            name = f"{name} {pools.first(rng)} {pools.last(rng)}"
        if slot == "Pg":
            name += (
                rng.choice(("s", "s", "s", "s", "'s", "'"))
                if not name.endswith("s")
                else rng.choice(("", "'"))
            )
        return name

    def _organisation(self, rng: random.Random) -> str:
        root = rng.choice(ORG_ROOTS) if rng.random() < 0.5 else self.pools.place(rng)
        kind = rng.random()
        if kind < 0.6:
            return f"{root} {rng.choice(ORG_HEADS)}"
        if kind < 0.85:
            return f"{rng.choice(ORG_FIRST)} {root}"
        return rng.choice(
            (root, f"{root.split()[0].removesuffix('en')}skolen", f"{root.split()[0]} barnehage")
        )


def cased(rng: random.Random, line: Line) -> Line:
    """The line in one of the ways people write: mostly lower-case, at times proper, at times half so."""
    tokens, labels = line
    way = rng.random()
    if way < 0.6:
        return [token.lower() for token in tokens], labels
    if way < 0.63:
        return [token.upper() for token in tokens], labels
    capital_names = way < 0.92
    made = [
        token.capitalize()
        if label != "O" and capital_names and (label == "P" or rng.random() < 0.85)
        else token
        for token, label in zip(tokens, labels, strict=True)
    ]
    if made and (way > 0.7 or not capital_names):
        made[0] = made[0][:1].upper() + made[0][1:]
    return made, labels


def slipped(rng: random.Random, line: Line, share: float) -> Line:
    """Here and there an ordinary word with a slip."""
    tokens, labels = line
    made = [
        slip(rng, token) if label == "O" and len(token) > 4 and rng.random() < share else token
        for token, label in zip(tokens, labels, strict=True)
    ]
    return made, labels


class CorpusChanger:
    """Corpus sentences with other names in them, and with name-like nouns in place of nouns."""

    def __init__(self, pools: Pools, lexicon: Lexicon) -> None:
        self.pools = pools
        self.lexicon = lexicon
        both = sorted(set(pools.homographs) | set(pools.homograph_surnames))
        self.by_class: dict[str, list[str]] = {}
        for word in both:
            self.by_class.setdefault(lexicon.word(word).classes, []).append(word)

    def change(self, rng: random.Random, line: Line) -> Line:
        tokens, labels = list(line[0]), list(line[1])
        first = True
        for place, (token, label) in enumerate(zip(tokens, labels, strict=True)):
            if not token[0].isalpha():
                continue
            if label == "P" and len(token) > 1:
                last = place > 0 and labels[place - 1] == "P"
                follows = place + 1 < len(labels) and labels[place + 1] == "P"
                made = (
                    self.pools.last(rng)
                    if last or (not follows and rng.random() < 0.5)
                    else self.pools.first(rng)
                )
                if token.endswith("s") and not made.endswith("s") and self.lexicon.word(token).genitive:
                    made += "s"
                made = made.split(" ")[0].split("-")[0]
                tokens[place] = made.capitalize() if token[0].isupper() else made
            elif label == "O" and rng.random() < 0.12:
                others = self.by_class.get(self.lexicon.word(token).classes, [])
                if others and self.lexicon.word(token).classes in {"n", "D", "a", "V", "nD", "ni", "p"}:
                    made = rng.choice(others)
                    tokens[place] = made.capitalize() if first and token[0].isupper() else made
            first = False
        return tokens, labels


def pieces(rng: random.Random, line: Line) -> Iterator[Line]:
    """A short stretch of a longer sentence, as telegraphic as a note."""
    tokens, labels = line
    if len(tokens) > 8:
        low = rng.randrange(0, len(tokens) - 5)
        high = low + rng.randrange(4, 13)
        while low > 0 and labels[low] != "O" and labels[low - 1] == labels[low]:
            low -= 1
        yield tokens[low:high], labels[low:high]


BLOCK, HELD_OUT = 250, 8


def is_held_out(place: int) -> bool:
    """Whether the sentence with this number in its file belongs to the blocks that borders are tuned on."""
    return place // BLOCK % HELD_OUT == HELD_OUT - 1


def corpus(paths: Sequence[Path]) -> Iterator[Line]:
    """The sentences of NorNE files, cut as the program cuts text; words made of names («norsk») are O."""
    kinds = {"PER": "P", "LOC": "L", "GPE_LOC": "L", "GPE_ORG": "L", "ORG": "G", "PROD": "M", "EVT": "M"}
    for path in paths:
        tokens: list[str] = []
        labels: list[str] = []
        for row in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if not row.strip():
                if tokens:
                    yield tokens, labels
                tokens, labels = [], []
                continue
            text, tag = row.split("\t")
            cut = [token.text for token in tokenise(text)]
            tokens += cut
            labels += [kinds.get(tag[2:], "O")] * len(cut)
