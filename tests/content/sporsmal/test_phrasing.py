"""The phrasing check: our own bank passes, bad questions are caught, and what it offers is better."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.loading import load
from verksted.content.phrasing import MOST_WORDS, Code, check
from verksted.content.questions import bank
from verksted.content.questions_words import PROFESSIONALS, HardWord, word_list
from verksted.workshop.words import TargetGroup, WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
KNOWN = (
    "er",
    "du",
    "hvorfor",
    "ikke",
    "?",
    "og",
    "hva",
    "eller",
    ",",
    "da",
    "kom",
    "din",
    "mor",
    "fra",
    "null",
    "sak",
)
BAD_BOKMAL = [
    ("Er du fornøyd med kontaktpersonen?", Code.CLOSED, "Hva skal til for at du er fornøyd med kontaktpersonen?"),
    ("Føler du deg hørt i møter?", Code.CLOSED, "Hva skal til for at du føler deg hørt i møter?"),
    ("Får ungdom nok informasjon?", Code.CLOSED, "Hva skal til for at ungdom får nok informasjon?"),
    ("Vet du hvem du kan ringe?", Code.CLOSED, "Hva skal til for at du vet hvem du kan ringe?"),
    ("Kan du fortelle om samværet?", Code.CLOSED, "Fortell om samværet."),
    ("Kan dere si noe om ventetid?", Code.CLOSED, "Fortell om ventetid."),
    ("Er det noe vi har glemt?", Code.CLOSED, "Hva har vi glemt?"),
    ("Er det noe som er vanskelig?", Code.CLOSED, "Hva er vanskelig?"),
    ("Hva er det beste og det verste med møter?", Code.TWO_IN_ONE, None),
    ("Hvordan bør vi snakke sammen – og når bør vi tie?", Code.TWO_IN_ONE, "Hvordan bør vi snakke sammen?"),
    ("Bør barnevernet ringe oftere?", Code.CLOSED, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Barnevernet er greit å ha med å gjøre", Code.CLOSED, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Er du enig i at brev bør være korte?", Code.LEADING, "Hva tenker du om at brev bør være korte?"),
    ("Synes du ikke at møtene er for lange?", Code.LEADING, "Hva tenker du om at møtene er for lange?"),
    ("Barnevernet er tregt, ikke sant?", Code.LEADING, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Hvor fornøyd er du med hjelpen du får?", Code.LEADING, "Hvilke erfaringer har ungdom med hjelpen?"),
    ("Hva synes du om de dårlige møterommene?", Code.LEADING, "Hva synes du om møterommene?"),
    ("Hva er bra og hva er dårlig?", Code.TWO_IN_ONE, "Hva er bra?"),
    ("Hva er best? Hva er verst?", Code.TWO_IN_ONE, "Hva er best?"),
    ("Hva synes du om maten og rommet?", Code.TWO_IN_ONE, "Hva synes du om maten?"),
    ("Hvordan er en god voksen, og hvordan bør byttet skje?", Code.TWO_IN_ONE, "Hvordan er en god voksen?"),
    ("Hva passer best, SMS eller telefon?", Code.TWO_IN_ONE, None),
    ("Hva skjedde da du flyttet?", Code.OWN_CASE, "Hva bør tjenesten gjøre når noen flytter?"),
    ("Hva skjedde med deg i fosterhjemmet?", Code.OWN_CASE, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Hvordan opplevde du det første møtet?", Code.OWN_CASE, "Hva kan tjenesten lære om det første møtet?"),
    ("Hva mener du om saken din?", Code.OWN_CASE, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Hvor lenge har du bodd i fosterhjem?", Code.OWN_CASE, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Fikk du nok informasjon?", Code.OWN_CASE, "Hva skal til for at du får nok informasjon?"),
    ("Hva trenger barnet ditt?", Code.OWN_CASE, "Hva er ditt beste råd til tjenesten om dette?"),
    ("Hvorfor sier noen nei til ettervern?", Code.WHY, "Hva gjør at noen sier nei til ettervern?"),
    ("Hvorfor blir ikke ungdom hørt?", Code.WHY, "Hva gjør at ungdom ikke blir hørt?"),
    ("Hvorfor får vi aldri svar?", Code.WHY, "Hva gjør at vi aldri får svar?"),
    ("Hvorfor er det vanskelig å si fra?", Code.WHY, "Hva gjør at det er vanskelig å si fra?"),
    ("Hva synes du om kontaktpersonen din?", Code.THIRD_PERSON, "Hva kjennetegner en god kontaktperson?"),
    ("Hva gjør fosterforeldrene dine bra?", Code.THIRD_PERSON, "Hva kjennetegner gode fosterforeldre?"),
    ("Hvordan er moren din i møter?", Code.THIRD_PERSON, "Hva kan tjenesten gjøre for at familien får god hjelp?"),
    ("Hva tenker broren din om barnevernet?", Code.THIRD_PERSON, "Hva kan tjenesten gjøre for at familien får god hjelp?"),
    ("Hva synes du om Kari på kontoret?", Code.THIRD_PERSON, "Hva er viktig for deg når ansatte møter ungdom?"),
    ("Hvordan snakker dere om vold hjemme?", Code.TRAUMA, "Hvordan bør tjenesten møte ungdom når livet er vanskelig?"),
    ("Hvordan opplever du medvirkning?", Code.HARD_WORD, "Hvordan opplever du å få være med?"),
    ("Hva er en god relasjon?", Code.HARD_WORD, "Hva er et godt forhold?"),
    ("Hvilke tiltak hjelper mest?", Code.HARD_WORD, "Hvilken hjelp hjelper mest?"),
    ("Hva bør skje ved omsorgsovertakelse?", Code.HARD_WORD, None),
    ("Hva er det viktigste barnevernet bør tenke på når de for første gang skal møte en ny ungdom?", Code.TOO_LONG, None),
    ("", Code.EMPTY, None),
    (" ?! ", Code.EMPTY, None),
]  # fmt: skip
BAD_NYNORSK = [
    ("Er du nøgd med kontaktpersonen?", Code.CLOSED, "Kva skal til for at du er nøgd med kontaktpersonen?"),
    ("Er det noko de vil seie?", Code.CLOSED, "Kva vil de seie?"),
    ("Kva synest du om maten og rommet?", Code.TWO_IN_ONE, "Kva synest du om maten?"),
    ("Trivst ungdom i fosterheim?", Code.CLOSED, "Kva skal til for at ungdom trivst i fosterheim?"),
    ("Bør barnevernet ringje oftare?", Code.CLOSED, "Kva er ditt beste råd til tenesta om dette?"),
    ("Er du samd i at brev bør vere korte?", Code.LEADING, "Kva tenkjer du om at brev bør vere korte?"),
    ("Barnevernet er treigt, ikkje sant?", Code.LEADING, "Kva er ditt beste råd til tenesta om dette?"),
    ("Kor nøgd er du med hjelpa du får?", Code.LEADING, "Kva erfaringar har ungdom med hjelpa?"),
    ("Kva er bra og kva er dårleg?", Code.TWO_IN_ONE, "Kva er bra?"),
    ("Kva skjedde då du flytta?", Code.OWN_CASE, "Kva bør tenesta gjere når nokon flyttar?"),
    ("Korleis opplevde du det første møtet?", Code.OWN_CASE, "Kva kan tenesta lære om det første møtet?"),
    ("Kva meiner du om saka di?", Code.OWN_CASE, "Kva er ditt beste råd til tenesta om dette?"),
    ("Kvifor seier nokon nei til ettervern?", Code.WHY, "Kva gjer at nokon seier nei til ettervern?"),
    ("Kvifor blir ikkje ungdom høyrde?", Code.WHY, "Kva gjer at ungdom ikkje blir høyrde?"),
    ("Kva synest du om kontaktpersonen din?", Code.THIRD_PERSON, "Kva kjenneteiknar ein god kontaktperson?"),
    ("Korleis er mora di i møte?", Code.THIRD_PERSON, "Kva kan tenesta gjere for at familien får god hjelp?"),
    ("Korleis snakkar de om vald heime?", Code.TRAUMA, "Korleis bør tenesta møte ungdom når livet er vanskeleg?"),
    ("Korleis opplever du medverknad?", Code.HARD_WORD, "Korleis opplever du å få vere med?"),
    ("Kva tiltak hjelper mest?", Code.HARD_WORD, "Kva hjelp hjelper mest?"),
    ("Kva er det viktigaste barnevernet bør tenkje på når dei for første gong skal møte ein ny ungdom?", Code.TOO_LONG, None),
]  # fmt: skip
GOOD = [
    "Hvordan kan skole og barnevern samarbeide bedre?",
    "Hva er bra med barnevernet i Lillehammer?",
    "Fra null til ti: Hvor trygt er det å si fra?",
    "Tenk deg Ola, 15 år. Hva bør barnevernet si til Ola?",
    "Hva bør Nav gjøre annerledes?",
    "Hva ville du gjort som leder?",
    "Hva hjelper når du flytter?",
    "Hvordan vil du helst få beskjeder?",
    "Fortell om en god måte å få beskjed på.",
    "Hva trenger barn og unge når de venter?",
    "Hva savner foreldre mest?",
    "Hvordan kan vi bli bedre til å lytte til barn og foreldre?",
    "Hvilke regler bør gjelde for mobil og nett?",
    "Hvis du fikk bestemme alt i én dag, hva ville du gjort?",
    "Hva fikk dere ut av dagen?",
    "Hva er viktig når mor og far bor hver for seg?",
]


@pytest.mark.parametrize("standard", [NB, NN])
def test_every_question_and_prompt_of_the_bank_passes(standard: WrittenStandard) -> None:
    for question in bank().questions.values():
        only_professionals = set(question.groups) <= PROFESSIONALS
        group = question.groups[0] if only_professionals else None
        for text in (question.text, *question.prompts):
            assert check(text.in_(standard), standard, group=group) == [], question.id


@pytest.mark.parametrize(("text", "code", "better"), BAD_BOKMAL)
def test_bad_bokmal_is_caught_and_bettered(text: str, code: Code, better: str | None) -> None:
    remarks = {remark.code: remark for remark in check(text, NB)}
    assert code in remarks, list(remarks)
    assert remarks[code].better == better
    assert remarks[code].text.endswith(".")


@pytest.mark.parametrize(("text", "code", "better"), BAD_NYNORSK)
def test_bad_nynorsk_is_caught_and_bettered(text: str, code: Code, better: str | None) -> None:
    remarks = {remark.code: remark for remark in check(text, NN)}
    assert code in remarks, list(remarks)
    assert remarks[code].better == better


@pytest.mark.parametrize("text", GOOD)
def test_good_questions_are_left_alone(text: str) -> None:
    assert check(text, NB) == []


@pytest.mark.parametrize(
    ("text", "standard"), [*((row[0], NB) for row in BAD_BOKMAL), *((row[0], NN) for row in BAD_NYNORSK)]
)
def test_what_is_offered_does_not_have_the_same_fault(text: str, standard: WrittenStandard) -> None:
    for remark in check(text, standard):
        if remark.better is not None:
            assert remark.code not in {again.code for again in check(remark.better, standard)}


def test_what_is_wrong_with_a_hard_word_names_it_and_an_easier_one() -> None:
    (remark,) = check("Hva gjør kommunikasjonen god?", NB)
    assert "kommunikasjonen" in remark.text
    assert "kontakten" in remark.text


def test_words_of_the_trade_pass_among_professionals_only() -> None:
    text = "Hvilke tiltak virker best?"
    assert [remark.code for remark in check(text, NB, group=TargetGroup.PARENTS)] == [Code.HARD_WORD]
    assert check(text, NB, group=TargetGroup.STAFF) == []
    for_all = "Hvordan ser brukerne på dette?"
    assert [remark.code for remark in check(for_all, NB, group=TargetGroup.STAFF)] == [Code.HARD_WORD]


def test_a_long_compound_is_hard_whatever_it_is() -> None:
    (remark,) = check("Hva er bra med barneverntjenestesamarbeidet?", NB)
    assert remark.code is Code.HARD_WORD


@pytest.mark.parametrize("count", [MOST_WORDS, MOST_WORDS + 1])
def test_fifteen_words_are_the_limit(count: int) -> None:
    text = "Hva " + "bra " * (count - 1) + "?"
    assert (Code.TOO_LONG in {remark.code for remark in check(text, NB)}) is (count > MOST_WORDS)


def test_the_gravest_remark_comes_first() -> None:
    codes = [remark.code for remark in check("Hvorfor slo faren din deg da du bodde hjemme?", NB)]
    assert codes[:3] == [Code.OWN_CASE, Code.THIRD_PERSON, Code.TRAUMA]
    assert Code.WHY in codes


def test_hard_words_of_both_standards_are_listed_once_each() -> None:
    words = load("sporsmal", HardWord, table="word")
    assert words.problems == ()
    for standard in WrittenStandard:
        forms = [form.form.lower() for word in words.items.values() for form in word.forms(standard)]
        assert len(forms) == len(set(forms)) > 100


@pytest.mark.parametrize("standard", [NB, NN])
def test_no_easier_word_is_itself_on_the_list(standard: WrittenStandard) -> None:
    words = word_list(standard)
    assert [easier for easier in words.easier.values() if words.found(easier)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(list(WrittenStandard)))
def test_any_text_is_answered(text: str, standard: WrittenStandard) -> None:
    for remark in check(text, standard):
        assert remark.text
        assert remark.better is None or remark.better.strip()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(KNOWN),
        max_size=20,
    )
)
def test_any_order_of_the_words_it_knows_is_answered(words: list[str]) -> None:
    for standard in WrittenStandard:
        check(" ".join(words), standard)


@pytest.mark.parametrize(
    "text", ["hva " * 100_000, "og " * 100_000, "?" * 500_000, "A" * 500_000, "Kari " * 50_000]
)
def test_a_pasted_book_takes_no_time(text: str) -> None:
    check("Hva er bra?", NB)
    start = perf_counter()
    check(text, NB)
    assert perf_counter() - start < 1.0
