from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verksted.privacy.checkdigits import (
    account_right,
    birth_date_fits,
    fnr_digits_right,
    fnr_right,
    iban_right,
)

# Invented for tests: the month is moved by 80, so nobody can bear it.
RIGHT = "15890112376"


def numbers_with_right_digits(count: int = 40) -> list[str]:
    """Synthetic numbers (month + 80) with right check digits."""
    found = []
    for serial in range(100, 1000):
        for tail in range(100):
            number = f"158901{serial}{tail:02}"
            if fnr_digits_right(number):
                found.append(number)
                break
        if len(found) == count:
            break
    return found


def test_any_one_wrong_digit_is_noticed() -> None:
    for number in numbers_with_right_digits(10):
        assert fnr_right(number)
        for place in range(11):
            other = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
            assert not fnr_digits_right(other)


def test_dates_of_every_series_fit() -> None:
    for start in ("010190", "410190", "014190", "018190", "016690", "290200", "311299"):
        assert birth_date_fits(start + "00000")
    for start in ("000190", "320190", "011390", "013090", "310299", "310490", "720190"):
        assert not birth_date_fits(start + "00000")


def test_account_numbers() -> None:
    # The example account of the banks' own specification.
    assert account_right("12345678903")
    assert not account_right("12345678904")
    assert not account_right("00000000000")
    assert not account_right("1234567890")


def test_iban() -> None:
    assert iban_right("NO9386011117947")
    assert not iban_right("NO9386011117948")
    assert not iban_right("NO93")
    assert not iban_right("")
    assert not iban_right("Ø" * 20)


@given(st.text(alphabet="0123456789", min_size=11, max_size=11))
def test_never_fails_on_digits(digits: str) -> None:
    assert fnr_right(digits) in (True, False)
    assert account_right(digits) in (True, False)
    if fnr_right(digits):
        assert birth_date_fits(digits)
