"""Verification: the trail against itself, its rows and the checkpoints."""
