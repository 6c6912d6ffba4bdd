"""Files from strangers, opened with care: what kind a file is, how much it may ask for, packages, safe XML.

Both the reading of text for personal data and the reading of surveys stand on this room, so it lies
under both. It knows no content: no cell, no paragraph, no finding may enter.
"""
