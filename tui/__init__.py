"""Everything that a terminal shows: the command line and the screens."""

import sys as _sys

# ``python -m tui.…`` looks for modules in the working folder before all others, and this is the
# first line of ours: nothing may be imported before that folder is left out. It stays where it is
# the one in which this very package was found.
if (
    _sys.argv[:1] == ["-m"]
    and not _sys.flags.safe_path
    and _sys.path[0] != __path__[0][: -len("/tui")]
):
    del _sys.path[0]
