"""Pages as mirror sites show them: some of a batch, each site with a table of its own."""

import random

from bench.damage import gloss_table, mirror

# The share of glossed characters on each of the sites.
SITES = (0.05, 0.1, 0.2, 0.4, 0.8)
BATCH = 500


def captured(texts: list[str], seed: int, damage: float) -> list[str]:
    """Return the texts in order, the share `damage` of them garbled; their lines keep their numbers."""
    rng = random.Random(seed)
    pages = list(texts)
    by_site: list[list[int]] = [[] for _ in SITES]
    for number in range(len(texts)):
        if rng.random() < damage:
            by_site[int(rng.random() * len(SITES))].append(number)
    for site, numbers in enumerate(by_site):
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            for number, text in zip(batch, _garbled([texts[number] for number in batch], site), strict=True):
                pages[number] = text
    return pages


def _garbled(texts: list[str], site: int) -> list[str]:
    """Mirror many pages at once: the site's table is long, and is gone through once for all."""
    lines = iter(mirror("\n".join(texts), gloss_table(site, SITES[site])).split("\n"))
    return ["\n".join(next(lines) for _ in range(text.count("\n") + 1)) for text in texts]
