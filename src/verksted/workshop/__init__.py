"""The domain: what a facilitator would recognise, as plain frozen dataclasses and functions.

Standard library only. Time, ids and randomness are passed in, never read. Nothing here may know how
a workbook is stored, how personal data is found, or what a screen looks like.
"""
