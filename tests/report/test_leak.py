"""The leak scan finds what is planted anywhere in a finished file, and publishing leaves nothing behind."""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.report.samples import sample

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.reading import Unreadable
from verksted.report.chapter_maps import chapter_maps
from verksted.report.errors import AlreadyThere, NotAllowedOut
from verksted.report.files import summary_file
from verksted.report.leak import alike, scan, shingle_texts
from verksted.report.leak_policy import LeakPolicy
from verksted.report.own_files import summary_policy
from verksted.report.package import pack, unpack
from verksted.report.publish import Leaked, publish
from verksted.report.traces import Leak
from verksted.workshop.words import WrittenStandard

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KINDS = ["a.docx", "a.md", "a.html", "a.xlsx", "a.csv", "a.json"]


def detect(texts: Sequence[str]) -> list[list[Finding]]:
    """A detector that knows one word."""
    out = []
    for text in texts:
        at = text.find("KANARI")
        found = Finding(at, at + 6, Label.PERSON, Action.MASK, Source.LIST, 1.0, "Ordet er et navn.")
        out.append([found] if at >= 0 else [])
    return out


POLICY = LeakPolicy(detect=detect)


def with_parts(**changes: str) -> bytes:
    """The sample's Word file with parts added, or text put into those that are there (`__` for `/`)."""
    parts: dict[str, str | bytes] = dict(unpack(summary_file(sample(), "a.docx")))
    for name, content in changes.items():
        path = name.replace("__", "/") + ".xml"
        parts[path] = content
    return pack(parts)


def body_with(markup: str) -> bytes:
    parts: dict[str, str | bytes] = dict(unpack(summary_file(sample(), "a.docx")))
    document = parts["word/document.xml"]
    assert isinstance(document, bytes)
    parts["word/document.xml"] = document.replace(b"<w:sectPr>", markup.encode() + b"<w:sectPr>", 1)
    return pack(parts)


@pytest.mark.parametrize("name", KINDS)
def test_our_own_files_are_clean(name: str) -> None:
    summary = sample()
    assert scan(summary_file(summary, name), name, summary_policy(POLICY, summary)) == []


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_the_real_detector_finds_nothing_in_any_form_of_a_clean_summary(standard: WrittenStandard) -> None:
    summary = sample(standard)
    policy = summary_policy(LeakPolicy(detect=Detector.load().find_document), summary)
    for name in KINDS:
        assert scan(summary_file(summary, name), name, policy) == [], name
    for layout in chapter_maps().values():
        for name in ("a.docx", "a.html"):
            assert scan(summary_file(summary, name, layout), name, policy) == [], layout.id


@pytest.mark.parametrize(
    "data",
    [
        with_parts(word__header1=f"<w:hdr {W}><w:p><w:r><w:t>KAN</w:t></w:r><w:r><w:t>ARI</w:t></w:r></w:p></w:hdr>"),
        with_parts(word__comments=f"<w:comments {W}><w:comment><w:p><w:r><w:t>KANARI</w:t></w:r></w:p></w:comment></w:comments>"),
        with_parts(docProps__custom="<Properties xmlns='c'><property name='x'><v>KANARI</v></property></Properties>"),
        with_parts(word__charts__chart9="<c:c xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:v>KANARI</c:v></c:c>"),
        body_with("<w:p><w:ins w:author='KANARI'><w:r><w:t>ny</w:t></w:r></w:ins></w:p>"),
        body_with("<w:p><w:del w:author='x'><w:r><w:delText>KANARI</w:delText></w:r></w:del></w:p>"),
        body_with("<w:p><w:r><w:drawing><wp:docPr id='90' name='b' descr='KANARI'/></w:drawing></w:r></w:p>"),
        body_with("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>KANARI</w:t></w:r></w:p>"),
    ],
    ids=["header", "comment", "property", "chart", "revision author", "deleted", "alt text", "hidden"],
)  # fmt: skip
def test_a_planted_word_is_found_wherever_it_stands(data: bytes) -> None:
    leaks = scan(data, "a.docx", POLICY)
    assert any("KANARI" in leak.what for leak in leaks)
    assert all(leak.part and leak.why.endswith(".") for leak in leaks)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (with_parts(docProps__core="<c:p xmlns:c='c' xmlns:d='d'><d:creator>En Leder</d:creator></c:p>"), "En Leder"),
        (with_parts(docProps__core="<c:p xmlns:c='c' xmlns:d='d'><d:created>2026-01-01T10:00:00Z</d:created></c:p>"), "2026-01-01T10:00:00Z"),
        (with_parts(docProps__app="<Properties xmlns='p'><Company>Lindvik</Company></Properties>"), "Lindvik"),
        (with_parts(customXml__item1="<a/>"), "skjulte tilleggsdata"),
        (body_with("<w:p w:rsidR='00AB12CD'/>"), "rsid"),
        (body_with("<w:p><w:ins w:id='1'><w:r><w:t>ny</w:t></w:r></w:ins></w:p>"), "sporede endringer"),
        (body_with("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"), "skjult tekst"),
        (body_with(r"<w:p><w:r><w:t>Se C:\Users\ole\notater.docx</w:t></w:r></w:p>"), r"C:\Users"),
        (body_with("<w:p><w:r><w:t>maskin pc-4711 her</w:t></w:r></w:p>"), "pc-4711"),
        (body_with("<w:p><w:r><w:t>det sa u7 i går</w:t></w:r></w:p>"), "u7"),
    ],
)  # fmt: skip
def test_traces_of_people_and_machines_are_found(data: bytes, what: str) -> None:
    leaks = scan(data, "a.docx", LeakPolicy(names=("pc-4711",)))
    assert what in [leak.what for leak in leaks]


def test_a_link_that_fetches_something_is_found() -> None:
    parts: dict[str, str | bytes] = dict(unpack(summary_file(sample(), "a.docx")))
    parts["word/_rels/settings.xml.rels"] = (
        "<Relationships xmlns='r'><Relationship Id='a' TargetMode='External' Type='x/attachedTemplate' "
        "Target='https://spor.example/mal.dotx'/></Relationships>"
    )
    leaks = scan(pack(parts), "a.docx", LeakPolicy())
    assert "https://spor.example/mal.dotx" in [leak.what for leak in leaks]


def test_a_package_that_tells_the_time_is_found() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in unpack(summary_file(sample(), "a.docx")).items():
            file.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 9, 0, 0)), data)
    assert "tidspunkt" in [leak.what for leak in scan(out.getvalue(), "a.docx", LeakPolicy())]
    assert scan(out.getvalue(), "a.docx", LeakPolicy(own=False)) == []


def hashed(run: str) -> bytes:
    return hashlib.sha256(b"key" + run.encode()).digest()


def test_five_words_of_a_raw_note_in_a_row_are_found() -> None:
    note = "Når den nye kommer, vet hun ingenting om hva som er lovet"
    policy = LeakPolicy(shingle=hashed, shingles={hashed(run) for run in shingle_texts(note)})
    leaks = scan("# Råd\n\nen sa at vet HUN ingenting, om hva de gjorde\n".encode(), "a.md", policy)
    assert len(leaks) == 1
    assert scan(b"vet hun ingenting om, sa noen", "a.md", policy) == []


def test_a_hidden_word_is_found_and_not_shown() -> None:
    leaks = scan(b"den gamle Vardes tid", "a.md", LeakPolicy(hidden=lambda text: "varde" in text.casefold()))
    assert len(leaks) == 1
    assert "arde" not in leaks[0].what + leaks[0].why


def test_what_is_allowed_covers_only_itself() -> None:
    assert (
        scan(b"Lindvik KANARI skole", "a.md", LeakPolicy(detect=detect, allowed=["lindvik kanari skole"]))
        == []
    )
    assert scan(b"KANARI skole", "a.md", LeakPolicy(detect=detect, allowed=["lindvik kanari skole"])) != []
    assert scan(b"KANARIEN", "a.md", LeakPolicy(detect=detect, allowed=["kanari"])) != []


def test_what_a_person_must_decide_counts_only_when_asked_for() -> None:
    def unsure(texts: Sequence[str]) -> list[list[Finding]]:
        return [[Finding(0, 3, Label.PLACE, Action.LOOK, Source.LIST, 0.5, "Kanskje.")] for _ in texts]

    assert scan(b"Her", "a.md", LeakPolicy(detect=unsure)) == []
    assert scan(b"Her", "a.md", LeakPolicy(detect=unsure, look=True)) == [], "and then only with its label"
    assert scan(b"Her", "a.md", LeakPolicy(detect=unsure, look=True, labels=frozenset(Label))) != []


def test_seats_that_were_used_are_found_in_any_case() -> None:
    assert [leak.what for leak in scan(b"U3 og u9", "a.md", LeakPolicy(seats=["u3"]))] == ["U3"]
    assert scan(b"laget U16 og u-sving", "a.md", LeakPolicy()) == []


def test_what_cannot_be_read_is_not_let_through() -> None:
    with pytest.raises(Unreadable):
        scan(b"PK\x03\x04ikke en pakke", "a.docx", LeakPolicy())


# --- publishing -----------------------------------------------------------------------------------


def clean(data: bytes) -> list[Leak]:
    return []


def test_a_file_appears_whole_and_alone(tmp_path: Path) -> None:
    publish(tmp_path / "å.md", b"innhold", clean)
    assert [path.name for path in tmp_path.iterdir()] == ["å.md"]
    assert (tmp_path / "å.md").read_bytes() == b"innhold"


def test_nothing_is_overwritten_unless_it_is_said(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"gammelt")
    with pytest.raises(AlreadyThere, match="--skriv-over"):
        publish(target, b"nytt", clean)
    assert target.read_bytes() == b"gammelt"
    publish(target, b"nytt", clean, overwrite=True)
    assert target.read_bytes() == b"nytt"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_leak_leaves_nothing_behind(tmp_path: Path) -> None:
    leak = Leak("topptekst nr. 1", "x", "Derfor.")
    with pytest.raises(NotAllowedOut, match=r"topptekst nr\. 1") as caught:
        publish(tmp_path / "a.md", b"x", lambda _: [leak, leak])
    assert isinstance(caught.value, Leaked)
    assert caught.value.exit_code == 3
    assert caught.value.leaks == (leak, leak)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["fsync", "link"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    if failing == "link":  # a disk without links is not a failure: the file is renamed instead
        publish(tmp_path / "a.md", b"x", clean)
        assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    else:
        with pytest.raises(OSError, match="No space"):
            publish(tmp_path / "a.md", b"x", clean)
        assert list(tmp_path.iterdir()) == []


def test_a_left_over_of_a_crash_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".verksted-0.tmp").write_bytes(b"halvt")
    publish(tmp_path / "a.md", b"x", clean)
    assert (tmp_path / "a.md").read_bytes() == b"x"


def test_a_fingerprint_is_no_telephone_number_and_a_number_beside_it_still_is() -> None:
    from verksted.privacy.detector import Detector

    policy = LeakPolicy(detect=Detector.load().find_document)
    text = "Kontrollkode for sammendraget: 0093 6286 8396 5301 9783 8463."
    assert scan(text.encode(), "a.md", policy) == []
    assert scan(f"{text} Ring meg på +47 912 34 567.".encode(), "a.md", policy)


def test_letters_that_a_search_takes_for_one_another_are_alike() -> None:
    """Else a phrase that may stand would be passed over, and what it covers told as a leak."""
    equal = [
        letter
        for letter in map(chr, range(sys.maxunicode + 1))
        if letter.casefold() != letter or letter == "ı"
    ]
    assert len(equal) > 1_000
    for letter in equal:
        for other in {
            letter.lower(),
            letter.upper(),
            letter.casefold(),
            letter.swapcase(),
            "i",
            "s",
            "k",
            "µ",
            "å",
        }:
            if len(other) == 1 and re.fullmatch(re.escape(letter), other, re.IGNORECASE):
                assert alike(letter) == alike(other), (letter, other)


@pytest.mark.parametrize("stands", ["Kanari Kommune", "kanari kommune", "KANARI KOMMUNE"])
def test_what_is_allowed_in_any_case_covers_what_is_found_in_it(stands: str) -> None:
    policy = LeakPolicy(detect=detect, allowed=[stands, "kommune", "KAN"], own=False)
    assert not scan("vi bor i KANARI KOMMUNE nå".encode(), "a.md", policy)
    assert scan("vi bor i KANARI nå".encode(), "a.md", policy)
