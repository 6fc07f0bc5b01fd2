"""How much of a report's own words stands in another report too.

``percent`` = of the characters of a report's own sentences, the share that stands in sentences
of which the other report has one at least 85 % alike (Indel ratio, rapidfuzz), rounded down.
Own sentences are those of the running text without statutory wording and stock phrases
(``own_text``); names of the agency, years and numbers are evened out first, so that a copy with
another name is still a copy. Sentences that many units share count for nobody: whoever compares
with many says which they are (``stock``).
"""

from engine.facts.likeness.compare import ALIKE, compare
from engine.facts.likeness.own_text import OwnText, own_text

__all__ = ["ALIKE", "OwnText", "compare", "own_text"]
