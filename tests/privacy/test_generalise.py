"""Proposals say more than a hole, and never anything fine enough to point at somebody."""

from __future__ import annotations

import re

import pytest
from tests.privacy.marked import lines

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.generalise import age_band, proposals, quarter


def propose(words: str, label: Label, nn: bool = False) -> tuple[str, ...]:
    return proposals(
        Finding(0, len(words), label, Action.MASK, Source.PATTERN, 0.9), words, "nn" if nn else "nb"
    )


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("5", "et barn under skolealder"),
        ("8-åringen", "et barn i barneskolealder"),
        ("femten", "en ungdom i tenårene"),
        ("17 år", "en ungdom i slutten av tenårene"),
        ("tjueto år", "en ung voksen"),
        ("treåring", "et barn under skolealder"),
        ("44 år gammel", "en voksen"),
        ("84 år", "en eldre person"),
        ("8 måneder gammel", "et barn"),
    ],
)
def test_an_age_becomes_a_band(words: str, band: str) -> None:
    assert propose(words, Label.AGE) == (band,)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("3. mai 2022", "på våren 2022"),
        ("14.02.05", "tidlig på året"),
        ("2022-08-19", "på sensommeren eller tidlig på høsten 2022"),
        ("11/02", "tidlig på året"),
        ("lille julaften i fjor", "sent på året"),
        ("tolvte desember", "sent på året"),
        ("May 3rd", "på våren"),
    ],
)
def test_a_date_becomes_a_quarter(words: str, when: str) -> None:
    assert propose(words, Label.DATE)[0] == when


def test_places_and_schools() -> None:
    assert propose("Moss", Label.PLACE)[0] == "en kommune i nærheten"
    assert propose("Storgata", Label.PLACE) == ("en gate i nærheten",)
    assert propose("Åsheim ungdomsskole", Label.ORG) == ("en skole",)
    assert propose("Granåsen barnehage", Label.ORG, nn=True) == ("ein barnehage",)
    assert propose("NAV Ås", Label.ORG) == ("et nav-kontor",)
    assert propose("Syria", Label.ORIGIN) == ("et annet land",)
    assert propose("tigrinja", Label.ORIGIN) == ("et annet språk enn norsk",)


def test_names_and_numbers_are_only_removed() -> None:
    for label in (Label.PERSON, Label.PHONE, Label.FNR, Label.EMAIL, Label.ACCOUNT, Label.UNKNOWN):
        assert propose("noe", label) == ()


def test_every_case_of_ours_gives_words_without_digits_of_its_own() -> None:
    for marked in lines("cases.txt"):
        for span in marked.spans:
            found = Finding(span.start, span.end, Label(span.label), Action.MASK, Source.PATTERN, 0.9)
            for nb, nn in zip(
                proposals(found, marked.text), proposals(found, marked.text, "nn"), strict=True
            ):
                own = marked.text[span.start : span.end].lower()
                assert nb
                assert nn
                assert own not in nb
                assert not re.search(r"\d", re.sub(r" (?:19|20)\d\d$", "", nb))


def test_bands_and_quarters_have_no_holes() -> None:
    for years in range(200):
        assert age_band(years)
        assert age_band(years, nynorsk=True)
    assert len({quarter(month) for month in range(1, 13)}) == 4
