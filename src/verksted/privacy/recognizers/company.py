# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Does the company of a word say that it is a name? «heter X», «tante X», «X sin mor», «X Hansen».

Asked of words that look like ordinary ones: what stands beside them outweighs their looks. Sees the words
of one text and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from verksted.privacy.recognizers.english import English
from verksted.privacy.recognizers.known import FUNCTION_WORDS
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.vocabulary import Grade

_CALLED = frozenset(
    """
    heter heiter heite hete het hette heitte hæte hæt hetter heit kalles kallast kalla kalt kalte døpt navnet
    namnet navn namn etternavn etternamn fornavn fornamn named called name mvh hilsen hilsn helsing vh
    """.split()
)
_TITLES = frozenset(
    """
    saksbehandler saksbehandleren saksbehandlar saksbehandlaren sakshandsamar sakshandsamaren sbh kontaktperson
    kontaktpersonen ktp lærer læreren lærar læraren rektor lege legen psykolog psykologen advokat advokaten dommer
    dommeren miljøterapeut miljøterapeuten miljøarbeider miljøarbeideren tolk tolken fru herr frøken dr doktor
    tante tanta onkel onkelen fetter fetteren kusine kusina bestemor bestefar besta mormor morfar farmor farfar
    fostermor fosterfar fosterbror fostersøster bror broren søster søsteren storebror storesøster lillebror
    sister brother mum mom mother father dad aunt uncle teacher miss mrs mr lillesøster veslebror veslesyster venninna venninnen kompisen kjæresten familien naboen vikaren leder lederen
    leiar leiaren sjefen trener treneren prest presten imam politibetjent barnet jenta gutten guten barnevernleder
    """.split()
)
_HIS = frozenset("sin si sitt sine".split())


def called_so(words: Sequence[Word], place: int, english: English) -> bool:
    """Whether the words beside it say that the word at `place` is what somebody is called."""
    before = words[place - 1].folded if place else ""
    after = words[place + 1] if place + 1 < len(words) else None
    if before in _CALLED or before in _TITLES:
        return True
    if place > 1 and before in {"min", "mi", "vår", "hans", "hennes"} and words[place - 2].folded in _TITLES:
        return True
    if before == "til" and place > 1 and words[place - 2].folded in {"mora", "moren", "faren", "foreldrene"}:
        return True
    if after is None:
        return False
    if after.folded in _HIS and place + 2 < len(words) and words[place + 2].folded not in FUNCTION_WORDS:
        return True
    if _name(after) and not english.knows(after):
        return True
    return (
        place > 0
        and words[place - 1].given
        and _name(words[place - 1])
        and not english.knows(words[place - 1])
    )


def _name(word: Word) -> bool:
    """Whether it is a listed name and no ordinary word."""
    return word.listed_name and word.grade < Grade.DERIVED
