"""The summary as JSON: strict both ways, signed, and told apart from everything else."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.samples import SEED, sample
from tests.report.survey_samples import with_survey

from verksted.assets import asset
from verksted.report.errors import BadSummary
from verksted.report.json_form import from_json, to_json
from verksted.report.schema import schema_text, summary_schema
from verksted.report.signing import canonical, fingerprint, same_fingerprint, sign, verify
from verksted.workshop.summary import Summary
from verksted.workshop.words import WrittenStandard


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_there_and_back_is_the_same_summary(standard: WrittenStandard) -> None:
    summary = sample(standard)
    assert from_json(to_json(summary)) == summary
    assert verify(from_json(to_json(summary)))


def test_the_schema_on_disk_is_that_of_the_types() -> None:
    assert asset("skjema", "sammendrag-1.schema.json").read_text("utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(summary_schema())


@pytest.mark.parametrize("signed", [True, False])
def test_what_is_written_fits_the_schema(signed: bool) -> None:
    jsonschema.validate(json.loads(to_json(sample(signed=signed))), summary_schema())


def changed(data: dict[str, Any], path: tuple[str | int, ...], value: object) -> bytes:
    node: Any = data
    for key in path[:-1]:
        node = node[key]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return json.dumps(data).encode()


WRONG: list[tuple[tuple[str | int, ...], object]] = [
    (("format",), 2),
    (("format",), "1"),
    (("extra",), 1),
    (("themes", 0, "extra"), 1),
    (("themes", 0, "below_k"), ...),
    (("themes", 0, "points", 0, "strength"), "all"),
    (("themes", 0, "points", 0, "text"), 7),
    (("themes", 0, "points", 0, "text"), "a" * 20_001),
    (("themes", 1, "points", 0, "follow_up"), 1),
    (("quarter",), "2026-11-22"),
    (("measures", 0, "due"), "2027-Q5"),
    (("measures", 0, "year"), 3),
    (("participants",), "11 stykker"),
    (("detector", "direct_found"), 1001),
    (("detector", "notes"), -1),
    (("balance", "positive", "points"), True),
    (("key",), "AAAA"),
    (("signature",), "ikke base64!"),
    (("malform",), "en"),
    (("signers",), None),
    (("id",), ...),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_what_is_wrong_is_refused_by_the_reader_and_by_the_schema(
    path: tuple[str | int, ...], value: object
) -> None:
    data = changed(json.loads(to_json(sample())), path, value)
    with pytest.raises(BadSummary) as caught:
        from_json(data)
    assert caught.value.exit_code == 5
    assert str(caught.value).endswith(".")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(data), summary_schema())


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b" " * (9 * 1024 * 1024), b'{"format": 9}'],
)  # fmt: skip
def test_other_files_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadSummary) as caught:
        from_json(data)
    assert "\n" not in str(caught.value)


def test_a_doubled_key_is_refused() -> None:
    data = to_json(sample()).replace(b'"quarter": ', b'"quarter": "2020-Q1", "quarter": ', 1)
    with pytest.raises(BadSummary):
        from_json(data)


def test_a_newer_format_says_so() -> None:
    data = changed(json.loads(to_json(sample())), ("format",), 2)
    with pytest.raises(BadSummary, match="nyere"):
        from_json(data)


def leaves(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in leaves(value, (*path, key))]
    if isinstance(node, list):
        return [leaf for at, value in enumerate(node) for leaf in leaves(value, (*path, at))]
    return [(path, node)]


def test_any_changed_value_breaks_the_signature() -> None:
    plain = json.loads(to_json(sample()))
    tried = 0
    for path, value in leaves(plain):
        if path[0] in ("signature", "key", "format") or not isinstance(value, str | bool):
            continue
        other = (not value) if isinstance(value, bool) else value + "x"
        try:
            summary = from_json(changed(json.loads(to_json(sample())), path, other))
        except BadSummary:
            continue
        tried += 1
        assert not verify(summary), path
    assert tried > 40


def test_another_key_is_another_fingerprint_and_does_not_verify() -> None:
    summary = sample()
    other = sign(sample(signed=False), bytes(32))
    assert fingerprint(summary.key) != fingerprint(other.key)
    assert not verify(replace(summary, key=other.key))
    assert not verify(sample(signed=False))
    assert verify(other)


def test_the_canonical_form_is_pinned() -> None:
    """A change here would make every summary that is out there fail."""
    text = canonical(sample()).decode("utf-8")
    assert text.startswith('{"balance":{"advice":{"points":4,"words":54}')
    assert '"signature"' not in text
    assert fingerprint(sample().key) == "5637 0967 5112 3381 1012 4573"
    assert sign(sample(signed=False), SEED) == sample()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1234 5678", "1234-5678", True),
        ("1234 5678", "12345678", True),
        ("1234", "1235", False),
        ("", "", False),
    ],
)
def test_fingerprints_are_compared_as_they_are_read_aloud(one: str, other: str, same: bool) -> None:
    assert same_fingerprint(one, other) is same


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(BadSummary):
        from_json(data)


def test_every_field_of_the_summary_is_in_the_sample() -> None:
    """So that a field that is added later is covered by the tests that use it."""
    assert is_dataclass(Summary)
    summary = with_survey()
    empty = [entry.name for entry in fields(Summary) if not getattr(summary, entry.name)]
    assert empty == []
