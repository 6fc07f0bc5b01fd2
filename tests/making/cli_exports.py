"""What a command exports, as data."""

from __future__ import annotations

import csv
import io
import json


def exported(gouji, book, form, *more):
    """Return what an export says: rows by the names of their columns, or a document."""
    said = gouji("export", "--format", form, "--book", book, *more)
    assert said.code == 0, said.err
    if form == "json":
        return json.loads(said.out)
    return list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))
