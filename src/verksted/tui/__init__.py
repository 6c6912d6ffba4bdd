"""The Textual app. `app.py` only wires; screens get what they show and send messages.

Only this room may import textual. Nothing here decides what may leave, what is stored, or how.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "120")  # read when textual is imported: half the wait for a painted note
