"""How long it takes to compare each of 2,000 reports with all the others.

Ratios, not seconds: the index on disk against comparing all pairs (measured on a subset and
scaled), and how the time for one report grows from 500 to 2,000 reports. Made texts: each county
has a model text that half its units lean on, one report in twenty is a copy with a few words
changed. Run it as a script (``make bench``); it exits 1 where a ratio is lost.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from engine.audit.similarity_index import Index, SimilarityIndex, keep_words
from engine.facts.likeness import OwnText, compare

REPORTS = 2_000
SENTENCES = 20
SUBSET = 60
COPY = 50
"""From so many percent on a report is a copy of another."""
FASTER = 20
"""At least so many times faster than all pairs, at 2,000 reports."""
GROWTH = 4
"""At most so many times the time for one report when there are four times as many."""
LETTERS = (
    "的一是在了有和人这中大为上个国以说们到时要就出会可也你对生能而子那得于着下自之年过发后作"
    "里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
)


def made(count: int) -> list[OwnText]:
    """Make own texts: 50 units a county, model sentences, copies."""
    dice = random.Random(20240131)  # noqa: S311 — a bench, not a secret
    models = [[sentence(dice) for _ in range(12)] for _ in range(count // 50 + 1)]
    texts: list[OwnText] = []
    for number in range(count):
        if number % 20 == 19:
            own = [slip(dice, one) for one in texts[-dice.randint(1, min(19, len(texts)))].compared]
        else:
            own = [sentence(dice) for _ in range(SENTENCES)]
            if number % 2:
                own[:6] = dice.sample(models[number // 50], 6)
        name = f"第{number}镇"
        texts.append(OwnText(unit=name, year=2023, written=tuple(own), compared=tuple(own)))
    return texts


def sentence(dice: random.Random) -> str:
    """Return 25 to 70 characters by chance, drawn as unevenly as real ones."""
    return "".join(
        LETTERS[int(dice.random() ** 2 * len(LETTERS))] for _ in range(dice.randint(25, 70))
    )


def slip(dice: random.Random, text: str) -> str:
    """Change two characters, as a copyist does."""
    letters = list(text)
    for _ in range(2):
        letters[dice.randrange(len(letters))] = dice.choice(LETTERS)
    return "".join(letters)


class Shelved:
    """The index on disk over texts, and where the words of each lie."""

    def __init__(self, folder: Path, texts: list[OwnText]) -> None:
        index = Index(folder)
        self.places = [folder / text.unit for text in texts]
        for place, text in zip(self.places, texts, strict=True):
            index.add(keep_words(place, text))
        index.finish()
        self._likes = SimilarityIndex(folder)

    def copied(self, place: Path) -> bool:
        """Tell whether half of a text stands in another one."""
        return any(one.percent >= COPY for one in self._likes.of(place).found)


def per_report(texts: list[OwnText], every: int) -> tuple[float, float]:
    """Return seconds to add one text, and to ask for one, asking for each ``every``-th."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        shelved = Shelved(Path(folder), texts)
        added = time.perf_counter()
        asked = shelved.places[::every]
        for place in asked:
            shelved.copied(place)
        return (added - start) / len(texts), (time.perf_counter() - added) / len(asked)


def found(texts: list[OwnText]) -> int:
    """Return how many of the copies the index finds."""
    with tempfile.TemporaryDirectory() as folder:
        shelved = Shelved(Path(folder), texts)
        return sum(shelved.copied(place) for place in shelved.places[19::20])


def main() -> int:
    """Measure, print, and tell whether a ratio is lost."""
    texts = made(REPORTS)
    small_add, small_ask = per_report(texts[: REPORTS // 4], REPORTS // 400)
    add, ask = per_report(texts, REPORTS // 100)
    start = time.perf_counter()
    few = texts[:SUBSET]
    pairs = [compare(a, b).percent for a in few for b in few if a is not b]
    pair = (time.perf_counter() - start) / len(pairs)
    copies, seen = REPORTS // 20, found(texts)
    naive = pair * (REPORTS - 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{REPORTS} 份：入库 {add * 1e3:.2f} 毫秒/份，比对 {ask * 1e3:.2f} 毫秒/份")
    print(f"内存峰值 {memory:.0f} MiB；两两比对需 {naive * 1e3:.0f} 毫秒/份")
    print(f"索引快 {naive / (add + ask):.0f} 倍（至少 {FASTER}）")
    growth = (add + ask) / (small_add + small_ask)
    print(f"份数增至四倍，每份用时为 {growth:.1f} 倍（至多 {GROWTH}）")
    print(f"照抄的 {copies} 份找出 {seen} 份")
    return int(naive / (add + ask) < FASTER or growth > GROWTH or seen < copies)


if __name__ == "__main__":
    sys.exit(main())
