"""Widgets: they get values, send messages, and never reach for the app."""
