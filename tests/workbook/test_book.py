"""What somebody who keeps notes in a workbook would notice."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.helpers import (
    PASSPHRASE,
    WEAK,
    Clock,
    create,
    journal_files,
    open_again,
    texts,
    world,
    write_note,
)
from tinydb import where

from verksted.workbook import (
    BadRequest,
    ChangedByOther,
    Closed,
    FolderExists,
    KdfCost,
    Put,
    Remove,
    Workbook,
    WrongPassphrase,
    check,
    peek,
)
from verksted.workbook.disk import Disk


def test_notes_are_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        key = write_note(book, "Fast kontaktperson")
        assert book.generation == 1
    with open_again(tmp_path / "bok") as again:
        assert again.get("notes", key) == {"text": "Fast kontaktperson", "sign": "+"}
        assert again.id == book.id
        assert (again.slot.role, again.slot.kind) == ("fasilitator", "passphrase")
        assert again.damage == ()
        assert again.remarks == ()
        stamp = again.stamp_of("notes", key)
        assert stamp is not None
        assert (stamp.role, stamp.at.year) == ("fasilitator", 2026)


def test_nothing_is_written_until_the_first_change(tmp_path: Path) -> None:
    create(tmp_path / "bok").close()
    before = sorted(path.name for path in (tmp_path / "bok").rglob("*"))
    open_again(tmp_path / "bok").close()
    assert sorted(path.name for path in (tmp_path / "bok").rglob("*")) == before


def test_what_is_written_while_open_is_read_by_another_program(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        write_note(book, "før")
        with open_again(tmp_path / "bok", role="dokumentasjon") as other:
            write_note(book, "etter")
            assert texts(other) == {"før"}
            assert {table for table, _ in other.refresh()} == {"notes"}
            assert texts(other) == {"før", "etter"}
            key = write_note(other, "fra den andre")
            book.refresh()
            assert texts(book) == texts(other) == {"før", "etter", "fra den andre"}
            stamp = book.stamp_of("notes", key)
            assert stamp is not None
            assert stamp.role == "dokumentasjon"


def test_the_recovery_key_opens_and_a_slip_of_the_pen_is_told(tmp_path: Path) -> None:
    book, recovery = Workbook.create(
        tmp_path / "bok", passphrase="glemt", role="fasilitator", env=world(), kdf=WEAK
    )
    book.close()
    assert [len(group) for group in recovery.split("-")] == [4] * 9
    with Workbook.open(
        tmp_path / "bok", recovery_key=recovery.lower().replace("-", " "), env=world(1)
    ) as found:
        assert found.slot.kind == "recovery"
        found.add_slot("ny og husket", "fasilitator", kdf=WEAK)
    Workbook.open(tmp_path / "bok", passphrase="ny og husket", env=world(2)).close()
    wrong = ("0" if recovery[0] != "0" else "1") + recovery[1:]
    with pytest.raises(WrongPassphrase, match="skrevet feil"):
        Workbook.open(tmp_path / "bok", recovery_key=wrong, env=world(3))
    with pytest.raises(WrongPassphrase, match="ni grupper"):
        Workbook.open(tmp_path / "bok", recovery_key=recovery[:-1], env=world(3))
    other, other_key = Workbook.create(tmp_path / "to", passphrase="x", role="r", env=world(9), kdf=WEAK)
    other.close()
    with pytest.raises(WrongPassphrase, match="hører ikke til"):
        Workbook.open(tmp_path / "bok", recovery_key=other_key, env=world(3))


def test_a_wrong_passphrase_says_only_that(tmp_path: Path) -> None:
    create(tmp_path / "bok").close()
    with pytest.raises(WrongPassphrase, match=r"^Passordet passer ikke til denne arbeidsboka\.$") as error:
        Workbook.open(tmp_path / "bok", passphrase="feil", env=world(1))
    assert error.value.exit_code == 4


def test_the_same_letters_typed_on_a_mac_open(tmp_path: Path) -> None:
    import unicodedata

    create(tmp_path / "bok").close()
    Workbook.open(tmp_path / "bok", passphrase=unicodedata.normalize("NFD", PASSPHRASE), env=world(1)).close()


def test_slots_come_and_go(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    leader = book.add_slot("lederens", "leder", kdf=WEAK)
    assert {slot.role for slot in book.slots()} == {"fasilitator", "gjenoppretting", "leder"}
    book.change_passphrase("nytt for meg", kdf=WEAK)
    with pytest.raises(WrongPassphrase):
        open_again(tmp_path / "bok")
    Workbook.open(tmp_path / "bok", passphrase="nytt for meg", env=world(1)).close()
    book.remove_slot(leader.id)
    with pytest.raises(WrongPassphrase):
        Workbook.open(tmp_path / "bok", passphrase="lederens", env=world(2))
    with pytest.raises(BadRequest, match="siste nøkkelen"):
        book.remove_slot(book.slot.id)
    with pytest.raises(BadRequest, match="ingen slik"):
        book.remove_slot("000000000000")
    with pytest.raises(BadRequest, match="tomt"):
        book.add_slot("", "leder", kdf=WEAK)
    with pytest.raises(BadRequest, match="rolle"):
        book.add_slot("x", " ", kdf=WEAK)
    book.close()


def test_a_key_that_is_easy_to_guess_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="lett å gjette"):
        Workbook.create(tmp_path / "bok", passphrase="x", role="r", env=world(), kdf=KdfCost(1024, 1, 1))
    assert not (tmp_path / "bok").exists()


def test_a_signature_tells_which_passphrase_was_used(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    leader = book.add_slot("lederens", "leder", kdf=WEAK)
    with Workbook.open(tmp_path / "bok", passphrase="lederens", env=world(1)) as other:
        signature = other.sign(b"sammendrag")
    assert book.verify(leader.id, b"sammendrag", signature)
    assert not book.verify(book.slot.id, b"sammendrag", signature)
    assert not book.verify(leader.id, b"noe annet", signature)
    assert not book.verify("000000000000", b"sammendrag", signature)
    mine = book.sign(b"x")
    book.change_passphrase("nytt", kdf=WEAK)
    assert book.verify(book.slot.id, b"x", mine), "a signature outlives the passphrase"
    assert book.public_key() == book.public_key(book.slot.id)
    book.close()


def test_keyed_hashes_stay_until_their_secret_is_forgotten(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        first = book.keyed_hash("skjuleliste", b"kari")
        assert first == book.keyed_hash("skjuleliste", b"kari")
        assert first != book.keyed_hash("annet", b"kari")
    with open_again(tmp_path / "bok") as again:
        assert again.keyed_hash("skjuleliste", b"kari") == first
        again.forget_secret("skjuleliste")
        assert again.keyed_hash("skjuleliste", b"kari") != first


def test_undo_and_redo_reach_back_to_the_barrier(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        assert book.undo() is None
        book.apply([Put("notes", "a", {"text": "1"})], label="skrev 1")
        book.apply([Put("notes", "a", {"text": "2"}), Put("notes", "b", {"text": "3"})], label="skrev 2 og 3")
        book.apply([Remove("notes", "a")], label="slettet")
        assert book.undo() == "slettet"
        assert texts(book) == {"2", "3"}
        assert book.undo() == "skrev 2 og 3"
        assert texts(book) == {"1"}
        assert book.redo() == "skrev 2 og 3"
        assert texts(book) == {"2", "3"}
        assert book.undo() == "skrev 2 og 3"
        assert book.undo() == "skrev 1"
        assert texts(book) == set()
        assert book.redo() == "skrev 1"
        book.apply([Put("notes", "c", {"text": "ny"})], label="ny")
        assert book.redo() is None, "a new change ends the redo line"
        book.barrier("frigivelse")
        assert book.undo() is None
        book.apply([Put("notes", "c", {"text": "endret"})], label="x", barrier=True)
        assert book.undo() is None
        expected = texts(book)
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == expected
        assert again.damage == ()


def test_the_same_note_edited_twice_keeps_both(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    write_note(book, "opprinnelig", "n")
    other = open_again(tmp_path / "bok", role="dokumentasjon")
    book.apply([Put("notes", "n", {"text": "min"})], label="")
    other.apply([Put("notes", "n", {"text": "din"})], label="")
    book.refresh()
    other.refresh()
    for one in (book, other):
        assert {kept.document["text"] for kept in one.versions("notes", "n") if kept.document} == {
            "min",
            "din",
        }
        assert one.conflicts("notes") == ("n",)
    assert book.get("notes", "n") == other.get("notes", "n")
    book.apply([Put("notes", "n", {"text": "rettet"})], label="")
    assert len(book.versions("notes", "n")) == 2, "an edit of the one shown must not swallow the other"
    book.settle("notes", "n", {"text": "begge"}, label="samlet")
    assert book.conflicts("notes") == ()
    other.refresh()
    assert other.get("notes", "n") == {"text": "begge"}
    assert book.undo() == "samlet"
    assert len(book.versions("notes", "n")) == 2
    book.close()
    other.close()


def test_an_edit_that_began_before_anothers_came_does_not_hide_it(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    write_note(book, "opprinnelig", "n")
    seen = book.version("notes", "n")
    other = open_again(tmp_path / "bok")
    other.apply([Put("notes", "n", {"text": "kom imens"})], label="")
    book.refresh()
    book.apply([Put("notes", "n", {"text": "min"}, over=(seen,))], label="")
    assert {kept.document["text"] for kept in book.versions("notes", "n") if kept.document} == {
        "min",
        "kom imens",
    }
    book.close()
    other.close()


def test_a_removal_and_an_edit_at_once_keep_the_edit(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    write_note(book, "opprinnelig", "n")
    other = open_again(tmp_path / "bok")
    book.apply([Remove("notes", "n")], label="")
    other.apply([Put("notes", "n", {"text": "rettet"})], label="")
    book.refresh()
    assert book.get("notes", "n") == {"text": "rettet"}
    assert [kept.document for kept in book.versions("notes", "n")].count(None) == 1
    book.apply([Remove("notes", "n")], label="")
    assert book.get("notes", "n") is None
    book.close()
    other.close()


def test_undo_leaves_what_somebody_else_built_on(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    write_note(book, "opprinnelig", "n")
    other = open_again(tmp_path / "bok")
    other.apply([Put("notes", "n", {"text": "bygd på"})], label="")
    book.refresh()
    with pytest.raises(ChangedByOther):
        book.undo()
    assert texts(book) == {"bygd på"}
    assert book.undo() is None
    book.close()
    other.close()


def crashed(book: Workbook) -> None:
    """The program is gone in the middle of its work, and the system has closed its file."""
    book._journal.abandon()


def test_a_draft_survives_a_crash_and_no_more(tmp_path: Path) -> None:
    book = create(tmp_path / "bok", role="dokumentasjon")
    book.save_draft("notat", "det som ikke ble fer")
    crashed(book)
    again = open_again(tmp_path / "bok")
    (draft,) = again.drafts()
    assert (draft.field, draft.text, draft.stamp.role) == ("notat", "det som ikke ble fer", "dokumentasjon")
    again.discard_drafts()
    assert again.drafts() == ()
    again.close()
    book.save_draft("notat", "ferd")
    book.apply([Put("notes", "n", {"text": "ferdig"})], label="", draft="notat")
    crashed(book)
    assert open_again(tmp_path / "bok", 2).drafts() == ()
    book.save_draft("notat", "igjen")
    book.save_draft("notat", "")
    crashed(book)
    assert open_again(tmp_path / "bok", 3).drafts() == ()
    book.close()


def test_a_program_that_runs_keeps_its_own_draft_and_the_orphaned_one_comes_back(tmp_path: Path) -> None:
    first = create(tmp_path / "bok", role="dokumentasjon")
    first.save_draft("notat", "skriver ennå")
    second = open_again(tmp_path / "bok")
    assert second.drafts() == ()
    second.save_draft("notat", "den andres")
    crashed(second)
    third = open_again(tmp_path / "bok", 2)
    (found,) = third.drafts()
    assert found.text == "den andres"
    crashed(first)
    assert [draft.text for draft in third.drafts()] == ["skriver ennå", "den andres"]
    third.discard_drafts([found])
    assert [draft.text for draft in third.drafts()] == ["skriver ennå"]
    third.close()
    fourth = open_again(tmp_path / "bok", 3)
    assert [draft.text for draft in fourth.drafts()] == ["skriver ennå"]
    fourth.close()
    first.close()


def test_what_is_typed_after_a_draft_was_taken_over_is_not_taken_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = create(tmp_path / "bok", role="dokumentasjon")
    first.save_draft("notat", "før")
    # As on a drive that knows no locks: nothing tells that the first still runs.
    monkeypatch.setattr(Disk, "held", lambda *_: False)
    second = open_again(tmp_path / "bok")
    second.discard_drafts()
    assert second.drafts() == ()
    first.save_draft("notat", "etter")
    second.refresh()
    assert [draft.text for draft in second.drafts()] == ["etter"]
    second.close()
    first.close()


def test_a_draft_survives_that_one_goes_home(tmp_path: Path) -> None:
    book = create(tmp_path / "bok", role="dokumentasjon")
    book.save_draft("notat", "gikk hjem midt i")
    book.close()
    again = open_again(tmp_path / "bok")
    assert [draft.text for draft in again.drafts()] == ["gikk hjem midt i"]
    again.discard_drafts()
    assert open_again(tmp_path / "bok", 2).drafts() == ()


def test_tables_read_as_tinydb_and_write_one_frame_each(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        table = book.table("points")
        first = table.insert({"text": "a", "n": 1})
        keys = table.insert_multiple([{"text": "b", "n": 2}, {"text": "c", "n": 3}])
        assert isinstance(first, str)
        assert len(table) == 3
        assert table.search(where("n") > 1) == [{"text": "b", "n": 2}, {"text": "c", "n": 3}]
        size = journal_files(tmp_path / "bok")[0].stat().st_size
        assert table.update({"n": 9}, where("n") > 1) == keys
        assert journal_files(tmp_path / "bok")[0].stat().st_size - size <= 16 + 512
        assert table.upsert({"text": "d", "n": 4}, where("text") == "d")
        assert table.remove(where("text") == "a") == [first]
        assert table.get(doc_id=first) is None
        assert table.count(where("n") == 9) == 2
        table.update(
            lambda row: row["tags"].append("x") if "tags" in row else row.update(tags=[]), doc_ids=[keys[0]]
        )
        table.update(lambda row: row["tags"].append("x"), doc_ids=[keys[0]])
        assert book.get("points", keys[0]) == {"text": "b", "n": 9, "tags": ["x"]}
        assert book.undo() == ""
        assert book.get("points", keys[0]) == {"text": "b", "n": 9, "tags": []}
        with pytest.raises(BadRequest):
            book.table("_slots")
        kept = table.all()
        table.truncate()
        assert len(table) == 0
        assert book.undo() == ""
        assert sorted(table.all(), key=str) == sorted(kept, key=str)
    with open_again(tmp_path / "bok") as again:
        assert sorted(again.table("points").all(), key=str) == sorted(kept, key=str)


@pytest.mark.parametrize(
    "document",
    [{"a": float("nan")}, {"a": 1 << 70}, {1: "a"}, {"a": object()}, {"a": "x" * (1 << 21)}],
)
def test_what_json_cannot_hold_is_refused_and_nothing_changes(
    tmp_path: Path, document: dict[str, object]
) -> None:
    with create(tmp_path / "bok") as book:
        write_note(book, "før")
        with pytest.raises(BadRequest):
            book.apply([Put("notes", "n", document)], label="")
        deep: dict[str, object] = {}
        for _ in range(100):
            deep = {"a": deep}
        with pytest.raises(BadRequest):
            book.apply([Put("notes", "n", deep)], label="")
        with pytest.raises(BadRequest):
            book.apply([Put("notes", "../../x", {})], label="")
        assert texts(book) == {"før"}
        write_note(book, "etter")
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == {"før", "etter"}


def test_control_characters_are_gone_when_a_note_is_read(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        write_note(book, "a\x1b[2Jb\u202ec\u0000d", "n")
        assert texts(book) == {"a[2Jbcd"}
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == {"a[2Jbcd"}


def test_text_that_another_program_did_not_clean_is_cleaned_when_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verksted.workbook import changes

    with create(tmp_path / "bok") as book, monkeypatch.context() as patch:
        patch.setattr(changes, "checked", lambda document: document)
        for key, text in {
            "a": "a\x1b[2Jb",
            "b": "blå\u202e",
            "c": "A\u030a\x7f",
            "d": "x\x7f",
            "e": "a\\b \\u001b",
        }.items():
            book.apply([Put("notes", key, {"text": text})], label="")
    with open_again(tmp_path / "bok") as again:
        assert texts(again) == {"a[2Jb", "blå", "Å", "x", "a\\b \\u001b"}
        assert again.damage == ()


def test_nothing_of_the_text_the_roles_or_the_title_stands_in_the_clear(tmp_path: Path) -> None:
    with create(tmp_path / "bok", role="hemmeligrolle") as book:
        write_note(book, "KANARI")
        book.add_slot("lederens", "lederrolle", kdf=WEAK)
        book.save_draft("notat", "KANARI halvveis")
    for path in (tmp_path / "bok").rglob("*"):
        found = path.read_bytes() if path.is_file() else b""
        for word in (b"KANARI", b"hemmeligrolle", b"lederrolle", b"notes", b"notat"):
            assert word not in found
            assert word.decode() not in path.name


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_the_user_may_read_the_files(tmp_path: Path) -> None:
    with create(tmp_path / "bok") as book:
        write_note(book, "x")
    for path in [tmp_path / "bok", *(tmp_path / "bok").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_new_workbook_is_not_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    (tmp_path / "fil").write_text("x")
    for name in ("full", "fil"):
        with pytest.raises(FolderExists):
            create(tmp_path / name)
    (tmp_path / "tom").mkdir()
    create(tmp_path / "tom").close()
    assert (tmp_path / "full" / "x").read_text() == "x"


def test_a_closed_workbook_refuses_to_write(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    book.close()
    book.close()
    with pytest.raises(Closed):
        write_note(book, "x")


def test_readers_do_not_wait_for_the_disk_and_never_see_half(tmp_path: Path) -> None:
    book = create(tmp_path / "bok")
    wrong: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            rows = book.documents("notes")
            if len([key for key in rows if key.startswith("a")]) != len(
                [key for key in rows if key.startswith("b")]
            ):
                wrong.append("half a change was seen")

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        book.apply(
            [Put("notes", f"a{number}", {"text": "x"}), Put("notes", f"b{number}", {"text": "y"})], label=""
        )
    done.set()
    reader.join()
    book.close()
    assert wrong == []


def test_the_package_costs_nothing_to_import() -> None:
    code = "import sys, verksted.workbook\nprint([m for m in ('cryptography', 'tinydb', 'msgspec', 'docx') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_clock_that_goes_back_does_not_turn_versions_round(tmp_path: Path) -> None:
    from datetime import timedelta

    clock = Clock(step=timedelta(seconds=-30))
    with create(tmp_path / "bok", world(clock=clock)) as book:
        for number in range(5):
            write_note(book, str(number), "n")
        stamps = [book.stamp_of("notes", "n")]
    assert stamps[0] is not None
    with open_again(tmp_path / "bok") as again:
        assert again.get("notes", "n") == {"text": "4", "sign": "+"}
        assert again.conflicts("notes") == ()


def test_a_clock_a_year_ahead_is_told_and_not_followed(tmp_path: Path) -> None:
    from datetime import timedelta

    clock = Clock()
    book = create(tmp_path / "bok", world(clock=clock))
    ahead = open_again(
        tmp_path / "bok", env=world(5, clock=Clock(clock.now + timedelta(days=365))), role="dokumentasjon"
    )
    write_note(ahead, "fra framtida", "n")
    book.refresh()
    stamp = book.apply([Put("notes", "n", {"text": "nå"})], label="")
    assert stamp.at.year == 2026
    assert book.get("notes", "n") == {"text": "nå"}, "what was built on it wins, whatever its clock says"
    assert [remark.code for remark in book.remarks if remark.code == "clock"] == ["clock"]
    book.close()
    ahead.close()


keys = st.sampled_from(["a", "b", "c"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), keys, st.text(max_size=8)),
        st.tuples(st.just("remove"), keys, st.just("")),
        st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(""), st.just("")),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_a_workbook_behaves_as_a_dict_with_undo(
    tmp_path_factory: pytest.TempPathFactory, line: list[tuple[str, str, str]]
) -> None:
    from verksted.workshop.text import clean

    folder = tmp_path_factory.mktemp("modell") / "bok"
    book, seed = create(folder), 1
    model: dict[str, str] = {}
    back: list[dict[str, str]] = []
    forth: list[dict[str, str]] = []
    for what, key, text in line:
        if what == "put":
            back.append(dict(model))
            forth.clear()
            model[key] = clean(text)
            book.apply([Put("notes", key, {"text": text})], label="x")
        elif what == "remove":
            back.append(dict(model))
            forth.clear()
            model.pop(key, None)
            book.apply([Remove("notes", key)], label="x")
        elif what == "undo" and back:
            forth.append(model)
            model = back.pop()
            book.undo()
        elif what == "redo" and forth:
            back.append(model)
            model = forth.pop()
            book.redo()
        elif what == "reopen":
            book.close()
            book, seed = open_again(folder, seed), seed + 1
            back, forth = [], []
        assert {name: row["text"] for name, row in book.documents("notes").items()} == model
        assert book.conflicts("notes") == ()
    book.close()
    with open_again(folder, seed) as again:
        assert {name: row["text"] for name, row in again.documents("notes").items()} == model
        assert again.damage == ()
    assert check(folder, passphrase=PASSPHRASE, env=world(99)).whole
    assert peek(folder).id == book.id
