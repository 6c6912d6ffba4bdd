"""Documents that the desk keeps for itself beside those of the domain: hidden words, a key, a mark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HiddenWord:
    """A name or place typed to be hidden. Never shown again; gone at release."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class HiddenForms:
    """Keyed hashes (hex) of the forms of hidden words: all that stays after release."""

    id: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The workbook's own Ed25519 seed (hex), which signs what is released."""

    id: str
    seed: str


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """That a workbook is no workshop but the register of a service. There is one, with the id `register`."""

    id: str
    format: int = 1
