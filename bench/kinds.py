"""The kinds of damage that restoration is measured on, each with the shares of it that a site may carry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pypinyin import Style

from bench.damage import Table, draw, gloss_table, han_characters, mirror, mirror_html, to_traditional
from bench.simplified import dictionary_words, double_commas, exclaim, gloss_words, lose_indents

COVERAGES = (0.05, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Case:
    """One kind of damage at one coverage, if it has any; `damage` takes a clean page and the seed of a site."""

    kind: str
    coverage: float | None
    damage: Callable[[str, int], str]


def cases() -> Iterator[Case]:
    """List every case, kind by kind."""
    for kind, whole in WHOLE.items():
        yield Case(kind, None, _on_any_site(whole))
    for kind, graded in GRADED.items():
        for coverage in COVERAGES:
            yield Case(kind, coverage, _on_site(graded, coverage))


def _on_any_site(damage: Callable[[str], str]) -> Callable[[str, int], str]:
    return lambda text, _: damage(text)


def _on_site(damage: Callable[[str, int, float], str], coverage: float) -> Callable[[str, int], str]:
    return lambda text, site: damage(text, site, coverage)


@cache
def _table(site: int, coverage: float, style: Style = Style.TONE) -> Table:
    return gloss_table(site, coverage, style)


@cache
def _characters(site: int, coverage: float) -> frozenset[str]:
    return frozenset(draw(han_characters(), site, coverage))


@cache
def _words(site: int, coverage: float) -> frozenset[str]:
    return frozenset(draw(dictionary_words(), site, coverage))


WHOLE: dict[str, Callable[[str], str]] = {
    "none, Simplified": lambda text: text,
    "none, Taiwan": lambda text: to_traditional(text, "s2tw"),
    "none, Hong Kong": lambda text: to_traditional(text, "s2hk"),
    "`。` as `!`": exclaim,
    "indents as `??`": lose_indents,
    "mirror, marks only": lambda text: mirror(text, []),
}
GRADED: dict[str, Callable[[str, int, float], str]] = {
    "mirror": lambda text, site, share: mirror(text, _table(site, share)),
    "mirror, toneless": lambda text, site, share: mirror(text, _table(site, share, Style.NORMAL)),
    "mirror, from HTML": lambda text, site, share: mirror_html(text, _table(site, share)),
    "mirror, `?` dropped": lambda text, site, share: mirror(text, _table(site, share), lost=""),
    "characters glossed": lambda text, site, share: gloss_words(text, _characters(site, share)),
    "characters, toneless": lambda text, site, share: gloss_words(text, _characters(site, share), Style.NORMAL),
    "words glossed": lambda text, site, share: gloss_words(text, _words(site, share)),
    "words, toneless": lambda text, site, share: gloss_words(text, _words(site, share), Style.NORMAL),
    "commas doubled": double_commas,
}
