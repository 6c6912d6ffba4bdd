"""The recognizers: one module per family of identifiers, each with `find(face) -> Iterator[Finding]`.

They say what they see and overlap as they like; merge.py settles it. families.py lists them all; nothing
is imported here, since some are needed on every typed line and the rest are heavier.
"""
