"""The command line as it is fixed in the design: exit codes, output, and what bad input gets."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import PASSPHRASE, Verksted


def notes_of(verksted: Verksted, book: Path, secret: Path) -> list[dict[str, Any]]:
    shown = verksted("vis", book, "--json", "--raa", "--passord-fil", secret)
    assert shown.code == 0, shown.err
    found: list[dict[str, Any]] = json.loads(shown.out)["notes"]
    return found


def one_sentence(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and text.strip().endswith(".") and "Traceback" not in text


def test_a_new_workbook_ends_with_its_recovery_key(verksted: Verksted, secret: Path, tmp_path: Path) -> None:
    made = verksted("ny", tmp_path / "ny", "--tittel", "Prøve", "--malform", "nn", "--passord-fil", secret)
    assert made.code == 0
    key = made.lines[-1]
    assert len(key.split("-")) >= 8
    recovery = tmp_path / "nokkel.txt"
    recovery.write_text(key, "utf-8")
    new = tmp_path / "nytt.txt"
    new.write_text("et helt nytt passord", "utf-8")
    done = verksted(
        "nokkel", tmp_path / "ny", "gjenopprett", "--nokkel-fil", recovery, "--nytt-passord-fil", new
    )
    assert done.code == 0, done.err
    shown = verksted("vis", tmp_path / "ny", "--json", "--passord-fil", new)
    assert json.loads(shown.out)["malform"] == "nn"


def test_notes_go_in_by_line_and_come_out_as_they_were_meant(
    verksted: Verksted, book: Path, secret: Path
) -> None:
    typed = '- u3 lang kø #skole *4\n\n   \n+! fast kontakt\n" sånn er det\nhelt vanlig\r\n'
    taken = verksted("notat", book, "--passord-fil", secret, stdin=typed.encode())
    assert taken.code == 0, taken.err
    ids = [line.removeprefix("OK ") for line in taken.lines]
    notes = notes_of(verksted, book, secret)
    assert [note["id"] for note in notes] == ids
    assert [note["text"] for note in notes] == ["lang kø", "fast kontakt", "sånn er det", "helt vanlig"]
    first, second, third, _ = notes
    assert (first["sign"], first["seat"], first["theme"], first["agree"]) == ("-", "u3", "skole", 4)
    assert (second["sign"], second["follow_up"]) == ("+", True)
    assert (third["sign"], third["quote"]) == ('"', True)
    assert {note["writer"] for note in notes} == {"dokumentasjon"}
    assert {note["versions"] for note in notes} == {1}


def test_certain_identifiers_never_reach_the_disk(verksted: Verksted, book: Path, secret: Path) -> None:
    typed = "ring +47 912 34 567\nkari@eksempel.no vil ha svar\nfnr 010190 12345 er feil\n"
    verksted("notat", book, "--passord-fil", secret, stdin=typed.encode())
    texts = [note["text"] for note in notes_of(verksted, book, secret)]
    assert texts[0] == "ring [telefon]"
    assert texts[1] == "[e-post] vil ha svar"


def test_a_very_long_line_becomes_linked_notes(verksted: Verksted, book: Path, secret: Path) -> None:
    typed = "- u2 " + "ord " * 60_000
    taken = verksted("notat", book, "--passord-fil", secret, stdin=typed.encode())
    assert taken.code == 0
    notes = notes_of(verksted, book, secret)
    assert 60 <= len(notes) == len(taken.lines) <= 70
    assert all(len(note["text"]) <= 4000 for note in notes)
    assert {note["sign"] for note in notes} == {"-"}
    assert sum(note["text"].count("ord") for note in notes) == 60_000


def test_bad_bytes_are_kept_as_a_mark_and_told(verksted: Verksted, book: Path, secret: Path) -> None:
    taken = verksted("notat", book, "--passord-fil", secret, stdin=b"f\xf8rst\ns\xc3\xa5 dette\n")
    assert taken.code == 0
    assert one_sentence(taken.err)
    assert [note["text"] for note in notes_of(verksted, book, secret)] == ["f\ufffdrst", "så dette"]


def test_nothing_for_the_terminal_gets_in_or_out(verksted: Verksted, book: Path, secret: Path) -> None:
    verksted(
        "notat", book, "--passord-fil", secret, stdin="\x1b]52;c;aGVp\x07hei \x9b2J \u202eabc\n".encode()
    )
    shown = verksted("vis", book, "--raa", "--passord-fil", secret)
    assert not set(shown.out) & {"\x1b", "\x9b", "\u202e", "\x07"}


def test_vis_says_what_is_left_and_no_title_without_raa(verksted: Verksted, book: Path, secret: Path) -> None:
    shown = verksted("vis", book, "--json", "--passord-fil", secret)
    view = json.loads(shown.out)
    assert set(view) == {"format", "id", "malform", "counts", "phases", "blocked"}
    assert set(view["counts"]) == {"notes", "points", "findings_open", "measures", "promises"}
    assert {entry["code"] for entry in view["blocked"]} >= {"no-points", "not-signed", "not-reviewed"}
    assert "Ungdom om svar" not in shown.out
    plain = verksted("vis", book, "--passord-fil", secret)
    assert "Notater" in plain.out
    assert "Ungdom om svar" not in plain.out


def test_raw_notes_come_with_a_warning(verksted: Verksted, book: Path, secret: Path) -> None:
    shown = verksted("vis", book, "--json", "--raa", "--passord-fil", secret)
    assert json.loads(shown.out)["title"] == "Ungdom om svar"
    assert one_sentence(shown.err.splitlines()[0])


def test_a_wrong_passphrase_is_four(verksted: Verksted, book: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "feil.txt"
    wrong.write_text("noe annet", "utf-8")
    for command in (["vis", book], ["sjekk", book], ["notat", book]):
        answer = verksted(*command, "--passord-fil", wrong)
        assert (answer.code, one_sentence(answer.err)) == (4, True)


@pytest.mark.parametrize("written", ["\ufeff{}\n", "{}\r\n", "{}"])
def test_a_passphrase_file_may_have_a_mark_and_one_line_break(
    verksted: Verksted, book: Path, tmp_path: Path, written: str
) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes(written.format(PASSPHRASE).encode())
    assert verksted("sjekk", book, "--passord-fil", path).code == 0
    path.write_bytes(written.format(PASSPHRASE.replace("å", "a\u030a")).encode())
    assert verksted("sjekk", book, "--passord-fil", path).code == 0
    path.write_bytes((written.format(PASSPHRASE) + "\n\n").encode())
    assert verksted("sjekk", book, "--passord-fil", path).code == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ["sjekk"],
        ["vis", "x", "--passord", "y"],
        ["ny", "x"],
        ["sett-inn", "a", "b", "--til", "c"],
        ["undersokelse"],
    ],
)
def test_wrong_usage_is_two_and_norwegian(verksted: Verksted, arguments: list[str]) -> None:
    answer = verksted(*arguments)
    assert answer.code == 2
    assert one_sentence(answer.err) or "Se «verksted" in answer.err
    assert not {"usage", "error", "required", "argument:"} & set(answer.err.lower().split())


def test_help_is_norwegian(verksted: Verksted) -> None:
    for command in ([], ["ny"], ["notat"], ["skann"], ["nokkel"], ["sett-inn"]):
        answer = verksted(*command, "--help")
        assert answer.code == 0
        assert not {"usage:", "options:", "show", "positional", "message"} & set(answer.out.lower().split())


def test_what_is_no_workbook_is_five(verksted: Verksted, secret: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil").write_text("x")
    for name in ("tom", "fil", "finnes-ikke"):
        answer = verksted("vis", tmp_path / name, "--passord-fil", secret)
        assert (answer.code, one_sentence(answer.err)) == (5, True), name


def test_nothing_is_made_over_what_is_there(verksted: Verksted, book: Path, secret: Path) -> None:
    before = sorted(path.read_bytes() for path in book.rglob("*") if path.is_file())
    answer = verksted("ny", book, "--tittel", "Igjen", "--passord-fil", secret)
    assert answer.code in {1, 2}
    assert one_sentence(answer.err)
    assert sorted(path.read_bytes() for path in book.rglob("*") if path.is_file()) == before


def test_damage_is_told_and_the_rest_is_shown(verksted: Verksted, book: Path, secret: Path) -> None:
    for number in range(4):
        verksted("notat", book, "--passord-fil", secret, stdin=f"notat {number}\n".encode())
    segment = max((book / "journal").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    whole = segment.read_bytes()
    middle = len(whole) // 2
    segment.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :])
    shown = verksted("vis", book, "--json", "--raa", "--passord-fil", secret)
    assert shown.code == 5
    assert shown.err.strip()
    texts = {note["text"] for note in json.loads(shown.out)["notes"]}
    assert len(texts & {f"notat {number}" for number in range(4)}) >= 3
    checked = verksted("sjekk", book, "--passord-fil", secret)
    assert checked.code == 5
    assert "■" in checked.out


def test_keys_are_added_listed_and_removed(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annet.txt"
    other.write_text("kontrollørens eget passord", "utf-8")
    added = verksted(
        "nokkel",
        book,
        "legg-til",
        "--rolle",
        "kontroll",
        "--passord-fil",
        secret,
        "--nytt-passord-fil",
        other,
    )
    assert added.code == 0, added.err
    assert verksted("sjekk", book, "--passord-fil", other).code == 0
    listed = verksted("nokkel", book, "vis", "--passord-fil", secret).lines
    slot = next(line.split()[0] for line in listed if "kontroll" in line)
    assert verksted("nokkel", book, "fjern", "--plass", slot, "--passord-fil", secret).code == 0
    assert verksted("sjekk", book, "--passord-fil", other).code == 4


def test_a_changed_passphrase_opens_and_the_old_does_not(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    new = tmp_path / "nytt.txt"
    new.write_text("et nytt passord på plass", "utf-8")
    assert verksted("nokkel", book, "bytt", "--passord-fil", secret, "--nytt-passord-fil", new).code == 0
    assert verksted("sjekk", book, "--passord-fil", new).code == 0
    assert verksted("sjekk", book, "--passord-fil", secret).code == 4


def test_one_passphrase_for_two_roles_is_told(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    new = tmp_path / "nytt.txt"
    new.write_text("et nytt passord på plass", "utf-8")
    both = ["--passord-fil", secret, "--nytt-passord-fil"]
    added = verksted("nokkel", book, "legg-til", "--rolle", "kontroll", *both, secret)
    assert added.code == 0
    assert "samme passordet åpner nøkkelen til fasilitator" in added.err
    changed = verksted("nokkel", book, "bytt", *both, new)
    assert changed.code == 0
    assert "Det gamle passordet åpner fortsatt nøkkelen til" in changed.err
    assert verksted("nokkel", book, "legg-til", "--rolle", "leder", *both, tmp_path / "nytt.txt").err


def test_export_before_release_is_three_with_reasons(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ut.docx"
    answer = verksted("eksport", book, "--til", target, "--passord-fil", secret)
    assert answer.code == 3
    assert "■" in answer.err
    assert not target.exists()


def test_a_copied_workbook_opens_where_it_lands(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    verksted("notat", book, "--passord-fil", secret, stdin=b"hei\n")
    shutil.copytree(book, tmp_path / "kopi")
    assert [note["text"] for note in notes_of(verksted, tmp_path / "kopi", secret)] == ["hei"]


def test_scan_speaks_json_for_every_unit_in_order(verksted: Verksted, tmp_path: Path) -> None:
    path = tmp_path / "linjer.jsonl"
    rows = [
        {"id": "a", "text": "ring 912 34 567 i morgen, tlf"},
        {"id": "b", "text": "alle vil ha raskere svar"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    answer = verksted("skann", path, "--json")
    assert answer.code == 3
    said = [json.loads(line) for line in answer.lines]
    assert [(row["fil"], row["id"]) for row in said] == [(str(path), "a"), (str(path), "b")]
    assert [rows[0]["text"][s["start"] : s["end"]] for s in said[0]["spans"] if s["label"] == "PHONE"] == [
        "912 34 567"
    ]
    assert said[1]["spans"] == []


def test_scan_of_harmless_text_on_stdin_is_zero(verksted: Verksted) -> None:
    answer = verksted("skann", "-", "--json", stdin=b"alle vil ha raskere svar\n")
    assert answer.code == 0
    assert json.loads(answer.out)["spans"] == []


@pytest.mark.parametrize("stick", [True, False])
def test_a_key_outside_the_folder_is_added_listed_found_and_moved(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path, stick: bool
) -> None:
    place = tmp_path / "pinne"
    place.mkdir()
    new = tmp_path / "nytt.txt"
    new.write_text("lederens eget passord\n", "utf-8")
    where = ["--utenfor", place] if stick else ["--utenfor"]
    added = verksted(
        "nokkel", book, "legg-til", "--rolle", "leder", "--passord-fil", secret,
        "--nytt-passord-fil", new, *where,
    )  # fmt: skip
    assert added.code == 0, added.err
    assert "Nøkkelen ligger i" in added.out
    slot = added.lines[0].removesuffix(".").split()[-1]
    assert not list((book / "nokler").glob(f"{slot}*"))
    listed = verksted("nokkel", book, "vis", "--passord-fil", new)
    assert listed.code == 0, listed.err
    assert f"{slot}  leder – utenfor mappen (denne)" in listed.lines
    moved = verksted("nokkel", book, "bytt", "--passord-fil", secret, "--nytt-passord-fil", secret, *where)
    assert moved.code == 0, moved.err
    assert not any(b"argon2id" in path.read_bytes() for path in (book / "nokler").iterdir())
    assert verksted("sjekk", book, "--passord-fil", secret).code == 0
    for path in tmp_path.rglob("*.slot"):
        if path.parent.name == "verksted-nokler":
            path.unlink()
    assert verksted("sjekk", book, "--passord-fil", secret).code == 4


def test_a_place_for_a_key_that_will_not_do_is_wrong_usage(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    for place in (tmp_path / "mangler", book):
        said = verksted(
            "nokkel", book, "legg-til", "--passord-fil", secret, "--nytt-passord-fil", secret,
            "--utenfor", place,
        )  # fmt: skip
        assert said.code == 2, said.out


def test_a_recovery_key_is_called_so_where_it_is_missing_or_empty(
    verksted: Verksted, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verksted.cli.passphrases._has_terminal", lambda: False)
    empty = tmp_path / "tom.txt"
    empty.write_text("\n", "utf-8")
    calls = {
        "--nokkel-fil": [],
        "Gjenopprettingsnøkkelen kan ikke være tom": ["--nokkel-fil", empty],
        "Nøkkelfilen": ["--nokkel-fil", tmp_path / "borte"],
    }
    for says, more in calls.items():
        said = verksted("nokkel", book, "gjenopprett", *more)
        assert said.code == 2
        assert says in said.err
        assert "assord" not in said.err


def test_a_new_passphrase_without_a_terminal_names_its_own_option(
    verksted: Verksted, book: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verksted.cli.passphrases._has_terminal", lambda: False)
    said = verksted("nokkel", book, "bytt", "--passord-fil", secret)
    assert said.code == 2
    assert "--nytt-passord-fil" in said.err
