"""Files: what a file is, what it may cost, and where its bytes come from."""
