"""Any file to units of text: what `skann` searches, and what the leak scan reads again.

Only reading: nothing here knows what personal data is, writes, or keeps anything.
"""

from verksted.privacy.reading.files import read_units
from verksted.privacy.reading.units import Limits, Unit, Unreadable

__all__ = ["Limits", "Unit", "Unreadable", "read_units"]
