-- Which articles hold these words?
-- 哪些报道提到这些词？
-- Row: one article that holds all the words, the best twenty, best first.
-- Read: score is BM25: higher where the words are rare and stand often in a short article. Words in quotation marks are
-- found as they are written: WORDS='"人才公寓" 苏州'. The snippet is where the body first holds one of the words.
-- Caveat: reprints of a story are articles of their own. The words are found in any order and by pairs of characters,
-- so an article that holds the pairs apart is found too unless they stand in quotation marks.
-- Parameter: words = 氢能公交 · what to look for
from search_articles(coalesce(getvariable('words')::varchar, '氢能公交'))
