"""From a reviewed workbook to a signed summary: the detector, the gate, two people, one release."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from verksted.desk.desk import Desk
from verksted.desk.following_corrections import corrections
from verksted.desk.kept import HiddenForms
from verksted.desk.released import Released
from verksted.desk.reviewing_placeholders import PURPOSE, forgetting
from verksted.privacy.decisions import Choice, Decision, FindAll, OpenFinding, normal_words, open_findings
from verksted.privacy.release import (
    Blocked,
    Blocker,
    Gate,
    Material,
    Reviewed,
    SignOff,
    blockers,
    content_blockers,
    release,
    release_digest,
    sign_off_message,
)
from verksted.privacy.release_summary import draft_summary, outgoing
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.points import unhandled

if TYPE_CHECKING:
    from verksted.privacy.findings import Finding
    from verksted.privacy.hide import HashedHideList, HideList
    from verksted.workshop.summary import DetectorFigures, Summary


def material(desk: Desk) -> Material:
    """All that a release is decided from, as the workbook holds it now."""
    from verksted.desk.surveys import Surveys

    sign_offs = desk.sign_offs.all()
    return Material(
        workshop=desk.workshop,
        themes=desk.themes.all(),
        notes=desk.notes.all(),
        points=desk.points.all(),
        aside=desk.aside.all(),
        measures=desk.measures.all(),
        promises=desk.promises.all(),
        principles=desk.principles.all(),
        decisions=desk.decisions.all(),
        reviewed=desk.reviewed.all(),
        sign_off=sign_offs[-1] if sign_offs else None,
        corrections=corrections(desk).all(),
        earlier=[entry.summary for entry in desk.released.all()],
        others=desk.others,
        survey=Surveys(desk).figures(),
    )


def hidden_words(desk: Desk) -> HideList | HashedHideList | None:
    """The words to hide; after a release the keyed hashes of their forms; None where there are none."""
    words = desk.hide_list()
    if words is not None:
        return words
    forms = desk.hidden_forms.get("forms")
    if forms is None:
        return None
    from verksted.privacy.hide import HashedHideList

    hashes = [bytes.fromhex(value) for value in forms.hashes]
    return HashedHideList(hashes, lambda form: desk.workbook.keyed_hash("hidden", form))


def finder(desk: Desk) -> FindAll:
    """The detector, with this workbook's hide list.

    The same texts under the same hide list are looked through once: gate, signature and release ask for
    the very same. What is kept for that is findings under a hash, and no text.
    """
    from verksted.privacy.detector import Detector

    hidden = hidden_words(desk)
    detector = Detector.load(hidden=hidden)
    under = _hide_list_mark(desk)

    def find(texts: Sequence[str]) -> list[list[Finding]]:
        return _looked_through.find(under, texts, detector.find_document)

    return find


def _hide_list_mark(desk: Desk) -> bytes:
    """A hash of all that the hide list holds now, by workbook: other words, other findings."""
    held = [desk.workbook.id, *(entry.words for entry in desk.hidden.all())]
    held += [value for forms in desk.hidden_forms.all() for value in forms.hashes]
    return hashlib.sha256("\0".join(held).encode()).digest()


class _LookedThrough:
    """Findings of the last few documents, under a hash of hide list and texts."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[bytes, list[list[Finding]]] = OrderedDict()

    def find(self, under: bytes, texts: Sequence[str], look: FindAll) -> list[list[Finding]]:
        whole = "\0".join([*(str(len(text)) for text in texts), *texts])
        mark = hashlib.sha256(under + whole.encode(errors="surrogatepass")).digest()
        with self._lock:
            found = self._kept.get(mark)
        if found is None:
            found = look(texts)
            with self._lock:
                self._kept[mark] = found
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return [list(own) for own in found]


_looked_through = _LookedThrough(8)


@cache
def figures() -> DetectorFigures:
    """The measured figures of the detector that stand beside every release."""
    from verksted.privacy.missrate import figures as measured

    return measured()


def gate(desk: Desk) -> Gate:
    from verksted.content.wording import proposals

    standard = desk.workshop.standard
    return Gate(
        finder(desk),
        desk.hash_words,
        desk.workbook.verify,
        figures(),
        lambda words: not proposals(words, standard),
    )


def blocked(desk: Desk) -> list[Blocker]:
    """What blocks a release now, each with how to mend it; nothing where one has been made of this."""
    return blockers(material(desk), gate(desk))


def findings_to_decide(desk: Desk) -> list[OpenFinding]:
    """Findings in what would leave that nobody has decided."""
    now = material(desk)
    return open_findings(outgoing(now), finder(desk), now.decisions, desk.hash_words)


def count_open_findings(desk: Desk) -> int:
    """Findings nobody has dealt with: in what would leave, and in raw notes not yet used or set aside."""
    now = material(desk)
    find = finder(desk)
    raw = [note.text for note in unhandled(now.notes, now.points, now.aside)]
    in_notes = sum(len(found) for found in find(raw)) if raw else 0
    return in_notes + len(open_findings(outgoing(now), find, now.decisions, desk.hash_words))


def keep(desk: Desk, finding: OpenFinding, reason: str, *, fact: bool = True) -> None:
    """Let the words of a finding stand, with a reason; logged without the words.

    `fact` False where they are no fact about people: they then count in no combination.
    """
    decision = Decision(
        id=desk.tools.new_id(),
        unit=finding.unit,
        words=desk.hash_words(normal_words(finding.words)),
        label=finding.finding.label,
        choice=Choice.KEEP,
        reason=reason,
        slot=desk.workbook.slot.id,
        at=desk.tools.now(),
        fact=fact,
    )
    desk.apply([desk.decisions.put(decision)], say("Lot noe stå"))


def mark_reviewed(desk: Desk) -> None:
    """The person at this key says: I have been through everything."""
    slot = desk.workbook.slot
    entry = Reviewed(slot.id, slot.role, desk.tools.now())
    desk.apply([desk.reviewed.put(entry)], say("Gjennomgangen er ferdig"))


def sign_off(desk: Desk) -> None:
    """The person at this key, another than the reviewer, signs what would leave.

    Raises `Blocked` while anything but the signature blocks.
    """
    now = material(desk)
    found = content_blockers(now, gate(desk))
    if found:
        raise Blocked(found)
    digest = release_digest(now, figures())
    slot = desk.workbook.slot
    signature = desk.workbook.sign(sign_off_message(digest))
    entry = SignOff(slot.id, slot.role, digest, signature.hex(), desk.tools.now())
    desk.apply([desk.sign_offs.put(entry)], say("Signerte"))


def release_now(desk: Desk) -> Summary:
    """Release: the signed summary, kept in the workbook, and a barrier that undo does not pass.

    Hidden words, and whom the placeholders stood for, leave the workbook, its old files too (it gets a
    new data key); only keyed hashes of the hidden forms stay, for the leak scan. Raises `Blocked` with
    every reason.
    """
    from verksted.report.signing import sign

    made = release(material(desk), gate(desk), desk.tools.new_id())
    key = desk.signing.get("release")
    if key is None:
        raise Blocked([Blocker("no-key", say("Arbeidsbokas egen nøkkel mangler. Berg arbeidsboka først."))])
    summary = sign(made, bytes.fromhex(key.seed))
    entry = Released(summary.id, desk.tools.now(), summary)
    forgotten, masked = _forget_hidden(desk), forgetting(desk)
    desk.apply([desk.released.put(entry), *forgotten, *masked], say("Frigivelse"), barrier=True)
    if masked:
        desk.workbook.forget_secret(PURPOSE)
    if forgotten or masked:
        desk.renew_key()
    return summary


def _forget_hidden(desk: Desk) -> list[Put | Remove]:
    hidden = desk.hide_list()
    if hidden is None:
        return []
    hashes = hidden.hashes(lambda form: desk.workbook.keyed_hash("hidden", form))
    forms = HiddenForms("forms", tuple(sorted(value.hex() for value in hashes)))
    return [desk.hidden_forms.put(forms), *(desk.hidden.remove(entry.id) for entry in desk.hidden.all())]


def changed_since_release(desk: Desk) -> bool:
    """Whether a release now would tell something else than the newest one; False before the first."""
    made = desk.released.all()
    if not made:
        return False
    told = max(made, key=lambda entry: entry.at).summary
    bare = replace(told, id="", signers=(), key="", signature="", detector=figures())
    return draft_summary(material(desk), figures(), "") != bare


def released_summary(desk: Desk) -> Summary:
    """The newest released summary. Raises `Blocked` with what blocks one, if there is none."""
    made = desk.released.all()
    if made:
        return max(made, key=lambda entry: entry.at).summary
    found = blocked(desk) or [Blocker("not-released", say("Sammendraget er klart, men ikke frigitt ennå."))]
    raise Blocked(found)
