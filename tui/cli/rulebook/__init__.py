"""Commands on the rules."""
