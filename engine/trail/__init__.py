"""The casebook and its trail: who decided what, kept so that any tampering shows."""
