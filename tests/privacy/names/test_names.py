"""What a note-taker sees: names are found where they stand, ordinary words are left in peace."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy.findings import Action, Finding, Label
from verksted.privacy.recognizers.names import Names

NAMES = Names.load()


def found(text: str, action: Action | None = None) -> list[str]:
    return [text[f.start : f.end] for f in NAMES.find(text) if action is None or f.action is action]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kevin fra inst ringte aldri tilbake", ["kevin"]),
        ("snakka med fatuma om samværet", ["fatuma"]),
        ("mamman te ingeborg va itj me", ["ingeborg"]),
        ("eg trur at oddveig gløymde møtet", ["oddveig"]),
        ("saksbehandler Agnieszka Kowalczyk sa nei", ["Agnieszka Kowalczyk"]),
        ("Mohamed Amin og Hodan vil bo sammen", ["Mohamed Amin", "Hodan"]),
        ("anne-lise kom for seint", ["anne-lise"]),
    ],
)
def test_names_are_masked_whole(text: str, names: list[str]) -> None:
    assert found(text, Action.MASK) == names


def test_the_genitive_ending_belongs_to_the_name() -> None:
    assert found("yusufs mor var redd", Action.MASK) == ["yusufs"]


def test_of_a_hyphenated_compound_only_the_name_is_marked() -> None:
    assert found("Pia-saken må aldri skje igjen") == ["Pia"]


def test_a_closed_compound_is_marked_whole() -> None:
    assert found("alle husker ingridsaken fra i fjor", Action.MASK) == ["ingridsaken"]


def test_names_joined_by_words_or_signs_are_findings_of_their_own() -> None:
    assert found("iben, truls og fatima skal ha ny kontaktperson") == ["iben", "truls", "fatima"]


def test_names_on_two_lines_are_two_findings() -> None:
    assert found("hilsen Ingrid\nKevin sa ja") == ["Ingrid", "Kevin"]


@pytest.mark.parametrize(
    ("as_name", "as_word", "word"),
    [
        ("per ringte ikke i dag", "per uke er det for lite", "per"),
        ("æ snakka me liv fra vakta", "det er liv og røre på inst", "liv"),
        ("saksbehandler moen har slutta", "vi gikk tur over moen", "moen"),
        ("sol vil flytte til mormor", "det var sol og bading hele dagen", "sol"),
        ("kontaktpersonen min heter bo", "jeg vil bo hjemme hos mamma", "bo"),
    ],
)
def test_context_decides_of_words_that_are_names_too(as_name: str, as_word: str, word: str) -> None:
    assert word in found(as_name)
    assert word not in found(as_word, Action.MASK)


@pytest.mark.parametrize("name", ["tsehaynesh", "thuvaragan", "zhanyl", "ifeanyichukwu", "szczęsława"])
def test_names_in_no_list_are_found(name: str) -> None:
    assert name in found(f"{name} fikk ikke være med på møtet")
    assert name in found(f"vi spurte {name} hva hun ville")


@pytest.mark.parametrize("name", ["kristnie", "mohamd", "ingirid", "agniezska"])
def test_misspelt_names_are_found(name: str) -> None:
    assert name in found(f"har noen snakka med {name} om planen?")


@pytest.mark.parametrize(
    "text",
    [
        "vi fikk ikke være med på møtet om fosterhjemmet",
        "saksbehandleren må svare på telefonen med en gang",
        "æ vil itj flytt langt, ka skjer me hunden",
        "ungane treng meir tid med sakshandsamaren sin",
        "D3 og u7 sier det samme, gutt 2 er uenig",
        "jeg vil ha samme ktp hele tida, ikke ny sbh hver mnd",
    ],
)
def test_ordinary_notes_are_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_every_finding_says_why_in_norwegian() -> None:
    text = "kevin, xqwzyx og per moen snakka om ingridsaken med j.h. og kristnie"
    for finding in NAMES.find(text):
        assert finding.why.endswith((".", "?"))
        assert 0 <= finding.score <= 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "12 345", "🙂🙃", "\x00\x01", "…—«»", "\u202eabc", "u\u0301" * 50]
)
def test_empty_and_odd_texts_are_read(text: str) -> None:
    assert all(f.label is Label.PERSON or f.label is Label.UNKNOWN for f in NAMES.find(text))


def valid(text: str, findings: list[Finding]) -> bool:
    place = 0
    for f in findings:
        if (
            not place <= f.start < f.end <= len(text)
            or text[f.start : f.end] != text[f.start : f.end].strip()
        ):
            return False
        place = f.end
    return True


@given(st.text(max_size=150))
@settings(max_examples=100, deadline=None)
def test_findings_lie_in_the_text_in_order(text: str) -> None:
    assert valid(text, NAMES.find(text))


@given(
    st.lists(
        st.sampled_from(
            ["kevin", "per", "moen", "og", "-", ".", ",", "\n", "j", "sa", "til", "🙂", "hans", "D3"]
        ),
        max_size=25,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_row_of_names_and_signs_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    findings = NAMES.find(text)
    assert valid(text, findings)
    assert {f.start for f in NAMES.find(text)} == {f.start for f in findings}


@pytest.mark.parametrize("unit", ["kevin ", "xqzzw", "a.", "-", "j.h. ", "é", "per\n", "a'b'", "aab aba "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        started = time.process_time()
        NAMES.find(text)
        return time.process_time() - started

    seconds(2_000)
    small, large = max(seconds(10_000), 0.005), seconds(80_000)
    assert large < 8 * small * 4


def test_a_word_of_a_megabyte_is_one_word() -> None:
    started = time.process_time()
    findings = NAMES.find("kevin " + "x" * 1_000_000)
    assert time.process_time() - started < 2
    assert (findings[0].start, findings[-1].end) == (0, 1_000_006)


def test_place_and_organisation_are_hinted_at() -> None:
    text = "hun bodde i Oppdal og gikk på Solbakken barnehage"
    hints = {text[h.start : h.end]: h for h in NAMES.hints(text)}
    assert hints["Oppdal"].place > 0.5
    assert hints["Solbakken"].org > 0.5
