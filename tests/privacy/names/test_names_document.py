"""A name that is sure in one note is found in the others, and the same person is the same."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers.names import Names
from verksted.privacy.recognizers.names_document import find_document, person_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = Names.load()


def person(text: str, name: str) -> Finding:
    start = text.index(name)
    return Finding(start, start + len(name), Label.PERSON, Action.MASK, Source.TAGGER, 0.9)


def keys(*pairs: tuple[str, str]) -> list[str]:
    rows = [[person(text, name)] for text, name in pairs]
    return [row[0] for row in person_keys([text for text, _ in pairs], rows)]


def test_a_strange_name_that_is_sure_once_is_masked_everywhere() -> None:
    texts = [
        "saksbehandler Thuvaragan Sivakumaran ringte oss",
        "ny plan / thuvaragan?",
        "mat hos thuvaragan",
    ]
    rows = find_document(NAMES, texts)
    assert [
        [text[f.start : f.end] for f in row if f.action is Action.MASK]
        for text, row in zip(texts, rows, strict=True)
    ] == [
        ["Thuvaragan Sivakumaran"],
        ["thuvaragan"],
        ["thuvaragan"],
    ]


STRANGE = (
    "det var mykje prat om kvetlin i går",
    "alle sa at kvetlin var fin",
    "fekk ein kvetlin på fredag",
    "kvetlin lo, og vi lo med",
)


def masked(texts: Sequence[str]) -> list[str]:
    rows = find_document(NAMES, texts)
    return [
        t[f.start : f.end] for t, row in zip(texts, rows, strict=True) for f in row if f.action is Action.MASK
    ]


def test_a_word_that_nobody_knows_and_that_comes_again_is_masked() -> None:
    assert masked(STRANGE) == ["kvetlin"] * 4
    reasons = {f.why for row in find_document(NAMES, STRANGE) for f in row}
    assert any("kommer igjen" in why for why in reasons)


def test_twice_is_not_again_and_again() -> None:
    assert masked(STRANGE[:2]) == []


def test_a_strange_word_that_is_never_likely_is_left_to_a_person() -> None:
    assert (
        masked([STRANGE[2]] * 5 + ["nye plogginer i kassa", "plogginer på bordet", "ingen plogginer"]) == []
    )


def test_a_strange_word_that_is_a_place_somewhere_is_no_person() -> None:
    texts = [*STRANGE, "møtet var på kvetlin skole"]
    rows = Detector.load().find_document(texts)
    assert all(rows)
    assert not [f for row in rows for f in row if f.label is Label.PERSON]


def test_an_ordinary_word_is_not_masked_because_somebody_bears_it() -> None:
    rows = find_document(
        NAMES, ["kontaktpersonen min heter Stein Vik", "en stein falt fra brystet", "hele livet i ei mappe"]
    )
    assert [f for row in rows[1:] for f in row if f.action is Action.MASK] == []


def test_texts_without_sure_names_are_as_they_were() -> None:
    texts = ["vi vil ha mer tid", "bra med mat"]
    assert find_document(NAMES, texts) == [NAMES.find(text) for text in texts]


def test_findings_of_a_document_do_not_overlap() -> None:
    texts = [
        "Ingrid Moen kom, og ingrid gikk",
        "moen ingrid ingrids Ingrid-saken",
        "per moen og xqzzwy ingrid",
    ]
    for row in find_document(NAMES, texts):
        assert all(before.end <= after.start for before, after in itertools.pairwise(row))


@pytest.mark.parametrize(
    "other", ["Ingrid", "ingrid", "Vik", "Ingrids", "Ingrid V", "Ingrid V.", "ingrid vik", "Ingrid Viks"]
)
def test_parts_of_a_full_name_are_the_same_person(other: str) -> None:
    first, second = keys(("Ingrid Vik ringte", "Ingrid Vik"), (f"hos {other} i dag", other))
    assert first == second == "ingrid vik"


def test_a_given_name_that_two_have_is_nobodys() -> None:
    assert (
        keys(("Ingrid Vik", "Ingrid Vik"), ("Ingrid Moen", "Ingrid Moen"), ("så sa Ingrid", "Ingrid"))[2]
        == "ingrid"
    )


def test_a_genitive_alone_is_the_same_person() -> None:
    assert keys(("så yusuf", "yusuf"), ("yusufs mor", "yusufs")) == ["yusuf", "yusuf"]


def test_a_name_that_ends_in_s_is_itself() -> None:
    assert keys(("så jonas", "jonas"), ("hos tobias", "tobias")) == ["jonas", "tobias"]


def test_what_is_no_person_has_no_key() -> None:
    place = Finding(0, 3, Label.PLACE, Action.MASK, Source.LIST, 0.9)
    assert person_keys(["Ski i dag"], [[place]]) == [[""]]
