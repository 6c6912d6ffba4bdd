"""Answers of a user survey to figures of whole groups: reading exports, counting, comparing two years.

What comes out is counts and means; no row, no name, no time and no free text leaves this room by itself
(comments are handed over apart, for the detector). May not know privacy, content or the workbook.
"""
