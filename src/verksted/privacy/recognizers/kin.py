# ruff: noqa: E501 -- patterns and word lists read better unbroken
"""Who somebody is to the one who speaks: mother, brother, foster father, in both standards, dialects and English.

One pattern for all recognizers that need a person before a verb («far er ordfører», «lillebror døde»,
«søstra mi e tolv»). Holds no names and decides nothing.
"""

from __future__ import annotations

from verksted.privacy.recognizers.make import alternatives

PARENTS = (
    "mor mora moren mammaen mamma mammen mama mamsen mutter'n far faren faeren farn pappa pappaen papa papsen pappan foreldrene foreldra foreldre "
    "stefar stefaren stemor stemora stemoren stepappa stemamma adoptivmor adoptivfar adoptivforeldrene adoptivforeldra biomor biofar "
    "fosterfar fosterfaren fostermor fostermora fostermoren fosterpappa fostermamma fosterforeldrene fosterforeldra mom mum mother dad father parents"
)
SIBLINGS = (
    "bror broren brorn bror'n brødrene brødra brørne lillebror lillebroren litlebror veslebror storebror storebroren halvbror halvbroren stebror stebroren fosterbror fosterbroren tvillingbror "
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
OWN = r"(?: (?:min|mi|mitt|mine|vår|våre|våres|di|din|hans|hennes|hennar|hannes|hass|hinnes|deres|deira|sin|si|sine|(?:til|te|åt) [^\W\d_]+(?: (?:min|mi|mine))?))?"
KIN = rf"(?:{alternatives(f'{PARENTS} {SIBLINGS} {ELDERS} {CHILDREN}')})"
FAMILY = rf"(?:{alternatives(f'{PARENTS} {SIBLINGS} {ELDERS}')})"
SOMEBODY = rf"(?:{alternatives(f'{PARENTS} {SIBLINGS} {ELDERS} {CHILDREN} {NEAR}')})"
BE = r"(?:er|e|æ|var|va|ble|blei|vart|blir|bli|vert|har vært|har vore|har vorte|har blitt|hadde vært|is|was|are|were|'s)"
MANY = r"(?:[4-9]|1\d|fire|fem|fæm|seks|sæks|sju|syv|sjau|åtte|ni|nie|ti|tie|elleve|ellve|tolv|tålv|tretten|fjorten|femten|seven|eight|nine|ten|four|five|six)"
