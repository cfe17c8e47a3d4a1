"""Synthetic news pages with their truth: any number, always the same for a seed.

What they say stands in the tables beside this module: a sentence, a topic or a kind of figure is one row more.
"""

from bench.synthetic.corpus import Corpus, generate

__all__ = ["Corpus", "generate"]
