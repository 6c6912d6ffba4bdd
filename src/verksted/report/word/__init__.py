"""Word files: written as WordprocessingML on a template of our own, or for the leader's report.

Takes the elements of report/model.py; knows nothing of summaries. python-docx is not used to write:
it would rebuild parts that must stay as they are, and cannot set what accessibility needs.
"""
