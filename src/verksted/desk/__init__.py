"""The desk: everything a person does with an open workbook, callable without a screen.

It joins the workbook on disk, the domain, the detector and the exporters, and is the one object that
screens and commands are given. No textual, no rich, no printing.
"""
