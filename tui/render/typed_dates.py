"""What people type that is more than words: a day, in any of the ways they write it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date


def day(text: str) -> date | None:
    """Return the day typed as 2027-06-30, 2027.6.30, 2027年6月30日 or 20270630; None if none."""
    text = unicodedata.normalize("NFKC", text).strip()
    parts = re.fullmatch(r"(\d{4})\D{0,2}?(\d{1,2})\D{0,2}?(\d{1,2})\D?", text)
    if parts is None:
        return None
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        return None
