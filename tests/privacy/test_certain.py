"""What is replaced before a line is stored: all that is certain, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.privacy.test_checkdigits import numbers_with_right_digits

from verksted.privacy.certain import PLACEHOLDERS, find_certain, replace_certain
from verksted.privacy.findings import Label
from verksted.privacy.hide import HideList

FNR = numbers_with_right_digits(1)[0]


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        (f"fnr {FNR} sto der", "fnr [fødselsnummer] sto der"),
        (f"{FNR[:6]} {FNR[6:]}", "[fødselsnummer]"),
        (f"{FNR[:2]}.{FNR[2:4]}.{FNR[4:6]} {FNR[6:]}", "[fødselsnummer]"),
        (f"nr {FNR[:6]}-{FNR[6:]}.", "nr [fødselsnummer]."),
        (" ".join(FNR), "[fødselsnummer]"),
        ("skriv til kari.moen+x@epost.example.no.", "skriv til [e-post]."),
        ("ring (+47) 980 14 552 nå", "ring [telefon] nå"),
        ("+4798014552", "[telefon]"),
        ("0047 98 01 45 52 er hennes", "[telefon] er hennes"),
        ("tlf 98014552", "tlf [telefon]"),
        ("ring meg på 980 14 552!", "ring meg på [telefon]!"),
        ("mobil: 98 01 45 52", "mobil: [telefon]"),
        ("ringte 47 98 01 45 52 i går", "ringte [telefon] i går"),
        ("ring 4798014552", "ring [telefon]"),
        ("mobil (47) 98 01 45 52 hele dagen", "mobil [telefon] hele dagen"),
        ("tlf: (47)98014552", "tlf: [telefon]"),
        ("mobilen er 98 01 45 52", "mobilen er [telefon]"),
        ("tlf 98_01_45_52", "tlf [telefon]"),
        ("u3 ring 980 14 552", "u3 ring [telefon]"),
        ("konto 1234.56.78903", "konto [konto]"),
        ("konto 12345678903", "konto [konto]"),
    ],
)
def test_certain_identifiers_are_replaced(line: str, stored: str) -> None:
    assert replace_certain(line)[0] == stored


@pytest.mark.parametrize(
    "line",
    [
        "",
        "saksnummer 22690081",
        "4798014552 sto på lappen",
        "98014552 sto på lappen",
        "rom (47) 98 01 45 52",
        "svar (47) 98014552",
        "ring (47) 98 prosent",
        "mobilen kosta 4 990, vi har 47 av dem",
        f"{FNR[:10]}{(int(FNR[10]) + 1) % 10} er feil",
        "konto 1234.56.78904 stemmer ikke",
        "Kari sa at mora i Moss har bipolar lidelse",
        "møtet 3. mai 2022 kl 14.30, sak 24/1190",
        "vi fikk 20 000 kr, ring 116 111",
        "2019 2020 2021 2022 2023",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "[telefon] og [e-post] sto der fra før",
        "hun sa @ alle kan komme",
        "Storgata 5, 0155 Oslo",
    ],
)
def test_nothing_less_than_certain_is_touched(line: str) -> None:
    assert replace_certain(line) == (line, [])


def test_findings_count_the_line_as_given() -> None:
    line = "🙂 a\u030a ring 980\u00a014\u00a0552 og \u200bkari@epost.example.no"
    text, found = replace_certain(line)
    assert text == "🙂 a\u030a ring [telefon] og \u200b[e-post]"
    assert [line[f.start : f.end] for f in found] == ["980\u00a014\u00a0552", "kari@epost.example.no"]
    assert all(f.certain for f in found)


def test_words_of_the_hide_list_go_too() -> None:
    hidden = HideList(["Ingrid Moen", "Pia"])
    assert (
        replace_certain("pias sak, Pia-saken og ingrid  moens bil", hidden)[0]
        == "[skjult] sak, [skjult]-saken og [skjult] bil"
    )


def test_part_of_a_hidden_name_is_not_certain() -> None:
    assert replace_certain("berg og dalbane", HideList(["Kari Berg"]))[0] == "berg og dalbane"


def test_twice_is_once() -> None:
    line = f"tlf 98014552, {FNR}, a@b.no, 1234.56.78903, pia"
    once, _ = replace_certain(line, HideList(["pia"]))
    assert replace_certain(once, HideList(["pia"])) == (once, [])


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_keeps_what_is_not_found(text: str) -> None:
    replaced, found = replace_certain(text)
    place = 0
    rebuilt = ""
    for f in found:
        assert place <= f.start < f.end <= len(text)
        rebuilt += text[place : f.start] + PLACEHOLDERS[f.label]
        place = f.end
    assert rebuilt + text[place:] == replaced


@pytest.mark.parametrize("unit", ["1", "1 ", " ", "a@", "a.", "ring ", "\u0301", "1-", "+47", "(", "x@a."])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    small, large = (_seconds(unit * (size // len(unit))) for size in (20_000, 80_000))
    assert large < 12 * small + 1


def _seconds(text: str) -> float:
    began = time.process_time()
    find_certain(text, HideList(["Kari Nordvik"]))
    return time.process_time() - began


def test_an_ordinary_line_costs_about_nothing() -> None:
    line = "per sa at sbh ringte 48 21 77 03 i går og at det var fint at noen spurte " * 4
    replace_certain(line)
    best = min(_seconds(line) for _ in range(20))
    assert best < 0.01


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from verksted.privacy.certain import replace_certain; replace_certain('tlf 98014552');"
        "heavy = {'pycrfsuite', 'rapidfuzz', 'tomllib', 'cryptography', 'textual'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_label_of_a_certain_finding_has_a_placeholder() -> None:
    assert set(PLACEHOLDERS) >= {Label.FNR, Label.EMAIL, Label.PHONE, Label.ACCOUNT, Label.UNKNOWN}


def test_a_placeholder_is_left_alone_whatever_is_hidden() -> None:
    hidden = HideList(["konto", "skjult"])
    assert replace_certain("min [konto] er [skjult]", hidden) == ("min [konto] er [skjult]", [])
    assert replace_certain("konto", hidden)[0] == "[skjult]"


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        ("fnr: 13 09 72 48022 2 barn", "fnr: [fødselsnummer] 2 barn"),
        ("fnr 13 09 72 48022 12 år", "fnr [fødselsnummer] 12 år"),
        ("to: 13 09 72 48022 13 09 72 48022", "to: [fødselsnummer] [fødselsnummer]"),
        ("fnr 13 09 72 48022 130972-48022", "fnr [fødselsnummer] [fødselsnummer]"),
        ("kl 10 13 09 72 48022", "kl 10 [fødselsnummer]"),
        ("tlf 91 23 45 67 92 34 56 78", "tlf [telefon] [telefon]"),
        ("tlf 912 34 567 / 923 45 678", "tlf [telefon] / [telefon]"),
        ("tlf 912 34 567, 22 av 40 svarte", "tlf [telefon], 22 av 40 svarte"),
        ("12 13 14 15 16 17", "12 13 14 15 16 17"),
        ("13 09 72 48023 2 barn", "13 09 72 48023 2 barn"),
    ],
)
def test_another_number_beside_hides_none(line: str, stored: str) -> None:
    assert replace_certain(line)[0] == stored
