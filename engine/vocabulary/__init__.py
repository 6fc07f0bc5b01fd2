"""The words by which code knows a subject, as data of the pack: lists and patterns by name."""
