"""Completion for shells, written from the parser of all commands: words only, nothing is run."""
