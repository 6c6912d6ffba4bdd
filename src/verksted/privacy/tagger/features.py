"""What the tagger sees of each word: the same here at run time and in training.

Lexical features are hashes (22 bits) of words that stand in the vocabulary, so no name and no rare
word form can be read out of the model. Changing anything here calls for training anew
(tools/train_tagger); the model's metadata hold a hash of this file.
"""

from __future__ import annotations

from collections.abc import Sequence

from verksted.privacy.lists import word_hash
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.vocabulary import Grade

_MASK = 0x3FFFFF
# Little words of nynorsk and dialects that are one word with their bokmål form to the tagger, so that it
# learns of each from all.
_SAME = """
    jeg:eg,æ,jæ,ej meg:mæ,mæi deg:dæ,dæi seg:sæ,sæi ikke:ikkje,itj,ittj,kje,ikkj,itte,ittje,inte
    hun:ho,hu han:hainn,hannj vi:me de:dei,dæm,dom,di dere:dykk,dokker,dokk,dåkke hva:kva,ka,ke
    hvem:kven,kem,kæm hvor:kor,kvar hvorfor:kvifor,koffer,koffor hvordan:korleis,kordan,koss
    hvis:viss,vess fra:frå,ifra,ifrå til:te for:førr,fårr er:e var:va noe:noko,nokka,någe
    noen:nokon,nokre,nån,någen være:vere,vær blir:vert,bli ble:vart,blei sier:seier,sei gjør:gjer
    kommer:kjem gikk:gjekk fikk:fekk vet:veit mye:mykje,møye flere:fleire hjem:heim hjemme:heime
    også:òg,óg bare:berre siden:sidan sammen:saman uten:utan nå:no da:då hennes:hennar deres:deira
    selv:sjølv,sjøl en:ein et:eit skal:ska leder:leiar lederen:leiaren lærer:lærar læreren:læraren
    saksbehandler:sakshandsamar saksbehandleren:sakshandsamaren skriver:skriv snakker:snakkar
    snakket:snakka forteller:fortel fortalte:fortalde spurte:spurde svarte:svara ringte:ringde
    mener:meiner mente:meinte tror:trur bor:bur bodde:budde heter:heiter synes:synest tidligere:tidlegare
    skole:skule skolen:skulen gutt:gut gutten:guten søster:syster venn:ven
"""
SAME = {
    other: word_hash(form)
    for form, others in (row.split(":") for row in _SAME.split())
    for other in others.split(",")
}
_View = tuple[str, str, str, str, str, int, str]
_EDGE: _View = ("^", "^", "", "^", "^", 9, "")


def shape(text: str) -> str:
    """The word's use of capitals: x, X, Xx, xX; 9 for a number; else the sign is a word of its own."""
    if text.isdigit():
        return "9"
    if not text[0].isalpha():
        return "."
    if text.islower():
        return "x" if len(text) > 1 else "i"
    if text.isupper():
        return "X" if len(text) > 1 else "I"
    return "Xx" if text[0].isupper() and text[1:].islower() else "xX"


def line_case(texts: Sequence[str]) -> str:
    """How the line uses capitals: l none after the first word, u all, m mixed."""
    later = [text for text in texts[1:] if text[0].isalpha() and len(text) > 1]
    if not any(text[0].isupper() for text in later):
        return "l"
    return "u" if all(text.isupper() for text in later) else "m"


def _view(text: str, word: Word) -> _View:
    """Identity (hashed; * outside the vocabulary), classes, lists, shape, ending, how common, tail."""
    folded = word.folded
    identity = "*"
    if word.grade is Grade.LISTED:
        identity = f"{SAME.get(folded, word.number) & _MASK:x}"
    size = len(folded)
    tail = f"{word_hash(folded[-5:]) & _MASK:x}" if size > 6 and folded[0].isalpha() else ""
    ending = folded[-3:] if size > 3 else "-"
    return identity, word.classes, word.lists, shape(text), ending, word.common, tail


def features(texts: Sequence[str], words: Sequence[Word]) -> list[list[str]]:
    """The features of every token of one line or sentence."""
    views = [
        _EDGE,
        _EDGE,
        *(_view(text, word) for text, word in zip(texts, words, strict=True)),
        _EDGE,
        _EDGE,
    ]
    case = line_case(texts)
    return [_of_token(views, place + 2, words[place], case) for place in range(len(words))]


def _of_token(views: Sequence[_View], at: int, word: Word, case: str) -> list[str]:
    w2, c2, l2, _, _, _, _ = views[at - 2]
    w1, c1, l1, s1, e1, f1, t1 = views[at - 1]
    w0, c0, l0, s0, e0, f0, t0 = views[at]
    w3, c3, l3, s3, e3, f3, t3 = views[at + 1]
    w4, c4, l4, _, _, _, _ = views[at + 2]
    folded = word.folded
    size = min(len(folded), 9)
    kind = f"{l0}/{c0 if c0 in 'ucd' else ('k' if l0 else c0)}{f0}"
    found = [
        "b", f"c0{c0}", f"c1{c1}", f"c2{c2}", f"c3{c3}", f"c4{c4}", f"l0{l0}", f"l1{l1}", f"f0{f0}",
        f"l3{l3}", f"l2{l2}", f"l4{l4}", f"w0{w0}", f"w1{w1}", f"w2{w2}", f"w3{w3}", f"w4{w4}",
        f"s0{s0}{case}", f"s1{s1}{s0}{case}", f"s3{s3}{s0}{case}", f"k{kind}{s0}{case}",
        f"ka{kind}|{c1}", f"kb{kind}|{c3}", f"kc{kind}|{c1}|{c3}", f"kd{kind}|{w1}",
        f"ke{kind}|{w3}", f"kf{kind}|{l1}{f1}", f"kg{kind}|{l3}{f3}", f"kh{kind}|{w2}|{c1}",
        f"ki{kind}|{w1}|{c3}", f"kj{kind}|{c1}|{w3}", f"ca{c1}|{c0}|{c3}", f"cb{c0}|{w1}",
        f"cc{c0}|{w3}", f"wa{w1}|{w3}", f"wb{w2}|{w1}", f"wc{w3}|{w4}", f"cd{c2}|{c1}|{kind}",
        f"ce{kind}|{c3}|{c4}", f"n{size}", f"e1{e1}", f"e3{e3}", f"lt{l1}|{kind}|{l3}",
    ]  # fmt: skip
    if t1:
        found += [f"t1{t1}", f"tk{t1}|{kind}"]
    if t3:
        found += [f"t3{t3}", f"tl{t3}|{kind}"]
    if t0:
        found.append(f"t0{t0}")
    if word.folded and word.folded[0].isalpha():
        found += [f"x3{e0}", f"x2{folded[-2:]}", f"y2{folded[:2]}", f"y3{folded[:3]}" if size > 3 else "y3-"]
        if w0 == "*":
            found += [f"u3{e0}", f"u2{folded[-2:]}", f"uy{folded[:2]}"]
            padded = f"^{folded[:24]}$"
            found += [f"t{padded[place : place + 3]}" for place in range(len(padded) - 2)]
    if word.genitive:
        found.append(f"g{word.genitive}{c0}")
    if l0 and w0 != "*":
        found += [
            f"ha{w0}|{w1}",
            f"hb{w0}|{w3}",
            f"hc{w0}|{c1}|{c3}",
            f"hd{w0}|{c3}",
            f"he{w0}|{c1}",
            f"hf{w0}{s0}{case}",
        ]
    return found
