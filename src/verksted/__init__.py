"""verksted: a workbook in the terminal for participation workshops in Norwegian child welfare.

Imports nothing, so that any part of the house can be imported alone.
"""

__version__ = "0.1.0"
