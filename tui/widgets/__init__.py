"""Widgets of the screens; one widget a file, its messages inside it."""
