"""Screens, one module each, imported when they are first visited."""
