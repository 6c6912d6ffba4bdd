"""From a released `Summary` or a `Handout` to finished files, and into the leader's own report.

Nothing rawer than these two may enter here. Each file is built in memory, read again and scanned
before it appears under its name.
"""
