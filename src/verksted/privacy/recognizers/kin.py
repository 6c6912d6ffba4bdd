# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Who somebody is to the one who speaks: mother, brother, foster father, in both standards, dialects and English.

For all recognizers that need a person before a verb («far er ordfører», «lillebror døde», «søstra mi e
tolv») or a number in words. So many words in so many patterns would be slow to compile and to match:
`marked` therefore puts one sign in the place of each letter of such a word, and the patterns look for the
sign. Holds no names and decides nothing.
"""

from __future__ import annotations

import re

from verksted.privacy.surface import Surface

PARENTS = (
    "mor mora moren mammaen mamma mammen mama mamsen far faren faeren farn pappa pappaen papa papsen pappan mutter muttern fatter fattern foreldrene foreldra foreldre "
    "stefar stefaren stemor stemora stemoren stepappa stemamma adoptivmor adoptivfar adoptivforeldrene adoptivforeldra biomor biofar "
    "fosterfar fosterfaren fostermor fostermora fostermoren fosterpappa fostermamma fosterforeldrene fosterforeldra mom mum mother dad father parents"
)
SIBLINGS = (
    "bror broren brorn brødrene brødra brørne lillebror lillebroren litlebror veslebror storebror storebroren halvbror halvbroren stebror stebroren fosterbror fosterbroren tvillingbror "
    "søster søstera søsteren søstra søstrene søstrena søskena søsknene syster systera systrene lillesøster lillesøstera litlesyster veslesøster veslesyster storesøster storesøstera storesyster halvsøster halvsøstera halvsyster stesøster "
    "fostersøster fostersøstera tvillingsøster tvillingsøstera brother sister"
)
ELDERS = (
    "bestemor bestemora bestemoren bestefar bestefaren besteforeldrene besteforeldra besta besten mormor mormora morfar morfaren farmor farmora farfar farfaren oldemor oldefar "
    "tante tanta tanten tantene onkel onkelen onkeln onklene fetter fetteren kusine kusina svoger svigerinne svigerinna uncle aunt grandmother grandma grandfather grandpa cousin"
)
CHILDREN = (
    "sønn sønnen son sonen guttungen gutten guten gutt gutungen datter dattera datteren dotter dottera jenta jenten jente jentungen ungen barnet minstemann eldstemann minsten minsta eldsten eldsta eldstejenta minstejenta "
    "eldsteguten eldstegutten minstegutten minsteguten fosterbarnet fostersønnen fosterdattera babyen nevøen niesa niese tvillingen ungdommen eleven"
)
NEAR = "kjæresten kjærasten typen kompisen kameraten venninna venninnen venninde vennen bestis bestevenninna bestevenninnen bestevennen eksen kona mannen samboeren naboen nabo avlasteren støttekontakten besøkshjemmet"
_PEOPLE, _CLOSE, _FEW, _SOME, _TENS = "\ue000\ue002\ue001\ue003\ue004"
_NUMBERS = {
    _FEW: "to tvo tre two three",
    _SOME: "fire fem fæm seks sæks sju syv sjau åtte åtta otte ni nie ti tie elleve ellve elve ællve tolv tålv tølv tøllv tretten trætten træltten trettan fjorten fjortan femten femtan femtn fæmten fæmtan seksten sekstan seisten seistan sæksten sækstan saksten sakstan "
    "søtten søttan søttn søtn sjøtten sytten syttan atten attan nitten nittan four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
_TEN = re.compile(
    r"(?:tjue|tyve|tretti|førti|femti|seksti|sytti|åtti|nitti)(?:en|ett|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni)?"
)
_SIGNS = {
    word: sign
    for sign, words in ((_PEOPLE, f"{PARENTS} {SIBLINGS} {ELDERS}"), (_CLOSE, f"{CHILDREN} {NEAR}"))
    for word in words.split()
}
_NUMBER_SIGNS = {word: sign for sign, words in _NUMBERS.items() for word in words.split()}

FAMILY = f"{_PEOPLE}+"
"""A parent, sibling, grandparent, aunt, uncle or cousin in a marked text."""
SOMEBODY = f"[{_PEOPLE}{_CLOSE}]+"
"""Any of those, a child, a friend or a neighbour."""
CHILD = f"{_CLOSE}+"
"""A child, a friend or a neighbour."""
NUMBER = f"[{_FEW}{_SOME}{_TENS}]+(?![{_FEW}{_SOME}{_TENS}])"
"""A number in words: two and more."""
NUMBER_4_19 = f"{_SOME}+(?!{_SOME})"
_ANY = f"(?:[^\\W\\d_]+|[{_PEOPLE}{_CLOSE}]+)"
OWN = rf"(?: (?:min|mi|mitt|mine|vår|vårt|våre|våres|våras|di|din|hans|hennes|hennar|hannes|hass|hinnes|deres|deira|sin|si|sine|(?:til|te|åt) {_ANY}(?: (?:min|mi|mine))?))?"
"""Whose somebody is, if that is said."""
BE = r"(?:er|e|æ|var|va|ble|blei|vart|blir|bli|vert|har vært|har vore|har vorte|har blitt|hadde vært|is|was|are|were|'s)"
MANY = r"(?:[4-9]|1\d|fire|fem|fæm|seks|sæks|sju|syv|sjau|åtte|ni|nie|ti|tie|elleve|ellve|tolv|tålv|tretten|fjorten|femten|seven|eight|nine|ten|four|five|six)"


def marked(face: Surface, *, numbers: bool = False) -> str:
    """The folded text with a sign for each letter of somebody's word, and of a number's if asked; as long as it."""
    text = face.folded
    pieces: list[str] = []
    last = 0
    for word in face.words:
        sign = _SIGNS.get(word.low)
        if sign is None and numbers and not word.low[0].isdigit():
            sign = _NUMBER_SIGNS.get(word.low)
            if sign is None and len(word.low) > 3 and _TEN.fullmatch(word.low):
                sign = _TENS
        if sign is not None:
            pieces += (text[last : word.start], sign * (word.end - word.start))
            last = word.end
    return "".join(pieces) + text[last:] if pieces else text
