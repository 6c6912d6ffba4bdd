"""Widgets of the fair copy and the review: they get values, and tell what is done with them."""
