"""The review in line mode, for old consoles and screen readers."""
