"""The steps of planning, one screen each."""
