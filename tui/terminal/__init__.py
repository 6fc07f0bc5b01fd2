"""The terminal: what it can show, and which key does what."""
