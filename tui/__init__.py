"""Everything that a terminal shows: the command line and the screens."""
