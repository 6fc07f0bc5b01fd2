"""Rendering: findings, pages and tables as lines of terminal cells; no Textual."""
